"""Rows of texts as aligned columns, for the lists that commands print.

``3f2a91c07  reject  letters/1951.txt  Фузан``
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocrfix.reporters.base import visible


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """A line for each row, its cells below each other; all rows have the same number of cells."""
    cells = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
