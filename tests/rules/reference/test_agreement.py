from __future__ import annotations

import pytest

from ocrfix.document.model import ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.rules.reference.agreement import Dissent, dissents, witness_note
from ocrfix.text.spans import Span


def place(value: str, sheet: int) -> Fact:
    """The number on a sheet; sheet 0 is the translation."""
    zone = ZoneKind.BODY if sheet else ZoneKind.TRANSLATION
    span = Span(sheet * 100, sheet * 100 + len(value))
    language = "ru" if sheet else "en"
    return Fact(FactKind.TELEGRAM_NUMBER, span, value, value, zone, language, sheet)


def judged(*values: str, translation: str = "") -> list[Dissent]:
    facts = [place(value, sheet) for sheet, value in enumerate(values, start=1)]
    return list(dissents([*facts, place(translation, 0)] if translation else facts))


def test_the_majority_wins() -> None:
    (dissent,) = judged("15603", "15603", "15608")
    assert (dissent.fact.sheet, dissent.truth) == (3, "15603")
    assert dissent.confidence > 0.9


def test_the_translation_decides_between_two() -> None:
    (dissent,) = judged("15603", "15608", translation="15603")
    assert (dissent.fact.sheet, dissent.truth) == (2, "15603")


def test_two_against_two_is_open() -> None:
    (dissent,) = judged("15603", "15608")
    assert dissent.truth is None


@pytest.mark.parametrize(
    "values", [("15603", "15603", "15603"), ("15603", "15603", "4116"), ("15603",), ()]
)
def test_no_dissent(values: tuple[str, ...]) -> None:
    assert judged(*values) == []


def test_more_witnesses_are_surer() -> None:
    few, many = judged("83", "83", "88"), judged("83", "83", "83", "83", "88")
    assert many[0].confidence > few[0].confidence


def test_the_note_names_all_witnesses() -> None:
    facts = [place("15603", 1), place("15603", 2), place("15603", 0)]
    assert witness_note(facts, "15603") == "sheets 1 and 2 and the translation say 15603"
    assert witness_note(facts[:1], "15603") == "sheet 1 says 15603"
