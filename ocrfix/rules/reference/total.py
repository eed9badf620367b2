"""REF013: a total is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, places
from ocrfix.facts.enumerations import enumeration_relations
from ocrfix.facts.sums import Relation, RelationKind, Repair, Term, plain, repairs
from ocrfix.facts.tables import find_tables, table_relations
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.witnesses import WitnessRule

#: Confidence where the translation or another place states the figure.
_STATED = 0.97
#: Confidence where row and column of a table meet in the figure.
_CROSSED = 0.96
#: Share of the confidence that depends on the likeness of the two figures.
_BY_LIKENESS = 0.1
#: How often a figure is misread as an ideal look-alike, and as any one that does not look like it:
#: a fifth of the wrong figures of worn typescript are no look-alikes.
_ALIKE, _UNLIKE = 0.35, 0.05
#: A repair that no other place states must be so much likelier than all others together.
_LEAST_SHARE = 0.8
#: Even without a rival; in a table the sum is known to be complete.
_MOST_IN_TABLE, _MOST_IN_SENTENCE = 0.93, 0.88
#: Shorter figures occur elsewhere by chance.
_SHORTEST_STATED = 3
#: At most so many places are shown for one sum.
_MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class _Choice:
    repair: Repair
    confidence: float
    stated: Fact | None = None


@dataclass(frozen=True)
class _Stated:
    """What the document states outside a sum."""

    facts: tuple[Fact, ...]

    @cached_property
    def _english(self) -> dict[str, Fact]:
        return _by_value(fact for fact in self.facts if fact.language == "en")

    @cached_property
    def _russian(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if fact.language == "ru" and not fact.words:
                found.setdefault(fact.value, []).append(fact)
        return found

    def in_english(self, term: Term, digits: str) -> Fact | None:
        """A number of the translation or the header with these figures."""
        return next(
            (self._english[one] for one in term.stated(digits) if one in self._english), None
        )

    def in_russian(self, term: Term, digits: str, relation: Relation) -> Fact | None:
        """A number of the original outside the sum with this value."""
        value = plain(term.with_digits(digits))
        spans = [one.span for one in relation.terms]
        return next(
            (
                fact
                for fact in self._russian.get(value, ())
                if not any(fact.span.overlaps(span) for span in spans)
            ),
            None,
        )

    def confirm(self, terms: Sequence[Term]) -> bool:
        """Whether the translation has all these figures as they stand."""
        return all(self.in_english(term, term.digits) for term in terms if not term.fixed)

    def know(self, relation: Relation) -> bool:
        """Whether the translation has most of the figures of a sum, as far as it can be told."""
        known = sum(self.in_english(term, term.digits) is not None for term in relation.terms)
        return 2 * known >= len(relation.terms) - 1 > 0


def _by_value(facts: Iterator[Fact]) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for fact in facts:
        found.setdefault(fact.value, fact)
        part = fact.part("figures")
        if part is not None:
            found.setdefault(part.value.replace(".", ""), fact)
    return found


class Total(WitnessRule):
    """Totals and their parts.

    What it does
        Adds up the columns of tables with a row «Итого» or «Всего», their rows where a column is
        headed so, the parts after «в том числе», «из них», «а именно» and before «всего», checks
        percentages of tables and «с 1.800 до 1.240, то есть на 560». Where the figures do not
        agree and a single misread figure explains it, that figure is reported. A table whose total
        is wrong for reasons unknown is noted at the total.

    Why it matters
        Numbers in tables are quoted most, and nothing but the sum betrays a wrong one.

    Example
        ``88 столкновения, в том числе 52 в Хебском округе и 31 в Либерецком``: the parts add up
        to 83.

    When it is wrong
        When the writer miscounted by just such a figure. Lists after «в том числе» that leave
        something out, rounded figures and percentages are left alone.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF013"
    name = "total"
    summary = "A total and its parts do not add up"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each figure that makes a sum wrong."""
        stated = _Stated(
            tuple(
                fact
                for fact in context.facts.of(FactKind.FIGURE)
                if fact.language == "ru" or fact.zone in (ZoneKind.TRANSLATION, ZoneKind.HEADER)
            )
        )
        for table in find_tables(document):
            yield from self._issues(document, table_relations(table), stated)
        for relation in enumeration_relations(document, context.facts):
            yield from self._issues(document, [relation], stated)

    def _issues(
        self, document: Document, relations: Sequence[Relation], stated: _Stated
    ) -> Iterator[Issue]:
        explained: list[Relation] = []
        doubtful: list[Relation] = []
        mended: set[int] = set()
        for relation in relations:
            if relation.holds() or stated.confirm(relation.terms):
                continue
            choice = _choose(relation, repairs(relation, relations), stated)
            if choice is None:
                doubtful.append(relation)
                continue
            explained.extend(choice.repair.settled)
            if choice.repair.term.span.start not in mended:
                mended.add(choice.repair.term.span.start)
                yield self._mended(document, relation, choice)
        for relation in doubtful:
            if relation.claimed and not any(relation is one for one in explained):
                yield self._flag(document, relation)

    def _mended(self, document: Document, relation: Relation, choice: _Choice) -> Issue:
        term = choice.repair.term
        text = term.rewritten(choice.repair.digits) or choice.repair.digits
        note = _note(relation, term, text)
        evidence = [Evidence("arithmetic", note), *_places(relation, term)]
        if choice.stated is not None:
            english = choice.stated.language == "en"
            kind = "translation" if choice.stated.zone is ZoneKind.TRANSLATION else "same-document"
            what = choice.stated.place if english else places.another()
            said = Evidence(kind, places.says(what, choice.stated.raw), choice.stated.span)
            evidence = [one for one in evidence if one.span != said.span] + [said]
        likeness = 1.0 - _BY_LIKENESS * (1.0 - choice.repair.likeness)
        suggestion = Suggestion(text, round(choice.confidence * likeness, 2), tuple(evidence))
        message = _("The number here is {number}, but {others}").format(
            number=term.raw, others=note
        )
        return self.issue(document, term.span, message, [suggestion], evidence)

    def _flag(self, document: Document, relation: Relation) -> Issue:
        note = _("the parts add up to {total}").format(total=plain(relation.expected))
        evidence = [Evidence("arithmetic", note), *_places(relation, relation.total)]
        message = _("The total here is {total}, but {others}").format(
            total=relation.total.raw, others=note
        )
        issue = self.issue(document, relation.total.span, message, (), evidence)
        return replace(issue, severity=Severity.NOTE)


def _choose(relation: Relation, options: Sequence[Repair], stated: _Stated) -> _Choice | None:
    """The one repair that other places bear out, or the one that is likelier than all others."""
    said = _stated_repairs(relation, options, stated)
    if len(said) == 1:
        return _Choice(said[0][0], _STATED, said[0][1])
    if said or relation.cautious or not options:
        return None
    best = max(options, key=_weight)
    if stated.in_english(best.term, best.term.digits):
        return None
    if len(options) == 1 and len(best.settled) > 1:
        return _Choice(best, _CROSSED)
    share = _weight(best) / sum(_weight(one) for one in options)
    if best.likeness == 0.0 or share < _LEAST_SHARE:
        return None
    return _Choice(best, min(share, _MOST_IN_TABLE if relation.claimed else _MOST_IN_SENTENCE))


def _weight(repair: Repair) -> float:
    return _ALIKE * repair.likeness if repair.likeness else _UNLIKE


def _stated_repairs(
    relation: Relation, options: Sequence[Repair], stated: _Stated
) -> list[tuple[Repair, Fact]]:
    """The repairs whose figure the translation has, or another place of the original."""
    options = [one for one in options if not stated.in_english(one.term, one.term.digits)]
    known = stated.know(relation)
    said = [
        (one, fact)
        for one in options
        if (fact := stated.in_english(one.term, one.digits)) is not None
        and (len(one.digits) >= _SHORTEST_STATED or (known and one.likeness))
    ]
    if said or relation.cautious:
        return said
    return [
        (one, fact)
        for one in options
        if len(one.digits) >= _SHORTEST_STATED
        and one.likeness
        and (fact := stated.in_russian(one.term, one.digits, relation)) is not None
        and stated.in_russian(one.term, one.term.digits, relation) is None
    ]


def _note(relation: Relation, term: Term, text: str) -> str:
    if relation.kind is RelationKind.SHARE:
        return _("the percentage of the row calls for {number}").format(number=text)
    if relation.kind is RelationKind.DIFFERENCE:
        return _("the difference calls for {number}").format(number=text)
    if term is relation.total:
        return _("the parts add up to {total}").format(total=text)
    return _("the total {total} calls for {number}").format(total=relation.total.raw, number=text)


def _places(relation: Relation, term: Term) -> list[Evidence]:
    """The other figures of the sum; together they are one witness, each shown where it stands."""
    others = [one for one in relation.terms if one is not term][:_MOST_PLACES]
    return [
        Evidence("same-document", _("{number} of the same sum").format(number=one.raw), one.span)
        for one in others
    ]
