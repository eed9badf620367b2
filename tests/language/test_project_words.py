"""The lines of a project's list: read, put in their place, taken out, nothing else touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.errors import DictionaryError
from ocrfix.language.entries import Flag
from ocrfix.language.project_words import (
    HEADER,
    ListedWord,
    WordKind,
    forms_of,
    read_line,
    with_entries,
    without,
)
from ocrfix.language.wordlists import WordList, read_entries
from ocrfix.text.alphabet import fold


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("", None),
        ("  # только замечание", None),
        ("Тайко", ListedWord("Тайко")),
        ("Тайко  # город", ListedWord("Тайко")),
        ("Тайко\tplace\tТайкою", ListedWord("Тайко", WordKind.PLACE, ("Тайкою",))),
        ("Пак  person", ListedWord("Пак", WordKind.PERSON)),
        ("отп  abbreviation", ListedWord("отп", WordKind.ABBREVIATION)),
        ("шифр  word  шифра шифру", ListedWord("шифр", WordKind.WORD, ("шифра", "шифру"))),
    ],
)
def test_lines(line: str, entry: ListedWord | None) -> None:
    assert read_line(line) == entry
    if entry:
        assert read_line(entry.line()) == entry


@pytest.mark.parametrize("line", ["два слова", "Тайко place два.слова", "?", "Тайко Place"])
def test_lines_that_are_none(line: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=re.escape(line[:1])):
        read_line(line)
    (tmp_path / "words.txt").write_text(f"Тайко\n{line}\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=r"words\.txt:2: «"):
        WordList((tmp_path / "words.txt",))


@pytest.mark.parametrize(
    ("word", "kind", "forms"),
    [
        ("Фузан", WordKind.PLACE, {"Фузана", "Фузану", "Фузаном", "Фузане"}),
        ("Ливадика", WordKind.PLACE, {"Ливадики", "Ливадике", "Ливадику"}),
        ("Зючков", WordKind.PERSON, {"Зючкова", "Зючкову", "Зючковым", "Зючкове", "Зючковых"}),
        ("Тайко", WordKind.PLACE, set()),
        ("шифровка", WordKind.WORD, set()),
    ],
)
def test_names_have_cases(word: str, kind: WordKind, forms: set[str]) -> None:
    found = set(forms_of(word, kind))
    assert forms <= found
    assert bool(found) is bool(forms)


def test_the_kind_says_what_the_lexicon_says(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Фузан  place  Фузана\nпрост\n", encoding="utf-8")
    words = WordList((path,))
    for form in ("фузан", "фузана"):
        entry = words.lookup(form)
        assert entry and entry.flags & Flag.TOWN and entry.flags & Flag.USER
    plain = words.lookup("прост")
    assert plain and plain.flags == Flag.USER


def test_an_entry_goes_to_its_place_and_keeps_its_comment() -> None:
    text = "# наш список\nБещев  # министр\n\n# города\nТайко\n"
    assert with_entries(text, [ListedWord("Пхохан")]) == (
        "# наш список\nБещев  # министр\nПхохан\n\n# города\nТайко\n"
    )
    named = ListedWord("Бещев", WordKind.PERSON, ("Бещева",))
    assert "Бещев  person  Бещева  # министр\n" in with_entries(text, [named])
    assert with_entries(text, [ListedWord("Аппаратов")]).splitlines()[1] == "Аппаратов"
    assert without(text, ["бещев", "нет"]) == "# наш список\n\n# города\nТайко\n"


WORDS = st.text("абвгё", min_size=1, max_size=4)


@given(st.lists(WORDS), st.lists(WORDS))
def test_lists_stay_sorted_and_hold_each_word_once(words: list[str], removed: list[str]) -> None:
    text = ""
    for word in words:
        text = with_entries(text, [ListedWord(word)])
    entries = [entry.word for entry in map(read_line, text.splitlines()) if entry]
    assert [fold(word) for word in entries] == sorted({fold(word) for word in words})
    assert not text or text.startswith(HEADER)
    left = [entry for entry in map(read_line, without(text, removed).splitlines()) if entry]
    assert {fold(one.word) for one in left} == set(map(fold, words)) - set(map(fold, removed))


def test_a_byte_order_mark_is_no_part_of_the_first_word(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Фузан place\r\n", encoding="utf-8-sig")
    assert list(read_entries(path)) == [ListedWord("Фузан", WordKind.PLACE)]
