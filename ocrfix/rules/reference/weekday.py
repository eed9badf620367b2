"""REF015: a date falls on the weekday that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.misreadings import as_digits, differing, plausible_misreading, rewrite_digits
from ocrfix.facts.places import says
from ocrfix.facts.weekdays import DatedWeekday, dated_weekdays, weekday_name
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import N_, _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.witnesses import WitnessRule

#: Before it Russia counted its days by the old calendar.
_NEW_STYLE = date(1918, 2, 14)
#: A date without a year is of the months before the paper, or of the next half-year.
_PAST, _FUTURE = timedelta(days=340), timedelta(days=200)
#: A less likely look-alike is another day.
_LEAST_LIKENESS = 0.3
#: In Russian in the genitive, as dates have them.
_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
#: The calendar and another place agree on the day.
_STATED = 0.94


class Weekday(WitnessRule):
    """Weekdays and dates.

    What it does
        Looks up in the calendar on which weekday a date fell that has a weekday beside it. A date
        without a year is taken for one of the year of the paper, if its head gives just one date.
        Where the weekday does not fit, a look-alike day that fits and that another place states is
        proposed; without one the place is noted. Dates before 14 February 1918 and dates that the
        translation gives as well are left alone.

    Why it matters
        The weekday is a check on the date that the writer himself supplied.

    Example
        ``Во вторник 11 апреля`` in a paper of April 1973: the 11th was a Wednesday, the 17th a
        Tuesday.

    When it is wrong
        When the writer mistook the weekday.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "REF015"
    name = "weekday"
    summary = "A date does not fall on the weekday beside it"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each date that does not fall on its weekday."""
        dates = context.facts.of(FactKind.DATE)
        for pair in dated_weekdays(context.facts):
            papers = _paper_dates(dates, pair.date.document_part)
            possible = _possible(CalendarDate.parse(pair.date.value), papers)
            number = int(pair.weekday.value)
            if not possible or any(day.isoweekday() == number for day in possible):
                continue
            if not _repeated_elsewhere(pair.date, dates):
                yield self._issue(document, pair, dates, papers)

    def _issue(
        self,
        document: Document,
        pair: DatedWeekday,
        dates: Sequence[Fact],
        papers: Sequence[date],
    ) -> Issue:
        stated, number = pair.date, int(pair.weekday.value)
        day = _possible(CalendarDate.parse(stated.value), papers)[0]
        note = _was(str(day.day), day, day.isoweekday())
        message = _("The date here is {date}, a {weekday}, but {others}").format(
            date=stated.raw, weekday=weekday_name(number), others=note
        )
        calendar = Evidence("calendar", note)
        said = _("the weekday is {weekday}").format(weekday=weekday_name(number))
        weekday = Evidence("same-document", said, pair.weekday.span)
        part = stated.part("day")
        options = _options(pair, dates, papers) if part is not None else []
        if part is not None and len({int(other_day) for other_day, _ in options}) == 1:
            digits, witness = options[0]
            text = rewrite_digits(part.raw, digits) or digits
            kind = "translation" if witness.zone is ZoneKind.TRANSLATION else "same-document"
            place = Evidence(kind, says(witness.place, witness.raw), witness.span)
            evidence = (replace(calendar, note=_was(text, day, number)), place)
            suggestion = Suggestion(text, _STATED, evidence)
            return self.issue(document, part.span, message, [suggestion], evidence)
        span = part.span if part is not None else stated.span
        issue = self.issue(document, span, message, (), (calendar, weekday))
        return replace(issue, severity=Severity.NOTE)


def _paper_dates(dates: Sequence[Fact], document_part: int) -> list[date]:
    """The dates of the header, else of the cover; none if they are of several years."""
    for zone in (ZoneKind.HEADER, ZoneKind.COVER_FORM):
        found = {
            day
            for fact in dates
            if fact.document_part == document_part
            and fact.zone is zone
            and (day := _day(CalendarDate.parse(fact.value))) is not None
        }
        if found:
            return sorted(found) if len({day.year for day in found}) == 1 else []
    return []


def _possible(stated: CalendarDate, papers: Sequence[date]) -> list[date]:
    """The days that a date may be; several if its year is not given."""
    if stated.year is not None:
        day = _day(stated)
        return [day] if day is not None and day >= _NEW_STYLE else []
    found = []
    for paper in papers:
        for year in (paper.year, paper.year - 1, paper.year + 1):
            day = _day(replace(stated, year=year))
            if day is not None and paper - _PAST <= day <= paper + _FUTURE:
                found.append(day)
    return found if all(day >= _NEW_STYLE for day in found) else []


def _day(stated: CalendarDate) -> date | None:
    if stated.year is None or stated.month is None or stated.day is None:
        return None
    try:
        return date(stated.year, stated.month, stated.day)
    except ValueError:
        return None


def _was(day: str, month: date, weekday: int) -> str:
    """On which weekday a day of a month fell: «16 January 1951 was a Tuesday»."""
    written = _("{day} {month} {year}").format(
        day=day, month=_(_MONTHS[month.month - 1]), year=month.year
    )
    return _("{date} was a {weekday}").format(date=written, weekday=weekday_name(weekday))


def _repeated_elsewhere(stated: Fact, dates: Sequence[Fact]) -> bool:
    """Whether the other language has the same day: then the writer mistook it, not the machine."""
    mine = CalendarDate.parse(stated.value)
    return any(
        other.language != stated.language
        and (theirs := CalendarDate.parse(other.value)).day is not None
        and mine.agrees(theirs)
        for other in dates
    )


def _options(
    pair: DatedWeekday, dates: Sequence[Fact], papers: Sequence[date]
) -> list[tuple[str, Fact]]:
    """Look-alike days on that weekday that another place states, each with the place."""
    part = pair.date.part("day")
    read = as_digits(part.raw) if part is not None else ""
    mine = CalendarDate.parse(pair.date.value)
    found = []
    for other in dates:
        theirs = CalendarDate.parse(other.value)
        if other.span == pair.date.span or theirs.day is None or theirs.month != mine.month:
            continue
        meant = str(theirs.day).zfill(len(read))
        like = differing(read, meant) == 1 and plausible_misreading(read, meant) >= _LEAST_LIKENESS
        if not like or not theirs.agrees(replace(mine, day=theirs.day)):
            continue
        days = _possible(replace(mine, day=theirs.day), papers)
        if any(day.isoweekday() == int(pair.weekday.value) for day in days):
            found.append((meant, other))
    return sorted(found, key=lambda option: option[1].zone is not ZoneKind.TRANSLATION)
