"""What follows a reference: ``Подлинник. Машинопись``, ``Опубл.: Правда. 1936``.

A remark on how authentic a paper is and how it was made is a row of sentences with a word for it; a
printed edition is named up to the next thing that is known.
"""

from __future__ import annotations

from collections.abc import Callable

from ocrfix.records.patterns.reference_text import ReferenceText
from ocrfix.records.patterns.reference_words import phrases, sentences, word_set

#: One of the first words of a sentence must be a word of remark.
_FIRST_WORDS = 3
_LONGEST_REMARK = 60


def remark_at(
    text: ReferenceText, index: int, stops: Callable[[int], bool]
) -> tuple[int, int] | None:
    """The tokens ``[first, end)`` of the remark that begins at a token, with all its sentences.

    `stops` tells of a token whether something else begins with it.
    """
    tokens = text.tokens
    limit = min(len(tokens), index + _LONGEST_REMARK)
    close = next((n for n in range(index, limit) if tokens[n].text == ")"), None)
    if index and tokens[index - 1].text == "(" and close is not None:
        return (index, close) if _is_remark(text, index, close) else None
    end = index
    for start, last in sentences(text, index, limit):
        first = next((n for n in range(start, last) if tokens[n].kind != "n"), last)
        stop = next((n for n in range(first, last) if stops(n)), last)
        if first == stop:
            if first == last:
                continue
            break
        if stop < last and tokens[stop - 1].kind == "w":
            break
        further = end > index and tokens[first].folded in word_set("remarks", "further")
        if not (_is_remark(text, first, stop) or further):
            break
        end = stop
        if stop < last:
            break
    return (index, end) if end > index else None


def _is_remark(text: ReferenceText, first: int, end: int) -> bool:
    words = [token for token in text.tokens[first:end] if token.kind == "w"]
    return any(token.folded in word_set("remarks", "words") for token in words[:_FIRST_WORDS])


def publication_at(
    text: ReferenceText, index: int, stops: Callable[[int], bool]
) -> tuple[int, int] | None:
    """The tokens of the edition whose opener (``Опубл.:``) begins at a token."""
    found = phrases("publication", "openers").at(text.tokens, index)
    if found is None:
        return None
    first = found[1]
    while first < len(text.tokens) and text.tokens[first].text in ".:,":
        first += 1
    end = first
    while end < len(text.tokens) and not stops(end):
        if text.tokens[end].kind == "n" and text.tokens[end - 1].kind == "n":
            break
        end += 1
    return (first, end) if end > first else None
