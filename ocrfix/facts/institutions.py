"""Institutions that a document names: ``Министерству путей сообщения``, ``Ministry of Railways``.

Their names, abbreviations and English renderings are those of ``dictionaries/institutions.tsv``;
the normal value is the Russian name, so that both languages can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

#: The names of the list have at most so many words.
_MOST_WORDS = 12
#: Points divide sentences; within a name stand spaces and brackets.
_DIVIDERS = frozenset('.;:!?»"|')


def find_institutions(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    """The listed institutions of a zone, by place; the longest name wins."""
    institutions = knowledge.institutions
    look_up = institutions.english if zone.language == "en" else institutions.russian
    tokens = document.tokens_in(zone.span)
    words = [token.word for token in tokens]
    place = 0
    while place < len(tokens):
        if not words[place][:1].isupper():
            place += 1
            continue
        found = look_up(words[place : place + _MOST_WORDS])
        length = 1
        if found is not None:
            start, end = tokens[place].span.start, tokens[place + found[1] - 1].span.end
            opened = document.source.count("(", start, end) > document.source.count(")", start, end)
            span = Span(start, end + (opened and document.source.startswith(")", end)))
            if not _divided(document, tokens[place : place + found[1]]):
                length = found[1]
                yield make_fact(document, FactKind.INSTITUTION, span, found[0].value)
        place += length


def _divided(document: Document, tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends between the words."""
    gaps = (
        document.source[before.span.end : after.span.start] for before, after in pairwise(tokens)
    )
    return any(_DIVIDERS.intersection(gap) or gap.count("\n") > 1 for gap in gaps)
