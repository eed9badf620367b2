"""What a file says of itself as a paper among others: numbers, dates, parties, a sketch of it.

``Исх. № 763/с``, ``30.VI.54 г. ЮДИН`` and ``Товарищу М О Л О Т О В У`` tell which paper a letter
from another file cites; the sketch tells whether two files are copies of one paper. A `Paper` is
small and goes from process to process in place of its document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.correspondence import registry_key
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import OF_THE_PAPER, OF_THE_RECORD, Event, EventKind
from ocrfix.facts.name_words import same_name
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import Place, RuleContext
from ocrfix.rules.corpus.citations import Citation, citations
from ocrfix.text.alphabet import fold

#: So many numbers stand for the words of a text; two sketches then differ from the true share of
#: common words by less than 0.07 (one standard deviation, √(p(1−p)/k) at p = 0.5).
_SKETCH = 64
#: Shorter words are in every paper.
_LONG_WORD = 6
_FIGURE = re.compile(r"\d.*\d")
#: A text of fewer different long words is not known by them.
_LEAST_WORDS = 20
#: What is left of the line of a number that stands alone with its date.
_NOTHING_ELSE = re.compile(r"\W*(?:(?:от|г|года)\b\W*)*", re.IGNORECASE)
#: Such a line is short.
_LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A number that a paper has itself; `key` is its form for comparison (``763/s``).

    `kind` is that of the fact: only numbers of one kind are of one series.
    """

    kind: FactKind
    key: str
    place: Place
    russian: bool


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A complete date of a paper, of the event that it belongs to."""

    kind: EventKind
    date: CalendarDate
    fact: Fact
    place: Place

    @property
    def russian(self) -> bool:
        """Whether it stands in the transcription, not in the header or the translation."""
        return self.fact.language == "ru" and self.fact.zone is not ZoneKind.HEADER


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a file, in what others may say about it.

    The parties are names as they stand and in their normal form; those of listed persons also by
    their base name, so that Филиппов is Stalin. `digest` is equal for two files only if the Russian
    text is.
    """

    path: str
    digest: int
    sketch: tuple[int, ...]
    numbers: tuple[OwnNumber, ...]
    dates: tuple[OwnDate, ...]
    senders: frozenset[str]
    addressees: frozenset[str]
    origins: frozenset[str]
    cited: tuple[Citation, ...]

    def alike(self, other: Paper) -> float:
        """The share of long words that two papers have in common, from 0 to 1; 0 for short ones."""
        if min(len(self.sketch), len(other.sketch)) < _LEAST_WORDS:
            return 0.0
        mine, theirs = set(self.sketch), set(other.sketch)
        least = sorted(mine | theirs)[:_SKETCH]
        return len(mine & theirs & set(least)) / len(least)

    def number(self, *kinds: FactKind) -> str | None:
        """The number of these kinds that most places of the paper give; None on a tie."""
        counts = Counter(one.key for one in self.numbers if one.kind in kinds)
        best = counts.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def dated(self, kind: EventKind, date: CalendarDate) -> list[OwnDate]:
        """The places that date an event with this very day."""
        return [one for one in self.dates if one.kind is kind and one.date == date]

    def numbered(self, key: str) -> list[OwnNumber]:
        """The places that give this number."""
        return [one for one in self.numbers if one.key == key]


def papers_of(context: RuleContext) -> tuple[Paper, ...]:
    """The papers of a file, in order; worked out once for all rules."""
    found = context.shared.get(Paper)
    if not isinstance(found, tuple):
        parts = sorted({zone.part for zone in context.document.zones}) or [1]
        found = tuple(_paper(context, part) for part in parts)
        context.shared[Paper] = found
    return found


def _paper(context: RuleContext, part: int) -> Paper:
    document = context.document
    facts = Facts(tuple(fact for fact in context.facts if fact.document_part == part))
    events = [event for event in context.events if event.fact.document_part == part]
    words = _words(document, part)
    numbers = tuple(_numbers(document, facts))
    own = {one.place.span for one in numbers}
    dated = {event.span for event in events if event.kind in OF_THE_PAPER}
    cited = tuple(citations(document, facts, own, dated))
    elsewhere = {one.date_place.span for one in cited}
    return Paper(
        path=document.path,
        digest=crc32("\0".join(words).encode()),
        sketch=_sketch(words),
        numbers=numbers,
        dates=tuple(one for one in _dates(document, events) if one.place.span not in elsewhere),
        senders=_parties(facts, FactKind.SIGNATURE, context.knowledge),
        addressees=_parties(facts, FactKind.ADDRESSEE, context.knowledge),
        origins=frozenset(_origins(document, facts)),
        cited=cited,
    )


