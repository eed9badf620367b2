"""What a date expression means in EDTF (ISO 8601-2): ranges, sets, qualifiers.

``не ранее 26 декабря 1932`` is ``[1932-12-26..]``, «18 and 20 Feb. 1935» is
``{1935-02-18,1935-02-20}``, «between 1972 April 4 and 11» is ``1972-04-04/1972-04-11``. What EDTF
cannot say (``начало мая``) is told among the problems, and the whole month is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ocrfix.facts.weekdays import weekday_name
from ocrfix.messages import _
from ocrfix.records.patterns.date_expressions import Expression, Side
from ocrfix.records.patterns.date_points import Point
from ocrfix.records.patterns.edtf_text import bounds

#: EDTF codes of the seasons, which intervals take.
SEASONS = frozenset(range(21, 25))


@dataclass(frozen=True, slots=True)
class Meaning:
    """An EDTF text (None for an impossible date), the other readings, and the problems."""

    edtf: str | None
    alternatives: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def meaning(found: Expression) -> Meaning:
    """The EDTF text of an expression, in the order of days that was read, with the other order."""
    sides = tuple(_by_weekday(side) for side in found.sides)
    problems = [*dict.fromkeys(note for side in sides for note in _notes(found, side))]
    if any(side.point.impossible() for side in sides):
        return Meaning(None, (), tuple(problems))
    edtf = _edtf(found, sides)
    if edtf is None:
        reason = _("the range runs backwards or has no form in EDTF")
        return Meaning(None, (), (*problems, reason))
    doubted = any(side.has("CN?~") or side.point.doubtful_day for side in sides)
    if doubted and not any(mark in edtf for mark in "~?%"):
        problems.append(_("the doubt about such a date has no form in EDTF"))
    if not any(side.point.swapped for side in sides):
        return Meaning(edtf, (), tuple(problems))
    turned = tuple(replace(side, point=side.point.swapped or side.point) for side in sides)
    other = _edtf(found, turned)
    if other is None or other == edtf:
        return Meaning(edtf, (), tuple(problems))
    doubt = _("can be read as {date} and as {other}").format(date=edtf, other=other)
    return Meaning(edtf, (other,), (*problems, doubt))


def _by_weekday(side: Side) -> Side:
    """The reading that falls on the weekday of the text, where only one does."""
    other = side.point.swapped
    if other is None or side.weekday is None:
        return side
    if side.point.weekday() == side.weekday:
        return replace(side, point=replace(side.point, swapped=None))
    if other.weekday() == side.weekday:
        return replace(side, point=replace(other, swapped=None, form=side.point.form))
    return side


def _notes(found: Expression, side: Side) -> list[str]:
    point, notes = side.point, list(side.point.problems)
    day = point.weekday()
    if side.weekday is not None and day is not None and day != side.weekday:
        note = _("{date} was a {weekday}, not a {other}").format(
            date=point.edtf, weekday=weekday_name(day), other=weekday_name(side.weekday)
        )
        notes.append(note)
    if side.has("E"):
        notes.append(_("a part of a month or year has no form in EDTF"))
    is_open = side.has("BAVW") or found.opener in ("F", "I", "U")
    if point.year is None and is_open and len(found.sides) == 1:
        notes.append(_("a bound without a year has no form in EDTF"))
    return notes


def _takes_marks(point: Point) -> bool:
    """Whether ``~`` and ``?`` may stand with it: not with a season, nor with an unknown year."""
    if point.year is None or point.part is not None:
        return False
    return "X" not in point.year or point.month is None


def _first(point: Point) -> str:
    """A point as the beginning of a stretch: a decade is its first year, a season its month."""
    return point.edtf if _is_plain(point) else _cut(bounds(point.edtf)[0], point)


def _last(point: Point) -> str:
    """A point as the end of a stretch."""
    return point.edtf if _is_plain(point) else _cut(bounds(point.edtf)[1], point)


def _is_plain(point: Point) -> bool:
    return point.part is None and (point.year is None or point.year.isdigit())


def _cut(day: str | None, point: Point) -> str:
    return (day or point.edtf)[: {1: 4, 2: 7}.get(point.detail, 10)]


def _stretch(first: Point, last: Point) -> str:
    """``a..b`` within brackets, both ends to the year, the month or the day."""
    if first.detail == last.detail or first.year is None or last.year is None:
        return f"{_first(first)}..{_last(last)}"
    return f"{bounds(first.edtf)[0]}..{bounds(last.edtf)[1]}"


def _edtf(found: Expression, sides: tuple[Side, ...]) -> str | None:
    if len(sides) == 1:
        return _single(found, sides[0])
    if len(sides) == 2 and _is_year_of(sides[0], sides[1], found.joins[0]):
        return _single(found, sides[1])
    if len(sides) == 2 and _is_range(found):
        return _range(sides)
    if any(side.has("BAWV") for side in sides) or len(sides) < 2:
        return None
    return _set(found, sides)


def _is_year_of(first: Side, second: Side, join: str) -> bool:
    """``1932 г., не позднее июня``: the first is the year of the second."""
    same = first.point.year == second.point.year and first.point.detail == 1
    return same and join in ", " and second.has("AB") and not first.qualifiers


def _is_range(found: Expression) -> bool:
    if any(side.has("AB") for side in found.sides):
        return True
    join = found.joins[0]
    if join == "/":
        first, second = (side.point for side in found.sides)
        return _follows(first, second)
    return join in "-UWO" or (found.opener in "FK" and join == "&" and found.opener != "")


def _follows(first: Point, second: Point) -> bool:
    """``5/6 мая`` is a night, ``1950/51`` a year of office."""
    if first.day is None:
        return True
    return first.month == second.month and (second.day or 0) == (first.day or 0) + 1


def _single(found: Expression, side: Side) -> str:
    point, mark = side.point, _mark(side)
    if point.last_day is not None:
        return _days(point)
    if point.year is None:
        return _marked(side)
    if side.has("BVAW"):
        return f"[{_first(point)}..]" if side.has("BV") else f"[..{_last(point)}]"
    if found.opener in ("F", "I"):
        return f"{_first(point)}{mark}/.."
    return f"../{_last(point)}{mark}" if found.opener == "U" else _marked(side)


def _days(point: Point) -> str:
    """The ten days of ``первая декада мая``."""
    last = replace(point, day=point.last_day)
    while last.impossible():
        last = replace(last, day=(last.day or 0) - 1)
    return f"{point.edtf}/{last.edtf}"


def _mark(side: Side) -> str:
    """``~`` (about), ``?`` (uncertain) or ``%`` (both)."""
    about, uncertain = side.has("C~"), side.has("N?")
    if not _takes_marks(side.point):
        return ""
    return "%" if about and uncertain else "~" if about else "?" if uncertain else ""


def _marked(side: Side) -> str:
    point = side.point
    if not _takes_marks(point) or _mark(side):
        point = replace(point, doubtful_day=False, doubtful_month=False)
    if point.part is not None and not (point.year or "").isdigit():
        point = replace(point, part=None)
    return point.edtf + _mark(side)


def _range(sides: tuple[Side, ...]) -> str | None:
    first, last = sides
    if first.point.order > last.point.order and first.point.detail >= last.point.detail:
        return None
    if first.point.order[0] > last.point.order[0]:
        return None
    dated = first.point.year is not None and last.point.year is not None
    if dated and any(side.has("ABV") for side in sides):
        return f"[{_stretch(first.point, last.point)}]"
    seasons = all(_is_plain(side.point) or side.point.part in SEASONS for side in sides)
    if seasons or not any(_mark(side) or side.point.part for side in sides):
        return f"{_marked(first)}/{_marked(last)}"
    return f"{_first(first.point)}{_mark(first)}/{_last(last.point)}{_mark(last)}"


def _member(point: Point) -> str:
    """A date of a list; a season is the stretch of its months."""
    point = replace(point, doubtful_day=False, doubtful_month=False)
    return point.edtf if point.part is None else f"{_first(point)}..{_last(point)}"


def _set(found: Expression, sides: tuple[Side, ...]) -> str | None:
    """``{a,b}`` for all of them, ``[a,b]`` for one of them; ``5–7`` within a list is ``a..b``."""
    members = [_member(sides[0].point)]
    for side, before, join in zip(sides[1:], sides, found.joins, strict=False):
        if join in "-UWO":
            if before.point.order > side.point.order or ".." in members[-1] or not side.point.year:
                return None
            members[-1] = _stretch(before.point, side.point)
        elif join == "/":
            return None
        else:
            members.append(_member(side.point))
    inside = ",".join(members)
    return f"[{inside}]" if "R" in found.joins else f"{{{inside}}}"
