"""Dates of descriptions: the gold list, order of days, running text, edges of `ArchivalDate`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from edtf import parse_edtf

import ocrfix
from ocrfix.records.patterns import date_expressions
from ocrfix.records.patterns.date_reading import Item, Reading
from ocrfix.records.patterns.date_tokens import Tokens
from ocrfix.records.patterns.dates import ArchivalDate, find_dates, parse_date

GROUPS = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))["group"]
CASES = [
    pytest.param(group["language"], *case, id=f"{group['language']}: {case[0]}")
    for group in GROUPS
    for case in group["cases"]
]


@pytest.mark.parametrize(("language", "text", "edtf", "clock"), [
    pytest.param(*(*case.values, "")[:4], id=case.id) for case in CASES
])  # fmt: skip
def test_the_gold_list(language: str, text: str, edtf: str, clock: str) -> None:
    expected = {"date_edtf": edtf, "time": clock}
    date = parse_date(text, language)
    assert date.as_dict() == {name: value for name, value in expected.items() if value}
    assert date.span.text(text) == date.raw
    if edtf:
        parse_edtf(edtf)


def test_the_gold_list_is_long_enough_and_has_no_case_twice() -> None:
    texts = [(group["language"], case[0]) for group in GROUPS for case in group["cases"]]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 150


@pytest.mark.parametrize(
    ("text", "language", "edtf", "alternatives"),
    [
        ("03/04/1951", "en", "1951-03-04", ("1951-04-03",)),
        ("03/04/1951", "ru", "1951-04-03", ("1951-03-04",)),
        ("03/04/1951", None, "1951-03-04", ("1951-04-03",)),
        ("3.4.1951", "en", "1951-04-03", ("1951-03-04",)),
        ("3.4.1951", "ru", "1951-04-03", ()),
        ("13/04/1951", "en", "1951-04-13", ()),
        ("04/13/1951", "ru", "1951-04-13", ()),
        ("04/04/1951", "en", "1951-04-04", ()),
        ("5.l1.1951", "ru", "1951-11-05", ("1951-02-05",)),
        ("1932-33", "ru", "1932/1933", ("1932-33",)),
        ("1 8 мая 1945 г.", "ru", "1945-05-08", ("1945-05-18",)),
        ("1905-07", "ru", "1905-07", ("1905/1907",)),
        # a weekday, a neighbour or the caller decides
        ("Tuesday, 03/04/1951", "en", "1951-04-03", ()),
        ("03/04/1951 - 25/04/1951", "en", "1951-04-03/1951-04-25", ()),
        ("03/04/1951 - 03/25/1951", "ru", "1951-03-04/1951-03-25", ()),
    ],
)
def test_an_ambiguous_date_keeps_both_readings(
    text: str, language: str | None, edtf: str, alternatives: tuple[str, ...]
) -> None:
    date = parse_date(text, language)
    assert (date.edtf, date.alternatives) == (edtf, alternatives)
    assert date.doubtful == bool(alternatives)
    assert any("can be read" in problem for problem in date.problems) == bool(alternatives)


def test_the_caller_may_know_the_order() -> None:
    assert parse_date("03/04/1951", "en", day_first=True).edtf == "1951-04-03"
    assert parse_date("03/04/1951", "ru", day_first=False).alternatives == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 февраля 1951 г.", "there is no 31.02.1951"),
        ("29.2.1951", "there is no 29.02.1951"),
        ("Monday 19 September 1958", "1958-09-19 was a Friday, not a Monday"),
        ("около 5 и 7 мая 1951 г.", "the doubt about such a date has no form in EDTF"),
        ("лето 1951 г. (?)", "the doubt about such a date has no form in EDTF"),
        (
            "составлено 5 мая 1951 г., получено 7 мая 1951 г.",
            "the text has another date: 7 мая 1951 г.",
        ),
        ("начало мая 1951 г.", "a part of a month or year has no form in EDTF"),
        ("5 мая 1951 г. – 3 мая 1951 г.", "the range runs backwards or has no form in EDTF"),
        ("25 октября (7 ноября) 1917 г.", "1917-10-25 in the Old Style, 13 days behind"),
    ],
)
def test_what_is_odd_is_said(text: str, problem: str) -> None:
    assert problem in parse_date(text).problems


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        (
            "РГАСПИ. Ф. 17. Оп. 162. Д. 14. Л. 60. Заверенная копия. 8 февраля 1933 г.",
            "ru",
            ["1933-02-08"],
        ),
        ("ф. 190, оп. 1, ед. хр. 122; 1920–1925; 71 л.", "ru", ["1920/1925"]),
        ("д. 18, 12/345, Оп. 1, л. 5-14, № 15/5-51, вх. 12/3-50", "ru", []),
        ("APRF, f. 45, op. 1, d. 337, ll. 1-3. October 14, 1950", "en", ["1950-10-14"]),
        ("Голод в СССР. М.: МФД 2012 С. 386-387", "ru", []),
        ("Telegram to I.V. Stalin of 14 January 1951, 3 p. in all", "en", ["1951-01-14"]),
        (
            "5 мая 1951 г. прибыло 10 человек, 7 мая — 12; всего за 1951 г. 500",
            "ru",
            ["1951-05-05", "XXXX-05-07", "1951"],
        ),
        ("They may 5 times march 12 miles before 7 May", "en", ["XXXX-05-07"]),
        ("over the period from June to September 1950", "en", ["1950-06/1950-09"]),
        ("back to September 1950, in May again", "en", ["1950-09"]),
        ("С 5 по 14 января 1951 г. шли бои", "ru", ["1951-01-05/1951-01-14"]),
        ("03/04/1951, later 03/25/1951", "en", ["1951-03-04", "1951-03-25"]),
        ("3/4/1951, later 25/3/1951", "en", ["1951-04-03", "1951-03-25"]),
        ("32 февраля 1951 г. не бывает", "ru", []),
    ],
)
def test_running_text(text: str, language: str, edtf: list[str]) -> None:
    dates = find_dates(text, language)
    assert [date.edtf for date in dates] == edtf
    assert all(date.span.text(text) == date.raw for date in dates)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("16 января 1951 г.", ("1951-01-16", "1951-01-16")),
        ("февраль 1952 г.", ("1952-02-01", "1952-02-29")),
        ("не ранее 5 мая 1932 г.", ("1932-05-05", None)),
        ("не позднее мая 1932 г.", (None, "1932-05-31")),
        ("1950-е гг.", ("1950-01-01", "1959-12-31")),
        ("лето 1953 г.", ("1953-06-01", "1953-08-31")),
        ("зима 1950/51 г.", ("1950-01-01", "1951-02-28")),
        ("II квартал 1951 г.", ("1951-04-01", "1951-06-30")),
        ("с 1949 г. по май 1950 г.", ("1949-01-01", "1950-05-31")),
        ("5, 7 и 9 мая 1945 г.", ("1945-05-05", "1945-05-09")),
        ("16 января", (None, None)),
        ("без даты", (None, None)),
    ],
)
def test_bounds_are_days(text: str, bounds: tuple[str | None, str | None]) -> None:
    date = parse_date(text, "ru")
    assert (date.earliest, date.latest) == bounds


def test_undated_is_known_and_empty() -> None:
    date = parse_date("Undated", "en")
    assert (date.raw, date.as_dict(), date.edtf) == ("Undated", {}, None)
    assert parse_date("", None) == ArchivalDate()


def test_the_public_name() -> None:
    assert ocrfix.parse_date is parse_date


@pytest.mark.parametrize(
    "text", ["1, ", "5 мая, ", "с 5 по ", "1.1.", "[", "не ранее ", "1-", "14 45 ", "май "]
)
def test_reading_takes_linear_time(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each place of the text is tried for a bounded number of dates."""
    tries = 0
    read_item = date_expressions.read_item

    def counted(tokens: Tokens, place: int, reading: Reading) -> Item | None:
        nonlocal tries
        tries += 1
        return read_item(tokens, place, reading)

    monkeypatch.setattr(date_expressions, "read_item", counted)
    find_dates(text * 2000, "ru")
    parse_date(text * 2000, "ru")
    assert tries < 20 * len(text) * 2000


def test_every_row_of_the_documentation_is_true() -> None:
    page = Path(__file__).parents[2] / "docs" / "dates.md"
    rows = [
        [cell.strip().strip("`") for cell in line.strip("|").split(" |")]
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert len(rows) > 40
    for text, language, edtf, clock in rows:
        date = parse_date(text, language)
        assert (date.edtf or "", date.time or "") == (edtf, clock), text
