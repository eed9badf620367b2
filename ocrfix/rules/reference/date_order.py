"""REF014: a telegram is not deciphered before it is received, nor received before it is signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocrfix.document.model import Document
from ocrfix.facts import FactKind
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import Event, EventKind, days_between
from ocrfix.issues import Applicability, Issue, Severity, Suggestion
from ocrfix.messages import N_, _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.date_witnesses import of_part, parts_of, statement, statements
from ocrfix.rules.reference.witnesses import LEAST_WITNESSES, WitnessRule, witnesses
from ocrfix.rules.translation.date import misread_part
from ocrfix.text.spans import Span

#: The order speaks, one misread figure explains it, and two places state the day that fits.
_SURE = 0.93
#: More dated marks than these are a register of papers, not one paper.
_MOST_MARKS = 40
#: On the same day a mark is out of order only by so many minutes: clocks and clerks differ.
_CLEAR_MINUTES = 60


@dataclass(frozen=True, slots=True)
class _Step:
    """Two events of which the first comes first.

    `early` is by how many days the second may seem to come before the first, `late` how long after
    it; both for telegrams. Other papers may be `slack` days out of order (they are dated ahead);
    None means that nothing can be said of them.
    """

    first: EventKind
    second: EventKind
    early: int
    late: int
    slack: int | None = None
    one_office: bool = False


#: A telegram takes hours, but it is signed a day before or (east of Moscow) a day after its
#: receipt, and a mark made after midnight may bear the day before. Papers are typed before they are
#: signed, diaries weeks after what they tell: only a telegram that came in is typed at the end.
_STEPS = (
    _Step(EventKind.SIGNED, EventKind.SENT, 1, 31, slack=14),
    _Step(EventKind.SIGNED, EventKind.RECEIVED, 1, 31, slack=14),
    _Step(EventKind.SENT, EventKind.RECEIVED, 1, 31, slack=14),
    _Step(EventKind.RECEIVED, EventKind.DECIPHERED, 1, 14, one_office=True),
    _Step(EventKind.RECEIVED, EventKind.TYPED, 1, 31, one_office=True),
    _Step(EventKind.DECIPHERED, EventKind.TYPED, 1, 31, one_office=True),
)
_WORDS = {
    EventKind.SIGNED: N_("signed on {date}"),
    EventKind.SENT: N_("sent on {date}"),
    EventKind.RECEIVED: N_("received on {date}"),
    EventKind.DECIPHERED: N_("deciphered on {date}"),
    EventKind.TYPED: N_("typed on {date}"),
}


@dataclass(frozen=True, slots=True)
class _Contradiction:
    first: Event
    second: Event


@dataclass(frozen=True, slots=True)
class _Paper:
    """All dates of a document of the file, and those that are ordered."""

    events: Sequence[Event]
    marks: Sequence[Event]
    telegram: bool


class DateOrder(WitnessRule):
    """Signed, sent, received, deciphered, typed.

    What it does
        Compares the dates of signature, dispatch, receipt, deciphering and typing. A telegram
        deciphered days before it was received, or received a month after it was signed, is
        reported; so is a paper received weeks before its signature. A day more or less, a letter
        typed before it was signed and a diary written days after are usual and left alone. When
        one misread figure explains the contradiction and two other places state the day that
        fits, it is suggested.

    Why it matters
        Who knew what, and when, is read from these marks.

    Example
        ``расш. Прокопьев 16.00 10.1`` on a telegram received on 16 January 1951.

    When it is wrong
        When an old telegram was deciphered again, or a mark belongs to another paper.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "REF014"
    name = "date-order"
    summary = "The dates of signature, receipt, deciphering and typing are out of order"
    applicability = Applicability.UNSAFE
    severity = Severity.WARNING

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each date that others come before or after against all order."""
        telegrams = {fact.document_part for fact in context.facts.of(FactKind.TELEGRAM_NUMBER)} | {
            event.fact.document_part
            for event in context.events
            if event.kind is EventKind.DECIPHERED
        }
        for part in parts_of(context.events):
            events = of_part(context.events, part)
            marks = [one for one in events if one.kind in _WORDS and one.fact.language == "ru"]
            if len(marks) > _MOST_MARKS:
                continue
            paper = _Paper(events, marks, part in telegrams)
            found = contradictions(marks, telegram=paper.telegram)
            while found:
                blamed = _blamed(found, events)
                mine = [one for one in found if blamed in (one.first, one.second)]
                yield self._issue(document, blamed, mine, paper)
                found = [one for one in found if one not in mine]

    def _issue(
        self, document: Document, blamed: Event, found: Sequence[_Contradiction], paper: _Paper
    ) -> Issue:
        message = _("{second}, but {first}").format(
            second=_said(found[0].second), first=_said(found[0].first)
        )
        message = message[0].upper() + message[1:]
        against = [statement(one.second if one.first is blamed else one.first) for one in found]
        fitting = [
            (date, span, suggestion)
            for date, span, suggestion in _fitting(blamed, paper)
            if witnesses(suggestion.evidence) >= LEAST_WITNESSES
        ]
        counterparts = {one.second.date if one.first is blamed else one.first.date for one in found}
        fitting = [one for one in fitting if one[0] in counterparts] or fitting
        if len(fitting) == 1:
            span, suggestion = fitting[0][1:]
            evidence = [*suggestion.evidence, *against]
            return self.issue(document, span, message, [suggestion], evidence)
        return self.issue(document, blamed.span, message, (), against)


def _fitting(blamed: Event, paper: _Paper) -> Iterator[tuple[CalendarDate, Span, Suggestion]]:
    """The days stated elsewhere, one misread figure away, with which the order is restored."""
    others = [one for one in paper.events if one is not blamed]
    marks = [one for one in paper.marks if one is not blamed]
    for date in sorted({one.date for one in others if one.day is not None}, key=str):
        difference = misread_part(blamed.fact, date)
        if difference is None or date == blamed.date:
            continue
        mended = replace(blamed, date=date)
        again = contradictions([mended, *marks], telegram=paper.telegram)
        if not any(mended in (one.first, one.second) for one in again):
            part, text, likeness = difference
            confidence = round(_SURE * (0.8 + 0.2 * likeness), 2)
            if part.name == "year":
                others = [one for one in others if not one.year_added]
            yield date, part.span, Suggestion(text, confidence, tuple(statements(others, date)))


def contradictions(events: Sequence[Event], *, telegram: bool) -> list[_Contradiction]:
    """The pairs of events that cannot be in this order.

    If a paper has several dates of one kind, one that fits is enough.
    """
    found = []
    for step in _STEPS:
        firsts = [one for one in events if one.kind is step.first and one.day is not None]
        for second in events:
            if second.kind is not step.second or second.day is None or not firsts:
                continue
            bad = [first for first in firsts if _out_of_order(first, second, step, telegram)]
            if len(bad) == len(firsts):
                found.append(_Contradiction(bad[-1], second))
    return found


def _out_of_order(first: Event, second: Event, step: _Step, telegram: bool) -> bool:
    days = days_between(first, second)
    if days is None:
        return False
    if not telegram:
        return step.slack is not None and days < -step.slack
    if days == 0 and step.one_office and _is_possible(first.time) and _is_possible(second.time):
        return _minutes(second.time) < _minutes(first.time) - _CLEAR_MINUTES
    return days < -step.early or days > step.late


def _is_possible(time: str) -> bool:
    """Whether a time is given and none like 86:20, which is misread."""
    return bool(time) and _minutes(time) <= 24 * 60


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return 60 * int(hour) + int(minute)


def _blamed(found: Sequence[_Contradiction], events: Sequence[Event]) -> Event:
    """The event in most contradictions; of two, that whose date is stated at fewer places.

    Still of two, the later one, which is the smaller mark.
    """
    times: Counter[Event] = Counter()
    for one in found:
        times.update((one.first, one.second))
    places = Counter(event.date for event in events)
    ranked = [event for one in reversed(found) for event in (one.second, one.first)]
    return max(ranked, key=lambda event: (times[event], -places[event.date]))


def _said(event: Event) -> str:
    """``received on 16 1 1951 at 14:45``."""
    said = _(_WORDS[event.kind]).format(date=event.raw)
    return _("{said} at {time}").format(said=said, time=event.time) if event.time else said
