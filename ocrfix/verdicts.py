"""What is to be thought of each fact: doubted by a rule, confirmed by other places, or neither.

``№ 15603`` on the cover is confirmed by sheet 2 and by the translation; ``№ 15608`` on sheet 3 is
doubted by REF001. Places confirm each other when they state the same thing of the same kind; a
number of the running text is confirmed by the number of the translation that renders it, and by its
own text only if it is too long for chance. Nothing is read from files here and nothing printed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.correspondence import registry_key
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.quantities import terms_of
from ocrfix.issues import Issue
from ocrfix.rules.base import RuleContext
from ocrfix.text.spans import Span

#: So many witnesses are kept of a fact; a number that stands on every line has thousands.
MOST_WITNESSES = 20
#: Kinds of which every place states its own: a second ``Лист 2`` contradicts the first.
_EACH_ITS_OWN = frozenset({FactKind.SHEET_NUMBER, FactKind.LEAF_NUMBER, FactKind.LISTED_COPY})
_WITH_LETTERS = frozenset(
    {FactKind.REGISTRY_NUMBER, FactKind.OUTGOING_NUMBER, FactKind.INCOMING_NUMBER,
     FactKind.REPLY_NUMBER}
)  # fmt: skip
#: Figures from which a number is not repeated by chance, and from which it is not with its unit.
_LONG, _LONG_WITH_UNIT = 3, 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fact, the issues that stand on its span, and other places that state the same.

    `confirmations` counts those places; `witnesses` are the first `MOST_WITNESSES` of them.
    """

    fact: Fact
    issues: tuple[Issue, ...] = ()
    witnesses: tuple[Fact, ...] = ()
    confirmations: int = 0


def verdicts(context: RuleContext, issues: Iterable[Issue]) -> tuple[Verdict, ...]:
    """The verdict on every fact of a document, by place; `issues` are those the engine found."""
    standing = sorted(issues, key=lambda issue: issue.span)
    groups = _groups(context.facts)
    rendered = _rendered(context)
    return tuple(
        Verdict(fact, _on(fact.span, standing), *_confirmed(fact, groups.get(fact, ()), rendered))
        for fact in context.facts
    )


def _on(span: Span, standing: Sequence[Issue]) -> tuple[Issue, ...]:
    """The issues that overlap a span; no two of them overlap each other."""
    first = bisect_right(standing, span.start, key=lambda issue: issue.span.end)
    near = takewhile(lambda issue: issue.span.start <= span.end, islice(standing, first, None))
    return tuple(issue for issue in near if issue.span.overlaps(span))


def _confirmed(
    fact: Fact, group: Sequence[Fact], rendered: Mapping[tuple[FactKind, Span], Fact]
) -> tuple[tuple[Fact, ...], int]:
    """The witnesses of a fact and how many there are."""
    others = [one for one in islice(group, MOST_WITNESSES + 1) if one.span != fact.span]
    partners = [rendered.get((term.kind, term.span)) for term in terms_of(fact)]
    if None not in partners and len(others) < MOST_WITNESSES:
        others += [one for one in partners if one is not None]
    places = {one.span: one for one in others}
    witnesses = [places[span] for span in sorted(places)]
    return tuple(witnesses[:MOST_WITNESSES]), max(len(places), len(group) - 1)


def _groups(facts: Facts) -> dict[Fact, list[Fact]]:
    """Under each fact all places that state the same, itself among them."""
    alike: dict[Hashable, dict[Span, Fact]] = {}
    for fact in facts:
        statement = _statement(fact)
        if statement:
            alike.setdefault(statement, {})[fact.span] = fact
    return {
        fact: group
        for places in alike.values()
        for group in _agreeing(list(places.values()))
        for fact in group
    }


def _statement(fact: Fact) -> tuple[Hashable, ...]:
    """What two places of one paper must have in common to confirm each other; () for nothing."""
    common = (fact.kind, fact.document_part)
    if fact.kind in _EACH_ITS_OWN:
        return ()
    if fact.kind is FactKind.FIGURE:
        digits = len(fact.value.replace(".", ""))
        long = digits >= (_LONG_WITH_UNIT if fact.unit else _LONG)
        return (*common, fact.language, fact.value, fact.unit) if long else ()
    if fact.kind is FactKind.DATE and CalendarDate.parse(fact.value).day is not None:
        return (*common, fact.value[len("1950") :])  # the year may be left out
    if fact.kind is FactKind.WEEKDAY:
        return (*common, fact.value, *(part.value for part in fact.parts))
    if fact.kind in _WITH_LETTERS:
        return (*common, registry_key(fact.value)) if len(fact.value) >= _LONG else ()
    return (*common, fact.value)


def _agreeing(alike: list[Fact]) -> Iterator[list[Fact]]:
    """Dates of one day and month divided by their year, if they give more than one."""
    if alike[0].kind is not FactKind.DATE:
        yield alike
        return
    years: dict[int | None, list[Fact]] = {}
    for fact in alike:
        years.setdefault(CalendarDate.parse(fact.value).year, []).append(fact)
    if len(years.keys() - {None}) > 1:
        yield from years.values()
    else:
        yield alike


def _rendered(context: RuleContext) -> dict[tuple[FactKind, Span], Fact]:
    """What stands for a number on the other side of the translation, by kind and place.

    A term of ``3 млн. 400 тыс.`` is rendered by a term, and the total that has it is the witness.
    """
    if context.alignment is None:
        return {}
    whole = {
        (term.kind, term.span): fact
        for fact in context.facts.of(FactKind.FIGURE, FactKind.DATE, FactKind.TIME)
        for term in terms_of(fact)
    }
    found: dict[tuple[FactKind, Span], Fact] = {}
    for pair in context.alignment.pairs:
        for mine, theirs in ((pair.original, pair.translation), (pair.translation, pair.original)):
            found[mine.kind, mine.span] = whole[theirs.kind, theirs.span]
    return found
