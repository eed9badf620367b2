"""The papers of all files, found by number and by day, and who may have cited which of them.

``на № 588 от 30.VI`` in a letter to Пушкин looks for a paper № 588 signed by Пушкин, or one of 30
июня; a № 588 of other persons is another paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import OF_THE_RECORD, EventKind
from ocrfix.rules.corpus.citations import Citation, Whose
from ocrfix.rules.corpus.papers import OwnDate, Paper, share
from ocrfix.rules.corpus.statements import Statement

#: Dates by which a letter is cited; it may be typed before and received later.
_CITED_BY = frozenset({EventKind.SIGNED, EventKind.SENT, EventKind.FORM})
#: A letter is signed, registered and sent within so many days, and cited with any of these dates.
_SAME_LETTER = 2


class Folder:
    """All papers, in the order of the files."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        """Index the papers and what they cite."""
        self.papers = tuple(papers)
        self._by_number: dict[str, list[Paper]] = {}
        self._by_day: dict[tuple[int | None, int | None], list[Paper]] = {}
        self._citations: dict[str, list[tuple[Paper, int, Citation]]] = {}
        for paper in papers:
            for key in {one.key for one in paper.numbers}:
                self._by_number.setdefault(key, []).append(paper)
            day = day_of(paper)
            if day is not None:
                self._by_day.setdefault((day.month, day.day), []).append(paper)
            for number, citation in enumerate(paper.cited):
                same = self._citations.setdefault(citation.key, [])
                same.append((paper, number, citation))

    def with_number(self, key: str) -> Sequence[Paper]:
        """The papers that have a number themselves."""
        return self._by_number.get(key, ())

    def of_day(self, date: CalendarDate) -> Sequence[Paper]:
        """The papers that are dated with this day and month."""
        return self._by_day.get((date.month, date.day), ())

    def citing(self, key: str, date: CalendarDate) -> list[Statement]:
        """The places of all files where a paper is cited with this number and date."""
        return [
            Statement(citation.date_place, paper.digest, number)
            for paper, number, citation in self._citations.get(key, ())
            if citation.date.agrees(date)
        ]


def day_of(paper: Paper) -> CalendarDate | None:
    """The one day by which a paper is cited, else that of its record; None if it has several."""
    for kinds in (_CITED_BY, OF_THE_RECORD):
        days = {one.date for one in paper.dates if one.kind in kinds and _is_original(one, kinds)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _is_original(one: OwnDate, kinds: Iterable[EventKind]) -> bool:
    return one.russian or kinds is OF_THE_RECORD


def may_be(citation: Citation, citing: Paper, cited: Paper) -> bool:
    """Whether the persons of two papers allow that the one cites the other, and at least one of
    them is known to be the same."""
    if cited.path == citing.path or cited.digest == citing.digest:
        return False
    if citation.whose is Whose.UNKNOWN:
        persons = citing.senders | citing.addressees
        return any(share(side, persons) for side in (cited.senders, cited.addressees))
    mine = (citing.addressees, citing.senders)
    if citation.whose is Whose.OURS:
        mine = mine[::-1]
    sides = list(zip((cited.senders, cited.addressees), mine, strict=True))
    known = [share(first, second) for first, second in sides if first and second]
    return bool(known) and all(known)


def is_answered(day: CalendarDate, citing: Paper, cited_as: CalendarDate) -> bool:
    """Whether a paper of `day` can be the one that is cited: of the year that is given or, without
    one, of the last such day before the paper that cites it. Numbers begin anew each year."""
    if cited_as.year is not None:
        return cited_as.year == day.year
    own, then = day_of(citing), _calendar(day)
    today = _calendar(own) if own is not None else None
    if own is None or today is None or then is None or then > today:
        return False
    if then.year == today.year:
        return True
    return then.year == today.year - 1 and _is_later(cited_as, own)


def _is_later(date: CalendarDate, own: CalendarDate) -> bool:
    """Whether a day comes after that of `own` in the year."""
    return (date.month or 0, date.day or 0) > (own.month or 0, own.day or 0)


def is_same_letter(cited_as: CalendarDate, day: CalendarDate) -> bool:
    """Whether two dates may be those of signing and sending one letter."""
    then, now = (
        _calendar(CalendarDate(day.year, date.month, date.day)) for date in (cited_as, day)
    )
    return then is not None and now is not None and abs((then - now).days) <= _SAME_LETTER


def _calendar(date: CalendarDate) -> datetime.date | None:
    """The day of the calendar, None if there is no such day."""
    if date.year is None or date.month is None or date.day is None:
        return None
    try:
        return datetime.date(date.year, date.month, date.day)
    except ValueError:
        return None
