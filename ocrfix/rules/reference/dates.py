"""REF006: a date of the paper is possible and agrees with its other dates."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import FactPart
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import (
    OF_THE_PAPER,
    OF_THE_RECORD,
    Event,
    EventKind,
    calendar_day,
)
from ocrfix.facts.misreadings import as_digits, plausible_misreading, rewrite_digits
from ocrfix.facts.places import enumerated
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.date_witnesses import of_part, parts_of, statement, statements
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.rules.translation.date import misread_part

#: The same day and month with the year of the header or the translation; with that of another
#: place of the original only.
_SAME_DAY = 0.96
_SAME_DAY_INSIDE = 0.85
#: A complete date years after the paper was written, and a look-alike of its year.
_FUTURE = 0.9
#: An impossible day or month and another date of the paper that differs in nothing else.
_IMPOSSIBLE = 0.95
#: The translation has another day at the same place, and the header has that day, too.
_SAME_EVENT = 0.96
#: Papers give exact dates of what is planned for this and the next year.
_FORESIGHT_YEARS = 1
#: Plans and treaties run to the end of a year that may be far away: (month, day).
_ENDS_OF_YEARS = frozenset({(12, 31), (1, 1)})
#: Reports compare a day with the same day of the year before.
_COMPARED_YEARS = 1

#: No paper is older.
_FIRST_YEAR = 1800

_INDEPENDENT = (ZoneKind.HEADER, ZoneKind.TRANSLATION)


@dataclass(frozen=True, slots=True)
class _Mending:
    part: FactPart
    text: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class _Paper:
    """The dates of one document of the file."""

    events: Sequence[Event]
    context: RuleContext

    @cached_property
    def complete(self) -> list[Event]:
        """The dates that are given in full."""
        return [event for event in self.events if event.date.is_complete and not event.year_added]

    @cached_property
    def outside(self) -> set[CalendarDate]:
        """What the header or the translation say."""
        return {event.date for event in self.complete if event.fact.zone in _INDEPENDENT}

    @cached_property
    def record(self) -> list[Event]:
        """The dates that the header gives the paper; none if they contradict each other."""
        record = [event for event in self.complete if event.kind in OF_THE_RECORD]
        years = {event.date.year for event in record}
        return record if len(years) == 1 and min(filter(None, years)) >= _FIRST_YEAR else []

    @cached_property
    def times(self) -> Counter[CalendarDate]:
        """How often each date is given."""
        return Counter(event.date for event in self.complete)


class DateYear(WitnessRule):
    """Dates of one paper.

    What it does
        Compares each complete date of the Russian text with the date of the header, with those of
        the translation and with the other dates of the paper. Same day and month but a look-alike
        year (``18 11 1956`` in a paper of 18 November 1950), a day in a distant future whose year
        looks like that of the paper, an impossible day or month (``80.VI.54``), and a date of
        signature or receipt that is one look-alike figure away from both the header and the
        translation are reported. Dates that the translation confirms are left alone, and so is
        every other year of a narrative.

    Why it matters
        Papers are found, sorted and cited by date.

    Example
        ``получена 09 25 18 11 1956 г.`` in a telegram of November 18, 1950.

    When it is wrong
        When a paper speaks of the same day of a year that looks like its own.

    Fix safety
        Unsafe: dates are never changed without being asked for. A date is suggested only if two
        other places state it.
    """

    code = "REF006"
    name = "date-year"
    summary = "A date contradicts the other dates of the paper by a misreading"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each date out of line."""
        for part in parts_of(context.events):
            paper = _Paper(of_part(context.events, part), context)
            for event in paper.complete:
                if event.fact.language == "ru" and event.date not in paper.outside:
                    mending = _mending(event, paper)
                    if mending is not None:
                        yield self._issue(document, event, mending)

    def _issue(self, document: Document, event: Event, mending: _Mending) -> Issue:
        suggestion = Suggestion(mending.text, mending.confidence, mending.evidence)
        notes = list(dict.fromkeys(item.note for item in mending.evidence))
        message = _("The date here is {date}, but {others}").format(
            date=event.raw, others=enumerated(notes[:2])
        )
        span = mending.part.span
        return self.issue(document, span, message, [suggestion], mending.evidence)


def _mending(event: Event, paper: _Paper) -> _Mending | None:
    """What is probably meant by a date, and who says so."""
    for look in (_same_day, _impossible, _future, _same_event):
        mending = look(event, paper)
        if mending is not None:
            return mending
    return None


