"""Invariants of archives.toml, reference-units.tsv, reference-words.toml and header-labels.tsv."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ocrfix.records.patterns.archives import archive_names
from ocrfix.records.patterns.reference_text import ReferenceText, folded
from ocrfix.records.references import LEVELS

DICTIONARIES = Path(__file__).resolve().parents[2] / "dictionaries"
ARCHIVES = tomllib.loads((DICTIONARIES / "archives.toml").read_text(encoding="utf-8"))
WORDS = tomllib.loads((DICTIONARIES / "reference-words.toml").read_text(encoding="utf-8"))


def rows(name: str) -> list[list[str]]:
    lines = (DICTIONARIES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_archives_are_sorted_and_named_once() -> None:
    codes = [table["code"] for table in ARCHIVES["archive"]]
    assert codes == sorted(set(codes))
    named: dict[str, str] = {}
    for table in ARCHIVES["archive"]:
        for key in ("forms", "names", "former"):
            names = table.get(key, [])
            assert names == sorted(set(names)), table["code"]
            for name in names:
                assert named.setdefault(name, table["code"]) == table["code"], name


def test_every_name_is_found_whole() -> None:
    for table in ARCHIVES["archive"]:
        for name in (*table.get("forms", ()), *table["names"], *table.get("former", ())):
            tokens = ReferenceText(name).tokens
            found = archive_names().at(tokens, 0)
            assert found is not None, name
            assert found.archive.code == table["code"], name
            assert found.end == len(tokens), name


def test_schemes() -> None:
    for table in ARCHIVES["archive"]:
        assert table.get("scheme", "fond") in ("fond", "shelfmark", "either")
        assert set(table) <= {
            "code", "forms", "names", "former", "scheme", "papka", "bare_pages", "leaf_markers",
            "english", "russian",
        }  # fmt: skip


def test_candidates_have_codes() -> None:
    codes = {table["code"] for table in ARCHIVES["archive"]}
    for table in ARCHIVES["ambiguous"]:
        assert {one["code"] for one in table.get("candidates", ())} <= codes


def test_units_are_sorted_and_known() -> None:
    units = {*LEVELS, "listy", "page", "papka or page", "folder", "box"} - {"leaves", "archive"}
    forms = [row[0] for row in rows("reference-units.tsv")]
    assert forms == sorted(set(forms))
    for form, unit, kind, _note in rows("reference-units.tsv"):
        assert unit in units, form
        assert kind in ("word", "slip"), form
        assert form == form.lower(), form


def test_labels_are_sorted_and_lower_case() -> None:
    labels = [row[0] for row in rows("header-labels.tsv")]
    assert labels == sorted(set(labels))
    assert all(label == label.lower() for label in labels)


def test_words_are_folded() -> None:
    for section, lists in WORDS.items():
        for key, words in lists.items():
            if (section, key) != ("leaves", "verso_slips"):
                assert all(word == word.lower() for word in words), (section, key)
            if key in ("words", "verso", "extent", "openers"):
                assert words == sorted(set(words)), (section, key)
    assert folded("Oп") == "оп"
