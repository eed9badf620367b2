"""What stands below the text: signature, own number, who deciphered, typed, checked and when.

``МАО ЦЗЕ-ДУН``, ``№ 260``, ``15.1.51 г.``, ``расш. Прокопьев 16.00 16.1``, ``отп. Степанова 17.45
16.1``, ``№ 542``. The number behind the signature is the sender's, the one behind the typist's mark
the typist's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ocrfix.document.model import Line, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.events import EventKind
from ocrfix.facts.signatures import CLERK
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.officials import is_title, name_in_capitals, official, rank_and_name
from ocrfix.records.patterns.persons import named
from ocrfix.records.record import Act, Official, ServiceMarks
from ocrfix.text.spans import Span

#: Where the marks of cipher office and typing pool begin.
_OFFICE_MARK = re.compile(
    r"\A\W*(?:рас[шщ]|рас[нип]\.|дешифр|от[пн]\.|отпеч|напеч|печ[.\s]|печат|маш[.\s]|исп[.\s]|вып\."
    r"|\d{1,3}\s+экз\b|экз\.?\s*№|разослан|послано|выписк[аи] (?:разо|по)слан|копии\s*:)",
    re.IGNORECASE,
)
_TYPIST = re.compile(r"\A\W*(?:от[пн]\.|отпеч|напеч|печ[.\s]|печат|маш[.\s])", re.IGNORECASE)
#: ``отп.. 8 эхз.``
_MISREAD_COPIES = re.compile(
    r"\W*(?:от[пн]\w{0,8}\W{0,3}\s*|напеч\w*\W{0,3})?(?:в\s)?(?P<count>\d{1,3})\s*[ЭэЗ3][кхн][зс3]\b",
    re.IGNORECASE,
)
_CHECKED = re.compile(r"\A\W*(?:проверил|сверил|сличил)[аи]?\W*(?P<rest>.*)", re.I | re.S)
_CERTIFIED = re.compile(
    r"\A\W*(?:верно|заверил[а]?|копия верна|с подлинным верно)(?![^\W_])\W*(?P<rest>.*)",
    re.I | re.S,
)
#: A number alone on its line: ``№ 260``, ``№ 304/3ео``.
_NUMBER_LINE = re.compile(r"\W*№\s*(?P<number>[^\s№]{1,20}?)\W*")
_DECIPHERED = re.compile(
    r"\W*(?i:(?:де|рас)шифр(?:\.|овал[аи]?|ована?)?)\W{1,3}(?:т(?:ов)?\.\s?)?"
    r"(?P<name>[А-ЯЁ][а-яё]{2,})(?!\w)"
)
_CLERKS = {
    "deciphered": ("расш",),
    "typed": ("отп", "напеч", "печ", "маш"),
}
_EVENTS = {"deciphered": EventKind.DECIPHERED, "typed": EventKind.TYPED}
#: A date so many lines from a number is of the same day.
_BESIDE = 3


@dataclass(frozen=True)
class Marks:
    """The marks at the end of a paper, divided at the first mark of the office."""

    paper: Paper

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the tail."""
        return self.paper.tail

    @cached_property
    def signing(self) -> tuple[Line, ...]:
        """The lines of signature, own number and date, above the marks of the office."""
        for index, line in enumerate(self.lines):
            if _OFFICE_MARK.match(line.text) or attested(line):
                return self.lines[:index]
        return self.lines

    @cached_property
    def office(self) -> tuple[Line, ...]:
        """The other lines."""
        return self.lines[len(self.signing) :]


def attested(line: Line) -> bool:
    """Whether a line vouches for the paper: ``Верно:``, ``Проверил:``."""
    return bool(_CHECKED.match(line.text) or _CERTIFIED.match(line.text))


def read_marks(paper: Paper) -> ServiceMarks:
    """The service marks of a paper."""
    marks = Marks(paper)
    signed = signers(paper)
    number = _outgoing(paper, marks)
    return ServiceMarks(
        signature=signed[0] if signed else None,
        outgoing_number=number,
        outgoing_date=_outgoing_date(paper, number),
        deciphered=_act(paper, marks, "deciphered"),
        typed=_act(paper, marks, "typed"),
        copies_printed=_copies(paper),
        checked_by=_vouched(paper, marks, _CHECKED),
        certified_by=_vouched(paper, marks, _CERTIFIED),
    )


# -- signatures ---------------------------------------------------------------------------------


def signers(paper: Paper) -> tuple[Field, ...]:
    """Who signed the paper, in order; those who only certified a copy are not among them."""
    marks = Marks(paper)
    found: dict[str, Field] = {}
    ranked = False
    for line in marks.signing:
        facts = paper.facts_in((line,), FactKind.SIGNATURE)
        if facts and is_title(facts[0].raw):
            ranked = True  # ПОДПОЛКОВНИК
            continue
        field = named(paper, facts[0]) if facts else rank_and_name(paper, line)
        if field is None and ranked:
            field = name_in_capitals(paper, line)
        ranked = is_title(line.text)
        if field is not None:
            found.setdefault(field.value.split()[-1].casefold(), field)
    return tuple(found.values())


# -- number and date of the sender --------------------------------------------------------------


