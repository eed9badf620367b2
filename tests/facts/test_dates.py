from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts import Fact, FactKind, extract
from ocrfix.facts.dates import CalendarDate, month_number, roman_month
from ocrfix.text.spans import Span


def facts(text: str, kind: FactKind, language: str = "ru") -> list[Fact]:
    zone = ZoneKind.TRANSLATION if language == "en" else ZoneKind.BODY
    document = Document(path="", source=text)
    document = document.with_zones((Zone(zone, Span(0, len(text)), language, 1),))
    return list(extract(document, None).of(kind))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16 января 1951 г.", ["1951-01-16"]),
        ("15.1.51 г.", ["1951-01-15"]),
        ("24.Х.53 г.", ["1953-10-24"]),
        ("5/Х-62 г.", ["1962-10-05"]),
        ("получена 14 45 16 1 1951 г.", ["1951-01-16"]),
        ("расш. Прокопьев 16.00 16.1", ["XXXX-01-16"]),
        ("отп. Сорокина 21.05 30.VI", ["XXXX-06-30"]),
        ("на 17 нября 1950 года", ["1950-11-17"]),
        ("с июня по сентябрь 1950 года", ["1950-06", "1950-09"]),
        ("в 1949 году", ["1949"]),
        ("80.VI.54 г.", ["1954-06-80"]),
        ("З июля", ["XXXX-07-03"]),
        ("17.45\n17.45", []),
        ("100.000 человек, № 718-720", []),
    ],
)
def test_russian_dates(text: str, expected: list[str]) -> None:
    assert [fact.value for fact in facts(text, FactKind.DATE)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 16, 1951", ["1951-01-16"]),
        ("17 November 1950", ["1950-11-17"]),
        ("Received 14 hours 45 minutes 16.1.1951", ["1951-01-16"]),
        ("from June to September 1950", ["1950-06", "1950-09"]),
        ("on 3 and 4 October", ["XXXX-10-03", "XXXX-10-04"]),
        ("30.VI.54 YUDIN", ["1954-06-30"]),
        ("100,000 men may go", []),
    ],
)
def test_english_dates(text: str, expected: list[str]) -> None:
    assert [fact.value for fact in facts(text, FactKind.DATE, "en")] == expected


def test_times() -> None:
    text = "получена 14 45 16 1 1951 г., расш. 16.00 16.1, в 19 час. 40 мин."
    assert [fact.value for fact in facts(text, FactKind.TIME)] == ["14:45", "16:00", "19:40"]


def test_parts_have_places() -> None:
    text = "от 4 июня 1951 года"
    (fact,) = facts(text, FactKind.DATE)
    assert {part.name: part.span.text(text) for part in fact.parts} == {
        "day": "4", "month": "июня", "year": "1951",
    }  # fmt: skip


@given(st.one_of(st.none(), st.integers(1900, 1999)), st.integers(1, 12), st.integers(1, 31))
def test_value_and_date_agree(year: int | None, month: int, day: int) -> None:
    date = CalendarDate(year, month, day)
    assert CalendarDate.parse(str(date)) == date


def test_months() -> None:
    assert month_number("нября") == 11
    assert month_number("июня") == 6
    assert month_number("июля") == 7
    assert month_number("человек") is None
    assert roman_month("ХІІ") == 12
    assert roman_month("ХТ") is None
