"""A document is its own witness: no correction of a fact without two places that state it.

``Лист 8`` becomes ``Лист 3`` because sheet 2 says ``Лист 2`` *and* ends with ``/см.сл.лист/``.
With a single witness, ``№ 15608`` against ``№ 15603``, either may be wrong: that is shown, and the
reader decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from ocrfix.document.model import Document
from ocrfix.issues import Evidence, Issue, Suggestion
from ocrfix.rules.base import DocumentRule
from ocrfix.text.spans import Span

#: Kinds of evidence that state something. A confusion of letters, a frequency or the neighbours
#: make a reading plausible, but they do not say what stood on the paper.
STATING = frozenset(
    {"same-document", "other-document", "translation", "dictionary", "calendar", "arithmetic"}
)
#: Witnesses that a suggestion of these rules needs.
LEAST_WITNESSES = 2


def witnesses(evidence: Iterable[Evidence]) -> int:
    """How many different places and sources state what is proposed.

    Places are counted once each, and so are sources outside the document (a list of names, the
    calendar, a sum).
    """
    stating = [item for item in evidence if item.kind in STATING]
    places = {(item.path, item.span) for item in stating if item.span is not None}
    sources = {item.kind for item in stating if item.span is None}
    return len(places) + len(sources)


class WitnessRule(DocumentRule):
    """A rule that proposes only what two witnesses state; with fewer it shows the contradiction."""

    def issue(
        self,
        document: Document,
        span: Span,
        message: str,
        suggestions: Iterable[Suggestion] = (),
        evidence: Iterable[Evidence] = (),
    ) -> Issue:
        """An issue of this rule, without the suggestions that lack a second witness."""
        supported = [
            suggestion
            for suggestion in suggestions
            if witnesses(suggestion.evidence) >= LEAST_WITNESSES
        ]
        return super().issue(document, span, message, supported, evidence)
