"""The time of day that stands with a date: ``14 час. 45 мин.``, ``15-37``, «2:45 p.m.», ``06 40``.

The patterns are written over the shape of a text (`date_tokens`). A range of times is passed over
and gives none, because a record has one time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ocrfix.facts.times import on_the_clock
from ocrfix.records.patterns.date_tokens import Tokens

_HOUR, _MINUTE = "(?P<hour>[na])", "(?P<minute>[na])"
#: Forms that are times wherever they stand, then those that need a date beside them.
_SURE = (
    rf"{_HOUR}:{_MINUTE}(?::[na])?(?: ?p)?(?: ?h)?",
    rf"{_HOUR} ?[hg](?: ?L)? ?{_MINUTE} ?i(?: ?p)?",
    rf"{_HOUR}[.]{_MINUTE} ?(?:p|h)",
    rf"{_HOUR} ?h(?: {_MINUTE}(?! ?[mra./\-]))?(?: ?p)?",
    rf"{_HOUR} ?p",
    "(?P<both>[yq]) ?h",
)
_DOTTED = rf"{_HOUR}[.\-]{_MINUTE}(?![./\-]?[nay])"
_APART = rf"{_HOUR} {_MINUTE}"
_SURE_TIME = [re.compile(form) for form in _SURE]
_ANY_TIME = [*_SURE_TIME, re.compile(_DOTTED)]
#: Before a date also ``15-37 15/VIII`` and ``14 45 16 1 1951``, in fields «1430 27 October 1962».
_TIME_BEFORE = [*_SURE_TIME, re.compile(_DOTTED), re.compile(_APART),
                re.compile("(?P<both>[yq])(?= [nao])")]  # fmt: skip

_LABELS = r"(?:[LC][:.]? ?){0,3}"
#: Between a time and the date after it, and between a date and the time after it.
_TO_DATE = re.compile(rf"[ ,;.]{{0,3}}{_LABELS}\"?")
_TO_TIME = re.compile(rf"(?:[ ,;.:\-]{{0,3}}\(?)(?P<label>{_LABELS})")
_TO_SECOND = re.compile(r"(?: ?[\-UW] ?L?| L) ?")


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time (``14:45``; None for a range of times) and where its tokens begin and end."""

    value: str | None
    start: int
    end: int


def time_before(text: Tokens, place: int, lenient: bool) -> TimeOfDay | None:
    """The time at `place`; its end is where the date after it begins."""
    found = _range_at(text, place, _TIME_BEFORE if lenient else _TIME_BEFORE[:-1])
    if found is None:
        return None
    between = _TO_DATE.match(text.shape, found.end)
    return TimeOfDay(found.value, place, between.end() if between else found.end)


def time_after(text: Tokens, place: int, lenient: bool) -> TimeOfDay | None:
    """The time behind a date that ends at `place`.

    In running text (not `lenient`) ``14.45`` is one only behind ``в`` or «at».
    """
    between = _TO_TIME.match(text.shape, place)
    if between is None:
        return None
    if between.end() == place:
        return None
    patterns = _ANY_TIME if lenient or between["label"] else _SURE_TIME
    return _range_at(text, between.end(), patterns)


def _range_at(text: Tokens, place: int, patterns: list[re.Pattern[str]]) -> TimeOfDay | None:
    first = _one_at(text, place, patterns)
    if first is None:
        return None
    between = _TO_SECOND.match(text.shape, first.end)
    second = _one_at(text, between.end(), _ANY_TIME) if between else None
    if second is None or (between and not re.search(r"[\-UW]", between.group())):
        return first
    return TimeOfDay(None, first.start, second.end)


def _one_at(text: Tokens, place: int, patterns: list[re.Pattern[str]]) -> TimeOfDay | None:
    for pattern in patterns:
        match = pattern.match(text.shape, place)
        value = _value(text, match) if match is not None else None
        if match is not None and value is not None:
            return TimeOfDay(value, place, match.end())
    return None


def _value(text: Tokens, match: re.Match[str]) -> str | None:
    """``14:45``, or None if hours and minutes are none."""
    tokens = {name: text.tokens[match.start(name)] for name, kind in match.groupdict().items()
              if kind is not None}  # fmt: skip
    part = ""
    for token in text.tokens[match.start() : match.end()]:
        if token.kind == "p":
            part = str(token.value)
        if token.kind == "g" and not token.text.lower().startswith("год"):
            return None  # ``год.`` are hours in Ukrainian
    if "both" in tokens:
        digits = tokens["both"].text
        if len(digits) != 4 or not digits.isdigit():
            return None
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour, minute = int(tokens["hour"].value or 0), 0
        if "minute" in tokens:
            written = tokens["minute"].text
            spelled = any(token.kind == "i" for token in text.tokens[match.start() : match.end()])
            if len(written) != 2 and not spelled:
                return None
            minute = int(tokens["minute"].value or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute > 0):
        return None
    return f"{on_the_clock(hour, part):02d}:{minute:02d}"
