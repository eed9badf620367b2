"""The words by which bodies are known: sorted, lower case, none of them a name of a person."""

from __future__ import annotations

from ocrfix.resources import dictionary_path

LINES = dictionary_path("corporate-words.txt").read_text("utf-8").splitlines()
WORDS = [line for line in LINES if not line.startswith("#")]


def test_the_list_is_sorted_and_has_each_word_once() -> None:
    assert sorted(set(WORDS)) == WORDS


def test_words_are_lower_case_and_end_with_a_star_at_most() -> None:
    for word in WORDS:
        assert word.removesuffix("*").isalpha()
        assert word == word.casefold()
