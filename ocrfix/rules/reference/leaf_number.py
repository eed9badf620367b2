"""REF005: the archival leaf numbers run on and are those of the citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.misreadings import lost_or_gained, plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.sheet_marks import is_leaf
from ocrfix.rules.reference.witnesses import WitnessRule

#: The citation names the leaf, the leaves beside it keep the order, and the figures look alike.
_SURE = 0.97
#: Either the citation or the neighbours alone.
_ONE_WITNESS = 0.88
#: The longest range of leaves that is one document of a transcription.
_LONGEST_RANGE = 200


class LeafNumber(WitnessRule):
    """The leaf numbers at the tops of the sheets.

    What it does
        Compares the bare numbers at the tops of the sheets (``62``, ``63``) with the leaves of the
        citation (``ll. 62-64``) and with each other. A number that is no leaf of the citation,
        stands where one is missing and is one misreading away gets that leaf as suggestion.

    Why it matters
        References to archival papers are made by leaf.

    Example
        ``82`` between the leaves 31 and 33 of ``ll. 31-33``.

    When it is wrong
        When the file was foliated twice and the sheet shows the other number.

    Fix safety
        Unsafe: numbers are never changed without being asked for. A leaf is suggested only if two
        places tell it, such as the citation and the leaf before.
    """

    code = "REF005"
    name = "leaf-number"
    summary = "A leaf number breaks the order or contradicts the citation"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each leaf out of order."""
        leaves = [
            fact
            for fact in context.facts.of(FactKind.LEAF_NUMBER)
            if fact.language == "ru" and len(fact.value) > 1 and fact.value.isdigit()
        ]
        for part in sorted({fact.document_part for fact in leaves}):
            ranges = context.facts.of(FactKind.LEAF_RANGE)
            cited = [fact for fact in ranges if fact.document_part == part]
            bare = [fact for fact in leaves if fact.document_part == part]
            sheets = context.facts.of(FactKind.SHEET_NUMBER)
            numbered = [fact for fact in sheets if fact.document_part == part]
            yield from self._check_part(document, cited, bare, numbered)

    def _check_part(
        self,
        document: Document,
        cited: Sequence[Fact],
        bare: Sequence[Fact],
        numbered: Sequence[Fact],
    ) -> Iterator[Issue]:
        leaves = (
            [leaf for fact in cited for leaf in cited_leaves(fact.value)]
            if cited
            else neighbours(bare)
        )
        present = {int(fact.value) for fact in bare}
        known = [fact for fact in bare if int(fact.value) in leaves]
        missing = [leaf for leaf in leaves if leaf not in present]
        for fact in bare:
            if fact in known:
                continue
            fitting = [leaf for leaf in missing if _fits(fact, leaf, known)]
            counted = [leaf for leaf in fitting if _sheets(fact, leaf, cited, numbered)]
            fitting = counted or fitting
            if len(fitting) == 1 and (cited or len(known) > 1):
                evidence = _evidence(fact, fitting[0], (cited, known, numbered))
                yield self._issue(document, fact, fitting[0], evidence)

    def _issue(
        self, document: Document, fact: Fact, leaf: int, evidence: Sequence[Evidence]
    ) -> Issue:
        confidence = _SURE if len(evidence) > 1 else _ONE_WITNESS
        message = _("The leaf number here is {number}, but the order asks for {leaf}").format(
            number=fact.value, leaf=leaf
        )
        suggestion = Suggestion(str(leaf), confidence, tuple(evidence))
        return self.issue(document, fact.span, message, [suggestion], evidence)


def _evidence(
    fact: Fact, leaf: int, witnesses: tuple[Sequence[Fact], Sequence[Fact], Sequence[Fact]]
) -> list[Evidence]:
    """The citation, the leaves beside this one, and the number of the sheet counted from both."""
    cited, known, numbered = witnesses
    evidence = [
        Evidence(
            "same-document",
            _("the citation names the leaves {leaves}").format(leaves=range_.value),
            range_.span,
        )
        for range_ in cited
    ]
    evidence += [
        Evidence("same-document", is_leaf(other), other.span)
        for other in known
        if abs(int(other.value) - leaf) == 1
    ]
    evidence += [
        Evidence(
            "same-document",
            _("this is Лист {sheet} of {leaves}").format(sheet=sheet.value, leaves=cited[0].value),
            sheet.span,
        )
        for sheet in _sheets(fact, leaf, cited, numbered)
    ]
    return evidence


def _sheets(fact: Fact, leaf: int, cited: Sequence[Fact], numbered: Sequence[Fact]) -> list[Fact]:
    """The number of the sheet a leaf number stands on, if the citation gives that sheet `leaf`."""
    firsts = [leaves[0] for range_ in cited if (leaves := cited_leaves(range_.value))]
    return [
        sheet
        for sheet in numbered
        if firsts and sheet.sheet == fact.sheet and sheet.value == str(leaf - min(firsts) + 1)
    ]


def _fits(fact: Fact, leaf: int, known: Sequence[Fact]) -> bool:
    """Whether `leaf` looks like the number and lies in order with the leaves that are known."""
    read = fact.value
    if plausible_misreading(read, str(leaf)) == 0.0 and not lost_or_gained(read, str(leaf)):
        return False
    return all((other.span < fact.span) == (int(other.value) < leaf) for other in known)


def cited_leaves(value: str) -> list[int]:
    """The leaves of a citation: ``62-64`` gives 62, 63 and 64; an impossible range gives none."""
    first, __, last = value.partition("-")
    if last and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    low, high = int(first), int(last or first)
    return list(range(low, high + 1)) if low <= high <= low + _LONGEST_RANGE else []


def neighbours(bare: Sequence[Fact]) -> list[int]:
    """Without a citation: the leaves between two bare numbers two apart, ``31``, ?, ``33``."""
    leaves: set[int] = set()
    for first, __, third in zip(bare, bare[1:], bare[2:], strict=False):
        low, high = int(first.value), int(third.value)
        if high - low == 2:
            leaves |= {low, low + 1, high}
    return sorted(leaves)
