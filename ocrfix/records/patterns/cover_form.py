"""The printed form of the first sheet: ``ШИФРТЕЛЕГРАММА № 15603``, ``Экз. № 1``, «Из ПЕКИНА».

Numbers, dates and places are the facts of the paper; here it is told which field each of them is,
and what is printed besides: form name, office, grade, precedence, handling, series.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ocrfix.document.model import Line, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import EventKind, calendar_day
from ocrfix.facts.formulas import nearest_formula
from ocrfix.language.cases import GENITIVE, phrase_in_nominative, place_in_nominative
from ocrfix.language.forms import form_key
from ocrfix.language.gazetteer import NameKind
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.distribution import distribution
from ocrfix.records.patterns.formulas import form_name, formula_fields
from ocrfix.records.patterns.writing import SMALL_WORDS, name_case, sentence_case, title_case
from ocrfix.records.record import CoverForm
from ocrfix.text.spans import Span

_SERIES = re.compile(
    r"(?P<value>(?:[Оо]соб(?:ая|ый)|ОСОБАЯ|[Сс]пец|СПЕЦ)\.?\s*(?:№|N[oо°]?\.?)\s*"
    r"\d[\d\s,/–—-]*\d|(?:[Оо]соб(?:ая|ый)|ОСОБАЯ|[Сс]пец|СПЕЦ)\.?\s*(?:№|N[oо°]?\.?)\s*\d"
    r"|(?i:серия)\s*[«\"“]?[^\W\d_]{1,2}[»\"”]?(?![^\W_])"
    r"|(?i:особая\s+папка)(?![^\W_]))"
)
_FROM = re.compile(r"(?<![^\W_])(?:[Ии]з|ИЗ)\s+(?:г(?:ор)?\.\s*)?\Z")
_TOWN = re.compile(r"(?<![^\W_])(?:г|гор)\.\s*\Z")
_UNLISTED_TOWN = re.compile(
    r"(?<![^\W_])(?:г|гор)\.\s*(?P<town>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*)\W*\Z"
)
#: Words that an office is called by; with one of them a line in capitals is a letterhead.
_OFFICES = re.compile(
    r"(?:министерств|управлени|отдел|комитет|посольств|миссия|штаб|комиссариат|совет\b|партия"
    r"|сектор|бюро|комисси|администраци|ставка|президиум|консульств|представительств|академия)",
    re.IGNORECASE,
)
#: ``Эхз. М 7`` at the end of a line.
_MISREAD_COPY = re.compile(
    r"(?<![^\W_])[ЭэЗ3][кхн][зс3]\.?,?\s*(?:№|[NМмХх#]|N[oо°])\s*(?P<copy>\d{1,2})\W{0,3}(?:\w\W*)?\Z"
)
_MISREAD = 0.8
_WORDS = {
    EventKind.SENT: re.compile(r"\W*(?:отправлен|передан|подан)[аоы]?\b", re.IGNORECASE),
    EventKind.RECEIVED: re.compile(r"\W*(?:получен|принят|поступил)[аоы]?\b", re.IGNORECASE),
}
_DISPATCHED = re.compile(r"\A\W*(?:выписк[аи]\s+)?(?:послан|разослан|отправлен)[оаы]?\b", re.I)
#: A list of recipients has its date so near to its beginning.
_LIST_LINES = 6
_NOT_OFFICE = re.compile(r"[№|]|\d\s*[./]\s*\d")
#: An address begins with an office in the dative.
_DATIVE = re.compile(r"(?:[^\W\d_]+(?:ому|ему|ству|лению|ию|тету|ату|елу|телю|нику|арю)\b)", re.I)


def read_form(paper: Paper) -> CoverForm:
    """The fields of the form of a paper."""
    opening = paper.opening
    name = next((field for line in opening if (field := form_name(paper, line))), None)
    return CoverForm(
        name=name,
        telegram_number=_telegram_number(paper),
        protocol_number=_first(paper, FactKind.PROTOCOL_NUMBER),
        protocol_item=_first(paper, FactKind.ITEM_NUMBER),
        incoming_number=_first(paper, FactKind.INCOMING_NUMBER),
        issuing_office=_office(paper),
        classification=next(formula_fields(paper, opening, "classification"), None),
        handling=_handling(paper),
        precedence=next(formula_fields(paper, opening, "precedence"), None),
        series=_series(paper),
        place_of_origin=_origin(paper),
        sent=_moment(paper, EventKind.SENT),
        received=_moment(paper, EventKind.RECEIVED),
        copy_number=_copy_number(paper),
        sheets=paper.sheets,
        distribution=distribution(paper),
    )


def _first(paper: Paper, kind: FactKind) -> Field | None:
    """The first number of a kind on the form, or among the marks at the end."""
    found = paper.facts_in(paper.opening, kind) or paper.facts_in(paper.tail, kind)
    return paper.number(found[0]) if found else None


def _telegram_number(paper: Paper) -> Field | None:
    """The number on the form; where that is lost, of a further sheet or the translation."""
    stated = paper.facts.of(FactKind.TELEGRAM_NUMBER)
    cover = paper.facts_in(paper.opening, FactKind.TELEGRAM_NUMBER)
    russian = [fact for fact in stated if fact.language == "ru"]
    for fact in (*cover, *russian):
        return paper.stated(fact)
    for line in paper.cover:
        # ``ВХОДЯЩАЯ ШИФРТЕЛЕГРАММА № 19/412``
        numbers = paper.facts_in((line,), FactKind.REGISTRY_NUMBER)
        if len(numbers) == 1 and form_name(paper, line) is not None:
            return paper.number(numbers[0])
    translated = [fact for fact in stated if fact.zone is ZoneKind.TRANSLATION]
    return paper.field(translated[0].value, translated[0].span, 0.9) if translated else None


def _copy_number(paper: Paper) -> Field | None:
    """``Экз. № 3`` of the form, else of a further sheet."""
    found = paper.facts_in(paper.opening, FactKind.COPY_NUMBER)
    if found:
        return paper.stated(found[0])
    for line in paper.opening:
        match = _MISREAD_COPY.search(line.text)
        if match is not None and "|" not in line.text:
            start = line.span.start + match.start("copy")
            return paper.field(match["copy"], Span(start, start + len(match["copy"])), _MISREAD)
    stated = paper.facts.of(FactKind.COPY_NUMBER, language="ru")
    return paper.stated(stated[0]) if stated else None


def _handling(paper: Paper) -> tuple[Field, ...]:
    """Handling marks, each once."""
    found: dict[str, Field] = {}
    for field in formula_fields(paper, paper.opening, "handling"):
        found.setdefault(form_key(field.value), field)
    return tuple(found.values())


def _series(paper: Paper) -> Field | None:
    """``Спец. № 718-720``, ``Серия «Г»``, ``ОСОБАЯ ПАПКА``."""
    for line in paper.opening:
        match = _SERIES.search(line.text)
        if match is not None:
            start = line.span.start + match.start("value")
            text = match["value"]
            value = sentence_case(text, paper.knowledge)
            return paper.field(value, Span(start, start + len(text)))
    return None


def _moment(paper: Paper, kind: EventKind) -> Field | None:
    """When the paper was sent or received, as its form or the marks at its end say."""
    zones = (ZoneKind.COVER_FORM, ZoneKind.SERVICE_MARKS, ZoneKind.CONTINUATION)
    for event in paper.events_of(kind):
        if event.fact.zone in zones and (moment := paper.moment(event)) is not None:
            return moment
    found = _on_line(paper, _WORDS[kind])
    return found or (_dispatched(paper) if kind is EventKind.SENT else None)


def _on_line(paper: Paper, words: re.Pattern[str]) -> Field | None:
    """Date and time of a line of the opening that looks like a sentence: ``Получена …``."""
    for line in paper.opening:
        dates = paper.facts_in((line,), FactKind.DATE) if words.match(line.text) else ()
        times = paper.facts_in((line,), FactKind.TIME)
        if len(dates) != 1 or calendar_day(CalendarDate.parse(dates[0].value)) is None:
            continue
        spans = [fact.span for fact in (*dates, *times[:1])]
        value = "T".join(fact.value for fact in (*dates, *times[:1]))
        whole = Span(min(one.start for one in spans), max(one.end for one in spans))
        return paper.field(value, whole)
    return None


def _dispatched(paper: Paper) -> Field | None:
    """``послано 4.XI.56``, or the first date of a list that begins with ``Выписки посланы:``."""
    numbers = {line.number for line in paper.tail}
    lists = [line.number for line in paper.tail if _DISPATCHED.match(line.text)]
    for event in paper.events_of(EventKind.BODY, EventKind.SIGNED) if lists else ():
        number = paper.number_of(event.fact)
        if number in numbers and 0 <= number - lists[0] <= _LIST_LINES:
            return paper.moment(event)
    return None


def _origin(paper: Paper) -> Field | None:
    """``Из ПЕКИНА``, or the town of a letterhead: ``гор. Аньдун``."""
    places = paper.facts_in(paper.cover, FactKind.PLACE)
    for pattern in (_FROM, _TOWN):
        for fact in places:
            line = paper.document.line_at(fact.span.start)
            before = paper.document.source[line.span.start : fact.span.start]
            if pattern.search(before):
                return _place(paper, fact, genitive=pattern is _FROM)
    for line in paper.cover:
        match = _UNLISTED_TOWN.search(line.text)
        if match is not None:
            start = line.span.start + match.start("town")
            return paper.field(match["town"], Span(start, start + len(match["town"])), 0.9)
    return None


def _place(paper: Paper, fact: Fact, *, genitive: bool) -> Field:
    """A place in the nominative; one that no list has is led back by its ending."""
    words = [token.word for token in paper.document.tokens_in(fact.span)]
    for mention in paper.knowledge.gazetteer.mentions(words):
        if mention.name.kind is NameKind.PLACE:
            return paper.field(mention.name.base, fact.span)
    text = name_case(" ".join(words))
    return paper.field(place_in_nominative(text) if genitive else text, fact.span, 0.8)


# -- the issuing office -------------------------------------------------------------------------


def _office(paper: Paper) -> Field | None:
    """The letterhead: the office lines above grade, copy number and form name."""
    lines = list(_letterhead(paper))
    if not lines:
        return None
    span = Span(_start(lines[0]), lines[-1].span.start + len(lines[-1].text.rstrip()))
    value = ""
    for line in lines:
        text = line.text.strip(" \t*_|.")
        division = " " if _goes_on(text) else ". "
        value += (division if value else "") + title_case(text, paper.knowledge)
    return paper.field(value, span)


def _goes_on(text: str) -> bool:
    """Whether a line goes on with the name above it: ``при Совете Министров``, ``(Госплан)``."""
    words = text.split()
    if words[0].startswith("(") or words[0].lower() in SMALL_WORDS:
        return True
    ordinal = words[0][0].isdigit()  # ``10-й ОТДЕЛ`` may be any case
    return not ordinal and phrase_in_nominative(words, GENITIVE) not in (None, tuple(words))


def _start(line: Line) -> int:
    return line.span.start + len(line.text) - len(line.text.lstrip())


def _letterhead(paper: Paper) -> Iterator[Line]:
    """The lines in a row that name an office, before the first mark of the form.

    A name that stands alone again below is that of the addressee, in a stamp of receipt.
    """
    found = False
    keys = Counter(form_key(line.text) for line in paper.opening)
    for line in paper.cover:
        if keys[form_key(line.text)] > 1:
            continue
        if _is_office(paper, line) or (found and _is_department(line)):
            found = True
            yield line
        elif found or _ends_letterhead(paper, line):
            return


def _ends_letterhead(paper: Paper, line: Line) -> bool:
    if form_name(paper, line) is not None:
        return True
    marks = ("classification", "precedence", "handling")
    return any(formula_fields(paper, [line], *marks)) or any(
        paper.facts_in((line,), FactKind.COPY_NUMBER, FactKind.ADDRESSEE)
    )


def _is_department(line: Line) -> bool:
    """``10-й ОТДЕЛ`` below a ministry."""
    text = line.text.strip(" \t*_|")
    capitals = sum(map(str.isupper, text)) > sum(map(str.islower, text))
    return (
        capitals and len(text) < 60 and not _NOT_OFFICE.search(text) and bool(_OFFICES.search(text))
    )


def _is_office(paper: Paper, line: Line) -> bool:
    """A line that a printed letterhead or a listed institution fills, or one in capitals."""
    text = line.text.strip(" \t*_|")
    if len(text) < 5 or _NOT_OFFICE.search(text) or _DATIVE.match(text):
        return False
    if nearest_formula(text, paper.knowledge.forms.of_kind("issuing-office")) is not None:
        return True
    letters = sum(map(str.isalpha, text))
    facts = paper.facts_in((line,), FactKind.INSTITUTION)
    named = sum(sum(map(str.isalpha, fact.raw)) for fact in facts)
    if named * 4 >= letters * 3:
        return True
    return text.isupper() and _OFFICES.search(text) is not None
