"""Each kind of damage yields the true word among its candidates."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.correction.candidates import LONGEST_WORD, generate, joins
from ocrfix.language.knowledge import Knowledge

KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(
    ("read", "truth", "kind"),
    [
        ("мологову", "молотову", "edit"),
        ("наролной", "народной", "edit"),
        ("имегцих", "имеющих", "edit"),
        ("кжно-корейского", "южно-корейского", "part"),
        ("корейскихвойск", "корейских войск", "split"),
        ("ивойскам", "и войскам", "split"),
        ("мocкве", "москве", "homoglyph"),
        ("т0варищу", "товарищу", "digit"),
    ],
)
def test_the_truth_is_among_the_candidates(read: str, truth: str, kind: str) -> None:
    found = {candidate.text: candidate for candidate in generate(read, KNOWLEDGE)}
    assert truth in found
    assert found[truth].kind in {kind, "edit"}
    assert found[truth].cost > 0


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("постанов", "ляет", "постановляет"), ("с", "ветские", "советские"),
     ("утвер", "денным", "утвержденным")],
)  # fmt: skip
def test_joins(first: str, second: str, whole: str) -> None:
    assert joins(first, second, KNOWLEDGE)[0].text == whole


def test_two_words_that_make_none() -> None:
    assert joins("армии", "наступление", KNOWLEDGE) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="абвгдежзиклмнопрстуюяы-0aoc", max_size=60))
def test_candidates_are_other_known_words(word: str) -> None:
    candidates = generate(word, KNOWLEDGE)
    texts = [candidate.text for candidate in candidates]
    assert word not in texts
    assert len(texts) == len(set(texts))
    assert all(candidate.cost >= 0 for candidate in candidates)
    if len(word) > LONGEST_WORD:
        assert not candidates
