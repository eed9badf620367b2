"""Annotations for GitHub Actions: each issue is shown in the changed file, at its line.

``::warning file=письмо.txt,line=3,col=32,title=DIC002 broken-word::«кжно…``
is a workflow command; its escapes (``%``, line ends, and ``:`` and ``,`` in properties) are those
of the GitHub documentation, «Workflow commands for GitHub Actions».
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ocrfix.issues import Severity
from ocrfix.reporters.base import Display, Totals, in_order, named, utf8, visible
from ocrfix.reporters.fingerprints import repository_path
from ocrfix.reporters.wording import told

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class GithubReporter:
    """Writes an annotation for each issue as the files come, the totals at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = utf8(display.stream)
        self._totals = Totals()

    def add(self, report: FileReport) -> None:
        """Writes the annotations of one file."""
        self._totals.add(report)
        if report.document is not None:
            for issue in in_order(report.issues):
                command = _COMMANDS[issue.severity]
                self._command(command, _properties(issue, report.document), told(issue))
        for problem in report.problems:
            command = "error" if report.document is None else "warning"
            place = {"file": repository_path(report.path)}
            self._command(command, place, visible(named(problem, report.path)))

    def finish(self) -> None:
        """Writes the totals as plain text of the log."""
        self._stream.write(self._totals.sentence + "\n")
        self._stream.flush()

    def _command(self, command: str, properties: Mapping[str, str | int], message: str) -> None:
        listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        self._stream.write(f"::{command} {listed}::{_data(message)}\n")


def _properties(issue: Issue, document: Document) -> dict[str, str | int]:
    """Where an annotation stands; columns only on one line, since GitHub takes no others."""
    line, column = document.index.position(issue.span.start)
    last, end = document.index.position(issue.span.end)
    place: dict[str, str | int] = {"file": repository_path(document.path), "line": line}
    if last == line:
        place |= {"col": column, "endLine": last, "endColumn": max(column, end - 1)}
    else:
        place |= {"endLine": last}
    return place | {"title": visible(f"{issue.rule} {issue.name}")}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
