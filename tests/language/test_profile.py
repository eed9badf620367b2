"""What sightings make of the shipped rates: little where they are few, nothing where they agree."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.language.confusions import Confusion, ErrorModel
from ocrfix.language.profile import FAINTEST, LEAST, NOTABLE, Profile, Source, Tally, standing

SHIPPED = ErrorModel(
    [
        Confusion("д", "л", 3.0, "learned"),
        Confusion("д", "а", 6.0, "typewriter"),
        Confusion("т", "г", 5.0, "learned"),
        Confusion("ю", "кж", 6.0, "learned"),
        Confusion("", "е", 10.0, "learned"),
        Confusion("й", "", 6.5, "learned"),
        Confusion("й", "-", 5.5, "learned"),
    ]
)
LETTERS = "дтюйф"


def profile(stood: dict[str, float], seen: dict[tuple[str, str], float]) -> Profile:
    counts = {(letters, letters): times for letters, times in stood.items()} | seen
    return Profile().replaced(Source.TEXTS, Tally(counts))


def weights(made: Profile) -> dict[tuple[str, str], float]:
    return {(one.truth, one.read): one.weight for one in made.confusions(SHIPPED)}


def test_a_confusion_nobody_knew_becomes_cheap() -> None:
    found = weights(profile({"ф": 100}, {("ф", "р"): 60}))
    assert found["ф", "р"] == pytest.approx(-math.log(60 / 1160), abs=0.1)


def test_few_sightings_raise_no_rate() -> None:
    assert ("ф", "р") not in weights(profile({"ф": 100}, {("ф", "р"): LEAST - 0.1}))


def test_what_stands_as_often_as_the_shipped_table_says_changes_nothing() -> None:
    seen = {("д", read): 5000 * math.exp(-SHIPPED.confusion("д", read).weight) for read in "ла"}
    assert not weights(profile({"д": 5000 - sum(seen.values())}, seen))


@pytest.mark.parametrize("factor", [0.2, 3.0])
def test_a_cleaner_or_dirtier_corpus_changes_nothing(factor: float) -> None:
    stood = dict.fromkeys(LETTERS, 20000.0)
    seen = {
        (one.truth, one.read): factor * 20000 * math.exp(-one.weight)
        for one in SHIPPED
        if one.truth
    }
    moved = [abs(weight - SHIPPED.confusion(*pair).weight)
             for pair, weight in weights(profile(stood, seen)).items()]  # fmt: skip
    assert max(moved, default=0.0) < 0.35


def test_what_is_never_seen_becomes_dear_but_for_spaces_and_hyphens() -> None:
    stood = {"т": 9000.0, "й": 9000.0, "д": 1000.0}
    found = weights(profile(stood, {("т", "г"): 0.0, ("д", "л"): 200.0}))
    assert found["т", "г"] > 5.0 + NOTABLE
    assert ("й", "-") not in found


COUNTS = st.floats(0, 300)


@given(
    st.dictionaries(st.sampled_from(LETTERS), st.floats(0, 5000)),
    st.dictionaries(st.tuples(st.sampled_from(LETTERS), st.sampled_from("абвг")), COUNTS),
)
def test_rates_stay_probabilities(stood: dict, seen: dict) -> None:
    """What rises above the shipped rates never adds up to more than certainty."""
    made = profile(stood, seen)
    risen: Counter[str] = Counter()
    for (truth, read), weight in weights(made).items():
        assert weight >= 0.1
        before = SHIPPED.confusion(truth, read).weight
        if weight < before:
            risen[truth] += math.exp(-weight)
            assert made.counts[truth, read] >= LEAST
    assert all(total <= 1.01 for total in risen.values())


@given(COUNTS, COUNTS)
def test_more_sightings_never_make_a_confusion_dearer(one: float, other: float) -> None:
    few, many = sorted((one, other))
    costs = [
        SHIPPED.with_weights(profile({"ф": 400}, {("ф", "р"): seen}).confusions(SHIPPED))
        .confusion("ф", "р").weight for seen in (few, many)
    ]  # fmt: skip
    assert costs[1] <= costs[0]


def test_one_source_replaces_only_itself() -> None:
    texts, pairs = Tally({("ф", "р"): 5.0}), Tally({("ф", "р"): 7.0, ("т", "г"): 2.0})
    made = Profile().replaced(Source.TEXTS, texts).replaced(Source.PAIRS, pairs)
    assert made.counts == {("ф", "р"): 12.0, ("т", "г"): 2.0}
    again = made.replaced(Source.TEXTS, Tally({("ф", "р"): 1.0}))
    assert again.counts == {("ф", "р"): 8.0, ("т", "г"): 2.0}
    assert again.replaced(Source.PAIRS, Tally()).counts == {("ф", "р"): 1.0}


def test_what_is_taken_away_leaves_nothing_below_zero() -> None:
    made = profile({"ф": 10}, {("ф", "р"): 2.0})
    less = made.replaced(Source.DECISIONS, Tally({("ф", "р"): -5.0}))
    assert less.counts["ф", "р"] == 0.0
    assert less.stood("ф") == 10.0


def test_faint_sightings_are_not_kept() -> None:
    assert not profile({}, {("ф", "р"): FAINTEST - 0.06}).counts


def test_two_letters_stand_as_often_as_chance_has_it_where_nobody_counted() -> None:
    made = profile({"": 1000, "ь": 100, "и": 200}, {})
    assert made.stood("ьи") == pytest.approx(20.0)
    assert profile({"": 1000, "ь": 100, "и": 200, "ьи": 3}, {}).stood("ьи") == 3.0


def test_examples_of_people_come_before_those_of_a_guess() -> None:
    pair = ("ф", "р")
    guessed = Tally({pair: 5.0}, {pair: ("рлот/флот", "рорма/форма", "рирма/фирма")})
    made = Profile().replaced(Source.TEXTS, guessed)
    made = made.replaced(Source.DECISIONS, Tally({pair: 1.0}, {pair: ("роркт/форт",)}))
    assert made.examples(pair) == ("роркт/форт", "рлот/флот", "рорма/форма")


@given(st.text(alphabet="абв-", max_size=9))
def test_every_letter_stands_once(word: str) -> None:
    counts = Counter(standing(word))
    assert counts[""] == len(word)
    assert counts[" "] == 1
    assert sum(counts[letter] for letter in "абв-") == len(word)
    assert sum(count for letters, count in counts.items() if len(letters) == 2) == max(
        0, len(word) - 1
    )