def _outgoing(paper: Paper, marks: Marks) -> Field | None:
    """``Исх. № 763/с``; else the number alone on a line below the signature or on the form."""
    stated = paper.facts.of(FactKind.OUTGOING_NUMBER, language="ru")
    lines = (*paper.opening, *paper.tail)
    if paper.facts_in(lines, FactKind.OUTGOING_NUMBER):
        return paper.number(stated[0])
    for line in (*marks.signing, *paper.opening):
        number = _lone_number(paper, line)
        if number is not None:
            return paper.number(number)
    return None


def _lone_number(paper: Paper, line: Line) -> Fact | None:
    """The number that a line is, unless it is known for another (``№ П70/214``)."""
    match = _NUMBER_LINE.fullmatch(line.text)
    others = (FactKind.PROTOCOL_NUMBER, FactKind.TELEGRAM_NUMBER, FactKind.COPY_NUMBER,
              FactKind.INCOMING_NUMBER, FactKind.REPLY_NUMBER)  # fmt: skip
    if match is None or paper.facts_in((line,), *others):
        return None
    facts = paper.facts_in((line,), FactKind.REGISTRY_NUMBER)
    return facts[0] if len(facts) == 1 else None


def _outgoing_date(paper: Paper, number: Field | None) -> Field | None:
    """The date beside the number; else the one beside the signature, else that of the form."""
    events = paper.events_of(EventKind.SIGNED, EventKind.FORM)
    if number is not None:
        line = paper.document.line_at(number.span.start).number
        near = [
            event
            for event in events
            if _lines_between(paper, line, paper.number_of(event.fact)) <= _BESIDE
        ]
        near.sort(key=lambda event: abs(paper.number_of(event.fact) - line))
        events = (*near, *(one for one in events if one.kind is EventKind.SIGNED))
    signed = [event for event in events if event.kind is EventKind.SIGNED]
    for event in (*events[:1], *signed, *events) if number is not None else (*signed, *events):
        moment = paper.moment(event)
        if moment is not None:
            return moment
    return None


def _lines_between(paper: Paper, first: int, second: int) -> int:
    """How many lines with text lie from one to another."""
    low, high = sorted((first, second))
    return sum(bool(line.text.strip()) for line in paper.document.lines[low:high])


# -- acts of the office -------------------------------------------------------------------------


def _act(paper: Paper, marks: Marks, kind: str) -> Act | None:
    """Who deciphered or typed the paper and when; a typist's number stands on the next line."""
    by = next(_clerks(paper, marks.lines, _CLERKS[kind]), None)
    at = _moment(paper, marks.lines, _EVENTS[kind], by)
    number = _register_number(paper, marks) if kind == "typed" else None
    name = named(paper, by) if by is not None else None
    if name is None and kind == "deciphered":
        name = _decipherer(paper, marks.lines)
    if name is None and at is None and number is None:
        return None
    return Act(name, at, number)


def _decipherer(paper: Paper, lines: tuple[Line, ...]) -> Field | None:
    """``Дешифровал: Морозов``."""
    for line in lines:
        match = _DECIPHERED.match(line.text)
        if match is not None:
            start = line.span.start + match.start("name")
            return paper.field(match["name"], Span(start, start + len(match["name"])))
    return None


def _clerks(paper: Paper, lines: tuple[Line, ...], words: Sequence[str]) -> Iterator[Fact]:
    for fact in paper.facts_in(lines, FactKind.NAME):
        clerk = fact.part(CLERK)
        if clerk is not None and clerk.value.startswith(tuple(words)):
            yield fact


def _moment(
    paper: Paper, lines: tuple[Line, ...], kind: EventKind, by: Fact | None
) -> Field | None:
    """The date on the line of the clerk, else the first of the act."""
    numbers = {line.number for line in lines}
    events = [event for event in paper.events_of(kind) if paper.number_of(event.fact) in numbers]
    if by is not None:
        own = paper.number_of(by)
        events.sort(key=lambda event: abs(paper.number_of(event.fact) - own))
    return next((moment for event in events if (moment := paper.moment(event))), None)


def _register_number(paper: Paper, marks: Marks) -> Field | None:
    """The number of the typing pool: alone on a line below the typist's."""
    typed = False
    for line in marks.office:
        if typed and (fact := _lone_number(paper, line)) is not None:
            return paper.stated(fact)
        typed = typed or bool(_TYPIST.match(line.text))
    return None


def _copies(paper: Paper) -> Field | None:
    """How many copies were typed."""
    lines = (*paper.tail, *paper.lines_of(ZoneKind.SERVICE_MARKS))
    found = paper.facts_in(lines, FactKind.COPIES_MADE)
    if found:
        return paper.stated(found[0])
    for line in paper.tail:
        match = _MISREAD_COPIES.match(line.text)
        if match is not None:
            start = line.span.start + match.start("count")
            return paper.field(match["count"], Span(start, start + len(match["count"])), 0.8)
    return None


def _vouched(paper: Paper, marks: Marks, pattern: re.Pattern[str]) -> Official | None:
    """Who stands behind ``Проверил:`` or ``Верно:``, on its line and on those below."""
    for index, line in enumerate(marks.lines):
        match = pattern.match(line.text)
        if match is None:
            continue
        start = line.span.start + match.start("rest")
        parts = [Span(start, line.span.end)] if match["rest"].strip() else []
        for below in marks.lines[index + 1 :]:
            if _OFFICE_MARK.match(below.text) or attested(below):
                break
            parts.append(below.span)
        return official(paper, parts)
    return None
