"""What is said of an issue, for the plain review and for the screen: lines without any markup.

``к→ю: 14 more`` and ``the translation here: …South Korean troops…`` are made here, once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ocrfix.document.model import Document, ZoneKind
from ocrfix.fixing.decisions import Decision, Verdict
from ocrfix.fixing.plan import Refusal
from ocrfix.issues import Evidence, Issue
from ocrfix.messages import _, ngettext
from ocrfix.reporters.base import visible
from ocrfix.reporters.terms import sheet_of, term, verdict_name
from ocrfix.review.history import Action
from ocrfix.review.misreadings import spelled
from ocrfix.review.model import Entry
from ocrfix.review.session import EVERYWHERE, Session
from ocrfix.text.spans import Span

#: Tells for a document where in its translation an offset is rendered.
Places = Callable[[Document], Callable[[int], Span | None]]

_SENTENCE_END = re.compile(r"[.!?;]\s+|\n\s*\n")
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a suggestion or about an issue; `span` is where to look."""

    note: str
    span: Span | None = None


def place_of(entry: Entry) -> str:
    """``a.txt:12:5``."""
    line, column = entry.file.document.index.position(entry.issue.span.start)
    return visible(f"{entry.file.path}:{line}:{column}")


def zone_of(entry: Entry) -> str:
    """``body, sheet 2``."""
    zone = entry.file.document.zone_at(entry.issue.span.start)
    return f"{term(zone.kind)}{sheet_of(zone.sheet)}"


def reasons(issue: Issue, chosen: int = 0) -> list[Reason]:
    """What speaks for a suggestion, then what else is known, each once."""
    own = issue.suggestions[chosen].evidence if chosen < len(issue.suggestions) else ()
    found = [_reason(evidence) for evidence in (*own, *issue.evidence)]
    return [one for one in dict.fromkeys(found) if one.note or one.span]


def _reason(evidence: Evidence) -> Reason:
    note, other = visible(evidence.note), evidence.elsewhere
    if other is not None:
        place = visible(f"{other.path}:{other.line}:{other.column}")
        return Reason(f"{place} «{visible(other.text)}» {note}".rstrip())
    return Reason(note, evidence.span)


def told(reason: Reason, document: Document) -> str:
    """A reason with the line and the text it points at."""
    if reason.span is None:
        return reason.note
    line, _column = document.index.position(reason.span.start)
    text = visible(" ".join(reason.span.text(document.source).split()))
    place = _("line {line}").format(line=line)
    return f"{place} «{text}» {reason.note}".rstrip()


def alike(session: Session, entry: Entry) -> list[tuple[str, str, int]]:
    """What is elsewhere, too: the action that answers it, what it is, how many more are open."""
    found = []
    pattern = session.misreading(entry)
    if pattern is not None:
        number = len([one for one in session.same_misreading(entry) if one is not entry])
        found.append(("misreading", spelled(pattern), number))
    number = len([one for one in session.same_word(entry) if one is not entry])
    found.append(("word", f"«{visible(entry.issue.text)}»", number))
    return [one for one in found if one[2]]


def decided(decision: Decision) -> str:
    """``rejected by Ivanova on 2026-11-26: the copies differ``."""
    replacement = visible(decision.replacement) or _("(nothing)")
    verdicts = {
        Verdict.ACCEPT: _("accepted: {text}").format(text=replacement),
        Verdict.REPLACE: _("own text: {text}").format(text=replacement),
        Verdict.REJECT: _("rejected: the text is right"),
        Verdict.FLAG: _("flagged for a colleague"),
        Verdict.DICTIONARY: _("in the dictionary"),
    }
    who = _(" by {who}").format(who=visible(decision.who)) if decision.who else ""
    when = _(" on {date}").format(date=decision.when[:10]) if decision.when else ""
    why = f" ({visible(_why(decision))})" if decision.why else ""
    return f"{verdicts.get(decision.verdict, decision.verdict)}{why}{who}{when}"


def _why(decision: Decision) -> str:
    """What a decision says of its reason; the words that are ours in the language spoken."""
    head, space, pattern = decision.why.partition(" ")
    if head == EVERYWHERE and decision.verdict is not Verdict.FLAG:
        return f"{_('everywhere')}{space}{pattern}"
    return _(decision.why) if decision.verdict is Verdict.DICTIONARY else decision.why


def undone(action: Action, verb: str) -> str:
    """``undone: 3 answers, the first about «Фузан» in a.txt``; `verb` is translated."""
    first, number = action.changes[0].after, len(action.changes)
    named = {"verb": verb, "text": visible(first.text), "file": visible(first.file)}
    if number == 1:
        answered = _("{verb}: {answer} «{text}» in {file}")
        return answered.format(answer=verdict_name(first.verdict), **named)
    several = _("{verb}: {count} answers, the first about «{text}» in {file}")
    return several.format(count=number, **named)


def accepted_all(number: int) -> str:
    """``accepted 14 places``."""
    return ngettext("accepted {count} place", "accepted {count} places", number).format(
        count=number
    )


def rejected_all(number: int) -> str:
    """``rejected 14 places``."""
    return ngettext("rejected {count} place", "rejected {count} places", number).format(
        count=number
    )


def more(number: int) -> str:
    """``14 more``."""
    return _("{count} more").format(count=number)


def not_written(refusal: Refusal) -> str:
    """``«кжно» is not written: overlaps the surer «южно»``."""
    return _("«{text}» is not written: {reason}").format(
        text=visible(refusal.issue.text), reason=refusal.reason
    )


def rendering(entry: Entry, places: Places) -> str:
    """The sentence of the translation that renders the place of an entry, empty without one."""
    document = entry.file.document
    if not any(zone.kind is ZoneKind.TRANSLATION for zone in document.zones):
        return ""
    near = places(document)(entry.issue.span.start)
    if near is None:
        return ""
    middle = min((near.start + near.end) // 2, len(document.source))
    zone = document.zone_at(middle)
    if zone.kind is not ZoneKind.TRANSLATION:
        return ""
    return _sentence_at(document.source, middle, zone.span)


def _sentence_at(source: str, offset: int, within: Span) -> str:
    """The sentence at an offset with its neighbours' ends cut off, on one line."""
    start = max(within.start, offset - _LONGEST_SENTENCE // 2)
    end = min(within.end, offset + _LONGEST_SENTENCE // 2)
    before = [match.end() for match in _SENTENCE_END.finditer(source, start, offset)]
    after = _SENTENCE_END.search(source, offset, end)
    head = "" if before or start == within.start else "…"
    tail = "" if after or end == within.end else "…"
    text = source[before[-1] if before else start : after.start() + 1 if after else end]
    return head + visible(" ".join(text.split())) + tail
