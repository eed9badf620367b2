"""Issues for a number that a paper repeats: ``№ 15608`` against ``№ 15603`` on two other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.facts import Fact
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Issue, Severity, Suggestion
from ocrfix.rules.base import Rule
from ocrfix.rules.reference.agreement import (
    Dissent,
    dissents,
    witness_evidence,
    witness_note,
)

#: Two places that contradict each other are each as likely to be right; what is left is that both
#: are wrong or that two things are meant.
_UNDECIDED = 0.45


def repeated_number_issues(
    rule: Rule, document: Document, facts: Iterable[Fact], what: str
) -> Iterator[Issue]:
    """One issue for each place that dissents, and for a right number written with a letter."""
    facts = tuple(facts)
    for dissent in dissents(facts):
        yield dissent_issue(rule, document, dissent, what)
    for fact in facts:
        others = tuple(other for other in facts if other.value == fact.value and other != fact)
        if fact.language == "ru" and others and not fact.raw.isdigit():
            yield _letter_issue(rule, document, fact, others)


def dissent_issue(rule: Rule, document: Document, dissent: Dissent, what: str) -> Issue:
    """The issue at the dissenting place: an error with a suggestion, or an open contradiction."""
    truth = dissent.truth if dissent.truth is not None else dissent.rivals[0].value
    evidence = witness_evidence(dissent.rivals, truth)
    note = witness_note(dissent.rivals, truth)
    confidence = dissent.confidence if dissent.truth is not None else _UNDECIDED
    message = f"The {what} here is {dissent.fact.value}, but {note}"
    if dissent.truth is None:
        message += "; neither has a majority"
    suggestion = Suggestion(truth, confidence, evidence)
    issue = rule.issue(document, dissent.fact.span, message, [suggestion], evidence)
    return issue if dissent.truth is not None else replace(issue, severity=Severity.WARNING)


def _letter_issue(rule: Rule, document: Document, fact: Fact, others: tuple[Fact, ...]) -> Issue:
    evidence = witness_evidence(others, fact.value)
    message = f"A letter stands for a figure: {witness_note(others, fact.value)}"
    confidence = 0.97 if plausible_misreading(fact.raw, fact.value) else 0.9
    suggestion = Suggestion(fact.value, confidence, evidence)
    return rule.issue(document, fact.span, message, [suggestion], evidence)
