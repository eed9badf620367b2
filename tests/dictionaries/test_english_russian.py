"""The English words of the translations and their Russian renderings are well-formed data."""

from __future__ import annotations

import re
from collections import Counter

from ocrfix import resources
from ocrfix.language.glossary import COLUMNS, LONGEST_TERM
from ocrfix.language.knowledge import Knowledge

ROWS = resources.read_table(resources.dictionary_path("english-russian.tsv"), COLUMNS)
KNOWLEDGE = Knowledge()


def test_the_list_is_sorted_and_each_term_is_there_once() -> None:
    english = [row[0] for row in ROWS]
    assert english == sorted(english)
    assert [term for term, times in Counter(english).items() if times > 1] == []
    assert len(english) > 2000


def test_english_terms_are_in_small_letters_and_short_enough_to_be_found() -> None:
    for english, _ in ROWS:
        assert re.fullmatch(r"[a-z]+(?:[' -][a-z]+)*", english), english
        assert len(english.split()) <= LONGEST_TERM, english


def test_russian_renderings_are_known_words_each_once() -> None:
    for english, russian in ROWS:
        renderings = russian.split("; ")
        assert len(set(renderings)) == len(renderings), english
        for word in " ".join(renderings).split():
            assert KNOWLEDGE.lexicon.knows(word), f"{english}: {word}"
