"""Issues for a number that a paper repeats: ``№ 15608`` against ``№ 15603`` on two other sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.facts import Fact
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import Rule
from ocrfix.rules.reference.agreement import (
    Dissent,
    dissents,
    readings_note,
    witness_evidence,
)


def repeated_number_issues(
    rule: Rule, document: Document, facts: Iterable[Fact], what: str
) -> Iterator[Issue]:
    """One issue for each place that dissents, and for a right number written with a letter.

    Places of the translation are left to the rules about translations.
    """
    facts = tuple(facts)
    for dissent in dissents(facts):
        if dissent.fact.language == "ru":
            yield dissent_issue(rule, document, dissent, what)
    for fact in facts:
        others = tuple(other for other in facts if other.value == fact.value and other != fact)
        if fact.language == "ru" and others and not fact.raw.isdigit():
            yield _letter_issue(rule, document, fact, others)


def dissent_issue(rule: Rule, document: Document, dissent: Dissent, what: str) -> Issue:
    """The issue at the dissenting place: an error with a suggestion, or an open contradiction.

    `what` is marked as a message; it is translated here.
    """
    evidence = witness_evidence(dissent.rivals)
    message = _("The {what} here is {value}, but {others}").format(
        what=_(what), value=dissent.fact.value, others=readings_note(dissent.rivals)
    )
    if dissent.truth is None:
        message = _("{message}; no reading has a majority").format(message=message)
        issue = rule.issue(document, dissent.fact.span, message, (), evidence)
        return replace(issue, severity=Severity.WARNING)
    suggestion = Suggestion(dissent.truth, dissent.confidence, evidence)
    return rule.issue(document, dissent.fact.span, message, [suggestion], evidence)


def _letter_issue(rule: Rule, document: Document, fact: Fact, others: tuple[Fact, ...]) -> Issue:
    evidence = witness_evidence(others)
    message = _("A letter stands for a figure: {others}").format(others=readings_note(others))
    confidence = 0.97 if plausible_misreading(fact.raw, fact.value) else 0.9
    suggestion = Suggestion(fact.value, confidence, evidence)
    return rule.issue(document, fact.span, message, [suggestion], evidence)
