"""Records as a table for spreadsheets: ``ocrfix record письма/ --format csv > letters.csv``.

One row a paper, in the columns of `ocrfix.records.tables`, under a line with their names.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ocrfix.records.cells import table_line
from ocrfix.records.tables import RECORD_COLUMNS, names, record_row
from ocrfix.reporters.base import Display, visible

if TYPE_CHECKING:
    from ocrfix.records.record import Record


class RecordCsvReporter:
    """Writes each record when it comes; the records of one file come one after the other."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream and `mark` matter."""
        self._stream = display.stream
        if isinstance(self._stream, io.TextIOWrapper):
            self._stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        self._path: str | None = None
        self._part = 0
        if display.mark:
            self._stream.write("\ufeff")
        self._write(names(RECORD_COLUMNS))

    def add(self, record: Record) -> None:
        """Writes one record; a further one of the same file is its next part."""
        self._part = self._part + 1 if record.path == self._path else 1
        self._path = record.path
        self._write(record_row(record, self._part))

    def finish(self) -> None:
        """Nothing is left to write."""

    def _write(self, cells: list[str]) -> None:
        line = table_line(cells)
        if self._stream.isatty():
            line = visible(line.removesuffix("\n")) + "\n"
        self._stream.write(line)
        self._stream.flush()
