"""JUnit XML, which every build server shows: a suite for each file, a failed test for each issue.

The issue about ``кжно-корейского`` is a test ``DIC002 line 3:32`` that failed; a file without
issues is one test that passed. XML has no signs for control characters; they are shown as ``␛``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ocrfix.reporters.base import Display, in_order, utf8, visible
from ocrfix.reporters.wording import told, touched_lines, witness, witnesses

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue


class JunitReporter:
    """Collects all files, since the counts stand at the beginning; writes them at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = utf8(display.stream)
        self._suites: list[str] = []
        self._tests = self._failures = self._errors = 0

    def add(self, report: FileReport) -> None:
        """Keeps one file."""
        cases = list(_cases(report))
        failures, errors = len(report.issues), len(report.problems)
        counts = {"tests": len(cases), "failures": failures, "errors": errors}
        name = _quoted(report.path)
        self._suites += [f"  <testsuite name={name}{_counts(counts)}>", *cases, "  </testsuite>"]
        self._tests += len(cases)
        self._failures += failures
        self._errors += errors

    def finish(self) -> None:
        """Writes the document."""
        counts = {"tests": self._tests, "failures": self._failures, "errors": self._errors}
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="ocrfix"{_counts(counts)}>',
            *self._suites,
            "</testsuites>",
        ]
        self._stream.write("\n".join(lines) + "\n")
        self._stream.flush()


def _cases(report: FileReport) -> Iterator[str]:
    """The tests of a file; build servers know a test by its name, so it is in no language."""
    for problem in report.problems:
        yield _case(report.path, "reading", "error", "problem", problem)
    if report.document is None:
        return
    for issue in in_order(report.issues):
        line, column = report.document.index.position(issue.span.start)
        name, text = f"{issue.rule} line {line}:{column}", "\n".join(_body(issue, report.document))
        yield _case(report.path, name, "failure", issue.name, told(issue), text)
    if not report.issues and not report.problems:
        yield f'    <testcase classname={_quoted(report.path)} name="no issues"/>'


def _case(path: str, name: str, result: str, kind: str, message: str, text: str = "") -> str:
    attributes = f"type={_quoted(kind)} message={_quoted(message)}"
    return (
        f"    <testcase classname={_quoted(path)} name={_quoted(name)}>\n"
        f"      <{result} {attributes}>{escape(text)}</{result}>\n"
        "    </testcase>"
    )


def _body(issue: Issue, document: Document) -> Iterator[str]:
    """The lines of an issue as they are, and what speaks for it."""
    yield from (visible(line.text) for line, _ in touched_lines(issue.span, document))
    yield from (witness(one, document) for one in witnesses(issue))


def _counts(counts: dict[str, int]) -> str:
    return "".join(f' {name}="{number}"' for name, number in counts.items())


def _quoted(text: str) -> str:
    return quoteattr(visible(text))
