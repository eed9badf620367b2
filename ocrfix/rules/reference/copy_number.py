"""REF004: the copy number is the same on all sheets of one copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import N_, _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.agreement import Dissent, dissents
from ocrfix.rules.reference.repeated_number import dissent_issue
from ocrfix.rules.reference.witnesses import WitnessRule

#: A contradiction of copy numbers is worth showing even when the figures do not look alike.
_ANY_LIKENESS = 0.1
#: A cover alone against its sheets: cover and sheets may come from two copies of one telegram.
_TWO_COPIES = 0.4
#: Unless the figures are among the most alike (3 and 8, 1 and 7).
_LOOK_ALIKE = 0.8


class CopyNumber(WitnessRule):
    """The copy number of all sheets.

    What it does
        Compares ``Экз. № …`` of the cover, of the further sheets and of the translation. The
        printed table of copies and the list of copies made do not count. A sheet outvoted by the
        others gets their number; a cover that alone disagrees with all its sheets is shown, and
        the decision is the reader's.

    Why it matters
        Copies went to different people and lie in different files; notes in the margin belong to
        one of them.

    Example
        ``Экз. № 1`` on the cover, ``Экз. № 2`` on both further sheets.

    When it is wrong
        When the sheets of two copies really were put together: the contradiction is then a fact.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF004"
    name = "copy-number"
    summary = "A sheet names another copy than the other sheets"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each sheet that dissents."""
        facts = context.facts.of(FactKind.COPY_NUMBER)
        for dissent in dissents(facts, least_likeness=_ANY_LIKENESS):
            if dissent.fact.language != "ru":
                continue
            issue = dissent_issue(self, document, dissent, N_("copy number"))
            if dissent.truth is not None and _cover_alone(dissent, facts):
                doubtful = tuple(
                    replace(suggestion, confidence=min(suggestion.confidence, _TWO_COPIES))
                    for suggestion in issue.suggestions
                )
                message = _("{message}; cover and sheets may come from two copies").format(
                    message=issue.message
                )
                issue = replace(
                    issue, message=message, severity=Severity.WARNING, suggestions=doubtful
                )
            yield issue


def _cover_alone(dissent: Dissent, facts: tuple[Fact, ...]) -> bool:
    """Whether the dissenter is the first place of all and only further sheets speak against it."""
    russian = [fact for fact in facts if fact.language == "ru"]
    first = min(russian, key=lambda fact: fact.span)
    alike = dissent.likeness >= _LOOK_ALIKE
    return not alike and dissent.fact == first and len(russian) == len(facts)
