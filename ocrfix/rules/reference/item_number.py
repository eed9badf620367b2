"""REF012: the item of a decision is the same wherever the paper names it."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import N_
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.agreement import dissents
from ocrfix.rules.reference.repeated_number import dissent_issue
from ocrfix.rules.reference.witnesses import WitnessRule


class ItemNumber(WitnessRule):
    """The item number of an extract.

    What it does
        Compares the decision number ``№ П70/214`` with the item that opens the decision (``214. - О
        командировании``), with ``К пункту 214 протокола`` on further sheets and with the
        translation. A place outvoted by the others whose number is one misreading away gets their
        number as suggestion.

    Why it matters
        Decisions of the Politburo and the Presidium are cited by protocol and item.

    Example
        ``274. - О командировании`` under ``№ П70/214``.

    When it is wrong
        When an extract holds several items and the decision number names one of them.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF012"
    name = "item-number"
    summary = "A place gives the decision another item than the others"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each place that dissents."""
        facts = context.facts.of(FactKind.ITEM_NUMBER)
        openings = [fact for fact in facts if fact.language == "ru" and _opens(fact, document)]
        several = openings if len(openings) > 1 else []
        for dissent in dissents(facts):
            if dissent.fact.language == "ru" and dissent.fact not in several:
                yield dissent_issue(self, document, dissent, N_("item"))


def _opens(fact: Fact, document: Document) -> bool:
    """Whether an item opens its text: ``214. -``."""
    return document.source.startswith(".", fact.span.end)
