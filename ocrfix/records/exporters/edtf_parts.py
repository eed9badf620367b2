"""EDTF taken apart for standards that say less: ``[1932-12-26..]`` has a first day and no last.

`parts` gives the kind of a date and its moments. A `Moment` has an ISO date only as far as its
parts are known from the year on: ``195X`` has none, but lies between ``1950`` and ``1959``;
``XXXX-10-27`` has neither. No day is ever made up: bounds are as exact as what is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from ocrfix.records.patterns.edtf_text import bounds, is_edtf

_MOMENT = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_OPEN = ".."
_FIRST_SEASON = 21


class Kind(Enum):
    """What an EDTF text is."""

    SINGLE = "one date"
    RANGE = "an interval: it went on all the time"
    CHOICE = "one date of several, which is not known"
    SET = "all dates of several"


@dataclass(frozen=True)
class Moment:
    """One date of EDTF.

    `iso` is ``1951``, ``1951-01`` or ``1951-01-16``, empty where the known parts do not begin at
    the year or are a season; `yearless` is ``--10-27`` (XML Schema) where only month and day are
    known. `earliest` and `latest` are ISO dates of the same precision.
    """

    edtf: str
    iso: str = ""
    yearless: str = ""
    season: int = 0
    approximate: bool = False
    uncertain: bool = False
    earliest: str = ""
    latest: str = ""

    @property
    def numbers(self) -> list[int]:
        """``[1951, 1, 16]``: the known parts from the year on."""
        return [int(part) for part in self.iso.split("-")] if self.iso else []


@dataclass(frozen=True)
class Parts:
    """A date by kind, from `first` to `last` (None: open); a single date has both the same.

    `members` are those of a choice or a set, each a single date or a range.
    """

    edtf: str
    kind: Kind
    first: Moment | None
    last: Moment | None
    members: tuple[Parts, ...] = ()

    @property
    def approximate(self) -> bool:
        """Whether any moment has ``~`` or ``%``."""
        return any(moment.approximate for moment in self.moments)

    @property
    def uncertain(self) -> bool:
        """Whether any moment has ``?`` or ``%``."""
        return any(moment.uncertain for moment in self.moments)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """All moments that are written."""
        if self.members:
            return tuple(moment for member in self.members for moment in member.moments)
        ends = (self.first,) if self.first == self.last else (self.first, self.last)
        return tuple(moment for moment in ends if moment is not None)

    @property
    def plain(self) -> bool:
        """Whether an ISO date says all: ``1951-01``, but not ``1951-01~`` or ``195X``."""
        return self.kind is Kind.SINGLE and self.first is not None and self.first.iso == self.edtf

    @property
    def year(self) -> str:
        """The one year that all moments lie in, of four figures; empty if they do not."""
        years = {moment.iso[:4] or _season_year(moment) for moment in self.moments}
        is_open = self.first is None or self.last is None
        return years.pop() if len(years) == 1 and not is_open else ""


def parts(edtf: str | None) -> Parts | None:
    """A date taken apart; None for no EDTF text (nothing is made of one that is not well-formed).

    >>> parts("[1932-12-26..]").first.iso, parts("[1932-12-26..]").last
    ('1932-12-26', None)
    """
    if not edtf or not is_edtf(edtf):
        return None
    if edtf[0] in "[{":
        kind = Kind.CHOICE if edtf[0] == "[" else Kind.SET
        members = tuple(_member(member) for member in edtf[1:-1].split(","))
        return Parts(edtf, kind, _end(members, 0), _end(members, 1), members)
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return Parts(edtf, Kind.RANGE, _moment(first), _moment(last))
    moment = _moment(edtf)
    return Parts(edtf, Kind.SINGLE, moment, moment)


def _member(text: str) -> Parts:
    if _OPEN in text:
        first, _, last = text.partition(_OPEN)
        return Parts(text, Kind.RANGE, _moment(first), _moment(last))
    moment = _moment(text)
    return Parts(text, Kind.SINGLE, moment, moment)


def _end(members: tuple[Parts, ...], side: int) -> Moment | None:
    """The first or the last moment of several; None if one is open or cannot be compared."""
    ends = [(member.first, member.last)[side] for member in members]
    known = [
        moment for moment in ends if moment is not None and (moment.earliest, moment.latest)[side]
    ]
    if len(known) < len(ends):
        return None
    if side == 0:
        return min(known, key=lambda moment: bounds(moment.edtf)[0] or "")
    return max(known, key=lambda moment: bounds(moment.edtf)[1] or "")


def _moment(text: str) -> Moment | None:
    if text in ("", _OPEN):
        return None
    match = _MOMENT.fullmatch(re.sub(r"[?~%]", "", text))
    if match is None:
        return Moment(text)
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    season = int(month) if month.isdecimal() and int(month) >= _FIRST_SEASON else 0
    precision = 1 if month == "XX" else 2 if day == "XX" else 3
    earliest, latest = bounds(text)
    return Moment(
        edtf=text,
        iso="" if season else _iso(year, month, day),
        yearless=_yearless(month, day) if year == "XXXX" and not season else "",
        season=season,
        approximate=any(sign in text for sign in "~%"),
        uncertain=any(sign in text for sign in "?%"),
        earliest=_shortened(earliest, precision),
        latest=_shortened(latest, precision),
    )


def _iso(year: str, month: str, day: str) -> str:
    if not year.isdecimal() or (month == "XX" and day != "XX"):
        return ""
    return "-".join(part for part in (year, month, day) if part != "XX")


def _yearless(month: str, day: str) -> str:
    """The types gMonthDay, gMonth and gDay of XML Schema."""
    if month == "XX":
        return "" if day == "XX" else f"---{day}"
    return f"--{month}" if day == "XX" else f"--{month}-{day}"


def _shortened(date: str | None, precision: int) -> str:
    return "-".join(date.split("-")[:precision]) if date else ""


def _season_year(moment: Moment) -> str:
    year = moment.edtf.lstrip("?~%")[:4]
    return year if moment.season and year.isdecimal() else ""
