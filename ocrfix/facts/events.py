"""Which event a date belongs to: ``расш. Прокопьев 16.00 16.1`` is when a telegram was deciphered.

A paper is signed, sent, received, deciphered and typed, and a record names its date twice, before
the title and in the citation. ``16.1`` has no year of its own: it takes that of the paper. A date
that belongs to none of these events is one of the text, however near to the paper's own it is.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ocrfix.document.model import Document, Line, ZoneKind
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.header_places import HeaderPlace, HeaderPlaces, header_places
from ocrfix.facts.model import Fact, FactKind, Facts
from ocrfix.text.spans import Span


class EventKind(StrEnum):
    """What happened on a date."""

    SIGNED = "signed"
    """the date beside the signature"""
    SENT = "sent"
    RECEIVED = "received"
    DECIPHERED = "deciphered"
    TYPED = "typed"
    FORM = "form"
    """a date of the first page without a word about what happened: the date of the paper or, in
    a record of a conversation, also that of the conversation"""
    HEADER = "header"
    """the date the record shows before the title, or after ``Date:``"""
    CITED = "cited"
    """the date of the citation, after the title"""
    TITLE = "title"
    """a date within the title, at the top or in the citation"""
    SUMMARY = "summary"
    """a date of the summary or of another field of the record"""
    BODY = "body"


#: Events whose date is the paper's own.
OF_THE_PAPER = frozenset(
    {EventKind.SIGNED, EventKind.SENT, EventKind.RECEIVED, EventKind.DECIPHERED, EventKind.TYPED,
     EventKind.FORM}
)  # fmt: skip
#: Places of the record that say when the paper was written.
OF_THE_RECORD = frozenset({EventKind.HEADER, EventKind.CITED})


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event.

    `date` is complete if the paper's year could be added to a date without one (`year_added`);
    `time` is ``hh:mm`` or empty. `fact` is the stated date, `clock` the stated time.
    """

    kind: EventKind
    date: CalendarDate
    fact: Fact
    clock: Fact | None = None
    year_added: bool = False

    @property
    def time(self) -> str:
        """The time of day, ``hh:mm``, empty without one."""
        return "" if self.clock is None else self.clock.value

    @property
    def span(self) -> Span:
        """Where the date stands."""
        return self.fact.span

    @property
    def raw(self) -> str:
        """The date as it stands there, on one line."""
        return " ".join(self.fact.raw.split())

    @property
    def day(self) -> datetime.date | None:
        """The day of the calendar, None if the date is not complete or there is no such day."""
        return calendar_day(self.date)


#: What happened, by the word before the date on its line; the first that matches wins. Letters
#: that are often misread in these words are allowed for (``отн.``, ``раси.``).
_RUSSIAN = tuple(
    (kind, re.compile(rf"(?<![^\W_])(?:{pattern})", re.IGNORECASE))
    for kind, pattern in (
        (EventKind.RECEIVED, r"получен|получил|поступил|прин(?:ят|ял)|вх[.\s]"),
        (EventKind.DECIPHERED, r"рас[шщ]|рас[нип]\.|дешифр"),
        (EventKind.TYPED, r"от[пн]\.|отпеч|напеч|печ[.аo]|маш\.|машин|вып\."),
        (EventKind.SENT, r"отправлен|передан[аоы]?(?![^\W_])|подан[аоы]?(?![^\W_])|отпр\."),
    )
)  # fmt: skip
_BEFORE_DATE = r"(?:[\d\s:;.,]|hours?|minutes?|[ap]\.?m\.?|\bat\b|\bon\b)*\Z"
_ENGLISH = tuple(
    (kind, re.compile(rf"\b(?:{pattern}){_BEFORE_DATE}", re.IGNORECASE))
    for kind, pattern in (
        (EventKind.RECEIVED, r"received"),
        (EventKind.SENT, r"sent|transmitted|dispatched"),
        (EventKind.DECIPHERED, r"(?:deciphered|decoded|decrypted)(?:\s+by)?(?:\s+[A-Z]\w+)?"),
        (EventKind.TYPED, r"(?:typed|printed)(?:\s+by)?(?:\s+[A-Z]\w+)?|copies"),
    )
)
#: So far back from an English date its word is looked for; a translation runs on without lines.
_ENGLISH_REACH = 80
#: How many copies were made, and who typed them: what follows is of the typist.
_OF_TYPIST = re.compile(
    r"\A\W*(?:от[пн]\b|отпеч|напеч|печ\b|печат|маш\b|исп\b|\d{1,3}\s+экз\b)", re.IGNORECASE
)
#: The typist's date stands at most so many lines below: the list of recipients is between.
_TYPIST_REACH = 16
#: Where copies went; a date there is that of the dispatch of a copy, or of nothing.
_DISTRIBUTION = re.compile(r"\A\W*(?:послан|разослан|выписки|рассылка)|\s[-–—]\s", re.IGNORECASE)
#: A date after a small word (``by 1 November``) is one of a sentence.
_IN_SENTENCE = re.compile(r"[a-z]\s+\Z")
#: The events by which a paper is known, the surest first.
_ANCHORS = (
    EventKind.HEADER, EventKind.CITED, EventKind.RECEIVED, EventKind.FORM, EventKind.SIGNED,
    EventKind.TYPED,
)  # fmt: skip
#: A time so near to a date on its line belongs to it.
_CLOCK_REACH = 12
#: The signature stands among the last lines of a paper.
_LAST_LINES = 8
#: A line with a signature and its date holds no more characters.
_LONGEST_SIGNATURE = 60
_MINUTES = re.compile(r"[-.:]\d\d")
_RUNNING_WORD = re.compile(r"(?<![^\W_])(?!года?\b)[а-яё]{4,}")
_OPENING_DATE = re.compile(r"\A[\s«\"„№]*\Z")
#: Dates of a citation that are not of the paper.
_NOT_OF_PAPER = re.compile(
    r"\b(?:accessed|retrieved|uploaded|published|reprinted|translated|опубл\w*|обращения)\W*\Z",
    re.IGNORECASE,
)
_PLACES = {
    HeaderPlace.DATE: EventKind.HEADER,
    HeaderPlace.TITLE: EventKind.TITLE,
    HeaderPlace.CITED_TITLE: EventKind.TITLE,
    HeaderPlace.CITATION: EventKind.CITED,
    HeaderPlace.SUMMARY: EventKind.SUMMARY,
    HeaderPlace.LANGUAGE: EventKind.SUMMARY,
    HeaderPlace.OTHER: EventKind.SUMMARY,
}


