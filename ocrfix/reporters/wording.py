"""What all reports say of an issue in the same words: proposal, confidence, reasons, places.

``→ южно-корейского 98 %``, ``line 3:5  «15603»  the first sheet has 15603``. Nothing here knows of
colours or markup, so that reports without rich stay light.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ocrfix.messages import _
from ocrfix.reporters.base import visible
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.document.model import Document, Line
    from ocrfix.issues import Evidence, Issue, Suggestion

#: Below this confidence nothing is proposed, the guesses are only named.
UNSURE = 0.15
#: What is less probable is left to JSON, but for the best guess.
LEAST_SHOWN = 0.01


def proposed(suggestion: Suggestion) -> str:
    """The text of a suggestion, to be shown."""
    return visible(suggestion.text) or _("(nothing)")


def percent(confidence: float) -> str:
    """Whole per cents, never rounded to certainty."""
    if 0 < confidence < 0.01:
        return "<1 %"
    if 0.99 <= confidence < 1:
        return f"{int(confidence * 1000) / 10:g} %"
    return f"{confidence:.0%}".replace("%", " %")


def guesses(suggestions: tuple[Suggestion, ...]) -> str:
    """All suggestions with their confidences, in one line."""
    return ", ".join(f"{proposed(one)} {percent(one.confidence)}" for one in suggestions)


def proposal(issue: Issue) -> str:
    """``→ южно-корейского 98 %``, the guesses where none is good, nothing without a suggestion."""
    if not issue.suggestions:
        return ""
    best = issue.suggestions[0]
    if best.confidence < UNSURE:
        return _("no good guess ({guesses})").format(guesses=guesses(issue.suggestions))
    return f"→ {proposed(best)} {percent(best.confidence)}"


def told(issue: Issue) -> str:
    """One line for reports that have but one: what is wrong, what is proposed, the first reason."""
    said = visible(issue.message)
    if not issue.suggestions:
        return said
    if issue.confidence < UNSURE:
        return f"{said}; {proposal(issue)}"
    best, reason = issue.suggestions[0], first_reason(issue)
    suggested = _("{message}; suggested: {text} {confidence}").format(
        message=said, text=proposed(best), confidence=percent(best.confidence)
    )
    return suggested + (f" ({reason})" if reason else "")


def first_reason(issue: Issue) -> str:
    """The first reason for the best suggestion, empty without one."""
    best = issue.suggestions[0].evidence if issue.suggestions else ()
    return visible(best[0].note) if best else ""


def witnesses(issue: Issue) -> list[Evidence]:
    """The evidence for the best suggestion and the issue, each place and note once.

    What `first_reason` says is not said again, but its place is kept.
    """
    best = issue.suggestions[0].evidence if issue.suggestions else ()
    reason = best[0].note if best else ""
    notes: dict[object, Evidence] = {}
    for evidence in (*best, *issue.evidence):
        once = replace(evidence, note="") if evidence.note == reason else evidence
        if once.span is not None or once.note:
            notes.setdefault((once.path, once.span) if once.span else once.note, once)
    return list(notes.values())


def witness(evidence: Evidence, document: Document) -> str:
    """A piece of evidence in one line, with its place and text where it has one."""
    note = visible(evidence.note)
    other = evidence.elsewhere
    if other is not None:
        place = visible(f"{other.path}:{other.line}:{other.column}")
        return f"{place}  «{visible(other.text)}»  {note}".rstrip()
    if evidence.span is None:
        return note
    line, column = document.index.position(evidence.span.start)
    text = visible(evidence.span.text(document.source))
    place = _("line {line}").format(line=f"{line}:{column}")
    return f"{place}  «{text}»  {note}".rstrip()


def touched_lines(span: Span, document: Document) -> Iterator[tuple[Line, Span]]:
    """The lines that a span touches, with its place in the text of each."""
    if not document.lines:
        return
    first = document.line_at(span.start)
    for number in range(first.number, len(document.lines) + 1):
        line = document.lines[number - 1]
        if line is not first and line.span.start >= span.end:
            return
        length = len(line.text)
        start = min(max(span.start - line.span.start, 0), length)
        end = min(max(span.end - line.span.start, start), length)
        yield line, Span(start, end)
