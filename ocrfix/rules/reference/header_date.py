"""REF016: the header, the citation and the paper name the same date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts.events import OF_THE_PAPER, OF_THE_RECORD, Event, EventKind
from ocrfix.issues import Applicability, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.date_witnesses import (
    of_part,
    outside_first,
    parts_of,
    statement,
    statements,
)
from ocrfix.rules.reference.witnesses import WitnessRule
from ocrfix.rules.translation.date import misread_part
from ocrfix.text.spans import Span

#: One of the two dates of the header is that of the paper, the other is not.
_SURE = 0.93
#: The paper and its translation agree against the header.
_AGAINST_HEADER = 0.9
#: The title names the message that the text hands on.
_TITLE = 0.93
_TITLE_ALONE = 0.85
#: A paper is sent, filed and copied so many days after its date, also in the next year.
_YEAR_END_DAYS = 60


@dataclass(frozen=True)
class _Dates:
    """The dates of one document of the file, by whose they are."""

    events: Sequence[Event]

    def of(self, *kinds: EventKind) -> list[Event]:
        """The complete dates of these events."""
        return [one for one in self.events if one.kind in kinds and one.day is not None]

    @property
    def own(self) -> list[Event]:
        """The dates of signature, receipt and so on, in the original and in the translation."""
        mine = [one for one in self.of(*OF_THE_PAPER) if not one.year_added]
        days = {one.date for one in mine if one.fact.language == "ru"}
        translated = [
            one
            for one in self.events
            if one.fact.zone is ZoneKind.TRANSLATION and one.date in days and one not in mine
        ]
        return outside_first([*mine, *translated])


class HeaderDate(WitnessRule):
    """The dates of the header.

    What it does
        Compares the date before the title with that of the citation; if they differ and the paper
        has one of them, that is suggested. A header whose year no place of the paper has, and
        whose day and month are those of the paper and of its translation in another year, is
        reported; so is a date of the text that looks like the date in the title («transmitting 14
        January 1951 Message») and is not in the translation. Other years that a title or summary
        tells of are left alone, and so are a signature the day before receipt and a record written
        days after a conversation.

    Why it matters
        Papers are found, sorted and cited by the date of the header.

    Example
        «January 16, 1951» above a citation with «January 16, 1957».

    When it is wrong
        When the header gives the date of an enclosure.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "REF016"
    name = "header-date"
    summary = "The dates of header, citation and paper contradict each other"
    zones = frozenset(ZoneKind)
    applicability = Applicability.UNSAFE
    severity = Severity.WARNING

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each date that contradicts the others."""
        for part in parts_of(context.events):
            dates = _Dates(of_part(context.events, part))
            yield from self._check_record(document, dates)
            yield from self._check_year(document, dates)
            yield from self._check_title(document, dates)

    def _check_record(self, document: Document, dates: _Dates) -> Iterator[Issue]:
        """The date before the title against that of the citation."""
        shown, cited = dates.of(EventKind.HEADER), dates.of(EventKind.CITED)
        if not shown or not cited:
            return
        if any(one.date.agrees(other.date) for one in shown for other in cited):
            return
        first, second = shown[0], cited[0]
        one_year = first.date.year == second.date.year
        own = dates.own + [one for one in dates.of(*OF_THE_PAPER) if one.year_added and one_year]
        for_first = [one for one in own if one.date == first.date]
        for_second = [one for one in own if one.date == second.date]
        wrong, right, support = first, second, for_second
        if for_first and not for_second:
            wrong, right, support = second, first, for_first
        message = _("The header is dated {header}, but the citation says {citation}").format(
            header=first.raw, citation=second.raw
        )
        evidence = [statement(right), *map(statement, support)]
        if not for_first and not for_second:
            yield self.issue(document, first.span, message, (), [statement(second)])
        elif for_first and for_second:
            spoken = map(statement, [second, *for_first, *for_second])
            yield self.issue(document, first.span, message, (), list(spoken))
        else:
            span, text = _replaced(wrong, right)
            suggestion = Suggestion(text, _SURE, tuple(evidence))
            yield self.issue(document, span, message, [suggestion], evidence)

    def _check_year(self, document: Document, dates: _Dates) -> Iterator[Issue]:
        """The year of the header against the dates of the paper."""
        record = dates.of(*OF_THE_RECORD)
        days = {one.date for one in record}
        if len(days) != 1 or not dates.own:
            return
        date = days.pop()
        if any(_near(one, record[0]) for one in dates.events if one not in record):
            return
        twins = [
            one for one in dates.own if (one.date.month, one.date.day) == (date.month, date.day)
        ]
        languages = {one.fact.language for one in twins}
        if len({one.date for one in twins}) != 1 or languages != {"ru", "en"}:
            return
        evidence = list(map(statement, twins))
        for one in record:
            part, other = one.fact.part("year"), twins[0].date.year
            if part is not None:
                message = _("The header says {date}, but {others}").format(
                    date=one.raw, others=evidence[0].note
                )
                suggestion = Suggestion(str(other), _AGAINST_HEADER, tuple(evidence))
                yield self.issue(document, part.span, message, [suggestion], evidence)

    def _check_title(self, document: Document, dates: _Dates) -> Iterator[Issue]:
        """The date in the title against that of the message in the text."""
        told = [one for one in dates.events if one.fact.language == "ru"]
        translated = [one for one in dates.events if one.fact.zone is ZoneKind.TRANSLATION]
        titles = dates.of(EventKind.TITLE)
        for date in dict.fromkeys(one.date for one in titles):
            if any(one.date == date for one in told if one not in titles):
                continue
            if translated and not any(one.date == date for one in translated):
                continue
            alike = [
                one
                for one in dates.of(EventKind.BODY)
                if one.fact.language == "ru"
                and misread_part(one.fact, date) is not None
                and not any(other.date == one.date for other in dates.events if other is not one)
            ]
            difference = misread_part(alike[0].fact, date) if len(alike) == 1 else None
            if difference is not None:
                confidence = _TITLE if translated else _TITLE_ALONE
                evidence = statements(dates.events, date)
                suggestion = Suggestion(difference[1], confidence, tuple(evidence))
                message = _("The date here is {date}, but {others}").format(
                    date=alike[0].raw, others=evidence[0].note
                )
                yield self.issue(document, difference[0].span, message, [suggestion], evidence)


def _near(event: Event, other: Event) -> bool:
    """Whether an event lies in the year of another, or near to it over the end of a year."""
    year = event.date.year
    if year is None or year == other.date.year:
        return year is not None
    if event.day is None or other.day is None:
        return False
    return abs((event.day - other.day).days) <= _YEAR_END_DAYS


def _replaced(wrong: Event, right: Event) -> tuple[Span, str]:
    """What to write over a date: the one part that differs, or all of it."""
    names = [
        name
        for name in ("year", "month", "day")
        if getattr(wrong.date, name) != getattr(right.date, name)
    ]
    if len(names) == 1:
        mine, theirs = wrong.fact.part(names[0]), right.fact.part(names[0])
        if mine is not None and theirs is not None:
            return mine.span, theirs.raw
    return wrong.span, right.raw
