"""From answers to a changed file, and keeping hold of every place while the file changes.

``кжно`` becomes ``южно`` in the file; where that and its neighbour ``Фузан`` stand now is noted in
the decisions (`ocrfix.fixing.places`).

A place can be answered more than once: ``МОЛОТОЗУ`` became ``МОЛОТОУУ``, which the next check
doubts again. That later answer speaks of ``МОЛОТОУУ`` only: an answer is followed where its own
text or its own replacement stands, and one leads to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ocrfix.document.model import Document
from ocrfix.fixing.apply import apply, verify
from ocrfix.fixing.decisions import REPLACING, Decision, Place, Verdict
from ocrfix.fixing.places import RESEMBLING, note_places, spans_of, tracks
from ocrfix.fixing.plan import Refusal, plan
from ocrfix.issues import Edit, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.review.anchors import Mover, moved
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
    answered, together = _answered(file), _together(file.entries)
    wanted = [
        _as_issue(entry, text)
        for entry in file.entries
        if (text := _followed(entry, together[entry.issue.span], answered)) != entry.present_text
    ]
    chosen = plan(wanted, minimum_confidence=0.0, unsafe=True)
    text = apply(source, chosen.edits).text
    verify(source, chosen.edits, text)
    return Pending(file, text, chosen.edits, chosen.refused)


@dataclass(slots=True)
class _Answered:
    """The texts that an answered place may stand as: its own and all that were put there.

    `last` is the number of its last line among those of the file, oldest first.
    """

    texts: set[str]
    last: int = 0


def _answered(file: ReviewFile) -> dict[Place, _Answered]:
    answered: dict[Place, _Answered] = {}
    for number, line in enumerate(file.store.about(file.name)):
        if line.verdict is not Verdict.PLACED:
            known = answered.setdefault(line.place, _Answered({line.text}))
            known.texts.update([line.replacement] if line.verdict in REPLACING else [])
            known.last = number
    return answered


def _stands(entry: Entry, text: str, answered: dict[Place, _Answered]) -> bool:
    """Whether `text` is one that the answers about an entry speak of."""
    known = answered.get(entry.place)
    return not entry.gone and text in (known.texts if known else {entry.issue.text})


def _together(entries: Iterable[Entry]) -> dict[Span, list[Entry]]:
    together: dict[Span, list[Entry]] = {}
    for entry in entries:
        together.setdefault(entry.issue.span, []).append(entry)
    return together


def _followed(entry: Entry, others: Sequence[Entry], answered: dict[Place, _Answered]) -> str:
    """The text to which an entry's answer leads, and from there later ones of the same place."""
    text = entry.present_text
    if not _stands(entry, text, answered) or _wanted(entry) == text:
        return text
    text, last = _wanted(entry), answered[entry.place].last
    later = [one for one in others if one.place in answered and answered[one.place].last > last]
    for one in sorted(later, key=lambda one: answered[one.place].last):
        text = _wanted(one) if _stands(one, text, answered) else text
    return text


def _wanted(entry: Entry) -> str:
    decision = entry.file.store.at(entry.place)
    if decision is not None and decision.verdict in REPLACING:
        return decision.replacement
    return entry.issue.text


def _as_issue(entry: Entry, text: str) -> Issue:
    """The answer as an issue with one sure suggestion, as `plan` takes it."""
    issue = entry.issue
    answer = Suggestion(text, 1.0)
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
    _let_go(file, document, carried)
    _note(file, document, carried)
    desk.write(file.document, change.text)
    file.document = document
    for entry, issue in zip(file.entries, carried, strict=True):
        entry.issue = issue


def _let_go(file: ReviewFile, document: Document, issues: Sequence[Issue]) -> None:
    """Part with the issues that nobody answered and whose text the answers of others changed."""
    answered = _answered(file)
    for entry, issue in zip(file.entries, issues, strict=True):
        if entry.place not in answered and issue.span.text(document.source) != entry.issue.text:
            entry.gone = True


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
    _note(file, document, [entry.issue for entry in file.entries])
    return lost


def _note(file: ReviewFile, document: Document, issues: Sequence[Issue]) -> None:
    standing: dict[Place, list[tuple[str, Span]]] = {}
    answered, source = _answered(file), document.source
    pairs = list(zip(file.entries, issues, strict=True))
    # Where nobody's text stands, the answer to a wider place has taken this one in. The older
    # notes lead back to it when that answer is undone.
    own = {
        one.issue.span for one, issue in pairs if _stands(one, issue.span.text(source), answered)
    }
    for entry, issue in pairs:
        if not entry.gone and entry.issue.span in own:
            standing.setdefault(entry.place, []).append((entry.issue.rule, issue.span))
    note_places(file.store, file.name, document, standing)


def told_apart(file: ReviewFile) -> None:
    """Give a place of its own to each issue that only resembles one decided elsewhere.

    Of ``кжно кжно`` the first was mended; now the second has the neighbours that the first had.
    """
    known = tracks(file.store.about(file.name))
    for entry in file.entries:
        track = known.get(entry.place)
        if track and entry.issue.span not in spans_of(file.document, entry.place, track):
            name, zone, text, context = entry.place
            entry.place = (name, zone, text, context + RESEMBLING)
            entry.past = False


def past_entries(file: ReviewFile) -> list[Entry]:
    """Entries for what was decided before and is no issue of this check: settled or written."""
    present = {entry.place for entry in file.entries}
    lines = file.store.about(file.name)
    known = tracks(lines)
    entries: list[Entry] = []
    for place in dict.fromkeys(line.first_place for line in lines):
        if place in present:
            continue
        decision = file.store.at(place)
        for span in spans_of(file.document, place, known.get(place, [])):
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
