"""Where a decided place stands today, and whether what was decided has been written.

``кжно`` was to become ``южно``: where it was noted, or its two neighbours on each side are those of
the decision, either ``южно`` stands now (written), or still ``кжно`` (open). Neighbours that other
decisions have mended since count as what they were.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import combinations

from ocrfix.document.model import Document
from ocrfix.fixing.apply import apply
from ocrfix.fixing.decisions import REPLACING, Decision, Verdict, context_of
from ocrfix.fixing.places import RESEMBLING, Track, followed, occurrences, spans_of, tracks
from ocrfix.issues import Edit
from ocrfix.text.spans import Span

#: How far from a place its neighbours are looked for, in code points.
_REACH = 120
#: So many mended neighbours are thought back at most, the nearest ones.
_MOST_MENDED = 6
#: Digits of the name of a decision: among 10,000 decisions two are alike once in 200 projects.
_ID_DIGITS = 9


class State(StrEnum):
    """What has become of a decided place."""

    OPEN = "open"
    """the text stands as it was read"""
    WRITTEN = "written"
    """the replacement stands in its place"""
    GONE = "gone"
    """neither stands there"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a place, and all the spans that answer to it, in order.

    `noted` tells that the spans were noted when the text was written, so that all of them are
    meant; others may only read alike.
    """

    state: State
    spans: tuple[Span, ...] = ()
    noted: bool = False


def decision_id(decision: Decision) -> str:
    """The name of a decision: hexadecimal digits made of all it says, the same on every desk."""
    said = {name: value for name, value in sorted(asdict(decision).items()) if value}
    text = json.dumps(said, ensure_ascii=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_ID_DIGITS]


def standing(document: Document, decision: Decision, others: Iterable[Decision] = ()) -> Standing:
    """What has become of the place of a decision; `others` are all lines about the same file.

    A place from which text was taken out without replacement cannot be told from any other gap and
    counts as gone once it is written, unless it stands exactly where it was noted.
    """
    others = tuple(others)
    noted = _noted(document, decision, tracks(others).get(decision.place, []))
    return noted or _by_neighbours(document, decision, others)


def _noted(document: Document, decision: Decision, track: Track) -> Standing | None:
    """What `placed` lines tell; None if there are none or they lead nowhere."""
    spans = spans_of(document, decision.place, track) if track else []
    if not spans:
        return None
    for state, text in reversed(_states(decision)):
        found = spans if text else _gaps(document, decision, track)
        if those := tuple(one for one in found if one.text(document.source) == text):
            return Standing(state, those, noted=True)
    return Standing(State.GONE)


def _gaps(document: Document, decision: Decision, track: Track) -> list[Span]:
    """Where the text was taken out and has not been put back since."""
    exact = followed(document, track[-1])
    return [one for one in exact if not document.source.startswith(decision.text, one.start)]


def _states(decision: Decision) -> list[tuple[State, str]]:
    """What a place may have become, with the text that stands there then."""
    states = [(State.OPEN, decision.text)]
    if decision.verdict in REPLACING:
        states.append((State.WRITTEN, decision.replacement))
    return states


def _by_neighbours(
    document: Document, decision: Decision, others: tuple[Decision, ...]
) -> Standing:
    swaps = list(_swaps(decision, others))
    context = decision.context.rstrip(RESEMBLING)
    for near in ([], swaps):
        for state, text in _states(decision):
            spans = tuple(
                span
                for span in occurrences(document.source, text)
                if document.zone_at(span.start).kind == decision.zone
                and _answers(document.source, span, context, near)
            )
            if spans:
                return Standing(state, spans)
    return Standing(State.GONE)


def _swaps(decision: Decision, others: Iterable[Decision]) -> Iterator[tuple[str, str]]:
    """What other decisions may have put in place of what, both ways."""
    silent = (Verdict.WITHDRAW, Verdict.PLACED)
    known = set()
    for other in others:
        if other.place != decision.place and other.verdict not in silent:
            known |= {(other.text, other.replacement), (other.replacement, other.text)}
    yield from sorted((old, new) for old, new in known if old and new and old != new)


def _answers(source: str, span: Span, context: str, swaps: list[tuple[str, str]]) -> bool:
    """Whether the neighbours of a span are those of the context, or were before some swaps."""
    if not swaps:
        return context_of(source, span) == context
    start = max(span.start - _REACH, 0)
    window, inner = source[start : span.end + _REACH], Span(span.start - start, span.end - start)
    edits = [
        Edit(place, old)
        for now, old in swaps
        for place in occurrences(window, now)
        if not place.overlaps(inner)
    ]
    edits.sort(
        key=lambda edit: (
            _cuts_a_word(window, edit.span),
            min(abs(edit.span.end - inner.start), abs(edit.span.start - inner.end)),
        )
    )
    nearest = edits[:_MOST_MENDED]
    for number in range(1, len(nearest) + 1):
        for chosen in combinations(nearest, number):
            if any(one.span.overlaps(other.span) for one, other in combinations(chosen, 2)):
                continue
            before = apply(window, chosen)
            if context_of(before.text, before.offset_map.forward(inner)) == context:
                return True
    return False


def _cuts_a_word(text: str, span: Span) -> bool:
    """Whether a span begins or ends within a word, as ``в`` in ``правительства`` does."""
    edges = (text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1])
    return any(len(edge) == 2 and edge.isalnum() for edge in edges)