def _words(document: Document, part: int) -> list[str]:
    """All words and numbers of the Russian zones of one document, folded."""
    zones = [z for z in document.zones if z.part == part and z.language == "ru"]
    return [
        token.folded
        for zone in zones
        if zone.kind is not ZoneKind.HEADER
        for token in document.tokens_in(zone.span)
    ]


def _sketch(words: Sequence[str]) -> tuple[int, ...]:
    """The least of the hashes of long words and figures, in which reports of one form differ: two
    texts share as many of them as of these words."""
    telling = {word for word in words if len(word) >= _LONG_WORD or _FIGURE.match(word)}
    return tuple(sorted(crc32(word.encode()) for word in telling)[:_SKETCH])


def _numbers(document: Document, facts: Facts) -> Iterator[OwnNumber]:
    """The numbers of heads, ``Исх. №`` and numbers alone on a line, and their translations."""
    series = (FactKind.TELEGRAM_NUMBER, FactKind.OUTGOING_NUMBER)
    kinds = {fact.span: fact.kind for fact in facts.of(*series)}
    kinds |= {
        fact.span: fact.kind
        for fact in facts.of(FactKind.REGISTRY_NUMBER)
        if fact.span not in kinds and _is_alone(document, fact, facts)
    }
    own = {registry_key(span.text(document.source)): kind for span, kind in kinds.items()}
    for fact in facts.of(FactKind.REGISTRY_NUMBER, *series):
        key = registry_key(fact.value)
        kind = kinds.get(fact.span)
        if kind is None and fact.language == "en":
            kind = own.get(key)
        if kind is not None and fact.kind is FactKind.REGISTRY_NUMBER:
            place = Place.of(document, fact.span)
            yield OwnNumber(kind, key, place, fact.language == "ru")


def _is_alone(document: Document, fact: Fact, facts: Facts) -> bool:
    """Whether nothing but a date stands on the line of a number: ``30 августа 1957 г. № 1/12044``,
    and it is not that of the register of who received the paper."""
    line = document.line_at(fact.span.start)
    if fact.language != "ru" or len(line.text) > _LONGEST_LINE:
        return False
    rest = list(line.text)
    others = facts.of(FactKind.DATE, FactKind.TIME)
    for one in (fact, *(other for other in others if line.span.covers(other.span))):
        start = one.span.start - line.span.start
        rest[start : start + len(one.span)] = " " * len(one.span)
    return bool(_NOTHING_ELSE.fullmatch("".join(rest)))


def _dates(document: Document, events: Sequence[Event]) -> Iterator[OwnDate]:
    for event in events:
        if event.kind in OF_THE_PAPER | OF_THE_RECORD and event.date.is_complete:
            yield OwnDate(event.kind, event.date, event.fact, Place.of(document, event.span))


def _origins(document: Document, facts: Facts) -> Iterator[str]:
    """The place that a telegram comes from: ``Из ПЕКИНА``."""
    for fact in facts.of(FactKind.PLACE, language="ru"):
        before = document.source[max(0, fact.span.start - 4) : fact.span.start]
        if fact.zone is ZoneKind.COVER_FORM and before.strip().lower() == "из":
            yield fact.value


def _parties(facts: Facts, kind: FactKind, knowledge: Knowledge) -> frozenset[str]:
    """The names of a side: as they stand, their normal form, and whose name that is on the list."""
    found: set[str] = set()
    for fact in facts.of(kind):
        found |= {fold(fact.raw), fact.value} | knowledge.gazetteer.persons_of(fact.value)
    return frozenset(found)


def share(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of names have one in common, case endings and a misread letter aside."""
    from rapidfuzz.distance import Levenshtein  # only for papers that have much in common

    return bool(mine & theirs) or any(
        same_name(one, other) or Levenshtein.distance(one, other) <= 1
        for one in mine
        for other in theirs
    )
