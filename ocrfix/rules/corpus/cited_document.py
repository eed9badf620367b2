"""COR002: a paper that another file cites has the number and date that it is cited with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.misreadings import rewrite_digits
from ocrfix.issues import Severity
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import _
from ocrfix.rules.base import CorpusRule, FileIssue, Place, RuleContext
from ocrfix.rules.corpus.citations import Citation
from ocrfix.rules.corpus.folder import Folder, day_of, is_answered, is_same_letter, may_be
from ocrfix.rules.corpus.papers import Paper, papers_of
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

#: Shorter numbers are those of many papers.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Contradiction:
    """A place that says other than `others`; `verdict` is theirs on it, `reading` what they say."""

    place: Place
    message: str
    reading: str
    others: Sequence[Statement]
    verdict: str


class CitedDocument(CorpusRule[tuple[Paper, ...]]):
    """Papers of the folder that other files cite.

    What it does
        Looks for the paper that a file cites by number and date (``на № 588 от 30.VI``, «наша
        телеграмма № 4116 от 4 июня») among the other files: the same number, or the same day and a
        look-alike number, between the same persons. A date or number that one misread figure keeps
        from agreeing is reported, in the file where it stands once; it gets the other reading if
        two places give it.

    Why it matters
        A correspondence is put in order by the numbers and dates that letters give each other.

    Example
        ``на Ваше письмо от 20 июня № 588`` where the folder has the letter № 588 of 30 июня.

    When it is wrong
        When the folder has another letter of the same office and day, and the one cited is missing.
        Dates a day or two apart and numbers of other years and other persons are left alone.

    Fix safety
        Display only: `fix` looks at each file by itself.
    """

    code = "COR002"
    name = "cited-document"
    summary = "A paper is cited with another number or date than it has"
    severity = Severity.WARNING

    def collect(self, context: RuleContext) -> tuple[Paper, ...]:
        """The papers of a file."""
        return papers_of(context)

    def check(
        self, collected: Sequence[tuple[Paper, ...]], knowledge: Knowledge
    ) -> Iterator[FileIssue]:
        """At most one issue for each citation, there or in the paper that is cited."""
        folder = Folder([paper for papers in collected for paper in papers])
        told: set[Place] = set()
        for citing in folder.papers:
            for citation in citing.cited:
                if not citation.russian or len(digits_of(citation.key)) < _SHORTEST:
                    continue
                found = _contradiction(citation, citing, folder)
                if found is not None and found.place not in told:
                    told.add(found.place)
                    yield self._issue(found)

    def _issue(self, found: _Contradiction) -> FileIssue:
        reasons = evidence(found.others, found.place, _("it is given"))
        if found.verdict == "wrong":
            proposed = [suggestion(found.reading, reasons)]
            return self.issue_at(found.place, found.message, proposed, reasons)
        message = _("{message}; either may be right").format(message=found.message)
        return self.issue_at(found.place, message, (), reasons)


def _contradiction(citation: Citation, citing: Paper, folder: Folder) -> _Contradiction | None:
    same_number = [
        paper for paper in folder.with_number(citation.key) if may_be(citation, citing, paper)
    ]
    if same_number:
        return _of_date(citation, citing, same_number, folder)
    return _of_number(citation, citing, folder)


# -- the same number, another date -----------------------------------------------------------------


def _of_date(
    citation: Citation, citing: Paper, cited: Sequence[Paper], folder: Folder
) -> _Contradiction | None:
    days = {day_of(paper) for paper in cited}
    day = days.pop() if len(days) == 1 else None
    agreeing = any(one.date.agrees(citation.date) for paper in cited for one in paper.dates)
    if agreeing or day is None or not is_answered(day, citing, citation.date):
        return None
    if is_same_letter(citation.date, day):
        return None
    mine = folder.citing(citation.key, citation.date)
    own = [
        Statement(one.place, paper.digest, number)
        for paper in cited
        for number, one in enumerate(one for one in paper.dates if one.date == day)
    ]
    against = [*own, *folder.citing(citation.key, day)]
    if verdict(mine, against) != "right":
        return _misread_in_citation(citation, day, mine, against)
    if verdict(own, mine) == "wrong":
        return _misread_in_paper(citation, day, cited[0], mine)
    return None


def _misread_in_citation(
    citation: Citation, day: CalendarDate, mine: Sequence[Statement], against: Sequence[Statement]
) -> _Contradiction | None:
    part = misread_part(citation.day, day)
    if part is None or not part[0].raw.isdigit():
        return None
    place = citation.date_place.part(part[0].span)
    message = _("№ {number} is cited as of {cited}, but is of {date} in {files}").format(
        number=citation.number.text,
        cited=_line(citation.date_place),
        date=_line(against[0].place),
        files=files(against, but=place.path),
    )
    return _Contradiction(place, message, part[1], against, verdict(mine, against))


def _misread_in_paper(
    citation: Citation, day: CalendarDate, paper: Paper, citing: Sequence[Statement]
) -> _Contradiction | None:
    dated = next(one for one in paper.dates if one.date == day)
    part = misread_part(dated.fact, citation.date)
    if part is None or not dated.russian or not part[0].raw.isdigit():
        return None
    place = dated.place.part(part[0].span)
    message = _(
        "The paper № {number} is of {date} here, but is cited as of {cited} in {files}"
    ).format(
        number=citation.number.text,
        date=_line(dated.place),
        cited=_line(citing[0].place),
        files=files(citing, but=place.path),
    )
    return _Contradiction(place, message, part[1], citing, "wrong")


# -- the same day, another number ------------------------------------------------------------------


def _of_number(citation: Citation, citing: Paper, folder: Folder) -> _Contradiction | None:
    cited = _candidates(citation, citing, folder)
    if len(cited) != 1:
        return None
    ((key, paper),) = cited.items()
    mine = folder.citing(citation.key, citation.date)
    cited_so = folder.citing(key, citation.date)
    own = [
        Statement(one.place, paper.digest, number) for number, one in enumerate(paper.numbered(key))
    ]
    # two letters of one day and office have numbers that follow each other
    apart = abs(int(digits_of(key)) - int(digits_of(citation.key))) > FOLLOWING
    found = verdict(mine, [*own, *cited_so])
    if found != "right":
        if not (apart or cited_so):
            found = "open"
        return _other_number(citation, own[0].place, [*own, *cited_so], found)
    if verdict(own, mine) == "wrong":
        place = own[0].place
        reading = rewrite_digits(place.text, digits_of(citation.key))
        message = _(
            "The number is {number} here, but № {cited} of this day is cited in {files}"
        ).format(number=place.text, cited=citation.number.text, files=files(mine, but=place.path))
        found = "wrong" if apart and reading is not None else "open"
        return _Contradiction(place, message, reading or "", mine, found)
    return None


def _candidates(citation: Citation, citing: Paper, folder: Folder) -> dict[str, Paper]:
    """The papers of the day that is cited, by a number that may have been misread."""
    return {
        own.key: paper
        for paper in folder.of_day(citation.date)
        if (day := day_of(paper)) is not None
        and day.agrees(citation.date)
        and is_answered(day, citing, citation.date)
        and may_be(citation, citing, paper)
        for own in paper.numbers
        if own.russian and misread(citation.key, own.key)
    }


def _other_number(
    citation: Citation, own: Place, against: Sequence[Statement], found: str
) -> _Contradiction:
    place = citation.number
    reading = rewrite_digits(place.text, digits_of(own.text))
    message = _(
        "№ {cited} of {date} is cited, but the paper of that day has № {number} in {files}"
    ).format(
        cited=place.text,
        date=_line(citation.date_place),
        number=own.text,
        files=files(against, but=place.path),
    )
    if reading is None:
        found = "open"
    return _Contradiction(place, message, reading or "", against, found)


def _line(place: Place) -> str:
    return " ".join(place.text.split())
