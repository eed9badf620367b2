"""A spreadsheet as text: its lines exactly as they are, and the cells of one column.

``№;Источник`` and ``1;РГАСПИ, ф. 17, оп. 3, д. 1`` are a table divided by semicolons. Which sign
divides the cells is told by the first line: it must name the column that is asked for. Each row
keeps its text and line end, so that what is put behind it leaves everything else as it was.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ocrfix.config import nearest
from ocrfix.errors import InputError, UsageError
from ocrfix.messages import _
from ocrfix.text.spans import line_spans

#: The signs that divide cells; earlier ones are tried first.
DELIMITERS = (",", ";", "\t", "|")
#: Empty lines, and the line by which spreadsheet programs are told the sign: ``sep=;``.
_PREAMBLE = re.compile(
    r"\s*^(?:sep=(?P<sign>[^\r\n])(?:\r\n|\r|\n))?", re.IGNORECASE | re.MULTILINE
)
#: The longest cell, in characters; without a limit of its own the csv module has a lower one.
_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its text without the line end, the line end, its cells, and its first line from 1.

    A cell with line ends in quotation marks makes a row of several lines.
    """

    text: str
    end: str
    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: what stands before its first row, the row of names, the others.

    `column` is the place of the column that was asked for, `width` the number of cells of the
    widest row.
    """

    preamble: str
    delimiter: str
    head: Row
    rows: tuple[Row, ...]
    column: int
    width: int

    def cell(self, row: Row) -> str:
        """The cell of a row in the column that was asked for; empty where the row ends before."""
        return row.cells[self.column] if self.column < len(row.cells) else ""


def read_sheet(text: str, path: str, column: str) -> Sheet:
    """The table in a text, whose first row names `column`.

    Raises UsageError for a column that is not there or there twice (case may differ), InputError
    for a text that is no table: none of its readings has a row of names and cells below them.
    """
    opening = _PREAMBLE.match(text)
    start = opening.end() if opening else 0
    sign = opening["sign"] if opening else None
    lines = [(span.text(text), end) for span, end in line_spans(text) if span.start >= start]
    first = 1 + len(line_spans(text[:start]))
    if not lines:
        empty = _("{path}: is empty; its first line must name the columns")
        raise InputError(empty.format(path=path))
    heads = {one: _head(lines, one) for one in ((sign,) if sign else DELIMITERS)}
    fitting = {one: found for one, head in heads.items() if (found := _places(head, column))}
    if not fitting:
        named = [name.strip() for name in max(heads.values(), key=len) if name.strip()]
        missing = _("--column: {path} has no column {column!r}").format(path=path, column=column)
        raise UsageError(f"{missing}{nearest(column, named)}")
    problems = []
    for delimiter, places in fitting.items():
        if len(places) > 1:
            several = _("--column: {path} has {count} columns {column!r}; rename one")
            raise UsageError(several.format(path=path, count=len(places), column=column))
        for quoted in (True, False):
            try:
                head, *rows = _rows(lines, first, delimiter, quoted=quoted)
                width = _width(head, rows)
            except _NoTableError as problem:
                problems.append(problem)
                continue
            return Sheet(text[:start], delimiter, head, tuple(rows), places[0], width)
    raise InputError(f"{path}:{problems[0]}")


class _NoTableError(Exception):
    """A reading with which the text is no table: ``7: the quotation marks do not pair``."""


def _places(head: Sequence[str], column: str) -> list[int]:
    """Where a row of names has a name: as it is written, else in capitals or small letters."""
    names = [name.strip() for name in head]
    exact = [place for place, name in enumerate(names) if name == column.strip()]
    folded = column.strip().casefold()
    return exact or [place for place, name in enumerate(names) if name.casefold() == folded]


def _head(lines: Sequence[tuple[str, str]], delimiter: str) -> list[str]:
    """The names of the columns; quotation marks that do not pair belong to the text."""
    for style in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        reader = csv.reader(
            (line + end for line, end in lines), delimiter=delimiter, quoting=style, strict=True
        )
        with suppress(csv.Error):
            return next(reader)
    return []


def _width(head: Row, rows: Sequence[Row]) -> int:
    """The cells of the widest row; cells beyond the names must be empty."""
    for row in rows:
        if any(cell.strip() for cell in row.cells[len(head.cells) :]):
            beyond = _(
                "{line}: has {cells} cells where the first line names {columns} columns; put a "
                "cell that holds the sign between cells into quotation marks"
            )
            raise _NoTableError(
                beyond.format(line=row.line, cells=len(row.cells), columns=len(head.cells))
            )
    return max(len(row.cells) for row in (head, *rows))


def _rows(
    lines: Sequence[tuple[str, str]], first: int, delimiter: str, *, quoted: bool
) -> list[Row]:
    """The rows of these lines (text, line end), the first of which is line number `first`.

    `quoted` False takes quotation marks for text. An empty line is a row without cells.
    """
    taken: list[tuple[str, str]] = []
    reader = csv.reader(
        _taking(lines, taken),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=quoted,
    )
    rows: list[Row] = []
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        for cells in reader:
            inner = "".join(line + end for line, end in taken[:-1])
            rows.append(Row(inner + taken[-1][0], taken[-1][1], tuple(cells), first))
            first += len(taken)
            taken.clear()
    except csv.Error:
        unpaired = _(
            "{line}: the quotation marks of this row do not pair; write one that belongs to the "
            "text twice"
        )
        raise _NoTableError(unpaired.format(line=first)) from None
    finally:
        csv.field_size_limit(limit)
    return rows


def _taking(lines: Sequence[tuple[str, str]], taken: list[tuple[str, str]]) -> Iterator[str]:
    """The lines with their ends, each put into `taken` when it is asked for."""
    for line in lines:
        taken.append(line)
        yield "".join(line)
