"""Which number of the translation renders which number of the original.

The translation is one more witness, but an uneven one: it leaves sentences out, moves words
(«минометов 82-мм - 206» is «206 82-mm mortars») and has sheet numbers and page ends glued in
(``No. 26015.1.51``). So numbers that occur on both sides and in the same order anchor the texts to
each other; every other number is looked for between its nearest anchors.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from ocrfix.document.model import ZoneKind
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.quantities import terms_of
from ocrfix.text.spans import Span

#: How far a rendering may lie outside its two anchors, in code points of the translation: word
#: order moves a number by a clause, seldom by more than a printed line.
SLACK = 90
#: Figures of a long number, and how much farther it may lie.
_LONG, _FARTHER = 4, 300
#: Anchors are searched among at most so many pairs; beyond it commonplace values are dropped.
_MOST_PAIRS = 800
#: A value that could be paired in more ways than this is no evidence at all.
_MOST_PAIRINGS = 40_000
#: A value that could be paired in more ways anchors nothing.
_MOST_RIVALS = 400
#: A short number that occurs again far away is no rendering; share of the translation's length.
_NEAR = 0.12


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of the original and the number of the translation that renders it."""

    original: Fact
    translation: Fact


@dataclass(frozen=True)
class Alignment:
    """Paired numbers, the anchors among them, and what is left on either side."""

    anchors: tuple[Pair, ...]
    pairs: tuple[Pair, ...]
    lonely_original: tuple[Fact, ...]
    lonely_translation: tuple[Fact, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [pair.original.span.start for pair in self.anchors]

    def window(self, original: Fact) -> tuple[float, float]:
        """Between which offsets of the translation the rendering of a number should stand."""
        place = bisect_right(self._starts, original.span.start)
        low = self.anchors[place - 1].translation.span.start if place else -inf
        high = self.anchors[place].translation.span.start if place < len(self.anchors) else inf
        return low - SLACK, high + SLACK

    def candidates(self, original: Fact) -> list[Fact]:
        """The lonely numbers of the translation where the rendering should stand.

        A long number is looked for farther: it seldom meets a look-alike by chance, and where it
        is repeated the anchors may have taken one place for another.
        """
        low, high = self.window(original)
        if original.kind is FactKind.FIGURE and len(original.value) >= _LONG:
            low, high = low - _FARTHER, high + _FARTHER
        return [
            fact
            for fact in self.lonely_translation
            if fact.kind is original.kind and low <= fact.span.start <= high
        ]


@dataclass(frozen=True, slots=True)
class Claim:
    """A lonely number of the original that may be a misreading of one of the translation.

    `likeness` is from 0 to 1; `rivals` counts the other numbers of the translation it could be;
    `seconded` is another place of the original that gives the number of the translation.
    """

    original: Fact
    translation: Fact
    likeness: float
    rivals: int = 0
    seconded: Fact | None = None


def settled(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that stand when each number is used once: the most alike first, then by place."""
    order = sorted(claims, key=lambda claim: (-claim.likeness, claim.original.span))
    options = Counter(claim.original.span for claim in claims)
    taken: set[Span] = set()
    kept = []
    for claim in order:
        spans = {claim.original.span, claim.translation.span}
        if not spans & taken:
            taken |= spans
            kept.append(replace(claim, rivals=options[claim.original.span] - 1))
    return sorted(kept, key=lambda claim: claim.original.span)


def same(original: Fact, translation: Fact) -> bool:
    """Whether both state the same number, date or time."""
    if original.kind is not translation.kind:
        return False
    if original.kind is FactKind.DATE:
        mine, theirs = CalendarDate.parse(original.value), CalendarDate.parse(translation.value)
        return mine.month == theirs.month and mine.agrees(theirs)
    return bool(_keys(original) & _keys(translation))


def _keys(fact: Fact) -> set[str]:
    """The number with and without its scale word: ``10`` and ``10000`` for «10-15 тысяч»."""
    return {fact.value, *(part.value for part in fact.parts if part.name == "figures")}


def align(original: Sequence[Fact], translation: Sequence[Fact]) -> Alignment:
    """Anchors and pairs of the numbers, dates and times of both texts, each by place."""
    common = _commonplace(original, translation)
    original = [fact for fact in original if fact.value not in common]
    translation = [fact for fact in translation if fact.value not in common]
    by_key = _by_key(translation)
    anchors = _anchors(original, by_key)
    draft = Alignment(anchors, (), (), ())
    length = (translation[-1].span.end - translation[0].span.start) if translation else 0
    pairs = list(anchors)
    used = {id(pair.original) for pair in anchors} | {id(pair.translation) for pair in anchors}
    options: list[tuple[float, int, Pair]] = []
    for mine in original:
        low, high = draft.window(mine)
        for theirs in _partners(mine, by_key):
            if id(mine) in used or id(theirs) in used:
                continue
            away = max(low - theirs.span.start, theirs.span.start - high, 0.0)
            if len(mine.value) > 2 or away <= _NEAR * length:
                options.append((away, len(options), Pair(mine, theirs)))
    for _, _, pair in sorted(options, key=lambda option: option[:2]):
        if id(pair.original) not in used and id(pair.translation) not in used:
            used |= {id(pair.original), id(pair.translation)}
            pairs.append(pair)
    return Alignment(
        anchors,
        tuple(pairs),
        tuple(fact for fact in original if id(fact) not in used),
        tuple(fact for fact in translation if id(fact) not in used),
    )


def _commonplace(original: Sequence[Fact], translation: Sequence[Fact]) -> set[str]:
    """Values that both texts repeat so often that no pairing means anything; they are left out."""
    ours, theirs = (Counter(fact.value for fact in side) for side in (original, translation))
    return {value for value, times in ours.items() if times * theirs[value] > _MOST_PAIRINGS}


def _by_key(facts: Sequence[Fact]) -> dict[tuple[FactKind, str], list[Fact]]:
    """The facts by kind and value; dates by their month, which both sides always give."""
    index: dict[tuple[FactKind, str], list[Fact]] = {}
    for fact in facts:
        for key in _index_keys(fact):
            index.setdefault((fact.kind, key), []).append(fact)
    return index


def _index_keys(fact: Fact) -> set[str]:
    return {fact.value[5:7]} if fact.kind is FactKind.DATE else _keys(fact)


def _partners(fact: Fact, by_key: dict[tuple[FactKind, str], list[Fact]]) -> list[Fact]:
    """The facts of the translation that state the same, each once."""
    found = {
        id(other): other
        for key in sorted(_index_keys(fact))
        for other in by_key.get((fact.kind, key), ())
        if same(fact, other)
    }
    return list(found.values())


def _anchors(
    original: Sequence[Fact], by_key: dict[tuple[FactKind, str], list[Fact]]
) -> tuple[Pair, ...]:
    """The heaviest chain of pairs that rise in both texts; rare and long values weigh most."""
    rivals = Counter(fact.value for fact in original)
    weighted = []
    for mine in original:
        partners = _partners(mine, by_key)
        if not partners or len(partners) * rivals[mine.value] > _MOST_RIVALS:
            continue
        for theirs in partners:
            weight = len(mine.value) / (len(partners) * rivals[mine.value])
            weighted.append((weight, Pair(mine, theirs)))
    weighted.sort(key=lambda item: -item[0])
    chosen = sorted(
        weighted[:_MOST_PAIRS],
        key=lambda item: (item[1].original.span.start, -item[1].translation.span.start),
    )
    return _heaviest_chain(chosen)


def _heaviest_chain(weighted: list[tuple[float, Pair]]) -> tuple[Pair, ...]:
    best: list[float] = []
    before: list[int] = []
    for place, (weight, pair) in enumerate(weighted):
        top, link = 0.0, -1
        for earlier in range(place):
            other = weighted[earlier][1]
            rises = (
                other.original.span.start < pair.original.span.start
                and other.translation.span.start < pair.translation.span.start
            )
            if rises and best[earlier] > top:
                top, link = best[earlier], earlier
        best.append(top + weight)
        before.append(link)
    chain: list[Pair] = []
    place = max(range(len(best)), key=best.__getitem__) if best else -1
    while place >= 0:
        chain.append(weighted[place][1])
        place = before[place]
    return tuple(reversed(chain))


def align_documents(facts: Facts) -> Alignment | None:
    """The numbers of the Russian zones against those of the translation; None without one."""
    kinds = (FactKind.FIGURE, FactKind.DATE, FactKind.TIME)
    chosen = [one for fact in facts.of(*kinds) for one in terms_of(fact)]
    original = [fact for fact in chosen if fact.language == "ru" and not _typist_date(fact)]
    translation = [fact for fact in chosen if fact.zone is ZoneKind.TRANSLATION]
    return align(original, translation) if translation and original else None


def _typist_date(fact: Fact) -> bool:
    """``16.1`` after a time in the service marks: not translated, and like many other dates."""
    month = fact.part("month")
    numeric = month is not None and month.raw.isdigit()
    return fact.kind is FactKind.DATE and numeric and fact.part("year") is None
