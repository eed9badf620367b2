"""Invariants of dictionaries/places.tsv."""

import re
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "dictionaries" / "places.tsv"
DECLENSIONS = {"m", "f", "n", "pl", "adj", "fixed", "phrase"}
RUSSIAN = re.compile(r"[А-Яа-яЁё0-9]+(?:[ .-]+[А-Яа-яЁё0-9]+)*\.?")
LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
ENGLISH = re.compile(rf"[{LATIN}0-9](?:[{LATIN}0-9 .'-]*[{LATIN}0-9.])?")


def fold(name):
    return name.lower().replace("ё", "е")


@pytest.fixture(scope="module")
def text():
    return PATH.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def rows(text):
    lines = text.removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines if not line.startswith("# ")]


def test_file_shape(text):
    assert text.startswith("# ")
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\r" not in text and "\ufeff" not in text
    assert re.search("^# .*facts only", text, re.M)


def test_count(rows):
    assert len(rows) >= 600


def test_columns(rows):
    for row in rows:
        assert len(row) == 6, row
        name, declension, _, english, _, note = row
        assert name and english and note, row
        assert declension in DECLENSIONS, row
        assert all(cell == cell.strip() for cell in row), row
        assert (declension == "phrase") == (" " in name), row


def test_scripts(rows):
    for row in rows:
        name, _, names, english, adjective, note = row
        russian = [name, *(names.split("|") if names else [])]
        if adjective:
            russian.append(adjective)
            assert adjective.endswith(("ий", "ый", "ой")), row
        for word in russian:
            assert RUSSIAN.fullmatch(word), (word, row)
        for word in english.split("|"):
            assert ENGLISH.fullmatch(word), (word, row)
        assert not re.search("[А-Яа-яЁё]", note), row


def test_sorted(rows):
    names = [row[0] for row in rows]
    assert names == sorted(names)


def test_no_duplicates(rows):
    seen = {}
    for row in rows:
        for name in [row[0], *(row[2].split("|") if row[2] else [])]:
            assert fold(name) not in seen, (name, row, seen.get(fold(name)))
            seen[fold(name)] = row
        english = row[3].split("|")
        assert len(english) == len(set(english)), row


def test_endings_agree_with_declension(rows):
    endings = {"m": "бвгджзйклмнпрстфхцчшщь", "f": "аяь", "n": "ое", "pl": "ыи", "adj": "йяе"}
    for row in rows:
        if row[1] in endings and row[0] != "Гвинея-Бисау":
            assert row[0][-1].lower() in endings[row[1]], row
