"""Text for the cells of a table: one line, no formula, several values side by side.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, so a title
``-> Пекин`` is written ``'-> Пекин``; `unguarded` takes the apostrophe off again. Leaves have a
dash (``1–3``), because a spreadsheet reads ``1-3`` as the first of March.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ocrfix.records.references import Leaves

#: What stands between several values of one cell.
SEPARATOR = "; "
#: Signs that begin a formula, after the OWASP page «CSV Injection»; the wide forms are those of
#: East Asian keyboards. Apostrophes before them belong to it, so that one can be taken off again.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def guarded(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet would take it for a formula.

    >>> guarded("=1+1"), guarded("РГАСПИ")
    ("'=1+1", 'РГАСПИ')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made this cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def one_line(text: str) -> str:
    """The text without line ends, control characters and doubled blanks."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def joined(values: Iterable[str]) -> str:
    """Several values in one cell: ``Anna Bell; Ivan Petrov``."""
    return SEPARATOR.join(value for value in values if value)


def leaves_text(leaves: Sequence[Leaves]) -> str:
    """Leaves in one cell: ``1–3, 7ob``."""
    return ", ".join(
        one.first if one.first == one.last else f"{one.first}–{one.last}" for one in leaves
    )


def table_line(cells: Sequence[str], delimiter: str = ",", end: str = "\n") -> str:
    """One line of a CSV file; a cell with a delimiter, quotation mark or line end is quoted."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerow(cells)
    return stream.getvalue()
