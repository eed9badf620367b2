"""TRA005: the times of the original are those of the translation."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, FactPart
from ocrfix.facts.events import EventKind
from ocrfix.facts.misreadings import plausible_misreading, rewrite_digits
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.translation.alignment import Claim, settled
from ocrfix.text.spans import Span

#: A time of the translation that differs in one look-alike figure, between the same anchors, and
#: is found nowhere in the original.
_SURE = 0.95
_ONE_OF_SEVERAL = 0.6
#: Marks of the office whose times translators leave out.
_UNTRANSLATED = frozenset({EventKind.DECIPHERED, EventKind.TYPED})
#: Twelve hours apart is the same clock.
_HALF_DAY = 12


class TranslatedTime(DocumentRule):
    """Times of the text against the translation.

    What it does
        A time that the translation does not have, where the translation has one that the original
        does not have and whose hour or minute is a look-alike, gets that figure as suggestion.
        Times of deciphering and typing, which translators leave out, are compared only if the
        translation has such marks.

    Why it matters
        Telegrams of one day are told apart by their hour.

    Example
        ``получена 19 45 16 1 1951 г.`` where the translation has «Received 14 hours 45 minutes».

    When it is wrong
        When the translator mistook the time, or wrote it for another zone.

    Fix safety
        Unsafe: dates and times are never changed without being asked for.
    """

    code = "TRA005"
    name = "translated-time"
    summary = "A time differs from that of the translation by a misreading"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each time that the translation contradicts."""
        if not context.facts.of(FactKind.TIME):
            return
        alignment = context.alignment
        if alignment is None:
            return
        untranslated = _untranslated(context)
        claims = [
            Claim(fact, candidate, difference[2])
            for fact in alignment.lonely_original
            if fact.kind is FactKind.TIME and fact.span not in untranslated
            for candidate in alignment.candidates(fact)
            if (difference := _misread_part(fact, candidate)) is not None
        ]
        for claim in settled(claims):
            difference = _misread_part(claim.original, claim.translation)
            if difference is not None:
                yield self._issue(document, claim, difference)

    def _issue(
        self, document: Document, claim: Claim, difference: tuple[FactPart, str, float]
    ) -> Issue:
        part, text, likeness = difference
        confidence = _SURE * (0.8 + 0.2 * likeness)
        if claim.rivals:
            confidence *= _ONE_OF_SEVERAL
        note = _("the translation says «{text}»").format(
            text=" ".join(claim.translation.raw.split())
        )
        evidence = (Evidence("translation", note, claim.translation.span),)
        message = _("The time here is {time}, but {others}").format(
            time=" ".join(claim.original.raw.split()), others=note
        )
        suggestion = Suggestion(text, round(confidence, 2), evidence)
        return self.issue(document, part.span, message, [suggestion], evidence)


def _untranslated(context: RuleContext) -> set[Span]:
    """The times of marks that the translation does not have."""
    marks = [event for event in context.events if event.kind in _UNTRANSLATED]
    translated = {event.kind for event in marks if event.fact.zone is ZoneKind.TRANSLATION}
    return {
        event.clock.span
        for event in marks
        if event.clock is not None and event.kind not in translated
    }


def _misread_part(fact: Fact, other: Fact) -> tuple[FactPart, str, float] | None:
    """The hour or the minute, if it alone differs, by a misreading; its text and the likeness."""
    mine, theirs = fact.value.split(":"), other.value.split(":")
    names = ("hour", "minute")
    if len(mine) != len(names) or len(theirs) != len(names):
        return None
    differing = [place for place in range(len(names)) if mine[place] != theirs[place]]
    if len(differing) != 1:
        return None
    place = differing[0]
    part = fact.part(names[place])
    if part is None or abs(int(mine[place]) - int(theirs[place])) == _HALF_DAY:
        return None
    digits = theirs[place] if len(part.raw) > 1 else theirs[place].lstrip("0") or "0"
    likeness = plausible_misreading(part.raw, digits)
    text = rewrite_digits(part.raw, digits)
    return (part, text, likeness) if likeness > 0.0 and text is not None else None
