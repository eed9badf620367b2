"""The window around a word: fits, keeps the word, loses nothing of a line that fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from ocrfix.reporters.base import visible
from ocrfix.reporters.excerpt import excerpt
from ocrfix.text.spans import Span


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("один |два| три", 20, "один |два| три"),
        ("один |два| три", 12, "один |два| три"),
        ("первый второй |третий| четвёртый пятый", 24, "… второй |третий| …"),
        ("|третий| четвёртый пятый шестой", 20, "|третий| четвёртый …"),
        ("третий четвёртый пятый |шестой|", 20, "… пятый |шестой|"),
        ("щщщщщщщщщщщщщщщщщ|шесть|щщщщщщщщщщщщщщщ", 15, "…щщщщ|шесть|щщщщ…"),
        ("毛澤東毛澤東 |слово| 金日成", 12, "… |слово| …"),
        ("за\u0301мок |о\u0301| слов", 12, "за\u0301мок |о\u0301| слов"),
        ("конец строки||", 20, "конец строки||"),
    ],
)
def test_window(line: str, width: int, shown: str) -> None:
    before, word, after = line.split("|")
    span = Span(len(before), len(before) + len(word))
    found = excerpt(before + word + after, span, width, cell_len)
    assert f"{found.before}|{found.marked}|{found.after}" == shown


LINES = st.text(st.sampled_from("абв гд \t\x1b毛\u0301[]/\u202e\u00ad"), max_size=120)


@settings(deadline=None)
@given(LINES, st.data(), st.integers(10, 60))
def test_any_window(line: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    span = Span(start, data.draw(st.integers(start, len(line))))
    found = excerpt(line, span, width, cell_len)
    whole = found.before + found.marked + found.after
    assert "\x1b" not in whole
    if cell_len(visible(line)) <= width:
        assert whole == visible(line)
        assert found.marked == visible(span.text(line))
    else:
        assert cell_len(whole) <= width
        kept = found.before.removeprefix("…"), found.after.removesuffix("…")
        assert visible(line[: span.start]).endswith(kept[0])
        assert visible(line[span.end :]).startswith(kept[1])
    if cell_len(visible(span.text(line))) <= width:
        assert found.marked == visible(span.text(line))


def test_a_megabyte_without_a_space() -> None:
    line = "щ" * 1_000_000
    found = excerpt(line, Span(500_000, 500_005), 60, cell_len)
    assert cell_len(found.before + found.marked + found.after) <= 60
    assert excerpt(line, Span(0, 1_000_000), 60, cell_len).marked.endswith("…")
