"""TRA002: the dates of the original are those of the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, FactPart
from ocrfix.facts.dates import CalendarDate
from ocrfix.facts.events import OF_THE_PAPER, OF_THE_RECORD, Event, EventKind, calendar_day
from ocrfix.facts.misreadings import as_digits, plausible_misreading, rewrite_digits
from ocrfix.facts.places import says
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.translation.alignment import Claim, settled

#: A date of the translation that agrees in everything but one look-alike figure, between the same
#: anchors, and is found nowhere in the original.
_SURE = 0.95
_ONE_OF_SEVERAL = 0.6
#: The original and another place of the paper or its header agree against the translation.
_SLIP = 0.9
#: Papers give exact dates of what is planned for this and the next year.
_FORESIGHT_YEARS = 1
_FIRST_YEAR = 1800


class TranslatedDate(DocumentRule):
    """Dates of the text against the translation.

    What it does
        A date that the translation does not have, where the translation has one that the original
        does not have and that differs in one misread part (day, month or year), gets that part as
        suggestion. If the header or another mark of the paper has the date of the original, or the
        translation has a date that cannot be, the slip is marked in the translation.

    Why it matters
        The date of a letter that is answered, or of a delivery, is what events are ordered by.

    Example
        ``от 4 июня 1961 года`` where the translation has «of 4 June 1951».

    When it is wrong
        When the translator mistook the date.

    Fix safety
        Unsafe: dates are never changed without being asked for.
    """

    code = "TRA002"
    name = "translated-date"
    summary = "A date differs from that of the translation by a misreading"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each date that the translation contradicts."""
        alignment = context.alignment
        if alignment is None:
            return
        options = [
            Claim(fact, candidate, likeness)
            for fact in alignment.lonely_original
            if fact.kind is FactKind.DATE
            for candidate in alignment.candidates(fact)
            if (likeness := _likeness(fact, candidate)) > 0.0
        ]
        for claim in settled(options):
            difference = misread_part(claim.original, CalendarDate.parse(claim.translation.value))
            if difference is not None:
                part, text, likeness = difference
                confidence = _SURE * (0.8 + 0.2 * likeness)
                if claim.rivals:
                    confidence *= _ONE_OF_SEVERAL
                if _is_slip(claim, context.events):
                    yield from self._slip(document, claim, context.events)
                    continue
                place = (claim.original, part)
                yield self._issue(document, place, text, claim.translation, confidence)

    def _slip(self, document: Document, claim: Claim, events: Sequence[Event]) -> Iterator[Issue]:
        """The date of the translation is the wrong one; it is marked there."""
        original = claim.original
        difference = misread_part(claim.translation, CalendarDate.parse(original.value))
        if difference is None:
            return
        part, text, likeness = difference
        said = Evidence(
            "same-document",
            _("the original says «{text}»").format(text=original.raw),
            original.span,
        )
        others = [
            Evidence("same-document", says(one.fact.place, one.raw), one.span)
            for one in _stating(events, original, original)
        ]
        evidence = (said, *others)
        confidence = round(_SLIP * (0.8 + 0.2 * likeness), 2)
        suggestions = [Suggestion(text, confidence, evidence)] if others else []
        raw = " ".join(claim.translation.raw.split())
        message = _("The translation says {text}, but {others}").format(
            text=raw, others=evidence[-1].note
        )
        yield self.issue(document, part.span, message, suggestions, evidence)

    def _issue(
        self,
        document: Document,
        place: tuple[Fact, FactPart],
        text: str,
        witness: Fact,
        confidence: float,
    ) -> Issue:
        fact, part = place
        note = _("the translation says «{text}»").format(text=witness.raw)
        evidence = (Evidence("translation", note, witness.span),)
        message = _("The date here is {date}, but {others}").format(date=fact.raw, others=note)
        suggestion = Suggestion(text, round(confidence, 2), evidence)
        return self.issue(document, part.span, message, [suggestion], evidence)


def _is_slip(claim: Claim, events: Sequence[Event]) -> bool:
    """Whether the translation has the wrong date: one of no calendar, of a future that nobody could
    write of, or one against which the header or another mark of the paper has that of the original.
    """
    mine, theirs = (CalendarDate.parse(fact.value) for fact in (claim.original, claim.translation))
    if not _is_possible(mine):
        return False
    if not _is_possible(theirs):
        return True
    part = claim.original.document_part
    record = [
        one.date.year or 0
        for one in events
        if one.kind in OF_THE_RECORD and one.fact.document_part == part
    ]
    if record and mine.year and theirs.year:
        latest = max(record) + _FORESIGHT_YEARS
        if mine.year <= latest < theirs.year:
            return True
        earliest = min(record) - _FORESIGHT_YEARS
        own = any(one.span == claim.original.span and one.kind in OF_THE_PAPER for one in events)
        if own and theirs.year < earliest <= mine.year <= latest:
            return True
    if mine.year is None or theirs.year is None:
        return False
    return bool(_stating(events, claim.original, claim.original)) and not _stating(
        events, claim.translation, claim.original
    )


def _is_possible(date: CalendarDate) -> bool:
    """A day of the calendar, in a year that papers are of; 1952 had all days."""
    year = date.year or 1952
    day = CalendarDate(year, date.month or 1, date.day or 1)
    return year >= _FIRST_YEAR and calendar_day(day) is not None


def _stating(events: Sequence[Event], fact: Fact, original: Fact) -> list[Event]:
    """The dates of header and office marks, besides `original`, that are the date of `fact`."""
    date = next((one.date for one in events if one.span == fact.span), None)
    if date is None or not date.is_complete:
        return []
    return [
        one
        for one in events
        if one.date == date
        and one.span != original.span
        and not one.year_added
        and one.kind is not EventKind.BODY
        and one.fact.zone is not ZoneKind.TRANSLATION
        and one.fact.document_part == original.document_part
    ]


def _likeness(fact: Fact, candidate: Fact) -> float:
    difference = misread_part(fact, CalendarDate.parse(candidate.value))
    return 0.0 if difference is None else difference[2]


def misread_part(fact: Fact, other: CalendarDate) -> tuple[FactPart, str, float] | None:
    """The single part in which a date differs from `other` by a misreading.

    Returns the part, its text as it should be and the likeness; None if the dates agree, differ
    in more than one figure, or in one that does not look alike. At least the month must be given
    in both and, besides the part in question, one more part must be equal.
    """
    mine = CalendarDate.parse(fact.value)
    pairs = {
        "year": (mine.year, other.year),
        "month": (mine.month, other.month),
        "day": (mine.day, other.day),
    }
    both = {name: pair for name, pair in pairs.items() if None not in pair}
    differing = [name for name, (first, second) in both.items() if first != second]
    if len(differing) != 1 or len(both) < 2 or "month" not in both:
        return None
    part = fact.part(differing[0])
    truth = both[differing[0]][1]
    if part is None or truth is None or not as_digits(part.raw).isdigit():
        return None
    digits = str(truth)[-len(part.raw) :] if part.name == "year" else str(truth)
    digits = digits.zfill(len(part.raw))
    if sum(first != second for first, second in zip(part.raw, digits, strict=False)) > 1:
        return None
    likeness = plausible_misreading(part.raw, digits)
    text = rewrite_digits(part.raw, digits)
    return (part, text, likeness) if likeness > 0.0 and text is not None else None