def _same_day(event: Event, paper: _Paper) -> _Mending | None:
    """The same day and month elsewhere, more often or outside the original, with another year."""
    mine = event.date
    found = []
    for date in paper.times:
        if (mine.month, mine.day) != (date.month, date.day) or mine.year == date.year:
            continue
        independent = date in paper.outside
        if paper.times[mine] > paper.times[date] or (date.year or 0) < _FIRST_YEAR:
            continue
        if _is_future(date, paper) and not _is_future(mine, paper):
            continue
        if not independent and (
            event.kind is EventKind.BODY or paper.times[mine] == paper.times[date]
        ):
            continue
        if independent and _may_compare(event, date, paper):
            continue
        confidence = _SAME_DAY if independent else _SAME_DAY_INSIDE
        mending = _mended_year(event, date, paper, confidence)
        if mending is not None:
            found.append((independent, paper.times[date], mending))
    return max(found, key=lambda option: option[:2])[2] if found else None


def _may_compare(event: Event, date: CalendarDate, paper: _Paper) -> bool:
    """Whether a text may mean the year before or after: only the header names the other one."""
    apart = abs((event.date.year or 0) - (date.year or 0))
    translated = any(
        other.date == date and other.fact.zone is ZoneKind.TRANSLATION for other in paper.complete
    )
    return event.kind is EventKind.BODY and apart <= _COMPARED_YEARS and not translated


def _impossible(event: Event, paper: _Paper) -> _Mending | None:
    """A day or month that no calendar has, where another date differs in nothing else."""
    if event.day is not None:
        return None
    found: list[tuple[float, _Mending]] = []
    for other in paper.times:
        if calendar_day(other) is None:
            continue
        difference = [
            name
            for name in ("year", "month", "day")
            if getattr(event.date, name) != getattr(other, name)
        ]
        part = event.fact.part(difference[0]) if len(difference) == 1 else None
        text = _like(part.raw, str(getattr(other, part.name))) if part is not None else None
        if part is not None and text is not None and part.name != "year":
            if sum(map(operator.ne, as_digits(part.raw), text)) > 1:
                continue
            evidence = tuple(statements(paper.events, other))
            mending = _Mending(part, text, _IMPOSSIBLE, evidence)
            found.append((plausible_misreading(part.raw, text), mending))
    return max(found, key=lambda option: option[0])[1] if found else None


def _future(event: Event, paper: _Paper) -> _Mending | None:
    """A complete date years after that of the paper, with a look-alike of its year."""
    if not _is_future(event.date, paper) or (event.date.month, event.date.day) in _ENDS_OF_YEARS:
        return None
    year = paper.record[0].date.year
    return _mended_year(event, replace(event.date, year=year), paper, _FUTURE)


def _is_future(date: CalendarDate, paper: _Paper) -> bool:
    if not paper.record:
        return False
    return (date.year or 0) > (paper.record[0].date.year or 0) + _FORESIGHT_YEARS


def _is_long_ago(event: Event, paper: _Paper) -> bool:
    """A date of signature, receipt or form that is years before the date of the record."""
    if not paper.record or event.kind not in OF_THE_PAPER:
        return False
    return (event.date.year or 0) < (paper.record[0].date.year or 0) - _FORESIGHT_YEARS


def _same_event(event: Event, paper: _Paper) -> _Mending | None:
    """A date of signature, receipt, form whose day or month differs from header and translation.

    The header alone does not tell: a paper is signed a day before it is received, and a record of
    a conversation is written days after it.
    """
    if event.kind not in OF_THE_PAPER or paper.context.alignment is None:
        return None
    if event.fact not in paper.context.alignment.lonely_original:
        return None
    for other in paper.context.alignment.candidates(event.fact):
        date = CalendarDate.parse(other.value)
        difference = misread_part(event.fact, date)
        if difference is None or difference[0].name == "year" or calendar_day(date) is None:
            continue
        evidence = tuple(statements(paper.events, date))
        if any(fact.date == date for fact in paper.record):
            part, text, likeness = difference
            return _Mending(part, text, round(_SAME_EVENT * (0.8 + 0.2 * likeness), 2), evidence)
    return None


def _mended_year(
    event: Event, date: CalendarDate, paper: _Paper, confidence: float
) -> _Mending | None:
    """The year of `date` in place of a look-alike; who states that day, and who that year."""
    part = event.fact.part("year")
    if part is None or date.year is None:
        return None
    text = _like(part.raw, str(date.year)[-len(part.raw) :])
    if text is None:
        return None
    evidence = statements(paper.complete, date)
    if _is_future(event.date, paper) or _is_long_ago(event, paper):
        # no paper tells of a day years after it, or is signed years before its date: so each
        # date of its record speaks
        known = {item.span for item in evidence}
        evidence += [
            statement(other)
            for other in paper.record
            if other.date.year == date.year and other.span not in known
        ]
    return _Mending(part, text, confidence, tuple(evidence)) if evidence else None


def _like(raw: str, truth: str) -> str | None:
    """`raw` with the figures of `truth` if they are look-alikes."""
    truth = truth.zfill(len(raw))
    if not as_digits(raw).isdigit() or plausible_misreading(raw, truth) == 0.0:
        return None
    return rewrite_digits(raw, truth)
