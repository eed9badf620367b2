"""The report for programs that read line by line, such as ``jq``: one JSON object a line.

``{"kind": "issue", "path": "письмо.txt", "rule": "DIC002", …}`` has the keys of the issues of
``--format json``; ``"problem"`` is a file that could not be read, ``"summary"`` the last line. A
file's lines are written as soon as it is checked.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ocrfix import __version__
from ocrfix.reporters.base import Display, Totals, in_order, utf8
from ocrfix.reporters.json import issue_data

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport

SCHEMA = "ocrfix.report-lines/1"


class JsonLinesReporter:
    """Writes the lines of each file as it comes."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = utf8(display.stream)
        self._totals = Totals()

    def add(self, report: FileReport) -> None:
        """Writes one file."""
        self._totals.add(report)
        if report.document is not None:
            for issue in in_order(report.issues):
                data = issue_data(issue, report.document)
                self._line({"kind": "issue", "path": report.path, **data})
        for problem in report.problems:
            self._line({"kind": "problem", "path": report.path, "message": problem})

    def finish(self) -> None:
        """Writes the counts."""
        totals = self._totals
        self._line(
            {
                "kind": "summary",
                "schema": SCHEMA,
                "version": __version__,
                "files": totals.files,
                "issues": totals.issues,
                "by_rule": dict(sorted(totals.by_rule.items())),
            }
        )

    def _line(self, data: dict[str, Any]) -> None:
        # the separators of lines that are not "\n" would cut the line in some readers
        text = json.dumps(data, ensure_ascii=False)
        text = text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028")
        self._stream.write(text.replace("\u2029", "\\u2029") + "\n")
        self._stream.flush()
