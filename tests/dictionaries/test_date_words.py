"""The words of archival dates are sorted, complete, and read as what they are listed for."""

from __future__ import annotations

from collections import defaultdict

import pytest

from ocrfix import resources
from ocrfix.records.patterns.date_tokens import tokenize
from ocrfix.records.patterns.date_words import COLUMNS, KINDS, misread_month

ROWS = resources.read_table(resources.dictionary_path("date-words.tsv"), COLUMNS)
FORMS = [(kind, form) for kind, _, _, forms in ROWS for form in forms.split("|")]


def test_rows_are_sorted_and_each_is_there_once() -> None:
    assert list(ROWS) == sorted(ROWS)
    assert len({row[:3] for row in ROWS}) == len(ROWS)


def test_kinds_and_languages_are_known() -> None:
    assert {kind for kind, *_ in ROWS} == set(KINDS)
    assert len(set(KINDS.values())) == len(KINDS)
    assert {language for _, _, language, _ in ROWS} == {"de", "en", "ru", "uk"}


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_every_language_has_all_months_and_seasons(language: str) -> None:
    values = defaultdict(set)
    for kind, value, of, _ in ROWS:
        if of == language:
            values[kind].add(value)
    assert values["month"] == {f"{number:02d}" for number in range(1, 13)}
    assert values["season"] == {"21", "22", "23", "24"}


@pytest.mark.parametrize(("kind", "form"), FORMS, ids=lambda value: value)
def test_a_form_is_small_and_read_whole(kind: str, form: str) -> None:
    """A form of two kinds («c.» is about and a page) is read as the first of the table."""
    assert form == form.lower().strip() and "ё" not in form
    kinds = {KINDS[other] for other, same in FORMS if same.rstrip(".") == form.rstrip(".")}
    before = "5 " if kind == "part-of-day" else ""
    shape = tokenize(f"{before}{form} 5").shape
    assert shape.removeprefix(before and "n ").removesuffix(" n").rstrip(".") in kinds


def test_misread_months_are_of_one_month_only() -> None:
    assert [misread_month(word) for word in ("янвапя", "fehruary", "октяоря", "грудпя")] == [
        1, 2, 10, 12,
    ]  # fmt: skip
    assert [misread_month(word) for word in ("карта", "марша", "юня", "декабрист")] == [None] * 4
