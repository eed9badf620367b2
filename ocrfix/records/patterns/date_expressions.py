"""Dates with what stands around them: qualifiers, ranges, lists, weekdays, times.

``не ранее 5 и не позднее 10 мая 1932 г.``, «between 1972 April 4 and 11» become an `Expression`:
the points, how they are joined, and the time. What it means in EDTF is told by `date_meaning`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ocrfix.messages import _
from ocrfix.records.patterns.date_items import MONTH_BEFORE_DAY, PARTIAL
from ocrfix.records.patterns.date_points import Point, full_year, new_style
from ocrfix.records.patterns.date_reading import Reading, read_item
from ocrfix.records.patterns.date_times import time_after, time_before
from ocrfix.records.patterns.date_tokens import Tokens

#: A list with more members is not read: it is no date, and reading must stay linear.
_LONGEST_LIST = 12
#: Kinds that an expression can begin with.
_START = frozenset('naoyu_Dmrsw"BACFKUWVIN~?Ex')
_OPENER = re.compile(r"(?P<opener>[FKIU])(?: ?[LP])?[ .]{0,2}")
_LEAD = re.compile(r"(?:P(?: ?F)?|w[.,]{0,2}|L) ?")
_QUALIFIER = re.compile(r"(?P<kind>[BACWVNE~?])[ .,\-]{0,2}(?:L ?)?")
_WEEKDAY_BEFORE = re.compile(r"\(?w[ .,)]{1,3}(?:L )?")
_WEEKDAY_AFTER = re.compile(r"[ ,]{0,3}\(?(?:L )?w\)?")
_YEAR_WORD = re.compile(r"[ ,]{0,2}[gG](?![^\W_])\)?")
_SUFFIX = re.compile(r" ?\(?(?P<kind>[?~]|[NC](?=\)))\)?")
_STYLE = re.compile(r"[ ,]{0,2}\(?L? ?S\)?")
_JOIN = re.compile(r' ?(?P<join>[\-UWO&R,/])(?: ?(?P<second>[&R\-UWO]))?[ "]{0,2}(?:L )?')
_BARE_JOIN = re.compile(r"(?P<join> )(?=[AB])")
_GUARD = re.compile(r"X[.:]? ?\"?\Z")
_RANGE_BEFORE = re.compile(r"[naq][\-./]\Z")
_BRACKET, _CLOSING = re.compile(r" ?\("), re.compile(r" ?\)")
_NUMERAL = frozenset("naryuq")


@dataclass(frozen=True, slots=True)
class Side:
    """A point and the qualifiers (kinds of `date_words.KINDS`, ``?``) that stand with it."""

    point: Point
    qualifiers: frozenset[str] = frozenset()
    weekday: int | None = None

    def has(self, kinds: str) -> bool:
        """Whether one of the kinds stands with it."""
        return any(kind in self.qualifiers for kind in kinds)


@dataclass(frozen=True)
class Expression:
    """Points in the order of the text, the joins between them, and where the tokens end.

    `opener` is the word before all (F from, I since, K between, U until), `time` the time of day.
    """

    sides: tuple[Side, ...]
    joins: tuple[str, ...] = ()
    opener: str = ""
    time: str | None = None
    start: int = 0
    end: int = 0
    problems: tuple[str, ...] = field(default=())


def can_start(kind: str) -> bool:
    """Whether a date can begin with a token of this kind."""
    return kind in _START


def read_expression(text: Tokens, place: int, reading: Reading) -> Expression | None:
    """The date that begins at `place` of the shape, as long as it can be; None if there is none."""
    if text.shape[place] in _NUMERAL and _is_of_other_number(text, place):
        return None
    before = time_before(text, place, reading.lenient)
    if before is not None:
        found = _read(text, before.end, reading)
        if found is not None and _is_timed(found, text.shape[place]):
            return replace(found, time=found.time or before.value, start=place)
    return _read(text, place, reading)


def _is_timed(found: Expression, kind: str) -> bool:
    """Whether a time may stand before: the date has its day, behind ``1430`` also its year."""
    point = found.sides[-1].point
    return point.detail == 3 and (kind not in "yq" or point.year is not None)


def _is_of_other_number(text: Tokens, place: int) -> bool:
    """Whether a number stands behind ``ф.``, ``д.``, ``№``, or is the end of ``16-5``."""
    before = text.shape[max(0, place - 12) : place]
    return _GUARD.search(before) is not None or _RANGE_BEFORE.search(before) is not None


def _read(text: Tokens, place: int, reading: Reading) -> Expression | None:
    opener, start = "", place
    opening = _OPENER.match(text.shape, place)
    if opening is not None:
        opener, place = opening["opener"], opening.end()
    members = _members(text, place, reading)
    while members:
        sides = tuple(side for side, _, _ in members)
        joins = tuple(join for _, join, _ in members[1:])
        completed = _completed(sides, joins, opener, reading)
        if completed is not None:
            if len(members) == 1 and not reading.lenient and opener in ("F", "U"):
                opener = ""  # «to September 1950» may begin anywhere in the sentence
                start = opening.end() if opening else start
            found = Expression(completed, joins, opener, None, start, members[-1][2])
            found = _with_new_style(text, found, reading)
            return _with_time(text, found, reading)
        members.pop()
    return None


def _members(text: Tokens, place: int, reading: Reading) -> list[tuple[Side, str, int]]:
    """The dates of a range or list, each with the join before it and its end."""
    members: list[tuple[Side, str, int]] = []
    join = ""
    while len(members) < _LONGEST_LIST:
        found = _side(text, place, reading)
        if found is None:
            break
        side, end = found
        if join == "," and members and not _is_listed(members[-1][0].point, side.point):
            break
        members.append((side, join, end))
        joined = _JOIN.match(text.shape, end) or _BARE_JOIN.match(text.shape, end)
        if joined is None:
            break
        join, place = joined.groupdict().get("second") or joined["join"], joined.end()
    return members


def _is_listed(before: Point, point: Point) -> bool:
    """Whether a comma joins two dates: behind a whole date a lone figure is something else."""
    if point.form == "figures-day":
        return False
    if point.form in ("year-only", "bare", "short-only"):
        return before.detail == 1
    return point.form != "day-only" or before.year is None


def _side(text: Tokens, place: int, reading: Reading) -> tuple[Side, int] | None:
    qualifiers: set[str] = set()
    weekday = None
    for __ in range(3):
        match = _QUALIFIER.match(text.shape, place)
        if match is not None:
            qualifiers.add(match["kind"])
            place = match.end()
        before = _WEEKDAY_BEFORE.match(text.shape, place)
        if before is not None:
            weekday, place = _weekday(text, before), before.end()
    item = read_item(text, place, reading)
    if item is None:
        return None
    point, end = item.point, item.end
    year_word = _YEAR_WORD.match(text.shape, end)
    end = year_word.end() if year_word else end
    suffix = _SUFFIX.match(text.shape, end)
    if suffix is not None:
        qualifiers.add(suffix["kind"])
        end = suffix.end()
        year_word = _YEAR_WORD.match(text.shape, end)
        end = year_word.end() if year_word else end
    after = _WEEKDAY_AFTER.match(text.shape, end) if point.day else None
    if after is not None:
        weekday, end = _weekday(text, after), after.end()
    return _in_style(text, point, qualifiers, weekday, end)


def _in_style(
    text: Tokens, point: Point, qualifiers: set[str], weekday: int | None, end: int
) -> tuple[Side, int]:
    """The side with ``ст. ст.`` behind its date turned into the calendar of today."""
    style = _STYLE.match(text.shape, end)
    if style is not None:
        end = style.end()
        token = next(one for one in text.tokens[style.start() : end] if one.kind == "S")
        moved = new_style(point) if token.value == "old" else None
        if moved is not None:
            note = _("{date} in the Old Style").format(date=point.edtf)
            point = replace(moved, problems=(*moved.problems, note))
    return Side(point, frozenset(qualifiers), weekday), end


def _weekday(text: Tokens, match: re.Match[str]) -> int | None:
    for token in text.tokens[match.start() : match.end()]:
        if token.kind == "w" and isinstance(token.value, int):
            return token.value
    return None


def _with_new_style(text: Tokens, found: Expression, reading: Reading) -> Expression:
    """``20 декабря 1916 г. (2 января 1917 г.)`` is the day in brackets."""
    opening = _BRACKET.match(text.shape, found.end)
    moved = new_style(found.sides[0].point) if opening and len(found.sides) == 1 else None
    if moved is None or opening is None:
        return found
    new = _side(text, opening.end(), reading)
    if new is None or new[0].point.order != moved.order:
        return found
    note = _("{date} in the Old Style").format(date=found.sides[0].point.edtf)
    side = replace(found.sides[0], point=replace(new[0].point, problems=(note,)))
    closing = _CLOSING.match(text.shape, new[1])
    return replace(found, sides=(side,), end=closing.end() if closing else new[1])


def _with_time(text: Tokens, found: Expression, reading: Reading) -> Expression:
    if found.sides[-1].point.detail < 3:
        return found
    after = time_after(text, found.end, reading.lenient)
    if after is None:
        return found
    time = after.value if len(found.sides) == 1 else None
    return replace(found, time=time, end=after.end)


def _completed(
    sides: tuple[Side, ...], joins: tuple[str, ...], opener: str, reading: Reading
) -> tuple[Side, ...] | None:
    """The sides with months and years from each other, or None if they make no date."""
    points = [side.point for side in sides]
    for place in range(1, len(points)):
        points[place] = _from_before(points[place - 1], points[place])
    for place in range(len(points) - 2, -1, -1):
        filled = _from_after(points[place], points[place + 1], joins[place])
        if filled is None:
            return None
        points[place] = filled
    if points[-1].form in PARTIAL or not all(map(_is_whole, points)):
        return None
    months = any(point.form == "month-only" for point in points)
    if not reading.lenient and (months or not _is_sure(sides, joins, opener)):
        return None
    if "," in joins and not (reading.lenient or joins[-1] in "&R"):
        return None
    if "O" in joins and opener != "F":
        return None
    return tuple(replace(side, point=point) for side, point in zip(sides, points, strict=True))


def _is_whole(point: Point) -> bool:
    return point.is_whole or point.form == "this-month"


def _is_sure(sides: tuple[Side, ...], joins: tuple[str, ...], opener: str) -> bool:
    """Whether years without a word (``1920–1925``) are years in running text."""
    bare = [side for side in sides if side.point.form == "bare"]
    if not bare or len(bare) < len(sides):
        return not bare or len(sides) > 1
    years = [int((side.point.year or "0").replace("X", "0")) for side in sides]
    return (
        len(sides) == 2
        and joins[0] in "-UW"
        and 1700 <= years[0] < years[1] <= 2030
        and (opener != "" or joins[0] == "-")
    )


def _from_before(before: Point, point: Point) -> Point:
    """The month of «August 20-26, 1939» and the year of ``1950/51`` for what stands behind."""
    if before.form in MONTH_BEFORE_DAY and before.month and point.form in ("day-only", "day-year"):
        year = point.year or before.year
        return _named(replace(point, month=before.month, year=year), "month")
    if point.form == "day-only" and before.form in ("year-only", "bare") and before.year:
        short, known = point.day or 0, before.year
        if known.isdigit() and short > int(known) % 100 and int(known) >= 1000:
            return _named(replace(point, day=None, year=f"{known[:2]}{short:02d}"), "year-only")
    if point.form == "short-only" and point.year is None:
        return _named(replace(point, day=None, year=full_year(point.day or 0)), "year-only")
    if point.year is None and before.year is not None and point.month and _is_later(point, before):
        return _named(replace(point, year=before.year), "day")
    return point


def _is_later(point: Point, before: Point) -> bool:
    return before.month is None or point.order[1:] > before.order[1:]


def _is_slashed(point: Point, after: Point) -> bool:
    """``5/6 мая``, ``июнь/июль``, ``1950/51``: a slash joins neighbours."""
    if point.detail == 1:
        return after.detail == 1
    if point.day is None:
        months = point.month is not None and after.month == point.month + 1
        seasons = point.part is not None and after.part == point.part + 1
        return after.day is None and (months or seasons)
    return point.month == after.month


def _named(point: Point, form: str) -> Point:
    reason = point.impossible()
    problems = (reason,) if reason else ()
    return replace(point, form=form, problems=problems)


def _from_after(point: Point, after: Point, join: str) -> Point | None:
    """The month and year of the date behind for what stands before it; None if it is none."""
    if after.part is not None and point.part is None and point.year is None:
        return None
    filled = point
    if filled.day and filled.month is None:
        if after.day is None or after.month is None or after.day <= filled.day:
            return None
        filled = replace(filled, month=after.month)
    if filled.form == "figures-day" and filled.swapped is not None:
        filled = replace(filled, swapped=None)
    if filled.year is None and after.year is not None:
        later = filled.order[1:2] > after.order[1:2] and after.year.isdigit()
        year = str(int(after.year) - 1) if later else after.year
        filled = replace(filled, year=year)
    if filled.form in ("year-only", "bare") and after.form == "decade" and filled.year:
        filled = replace(filled, year=f"{filled.year[:3]}X")
    if join == "/" and not _is_slashed(filled, after):
        return None
    return _named(filled, "day") if filled != point else filled
