"""SARIF 2.1.0 (OASIS), the exchange format of checkers, which code scanning and editors read.

The issue about ``15608`` is a result with its region, a fingerprint that outlives moved lines, the
witnesses as related locations, and each suggestion as a fix. Columns and offsets count code points.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ocrfix import __version__
from ocrfix.reporters.base import Display, in_order, named, visible
from ocrfix.reporters.fingerprints import repository_path, with_fingerprints
from ocrfix.reporters.json import write_json
from ocrfix.reporters.wording import LEAST_SHOWN, percent, proposed, told, touched_lines

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Evidence, Issue, Suggestion
    from ocrfix.text.spans import Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: The root of the repository, which whoever reads the report knows.
_ROOT = "%SRCROOT%"
#: The name of our fingerprint; a new way to make it gets a new number.
_FINGERPRINT = "ocrfixContent/v1"


class SarifReporter:
    """Collects all files, writes one log with one run at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display the stream and the texts of the rules matter."""
        self._display = display
        self._rules: dict[str, Issue] = {}
        self._results: list[dict[str, Any]] = []
        self._artifacts: list[dict[str, Any]] = []
        self._problems: list[dict[str, Any]] = []
        self._unread = False

    def add(self, report: FileReport) -> None:
        """Keeps one file."""
        document = report.document
        self._unread |= document is None
        if document is not None:
            artifact = {"location": _artifact(report.path), "roles": ["analysisTarget"]}
            self._artifacts.append(artifact | {"encoding": document.encoding})
            for issue, fingerprint in with_fingerprints(in_order(report.issues), document):
                self._rules.setdefault(issue.rule, issue)
                self._results.append(_result(issue, document, fingerprint))
        for problem in report.problems:
            self._problems.append(_notification(problem, report))

    def finish(self) -> None:
        """Writes the log."""
        rules = [self._rule(self._rules[code]) for code in sorted(self._rules)]
        places = {rule["id"]: place for place, rule in enumerate(rules)}
        for result in self._results:
            result["ruleIndex"] = places[result["ruleId"]]
        invocation = {"executionSuccessful": not self._unread}
        run = {
            "tool": {"driver": {"name": "ocrfix", "version": __version__, "rules": rules}},
            "invocations": [invocation | {"toolExecutionNotifications": self._problems}],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "artifacts": _once(self._artifacts),
            "results": self._results,
        }
        write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, self._display.stream)

    def _rule(self, issue: Issue) -> dict[str, Any]:
        """A rule as readers know it; its level is that of its first issue."""
        rule: dict[str, Any] = {"id": issue.rule, "name": issue.name}
        text = self._display.described(issue.rule)
        if text is not None:
            rule["shortDescription"] = {"text": text.summary}
            rule["help"] = {"text": text.text}
        return rule | {"defaultConfiguration": {"level": str(issue.severity)}}


def _result(issue: Issue, document: Document, fingerprint: str) -> dict[str, Any]:
    numbers = count(1)
    spoken = [one for suggestion in issue.suggestions[:1] for one in suggestion.evidence]
    related = [_related(one, document, numbers) for one in (*spoken, *issue.evidence)]
    result: dict[str, Any] = {
        "ruleId": issue.rule,
        "level": str(issue.severity),
        "message": {"text": _message(told(issue))},
        "locations": [_location(document.path, _region(issue.span, document, context=True))],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
        "relatedLocations": [one for one in related if one is not None],
        "fixes": [
            _fix(one, issue, document) for one in issue.suggestions if one.confidence >= LEAST_SHOWN
        ],
        "properties": {
            "zone": issue.zone,
            "applicability": str(issue.applicability),
            "confidence": round(issue.confidence, 4),
        },
    }
    return {key: value for key, value in result.items() if value}


def _region(span: Span, document: Document, *, context: bool = False) -> dict[str, Any]:
    """The region of a span, with `context` also the region of its lines."""
    line, column = document.index.position(span.start)
    last, end = document.index.position(span.end)
    region = {
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": last,
            "endColumn": end,
            "charOffset": span.start,
            "charLength": len(span),
            "snippet": {"text": span.text(document.source)},
        }
    }
    if context:
        touched = [one.number for one, _ in touched_lines(span, document)]
        first, last = min([line, *touched]), max([last, *touched])
        text = "\n".join(one.text for one in document.lines[first - 1 : last])
        region["contextRegion"] = {"startLine": first, "endLine": last, "snippet": {"text": text}}
    return region


def _location(path: str, regions: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path), **regions}}


def _related(evidence: Evidence, document: Document, numbers: count[int]) -> dict[str, Any] | None:
    """Where a witness stands; None for a reason without a place."""
    other = evidence.elsewhere
    if other is not None:
        end = other.column + len(other.text)
        region = {"startLine": other.line, "startColumn": other.column, "endColumn": end}
        place = _location(other.path, {"region": region | {"snippet": {"text": other.text}}})
    elif evidence.span is not None:
        place = _location(document.path, _region(evidence.span, document))
    else:
        return None
    return {"id": next(numbers), **place, "message": {"text": _message(visible(evidence.note))}}


def _fix(suggestion: Suggestion, issue: Issue, document: Document) -> dict[str, Any]:
    region = _region(issue.span, document)["region"]
    replacement = {"deletedRegion": region, "insertedContent": {"text": suggestion.text}}
    change = {"artifactLocation": _artifact(document.path), "replacements": [replacement]}
    text = f"{proposed(suggestion)} {percent(suggestion.confidence)}"
    return {"description": {"text": _message(text)}, "artifactChanges": [change]}


def _notification(problem: str, report: FileReport) -> dict[str, Any]:
    """A file that could not be read, or what is amiss beside it."""
    return {
        "level": "error" if report.document is None else "warning",
        "message": {"text": _message(visible(named(problem, report.path)))},
        "locations": [_location(report.path, {})],
    }


def _artifact(path: str) -> dict[str, Any]:
    """A file as a URI, relative to the root of the repository if it lies inside."""
    known = repository_path(path)
    if Path(known).is_absolute():
        return {"uri": Path(known).as_uri()}
    return {"uri": quote(os.fsencode(known)), "uriBaseId": _ROOT}


def _message(text: str) -> str:
    """A text in which nothing is a placeholder (3.11.5) or an embedded link (3.11.6)."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    if "](" in doubled:
        doubled = doubled.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return doubled


def _once(artifacts: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each file once, in order of its place."""
    return list({one["location"]["uri"]: one for one in artifacts}.values())
