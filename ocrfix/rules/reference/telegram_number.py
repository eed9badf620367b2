"""REF001: the number of the telegram is the same on every sheet and in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.facts import FactKind
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import N_
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.repeated_number import repeated_number_issues
from ocrfix.rules.reference.witnesses import WitnessRule

#: Numbers of so many figures do not meet by chance.
_LONG = 4


class TelegramNumber(WitnessRule):
    """The telegram number of all sheets.

    What it does
        Compares ``ШИФРТЕЛЕГРАММА № …`` on the cover, ``Продолжение шифртелеграммы № …`` on each
        further sheet and ``CIPHERED TELEGRAM No. …`` in the translation. A sheet outvoted by the
        others whose number is one misreading away gets their number as suggestion.

    Why it matters
        The number is how a telegram is cited and found; a wrong digit sends a reader to another
        paper.

    Example
        ``Продолжение шифртелеграммы № 15608`` where sheets 1 and 2 say 15603.

    When it is wrong
        When sheets of different telegrams were filed and transcribed together.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF001"
    name = "telegram-number"
    summary = "A sheet gives the telegram another number than the other sheets"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each sheet that dissents."""
        facts = context.facts.of(FactKind.TELEGRAM_NUMBER)
        said = {fact.value for fact in facts}
        known = {fact.span for fact in facts}
        # «From PRAGUE No. 23185»: a number of the translation that a sheet gives the telegram
        confirming = [
            fact
            for fact in context.facts.of(FactKind.REGISTRY_NUMBER, language="en")
            if fact.value in said and fact.span not in known and len(fact.value) >= _LONG
        ]
        facts = (*facts, *confirming)
        yield from repeated_number_issues(self, document, facts, N_("telegram number"))
