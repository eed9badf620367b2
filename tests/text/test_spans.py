"""Offsets, lines and columns, whatever the line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.text.spans import LineIndex, Span, line_spans

TEXT = st.text(alphabet="аб \n\r\u2028x")


def test_positions() -> None:
    index = LineIndex("аб\r\nв\rг\nд")
    assert [index.position(offset) for offset in (0, 2, 4, 6, 8, 9)] == [
        (1, 1), (1, 3), (2, 1), (3, 1), (4, 1), (4, 2),
    ]  # fmt: skip


def test_an_offset_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        LineIndex("аб").position(3)


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((1, 1), (0, 2), True),
     ((2, 2), (2, 4), True),     ((5, 5), (0, 2), False)],
)  # fmt: skip
def test_overlaps(first: tuple[int, int], second: tuple[int, int], together: bool) -> None:
    assert Span(*first).overlaps(Span(*second)) is together
    assert Span(*second).overlaps(Span(*first)) is together


@given(TEXT)
def test_lines_and_their_ends_make_the_source(text: str) -> None:
    assert "".join(span.text(text) + end for span, end in line_spans(text)) == text


@given(TEXT)
def test_offsets_survive_the_way_through_lines_and_columns(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        assert index.offset(*index.position(offset)) == offset
