"""The report for programs: schema ``ocrfix.report/1``, stable, offsets in code points.

The text of ``"start": 773, "end": 778`` is exactly ``source[773:778]`` of the decoded file; that of
an evidence with a ``"path"`` lies in that other file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from ocrfix import __version__
from ocrfix.reporters.base import Display, Totals, in_order, utf8

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Evidence, Issue, Suggestion

SCHEMA = "ocrfix.report/1"


class JsonReporter:
    """Collects all files, writes one JSON object sorted by path at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = display.stream
        self._files: list[dict[str, Any]] = []
        self._totals = Totals()

    def add(self, report: FileReport) -> None:
        """Keeps one file."""
        self._totals.add(report)
        document = report.document
        issues = in_order(report.issues)
        self._files.append(
            {
                "path": report.path,
                "encoding": document.encoding if document else None,
                "issues": [issue_data(issue, document) for issue in issues] if document else [],
                "problems": list(report.problems),
            }
        )

    def finish(self) -> None:
        """Writes the object."""
        totals = self._totals
        summary = {"issues": totals.issues, "by_rule": dict(sorted(totals.by_rule.items()))}
        write_json(framed(SCHEMA, self._files, summary), self._stream)


def framed(
    schema: str, files: Sequence[Mapping[str, Any]], summary: Mapping[str, Any]
) -> dict[str, Any]:
    """The object around what is said of the files, which it puts in the order of their paths."""
    return {
        "schema": schema,
        "version": __version__,
        "files": sorted(files, key=lambda file: str(file["path"])),
        "summary": {"files": len(files), **summary},
    }


def write_json(report: Mapping[str, Any] | Sequence[Any], stream: TextIO) -> None:
    """Writes a report to a stream, which is switched to UTF-8, as JSON must be.

    Half a surrogate pair, which a file's name may hold, is written as its JSON escape.
    """
    utf8(stream).write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    stream.flush()


def issue_data(issue: Issue, document: Document) -> dict[str, Any]:
    """One issue; line and column are counted from 1."""
    line, column = document.index.position(issue.span.start)
    return {
        "rule": issue.rule,
        "name": issue.name,
        "severity": str(issue.severity),
        "zone": issue.zone,
        "start": issue.span.start,
        "end": issue.span.end,
        "line": line,
        "column": column,
        "text": issue.text,
        "message": issue.message,
        "applicability": str(issue.applicability),
        "suggestions": [_suggestion_data(one) for one in issue.suggestions],
        "evidence": [_evidence_data(one) for one in issue.evidence],
    }


def _suggestion_data(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "text": suggestion.text,
        "confidence": round(suggestion.confidence, 4),
        "evidence": [_evidence_data(one) for one in suggestion.evidence],
    }


def _evidence_data(evidence: Evidence) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": evidence.kind, "note": evidence.note}
    if evidence.span is not None:
        data |= {"start": evidence.span.start, "end": evidence.span.end}
    other = evidence.elsewhere
    if other is not None:
        data |= {"path": other.path, "line": other.line, "column": other.column, "text": other.text}
    return data
