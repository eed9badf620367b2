"""From answers to a changed file, and keeping hold of every place while the file changes.

Once ``кжно`` is written as ``южно``, the decision about its neighbour ``Фузан`` would not be found
any more, for its context has changed; a line in the decisions says where it stands now. So undo
finds ``южно`` again, too, next week or after other edits.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocrfix.document.model import Document
from ocrfix.fixing.apply import apply, verify
from ocrfix.fixing.decisions import REPLACING, Decision, Place, Verdict, context_of, now
from ocrfix.fixing.plan import Refusal, plan
from ocrfix.issues import Edit, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.review.anchors import Mover, locate, moved, nearest
from ocrfix.review.model import Desk, Entry, ReviewFile
from ocrfix.text.spans import Span


@dataclass(frozen=True)
class Pending:
    """What is to be written into one file; `refused` are answers that stand in each other's way."""

    file: ReviewFile
    text: str
    edits: tuple[Edit, ...]
    refused: tuple[Refusal, ...]


def pending(file: ReviewFile) -> Pending:
    """The text that the answers ask for, where it differs from what is there."""
    source = file.document.source
    wanted = [_as_issue(entry) for entry in file.entries if _wanted(entry) != entry.present_text]
    chosen = plan(wanted, minimum_confidence=0.0, unsafe=True)
    text = apply(source, chosen.edits).text
    verify(source, chosen.edits, text)
    return Pending(file, text, chosen.edits, chosen.refused)


def _wanted(entry: Entry) -> str:
    if entry.gone:
        return entry.present_text
    decision = entry.file.store.at(entry.place)
    if decision is not None and decision.verdict in REPLACING:
        return decision.replacement
    return entry.issue.text


def _as_issue(entry: Entry) -> Issue:
    """The answer as an issue with one sure suggestion, as `plan` takes it."""
    issue = entry.issue
    answer = Suggestion(_wanted(entry), 1.0)
    return Issue(issue.rule, issue.name, issue.span, entry.present_text, "", suggestions=(answer,))


def write(change: Pending, desk: Desk) -> None:
    """Replace the file, and note where its places stand now; raises InputError.

    The places are noted first: if the power fails in between, they point at a text that is not
    there, and are passed over.
    """
    file = change.file
    offsets = apply(file.document.source, change.edits).offset_map
    document = desk.with_text(file.document, change.text)
    carried = [_carried(entry, offsets.forward) for entry in file.entries]
    _note_places(file, document, carried)
    desk.write(file.document, change.text)
    file.document = document
    for entry, issue in zip(file.entries, carried, strict=True):
        entry.issue = issue


def _carried(entry: Entry, move: Mover) -> Issue:
    issue = moved(entry.issue, move)
    assert issue is not None, "an edit moves every place"
    return issue


def take_over(file: ReviewFile, document: Document, move: Mover) -> int:
    """Go on with a file that was changed outside; returns how many entries are gone."""
    lost = 0
    for entry in file.entries:
        text, issue = entry.present_text, moved(entry.issue, move)
        if issue is None or entry.gone or issue.span.text(document.source) != text:
            lost += not entry.gone
            entry.gone = True
            entry.issue = replace(entry.issue, span=Span(0, 0))
        else:
            entry.issue = issue
    file.document = document
    _note_places(file, document, [entry.issue for entry in file.entries])
    return lost


def _note_places(file: ReviewFile, document: Document, issues: Sequence[Issue]) -> None:
    """Write down the places that would not be found again by what the decisions say."""
    tracks = _tracks(file)
    spans: dict[Place, list[tuple[Entry, Span]]] = {}
    for entry, issue in zip(file.entries, issues, strict=True):
        if not entry.gone:
            spans.setdefault(entry.place, []).append((entry, issue.span))
    lines: list[Decision] = []
    for place, standing in spans.items():
        known = _standing(document, place, tracks.get(place, []))
        if {span for _, span in standing} != set(known):
            lines += [_placed(entry, document, span) for entry, span in standing]
    if lines:
        when, action = now(), secrets.token_hex(6)
        file.store.append(*(replace(line, when=when, action=action) for line in lines))


