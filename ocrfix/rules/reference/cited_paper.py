"""REF019: a paper that is cited twice has one number and one date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.correspondence import CitedPaper, cited_papers, registry_key
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.misreadings import rewrite_digits
from ocrfix.issues import Applicability, Issue, Severity, Suggestion
from ocrfix.messages import N_, _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.agreement import Dissent, dissents, likeness_of, witness_evidence
from ocrfix.rules.reference.repeated_number import dissent_issue
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.rules.translation.date import misread_part

#: Shorter numbers belong to many papers.
_SHORTEST = 3
#: Two places give the same number and one date, a third gives a look-alike date.
_SURE = 0.93


class CitedPaperRule(WitnessRule):
    """Papers that are cited by number and date.

    What it does
        Compares the places that cite a paper (``Вашу телеграмму от 4 июня 1951 года № 4116``, ``на
        № 4116 от 4.VI.51``), in the original and in the translation. The same number with a
        look-alike date, and the number that is answered with the same date but another look-alike
        number, are reported; who is outvoted by two places gets their reading.

    Why it matters
        A correspondence is put in order by the numbers and dates that letters give each other.

    Example
        ``на № 588 от 30.VI.55`` above «Вашим письмом от 30 июня № 583».

    When it is wrong
        When two letters of one day with look-alike numbers are answered at once.

    Fix safety
        Unsafe: numbers and dates are never changed without being asked for.
    """

    code = "REF019"
    name = "cited-paper"
    summary = "A paper is cited with two numbers or two dates"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each place that dissents."""
        papers = list(cited_papers(document, context.facts))
        replies = {fact.span for fact in context.facts.of(FactKind.REPLY_NUMBER)}
        yield from self._dates(document, papers, context)
        answered = [paper for paper in papers if paper.number.span in replies]
        for group in _of_one_day(answered):
            for dissent in dissents([_compared(paper.number) for paper in group]):
                if dissent.fact.language == "ru":
                    yield dissent_issue(self, document, _as_written(dissent), N_("number answered"))

    def _dates(
        self, document: Document, papers: Sequence[CitedPaper], context: RuleContext
    ) -> Iterator[Issue]:
        for paper in papers:
            if paper.date.language != "ru" or len(paper.number.value) < _SHORTEST:
                continue
            against = _contradicting(paper, papers)
            found = misread_part(paper.date, against[0].parsed_date) if against else None
            if found is None:
                continue
            part, text = found[:2]
            witnesses = _witnesses(against, context.facts)
            if len(witnesses) == 1 and witnesses[0].language != "ru":
                continue  # one date against its translation: TRA002
            evidence = witness_evidence(witnesses)
            number, date = paper.number.raw, paper.date.raw
            message = _("№ {number} is of {date} here, but of {other} elsewhere").format(
                number=number, date=date, other=against[0].date.raw
            )
            suggestion = Suggestion(text, _SURE, evidence)
            yield self.issue(document, part.span, message, [suggestion], evidence)


def _contradicting(paper: CitedPaper, papers: Sequence[CitedPaper]) -> list[CitedPaper]:
    """The other places that cite the same number with one other date; empty unless they are most.

    Where one place of the original stands against one, the second is named.
    """
    same = [
        other
        for other in papers
        if other is not paper
        and other.number.document_part == paper.number.document_part
        and other.key == paper.key
    ]
    against = [other for other in same if not other.parsed_date.agrees(paper.parsed_date)]
    if len(against) * 2 <= len(same):
        return []
    if not all(other.parsed_date.agrees(against[0].parsed_date) for other in against):
        return []
    only = against[0].number
    if len(against) == 1 and only.language == "ru" and only.span > paper.number.span:
        return []
    return against


def _witnesses(against: Sequence[CitedPaper], facts: Facts) -> list[Fact]:
    """The dates that contradict, and where else the original gives that day without the number."""
    said = [paper.date for paper in against]
    day = against[0].parsed_date
    others = [
        fact
        for fact in facts.of(FactKind.DATE, language="ru")
        if CalendarDate.parse(fact.value).day
        and fact.document_part == said[0].document_part
        and fact not in said
        and CalendarDate.parse(fact.value).agrees(day)
    ]
    return said + others


def _of_one_day(papers: Sequence[CitedPaper]) -> Iterator[list[CitedPaper]]:
    """Groups of papers with one date and look-alike numbers."""
    groups: list[list[CitedPaper]] = []
    for paper in papers:
        for group in groups:
            first = group[0]
            alike = (
                likeness_of(registry_key(paper.number.value), registry_key(first.number.value))
                > 0.0
            )
            same = registry_key(paper.number.value) == registry_key(first.number.value)
            if paper.parsed_date.agrees(first.parsed_date) and (alike or same):
                group.append(paper)
                break
        else:
            groups.append([paper])
    return (group for group in groups if len(group) > 1)


def _compared(fact: Fact) -> Fact:
    """A number with the letters of the translation, so that ``763/с`` and ``763/s`` agree."""
    return replace(fact, value=registry_key(fact.value))


def _as_written(dissent: Dissent) -> Dissent:
    """The reading of the majority in the letters of the original."""
    if dissent.truth is None:
        return dissent
    russian = next((rival.raw for rival in dissent.rivals if rival.language == "ru"), None)
    digits = re.sub(r"\D", "", dissent.truth)
    text = russian or rewrite_digits(dissent.fact.raw, digits) or dissent.truth
    return replace(dissent, truth=text)
