"""All reports: any text at all is reported, and no character of a shown line is lost."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Evidence, Issue, Suggestion
from ocrfix.reporters import REPORTERS
from ocrfix.reporters.base import Display, visible
from ocrfix.reporters.wording import touched_lines
from ocrfix.text.spans import Span

CHARACTERS = st.one_of(
    st.sampled_from(
        "абв гд 12.)-+=#>*_`~|[]()<>&\"'$:@!{}%,\\\t\x1b毛\u0301\r\n\u202e\x00\x9b\u2028"
    ),
    st.characters(),
)
#: What formats may take for layout, at the edges of lines.
EDGES = st.sampled_from(
    ["", "", " ", "    ", "\xa0", "1. ", "- ", "# ", "> ", "=", "\\", "```", "\t"]
)
LINES = st.tuples(EDGES, st.text(CHARACTERS, max_size=40), EDGES).map("".join)
TEXTS = st.lists(LINES, max_size=4).map("\n".join)


@st.composite
def reports(draw: st.DrawFn) -> FileReport:
    source = draw(TEXTS)
    issues = []
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(source)))
        span = Span(start, draw(st.integers(start, len(source))))
        evidence = (Evidence("context", draw(TEXTS), span), Evidence("form", source))
        suggestions = (Suggestion(source, draw(st.floats(0, 1)), evidence), Suggestion("", 0.0))
        issues.append(
            Issue("DIC001", "unknown-word", span, span.text(source), draw(TEXTS),
                  suggestions=draw(st.sampled_from([suggestions, ()])), evidence=evidence)
        )  # fmt: skip
    return FileReport("а.txt", Document("а.txt", source), tuple(issues))


def printed(format: str, report: FileReport) -> str:
    stream = io.StringIO()
    reporter = REPORTERS[format](Display(stream))
    reporter.add(report)
    reporter.finish()
    return stream.getvalue()


def in_html(text: str) -> list[str]:
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    for element in root.iter("mark"):
        for child in [one for one in element if one.get("class") in {"below", "card"}]:
            element.remove(child)
    return ["".join(row.itertext()) for row in root.iter("div") if row.get("class") == "row"]


def in_junit(text: str) -> list[str]:
    bodies = [element.text or "" for element in ElementTree.fromstring(text).iter("failure")]
    return [line for body in bodies for line in body.split("\n")]


def in_markdown(text: str) -> list[str]:
    shown = []
    for token in MarkdownIt("js-default").parse(text):
        lines = [""]
        for child in token.children or ():
            lines[-1] += child.content if child.type == "text" else ""
            lines += [""] if child.type == "hardbreak" else []
        shown += [line.replace("<mark>", "").replace("</mark>", "") for line in lines]
    return shown


def in_sarif(text: str) -> list[str]:
    results = json.loads(text)["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"]["contextRegion"] for one in results]
    return [visible(line) for place in places for line in place["snippet"]["text"].split("\n")]


SHOWN: dict[str, Callable[[str], list[str]]] = {
    "html": in_html,
    "junit": in_junit,
    "markdown": in_markdown,
    "sarif": in_sarif,
}


@pytest.mark.parametrize("format", sorted(SHOWN))
@settings(deadline=None, max_examples=60)
@given(report=reports())
def test_no_character_of_a_shown_line_is_lost(format: str, report: FileReport) -> None:
    shown = SHOWN[format](printed(format, report))
    for issue in report.issues:
        for line, _ in touched_lines(issue.span, report.document):
            assert visible(line.text) in shown


@pytest.mark.parametrize("format", sorted(REPORTERS))
@settings(deadline=None, max_examples=40)
@given(report=reports())
def test_nothing_is_obeyed_by_a_terminal(format: str, report: FileReport) -> None:
    text = printed(format, report)
    if format in {"json", "jsonl", "sarif"}:
        assert "\x1b" not in text
    else:
        assert all(visible(character) == character for character in text if character != "\n")
    if format == "github":
        assert len(text.splitlines()) == len(report.issues) + 1
    if format == "jsonl":
        assert len([json.loads(line) for line in text.splitlines()]) == len(report.issues) + 1
