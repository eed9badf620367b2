"""The terminal report of an evaluation: every line fits, and nothing of a document is obeyed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ocrfix.evaluation.comparison import Texts, compare
from ocrfix.evaluation.summary import Conditions, Summary
from ocrfix.reporters.base import Display
from ocrfix.reporters.evaluation.tables import letters, short_names
from ocrfix.reporters.evaluation.terminal import report

READ = "Товарищу Мологову сообщить о дзух днях.\nМир.\n"
TRUE = "Товарищу Молотову сообщить о двух днях.\nМир.\n"


def printed(read: str, true: str, width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    texts = [Texts(f"письма/{'я' * 70}/{name}.txt", name, read, true, read) for name in "аб"]
    summary = Summary(Conditions(0.95), tuple(compare(one) for one in texts))
    stream = io.StringIO()
    report(summary, Display(stream, color=False))
    return stream.getvalue()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
def test_no_line_is_too_wide_and_no_figure_is_lost(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = printed(READ, TRUE, width, monkeypatch)
    assert max(map(cell_len, shown.splitlines())) <= width
    for figure in ("punctuation", "still wrong", "Мологову", "28.57", "0 (0 %)"):
        assert figure in " ".join(shown.split()) or width < 40


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_control_character_reaches_the_terminal(read: str, true: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        shown = printed(f"дом {read}", f"дом {true}", 80, patch)
    assert shown.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    ("text", "beside", "shown"),
    [
        ("к", "х", "к"),
        ("", "х", "(none)"),
        (" ", "", "␣"),
        ("o", "о", "o (Latin)"),
        ("О", "O", "О (Cyrillic)"),
        ("РА", "21", "РА"),
        ("\x1b", "", "␛"),
    ],
)
def test_letters(text: str, beside: str, shown: str) -> None:
    assert letters(text, beside) == shown


def test_names_lose_what_they_share() -> None:
    assert short_names(["a/b/c.txt", "a/b/d/c.txt"]) == ["c.txt", "d/c.txt"]
    assert short_names(["a/c.txt", "b/c.txt"]) == ["a/c.txt", "b/c.txt"]
    assert short_names(["a/c.txt"]) == ["a/c.txt"]
