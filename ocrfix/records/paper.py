"""The paper of a record: one document of a file with its lines, facts and events at hand.

The *cover* holds the lines of the printed form (``ШИФРТЕЛЕГРАММА № 15603``), the *opening* also the
first short lines of the text (``Товарищу Ф И Л И П П О В У.``), the *tail* the lines of signature
and office (``расш. Прокопьев 16.00 16.1``), whether or not zoning could tell them from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ocrfix.document.model import Document, Line, Zone, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts, extract
from ocrfix.facts.events import Event, EventKind, find_events
from ocrfix.language.knowledge import Knowledge
from ocrfix.records.model import Field
from ocrfix.text.spans import Span

_LETTER = re.compile(r"[—–](?P<letter>[^\W\d_]{1,3})(?![^\W_])")
#: Longer lines are text; no mark of a form or an office is looked for in them.
LONGEST_LINE = 200
_LONGEST_MARK = 70
#: So many lines of text below a form may still be an address or a heading.
_OPENING_LINES = 8
#: A form or a block of marks of more lines is no form.
_MOST_LINES = 150
#: Marks at the end of a paper without a zone of their own fill no more lines.
_TAIL_LINES = 14


@dataclass(frozen=True)
class Paper:
    """One document of a file, `part` counted from 1; facts and events are its own only."""

    document: Document
    facts: Facts
    events: tuple[Event, ...]
    knowledge: Knowledge
    part: int = 1

    @classmethod
    def of(
        cls, document: Document, knowledge: Knowledge, part: int = 1, header: Zone | None = None
    ) -> Paper:
        """The paper of a document with zones; its `header` may stand in another part."""

        def belongs(fact: Fact) -> bool:
            apart = header is not None and header.span.covers(fact.span)
            return apart or fact.document_part == part

        stated = extract(document, knowledge)
        events = find_events(document, stated)
        return cls(
            document,
            Facts(tuple(filter(belongs, stated))),
            tuple(event for event in events if belongs(event.fact)),
            knowledge,
            part,
        )

    def field(self, value: str, span: Span, confidence: float = 1.0) -> Field:
        """A field with this value that was read at `span`."""
        return Field(value, span.text(self.document.source), span, confidence)

    def stated(self, fact: Fact) -> Field:
        """A fact as a field."""
        return self.field(fact.value, fact.span)

    def number(self, fact: Fact) -> Field:
        """A registry number with a letter that a long dash keeps from it: ``2861—м``."""
        match = _LETTER.match(self.document.source, fact.span.end)
        if match is None:
            return self.stated(fact)
        span = Span(fact.span.start, match.end())
        return self.field(f"{fact.value}-{match['letter']}", span, 0.95)

    # -- lines ----------------------------------------------------------------------------------

    def lines_of(self, *kinds: ZoneKind, sheet: int | None = None) -> tuple[Line, ...]:
        """The short lines of the Russian zones of these kinds, without the blank ones."""
        return tuple(
            line
            for zone in self.document.zones_of(*kinds)
            if zone.part == self.part and zone.language == "ru" and sheet in (None, zone.sheet)
            for line in self.document.lines_in(zone.span)
            if line.text.strip() and len(line.text) <= LONGEST_LINE
        )

    @cached_property
    def cover(self) -> tuple[Line, ...]:
        """The lines of the form; of the head of a further sheet if the first is lost."""
        found = self.lines_of(ZoneKind.COVER_FORM)
        return (found or self.lines_of(ZoneKind.CONTINUATION, sheet=1))[:_MOST_LINES]

    @cached_property
    def opening(self) -> tuple[Line, ...]:
        """The lines of the form and the short lines that follow, up to the running text."""
        return (*self.cover, *self._first_of_body())

    def _first_of_body(self) -> Iterator[Line]:
        zones = [
            zone
            for zone in self.document.zones_of(ZoneKind.BODY)
            if zone.part == self.part and zone.language == "ru" and zone.sheet <= 1
        ]
        count = 0
        for line in self.document.lines_in(zones[0].span) if zones else ():
            if not line.text.strip():
                continue
            if len(line.text) > _LONGEST_MARK or count == _OPENING_LINES:
                return
            count += 1
            yield line

    @cached_property
    def tail(self) -> tuple[Line, ...]:
        """The lines of signature and office marks, without those of a table of text."""
        marks = self.lines_of(ZoneKind.SERVICE_MARKS)[-_MOST_LINES:]
        if marks and self.facts_in(marks, FactKind.SIGNATURE):
            return marks
        return (*reversed(list(self._last_of_body())), *marks)

    def _last_of_body(self) -> Iterator[Line]:
        """The short lines at the end of the text, the last first."""
        zones = [
            zone
            for zone in self.document.zones_of(ZoneKind.BODY)
            if zone.part == self.part and zone.language == "ru"
        ]
        lines = self.document.lines_in(zones[-1].span) if zones else ()
        taken = {line.number for line in self.opening} if len(zones) == 1 else set()
        count = 0
        for line in reversed(lines):
            if not line.text.strip():
                continue
            if len(line.text) > _LONGEST_MARK or count == _TAIL_LINES or line.number in taken:
                return
            count += 1
            yield line

    @cached_property
    def sheets(self) -> int | None:
        """How many sheets the transcription has; None without Russian text."""
        source = self.document.source
        found = [
            zone.sheet
            for zone in self.document.zones
            if zone.part == self.part and not source[zone.span.start : zone.span.end].isspace()
        ]
        return max(found, default=0) or None

    # -- facts ----------------------------------------------------------------------------------

    def facts_in(self, lines: tuple[Line, ...], *kinds: FactKind) -> tuple[Fact, ...]:
        """The facts of these kinds that stand on lines, by place."""
        numbers = {line.number for line in lines}
        return tuple(fact for fact in self.facts.of(*kinds) if self.number_of(fact) in numbers)

    def number_of(self, fact: Fact) -> int:
        """The number of the line a fact stands on."""
        return self.document.line_at(fact.span.start).number

    def events_of(self, *kinds: EventKind) -> tuple[Event, ...]:
        """The events of these kinds that the Russian paper itself states, by place."""
        return tuple(
            event
            for event in self.events
            if event.kind in kinds
            and event.fact.language == "ru"
            and event.fact.zone is not ZoneKind.HEADER
        )

    def moment(self, event: Event) -> Field | None:
        """``1951-01-16T14:45``; without a clock the day; None for a day that there is not."""
        if event.day is None:
            return None
        spans = [event.span, *([event.clock.span] if event.clock is not None else [])]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        value = event.day.isoformat()
        if event.time and event.time < "24:00":
            value += f"T{event.time}"
        return self.field(value, whole, 0.95 if event.year_added else 1.0)

    def english(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """The facts of these kinds that the translation states."""
        return tuple(fact for fact in self.facts.of(*kinds) if fact.zone is ZoneKind.TRANSLATION)
