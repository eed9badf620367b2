"""Where else a paper states a date: the header twice, the translation, the marks of the office.

``18 11 1950`` of the receipt is stated by the header (``November 18, 1950``), by the citation and
by ``Received 18.11.1950`` of the translation: three witnesses, each with its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocrfix.document.model import ZoneKind
from ocrfix.facts import Fact, places
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import Event, EventKind
from ocrfix.issues import Evidence

#: What a reader calls the places of the record.
_PLACES = {
    EventKind.CITED: places.citation,
    EventKind.TITLE: places.title,
    EventKind.SUMMARY: places.summary,
}


def place_of(event: Event) -> str:
    """Where an event is dated, for a reader: «the citation», «sheet 2», «the translation»."""
    place = _PLACES.get(event.kind)
    return event.fact.place if place is None else place()


def statement(event: Event) -> Evidence:
    """The event as a witness: «the citation says November 18, 1950»."""
    return Evidence(kind_of(event.fact), places.says(place_of(event), event.raw), event.span)


def kind_of(fact: Fact) -> str:
    """The kind of evidence a fact gives: of the document itself or of its translation."""
    return "translation" if fact.zone is ZoneKind.TRANSLATION else "same-document"


def statements(events: Iterable[Event], date: CalendarDate) -> list[Evidence]:
    """All places that state this very day, those outside the original first."""
    same = [event for event in events if event.date == date]
    return [statement(event) for event in outside_first(same)]


def outside_first(events: Iterable[Event]) -> list[Event]:
    """The events by place, those of the header and the translation before those of the paper."""
    return sorted(events, key=lambda event: (event.fact.language == "ru", event.span))


def of_part(events: Sequence[Event], part: int) -> list[Event]:
    """The events of one document of the file."""
    return [event for event in events if event.fact.document_part == part]


def parts_of(events: Sequence[Event]) -> list[int]:
    """The documents of the file that have dates, in order."""
    return sorted({event.fact.document_part for event in events})
