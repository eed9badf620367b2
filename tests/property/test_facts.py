"""The facts of any text: true places, possible readings, the same each time, no hang."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.document.zoning import find_zones
from ocrfix.facts import Fact, FactKind, extract
from ocrfix.facts.identifiers import is_table_row
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.spans import Span

FORMS = Path(__file__).parents[1] / "facts" / "forms"
KNOWLEDGE = Knowledge()
#: More readings than a rule ever asks for.
READINGS = 60
POSSIBLE = {"day": (1, 31), "month": (1, 12), "hour": (0, 24), "minute": (0, 59)}
NOISE = [
    "Докладываю о состоянии", "тов. Мологову", "ШИФРТЕЛЕГРАММА № 15603", "Лист 8", "Экз. № 2",
    "Продолжение шифртелеграммы № 15608", "| № 1 | тов. Сталину |", "Ф И Л И П П О В У", "1О.ООО",
    "CIPHERED TELEGRAM No. 15603 Copies: Stalin (2) EXTREMELY URGENT", "Citation:", "[/нрзб]", "№",
    "расш. Прокопьев 16.00 16.1", "В. КУЗНЕЦОВ", "Секретно", "Исх. № 763/с", "П70/214", "63", "-",
    "30.УТ.54", "80.VI.54 г.", "99:99", "31.13.1951", "0.0.51", "\u0301", "\u00ad", "\x00",
    "\x1b[0m",    "\u202e", "😀", "٣٤", "²", "½", "Ⅳ", "\u2028", "\ufeff", "ﬁ", "ІХ",
]  # fmt: skip


@cache
def forms() -> tuple[str, ...]:
    rows = [
        line.split("\t")[0].replace("\\n", "\n")
        for name in ("ru.tsv", "en.tsv")
        for line in (FORMS / name).read_text(encoding="utf-8").splitlines()
        if not line.startswith("# ")
    ]
    return tuple(rows)


GAPS = st.sampled_from([" ", "\n", "\r\n", "\r", "", "\n\n", ", ", ". ", " - ", " и ", "\t"])
PIECES = st.one_of(st.sampled_from(forms()), st.sampled_from(NOISE), st.text(max_size=6))
TEXT = st.lists(st.tuples(PIECES, GAPS), max_size=14).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def zoned(text: str, language: str) -> Document:
    """The text in the zones it has by itself, or all as one zone of a language."""
    document = Document("a.txt", text)
    if not language:
        return find_zones(document)
    kind = ZoneKind.TRANSLATION if language == "en" else ZoneKind.BODY
    return document.with_zones((Zone(kind, Span(0, len(text)), language, 1),))


def assert_sound(fact: Fact, source: str) -> None:
    assert fact.raw == fact.span.text(source)
    assert fact.raw
    assert fact.value
    for part in fact.parts:
        assert part.raw == part.span.text(source)
        assert part.span.end <= len(source)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT, st.sampled_from(["", "ru", "en"]), st.booleans())
def test_facts_stand_where_they_say(text: str, language: str, known: bool) -> None:
    document = zoned(text, language)
    # a lone carriage return is read as a line end, which a part may go over
    source = re.sub(r"\r(?!\n)", "\n", text)
    for fact in extract(document, KNOWLEDGE if known else None):
        assert_sound(fact, source)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from(["", "ru", "en"]))
def test_the_same_text_states_the_same(text: str, language: str) -> None:
    once, again = (extract(zoned(text, language), KNOWLEDGE) for _ in range(2))
    assert once.facts == again.facts
    assert list(once) == sorted(once, key=lambda fact: (fact.span, fact.kind))


def impossible(fact: Fact, reading: str) -> list[str]:
    """The parts of a date or time that a reading changes to something there cannot be."""
    found = []
    for part in fact.parts:
        if not fact.span.covers(part.span) or part.name not in POSSIBLE:
            continue
        start = part.span.start - fact.span.start
        text = reading[start : start + len(part.raw)]
        low, high = POSSIBLE[part.name]
        if text != part.raw and text.isdigit() and not low <= int(text) <= high:
            found.append(f"{part.name} {text}")
    return found


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXT, st.sampled_from(["ru", "en"]))
@example("полчаса, полгода, полугода - 110 000 тонн риса ", "ru")
def test_readings_are_others_and_possible(text: str, language: str) -> None:
    for fact in extract(zoned(text, language), None):
        read = [reading for reading, _ in zip(fact.readings(), range(READINGS), strict=False)]
        assert fact.raw not in [one.text for one in read]
        assert all(len(one.text) == len(fact.raw) for one in read)
        assert all(0 < one.likeness <= 1 for one in read)
        assert [one.likeness for one in read] == sorted(
            (one.likeness for one in read), reverse=True
        )
        if fact.kind in (FactKind.DATE, FactKind.TIME):
            assert not [bad for one in read for bad in impossible(fact, one.text)]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["", "ru", "en"]))
def test_any_text_has_facts_without_a_crash(text: str, language: str) -> None:
    extract(zoned(text, language), KNOWLEDGE)


# A step that looks at the whole line, or at all lines, for each fact would hang at these sizes.
@pytest.mark.parametrize(
    ("language", "unit"),
    [
        *(("ru", unit) for unit in (
            "а-", "№", "1 ", "двадцать ", "10-15 тысяч ", "Лист 2 экз. № 3 ", "Ким Ир Сен ",
            "М О Л О Т О В У В.М. ", "Для тов. Молотова ", "Секретно. ", "\u0301", "\x00",
        )),
        *(("en", unit) for unit in ("1/2 ", "January 16, 1951 ", "five and ", "No. 1 ")),
    ],
)  # fmt: skip
def test_one_huge_line(language: str, unit: str) -> None:
    text = unit * (50_000 // len(unit))
    for fact in extract(zoned(text, language), KNOWLEDGE):
        assert_sound(fact, text)


def test_a_line_is_judged_once_for_all_its_copies() -> None:
    is_table_row.cache_clear()
    extract(zoned("экз. № 3 " * 1000, "ru"), None)
    assert is_table_row.cache_info().misses == 1


def test_each_of_many_zones_looks_at_its_own_lines() -> None:
    line, number = "Секретно\nЭкз. № 5\nтов. Молотову\n", 2000
    kinds = (ZoneKind.BODY, ZoneKind.CONTINUATION)
    zones = tuple(
        Zone(kinds[place % 2], Span(place * len(line), (place + 1) * len(line)), "ru", place)
        for place in range(number)
    )
    facts = extract(Document("a.txt", line * number).with_zones(zones), KNOWLEDGE)
    assert [fact.sheet for fact in facts.of(FactKind.COPY_NUMBER)] == list(range(number))
    assert len(facts.of(FactKind.CLASSIFICATION)) == number
