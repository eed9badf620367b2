"""Stretches of time: ``2-3 месяца``, ``6 суток``, ``полтора часа``, «an hour and a half».

The value is an ISO 8601 duration: ``P6D``, ``PT1H30M``; the ends of a range are divided by a
stroke, ``P2M/P3M``. The figures in a duration are facts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, FactPart, make_fact
from ocrfix.facts.numbers import LONGEST_COUNT, plain
from ocrfix.language.numerals import russian_numerals
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.facts.quantities import Quantity

#: Units of time in their ISO order: letter, whether it stands after T, how many of it a unit is.
_UNITS = {
    "century": ("Y", False, 100), "decade": ("Y", False, 10), "year": ("Y", False, 1),
    "month": ("M", False, 1), "week": ("W", False, 1), "day": ("D", False, 1),
    "hour": ("H", True, 1), "minute": ("M", True, 1), "second": ("S", True, 1),
}  # fmt: skip
_ORDER = tuple(_UNITS)
#: What the fraction of a unit is in the next smaller one.
_SMALLER = {
    "year": ("month", 12),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
#: From here on «год» after a number is a date.
_FIRST_YEAR = 1000

_STEMS = {
    "секундн": "second", "минутн": "minute", "часов": "hour", "дневн": "day", "суточн": "day",
    "недельн": "week", "месячн": "month", "летн": "year", "годичн": "year", "годов": "year",
}  # fmt: skip
_ADJECTIVE = re.compile(
    rf"(?P<stem>{'|'.join(_STEMS)})"
    r"(?:ый|ой|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ых|их|ыми|ими|ей)"
)
#: ``двухмесячный``, ``пятилетнего``: the number is in the genitive or, rarely, in the nominative.
_COMPOUND = re.compile(
    rf"(?<![^\W_])(?P<number>[а-яё]{{3,14}}?)(?P<unit>{_ADJECTIVE.pattern})(?![^\W_])", re.I
)
_SPACE = r"(?:[ \t\u00a0]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})"
_NEXT_TERM = re.compile(rf"{_SPACE}(?:(?:и|and){_SPACE})?")
#: A duration without a number.
_PHRASES = {
    "ru": (
        re.compile(
            rf"(?<![^\W_])[Вв]{_SPACE}течение{_SPACE}"
            r"(?P<unit>суток|дня|недели|месяца|года|часа|минуты)(?![^\W_])"
        ),
        {"суток": "day", "дня": "day", "недели": "week", "месяца": "month", "года": "year",
         "часа": "hour", "минуты": "minute"},
    ),
    "en": (
        re.compile(rf"\b[Ww]ithin{_SPACE}an?{_SPACE}(?P<unit>day|week|month|year|hour|minute)\b"),
        {},
    ),
}  # fmt: skip


def adjective_unit(word: str) -> str:
    """The unit of ``часовой`` in ``24-часовой``; empty if the word is no such adjective."""
    match = _ADJECTIVE.fullmatch(fold(word))
    return _STEMS[match["stem"]] if match else ""


def iso_duration(amounts: Mapping[str, float]) -> str:
    """The ISO 8601 text of amounts by unit.

    >>> iso_duration({"hour": 1.5}), iso_duration({"month": 2}), iso_duration({"year": 1.5})
    ('PT1H30M', 'P2M', 'P1Y6M')
    """
    totals: dict[str, float] = {}
    for unit, amount in amounts.items():
        base = {"century": "year", "decade": "year"}.get(unit, unit)
        total = amount * _UNITS[unit][2]
        fraction = total - int(total)
        smaller, count = _SMALLER.get(base, ("", 0))
        if fraction and smaller and abs(fraction * count - round(fraction * count)) < 1e-6:
            totals[smaller] = totals.get(smaller, 0) + round(fraction * count)
            total = int(total)
        if total or not fraction:
            totals[base] = totals.get(base, 0) + total
    days, hours = "", ""
    for unit in _ORDER:
        if totals.get(unit) or (unit in totals and len(totals) == 1):
            letter, timed, _ = _UNITS[unit]
            text = f"{plain(totals[unit])}{letter}"
            days, hours = (days, hours + text) if timed else (days + text, hours)
    return f"P{days}T{hours}" if hours else f"P{days}"


def find_durations(
    document: Document, zone: Zone, quantities: Sequence[Quantity]
) -> Iterator[Fact]:
    """The durations that `quantities` of time make, and those in adjectives and phrases."""
    place = 0
    while place < len(quantities):
        terms = _terms(document.source, quantities, place)
        if terms:
            yield _duration(document, terms)
        place += max(1, len(terms))
    if zone.language != "en":
        yield from _compounds(document, zone)
    yield from _phrases(document, zone)


def _is_time(quantity: Quantity) -> bool:
    number = quantity.number
    if quantity.unit not in _UNITS or number.names or len(number.value) > LONGEST_COUNT:
        return False
    amount = float(number.value)
    return not (quantity.unit == "year" and _FIRST_YEAR <= amount < 2100)


def _terms(source: str, quantities: Sequence[Quantity], place: int) -> list[Quantity]:
    """The quantities that make one duration: both ends of a range, or falling units."""
    first = quantities[place]
    if not _is_time(first):
        return []
    terms = [first]
    for quantity in quantities[place + 1 :]:
        last = terms[-1]
        if last.joined:
            if _is_time(quantity):  # ``полугода - 110 000 тонн`` is no range
                terms.append(quantity)
            break
        falls = _is_time(quantity) and _ORDER.index(last.unit) < _ORDER.index(quantity.unit)
        if (
            not falls
            or quantity.joined
            or not _NEXT_TERM.fullmatch(source, last.end, quantity.number.span.start)
        ):
            break
        terms.append(quantity)
    return terms


def _duration(document: Document, terms: Sequence[Quantity]) -> Fact:
    ends = [{one.unit: float(one.number.value)} for one in terms]
    if terms[0].joined:
        value = "/".join(iso_duration(end) for end in ends)
    else:
        amounts: dict[str, float] = {}
        for end in ends:
            amounts |= end
        value = iso_duration(amounts)
    parts = tuple(
        FactPart(one.unit, one.number.value, one.number.span.text(document.source), one.number.span)
        for one in terms
    )
    last = max(one.end for one in terms)
    return make_fact(
        document, FactKind.DURATION, Span(terms[0].number.span.start, last), value, parts
    )


def _compounds(document: Document, zone: Zone) -> Iterator[Fact]:
    """``двухмесячный``, ``полуторачасовой``."""
    for match in _COMPOUND.finditer(document.source, zone.span.start, zone.span.end):
        word = fold(match["number"])
        numeral = russian_numerals().get(word)
        amount = {"одно": 1.0, "полутора": 1.5, "полу": 0.5}.get(word)
        if amount is None and numeral is not None and numeral.alone:
            amount = numeral.value
        unit = adjective_unit(match["unit"])
        if amount is not None and unit:
            value = iso_duration({unit: amount})
            yield make_fact(document, FactKind.DURATION, Span(*match.span()), value)


def _phrases(document: Document, zone: Zone) -> Iterator[Fact]:
    pattern, units = _PHRASES["en" if zone.language == "en" else "ru"]
    for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
        unit = units.get(match["unit"], match["unit"])
        yield make_fact(
            document, FactKind.DURATION, Span(*match.span("unit")), iso_duration({unit: 1})
        )
