"""Invariants of languages.tsv, document-types.tsv, form-values.tsv and pseudonyms.tsv."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ocrfix.language.forms import FormLines
from ocrfix.language.gazetteer import Gazetteer
from ocrfix.records.patterns.document_types import document_types
from ocrfix.records.patterns.formulas import NO_VALUE, form_values
from ocrfix.records.patterns.header import languages
from ocrfix.records.patterns.pseudonyms import pseudonym_of, pseudonyms
from ocrfix.text.alphabet import fold

DICTIONARIES = Path(__file__).resolve().parents[2] / "dictionaries"
FILES = ("document-types.tsv", "form-values.tsv", "languages.tsv", "pseudonyms.tsv")


@pytest.mark.parametrize("name", FILES)
def test_shape(name: str) -> None:
    text = (DICTIONARIES / name).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    keys = [row.split("\t")[0] for row in rows]
    assert text.startswith("# ") and text.endswith("\n") and "\n\n" not in text
    assert "# Source: " in text or "source" in text
    assert keys == sorted(keys) and len(set(keys)) == len(keys)


def test_languages() -> None:
    for name, first, second in languages().values():
        assert name[0].isupper()
        assert re.fullmatch(r"[a-z]{2}|", first) and re.fullmatch(r"[a-z]{3}|", second)
    assert languages()["китайский"] == ("Chinese", "zh", "chi")


def test_document_types() -> None:
    names = {kind.name for kind in document_types()}
    terms = [
        term.casefold() for kind in document_types() for term in (*kind.english, *kind.russian)
    ]
    assert len(set(terms)) == len(terms)
    for kind in document_types():
        assert kind.english and kind.russian
        assert set(kind.over) <= names - {kind.name}


def test_form_values_are_of_printed_formulas() -> None:
    known = {form.text for form in FormLines.load()}
    assert set(form_values()) <= known
    assert all(value == NO_VALUE or value[0].isupper() for value in form_values().values())


def test_pseudonyms_have_owners_dates_and_sources() -> None:
    persons = {name.base for name in Gazetteer.load().names}
    for one in pseudonyms():
        assert one.person in persons and one.source
        assert bool(one.first) == bool(one.last)
        for date in filter(None, (one.first, one.last)):
            assert re.fullmatch(r"\d{4}(-\d\d-\d\d)?", date)
        assert one.first <= one.last
        assert pseudonym_of(one.name.upper()) is not None


@pytest.mark.parametrize(
    ("date", "used"),
    [("1951-06-09", True), ("1953-03-05", True), ("1953-03-06", False), ("1948-12-31", False),
     ("1951", True), (None, False)],
)  # fmt: skip
def test_dates_of_a_pseudonym(date: str | None, used: bool) -> None:
    stalin = pseudonym_of("Филиппов")
    assert stalin is not None and stalin.used_on(date) is used
    assert fold(stalin.name) == "филиппов"


def test_common_names_are_no_pseudonyms() -> None:
    assert [pseudonym_of(name) for name in ("Иванов", "Васильев", "Кузнецов")] == [None] * 3
