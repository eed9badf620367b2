"""Numbers of both texts that may be misreadings of each other.

``172 автомашин`` in the original and «112 vehicles» at the same place of the translation, each
without a partner: one of them is wrong. As a rule it is the original as OCR read it; when the
original or its header states the number again (``172 автомашины`` on another sheet), it is the
translation that slipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.identifiers import is_table_row
from ocrfix.facts.misreadings import differing, lost_or_gained, plausible_misreading
from ocrfix.rules.base import RuleContext
from ocrfix.rules.translation.alignment import Alignment, Claim, settled

#: Numbers by which sheets are counted: the reference rules judge them, and translations have no
#: sheets.
_COUNTING = (FactKind.SHEET_NUMBER, FactKind.LEAF_NUMBER)
#: A single figure counts only if its look-alike is a good one and the anchors are near.
_SINGLE_LIKENESS = 0.6
_SINGLE_WINDOW = 500
#: Two or three unlikely look-alikes in one number are another number.
_LEAST_LIKENESS = 0.2
#: A figure lost or added says less than one that looks like another.
_LOST_OR_GAINED = 0.25
#: In a shorter number one figure at most is misread; two make it another number.
_LONG = 4
#: Shorter numbers occur again by chance.
_SHORTEST_WITNESS = 3
#: The word after a number without its ending; shorter words are no nouns that are counted.
_NUMBERED = re.compile(r"(?P<word>[^\W\d_]*)\s*№\s?\Z")
_LOOK_BACK = 30
#: What stands around the number of a page: ``- 3 -`` at the end of a line.
_BEFORE_PAGE = re.compile(r"-\s?\Z")
_AFTER_PAGE = re.compile(r"\s?-[ \t]*(?:$|\n)")
#: A look-alike of a repeated number: the commonest pairs of figures.
_REPEATED_LIKENESS = 0.4
_NEXT_WORD = re.compile(r"\s+(?P<stem>[^\W\d_]{5})")


def number_claims(context: RuleContext) -> list[Claim]:
    """The lonely numbers of the original with their lonely look-alikes in the translation."""
    facts = context.facts
    alignment = context.alignment
    if alignment is None:
        return []
    source = context.document.source
    counting = {fact.span for fact in facts.of(*_COUNTING)}
    lonely = [
        fact
        for fact in alignment.lonely_original
        if fact.span not in counting and _is_comparable(fact, context.document)
    ]
    claims = [
        Claim(fact, candidate, likeness)
        for fact in lonely
        for candidate in alignment.candidates(fact)
        if (likeness := _likeness(fact, candidate)) >= _LEAST_LIKENESS
        and _is_trusted(fact, likeness, alignment)
        and _is_designation(fact, source) == _is_designation(candidate, source)
    ]
    claimed = {claim.original.span for claim in claims}
    repeated = _repeated([fact for fact in lonely if fact.span not in claimed], alignment, context)
    return settled(claims) + list(repeated)


def _repeated(
    lonely: Sequence[Fact], alignment: Alignment, context: RuleContext
) -> Iterator[Claim]:
    """Lonely numbers that another place of the original and the translation give otherwise.

    ``моей № 191`` where ``моей № 197`` stands two sheets before and the translation, which leaves
    out the repetition, has No. 197 once.
    """
    source = context.document.source
    for fact in lonely:
        if len(figures_of(fact)) < _SHORTEST_WITNESS:
            continue
        alike = [
            (likeness, pair)
            for pair in alignment.pairs
            if _is_same_thing(pair.original, fact, source)
            and (likeness := _likeness(fact, pair.translation)) >= _REPEATED_LIKENESS
        ]
        if len({pair.translation.value for _, pair in alike}) == 1:
            likeness, pair = alike[0]
            yield Claim(fact, pair.translation, likeness, seconded=pair.original)


def confirming(fact: Fact, context: RuleContext) -> tuple[Fact, ...]:
    """The other places of the original and its header that state this number of the same thing.

    That is the header, a number after № for a number after №, and the same number before the same
    word: ``172 автомашин`` and ``172 автомашины``.
    """
    if len(figures_of(fact)) < _SHORTEST_WITNESS:
        return ()
    source = context.document.source
    found: dict[int, Fact] = {}
    for other in context.facts:
        if (
            other.zone is ZoneKind.TRANSLATION
            or other.value != fact.value
            or other.span.overlaps(fact.span)
        ):
            continue
        if other.zone is ZoneKind.HEADER or _is_same_thing(other, fact, source):
            found.setdefault(other.span.start, other)
    return tuple(found.values())


def _is_same_thing(first: Fact, second: Fact, source: str) -> bool:
    """Whether two numbers number or count the same, by the words beside them."""
    thing = _thing(first, source)
    return bool(thing) and thing == _thing(second, source)


def _thing(fact: Fact, source: str) -> str:
    """The word before № (``моей``), or the beginning of the word after a number (``автом``)."""
    before = _NUMBERED.search(source, max(0, fact.span.start - _LOOK_BACK), fact.span.start)
    if before is not None:
        return f"{before['word'].lower()} №"
    following = _NEXT_WORD.match(source, fact.span.end)
    return following["stem"].lower() if following else ""


def _is_comparable(fact: Fact, document: Document) -> bool:
    """A number in figures outside the printed table of copies."""
    line = document.line_at(fact.span.start).text
    in_table = is_table_row(line) and "кз" in line
    source, span = document.source, fact.span
    paged = bool(
        _BEFORE_PAGE.search(source, max(0, span.start - 4), span.start)
        and _AFTER_PAGE.match(source, span.end)
    )
    in_figures = fact.kind is FactKind.FIGURE and not fact.words and "/" not in fact.raw
    return in_figures and not in_table and not paged


def _is_designation(fact: Fact, source: str) -> bool:
    """Whether a number names a make: ``ЗИЛ-130``, «ZIL-130»."""
    before = source[max(0, fact.span.start - 2) : fact.span.start]
    return len(before) == 2 and before[0].isalpha() and before[1] == "-"


def _likeness(fact: Fact, candidate: Fact) -> float:
    """How easily the one was misread: by look-alikes, or with one figure too many or few."""
    if candidate.words:
        return 0.0
    read, truth = figures_of(fact), figures_of(candidate)
    if lost_or_gained(read, truth):
        return _LOST_OR_GAINED
    if len(read) < _LONG and differing(read, truth) > 1:
        return 0.0
    return plausible_misreading(read, truth)


def _is_trusted(fact: Fact, likeness: float, alignment: Alignment) -> bool:
    """Whether the place is sure enough: a single figure meets a look-alike by chance."""
    if len(figures_of(fact)) > 1:
        return True
    low, high = alignment.window(fact)
    return likeness >= _SINGLE_LIKENESS and high - low <= _SINGLE_WINDOW


def figures_of(fact: Fact) -> str:
    """The figures that stand on the paper, without separators and without the scale word."""
    part = fact.part("figures")
    return (part.value if part else fact.value).replace(".", "")
