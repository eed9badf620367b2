"""Only what is doubtful in records, a line each: for hooks and for a look over a folder.

``letters/12.txt: form.sheets: leaves in the citation: 3, sheets in the transcription: 2``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocrfix.reporters.base import Display, visible

if TYPE_CHECKING:
    from ocrfix.records.record import Record


class RecordProblemsReporter:
    """Writes the problems of each record when it comes, and counts them."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = display.stream
        self.problems = 0

    def add(self, record: Record) -> None:
        """Writes the problems of one record."""
        for problem in record.problems:
            self.problems += 1
            place = f"{record.path}: {problem.field}" if problem.field else record.path
            self._stream.write(visible(f"{place}: {problem.note}") + "\n")

    def finish(self) -> None:
        """Nothing is left to write."""
