"""The terminal report: nothing of a shown line is lost, nothing is obeyed, everything fits."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.issues import Elsewhere, Evidence, Issue, Suggestion
from ocrfix.reporters.base import Display, visible
from ocrfix.reporters.terminal import TerminalReporter, open_console, progress_bar
from ocrfix.text.spans import Span

TEXTS = st.text(
    st.one_of(
        st.sampled_from("абв гд  [sic] [/нрзб] \t\x1b[31m毛\u0301\r\n\u202e\x00\x9b\u2028"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=200,
)


def _report(source: str, span: Span, **extra) -> FileReport:
    text = span.text(source)
    issue = Issue("DIC001", "unknown-word", span, text, f"«{text}» is doubtful", **extra)
    return FileReport("a.txt", Document("a.txt", source), (issue,))


def _printed(report: FileReport) -> str:
    stream = io.StringIO()
    reporter = TerminalReporter(Display(stream))
    reporter.add(report)
    reporter.finish()
    return stream.getvalue()


@settings(deadline=None)
@given(TEXTS, st.data())
def test_any_text(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    span = Span(start, data.draw(st.integers(start, min(len(source), start + 20))))
    evidence = (Evidence("context", source, span),)
    suggestions = (Suggestion(source, 0.5, evidence), Suggestion("", 0.001, evidence))
    printed = _printed(_report(source, span, suggestions=suggestions, evidence=evidence))
    categories = {unicodedata.category(character) for character in printed if character != "\n"}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert all(cell_len(line) <= 80 for line in printed.split("\n"))
    lines = printed.split("\n")
    for line in Document("", source).lines:
        whole = visible(line.text)
        touched = line.span.start <= span.start <= line.span.end
        if touched and cell_len(whole) <= 76:
            assert any(row.removeprefix("  │ ") == whole for row in lines)


@pytest.mark.parametrize("length", [1, 2, 3])
def test_the_carets_stand_below_the_word(length: int) -> None:
    source = "毛澤東 за\u0301мок словослово"
    start = source.index("слово")
    printed = _printed(_report(source, Span(start, start + length)))
    line, carets = re.search(r"  │ (毛.*)\n  │ ( *\^+)\n", printed).groups()
    assert cell_len(carets) - carets.count("^") == cell_len(line[: line.index("слово")])
    assert carets.count("^") == length


@pytest.mark.parametrize("line", ["毛" * 38, "\U00018cd6" * 20, "а" * 76, "а" * 200])
def test_a_caret_at_the_end_of_a_full_line_fits(line: str) -> None:
    printed = _printed(_report(line, Span(len(line), len(line))))
    assert "^" in printed
    assert max(map(cell_len, printed.split("\n"))) <= 80


def test_colour_adds_only_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    report = _report("Мocквa [sic]", Span(0, 6), suggestions=(Suggestion("Москва", 0.99),))
    stream = io.StringIO()
    console = Console(file=stream, width=80, force_terminal=True, color_system="standard")
    reporter = TerminalReporter(Display(stream), console)
    reporter.add(report)
    reporter.finish()
    assert "\x1b[" in stream.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue()) == _printed(report)


@pytest.mark.parametrize(
    ("color", "no_color", "system"),
    [(True, "", "standard"), (True, "1", None), (False, "", None)],
)
def test_when_there_is_colour(color: bool, no_color: str, system: str | None, monkeypatch) -> None:
    for name, value in (("FORCE_COLOR", "1"), ("TERM", "xterm"), ("NO_COLOR", no_color)):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("COLORTERM", raising=False)
    assert open_console(io.StringIO(), color).color_system == system


@pytest.mark.parametrize(("columns", "width"), [("120", 120), ("0", 80), ("x", 80), ("", 80)])
def test_width_of_a_pipe(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert open_console(io.StringIO()).width == width


def test_progress_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    stream = io.StringIO()
    with progress_bar(stream, 2) as on_progress:
        on_progress("a.txt")
        on_progress("b.txt")
    assert "2/2" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


def test_witnesses_of_other_files_stand_with_their_place() -> None:
    # the same span in two files, beyond the end of this one: both are shown
    evidence = [
        Evidence("other-document", "так", Span(90, 93), Elsewhere(path, 12, 3, "два\x1b"))
        for path in ("b.txt", "c\n.txt")
    ]
    printed = _printed(_report("раз", Span(0, 3), evidence=tuple(evidence)))
    assert "b.txt:12:3  «два␛»  так" in printed
    assert "c⏎.txt:12:3  «два␛»  так" in printed
