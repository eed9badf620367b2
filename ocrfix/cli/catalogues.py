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
from ocrfix.messages import N_, _, ngettext
from ocrfix.reporters.base import named, visible

if TYPE_CHECKING:
    from ocrfix.corpus import Worked
    from ocrfix.papers import Papers

_STREAM = "-"
#: What workbooks begin with: XLSX and ODS are ZIP files, XLS is an OLE file.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
#: What became of documents in a database, as it is told.
_KEPT = {
    "added": N_("{count} added"),
    "replaced": N_("{count} replaced"),
    "removed": N_("{count} removed"),
    "unchanged": N_("{count} unchanged"),
}


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
                    raise UsageError(
                        _("--{option} belongs to --csv FILE; name the spreadsheet").format(
                            option=option
                        )
                    )
            return False
        if self.column is None:
            raise UsageError(_("--csv needs --column with the name of the column of references"))
        for option, value in others.items():
            if value:
                given = _("a PATH") if option == "paths" else f"--{option}"
                raise UsageError(
                    _("--csv reads a spreadsheet and does not go with {given}").format(given=given)
                )
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
        raise UsageError(
            _("--output: {path} is the spreadsheet itself; add --overwrite").format(path=target)
        )
    document = text.parse(_content(path), path, encoding)
    table = read_sheet(document.source, path, sheet.column or "")
    result = extended(table, path, document.encoding)
    if target is None:
        print_text(document, result.text)
    else:
        write_atomically(target, text.encode(document, result.text))
    rows = ngettext("{count} row", "{count} rows", result.rows).format(count=result.rows)
    told = _("{path}: {rows}, {references} with a reference, {doubtful} with problems").format(
        path=path, rows=rows, references=result.references, doubtful=result.doubtful
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
            raise InputError(_("-: standard input is closed; name a file"))
        content = sys.stdin.buffer.read()
    else:
        content = read_bytes(Path(path))
    if content.startswith(_WORKBOOKS):
        raise InputError(
            _("{path}: is a workbook, not a CSV file; save it as «CSV UTF-8» first").format(
                path=path
            )
        )
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
    told = [_(_KEPT[what]).format(count=n) for what, n in opened.counts.items() if n]
    print(visible(f"{database}: " + (", ".join(told) or _("nothing new"))))
    return complete
