"""Persons and places that the lists know, wherever they stand: ``в Фузане``, ``From BEIJING``.

The normal value is the base form of the Russian list in lower case, so that ``Молотову``,
``МОЛОТОВ`` and ``Molotov`` are one person, ``Фузан`` and ``Busan`` one place. A name in no list has
itself as its value. The lexicon, which holds all forms of the listed names, is asked first: the
lists are read only for papers that name somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.language.entries import Flag
from ocrfix.language.gazetteer import Gazetteer, Mention, NameKind
from ocrfix.text.alphabet import Script, fold
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token, TokenKind

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

_KINDS = {NameKind.PERSON: FactKind.NAME, NameKind.PLACE: FactKind.PLACE}
_WORDS = (TokenKind.WORD, TokenKind.SPACED, TokenKind.BROKEN)
#: The names of the lists have at most so many words.
_MOST_WORDS = 5
#: Names run over a line end, but not over a paragraph.
_GAP = re.compile(r"[ \u00a0\t]*\n?[ \u00a0\t]*")
#: What stands before a word tells whether a sentence begins with it; code points.
_LOOK_BACK = 6
_SENTENCE_END = re.compile(r"[.!?:»\"”/)|]\s*$|^\s*$")
#: The head of a telegram says where it comes from, whether or not a list knows the place.
_ORIGIN = {
    "ru": re.compile(
        r"(?:^|(?<=\n))[ \t]*[Ии]з[ \u00a0]+(?:г(?:ор)?\.[ \u00a0]*)?"
        r"(?P<place>[А-ЯЁ][А-ЯЁ\-]{2,})(?![^\W_])"
    ),
    "en": re.compile(r"(?<![^\W_])(?:From|FROM|from):?[ \u00a0]+"
        r"(?P<place>[A-Z][A-Z'\-]{2,})(?![^\W_])"),
}  # fmt: skip


def normal_name(text: str, knowledge: Knowledge | None) -> str:
    """The normal form of a Russian person: that of the list, else the folded text.

    ``Молотову`` gives ``молотов``, ``Прокопьев`` gives ``прокопьев``.
    """
    words = text.split()
    if knowledge is not None and words and knowledge.is_name(words[0]):
        for mention in knowledge.gazetteer.mentions(words):
            if mention.name.kind is NameKind.PERSON and mention.length == len(words):
                return mention.value
    return fold(" ".join(words))


def could_be_person(word: str, knowledge: Knowledge) -> bool:
    """Whether a word is unknown or can be a name of a person: no ``Министр``, no ``Пекин``."""
    entry = knowledge.lexicon.lookup(word)
    if entry is None or entry.flags & Flag.PERSON:
        return True
    if entry.flags & Flag.TOWN:
        return False
    # what only running texts know (Толубеев) is a name rather than a word of Russian
    return bool(entry.flags & Flag.NAME) or not entry.flags & (Flag.MORPHOLOGY | Flag.PERIOD)


def inside_sentence(document: Document, token: Token) -> bool:
    """Whether a word with a capital and small letters stands within a sentence."""
    if token.word.isupper():
        return False
    line = document.line_at(token.span.start)
    start = max(line.span.start, token.span.start - _LOOK_BACK)
    before = document.source[start : token.span.start]
    return not _SENTENCE_END.search(before.rstrip('( «"„'))


def find_listed(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    """The listed persons and places of a zone, and the place that a telegram comes from."""
    origins = list(_origins(document, zone, knowledge))
    yield from origins
    starts = {fact.span.start for fact in origins}
    tokens = document.tokens_in(zone.span)
    place = 0
    while place < len(tokens):
        mentions = _mentions_at(document, tokens, place, zone.language, knowledge)
        for mention in mentions:
            last = tokens[place + mention.length - 1]
            span = Span(tokens[place].span.start, last.span.end)
            if span.start not in starts:
                yield make_fact(document, _KINDS[mention.name.kind], span, mention.value)
        place += max((mention.length for mention in mentions), default=1)


def _origins(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    pattern = _ORIGIN["en" if zone.language == "en" else "ru"]
    for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
        words = [match["place"]]
        gazetteer = knowledge.gazetteer
        found = gazetteer.english_mentions(words) if zone.language == "en" else ()
        if zone.language != "en" and knowledge.is_name(words[0]):
            found = gazetteer.mentions(words)
        values = [mention.value for mention in found if mention.name.kind is NameKind.PLACE]
        english = zone.language == "en" and knowledge.english.knows(words[0])
        if values or not (found or english):
            value = values[0] if values else fold(match["place"])
            yield make_fact(document, FactKind.PLACE, Span(*match.span("place")), value)


def _mentions_at(
    document: Document,
    tokens: Sequence[Token],
    place: int,
    language: str,
    knowledge: Knowledge,
) -> tuple[Mention, ...]:
    """The names that begin with the token at `place`."""
    token = tokens[place]
    if token.kind not in _WORDS or not token.word[0].isupper():
        return ()
    if language == "en":
        if token.script is not Script.LATIN:
            return ()
        words = _row(document, tokens, place)
        return knowledge.gazetteer.english_mentions(words)
    if token.script is not Script.CYRILLIC:
        return ()
    entry = knowledge.lexicon.lookup(token.word)
    if entry is None or not entry.flags & (Flag.PERSON | Flag.TOWN):
        return ()
    found = knowledge.gazetteer.mentions(_row(document, tokens, place))
    # «Пик» and «Мир» are words as well: a capital at the beginning of a sentence says nothing
    sure = Flag.NAME_ONLY in entry.flags or inside_sentence(document, token)
    return tuple(mention for mention in found if sure or mention.length > 1)


def _row(document: Document, tokens: Sequence[Token], place: int) -> list[str]:
    """The capitalised words from `place` on that nothing but space divides."""
    row = [tokens[place].word]
    for before, token in pairwise(tokens[place : place + _MOST_WORDS]):
        gap = document.source[before.span.end : token.span.start]
        if token.kind not in _WORDS or not _GAP.fullmatch(gap):
            break
        row.append(token.word)
    return row


def listed_english(gazetteer: Gazetteer, words: Sequence[str]) -> Mention | None:
    """The listed person that English words begin with."""
    found = gazetteer.english_mentions(words)
    return next((mention for mention in found if mention.name.kind is NameKind.PERSON), None)
