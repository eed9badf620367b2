"""REF017: the leaves of the citation are those of the sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Applicability, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.leaf_number import cited_leaves
from ocrfix.rules.reference.sheet_marks import leaf_evidence, leaves_in_order
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.text.spans import Span

#: One end of the range is a leaf of the sheets, the other looks like the one they have.
_SURE = 0.92
_LEAST_LIKENESS = 0.5
#: Enclosures are cited with a paper and left out of its transcription; not so many of them.
_MOST_LEFT_OUT = 9
_DIGITS = re.compile(r"\d+")
#: ``33 об.``: the back of a leaf is a sheet of its own, with the same number.
_VERSO = re.compile(r"\s?(?:об|ob|verso)", re.IGNORECASE)
_MORE_LEAVES = re.compile(r"\s*(?:об|ob)\.?|\s*[,;]\s*\d|\s*(?:and|и)\s+\d", re.IGNORECASE)


class HeaderLeaves(WitnessRule):
    """The range of leaves in the header.

    What it does
        Compares ``ll. 62-64`` of the citation with the leaf numbers at the tops of the sheets,
        where each sheet has one and they run on. A sheet beyond the range is reported. An end of
        the range that looks like the leaf of the first or last sheet (``62-84`` where the sheets
        are 62, 63 and 64) gets that leaf. Fewer sheets than leaves are usual: enclosures and blank
        leaves are not transcribed. Backs of leaves (``33 об.``) and single leaves are left alone.

    Why it matters
        The leaf is what others cite.

    Example
        ``ll. 62-84`` over the leaves 62, 63 and 64.

    When it is wrong
        When the transcription holds a sheet of the next paper.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF017"
    name = "header-leaves"
    summary = "The leaves of the citation are not those of the sheets"
    zones = frozenset({ZoneKind.HEADER})
    applicability = Applicability.UNSAFE
    severity = Severity.WARNING

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each range that contradicts its sheets."""
        ranges = [
            fact
            for fact in context.facts.of(FactKind.LEAF_RANGE)
            if fact.zone is ZoneKind.HEADER and "-" in fact.value
        ]
        for part in sorted({fact.document_part for fact in ranges}):
            cited = [fact for fact in ranges if fact.document_part == part]
            if len({fact.value for fact in cited}) == 1:
                sheets = max(
                    (zone.sheet for zone in document.zones if zone.part == part), default=0
                )
                leaves = leaves_in_order(context.facts, part, sheets)
                if len(leaves) > 1 and not _uncertain(document, cited, leaves):
                    yield from self._check_range(document, cited[0], leaves)

    def _check_range(
        self, document: Document, cited: Fact, leaves: Sequence[Fact]
    ) -> Iterator[Issue]:
        start = cited.span.start
        ends = [Span(start + one.start(), start + one.end()) for one in _DIGITS.finditer(cited.raw)]
        low, high = (int(text) for text in _full(cited.value))
        first, last = int(leaves[0].value), int(leaves[-1].value)
        if len(ends) != 2 or (low, high) == (first, last) or (low != first and high != last):
            return
        span, meant = (ends[1], last) if low == first else (ends[0], first)
        read = span.text(document.source)
        message = _(
            "The citation names the leaves {cited}, but the sheets are the leaves {first}-{last}"
        ).format(cited=cited.value, first=first, last=last)
        evidence = leaf_evidence(leaves)
        likeness = plausible_misreading(read, str(meant))
        missing = (high - low) - (last - first)
        if likeness >= _LEAST_LIKENESS and not 0 < missing <= _MOST_LEFT_OUT:
            suggestion = Suggestion(str(meant), _SURE, tuple(evidence))
            yield self.issue(document, span, message, [suggestion], evidence)
        elif missing < 0:
            yield self.issue(document, cited.span, message, (), evidence)


def _uncertain(document: Document, cited: Sequence[Fact], leaves: Sequence[Fact]) -> bool:
    """Whether backs of leaves are counted, or the citation names more than one range."""
    source = document.source
    return any(_MORE_LEAVES.match(source, fact.span.end) for fact in cited) or any(
        _VERSO.match(source, fact.span.end) for fact in leaves
    )


def _full(value: str) -> tuple[str, str]:
    """Both ends of a range, the second in full: ``62-4`` is 62 to 64."""
    first, _, last = value.partition("-")
    leaves = cited_leaves(value)
    return (first, str(leaves[-1])) if leaves else (first, last)
