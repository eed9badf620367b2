"""What confirms a fact, what does not, and which issues stand on it."""

from __future__ import annotations

import pytest

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.issues import Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext
from ocrfix.text.spans import Span
from ocrfix.verdicts import MOST_WITNESSES, Verdict, verdicts

KNOWLEDGE = Knowledge()
TRANSLATION = "\n\nCIPHERED TELEGRAM No. 15603\nTo Comrade Stalin.\n"


def judged(source: str, issues: tuple[Issue, ...] = ()) -> tuple[Verdict, ...]:
    document = find_zones(Document("a.txt", source))
    return verdicts(RuleContext(document, KNOWLEDGE, Settings()), issues)


def confirmed(source: str, kind: str) -> list[tuple[str, int]]:
    return [(one.fact.raw, one.confirmations) for one in judged(source) if one.fact.kind == kind]


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("5 мая 1951 г. и 5.V.51", "date", [("5 мая 1951", 1), ("5.V.51", 1)]),
        ("5 мая 1951 г. и 5 мая", "date", [("5 мая 1951", 1), ("5 мая", 1)]),
        ("5 мая 1951 г. и 6 мая 1951 г.", "date", [("5 мая 1951", 0), ("6 мая 1951", 0)]),
        # whose year «5 мая» is of nobody knows
        ("5 мая 1951 г., 5 мая 1950 г. и 5 мая", "date",
         [("5 мая 1951", 0), ("5 мая 1950", 0), ("5 мая", 0)]),
        ("в мае 1951 г. и 5 мая 1951 г.", "date", [("мае 1951", 0), ("5 мая 1951", 0)]),
        ("100.000 тонн и 100 тыс. тонн", "figure", [("100.000", 1), ("100", 1)]),
        ("15 дивизий и 15 дивизий", "figure", [("15", 1), ("15", 1)]),
        ("15 дивизий и 15 полков", "figure", [("15", 0), ("15", 0)]),
        ("5 дивизий и 5 дивизий", "figure", [("5", 0), ("5", 0)]),
        ("12, потом 12", "figure", [("12", 0), ("12", 0)]),
        ("115, потом 115", "figure", [("115", 1), ("115", 1)]),
        ("на № 588 и № 588", "registry-number", [("588", 1), ("588", 1)]),
        ("№ 12 и № 12", "registry-number", [("12", 0), ("12", 0)]),
        ("Лист 2\nслово\nЛист 2", "sheet-number", [("2", 0), ("2", 0)]),
        ("во вторник, 16 января, во вторник, 23 января", "weekday", [("вторник", 0)] * 2),
        ("тов. Молотову от тов. Молотова", "name", [("Молотову", 1), ("Молотова", 1)]),
    ],
)  # fmt: skip
def test_places_of_one_text(source: str, kind: str, expected: list[tuple[str, int]]) -> None:
    assert confirmed(source, kind) == expected


def test_the_translation_confirms_what_is_too_short_by_itself() -> None:
    source = f"Прошу 5 дивизий и 7 полков.{TRANSLATION}Please send 5 divisions and 8 regiments.\n"
    assert confirmed(source, "figure") == [
        ("5", 1), ("7", 0), ("15603", 0), ("5", 1), ("8", 0)
    ]  # fmt: skip


def test_a_total_is_confirmed_by_all_its_terms() -> None:
    source = f"Всего 3 млн. 400 тыс. рублей.{TRANSLATION}In all 3 million 400 thousand rubles.\n"
    assert [number for _, number in confirmed(source, "figure")] == [1, 0, 1]


def test_issues_stand_on_the_facts_they_overlap() -> None:
    source = "№ 588 от 16 января 1951 г."
    issue = Issue("REF001", "telegram-number", Span(9, 11), "16", "doubtful")
    doubted = {one.fact.raw for one in judged(source, (issue,)) if one.issues == (issue,)}
    assert doubted == {"16 января 1951"}


def test_what_is_stated_everywhere_has_few_witnesses_and_counts_all() -> None:
    found = judged("5 мая 1951 г. " * 400)
    assert {one.confirmations for one in found if one.fact.kind == "date"} == {399}
    assert all(len(one.witnesses) <= MOST_WITNESSES for one in found)
    assert all(one.fact.span not in {other.span for other in one.witnesses} for one in found)


def test_papers_of_one_file_do_not_confirm_each_other() -> None:
    paper = "ШИФРТЕЛЕГРАММА № 15603\nСлово о деле 16 января 1951 г.\n"
    document = find_zones(Document("a.txt", f"{paper}\n\n{paper}"))
    halves = len(document.source) // 2
    zones = tuple(
        type(document.zones[0])(document.zones[0].kind, span, "ru", 1, part)
        for part, span in ((1, Span(0, halves)), (2, Span(halves, len(document.source))))
    )
    context = RuleContext(document.with_zones(zones), KNOWLEDGE, Settings())
    assert not any(one.confirmations for one in verdicts(context, ()))
