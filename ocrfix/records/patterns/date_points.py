"""One date as its parts: day, month, year, each known, unknown or doubtful.

``16 января`` has no year yet, ``5`` of ``5–14 января`` no month: `Point` holds what is there, and
completing a range fills in the rest. A date in figures that can be read day first and month first
(``03/04/1951``) keeps both readings.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ocrfix.messages import _

#: Roman and other numbers of centuries, in Latin and Cyrillic letters.
CENTURIES = {"XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21, "17": 17, "18": 18, "19": 19,
             "20": 20, "21": 21}  # fmt: skip
#: EDTF codes of the quarters and the halves of a year (ISO 8601-2, level 2).
QUARTERS, HALVES = {1: 33, 2: 34, 3: 35, 4: 36}, {1: 40, 2: 41}


@dataclass(frozen=True, slots=True)
class Point:
    """A date with what is known of it.

    `year` is four figures, ``X`` for one that is not given. `part` is the EDTF code of a season,
    quarter or half. `last_day` is the end of ``первая декада мая``. `swapped` is the other reading
    of day and month. `form` names the pattern that read it, `problems` say what is odd about it.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    last_day: int | None = None
    doubtful_day: bool = False
    doubtful_month: bool = False
    swapped: Point | None = None
    decided: bool | None = None
    form: str = ""
    problems: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is a date by itself: a year, a month, or a day of a month."""
        return self.year is not None or self.month is not None

    @property
    def detail(self) -> int:
        """How much is told: 3 with a day, 2 with a month or season, 1 with a year only."""
        return 3 if self.day else 2 if self.month or self.part else 1 if self.year else 0

    @property
    def edtf(self) -> str:
        """The date in EDTF, ``X`` for a year or a month that is missing before a known part."""
        year = self.year or "XXXX"
        if self.part is not None:
            return f"{year}-{self.part}"
        if self.month is None:
            return year if self.day is None else f"{year}-XX-{self.day:02d}"
        month = f"{'?' if self.doubtful_month else ''}{self.month:02d}"
        if self.day is None:
            return f"{year}-{month}"
        return f"{year}-{month}-{'?' if self.doubtful_day else ''}{self.day:02d}"

    @property
    def order(self) -> tuple[int, int, int]:
        """What dates are compared by; the first day that an unknown part may mean."""
        year = int((self.year or "0").replace("X", "0"))
        month = self.month or {21: 3, 22: 6, 23: 9, 24: 12}.get(self.part or 0, 0)
        return year, month, self.day or 0

    def impossible(self) -> str | None:
        """Why there is no such date, or None: ``there is no 31.02.1951``."""
        if self.month is not None and not 1 <= self.month <= 12:
            return _("there is no month {month}").format(month=self.month)
        if self.day is not None:
            year = int(self.year) if self.year and self.year.isdigit() else 2000
            last = 31 if self.month is None else monthrange(year, self.month)[1]
            if not 1 <= self.day <= last:
                date = f"{self.day:02d}.{self.month or 0:02d}.{self.year or ''}"
                return _("there is no {date}").format(date=date)
        return None

    def weekday(self) -> int | None:
        """The ISO number of its weekday, or None if the day is not known."""
        if not self.year or not self.year.isdigit() or not self.month or not self.day:
            return None
        return None if self.impossible() else date(*self.order).isoweekday()


def two_readings(first: int, second: int, year: str | None, day_first: bool, sure: bool) -> Point:
    """The date of two figures in an order to be told; the other reading is kept unless `sure`."""
    wanted, other = Point(year, second, first), Point(year, first, second)
    if not day_first:
        wanted, other = other, wanted
    if wanted.impossible() and not other.impossible():
        return replace(other, decided=not day_first)
    if other.impossible() or first == second:
        return replace(wanted, decided=None if wanted.impossible() or first == second
                       else day_first)  # fmt: skip
    return wanted if sure else replace(wanted, swapped=other)


def full_year(short: int) -> str:
    """A year of two figures is one of the twentieth century: ``51`` is 1951."""
    return f"19{short:02d}"


def days_between_styles(year: int, month: int) -> int:
    """How many days the old calendar was behind: 13 from March 1900, 12 before, 11 before 1800."""
    if (year, month) >= (1900, 3):
        return 13
    return 12 if (year, month) >= (1800, 3) else 11


def new_style(old: Point) -> Point | None:
    """The day of the Gregorian calendar for one of the Julian, or None without a full date."""
    if old.weekday() is None:
        return None
    year, month, day = old.order
    moved = date(year, month, day) + timedelta(days=days_between_styles(year, month))
    return replace(old, year=str(moved.year), month=moved.month, day=moved.day)
