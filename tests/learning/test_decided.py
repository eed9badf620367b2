"""Decisions as sightings: replaced words count, rejected ones are taken away."""

from __future__ import annotations

import pytest

from ocrfix.fixing.decisions import Decision, Verdict
from ocrfix.language.knowledge import Knowledge
from ocrfix.learning.decided import learn_decisions
from ocrfix.learning.expectation import MOST_OF_A_FORM

KNOWLEDGE = Knowledge()


def counts(*decided: tuple[str, Verdict, str]) -> dict[tuple[str, str], float]:
    decisions = [
        Decision("a.txt", "body", text, str(place), "DIC001", verdict, replacement)
        for place, (text, verdict, replacement) in enumerate(decided)
    ]
    found = learn_decisions(decisions, KNOWLEDGE).counts
    return {pair: count for pair, count in found.items() if pair[0] != pair[1] and count}


@pytest.mark.parametrize(
    ("text", "replacement", "expected"),
    [
        ("Наролной", "Народной", {("д", "л"): 1}),
        ("по становление", "постановление", {("", " "): 1}),
        ("12", "18", {}),
        ("армия", "Армия", {}),
        ("Seoul", "Сеул", {}),
        ("наролной", "", {}),
        ("ыщзх", "совет", {}),
    ],
)
@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REPLACE])
def test_replaced(text: str, replacement: str, expected: dict, verdict: Verdict) -> None:
    assert counts((text, verdict, replacement)) == expected


def test_the_same_words_count_twice_at_most() -> None:
    many = [("наролной", Verdict.ACCEPT, "народной")] * 9
    assert counts(*many) == {("д", "л"): MOST_OF_A_FORM}


def test_rejected_words_take_away_what_they_might_have_been() -> None:
    found = counts(("Наролной", Verdict.REJECT, ""))
    assert found["д", "л"] < -0.3
    assert all(count < 0 for count in found.values())
    assert found["д", "л"] >= -1


@pytest.mark.parametrize("text", ["народной", "112095", "Seoul", "ИХВ", "7.XII.50 г."])
def test_rejected_words_that_are_known_or_no_words_say_nothing(text: str) -> None:
    assert not counts((text, Verdict.REJECT, ""))


def test_withdrawn_decisions_say_nothing() -> None:
    assert not counts(("наролной", Verdict.WITHDRAW, ""))
