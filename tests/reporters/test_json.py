"""The report for programs: offsets that hold, a stable order, valid JSON for any text."""

from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Elsewhere, Evidence, Issue, Suggestion
from ocrfix.reporters import REPORTERS
from ocrfix.reporters.base import Display
from ocrfix.text.spans import Span


def _printed(*reports: FileReport) -> dict:
    stream = io.StringIO()
    reporter = REPORTERS["json"](Display(stream))
    for report in reports:
        reporter.add(report)
    reporter.finish()
    return json.loads(stream.getvalue())


def _issue(source: str, span: Span, rule: str = "DIC001") -> Issue:
    evidence = (Evidence("same-document", "стоит выше", Span(0, min(3, len(source)))),)
    suggestion = Suggestion("слово", 0.98765, evidence)
    return Issue(rule, "unknown-word", span, span.text(source), "", suggestions=(suggestion,))


@settings(deadline=None)
@given(st.text(min_size=1), st.data())
def test_offsets(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    span = Span(start, data.draw(st.integers(start, len(source))))
    document = Document("a.txt", source)
    report = _printed(FileReport("a.txt", document, (_issue(source, span),)))
    (issue,) = report["files"][0]["issues"]
    assert source[issue["start"] : issue["end"]] == issue["text"]
    assert document.index.offset(issue["line"], issue["column"]) == issue["start"]
    assert issue["suggestions"][0]["confidence"] == 0.9877


def test_a_stream_of_another_encoding_gets_utf8() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1251")
    reporter = REPORTERS["json"](Display(stream))
    reporter.add(FileReport("пись\udce4мо😀.txt", Document("", "")))
    reporter.finish()
    (file,) = json.loads(stream.buffer.getvalue().decode("utf-8"))["files"]
    assert file["path"] == "пись\udce4мо😀.txt"


def test_a_witness_of_another_file_has_its_path() -> None:
    source = "раз два три"
    other = Evidence("other-document", "там", Span(5, 8), Elsewhere("b.txt", 2, 4, "два"))
    own = Evidence("same-document", "здесь", Span(0, 3))
    issue = Issue("COR001", "copies", Span(4, 7), "два", "", evidence=(other, own))
    (shown,) = _printed(FileReport("a.txt", Document("a.txt", source), (issue,)))["files"]
    place = {"start": 5, "end": 8, "path": "b.txt", "line": 2, "column": 4, "text": "два"}
    assert shown["issues"][0]["evidence"] == [
        {"kind": "other-document", "note": "там", **place},
        {"kind": "same-document", "note": "здесь", "start": 0, "end": 3},
    ]


def test_order_and_summary() -> None:
    source = "раз два три"
    document = Document("b.txt", source)
    issues = (
        _issue(source, Span(8, 11)),
        _issue(source, Span(0, 3), "SCR001"),
        _issue(source, Span(0, 3)),
    )
    report = _printed(
        FileReport("b.txt", document, issues),
        FileReport("a.txt", None, problems=("a.txt: no such file",)),
    )
    assert report["schema"] == "ocrfix.report/1"
    assert [file["path"] for file in report["files"]] == ["a.txt", "b.txt"]
    assert report["files"][0]["problems"] == ["a.txt: no such file"]
    places = [(issue["start"], issue["rule"]) for issue in report["files"][1]["issues"]]
    assert places == [(0, "DIC001"), (0, "SCR001"), (8, "DIC001")]
    assert report["summary"] == {"files": 2, "issues": 3, "by_rule": {"DIC001": 2, "SCR001": 1}}
