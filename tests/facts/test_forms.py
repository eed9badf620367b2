"""Every written form of numbers, durations, dates, times and weekdays, as data in ``forms/``."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts import Fact, FactKind, extract
from ocrfix.text.spans import Span

FORMS = Path(__file__).parent / "forms"
#: Names, № and the like have tests of their own.
KINDS = (FactKind.FIGURE, FactKind.DURATION, FactKind.DATE, FactKind.TIME, FactKind.WEEKDAY)


def rows(language: str) -> list[tuple[str, str, str]]:
    """Language, text and stated facts of each row; a row without a TAB is an error of the data."""
    lines = (FORMS / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line and not line.startswith("# ")]
    return [(language, *line.split("\t")) for line in kept]


def stated(fact: Fact) -> str:
    return " ".join(filter(None, (fact.kind, fact.value, fact.unit)))


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [*rows("ru"), *rows("en")],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_form(language: str, written: str, expected: str) -> None:
    text = written.replace("\\n", "\n")
    kind = ZoneKind.TRANSLATION if language == "en" else ZoneKind.BODY
    document = Document(path="", source=text)
    document = document.with_zones((Zone(kind, Span(0, len(text)), language, 1),))
    facts = extract(document, None).of(*KINDS)
    assert "; ".join(map(stated, facts)) == expected


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_form_is_listed_twice(language: str) -> None:
    texts = [text for _, text, _ in rows(language)]
    assert len(texts) == len(set(texts))
