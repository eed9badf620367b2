"""The code quality report of GitLab, by which a merge request shows what came new.

``{"check_name": "DIC002", "fingerprint": …, "location": {"path": "письмо.txt", …}}`` for each
issue, in one list. A fingerprint stays when lines are added above («кжно-корейского» ten lines
lower is the same issue), so that only a new error counts as one.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ocrfix.issues import Severity
from ocrfix.reporters.base import Display, in_order, named, visible
from ocrfix.reporters.fingerprints import repository_path, with_fingerprints
from ocrfix.reporters.json import write_json
from ocrfix.reporters.wording import told

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue

#: GitLab's grades are info, minor, major, critical and blocker.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


class GitlabReporter:
    """Collects all files, writes one list at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = display.stream
        self._issues: list[dict[str, Any]] = []

    def add(self, report: FileReport) -> None:
        """Keeps one file."""
        document = report.document
        if document is not None:
            for issue, fingerprint in with_fingerprints(in_order(report.issues), document):
                self._issues.append(_issue(issue, document, fingerprint))
        for problem in report.problems:
            self._issues.append(_problem(problem, report))

    def finish(self) -> None:
        """Writes the list."""
        write_json(self._issues, self._stream)


def _issue(issue: Issue, document: Document, fingerprint: str) -> dict[str, Any]:
    first, _ = document.index.position(issue.span.start)
    last, _ = document.index.position(issue.span.end)
    return {
        "description": f"{issue.rule} {issue.name}: {told(issue)}",
        "check_name": issue.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[issue.severity],
        "location": {
            "path": repository_path(document.path),
            "lines": {"begin": first, "end": last},
        },
    }


def _problem(problem: str, report: FileReport) -> dict[str, Any]:
    """A file that could not be read, or what is amiss beside it."""
    path = repository_path(report.path)
    place = f"{path}\0{problem}".encode("utf-8", "surrogatepass")
    return {
        "description": visible(named(problem, report.path)),
        "check_name": "unreadable-file" if report.document is None else "warning",
        "fingerprint": hashlib.sha256(place).hexdigest()[:32],
        "severity": "critical" if report.document is None else "minor",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }
