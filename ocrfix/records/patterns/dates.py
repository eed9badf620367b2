"""Dates of archival descriptions in EDTF: ``Не ранее 26 декабря 1932 г.`` is ``[1932-12-26..]``.

Russian, English, German and Ukrainian forms, in fields (`parse_date`) and in running text
(`find_dates`); docs/dates.md lists them. An ambiguous date keeps all its readings: never is one
chosen in silence. The dates of the papers themselves are those of `ocrfix.facts.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ocrfix.messages import _
from ocrfix.records.patterns.date_expressions import Expression, can_start, read_expression
from ocrfix.records.patterns.date_meaning import Meaning, meaning
from ocrfix.records.patterns.date_reading import Reading
from ocrfix.records.patterns.date_tokens import Token, Tokens, tokenize
from ocrfix.records.patterns.edtf_text import bounds, is_edtf
from ocrfix.text.spans import Span

#: ``г.`` of a field read as a figure: ``19/VIII. 32.1``.
_YEAR_WORD_AS_FIGURE = re.compile(
    r"[./\- ](?:[ram])[./\- ]{1,3}[nay](?P<point>\.? ?)(?P<slip>[na])\.?\Z"
)
_SLIPS = frozenset({"1", "l", "I", "Г", "г"})
_NOWHERE = Span(0, 0)
_CYRILLIC, _LATIN = re.compile("[А-Яа-яЁёІіЇїЄє]"), re.compile("[A-Za-z]{2}")
_DATE_AND_TIME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)T(?P<time>(?:[01]\d|2[0-3]):[0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?"
)
#: ``1932-33`` is a range of years in a description, though EDTF has codes up to 41.
_YEARS = re.compile(r"\d\d(?P<first>\d\d)-(?P<last>\d\d)")


@dataclass(frozen=True)
class ArchivalDate:
    """A date as it is written and in EDTF.

    `edtf` is None where the text holds no date, or one that does not exist (`problems` say which).
    `time` is ``HH:MM``. `span` is the place of `raw` in the text. `alternatives` are the other
    readings in EDTF of a doubtful date; then `edtf` is the one the language asks for.
    """

    edtf: str | None = None
    time: str | None = None
    raw: str = ""
    span: Span = _NOWHERE
    alternatives: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether it can be read in more than one way."""
        return bool(self.alternatives)

    @property
    def earliest(self) -> str | None:
        """The first day it may mean, as an ISO date; None if that is open or not known."""
        return bounds(self.edtf)[0] if self.edtf else None

    @property
    def latest(self) -> str | None:
        """The last day it may mean, as an ISO date; None if that is open or not known."""
        return bounds(self.edtf)[1] if self.edtf else None

    def as_dict(self) -> dict[str, str]:
        """``date_edtf`` and ``time``; what is absent is left out."""
        fields = {"date_edtf": self.edtf, "time": self.time if self.edtf else None}
        return {name: value for name, value in fields.items() if value is not None}


def parse_date(
    text: str, language: str | None = None, *, day_first: bool | None = None
) -> ArchivalDate:
    """The date of a field of a description, with its time; an empty one if it holds none.

    `language` (``ru``, ``en``, ``de``, ``uk``) decides the order of ``03/04/1951``; without it the
    letters of the text do. `day_first` is the order where other dates of the document tell it. Of
    several dates the most exact one is given, of equal ones the first, and the others are named
    among the problems. Raises nothing.

    >>> parse_date("Не ранее 15 мая 1931 г.").edtf
    '[1931-05-15..]'
    >>> parse_date("03/04/1951", "en").alternatives
    ('1951-04-03',)
    """
    literal = _literal(text)
    if literal is not None:
        return literal
    tokens = _with_year_word(tokenize(text))
    lenient = "X" not in tokens.shape
    reading = Reading(lenient, language or _language(text), day_first)
    found = _ordered(tokens, reading)
    if not found:
        return _undated(tokens)
    best = max(found, key=lambda one: (one[1].edtf is not None, _detail(one[0])))
    return _with_lone_figure(text, reading, _with_others(best, found))


def find_dates(
    text: str, language: str | None = None, *, day_first: bool | None = None
) -> list[ArchivalDate]:
    """The dates of a running text from left to right; no two overlap, all have an EDTF text.

    More is asked than of a field: a year alone needs its word, and numbers of the archive
    (``д. 18``, ``12/345``) are none. Dates whose order is certain decide it for the others.
    """
    reading = Reading(False, language or _language(text), day_first)
    found = _ordered(tokenize(text), reading)
    return [date for _, _, date in found if date.edtf is not None]


_Found = tuple[Expression, Meaning, ArchivalDate]


def _ordered(tokens: Tokens, reading: Reading) -> list[_Found]:
    """All dates, read in the order of day and month that those without doubt have."""
    found = list(_scan(tokens, reading))
    points = [side.point for expression, _, _ in found for side in expression.sides]
    if reading.day_first is not None or not any(point.swapped for point in points):
        return found
    orders = {point.decided for point in points} - {None}
    if len(orders) != 1:
        return found
    settled = Reading(reading.lenient, reading.language, orders.pop())
    return list(_scan(tokens, settled))


