"""A unit marker with its number: ``Оп. 11``, ``delo № 335``, ``ед.хр. 132``, ``1-ro'yxat``.

A letter or word is a marker only with a number beside it, so ``D. Wolff`` and ``В. Л. Комаров`` are
none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocrfix.records.patterns.reference_numbers import (
    LeafItem,
    Number,
    leaves_at,
    number_at,
    skip_numero,
)
from ocrfix.records.patterns.reference_text import Token
from ocrfix.records.patterns.reference_words import unit_markers, word_set

_POINTS = frozenset(".,:;-–—='’")
#: A point and a dash may both follow a marker, not more.
_MOST_POINTS = 2
_CLOSED = frozenset(",;)")
_DASHES = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Unit:
    """A marker: `name` as in the dictionary, `start` as an offset, `at` the index of its number."""

    name: str
    start: int
    at: int
    slip: bool
    marker: str

    def number(self, tokens: Sequence[Token], name: str) -> Number | None:
        """Its number, read as one of a unit of this name."""
        return number_at(tokens, self.at, name)

    def leaves(self, tokens: Sequence[Token]) -> list[LeafItem]:
        """Its numbers, read as leaves."""
        return leaves_at(tokens, self.at)


def unit_at(tokens: Sequence[Token], index: int) -> Unit | None:
    """The unit whose marker begins at a token and has its number behind it."""
    found = unit_markers().at(tokens, index)
    if found is None:
        return None
    (name, slip), after = found
    marker = tokens[index].text
    at = _to_number(tokens, after)
    if at is None:
        return None
    value = number_at(tokens, at, "fond" if name in ("fond", "delo") else name)
    if value is None or (value.repaired and _is_initial(tokens, at, value.end)):
        return None
    return Unit(name, tokens[index].start, at, slip, marker)


def unit_after(tokens: Sequence[Token], index: int) -> tuple[Unit, int] | None:
    """The unit whose number stands before it, ``32-ro'yxat``, and the index after it."""
    after = index + 2
    if after >= len(tokens) or tokens[index + 1].text not in _DASHES:
        return None
    found = unit_markers().at(tokens, after)
    if found is None or len(tokens[after].text) < 3:
        return None
    (name, slip), end = found
    closed = end >= len(tokens) or tokens[end].text in _CLOSED
    near = (
        tokens[index].end == tokens[index + 1].start
        and tokens[index + 1].end == tokens[after].start
    )
    if slip or not near or not closed:
        return None
    first = index
    while first >= 2 and tokens[first - 1].text in _DASHES and len(tokens[first - 2].text) < 3:
        first -= 2
    return Unit(name, tokens[first].start, first, False, tokens[after].text), end


def _is_initial(tokens: Sequence[Token], at: int, end: int) -> bool:
    """«Л. З. Мехлис»: a letter alone is no number where a name goes on from it."""
    if any(one.isdigit() for one in tokens[skip_numero(tokens, at)].text):
        return False
    behind = end + (end < len(tokens) and tokens[end].text == ".")
    return (
        behind < len(tokens)
        and tokens[behind].kind == "w"
        and tokens[behind].text[0].isupper()
        and not _is_marker(tokens, behind)
        and tokens[behind].folded not in word_set("remarks", "words")
    )


def _is_marker(tokens: Sequence[Token], index: int) -> bool:
    return unit_markers().at(tokens, index) is not None


def _to_number(tokens: Sequence[Token], index: int) -> int | None:
    """The index of the number behind a marker; None if something else stands there."""
    points = 0
    while index < len(tokens) and (tokens[index].text in _POINTS or tokens[index].kind == "n"):
        points += tokens[index].kind != "n"
        index += 1
        if points > _MOST_POINTS:
            return None
    return index if index < len(tokens) else None
