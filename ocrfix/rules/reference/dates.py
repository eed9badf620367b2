"""REF006: a date of the paper is possible and agrees with its other dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, FactPart
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.misreadings import as_digits, plausible_misreading, rewrite_digits
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext

#: The same day and month with the year of the header or the translation; with that of another
#: place of the original only.
_SAME_DAY = 0.96
_SAME_DAY_INSIDE = 0.85
#: A complete date years after the paper was written, and a look-alike of its year.
_FUTURE = 0.9
#: An impossible day or month and another date of the paper that differs in nothing else.
_IMPOSSIBLE = 0.95
#: Papers give exact dates of what is planned for this and the next year.
_FORESIGHT_YEARS = 1


@dataclass(frozen=True, slots=True)
class _Mending:
    part: FactPart
    text: str
    confidence: float
    evidence: Evidence


class DateYear(DocumentRule):
    """Dates of one paper.

    What it does
        Compares each complete date of the Russian text with the date of the header, with those of
        the translation and with the other dates of the paper. Same day and month but a look-alike
        year (``18 11 1956`` in a paper of 18 November 1950), a day in a distant future whose year
        looks like that of the paper, and an impossible day or month (``80.VI.54``) are reported.
        Dates that the translation confirms are left alone, and so is every other year of a
        narrative.

    Why it matters
        Papers are found, sorted and cited by date.

    Example
        ``получена 09 25 18 11 1956 г.`` in a telegram of November 18, 1950.

    When it is wrong
        When a paper speaks of the same day of a year that looks like its own.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "REF006"
    name = "date-year"
    summary = "A date contradicts the other dates of the paper by a misreading"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each date out of line."""
        complete = [
            fact
            for fact in context.facts.of(FactKind.DATE)
            if CalendarDate.parse(fact.value).is_complete
        ]
        for part in sorted({fact.document_part for fact in complete}):
            dates = [fact for fact in complete if fact.document_part == part]
            yield from self._check_part(document, dates)

    def _check_part(self, document: Document, complete: Sequence[Fact]) -> Iterator[Issue]:
        outside = {fact.value for fact in complete if fact.zone in _INDEPENDENT}
        paper = next((fact for fact in complete if fact.zone is ZoneKind.HEADER), None)
        times = Counter(fact.value for fact in complete)
        witnesses = _witnesses(complete)
        for fact in complete:
            if fact.language != "ru" or fact.value in outside:
                continue
            mending = _same_day(fact, witnesses, times) or _impossible(fact, witnesses)
            if mending is None and paper is not None:
                mending = _future(fact, paper)
            if mending is not None:
                suggestion = Suggestion(mending.text, mending.confidence, (mending.evidence,))
                message = f"The date here is {fact.raw}, but {mending.evidence.note}"
                span = mending.part.span
                yield self.issue(document, span, message, [suggestion], [mending.evidence])


_INDEPENDENT = (ZoneKind.HEADER, ZoneKind.TRANSLATION)


def _witnesses(complete: Sequence[Fact]) -> list[Fact]:
    """One place for each date, those outside the original first."""
    first: dict[str, Fact] = {}
    for fact in sorted(complete, key=lambda fact: fact.zone not in _INDEPENDENT):
        first.setdefault(fact.value, fact)
    return list(first.values())


def _same_day(fact: Fact, witnesses: Sequence[Fact], times: Mapping[str, int]) -> _Mending | None:
    """The same day and month elsewhere, more often or outside the original, with another year."""
    mine = CalendarDate.parse(fact.value)
    ending = fact.value[4:]
    for other in witnesses:
        if not other.value.endswith(ending):
            continue
        theirs = CalendarDate.parse(other.value)
        if (mine.month, mine.day) != (theirs.month, theirs.day) or mine.year == theirs.year:
            continue
        independent = other.zone in _INDEPENDENT
        if not independent and times[fact.value] >= times[other.value]:
            continue
        confidence = _SAME_DAY if independent else _SAME_DAY_INSIDE
        return _mended_year(fact, other, confidence)
    return None


def _impossible(fact: Fact, others: Sequence[Fact]) -> _Mending | None:
    """A day over 31 or a month over 12, where another date differs in nothing else."""
    mine = CalendarDate.parse(fact.value)
    name = "day" if (mine.day or 0) > 31 else "month" if (mine.month or 0) > 12 else None
    part = fact.part(name) if name else None
    if name is None or part is None:
        return None
    found: list[tuple[float, _Mending]] = []
    for other in others:
        theirs = CalendarDate.parse(other.value)
        rest = [key for key in ("year", "month", "day") if key != name]
        if any(getattr(mine, key) != getattr(theirs, key) for key in rest):
            continue
        text = _like(part.raw, str(getattr(theirs, name)))
        if text is not None:
            note = f"{other.place} says {other.raw}"
            mending = _Mending(part, text, _IMPOSSIBLE, _evidence(other, note))
            found.append((plausible_misreading(part.raw, text), mending))
    return max(found, key=lambda option: option[0])[1] if found else None


def _future(fact: Fact, paper: Fact) -> _Mending | None:
    """A complete date years after that of the paper, with a look-alike of its year."""
    mine, theirs = CalendarDate.parse(fact.value), CalendarDate.parse(paper.value)
    if (mine.year or 0) <= (theirs.year or 0) + _FORESIGHT_YEARS:
        return None
    return _mended_year(fact, paper, _FUTURE)


def _mended_year(fact: Fact, other: Fact, confidence: float) -> _Mending | None:
    part = fact.part("year")
    year = CalendarDate.parse(other.value).year
    if part is None or year is None:
        return None
    text = _like(part.raw, str(year)[-len(part.raw) :])
    if text is None:
        return None
    return _Mending(part, text, confidence, _evidence(other, f"{other.place} says {other.raw}"))


def _like(raw: str, truth: str) -> str | None:
    """`raw` with the figures of `truth` if they are look-alikes."""
    truth = truth.zfill(len(raw))
    if not as_digits(raw).isdigit() or plausible_misreading(raw, truth) == 0.0:
        return None
    return rewrite_digits(raw, truth)


def _evidence(other: Fact, note: str) -> Evidence:
    kind = "translation" if other.zone is ZoneKind.TRANSLATION else "same-document"
    return Evidence(kind, note, other.span)
