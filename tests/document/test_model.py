"""Looking up lines by place."""

from __future__ import annotations

import pytest

from ocrfix.document.model import Document
from ocrfix.text.spans import Span


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 12, ["раз", "", "два", "три"]),
        (0, 1, ["раз"]),
        (1, 5, [""]),  # a line belongs to where it begins
        (5, 9, ["два"]),
        (9, 9, []),
    ],
)
def test_lines_in(start: int, end: int, expected: list[str]) -> None:
    document = Document("a.txt", "раз\n\nдва\nтри")
    assert [line.text for line in document.lines_in(Span(start, end))] == expected
