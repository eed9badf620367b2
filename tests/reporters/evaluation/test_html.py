"""The page: well formed, self-contained, harmless, complete, and usable without a mouse."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.evaluation.comparison import Texts, compare
from ocrfix.evaluation.summary import Conditions, Summary
from ocrfix.issues import Issue, Suggestion
from ocrfix.reporters.base import visible
from ocrfix.reporters.evaluation.html import page
from ocrfix.reporters.evaluation.marks import Kind, Mark, pieces
from ocrfix.text.spans import Span

VOID = {"meta"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "div",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "desc", "line", "text",
    "circle", "figure", "figcaption", "details", "summary", "mark", "span",
}  # fmt: skip


class Checked(HTMLParser):
    """Raises for a tag that is not closed, closed twice, or none of ours; keeps what it saw."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.body = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        self.attributes.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.body += data


def parsed(summary: Summary) -> Checked:
    checked = Checked()
    checked.feed("\n".join(page(summary)))
    checked.close()
    assert not checked.open
    return checked


def summary_of(
    read: str, true: str, mended: str | None = None, *issues: tuple[str, str], name: str = "a.txt"
) -> Summary:
    raised = [
        Issue(
            "DIC001",
            "unknown-word",
            Span(read.index(text), read.index(text) + len(text)),
            text,
            "",
            suggestions=(Suggestion(proposed, 0.9),),
        )
        for text, proposed in issues
    ]
    comparison = compare(Texts(name, "true.txt", read, true, mended), raised)
    return Summary(Conditions(0.95, before_only=mended is None), (comparison,))


READ = "Товарищу Мологову сообщить о дзух диви зиях на юге Корен, нарол ждет, привет ыъ дома.\n"
TRUE = "Товарищу Молотову сообщить о двух дивизиях на юге Кореи; народ ждет. Привет всем дома.\n"
MENDED = READ.replace("Мологову", "Молотову").replace("дзух", "духе").replace("юге", "юг")
ISSUES = (("Мологову", "Молотову"), ("дзух", "духе"), ("юге", "юг"), ("нарол", "народ"),
          ("ждет", "идет"))  # fmt: skip


def marks(summary: Summary) -> dict[str, Mark]:
    return {
        piece.read: piece for piece in pieces(summary.comparisons[0]) if isinstance(piece, Mark)
    }


@pytest.mark.parametrize(
    ("text", "kind", "below", "said"),
    [
        ("Мологову", Kind.MENDED, "Молотову", "name error; mended; true: Молотову; DIC001"),
        ("дзух", Kind.STILL_WRONG, "двух", "became: духе; DIC001 unknown-word → духе 90%"),
        ("диви зиях", Kind.WRONG, "дивизиях", "split, merged error; wrong; true: дивизиях"),
        ("юге", Kind.BROKEN, "юг", "correct; broken; true: юге; became: юг; DIC001"),
        ("нарол", Kind.FOUND, "народ", "word error; found; true: народ; DIC001"),
        ("Корен,", Kind.WRONG, "Кореи;", "name error; wrong; true: Кореи;"),
    ],
)
def test_marks(text: str, kind: Kind, below: str, said: str) -> None:
    mark = marks(summary_of(READ, TRUE, MENDED, *ISSUES))[text]
    assert (mark.kind, mark.below) == (kind, below)
    assert said in mark.remark


def test_a_flagged_word_a_missing_word_and_punctuation_are_marked() -> None:
    read, true = "раз ждет, пять домов", "раз ждет. четыре пять домов"
    shown = marks(summary_of(read, true, read, ("домов", "дымов")))
    assert shown["домов"].kind is Kind.FLAGGED
    assert (shown[""].kind, shown[""].below) == (Kind.WRONG, "четыре")
    assert shown["ждет,"].kind is Kind.PUNCTUATION


def test_every_mark_is_reached_by_keyboard_and_has_its_remark() -> None:
    checked = parsed(summary_of(READ, TRUE, MENDED, *ISSUES))
    described = [
        attributes
        for tag, attributes in checked.attributes
        if tag == "mark" and "aria-describedby" in attributes
    ]
    assert len(described) == len(marks(summary_of(READ, TRUE, MENDED, *ISSUES)))
    assert all(attributes["tabindex"] == "0" for attributes in described)
    assert {attributes["aria-describedby"] for attributes in described} <= set(checked.ids)
    assert len(checked.ids) == len(set(checked.ids))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = "\n".join(page(summary_of(READ, TRUE, MENDED, *ISSUES)))
    assert not re.search(r"https?://|\bsrc=|\bhref=|url\(|@import|<script", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("mended", [None, ""])
def test_before_only_and_a_text_without_words(mended: str | None) -> None:
    parsed(summary_of("", TRUE, mended))


HOSTILE = "<script>alert(1)</script> [/sic] \x1b[31m &amp; \"' \x00 \u202e </div> <!-- ]]>"


def test_hostile_text_is_shown_and_does_nothing() -> None:
    read = f"{HOSTILE} слона\n"
    name = "<img src=x onerror=alert(1)>\x1b[2J.txt"
    summary = summary_of(read, f"{HOSTILE} слова\n", read, ("слона", f"{HOSTILE}"), name=name)
    text = "\n".join(page(summary))
    assert "\x1b" not in text and "\x00" not in text and "\u202e" not in text
    body = parsed(summary).body
    assert visible(HOSTILE) in body
    assert visible(name) in body


TEXTS = st.text(
    st.one_of(
        st.sampled_from("абв гдЕ—№1<>&\"' \t\x1b\n\r\u202e\x00\x85\u2028-"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_makes_a_well_formed_page_that_loses_nothing(
    read: str, true: str, mended: str
) -> None:
    summary = summary_of(read, true, mended)
    parsed(summary)
    drawn = pieces(summary.comparisons[0])
    assert "".join(piece.read if isinstance(piece, Mark) else piece.text for piece in drawn) == read
