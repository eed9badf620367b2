"""Where the records of ``ocrfix record`` go besides the screen: a spreadsheet, a database.

``--csv catalogue.csv --column Source`` reads references out of a spreadsheet and needs no document;
``--into catalogue.sqlite`` keeps the records of the documents that were named.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.errors import InputError, UsageError
from ocrfix.reporters.base import counted, named, visible

if TYPE_CHECKING:
    from ocrfix.corpus import Worked
    from ocrfix.papers import Papers

_STREAM = "-"
#: What workbooks begin with: XLSX and ODS are ZIP files, XLS is an OLE file.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """What the options say of a spreadsheet; None and False where they were not given."""

    file: str | None = None
    column: str | None = None
    output: str | None = None
    overwrite: bool = False

    def wanted(self, **others: object) -> bool:
        """Whether a spreadsheet is to be read; `others` are the options that do not go with it.

        Raises UsageError for options that do not go together, naming them.
        """
        if self.file is None:
            for option in ("column", "output", "overwrite"):
                if getattr(self, option):
                    raise UsageError(f"--{option} belongs to --csv FILE; name the spreadsheet")
            return False
        if self.column is None:
            raise UsageError("--csv needs --column with the name of the column of references")
        for option, value in others.items():
            if value:
                given = "a PATH" if option == "paths" else f"--{option}"
                raise UsageError(f"--csv reads a spreadsheet and does not go with {given}")
        return True


def add_columns(sheet: Spreadsheet, encoding: str | None) -> None:
    """Writes the spreadsheet with the columns of its references; tells on stderr what was found.

    Raises InputError and UsageError; then nothing is written.
    """
    from ocrfix.cli.output import print_text
    from ocrfix.formats import text
    from ocrfix.formats.base import write_atomically
    from ocrfix.holdings.columns import extended
    from ocrfix.holdings.spreadsheets import read_sheet

    path = sheet.file or _STREAM
    target = None if sheet.output in (None, _STREAM) else Path(sheet.output or "")
    if target is not None and not sheet.overwrite and _same(Path(path), target):
        raise UsageError(f"--output: {target} is the spreadsheet itself; add --overwrite")
    document = text.parse(_content(path), path, encoding)
    table = read_sheet(document.source, path, sheet.column or "")
    result = extended(table, path, document.encoding)
    if target is None:
        print_text(document, result.text)
    else:
        write_atomically(target, text.encode(document, result.text))
    told = (
        f"{path}: {counted(result.rows, 'row')}, {result.references} with a reference, "
        f"{result.doubtful} with problems"
    )
    print(visible(f"ocrfix: {told}"), file=sys.stderr)


def _same(path: Path, target: Path) -> bool:
    try:
        return path.samefile(target)
    except OSError:  # one of them is not there
        return False


def _content(path: str) -> bytes:
    from ocrfix.formats.base import read_bytes

    if path == _STREAM:
        if sys.stdin is None:
            raise InputError("-: standard input is closed; name a file")
        content = sys.stdin.buffer.read()
    else:
        content = read_bytes(Path(path))
    if content.startswith(_WORKBOOKS):
        raise InputError(f"{path}: is a workbook, not a CSV file; save it as «CSV UTF-8» first")
    return content


def keep(results: Iterable[Worked[Papers]], database: Path) -> bool:
    """Puts the records into the database; says what became of them. True: all files were read."""
    from ocrfix.holdings.database import open_database

    complete = True
    with open_database(database) as opened:
        for worked in results:
            if worked.result is None:
                print(visible(f"ocrfix: {named(worked.problem, worked.path)}"), file=sys.stderr)
                complete = False
            else:
                opened.put(worked.path, worked.result.content, worked.result.records)
    told = [f"{count} {what}" for what, count in opened.counts.items() if count]
    print(visible(f"{database}: {', '.join(told) or 'nothing new'}"))
    return complete
