"""Quotations are found with their marks; a mark without its partner quotes nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.text.quotations import LONGEST, quotations


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("газета «Нодон синмун» пишет", ["«Нодон синмун»"]),
        ("он сказал: „Да“ и „Нет”", ["„Да“", "„Нет”"]),
        ('в газете "Правда" от 5 мая и "Известия"', ['"Правда"', '"Известия"']),
        ("без конца: «Да", []),
        ('калибр 5" и 7" орудия', []),
        ("«" + "а" * (LONGEST + 1) + "»", []),
    ],
)
def test_what_is_quoted(source: str, found: list[str]) -> None:
    assert [span.text(source) for span in quotations(source)] == found


@given(st.text(alphabet='«»„“”"аб \n', max_size=60))
def test_spans_are_in_order_and_do_not_overlap(source: str) -> None:
    spans = quotations(source)
    assert all(one.end <= other.start for one, other in pairwise(spans))
