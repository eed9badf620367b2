"""Figures that must add up: ``83 столкновения, в том числе 52 в Хебском и 31 в Либерецком``.

A `Relation` ties figures of one table or sentence together: a total and its parts, a difference,
a percentage. It says whether they agree, and by which single misread figure they would.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from ocrfix.facts.misreadings import as_digits, digit_likeness, rewrite_digits
from ocrfix.facts.model import Fact
from ocrfix.text.spans import Span

#: Percentages are rounded, and by some writers cut off.
_PERCENT_TOLERANCE = Decimal(1)
_HALF = Decimal("0.5")
#: Longer rows of figures are no number of a paper.
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A figure of a sum; its value is `digits` times ten to the power of `exponent`.

    `stated` are the values under which another place may state it: ``41300`` and ``41300000`` for
    ``41 300`` in a column of thousands. `fixed` tells a number in words or a dash for nothing.
    """

    span: Span
    raw: str
    digits: str
    exponent: int = 0
    fixed: bool = False

    @property
    def value(self) -> Decimal:
        """The number."""
        return self.with_digits(self.digits)

    def with_digits(self, digits: str) -> Decimal:
        """The number if its figures were these."""
        return Decimal(int(digits)).scaleb(self.exponent)

    def stated(self, digits: str) -> set[str]:
        """The normal values of a fact that states these figures, with and without a scale word."""
        whole = plain(self.with_digits(digits))
        return {whole, digits.lstrip("0"), plain(self.with_digits(digits).scaleb(3))}

    def misreadings(self) -> Iterator[tuple[str, float]]:
        """What may have stood here if one figure was misread, and how alike they look (0 to 1)."""
        if self.fixed:
            return
        for place, digit in enumerate(self.digits):
            for other in "0123456789":
                if other == digit or (place == 0 and other == "0" and len(self.digits) > 1):
                    continue
                likeness = digit_likeness(digit, other)
                yield self.digits[:place] + other + self.digits[place + 1 :], likeness

    def rewritten(self, digits: str) -> str | None:
        """The text of the paper with these figures."""
        return rewrite_digits(self.raw, digits)


def plain(value: Decimal) -> str:
    """``171400000`` or ``82.6``, as facts give them.

    >>> plain(Decimal("1.714E8")), plain(Decimal("82.60"))
    ('171400000', '82.6')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def term_of_fact(fact: Fact) -> Term | None:
    """The figure of a fact; None if its digits cannot be told."""
    part = fact.part("figures")
    shown, raw, span = (
        (part.value, part.raw, part.span) if part else (fact.value, fact.raw, fact.span)
    )
    if fact.words:
        shown = fact.value
    digits = as_digits(shown.replace(".", ""))
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _LONGEST or not int(digits):
        return None
    exponent = (Decimal(fact.value) / Decimal(int(digits))).adjusted()
    return Term(span, raw, digits, exponent, fixed=fact.words)


class RelationKind(StrEnum):
    """How the figures belong together."""

    SUM = "sum"
    """the total is the sum of the parts"""
    DIFFERENCE = "difference"
    """the total is the difference of the two parts"""
    SHARE = "share"
    """the total is the percentage that the first part is of the second"""


@dataclass(frozen=True)
class Relation:
    """A total and its parts.

    `tolerance` is what rounding may add up to. `claimed` tells a total of a table all of whose rows
    were read: it must be right. `cautious` tells that the parts may be others than those found;
    then a misreading needs a second place that states the right figure.
    """

    kind: RelationKind
    total: Term
    parts: tuple[Term, ...]
    tolerance: Decimal = field(default=Decimal(0))
    claimed: bool = False
    cautious: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """All figures."""
        return (self.total, *self.parts)

    @cached_property
    def expected(self) -> Decimal:
        """What the total should be."""
        if self.kind is RelationKind.SUM:
            return sum((part.value for part in self.parts), Decimal(0))
        return self._computed(self.parts[0].value, self.parts[1].value)

    def _computed(self, first: Decimal, second: Decimal) -> Decimal:
        if self.kind is RelationKind.DIFFERENCE:
            return abs(first - second)
        return 100 * first / second if second else Decimal(-1)

    def _gap(self, term: Term, value: Decimal) -> Decimal:
        """How far the total is off if the figure `term` had this value."""
        if term is self.total:
            return abs(self.expected - value)
        if self.kind is RelationKind.SUM:
            return abs(self.expected + value - term.value - self.total.value)
        first, second = (value if part is term else part.value for part in self.parts)
        return abs(self._computed(first, second) - self.total.value)

    def holds(self, term: Term | None = None, value: Decimal | None = None) -> bool:
        """Whether the figures agree, as they stand or with another value for `term`."""
        if term is None or value is None:
            term, value = self.total, self.total.value
        loose = _PERCENT_TOLERANCE if self.kind is RelationKind.SHARE else self.tolerance
        return self._gap(term, value) <= loose

    def settled_by(self, term: Term, value: Decimal) -> bool:
        """Whether the figures agree exactly with another value for `term`."""
        tight = _HALF if self.kind is RelationKind.SHARE else Decimal(0)
        return self._gap(term, value) <= tight


@dataclass(frozen=True, slots=True)
class Repair:
    """One figure read otherwise, by which `settled` relations come to agree; `likeness` 0 to 1."""

    term: Term
    digits: str
    likeness: float
    settled: tuple[Relation, ...]


def repairs(relation: Relation, relations: Iterable[Relation]) -> list[Repair]:
    """The single misreadings by which `relation` would hold, without harm to the other relations.

    Those that settle most relations at once, if there are such; unlike figures are among them, as
    rivals of the look-alikes.
    """
    others = tuple(relations)
    found = []
    for term in relation.terms:
        touched = [other for other in others if any(term is one for one in other.terms)]
        for digits, likeness in term.misreadings():
            value = term.with_digits(digits)
            if not relation.settled_by(term, value):
                continue
            if any(other.holds() and not other.holds(term, value) for other in touched):
                continue
            settled = [
                other
                for other in touched
                if not other.holds() and (other is relation or other.settled_by(term, value))
            ]
            found.append(Repair(term, digits, likeness, tuple(settled)))
    most = max((len(repair.settled) for repair in found), default=0)
    return [repair for repair in found if len(repair.settled) == most]
