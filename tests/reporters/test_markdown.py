"""Markdown: a text is shown as it is, whatever it would mean to Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from ocrfix.reporters.markdown import escaped

NASTY = [
    "[sic]", "[/нрзб]", "1. ПРОТОКОЛ", "12) пункт", "# № 5", "- тире", "+ плюс", "= равно", "---",
    "===", "> знак", "*звезда*", "_черта_", "__две__", "`код`", "~~нет~~", "<b>тег</b>",
    "<!-- x -->", "&amp;", "&#65;", r"a\*b", "|а|б|", "https://x.ru", ":smile:", "[x](y)",
    "![x](y)", " отступ", " четыре", "конец ", "\tтаб", "***", "1986\\. год", "$x$", "@имя",
    "100500. x",
]  # fmt: skip


def text_of(rendered: MarkdownIt, source: str) -> str:
    """What a reader sees of all the text of a Markdown document."""
    return "".join(
        child.content if child.type in {"text", "code_inline"} else ""
        for token in rendered.parse(source)
        for child in token.children or ()
    )


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_shown_as_it_is(text: str) -> None:
    shown = text_of(MarkdownIt("js-default"), f"> {escaped(text)}")
    assert shown == text.replace("\t", "␉")


def test_a_line_stays_readable() -> None:
    assert escaped("Тов. Сталин (ВКП(б)) - 16.1.51 г., 17:30!") == (
        "Тов. Сталин (ВКП(б)) - 16.1.51 г., 17:30!"
    )


def test_quoted_lines_of_one_issue_keep_their_ends(printed, report_on) -> None:
    report = report_on("один\n--- два\nтри", "один\n--- два")
    tokens = MarkdownIt("js-default").parse(printed("markdown", report))
    (quote,) = [one for one in tokens if one.children and "<mark>" in one.content]
    assert [child.type for child in quote.children].count("hardbreak") == 1
    assert not any(token.type == "hr" for token in tokens)