def _placed(entry: Entry, document: Document, span: Span) -> Decision:
    """A line that says where a place stands; its offset only where it could be another."""
    name, _zone, text, context = entry.place
    line = Decision(
        file=name,
        zone=str(document.zone_at(span.start).kind),
        text=span.text(document.source),
        context=context_of(document.source, span),
        rule=entry.issue.rule,
        verdict=Verdict.PLACED,
        replacement=text,
        origin=context,
    )
    if line.text and locate(document, line) == [span]:
        return line
    return replace(line, offset=str(span.start))


#: Ends the context of a place that has the neighbours of another.
_RESEMBLING = "+"

#: The `placed` lines of a place, those that were written at once together, oldest first.
_Track = list[list[Decision]]


def _tracks(file: ReviewFile) -> dict[Place, _Track]:
    tracks: dict[Place, _Track] = {}
    for line in file.store.about(file.name):
        if line.verdict is Verdict.PLACED:
            track = tracks.setdefault(line.first_place, [])
            if not track or track[-1][0].action != line.action:
                track.append([])
            track[-1].append(line)
    return tracks


def _standing(document: Document, place: Place, track: _Track) -> list[Span]:
    """Where a place of the decisions stands in a document, in order; empty if it is gone.

    What was noted last counts where it can be followed to the letter; then what the place itself
    says, as in a file that was put back; then what was noted last, moved by other edits; then what
    was noted before, if the last note was of a text that did not reach the disk.
    """
    *older, latest = [*track] or [[]]
    return (
        _followed(document, latest, exactly=True)
        or locate(document, Decision(*place, "", Verdict.PLACED))
        or _followed(document, latest, exactly=False)
        or next(
            (found for lines in reversed(older) if (found := _followed(document, lines))),
            [],
        )
    )


def _followed(document: Document, lines: list[Decision], *, exactly: bool = True) -> list[Span]:
    """The places that `placed` lines lead to, in order."""
    found = set()
    for line in lines:
        span = nearest(locate(document, line), line.offset)
        if span is not None and (not exactly or line.offset in ("", str(span.start))):
            found.add(span)
    return sorted(found)


def told_apart(file: ReviewFile) -> None:
    """Give a place of its own to each issue that only resembles one decided elsewhere.

    Of ``кжно кжно`` the first was mended; now the second has the neighbours that the first had.
    """
    tracks = _tracks(file)
    for entry in file.entries:
        track = tracks.get(entry.place)
        if track and entry.issue.span not in _standing(file.document, entry.place, track):
            name, zone, text, context = entry.place
            entry.place = (name, zone, text, context + _RESEMBLING)
            entry.past = False


def past_entries(file: ReviewFile) -> list[Entry]:
    """Entries for what was decided before and is no issue of this check: settled or written."""
    known = {entry.place for entry in file.entries}
    tracks = _tracks(file)
    entries: list[Entry] = []
    for place in dict.fromkeys(line.first_place for line in file.store.about(file.name)):
        if place in known:
            continue
        decision = file.store.at(place)
        for span in _standing(file.document, place, tracks.get(place, [])):
            entry = Entry(file, _past_issue(place, decision, span), place, past=True)
            if decision is not None or entry.present_text != entry.issue.text:
                entries.append(entry)
    return entries


def _past_issue(place: Place, decision: Decision | None, span: Span) -> Issue:
    _file, zone, text, _context = place
    rule = decision.rule if decision else ""
    suggestions: tuple[Suggestion, ...] = ()
    if decision and decision.verdict in REPLACING:
        told = Evidence("decision", _("decided before"))
        suggestions = (Suggestion(decision.replacement, 1.0, (told,)),)
    message = _("was decided in an earlier review")
    return Issue(rule, "decided", span, text, message, zone=zone, suggestions=suggestions)
