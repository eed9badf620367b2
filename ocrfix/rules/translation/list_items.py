"""TRA007: the items of a list are numbered as in the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts.list_markers import Marker, MarkerKind, find_markers
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.reference.enumeration import russian_markers

#: Both lists have as many items, and all others agree.
_SURE = 0.93
#: Shorter lists agree by chance.
_SHORTEST = 2


class TranslatedListItems(DocumentRule):
    """Numbered items against the translation.

    What it does
        Where original and translation each have one numbered list with as many items, counted 1 to
        the last in the translation, and a single marker of the original differs by a misreading, it
        gets the number of the translation as suggestion.

    Why it matters
        Decisions are cited by their items.

    Example
        ``1.``, ``7.`` where the translation has «1. To oblige … 2. To charge …».

    When it is wrong
        When the translator numbered the items anew.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "TRA007"
    name = "list-items"
    summary = "An item of a list has another number in the translation"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """At most one issue a document of the file."""
        zones = list(document.zones_of(ZoneKind.TRANSLATION))
        markers = [marker for zone in zones for marker in find_markers(document, zone)]
        theirs = _numbers(markers)
        ours = _numbers(russian_markers(document))
        if len(ours) != len(theirs) or len(theirs) < _SHORTEST:
            return
        if [marker.value for marker in theirs] != list(range(1, len(theirs) + 1)):
            return
        wrong = [
            (mine, other)
            for mine, other in zip(ours, theirs, strict=True)
            if mine.value != other.value
        ]
        if len(wrong) == 1 and plausible_misreading(wrong[0][0].raw, str(wrong[0][1].value)):
            mine, other = wrong[0]
            note = _("the translation has the item {item}").format(item=other.raw)
            evidence = (Evidence("translation", note, other.span),)
            message = _("The item here is {item}, but {others}").format(item=mine.raw, others=note)
            suggestion = Suggestion(str(other.value), _SURE, evidence)
            yield self.issue(document, mine.span, message, [suggestion], evidence)


def _numbers(markers: Sequence[Marker]) -> list[Marker]:
    return [
        marker for marker in markers if marker.kind is MarkerKind.NUMBER and marker.style == "."
    ]