def _scan(tokens: Tokens, reading: Reading) -> Iterator[_Found]:
    place = 0
    while place < len(tokens.shape):
        expression = None
        if can_start(tokens.shape[place]):
            expression = read_expression(tokens, place, reading)
        if expression is None:
            place += 1
            continue
        meant = meaning(expression)
        if meant.edtf is None and not reading.lenient:
            impossible = any(side.point.impossible() for side in expression.sides)
            place = expression.end if impossible else place + 1
            continue
        yield expression, meant, _date(tokens, expression, meant)
        place = expression.end


def _date(tokens: Tokens, expression: Expression, meant: Meaning) -> ArchivalDate:
    pieces = tokens.tokens[expression.start : expression.end]
    while pieces[-1].kind in " ,":
        pieces = pieces[:-1]
    span = _with_bracket(tokens.source, Span(pieces[0].start, pieces[-1].end))
    raw = span.text(tokens.source)
    time = expression.time if meant.edtf is not None else None
    return ArchivalDate(meant.edtf, time, raw, span, meant.alternatives, meant.problems)


def _with_bracket(source: str, span: Span) -> Span:
    """A span with the bracket beside it that has its partner within: ``16 января [1951]``."""
    raw = span.text(source)
    for opening, closing in ("[]", "()", "<>", "«»"):
        more = raw.count(opening) - raw.count(closing)
        if more > 0 and source.startswith(closing, span.end):
            return Span(span.start, span.end + 1)
        if more < 0 and span.start and source[span.start - 1] == opening:
            return Span(span.start - 1, span.end)
    return span


def _detail(expression: Expression) -> int:
    return max(side.point.detail for side in expression.sides)


def _with_others(best: _Found, found: list[_Found]) -> ArchivalDate:
    """The date with a problem for each other one that is as exact: a field should have one."""
    others = [
        _("the text has another date: {date}").format(date=other.raw)
        for expression, __, other in found
        if other.edtf not in (None, best[2].edtf) and _detail(expression) == _detail(best[0])
    ]
    return replace(best[2], problems=(*best[2].problems, *others))


def _with_lone_figure(text: str, reading: Reading, date: ArchivalDate) -> ArchivalDate:
    """``1 8 мая 1945 г.`` with its second reading, 18 May."""
    before = text[: date.span.start].strip()
    if before not in ("1", "2", "3") or not re.match(r"\d(?!\d)", date.raw) or date.alternatives:
        return date
    joined = _ordered(tokenize(before + date.raw), reading)
    other = joined[0][1].edtf if joined else None
    if other is None or date.edtf is None:
        return date
    doubt = _("can be read as {date} and as {other}").format(date=date.edtf, other=other)
    return replace(date, alternatives=(other,), problems=(*date.problems, doubt))


def _literal(text: str) -> ArchivalDate | None:
    """A text that is EDTF already, or a date with a time in ISO 8601."""
    raw = text.strip()
    timed = _DATE_AND_TIME.fullmatch(raw)
    if timed is not None and is_edtf(timed["date"]):
        start = text.index(raw)
        return ArchivalDate(timed["date"], timed["time"], raw, Span(start, start + len(raw)))
    if not is_edtf(raw) or not re.search(r"\d", raw) or _is_bracketed(raw) or raw[0] in "?~%":
        return None
    start = text.index(raw)
    span = Span(start, start + len(raw))
    years = _YEARS.fullmatch(raw)
    if years is None or years["last"] <= years["first"]:
        return ArchivalDate(raw, None, raw, span)
    both = (raw, f"{raw[:4]}/{raw[:2]}{years['last']}")
    edtf, other = both if years["last"] <= "12" else both[::-1]
    doubt = _("can be read as {date} and as {other}").format(date=edtf, other=other)
    return ArchivalDate(edtf, None, raw, span, (other,), (doubt,))


def _is_bracketed(raw: str) -> bool:
    """``[1937]`` is a date that the archivist added, no set of one."""
    return raw[0] in "[{" and "," not in raw and ".." not in raw


def _undated(tokens: Tokens) -> ArchivalDate:
    """``б/д`` is no date, but its words are known."""
    for token in tokens.tokens:
        if token.kind == "Z":
            return ArchivalDate(raw=token.text, span=Span(token.start, token.end))
    return ArchivalDate()


def _language(text: str) -> str | None:
    """Russian for Cyrillic letters, English for Latin ones beside figures only."""
    if _CYRILLIC.search(text):
        return "ru"
    return "en" if _LATIN.search(text) else None


def _with_year_word(tokens: Tokens) -> Tokens:
    """The tokens with a figure that is a misread ``г.`` taken for the word."""
    match = _YEAR_WORD_AS_FIGURE.search(tokens.shape[-16:])
    if match is None:
        return tokens
    offset = max(0, len(tokens.shape) - 16)
    place = offset + match.start("slip")
    if tokens.tokens[place].text not in _SLIPS:
        return tokens
    word = tokens.tokens[place]
    pieces = list(tokens.tokens)
    pieces[place] = Token("g", word.text, word.start, word.end)
    if match["point"].startswith("."):
        point = pieces[offset + match.start("point")]
        pieces[offset + match.start("point")] = Token(" ", point.text, point.start, point.end)
    return Tokens(tokens.source, tuple(pieces), "".join(piece.kind for piece in pieces))
