"""Invariants of the three office lists in dictionaries/."""

import re
from pathlib import Path

import pytest

DICTIONARIES = Path(__file__).resolve().parents[2] / "dictionaries"

# name: (columns, column that must be unique, columns that may be empty, least number of rows)
LISTS = {
    "abbreviations.tsv": (4, 0, {2}, 300),
    "period-words.tsv": (4, 0, {2}, 200),
    "forms.tsv": (5, 1, {2}, 100),
}
ABBREVIATION_KINDS = {
    "office",
    "address",
    "rank",
    "unit",
    "measure",
    "institution",
    "state",
    "party",
    "time",
    "place",
}
FORM_KINDS = {
    "form-name",
    "issuing-office",
    "handling",
    "classification",
    "precedence",
    "sheet-break",
    "continuation-head",
    "printed-matter",
    "origin",
    "deciphered",
    "typed",
    "distribution",
    "certification",
    "heading",
    "signature-title",
    "closing",
}


def rows(name):
    lines = (DICTIONARIES / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def alternatives(field):
    return field.split("|") if field else []


@pytest.mark.parametrize("name", LISTS)
def test_file(name):
    data = (DICTIONARIES / name).read_bytes()
    text = data.decode("utf-8")
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert text.startswith("# ")
    assert text.endswith("\n") and not text.endswith("\n\n")
    lines = text[:-1].split("\n")
    assert all(lines)
    head = [line for line in lines if line.startswith("# ")]
    assert lines[: len(head)] == head
    for word in ("Columns", "Source", "orted by"):
        assert any(word in line for line in head)


@pytest.mark.parametrize("name", LISTS)
def test_rows(name):
    columns, key, may_be_empty, least = LISTS[name]
    table = rows(name)
    assert len(table) >= least
    for row in table:
        assert len(row) == columns, row
        for number, field in enumerate(row):
            assert field == field.strip(), row
            assert "  " not in field, row
            assert field or number in may_be_empty, row
    keys = [row[key] for row in table]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_mixes_scripts(name):
    mixed = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
    for row in rows(name):
        for field in row:
            assert not mixed.search(field), row


@pytest.mark.parametrize("name", LISTS)
def test_alternatives_differ(name):
    for row in rows(name):
        for number, field in enumerate(row):
            if name == "abbreviations.tsv" and number == 2:
                continue  # two readings may have one rendering
            parts = alternatives(field)
            assert all(part and part == part.strip() for part in parts), row
            assert len(set(parts)) == len(parts), row


def test_abbreviations():
    table = rows("abbreviations.tsv")
    keys = [row[0] for row in table]
    assert keys == sorted(keys)
    for abbreviation, expansion, english, kind in table:
        assert kind in ABBREVIATION_KINDS, abbreviation
        assert not re.search("[A-Za-z]", abbreviation + expansion), abbreviation
        if english:
            assert len(alternatives(english)) == len(alternatives(expansion)), abbreviation
    assert {"тов.", "т.т.", "с.г.", "ВКП/б/", "ВКП(б)", "НКИД", "КНА", "иад", "СЕПГ"} <= set(keys)
    assert {row[3] for row in table} == ABBREVIATION_KINDS


def test_period_words():
    table = rows("period-words.tsv")
    keys = [row[0] for row in table]
    assert keys == sorted(keys)
    assert len({key.casefold() for key in keys}) == len(keys)
    seen = {key.casefold() for key in keys}
    for word, inflection, variants, _note in table:
        assert inflection in {"yes", "fixed"}, word
        assert re.fullmatch("[А-Яа-яЁё-]+", word), word
        for variant in alternatives(variants):
            assert re.fullmatch("[А-Яа-яЁё -]+", variant), word
            assert variant.casefold() not in seen, variant
            seen.add(variant.casefold())
    assert {"комкор", "шифртелеграмма", "хунхуз", "чорт", "итти", "повидимому"} <= set(keys)


def test_period_words_can_be_inflected():
    pymorphy3 = pytest.importorskip("pymorphy3")
    analyzer = pymorphy3.MorphAnalyzer()

    def is_base(parse):
        tag = parse.tag
        if "Fixd" in tag:
            return False
        if tag.POS == "INFN":
            return True
        if tag.case != "nomn":
            return False
        if tag.POS == "NOUN":
            return True
        return tag.POS in {"ADJF", "PRTF"} and (tag.gender == "masc" or tag.number == "plur")

    for word, inflection, _variants, _note in rows("period-words.tsv"):
        if inflection == "yes":
            assert any(is_base(parse) for parse in analyzer.parse(word)), word


def test_forms():
    table = rows("forms.tsv")
    assert [row[:2] for row in table] == sorted(row[:2] for row in table)
    assert {row[0] for row in table} == FORM_KINDS
    texts = [row[1].casefold() for row in table]
    assert len(set(texts)) == len(texts)
    for kind, text, english, match, _note in table:
        assert match in {"line", "phrase"}, text
        assert not re.search("[A-Za-z]", text), text
        assert not re.search("[А-Яа-яЁё]", english), text
        if kind in {"precedence", "classification"}:
            assert english, text


@pytest.mark.parametrize(
    ("text", "rendering"),
    [
        ("Весьма срочно", "EXTREMELY URGENT"),
        ("Вне очереди", "OUT OF TURN"),
        ("В. СРОЧНО", "VERY URGENT"),
        ("Строго секретно", "STRICTLY SECRET"),
        ("Сов. секретно", "TOP SECRET"),
        ("Совершенно секретно", "TOP SECRET"),
    ],
)
def test_rendering(text, rendering):
    english = {row[1]: row[2] for row in rows("forms.tsv")}
    assert rendering in alternatives(english[text])
