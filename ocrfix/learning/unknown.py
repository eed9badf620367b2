"""The unknown words of a document as they are written, and whether they look like names.

``Тайко`` in the middle of a sentence has a capital: a name, which the project's list may lack.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocrfix.language.wordforms import Shape, shape
from ocrfix.learning.doubts import doubtful
from ocrfix.rules.base import RuleContext

#: After these, and at the beginning, a capital says nothing.
_ENDS = '.!?:;…«"“„(-–—'


@dataclass(frozen=True, slots=True)
class Unknown:
    """One sighting: the folded form, the word as it is written, whether it looks like a name."""

    form: str
    word: str
    named: bool


def unknown_words(context: RuleContext) -> tuple[Unknown, ...]:
    """The sightings of a document, in order."""
    source = context.document.source
    found = []
    for token in doubtful(context):
        before = source[: token.span.start].rstrip(" \t")
        inside = bool(before) and before[-1] not in _ENDS and not before.endswith(("\n", "\r"))
        named = inside and shape(token.word) is Shape.CAPITALISED
        found.append(Unknown(token.folded, token.word, named))
    return tuple(found)


def words_of(context: RuleContext) -> frozenset[str]:
    """All words of a document, folded, with the parts of those that have hyphens."""
    words = {token.folded for token in context.document.tokens}
    return frozenset(words | {part for word in words for part in word.split("-")})
