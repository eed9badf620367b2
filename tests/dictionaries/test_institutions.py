"""Invariants of dictionaries/institutions.tsv."""

import re
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "dictionaries" / "institutions.tsv"
RUSSIAN = re.compile(r"[А-Яа-яЁё0-9(][А-Яа-яЁё0-9()/ .-]*")
ENGLISH = re.compile(r"[A-Za-z0-9][A-Za-z0-9()'., -]*")


@pytest.fixture(scope="module")
def rows():
    lines = PATH.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines if not line.startswith("# ")]


def test_columns(rows):
    assert len(rows) >= 120
    for row in rows:
        assert len(row) == 4, row
        assert all(cell == cell.strip() for cell in row), row
        assert row[0] and row[2] and row[3], row


def test_scripts(rows):
    for name, others, english, note in rows:
        for text in [name, *(others.split("|") if others else [])]:
            assert RUSSIAN.fullmatch(text), text
        for text in english.split("|"):
            assert ENGLISH.fullmatch(text), text
        assert not re.search("[А-Яа-яЁё]", note), note


def test_sorted_and_sourced(rows):
    names = [row[0] for row in rows]
    assert names == sorted(names)
    assert re.search("^# .*facts only", PATH.read_text(encoding="utf-8"), re.M)


def test_no_name_belongs_to_two(rows):
    seen = {}
    for column in (0, 1, 2):
        for row in rows:
            for text in filter(None, row[column].split("|")):
                key = text.lower().replace("ё", "е")
                assert key not in seen, (text, row[0], seen.get(key))
                seen[key] = row[0]
