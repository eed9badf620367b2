"""Invariants of dictionaries/units.tsv."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ocrfix.facts.durations import iso_duration
from ocrfix.language.units import COLUMNS, LONGEST, known_units
from ocrfix.text.alphabet import fold

FILE = Path(__file__).resolve().parents[2] / "dictionaries" / "units.tsv"
TEXT = FILE.read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in TEXT.splitlines() if not line.startswith("# ")]
RUSSIAN, FEW, ENGLISH, PLURAL = (COLUMNS.index(name) for name in COLUMNS[2:])
_RUSSIAN_FORM = re.compile(r"[а-я]+~?\.?(?:[ .-]*[а-я]+~?\.?)*|[а-я]\d|[а-я][³²]|[%$£°]{1,2}")
_ENGLISH_FORM = re.compile(r"[a-z]+\.?(?:[ -][a-z]+)*|[%$£]")


def forms(row: list[str], *columns: int) -> list[str]:
    return [form for column in columns for form in row[column].split("|") if form]


def test_file() -> None:
    assert TEXT.endswith("\n")
    assert "\r" not in TEXT
    assert all(len(row) == len(COLUMNS) for row in ROWS)
    assert all(cell == cell.strip() for row in ROWS for cell in row)
    names = [row[0] for row in ROWS]
    assert names == sorted(set(names))
    assert "# Source: " in TEXT


def test_kinds_are_those_of_the_head() -> None:
    listed = re.search(r"^# kind: (.+)\.$", TEXT, re.MULTILINE)
    assert listed is not None
    assert {row[1] for row in ROWS} == set(listed[1].split(", "))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_row(row: list[str]) -> None:
    assert forms(row, RUSSIAN)
    assert forms(row, PLURAL)
    assert row[0] in forms(row, ENGLISH)
    for form in forms(row, RUSSIAN, FEW):
        assert _RUSSIAN_FORM.fullmatch(form), form
        assert form == fold(form)
    for form in forms(row, ENGLISH, PLURAL):
        assert _ENGLISH_FORM.fullmatch(form), form
    assert all(len(form.split()) <= LONGEST for form in forms(row, RUSSIAN, FEW, ENGLISH, PLURAL))


@pytest.mark.parametrize("columns", [(RUSSIAN, FEW), (ENGLISH,), (PLURAL,)])
def test_no_form_is_that_of_two_units(columns: tuple[int, ...]) -> None:
    counts = Counter(form for row in ROWS for form in forms(row, *columns))
    assert [form for form, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_form_is_found(row: list[str]) -> None:
    units = known_units()
    for form in forms(row, RUSSIAN, FEW, ENGLISH, PLURAL):
        found = units.find(form.replace("~", "ов") if "~" in form else form)
        assert found is not None, form
        assert found.unit.name == row[0], form
        assert found.few is (form in forms(row, FEW))
        if form in forms(row, PLURAL) and form not in forms(row, ENGLISH):
            assert found.plural, form


def test_units_of_time_make_durations() -> None:
    for row in ROWS:
        if row[1] == "time" and row[0] != "time":
            assert iso_duration({row[0]: 2}).startswith("P")
