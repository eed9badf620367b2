"""REF002: the number of the protocol is the same wherever the paper names it."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.facts import FactKind
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import N_
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.repeated_number import repeated_number_issues
from ocrfix.rules.reference.witnesses import WitnessRule


class ProtocolNumber(WitnessRule):
    """The protocol number of an extract.

    What it does
        Compares the places that name the protocol: ``ВЫПИСКА ИЗ ПРОТОКОЛА № 70``, the decision
        number ``№ П70/214``, the title in the header and the translation. A place outvoted by
        the others whose number is one misreading away gets their number as suggestion.

    Why it matters
        Decisions of the Politburo and the Presidium are cited by protocol and item.

    Example
        ``ВЫПИСКА ИЗ ПРОТОКОЛА № 76`` under ``№ П70/214``.

    When it is wrong
        When the text speaks of a second protocol whose number looks alike.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF002"
    name = "protocol-number"
    summary = "A place gives the protocol another number than the others"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each place that dissents."""
        facts = context.facts.of(FactKind.PROTOCOL_NUMBER)
        yield from repeated_number_issues(self, document, facts, N_("protocol number"))
