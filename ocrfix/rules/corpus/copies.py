"""COR001: two transcriptions of one paper give it one number and one date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.facts import FactKind
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import EventKind
from ocrfix.facts.misreadings import rewrite_digits
from ocrfix.issues import Severity
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import N_, _
from ocrfix.rules.base import CorpusRule, FileIssue, Place, RuleContext
from ocrfix.rules.corpus.papers import OwnDate, Paper, papers_of, share
from ocrfix.rules.corpus.statements import (
    FOLLOWING,
    Statement,
    digits_of,
    evidence,
    files,
    misread,
    suggestion,
    verdict,
)
from ocrfix.rules.translation.date import misread_part

#: Copies share this much of their long words and figures, also where the machine misread many of
#: them (0.58 and more in the development and own documents, different papers 0.16 at most).
_COPIES = 0.55
#: Shorter numbers are those of many papers.
_SHORTEST = 3
_SERIES = {
    FactKind.TELEGRAM_NUMBER: N_("telegram number"),
    FactKind.OUTGOING_NUMBER: N_("number"),
}
#: The dates that all copies of a paper have; each office stamps, deciphers and types its own.
_DATES = {
    EventKind.SIGNED: N_("date of signature"),
    EventKind.SENT: N_("date of dispatch"),
    EventKind.RECEIVED: N_("date of receipt"),
    EventKind.FORM: N_("date"),
}


class Copies(CorpusRule[tuple[Paper, ...]]):
    """Transcriptions of the same paper.

    What it does
        Finds files with the same text, parties and number or date: transcriptions of two copies of
        one paper. A date or number in which one of them differs by a look-alike figure is
        reported; it gets the reading of the others if two places give it. Where one place stands
        against one, both are named and nothing is proposed.

    Why it matters
        Other copies of a paper, in other archives, are the best witnesses of what it says.

    Example
        ``получена 13 11 1950`` where two other files with the text of the telegram have 18 11 1950.

    When it is wrong
        When a paper was sent again with a new date. Numbers that begin anew each year, circulars
        with numbers that follow each other and copies that say a thing twice are left alone.

    Fix safety
        Display only: `fix` looks at each file by itself.
    """

    code = "COR001"
    name = "copies-of-a-paper"
    summary = "Copies of one paper give it two numbers or two dates"
    severity = Severity.WARNING

    def collect(self, context: RuleContext) -> tuple[Paper, ...]:
        """The papers of a file."""
        return papers_of(context)

    def check(
        self, collected: Sequence[tuple[Paper, ...]], knowledge: Knowledge
    ) -> Iterator[FileIssue]:
        """One issue for each number and date in which a copy stands alone."""
        for copies in _groups([paper for papers in collected for paper in papers]):
            for paper in copies:
                yield from self._numbers(paper, copies)
                yield from self._dates(paper, copies)

    def _numbers(self, paper: Paper, copies: Sequence[Paper]) -> Iterator[FileIssue]:
        for kind, what in _SERIES.items():
            key = paper.number(kind)
            if key is None or len(key) < _SHORTEST:
                continue
            same = [one for one in copies if one is paper or _of_one_day(paper, one, kind)]
            for other in _readings(same, kind, key):
                rivals = [copy for copy in same if copy.number(kind) == other]
                if not any(_is_same_number(paper, rival, key, other) for rival in rivals):
                    continue
                against = _saying_number(same, other)
                found = verdict(_saying_number(same, key), against)
                if found == "wrong" or (found == "open" and _is_last(paper, rivals, same)):
                    own = paper.numbered(key)[0].place
                    reading = rewrite_digits(own.text, digits_of(other)) or other
                    yield self._issue(own, what, reading, against, found)

    def _dates(self, paper: Paper, copies: Sequence[Paper]) -> Iterator[FileIssue]:
        same = [one for one in copies if one is paper or _are_bound(paper, one)]
        for kind, what in _DATES.items():
            own = _only(paper, kind)
            if own is None:
                continue
            dates = {one.path: date.date for one in same if (date := _only(one, kind))}
            for said in dict.fromkeys(dates.values()):
                part = misread_part(own.fact, said)
                if part is None or not part[0].raw.isdigit():
                    continue
                against = _saying_date(same, kind, said)
                found = verdict(_saying_date(same, kind, own.date), against)
                rivals = [one for one in same if dates.get(one.path) == said]
                if found == "wrong" or (found == "open" and _is_last(paper, rivals, same)):
                    place = own.place.part(part[0].span)
                    yield self._issue(place, what, part[1], against, found)

    def _issue(
        self,
        place: Place,
        what: str,
        reading: str,
        against: Sequence[Statement],
        found: str,
    ) -> FileIssue:
        said = " ".join(against[0].place.text.split())
        reasons = evidence(against, place, _(what))
        message = _(
            "The {what} has {value} here; copies of the paper say {other} ({files})"
        ).format(what=_(what), value=place.text, other=said, files=files(against, but=place.path))
        if found == "wrong":
            return self.issue_at(place, message, [suggestion(reading, reasons)], reasons)
        message = _("{message}; no reading has a majority").format(message=message)
        return self.issue_at(place, message, (), reasons)


# -- which files are copies of one paper ---------------------------------------------------------


def _groups(papers: Sequence[Paper]) -> Iterator[list[Paper]]:
    """Two and more files with one text, in order; compared are those with a number or day in
    common."""
    groups: list[list[Paper]] = []
    of_mark: dict[object, list[int]] = {}
    for paper in papers:
        marks = _marks(paper)
        near = sorted({group for mark in marks for group in of_mark.get(mark, ())})
        joined = next(
            (group for group in near if any(_are_copies(paper, one) for one in groups[group])), None
        )
        if joined is None:
            joined = len(groups)
            groups.append([])
        groups[joined].append(paper)
        for mark in marks:
            known = of_mark.setdefault(mark, [])
            if joined not in known:
                known.append(joined)
    return (group for group in groups if len({paper.path for paper in group}) > 1)


def _marks(paper: Paper) -> set[object]:
    numbers = {one.key for one in paper.numbers if one.kind in _SERIES}
    return {*numbers, *(one.date for one in paper.dates)}


def _are_copies(paper: Paper, other: Paper) -> bool:
    """Whether two files have one text and no other sender, recipient or place."""
    if paper.path == other.path or paper.alike(other) < _COPIES:
        return False
    pairs = (
        (paper.senders, other.senders),
        (paper.addressees, other.addressees),
        (paper.origins, other.origins),
    )
    return not any(mine and theirs and not share(mine, theirs) for mine, theirs in pairs)


# -- what they say ---------------------------------------------------------------------------


def _readings(copies: Sequence[Paper], kind: FactKind, key: str) -> list[str]:
    """The numbers of the copies that may have been misread as `key`."""
    numbers = dict.fromkeys(copy.number(kind) for copy in copies)
    return [number for number in numbers if number is not None and misread(key, number)]


def _is_same_number(paper: Paper, rival: Paper, key: str, other: str) -> bool:
    """Whether two copies with look-alike numbers are one paper: to one person, if the numbers may
    follow each other."""
    apart = abs(int(digits_of(key)) - int(digits_of(other)))
    return apart > FOLLOWING or bool(paper.addressees & rival.addressees)


def _is_last(paper: Paper, rivals: Sequence[Paper], same: Sequence[Paper]) -> bool:
    """Whether all that contradict stand before: an open contradiction is told once."""
    return all(same.index(rival) < same.index(paper) for rival in rivals)


# -- daily reports of one form have nearly one text ----------------------------------------------


def _of_one_day(paper: Paper, other: Paper, kind: FactKind) -> bool:
    """Whether two copies agree in a date and contradict each other in no date and no number but
    those of `kind`."""
    pairs = [(_only(paper, event), _only(other, event)) for event in _DATES]
    known = [mine.date == theirs.date for mine, theirs in pairs if mine and theirs]
    return bool(known) and all(known) and not _differ_in_numbers(paper, other, but=kind)


def _are_bound(paper: Paper, other: Paper) -> bool:
    """Whether two copies have a number in common, or a date and no numbers that differ."""
    numbers = {one.key for one in paper.numbers} & {one.key for one in other.numbers}
    days = {(one.kind, one.date) for one in paper.dates}
    common = days & {(one.kind, one.date) for one in other.dates}
    return bool(numbers or common) and not _differ_in_numbers(paper, other)


def _differ_in_numbers(paper: Paper, other: Paper, but: FactKind | None = None) -> bool:
    for kind in (*_SERIES, FactKind.REGISTRY_NUMBER):
        mine, theirs = (
            {number.key for number in one.numbers if number.kind is kind} for one in (paper, other)
        )
        if kind is not but and mine and theirs and not mine & theirs:
            return True
    return False


def _only(paper: Paper, kind: EventKind) -> OwnDate | None:
    """The date of an event if the transcription gives one only; receipts are compared only for
    telegrams, which are received once."""
    if kind is EventKind.RECEIVED and paper.number(FactKind.TELEGRAM_NUMBER) is None:
        return None
    dates = [one for one in paper.dates if one.kind is kind and one.russian]
    return dates[0] if len({one.date for one in dates}) == 1 else None


def _saying_number(copies: Sequence[Paper], key: str) -> list[Statement]:
    return [
        Statement(one.place, copy.digest, number)
        for copy in copies
        for number, one in enumerate(copy.numbered(key))
    ]


def _saying_date(copies: Sequence[Paper], kind: EventKind, date: CalendarDate) -> list[Statement]:
    """The places that date the same event so: a paper may be received on the day that another
    date of it is misread as."""
    return [
        Statement(one.place, copy.digest, number)
        for copy in copies
        for number, one in enumerate(copy.dated(kind, date))
    ]
