"""Records in the formats of other programs: ``ocrfix record письма/ --format ead3 > list.xml``.

A single file gives a document of its own, several files one document of them all, in the way of
the standard (docs/exchange.md).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ocrfix.reporters.base import Display

if TYPE_CHECKING:
    from ocrfix.records.record import Record


class RecordExchangeReporter:
    """Collects all records and writes them by an exporter of `ocrfix.records.exporters`."""

    def __init__(self, display: Display, name: str) -> None:
        """Of the display only the stream and `single` matter; `name` is that of the exporter."""
        self._display = display
        self._name = name
        self._records: list[Record] = []

    def add(self, record: Record) -> None:
        """Keeps one record."""
        self._records.append(record)

    def finish(self) -> None:
        """Writes the document; nothing where no file could be read."""
        from ocrfix.records.exporters import EXPORTERS

        if not self._records:
            return
        exporter = EXPORTERS[self._name]()
        if self._display.single:
            text = exporter.one(self._records[0])
        else:
            text = exporter.many(self._records)
        stream = self._display.stream
        if isinstance(stream, io.TextIOWrapper):  # line ends of RIS and the declared UTF-8
            stream.reconfigure(encoding="utf-8", newline="")
        stream.write(text)
        stream.flush()
