"""Confusions: which letters were read for which, and which words are no confusion at all."""

from __future__ import annotations

import pytest

from ocrfix.evaluation.alignment import align
from ocrfix.evaluation.confusions import confused, confusions


@pytest.mark.parametrize(
    ("true", "read", "expected"),
    [
        ("Молотову", "Мологову", [("т", "г")]),
        ("дивизия", "дивнзпя", [("и", "н"), ("и", "п")]),
        ("ты", "ть1", [("ы", "ь1")]),
        ("90", "79", [("90", "79")]),
        ("проведение", "про ведение", [("", " ")]),
        ("в Корее", "вКорее", [(" ", "")]),
        ("дом", "домм", [("", "м")]),
        ("дом", "дом", []),
    ],
)
def test_letters(true: str, read: str, expected: list[tuple[str, str]]) -> None:
    assert list(confused(true, read)) == expected


def found(read: str, true: str) -> list[tuple[str, str, int]]:
    alignment = align(read, true, russian_only=False)
    return [(one.true, one.read, one.count) for one in confusions([alignment])]


def test_the_most_frequent_comes_first_with_its_first_words() -> None:
    read, true = "Мологову и тогда дзух", "Молотову и тотда двух"
    assert found(read, true) == [("т", "г", 2), ("в", "з", 1)]
    first = confusions([align(read, true)])[0]
    assert (first.true_example, first.read_example) == ("Молотову", "Мологову")


def test_noise_missing_words_and_punctuation_are_no_confusions() -> None:
    assert found("раз ыъ дивизия корпус, пять", "раз дивизия корпус. четыре пять") == []


def test_a_word_divided_at_a_line_end_is_compared_whole() -> None:
    assert found("про-\nведенне", "проведение") == [("и", "н", 1)]
    assert found("южно-\nкорейскнй", "южно-корейский") == [("и", "н", 1)]


def test_only_the_measured_part_is_looked_at() -> None:
    true = "Cipher telegram\n\nМир.\n"
    assert confusions([align(true.replace("Cipher", "Cinher"), true)]) == []
