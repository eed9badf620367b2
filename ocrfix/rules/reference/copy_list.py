"""REF009: the list of copies counts from 1 to their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.copies import copies_of, copy_lists
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.witnesses import WitnessRule

#: A number between two that keep the order, and one at the end of the list.
_BETWEEN = 0.95
_AT_END = 0.85
_LEAST_LIKENESS = 0.3


class CopyList(WitnessRule):
    """The numbers of a distribution list.

    What it does
        Lines that follow each other and begin with the number of a copy (``экз. № 1 - адресату``,
        ``2 - ДВО МИД``) count up by one; ``1 - 5`` counts as five. A single number that breaks the
        order and looks like the right one gets it as suggestion.

    Why it matters
        The list tells which copy went where.

    Example
        ``экз. № 7 - в дело`` after ``экз. № 1 - адресату``: copy 2.

    When it is wrong
        When the list names only some of the copies.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF009"
    name = "copy-list"
    summary = "A number breaks the order of a list of copies"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each list with a single number out of order."""
        made = context.facts.of(FactKind.COPIES_MADE)
        for entries in copy_lists(document, context.facts):
            place = _wrong_place(entries)
            if place is None:
                continue
            entry = entries[place]
            expected = str(copies_of(entries[place - 1])[1] + 1 if place else 1)
            if plausible_misreading(entry.raw, expected) < _LEAST_LIKENESS:
                continue
            around = [
                entries[other] for other in (place - 1, place + 1) if 0 <= other < len(entries)
            ]
            evidence = tuple(
                Evidence(
                    "same-document",
                    _("the line beside it says {number}").format(number=other.raw),
                    other.span,
                )
                for other in around
            )
            if place == len(entries) - 1:
                evidence += tuple(
                    Evidence(
                        "same-document",
                        _("{count} copies were made").format(count=fact.raw),
                        fact.span,
                    )
                    for fact in made
                    if fact.value == expected and fact.document_part == entry.document_part
                )
            confidence = _BETWEEN if len(around) > 1 else _AT_END
            message = _("The list of copies has {number} where {expected} is due").format(
                number=entry.raw, expected=expected
            )
            suggestion = Suggestion(expected, confidence, evidence)
            yield self.issue(document, entry.span, message, [suggestion], evidence)


def _wrong_place(entries: Sequence[Fact]) -> int | None:
    """The only entry whose number breaks an order that begins with 1; None if there is none."""
    expected, wrong = 1, []
    for place, entry in enumerate(entries):
        first, last = copies_of(entry)
        if first != expected:
            wrong.append(place)
        expected = (expected if first != expected else last) + 1
    return wrong[0] if len(wrong) == 1 else None
