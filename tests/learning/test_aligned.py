"""Counting in texts with truth: what was misread, what was not, and what says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.evaluation.alignment import align
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.profile import standing
from ocrfix.learning.aligned import Sightings, learn_pairs

SHIPPED = ErrorModel.load()


def confusions(read: str, truth: str) -> dict[tuple[str, str], float]:
    counts = learn_pairs([align(read, truth)], SHIPPED).counts
    return {pair: count for pair, count in counts.items() if pair[0] != pair[1] and count}


@pytest.mark.parametrize(
    ("read", "truth", "expected"),
    [
        ("Наролная армия", "Народная армия", {("д", "л"): 1}),
        ("Народная, армия!", "Народная армия.", {}),
        ("народная АРМИЯ", "Народная армия", {}),
        ("эррективность армии", "эффективность армии", {("ф", "р"): 2}),
        ("Корейскойармии помощь", "Корейской армии помощь", {(" ", ""): 1}),
        ("пред-\nседатель армии", "председатель армии", {}),
        ("№ 12 от 3 мая", "№ 18 от 8 мая", {}),
        ("ытрхш армия", "Колхоз армия", {}),
    ],
)
def test_what_is_counted(read: str, truth: str, expected: dict) -> None:
    assert confusions(read, truth) == expected


def test_letters_stand_once_whether_misread_or_not() -> None:
    tally = learn_pairs([align("Наролная армия", "Народная армия")], SHIPPED)
    assert tally.counts["д", "д"] == 0
    assert tally.counts["а", "а"] == 3
    assert tally.counts[" ", " "] == 2
    assert tally.examples["д", "л"] == ("наролная/народная",)


@given(st.lists(st.tuples(st.text(alphabet="абвгд", min_size=1), st.integers(0, 30))))
def test_every_letter_of_the_truth_is_read_somehow(words: list[tuple[str, int]]) -> None:
    sightings, stood = Sightings(SHIPPED), 0
    for truth, place in words:
        read = truth[: place % len(truth)] + "р" + truth[place % len(truth) + 1 :]
        if sightings.add(read, truth):
            stood += len(truth)
    tally = sightings.tally()
    letters = [count for (truth, _), count in tally.counts.items() if len(truth) == 1
               and truth != " "]  # fmt: skip
    assert sum(letters) == stood


def test_the_most_frequent_words_are_the_examples() -> None:
    sightings = Sightings(SHIPPED)
    for word in ["афиша", "флот", "флот", "форма", "фронт", "фронт", "фронт"]:
        sightings.add(word.replace("ф", "р"), word)
    assert sightings.tally().examples["ф", "р"] == ("рронт/фронт", "рлот/флот", "ариша/афиша")


@given(st.text(alphabet="абв -", max_size=8))
def test_a_word_read_rightly_counts_its_letters(word: str) -> None:
    sightings = Sightings(SHIPPED)
    if sightings.add(word, word):
        counts = sightings.tally().counts
        assert sum(counts.values()) == len(list(standing(word)))
