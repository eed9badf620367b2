"""The part of a line that fits the width, with the doubtful word in it.

Transcriptions hold a paragraph a line; of 2,000 characters around ``кжно-корейского`` the words
nearest to it are shown, cut with … between words. Widths are terminal cells: a Chinese sign takes
two, a stress mark none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ocrfix.reporters.base import visible
from ocrfix.text.spans import Span

Cells = Callable[[str], int]

#: Characters looked at for each cell; more than this many marks on a letter are cut.
_MARKS = 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text before, of and after a word, ready to print; `before` and `after` may have an …."""

    before: str
    marked: str
    after: str


def excerpt(line: str, span: Span, width: int, cells: Cells) -> Excerpt:
    """The word at `span` of `line` with as many neighbours as fit `width` cells.

    `cells` measures a text. All characters of a line that fits are kept; of a longer line the word
    itself is kept whole unless it alone is wider than `width`.
    """
    reach = _MARKS * width
    marked = visible(line[span.start : min(span.end, span.start + reach)])
    if span.end > span.start + reach or cells(marked) > width:
        return Excerpt("", _beginning(marked, width, cells), "")
    before = visible(line[max(0, span.start - reach) : span.start])
    after = visible(line[span.end : span.end + reach])
    room = width - cells(marked)
    left = cells(before) if span.start <= reach else room + 1
    right = cells(after) if span.end + reach >= len(line) else room + 1
    if left + right <= room:
        return Excerpt(before, marked, after)
    left_room = min(left, max(room // 2, room - right))
    right_room = min(right, room - left_room)
    return Excerpt(
        before if left <= left_room else _end(before, left_room, cells),
        marked,
        after if right <= right_room else _beginning(after, right_room, cells),
    )


def _beginning(text: str, room: int, cells: Cells) -> str:
    """The first words of `text` and an …, in `room` cells; a word alone is cut inside."""
    kept = "".join(_fitting(_letters(text), room - 1, cells))
    head, space, _ = kept.rpartition(" ")
    return (head + space or kept) + "…" if room > 0 else ""


def _end(text: str, room: int, cells: Cells) -> str:
    """An … and the last words of `text`, in `room` cells; a word alone is cut inside."""
    backwards = reversed(list(_letters(text)))
    kept = "".join(reversed(list(_fitting(backwards, room - 1, cells))))
    _, space, tail = kept.partition(" ")
    return "…" + (space + tail or kept) if room > 0 else ""


def _fitting(letters: Iterator[str], room: int, cells: Cells) -> Iterator[str]:
    """The letters that fit."""
    for letter in letters:
        room -= cells(letter)
        if room < 0:
            return
        yield letter


def _letters(text: str) -> Iterator[str]:
    """Characters with the marks that stand on them."""
    start = 0
    for place, character in enumerate(text):
        if place > start and not unicodedata.combining(character):
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]
