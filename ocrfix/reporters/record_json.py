"""Records for programs: ``ocrfix record письмо.txt`` in a pipe gives one object, schema
``ocrfix.record/1``.

Several files give a list of objects, or with ``jsonl`` one object a line, as each file is done.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from ocrfix.reporters.base import Display

if TYPE_CHECKING:
    from ocrfix.records.record import Record


class RecordJsonReporter:
    """Collects all records; writes one object for one file, otherwise a list in order."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream, `spans` and `single` matter."""
        self._display = display
        self._records: list[dict[str, Any]] = []

    def add(self, record: Record) -> None:
        """Keeps one record."""
        self._records.append(record.as_dict(spans=self._display.spans))

    def finish(self) -> None:
        """Writes the records; nothing for a single file that could not be read."""
        if self._display.single:
            for data in self._records:
                _write(self._display, data, indent=2)
        else:
            _write(self._display, self._records, indent=2)


class RecordLinesReporter:
    """Writes each record as one line when it comes."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream and `spans` matter."""
        self._display = display

    def add(self, record: Record) -> None:
        """Writes one record."""
        _write(self._display, record.as_dict(spans=self._display.spans))

    def finish(self) -> None:
        """Nothing is left to write."""


def _write(display: Display, data: Any, indent: int | None = None) -> None:
    """JSON in UTF-8; half a surrogate pair of a file's name is written as its escape."""
    stream = display.stream
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stream.write(json.dumps(data, ensure_ascii=False, indent=indent) + "\n")
    stream.flush()