def find_events(document: Document, facts: Facts) -> tuple[Event, ...]:
    """The dated events of a document, by place."""
    dates = [fact for fact in facts.of(FactKind.DATE) if len(fact.value) > len("1950-11")]
    times = facts.of(FactKind.TIME)
    kinds = {**_header_kinds(document, dates), **_kinds(document, dates)}
    events = [
        Event(kinds[fact.span], _date(document, fact), fact, _clock(document, fact, times))
        for fact in dates
    ]
    return tuple(_with_years(events))


def calendar_day(value: CalendarDate) -> datetime.date | None:
    """The day of a complete date, None if there is no such day."""
    if value.year is None or value.month is None or value.day is None:
        return None
    try:
        return datetime.date(value.year, value.month, value.day)
    except ValueError:
        return None


def days_between(first: Event, second: Event) -> int | None:
    """Days from the first event to the second; None if one of them has no complete date."""
    if first.day is None or second.day is None:
        return None
    return (second.day - first.day).days


# -- kinds --------------------------------------------------------------------------------------


def _kinds(document: Document, dates: Sequence[Fact]) -> dict[Span, EventKind]:
    """What the dates of the transcription and of the translation belong to."""
    kinds: dict[Span, EventKind] = {}
    last_lines = _last_lines(document)
    for fact in dates:
        if fact.zone is ZoneKind.HEADER:
            continue
        if fact.language == "ru":
            kinds[fact.span] = _russian_kind(document, fact, last_lines)
        else:
            kinds[fact.span] = _english_kind(document, fact)
    return kinds


def _russian_kind(document: Document, fact: Fact, last_lines: dict[int, int]) -> EventKind:
    line = document.line_at(fact.span.start)
    before = document.source[line.span.start : fact.span.start]
    if fact.zone is ZoneKind.BODY:
        near_end = line.number > last_lines.get(fact.document_part, 0) - _LAST_LINES
        return EventKind.SIGNED if near_end and _signs(line, fact) else EventKind.BODY
    for kind, pattern in _RUSSIAN:
        if pattern.search(before):
            return kind
    if fact.zone in (ZoneKind.COVER_FORM, ZoneKind.CONTINUATION):
        return EventKind.FORM
    if _DISTRIBUTION.search(before) or not _signs(line, fact):
        return EventKind.BODY
    return EventKind.TYPED if _after_typist(document, line) else EventKind.SIGNED


def _signs(line: Line, fact: Fact) -> bool:
    """``30.VI.54 г. ЮДИН``: a date that opens a line with nothing but a name behind it."""
    before, after = _around(line, fact)
    return (
        len(line.text.strip()) <= _LONGEST_SIGNATURE
        and bool(_OPENING_DATE.match(before))
        and not _RUNNING_WORD.search(after)
    )


def _around(line: Line, fact: Fact) -> tuple[str, str]:
    start = fact.span.start - line.span.start
    return line.text[:start], line.text[start + len(fact.span) :]


