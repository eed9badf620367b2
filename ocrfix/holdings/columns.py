"""Columns put behind those of a spreadsheet: what each of its references says.

``1;РГАСПИ. Ф. 17. Оп. 3. Д. 1`` becomes ``1;РГАСПИ. Ф. 17. Оп. 3. Д. 1;РГАСПИ;RGASPI;17;3;1;…``.
What stood in the file stays as it is, character by character. «Там же» takes what is missing from
the reference above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from ocrfix.errors import InputError
from ocrfix.holdings.spreadsheets import Row, Sheet
from ocrfix.messages import _
from ocrfix.records.cells import table_line, unguarded
from ocrfix.records.patterns.citation import parse_citation
from ocrfix.records.references import Reference
from ocrfix.records.tables import REFERENCE_COLUMNS, names, row

#: Before the name of an added column that the spreadsheet has already.
_PREFIX = "ocrfix_"
#: Signs of ours that old code pages lack, and what stands for them there.
_PLAIN_SIGNS = str.maketrans({"–": "-", "—": "-", "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class Extended:
    """The text of a spreadsheet with the added columns, and how many rows had what."""

    text: str
    rows: int
    references: int
    doubtful: int


def extended(sheet: Sheet, path: str, encoding: str) -> Extended:
    """The spreadsheet with the columns of `REFERENCE_COLUMNS` behind its own.

    Rows without cells stay empty. Raises InputError for a value that `encoding` cannot hold.
    """
    titles = added_names([name.strip() for name in sheet.head.cells])
    lines = [sheet.preamble, _line(sheet, sheet.head, titles)]
    read = [(one, reference) for one, reference in references(sheet) if one.cells]
    added = {
        one.line: [_writable(cell, encoding) for cell in row(REFERENCE_COLUMNS, reference)]
        for one, reference in read
    }
    lines += [
        _line(sheet, one, added[one.line]) if one.cells else one.text + one.end
        for one in sheet.rows
    ]
    text = "".join(lines)
    _require_writable(text, path, encoding)
    found = [reference for _, reference in read if reference.deposits]
    doubtful = sum(1 for _, reference in read if reference.problems)
    return Extended(text, len(read), len(found), doubtful)


def added_names(taken: Sequence[str]) -> list[str]:
    """The names of the added columns, none of which is `taken` already.

    >>> added_names(["Source", "title"])[14]
    'ocrfix_title'
    """
    used = {name.casefold() for name in taken}
    found = []
    for name in names(REFERENCE_COLUMNS):
        tries = chain([name, _PREFIX + name], (f"{_PREFIX}{name}_{n}" for n in count(2)))
        free = next(one for one in tries if one not in used)
        found.append(free)
        used.add(free)
    return found


@dataclass
class _Above:
    """The last reference above a row, and the row it stands in."""

    reference: Reference | None = None
    row: int = 0


def references(sheet: Sheet) -> Iterator[tuple[Row, Reference]]:
    """Each row with what its reference says; «Там же» made whole, its doubts in `problems`."""
    above = _Above()
    for number, one in enumerate(sheet.rows):
        text = unguarded(sheet.cell(one))
        reference = parse_citation(text)
        if reference.deposits:
            reference = _made_whole(reference, above, number, sheet)
            above = _Above(reference, number)
        elif text.strip():
            reference = _noted(reference, _("no reference was found"))
        yield one, reference


def _made_whole(reference: Reference, above: _Above, number: int, sheet: Sheet) -> Reference:
    if reference.deposits[0].ibid is None:
        return reference
    if above.reference is None:
        return _noted(reference, _("«Там же», but no reference stands above"))
    whole = reference.after(above.reference)
    if above.row == number - 1:
        return whole
    line = sheet.rows[above.row].line
    filled = _("«Там же» was made whole from line {line}, the nearest above")
    return _noted(whole, filled.format(line=line))


def _noted(reference: Reference, problem: str) -> Reference:
    return replace(reference, problems=(*reference.problems, problem))


def _line(sheet: Sheet, one: Row, cells: Sequence[str]) -> str:
    """A row with cells behind its own, which begin in the same column in each row."""
    gap = sheet.delimiter * (sheet.width - len(one.cells) + 1)
    return one.text + gap + table_line(cells, sheet.delimiter, one.end)


def _writable(cell: str, encoding: str) -> str:
    """The cell, with plain signs for those of ours that the encoding lacks."""
    try:
        cell.encode(encoding)
    except UnicodeEncodeError:
        return cell.translate(_PLAIN_SIGNS)
    return cell


def _require_writable(text: str, path: str, encoding: str) -> None:
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        line = 1 + len(re.findall(r"\r\n|\r|\n", text[: error.start]))
        raise InputError(
            _(
                "{path}:{line}: the added cells have «{sign}» (U+{code:04X}), which {encoding} "
                "lacks; save the file as UTF-8 first"
            ).format(path=path, line=line, sign=sign, code=ord(sign), encoding=encoding)
        ) from None
