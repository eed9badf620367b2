"""What a report looks like when printed: one function for the tests of all formats."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Issue
from ocrfix.reporters import REPORTERS
from ocrfix.reporters.base import Display, RuleText
from ocrfix.text.spans import Span


@pytest.fixture(scope="session")
def printed() -> Callable[..., str]:
    """``printed("sarif", report, …)`` is what the reporter of that format writes."""

    def run(format: str, *reports: FileReport) -> str:
        stream = io.StringIO()
        described = {"DIC001": RuleText("A word that no dictionary knows", "Long text.")}
        reporter = REPORTERS[format](Display(stream, described=described.get))
        for report in reports:
            reporter.add(report)
        reporter.finish()
        return stream.getvalue()

    return run


@pytest.fixture(scope="session")
def report_on() -> Callable[..., FileReport]:
    """``report_on("Мост через кжно", "кжно")`` has an issue for the first place of each text."""

    def build(source: str, *texts: str, path: str = "письмо.txt", **extra) -> FileReport:
        issues = []
        for text in texts:
            span = Span(source.index(text), source.index(text) + len(text))
            message = f"«{text}» is doubtful"
            issues.append(Issue("DIC001", "unknown-word", span, text, message, **extra))
        return FileReport(path, Document(path, source), tuple(issues))

    return build
