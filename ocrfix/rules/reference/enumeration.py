"""REF020: the items of a list count on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocrfix.document.model import Document
from ocrfix.facts.list_markers import LETTERS, Marker, MarkerKind, find_markers, written
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.witnesses import WitnessRule

#: Both neighbours keep the count; only those before, or only those after.
_BETWEEN = 0.95
_AT_EDGE = 0.85
#: How alike figures must be between neighbours, and at the edge of a list.
_LEAST_LIKENESS = 0.3
_EDGE_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Gap:
    """A marker that breaks the count, what it should be, and the markers that say so."""

    marker: Marker
    expected: int
    around: tuple[Marker, Marker]
    confidence: float


class Enumeration(WitnessRule):
    """Numbered items.

    What it does
        Follows the markers of lists (``1.``, ``2)``, ``§ 3.``, ``а)``, ``II.``) and of numbered
        table rows. A marker that breaks the count, while its two neighbours keep it, and that looks
        like the right one gets it as suggestion.

    Why it matters
        Decisions are cited by their items («пункт 3 постановления»).

    Example
        ``1.``, ``2.``, ``8.``, ``4.``: the third item.

    When it is wrong
        When the paper itself counts wrongly.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF020"
    name = "enumeration"
    summary = "The number of an item breaks the count of its list"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each marker out of order."""
        for gap in gaps(russian_markers(document)):
            text = written(gap.expected, gap.marker.kind)
            evidence = tuple(
                Evidence("same-document", note.format(item=other.raw), other.span)
                for other, note in zip(gap.around, _notes(gap), strict=True)
            )
            message = _("The item here is {item}, but {expected} is due").format(
                item=gap.marker.raw, expected=text
            )
            suggestion = Suggestion(text, gap.confidence, evidence)
            yield self.issue(document, gap.marker.span, message, [suggestion], evidence)


def russian_markers(document: Document) -> list[Marker]:
    """The markers of the Russian zones, by place."""
    zones = [zone for zone in document.zones if zone.language == "ru"]
    return [marker for zone in zones for marker in find_markers(document, zone)]


def gaps(markers: Sequence[Marker]) -> Iterator[Gap]:
    """The markers that break the count of their list while two others keep it."""
    streams: dict[tuple[MarkerKind, str], list[Marker]] = {}
    for marker in markers:
        streams.setdefault(marker.stream, []).append(marker)
    for stream in streams.values():
        for place in range(len(stream)):
            gap = _gap(stream, place)
            if gap is not None:
                yield gap
    for before, marker, after in zip(markers, markers[1:], [*markers[2:], None], strict=False):
        if _is_letter_b(before, marker):
            second = after if after and after.value == 3 and after.kind is before.kind else before
            yield Gap(replace(marker, kind=MarkerKind.LETTER), 2, (before, second), _BETWEEN)


def _gap(stream: Sequence[Marker], place: int) -> Gap | None:
    marker = stream[place]
    before = stream[max(0, place - 2) : place]
    after = stream[place + 1 : place + 3]
    if before and after and after[0].value - before[-1].value == 2:
        expected = before[-1].value + 1
        if marker.value != expected and _alike(marker, expected) >= _LEAST_LIKENESS:
            return Gap(marker, expected, (before[-1], after[0]), _BETWEEN)
    if len(before) == 2 and before[1].value - before[0].value == 1:
        expected = before[1].value + 1
        ends = not after or after[0].value == 1
        # the next number means that a marker was lost before it
        if ends and marker.value > expected + 1 and _alike(marker, expected) >= _EDGE_LIKENESS:
            return Gap(marker, expected, (before[0], before[1]), _AT_EDGE)
    begins = not before and [one.value for one in after] == [2, 3] and marker.value != 1
    if begins and _alike(marker, 1) >= _EDGE_LIKENESS:
        return Gap(marker, 1, (after[0], after[1]), _AT_EDGE)
    return None


def _is_letter_b(before: Marker, marker: Marker) -> bool:
    """Whether a 6 stands for ``б)`` after ``а)``: they look alike in most types."""
    lettered = before.kind is MarkerKind.LETTER and before.value == 1
    return lettered and marker.raw == "6" and marker.style == before.style


def _alike(marker: Marker, expected: int) -> float:
    """How easily the marker of item `expected` is misread as this one; 0 if it has none."""
    if marker.kind is MarkerKind.NUMBER:
        return plausible_misreading(marker.raw, str(expected))
    if marker.kind is MarkerKind.LETTER:
        # between two neighbours any letter may stand for the one that is due, at an edge none;
        # with а) another list begins
        return 0.5 if expected <= len(LETTERS) and marker.value != 1 else 0.0
    return _stroke(written(marker.value, marker.kind), expected)


def _stroke(read: str, expected: int) -> float:
    """Whether Roman figures differ by a stroke: ``II`` for ``III``."""
    from rapidfuzz.distance import Levenshtein  # only for lists out of order

    if not 0 < expected <= 12:
        return 0.0
    return 0.7 if Levenshtein.distance(read, written(expected, MarkerKind.ROMAN)) == 1 else 0.0


def _notes(gap: Gap) -> tuple[str, str]:
    """What the two items around say of themselves."""
    if gap.around[0].span > gap.marker.span:
        return _("the item after it is {item}"), _("the item after that is {item}")
    if gap.around[1].span > gap.marker.span:
        return _("the item before it is {item}"), _("the item after it is {item}")
    return _("the item before it is {item}"), _("the item before that is {item}")