def _after_typist(document: Document, line: Line) -> bool:
    """Whether a mark of the typist stands among the lines above this one."""
    above = document.lines[max(0, line.number - 1 - _TYPIST_REACH) : line.number - 1]
    for other in reversed(above):
        if len(other.text) > _LONGEST_SIGNATURE:
            return False
        if _OF_TYPIST.search(other.text):
            return True
    return False


def _last_lines(document: Document) -> dict[int, int]:
    """By document, the number of the last line of its transcription that is not blank."""
    last: dict[int, int] = {}
    for zone in document.zones:
        if zone.language != "ru" or zone.kind is ZoneKind.HEADER:
            continue
        text = zone.span.text(document.source).rstrip()
        if text:
            last[zone.part] = document.index.position(zone.span.start + len(text) - 1)[0]
    return last


def _english_kind(document: Document, fact: Fact) -> EventKind:
    zone = document.zone_at(fact.span.start)
    start = max(zone.span.start, fact.span.start - _ENGLISH_REACH)
    before = document.source[start : fact.span.start]
    for kind, pattern in _ENGLISH:
        if pattern.search(before):
            return kind
    rest = document.source[fact.span.end : zone.span.end].strip(" \r\n#*.")
    if len(rest) > _LONGEST_SIGNATURE or _IN_SENTENCE.search(before):
        return EventKind.BODY
    return EventKind.SIGNED


# -- the record ---------------------------------------------------------------------------------


def _header_kinds(document: Document, dates: Sequence[Fact]) -> dict[Span, EventKind]:
    """What the dates of the records belong to."""
    kinds: dict[Span, EventKind] = {}
    inside = [fact for fact in dates if fact.zone is ZoneKind.HEADER]
    for zone, places in header_places(document) if inside else ():
        for fact in inside:
            if zone.span.covers(fact.span):
                kinds[fact.span] = _header_kind(document, fact, places)
    return kinds


def _header_kind(document: Document, fact: Fact, places: HeaderPlaces) -> EventKind:
    kind = _PLACES[places.of(fact.span)]
    if kind is EventKind.CITED:
        block = places.field(fact.span.start)[1]
        if _NOT_OF_PAPER.search(document.source[block.start : fact.span.start]):
            return EventKind.SUMMARY
    return kind


# -- times and years ----------------------------------------------------------------------------


def _date(document: Document, fact: Fact) -> CalendarDate:
    """The date of a fact; in ``6.Х 10-15`` what looks like a year is the hour."""
    value, year = CalendarDate.parse(fact.value), fact.part("year")
    after = document.source[fact.span.end : fact.span.end + 3]
    if year is not None and len(year.raw) == 2 and _MINUTES.match(after):
        return replace(value, year=None)
    return value


def _clock(document: Document, fact: Fact, times: Sequence[Fact]) -> Fact | None:
    """The time that stands beside a date: ``16.00 16.1``, ``6.Х 10-15``."""
    place = bisect_left(times, fact.span, key=lambda clock: clock.span)
    for clock in times[max(0, place - 1) : place + 1]:
        first, second = sorted((clock, fact), key=lambda one: one.span)
        gap = document.source[first.span.end : second.span.start]
        near = second.span.start - first.span.end <= _CLOCK_REACH
        if near and "\n\n" not in gap and not re.search(r"\d", gap):
            return clock
    return None


def _with_years(events: Sequence[Event]) -> Iterator[Event]:
    """The events; marks without a year get the one that brings them nearest to the paper's date."""
    anchors = {
        part: _anchor([event for event in events if event.fact.document_part == part])
        for part in {event.fact.document_part for event in events}
    }
    for event in events:
        anchor = anchors[event.fact.document_part]
        if event.date.year is not None or event.kind not in OF_THE_PAPER or anchor is None:
            yield event
            continue
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        dated = [replace(event.date, year=year) for year in years]
        days = [(day, one) for one in dated if (day := calendar_day(one)) is not None]
        if days:
            nearest = min(days, key=lambda pair: abs((pair[0] - anchor).days))[1]
            yield replace(event, date=nearest, year_added=True)
        else:
            yield event


def _anchor(events: Sequence[Event]) -> datetime.date | None:
    """The day the paper is known by: of its record, its receipt, its form or its signature.

    It is a day of the year that most of these give: any of them may be misread.
    """
    ranks = {kind: rank for rank, kind in enumerate(_ANCHORS)}
    known = sorted(
        (event for event in events if event.kind in ranks and event.day is not None),
        key=lambda event: ranks[event.kind],
    )
    years = Counter(event.date.year for event in known)
    return next(
        (event.day for event in known if years[event.date.year] == max(years.values())), None
    )
