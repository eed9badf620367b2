"""Bootstrap intervals: the same each time, around the rate, and only where much can be said."""

from __future__ import annotations

from ocrfix.evaluation.amounts import Amounts, rate
from ocrfix.evaluation.intervals import intervals


def texts(*wrong: int) -> list[Amounts]:
    return [Amounts(words=100, words_wrong=number, correct_words=100 - number) for number in wrong]


def test_the_interval_encloses_the_rate_and_is_the_same_each_time() -> None:
    units = texts(1, 4, 2, 9, 3, 5, 0, 2, 7, 4)
    found = intervals(units, ["wer_before"])["wer_before"]
    value = rate("wer_before", sum(units, Amounts()))
    assert value is not None
    assert 0.01 < found.low < value < found.high < 0.07
    assert intervals(units, ["wer_before"])["wer_before"] == found


def test_more_texts_make_it_narrower() -> None:
    few = intervals(texts(1, 4, 2, 9), ["wer_before"])["wer_before"]
    many = intervals(texts(*(1, 4, 2, 9) * 16), ["wer_before"])["wer_before"]
    assert many.high - many.low < (few.high - few.low) / 2


def test_a_change_is_of_pairs() -> None:
    """Texts differ much, mending by the same in each: the change is certain, the rates are not."""
    units = [
        Amounts(words=100, words_wrong=wrong, words_wrong_after=wrong - 2)
        for wrong in (2, 40, 10, 30, 5, 21)
    ]
    found = intervals(units, ["wer_before", "wer_change"])
    assert "wer_change" not in found
    assert found["wer_before"].high - found["wer_before"].low > 0.1


def test_what_was_never_seen_and_what_stands_alone_have_none() -> None:
    assert intervals(texts(3, 5, 2), ["harm_per_10000", "recall"]) == {}
    assert intervals(texts(3), ["wer_before"]) == {}
    assert intervals([], ["wer_before"]) == {}
