"""Finding a decided place again after its text and its neighbours have been mended.

Once ``кжно`` is written as ``южно``, neither it nor its neighbour ``Фузан`` is found any more by
what was decided; a `placed` line in the decisions says where each stands now, so that ``южно`` can
be taken back next week or after other edits.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.fixing.decisions import Decision, DecisionStore, Place, Verdict, context_of, now
from ocrfix.text.spans import Span

#: Ends the context of a place that has the neighbours of another.
RESEMBLING = "+"

#: The `placed` lines of a place, those that were written at once together, oldest first.
Track = list[list[Decision]]

#: How far from its offset a place is looked for that others resemble, in code points: less than
#: from one sheet of a form to the next.
_REACH = 1000


def tracks(lines: Iterable[Decision]) -> dict[Place, Track]:
    """The `placed` lines among all lines about a file, by the place that they follow."""
    found: dict[Place, Track] = {}
    for line in lines:
        if line.verdict is Verdict.PLACED:
            track = found.setdefault(line.first_place, [])
            if not track or track[-1][0].action != line.action:
                track.append([])
            track[-1].append(line)
    return found


def spans_of(document: Document, place: Place, track: Track) -> list[Span]:
    """Where a place of the decisions stands in a document, in order; empty if it is gone.

    What was noted last counts where it can be followed to the letter; then what the place itself
    says, as in a file that was put back; then what was noted last, moved by other edits; then what
    was noted before, if the last note was of a text that did not reach the disk.
    """
    *older, latest = [*track] or [[]]
    return (
        followed(document, latest, exactly=True)
        or _located(document, Decision(*place, "", Verdict.PLACED))
        or followed(document, latest, exactly=False)
        or next(
            (found for lines in reversed(older) if (found := followed(document, lines))),
            [],
        )
    )


def followed(document: Document, lines: list[Decision], *, exactly: bool = True) -> list[Span]:
    """The places that `placed` lines lead to, in order."""
    found = set()
    for line in lines:
        span = _nearest(_located(document, line), line.offset)
        if span is not None and (not exactly or line.offset in ("", str(span.start))):
            found.add(span)
    return sorted(found)


def note_places(
    store: DecisionStore,
    file: str,
    document: Document,
    standing: Mapping[Place, Sequence[tuple[str, Span]]],
) -> None:
    """Write down the places that would not be found again by what the decisions say.

    `file` is as decisions have it, `document` what will be in it; `standing` has for each place the
    spans there, each with the code of its rule. Raises InputError if the lines cannot be written.
    """
    known = tracks(store.about(file))
    lines: list[Decision] = []
    for place, spans in standing.items():
        if not _is_known(document, place, known.get(place, []), {span for _, span in spans}):
            lines += [_placed(place, rule, document, span) for rule, span in spans]
    if lines:
        when, action = now(), secrets.token_hex(6)
        store.append(*(replace(line, when=when, action=action) for line in lines))


def _is_known(document: Document, place: Place, track: Track, spans: set[Span]) -> bool:
    """Whether the decisions lead to these spans; to where text was taken out, to the letter."""
    if not all(span.start < span.end for span in spans):
        return bool(track) and set(followed(document, track[-1])) == spans
    return set(spans_of(document, place, track)) == spans


def _placed(place: Place, rule: str, document: Document, span: Span) -> Decision:
    """A line that says where a place stands; its offset only where it could be another."""
    file, _, text, context = place
    line = Decision(
        file=file,
        zone=str(document.zone_at(span.start).kind),
        text=span.text(document.source),
        context=context_of(document.source, span),
        rule=rule,
        verdict=Verdict.PLACED,
        replacement=text,
        origin=context,
    )
    if line.text and _located(document, line) == [span]:
        return line
    return replace(line, offset=str(span.start))


def _located(document: Document, decision: Decision) -> list[Span]:
    """All places that a decision is about, in order: its text, its zone, its neighbours."""
    source = document.source
    return [
        span
        for span in _occurrences(source, decision.text, decision.offset)
        if context_of(source, span) == decision.context
        and document.zone_at(span.start).kind == decision.zone
    ]


def _nearest(spans: list[Span], offset: str) -> Span | None:
    """The span that begins nearest to an offset as decisions have it; the first without one.

    None if it lies farther away than any edit of ours explains: then it is another place that
    reads the same, as on the next sheet of a form.
    """
    if not offset.isdecimal():
        return spans[0] if spans else None
    closest = min(spans, key=lambda span: abs(span.start - int(offset)), default=None)
    if closest is None or abs(closest.start - int(offset)) > _REACH:
        return None
    return closest


def _occurrences(source: str, text: str, offset: str) -> Iterator[Span]:
    if not text:  # something was taken out here
        middle = int(offset) if offset.isdecimal() else 0
        around = range(max(0, middle - _REACH), min(len(source), middle + _REACH) + 1)
        yield from (Span(place, place) for place in around)
        return
    yield from occurrences(source, text)


def occurrences(source: str, text: str) -> Iterator[Span]:
    """Wherever a text stands, in order, also where it overlaps itself; nowhere if it is empty."""
    start = source.find(text) if text else -1
    while start >= 0:
        yield Span(start, start + len(text))
        start = source.find(text, start + 1)
