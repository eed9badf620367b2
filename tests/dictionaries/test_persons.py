"""Invariants of dictionaries/persons.tsv."""

import re
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parents[2] / "dictionaries" / "persons.tsv"
DECLENSIONS = {"m", "f", "last", "fixed"}
RUSSIAN = re.compile(r"[А-Яа-яЁё](?:[А-Яа-яЁё .'-]*[А-Яа-яЁё.])?")
LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
ENGLISH = re.compile(rf"[{LATIN}](?:[{LATIN} .'-]*[{LATIN}.'])?")


def listed(cell):
    return cell.split("|") if cell else []


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
    assert len(rows) >= 800


def test_columns(rows):
    for row in rows:
        assert len(row) == 6, row
        name, declension, _, english, _, note = row
        assert name and english and note, row
        assert declension in DECLENSIONS, row
        assert all(cell == cell.strip() for cell in row), row


def test_scripts(rows):
    for row in rows:
        name, _, variants, english, pseudonyms, note = row
        pairs = [pair.split("=") for pair in listed(pseudonyms)]
        for word in [name, *listed(variants), *(russian for russian, _ in pairs)]:
            assert RUSSIAN.fullmatch(word), (word, row)
            assert "  " not in word, row
        for word in [*listed(english), *(latin for _, latin in pairs)]:
            assert ENGLISH.fullmatch(word), (word, row)
            assert "  " not in word, row
        assert not re.search("[А-Яа-яЁё]", note), row


def test_sorted(rows):
    names = [row[0] for row in rows]
    assert names == sorted(names)


def test_no_duplicates(rows):
    names = [fold(row[0]) for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        for cell in row[2:5]:
            assert len(listed(cell)) == len(set(listed(cell))), row
        assert row[0] not in listed(row[2]), row


def test_no_name_of_another_person(rows):
    seen = {}
    for row in rows:
        for name in {fold(name) for name in [row[0], *listed(row[2])]}:
            assert name not in seen, (name, row, seen.get(name))
            seen[name] = row


def test_last_ends_in_a_consonant(rows):
    for name, declension, *_ in rows:
        if declension == "last":
            assert name[-1] in "бвгджзйклмнпрстфхцчшщь", name


def test_hyphenated_chinese_names_have_the_modern_form(rows):
    for row in rows:
        if row[1] != "m" and re.fullmatch("[А-ЯЁ][а-яё]* [А-ЯЁ][а-яё]+-[а-яё]+", row[0]):
            assert row[0].replace("-", "") in listed(row[2]), row
