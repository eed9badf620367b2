"""From a pattern that matches to a `Point`: values, two-figure years, day and month order.

In running text (not `lenient`) more is asked of a form: two figures are a year only with ``г.`` or
between marks, a year alone needs its word, and nothing behind ``ф.``, ``д.``, ``№`` is a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ocrfix.messages import _, ngettext
from ocrfix.records.patterns.date_items import FORMS, LENIENT_ONLY
from ocrfix.records.patterns.date_points import (
    CENTURIES,
    HALVES,
    QUARTERS,
    Point,
    days_between_styles,
    full_year,
    new_style,
    two_readings,
)
from ocrfix.records.patterns.date_tokens import Token, Tokens

_YEAR_WORD = re.compile(r"[ ,]{0,2}g")
_ROMAN_CENTURY = str.maketrans("ХIVІ", "XIVI")
#: What makes a year of its own one in running English: «in 1953».
_BEFORE_YEAR = re.compile(r"\b(?:in|since|during|year)\s\Z", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"(?:^|[LFUIKABVW&,:] ?)\"?\Z")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is to be read.

    `day_first` is the order of ``03/04/1951`` where another date of the document tells it;
    `lenient` is true for a field that is known to hold a date. `language` is a code such as
    ``ru``, or None.
    """

    lenient: bool
    language: str | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A point and the place in the shape where it ends."""

    point: Point
    end: int


def read_item(text: Tokens, place: int, reading: Reading) -> Item | None:
    """The date at `place` of the shape, or None."""
    for name, pattern in FORMS:
        if name in LENIENT_ONLY and not reading.lenient:
            continue
        match = pattern.match(text.shape, place)
        if match is None:
            continue
        item = _Match(text, match, name, reading)
        if not reading.lenient and not item.is_sure():
            continue
        point = item.point()
        if point is not None:
            return Item(replace(point, form=point.form or name), item.end)
    return None


class _Match:
    """A pattern that matched, with the tokens of its groups."""

    def __init__(self, text: Tokens, match: re.Match[str], name: str, reading: Reading) -> None:
        self.text, self.match, self.name, self.reading = text, match, name, reading
        self.end = match.end()
        self.groups = {
            group: text.tokens[match.start(group)]
            for group, found in match.groupdict().items()
            if found
        }
        self.after_year = _YEAR_WORD.match(text.shape, self.end)

    def point(self) -> Point | None:
        """What the groups say; None if the pattern matched something that is no date."""
        read = getattr(self, "_as_" + self.name.replace("-", "_"), None)
        if not self._short_is_year():
            return None
        return self._plain() if read is None else read()

    def is_sure(self) -> bool:
        """Whether a date is meant even in running text."""
        if self.name in ("figures", "roman", "roman-day") and self._follows_number():
            return False
        month = self.groups.get("month")
        if month is not None and month.text in ("may", "march", "mar"):
            return "year" in self.groups  # verbs: «may 5 divisions»
        if self.name == "iso":
            return self._is_tight() or "-" in self.match["one"]
        if self.name == "roman-day":
            return _BEFORE_DAY.search(self.text.shape, 0, self.match.start()) is not None
        return self._is_sure_by_year(self.after_year is not None)

    def _is_tight(self) -> bool:
        """``16.1.51`` rather than ``1. 2. 33`` or ``10-12-14``."""
        return " " not in self.match["one"] + self.match["two"] and "-" not in self.match["one"]

    def _is_sure_by_year(self, marked: bool) -> bool:
        given = marked or "year" in self.groups
        if self.name == "figures":
            return given or self._is_tight()
        if self.name == "roman":
            return given or "this" in self.groups or self._before("roman") in "./-"
        if self.name == "roman-year":
            return "year" in self.groups and (marked or "." in self.match["one"])
        if self.name == "year-day":
            return bool(self.match["mark"])
        if "short" in self.groups and self.name in ("day-short", "month-short", "month-year"):
            return marked or self._before("short") in '"./-'
        return True

    def _follows_number(self) -> bool:
        start = self.match.start()
        before = self.text.shape[max(0, start - 2) : start]
        return bool(re.search(r"[naqyrux][./\-]\Z", before))

    def _before(self, group: str) -> str:
        """The kind of the token before that of a group."""
        return self.text.shape[self.match.start(group) - 1]

    def _short_is_year(self) -> bool:
        token = self.groups.get("short")
        if token is None:
            return True
        if len(token.text.strip()) != 2:
            return False
        value = int(token.value or 0)
        if "quote" in self.match.groupdict():
            return bool(self.match["quote"]) or self.after_year is not None or value > 31
        return True

    def _year(self) -> str | None:
        token = self.groups.get("year")
        if token is not None:
            return str(token.value) if token.kind == "u" else f"{token.value:04d}"
        short = self.groups.get("short")
        return full_year(int(short.value or 0)) if short is not None else None

    def _plain(self) -> Point | None:
        day, month = self.groups.get("day"), self.groups.get("month")
        if self.name == "month" and "year" not in self.groups and (_number(day) or 0) > 31:
            return None  # «May '51»
        if self.name == "month-day" and self.text.tokens[self.match.end("unit") - 1].value != "дня":
            return None
        doubt = self.groups.get("dayq")
        if doubt is not None and self.match.end("dayq") == self.end:
            self.end = self.match.start("dayq")  # «1951 May 5?» doubts all of it
            doubt = None
        return self._checked(
            Point(
                self._year(),
                _number(month),
                _number(day),
                doubtful_day=doubt is not None,
                doubtful_month=bool(self.match.groupdict().get("monthq")),
            )
        )

    def _checked(self, point: Point) -> Point | None:
        if point.year is not None and not "1000" <= point.year.replace("X", "0") < "2100":
            return None
        reason = point.impossible()
        return point if reason is None else replace(point, problems=(reason,))

    def _as_roman(self) -> Point | None:
        token = self.groups["roman"]
        month = token.roman
        if token.kind == "&":  # ``12.И.1951``: II read as a letter
            if token.text != "И" or self._before("roman") not in "./-":
                return None
            month = 2
        day = self.groups.get("day")
        if self.name == "roman-day" and day is not None and not re.search(r"\d", day.text):
            return None  # «I.V. Stalin»
        point = self._checked(Point(self._year(), month, _number(day)))
        if point is None or token.kind != "a" or token.value == token.roman:
            return point
        if not any(one in token.text for one in "1l|"):
            return point
        figures = replace(point, month=int(token.value or 0), problems=())
        if figures.impossible():
            return point
        first, second = (figures, point) if "1" in token.text else (point, figures)
        return replace(first, swapped=second)

    _as_year_roman = _as_roman_year = _as_roman_day = _as_roman_only = _as_roman

    def _as_figures(self) -> Point | None:
        one, two = self.match.groupdict().get("one"), self.match.groupdict().get("two")
        if one and two and (one.strip() == "-") != (two.strip() == "-") and one.strip() == "-":
            return None
        first, second = _number(self.groups["first"]), _number(self.groups["second"])
        if first is None or second is None:
            return None
        slashed = bool(one and two and one.strip() == two.strip() == "/")
        day_first, sure = self._order(slashed)
        point = two_readings(first, second, self._year(), day_first, sure)
        if point.year is not None:
            point = replace(point, decided=point.decided if slashed else None)
        return self._checked(point)

    _as_apart = _as_figures_day = _as_figures

    def _order(self, slashed: bool) -> tuple[bool, bool]:
        """Whether the day stands first, and whether that is sure."""
        language, known = self.reading.language, self.reading.day_first
        if known is not None and (slashed or language in ("en", None)):
            return known, True
        if language in ("en", None):
            return not slashed, self.name != "figures"
        return True, not slashed

    def _as_iso(self) -> Point | None:
        day, month = _number(self.groups["first"]), _number(self.groups["second"])
        return self._checked(Point(self._year(), month, day))

    def _as_no_day(self) -> Point | None:
        value = _number(self.groups["first"])
        english = self.reading.language in ("en", None)
        month, day = (value, None) if english else (None, value)
        return self._checked(Point(self._year(), month, day))

    def _as_figure_year(self) -> Point | None:
        return self._checked(Point(self._year(), _number(self.groups["second"])))

    def _as_styles(self) -> Point | None:
        """``25 октября (7 ноября) 1917``: the second is the day of the calendar of today."""
        months = [_month(self.groups.get(name)) for name in ("month", "month2", "month3")]
        first = months[0] or months[2] or months[1]
        second = months[1] or months[2] or months[0]
        year = self._year()
        if first is None or year is None or not year.isdigit():
            return None
        old = self._checked(Point(year, first, _number(self.groups["day"])))
        new = self._checked(Point(year, second, _number(self.groups["day2"])))
        if old is None or new is None or old.problems or new.problems:
            return None
        if first == 12 and second == 1:
            old = replace(old, year=str(int(year) - 1))
        moved = new_style(old)
        turned = new_style(new)
        if turned is not None and turned.order == old.order:  # 14 (1) марта 1918 г.
            old, new, moved = new, old, turned
        if moved is None or moved.order != new.order:
            return None
        days = days_between_styles(*old.order[:2])
        note = ngettext(
            "{date} in the Old Style, {days} day behind",
            "{date} in the Old Style, {days} days behind",
            days,
        ).format(date=old.edtf, days=days)
        return replace(new, problems=(note,))

    def _as_season(self) -> Point | None:
        following = self.groups.get("next")
        season, year = self.groups["season"], self._year()
        if following is not None and not _is_next_year(year, following, season):
            self.end = self.match.start("next") - 1
        return self._checked(Point(year, part=int(season.value or 0)))

    _as_year_season = _as_season

    def _as_season_only(self) -> Point | None:
        return Point(part=int(self.groups["season"].value or 0))

    def _as_quarter(self) -> Point | None:
        code = QUARTERS.get(_nth(self.groups["nth"]) or 0)
        return None if code is None else self._checked(Point(self._year(), part=code))

    def _as_half(self) -> Point | None:
        number = _nth(self.groups["nth"]) or 0
        if number not in HALVES:
            return None
        if "month" not in self.groups:
            return self._checked(Point(self._year(), part=HALVES[number]))
        note = _("half a month has no form in EDTF")
        return self._checked(Point(self._year(), _number(self.groups["month"]), problems=(note,)))

    def _as_ten_days(self) -> Point | None:
        number, month = _nth(self.groups["nth"]) or 0, _number(self.groups["month"])
        if not 1 <= number <= 3:
            return None
        last = 31 if number == 3 else number * 10
        return self._checked(Point(self._year(), month, number * 10 - 9, last_day=last))

    def _as_century(self) -> Point | None:
        token = self.groups["nth"]
        roman = token.text.upper().translate(_ROMAN_CENTURY)
        number = CENTURIES.get(re.match(r"\w*", roman).group())  # type: ignore[union-attr]
        if number is None:
            number = CENTURIES.get(str(token.value))
        return None if number is None else Point(f"{number - 1}XX")

    _as_century_only = _as_century

    def _as_decade(self) -> Point | None:
        digits = str(self.groups["decade"].value)
        if len(digits) == 2:
            if self.after_year is None and self.reading.language != "en":
                return None
            digits = full_year(int(digits))
        return Point(f"{digits[:3]}X")

    def _as_year_only(self) -> Point | None:
        if not self.reading.lenient and not self._is_year_in_text():
            return replace(point, form="bare") if (point := self._plain()) else None
        return self._plain()

    def _is_year_in_text(self) -> bool:
        start = self.text.tokens[self.match.start()].start
        before = self.text.source[max(0, start - 12) : start]
        return self.after_year is not None or bool(_BEFORE_YEAR.search(before))


def _is_next_year(year: str | None, following: Token, season: Token) -> bool:
    """Whether ``51`` of ``зима 1950/51`` is the second year of a winter."""
    if year is None or not year.isdigit() or season.value != 24:
        return False
    return int(following.value or 0) % 100 == (int(year) + 1) % 100


def _number(token: Token | None) -> int | None:
    return token.value if token is not None and isinstance(token.value, int) else None


def _month(token: Token | None) -> int | None:
    if token is None:
        return None
    return token.roman if token.kind == "r" else _number(token)


def _nth(token: Token) -> int | None:
    return token.roman if token.roman is not None else _number(token)
