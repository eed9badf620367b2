"""GitHub's annotations: escapes that its runner undoes, no line of ours that is a command."""

from __future__ import annotations

import re

import pytest

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Issue, Severity, Suggestion
from ocrfix.reporters.base import visible
from ocrfix.text.spans import Span

COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def undone(text: str) -> str:
    """As the runner reads it; the per cent sign comes last."""
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\n", "%0A"), ("\r", "%0D"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def read(line: str) -> tuple[str, dict[str, str], str]:
    command, properties, message = COMMAND.fullmatch(line).groups()
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return command, {name: undone(value) for name, value in pairs}, undone(message)


@pytest.mark.parametrize(
    "text",
    ["100 %", "а::error::б", "%0A", "а,б:в=г", "а\r\n::stop-commands::x", "##[error]", "\x1b"],
)
def test_nasty_text_comes_back(text: str, printed) -> None:
    path = f"п{text}.txt"
    source = f"{text} слово"
    issue = Issue(
        "DIC001", "unknown-word", Span(0, len(text)), text, text,
        Severity.NOTE, suggestions=(Suggestion(text, 0.5),),
    )  # fmt: skip
    lines = printed("github", FileReport(path, Document(path, source), (issue,))).splitlines()
    assert len(lines) == 2
    command, properties, message = read(lines[0])
    assert command == "notice"
    assert properties["file"] == path
    assert message == f"{visible(text)}; suggested: {visible(text)} 50 %"
    assert lines[1] == "1 issue in 1 file."


def test_columns_only_within_a_line(printed, report_on) -> None:
    source = "один\nдва три"
    (one, two, _) = printed("github", report_on(source, "один\nдва", "три")).splitlines()
    assert read(one)[1] | {"title": ""} == {
        "file": "письмо.txt", "line": "1", "endLine": "2", "title": ""
    }  # fmt: skip
    assert {key: read(two)[1][key] for key in ("line", "col", "endLine", "endColumn")} == {
        "line": "2", "col": "5", "endLine": "2", "endColumn": "7"
    }  # fmt: skip


def test_a_file_that_could_not_be_read_is_an_error(printed) -> None:
    report = FileReport("нет.txt", None, problems=("no such file",))
    line, totals = printed("github", report).splitlines()
    assert read(line) == ("error", {"file": "нет.txt"}, "нет.txt: no such file")
    assert totals == "Nothing was checked. 1 file could not be checked."
