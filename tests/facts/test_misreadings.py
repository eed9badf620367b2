from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.facts.misreadings import grouped, lost_or_gained, plausible_misreading, rewrite_digits

DIGITS = st.text("0123456789", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("read", "truth"),
    [("15608", "15603"), ("66418", "60418"), ("172", "112"), ("З7", "37"), ("6О418", "60418")],
)
def test_look_alikes_are_plausible(read: str, truth: str) -> None:
    assert plausible_misreading(read, truth) >= 0.5


@pytest.mark.parametrize(
    ("read", "truth"), [("15604", "15603"), ("15603", "15603"), ("1560", "15603"), ("37", "86")]
)
def test_other_numbers_are_not(read: str, truth: str) -> None:
    assert plausible_misreading(read, truth) == 0.0


@given(DIGITS, DIGITS)
def test_likeness_is_symmetric_and_bounded(first: str, second: str) -> None:
    likeness = plausible_misreading(first, second)
    assert likeness == pytest.approx(plausible_misreading(second, first))
    assert 0.0 <= likeness < 1.0


@given(DIGITS)
def test_rewriting_with_its_own_digits_changes_nothing(digits: str) -> None:
    assert rewrite_digits(digits, digits) == digits


def test_separators_are_kept() -> None:
    assert rewrite_digits("86.480", "36480") == "36.480"
    assert rewrite_digits("86.480", "3648") is None
    assert grouped("4.50.0066", "4650000") == "4.650.000"
    assert grouped("4090", "400") == "400"


def test_a_figure_lost_or_gained() -> None:
    assert lost_or_gained("4090", "400")
    assert lost_or_gained("29", "129")
    assert not lost_or_gained("2", "12")
    assert not lost_or_gained("4091", "400")
