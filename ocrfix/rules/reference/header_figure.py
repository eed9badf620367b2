"""REF021: a figure of the title or summary is one of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts, places
from ocrfix.facts.header_places import HeaderPlace, header_places
from ocrfix.facts.identifiers import is_table_row
from ocrfix.facts.misreadings import grouped, plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.witnesses import WitnessRule

#: Title and summary, or one of them and the translation, state the figure.
_SURE = 0.93
#: Without a translation a figure of the summary may be anything; short ones are.
_LEAST_FIGURES = 3
_LEAST_LIKENESS = 0.3
_LEAST_LIKENESS_ALONE = 0.5
_TELLING = frozenset({HeaderPlace.TITLE, HeaderPlace.CITED_TITLE, HeaderPlace.SUMMARY})
_NAMES = {
    HeaderPlace.TITLE: places.title,
    HeaderPlace.CITED_TITLE: places.citation,
    HeaderPlace.SUMMARY: places.summary,
}
#: Numbers of the original that name a paper or a sheet; other rules judge them.
_NAMING = (
    FactKind.TELEGRAM_NUMBER, FactKind.PROTOCOL_NUMBER, FactKind.SHEET_NUMBER,
    FactKind.LEAF_NUMBER, FactKind.COPY_NUMBER, FactKind.REGISTRY_NUMBER, FactKind.LEAF_RANGE,
)  # fmt: skip
_YEARS = range(1800, 2031)
#: ``F-86``, ``MiG-15``: the number of a type.
_TYPE_NUMBER = re.compile(r"[^\W_]-\Z")


@dataclass(frozen=True, slots=True)
class _Statement:
    """A figure of the header and where it stands there."""

    fact: Fact
    place: str


class HeaderFigure(WitnessRule):
    """Figures of the header against the text.

    What it does
        Looks for the figures of title and summary (``340 trucks``) in the text. Where one is
        missing and the text has a single figure that looks like it, that neither the translation
        nor the header has, the difference is reported; a figure is suggested if two places state
        it: title and citation, or the header and the translation.

    Why it matters
        Readers take figures from the summary, or from the text, and they should be the same.

    Example
        ``840 грузовых автомобилей`` under a summary and a translation with «340 trucks».

    When it is wrong
        When the summary has a slip of its own, or speaks of a figure that the text has in words.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF021"
    name = "header-figure"
    summary = "A figure of the title or summary stands in the text as a look-alike"
    applicability = Applicability.UNSAFE
    severity = Severity.WARNING

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each figure that the header states otherwise."""
        stated = _stated(document, context.facts)
        for part in sorted({one.fact.document_part for one in stated}):
            told = [one for one in stated if one.fact.document_part == part]
            yield from self._check_part(document, context.facts, told, part)

    def _check_part(
        self, document: Document, facts: Facts, told: Sequence[_Statement], part: int
    ) -> Iterator[Issue]:
        figures = [fact for fact in facts.of(FactKind.FIGURE) if fact.document_part == part]
        original = [fact for fact in figures if _in_transcription(fact)]
        translation = [fact for fact in figures if fact.zone is ZoneKind.TRANSLATION]
        known = _values(original) | {fact.value for fact in facts.of(*_NAMING)}
        confirmed = _values(translation) | {one.fact.value for one in told}
        lonely = _lonely(document, facts, original, confirmed)
        claims: list[tuple[str, Fact, float]] = []
        for value in dict.fromkeys(one.fact.value for one in told):
            least = _LEAST_LIKENESS if translation else _LEAST_LIKENESS_ALONE
            if value in known or (not translation and len(value) < _LEAST_FIGURES):
                continue
            alike = [
                (fact, likeness)
                for fact in lonely
                if (likeness := plausible_misreading(fact.value, value)) >= least
                and (translation or not _rounded(value, fact.value))
                and _same_unit(fact, told, value)
            ]
            if len(alike) == 1 and (not translation or value in _values(translation)):
                claims.append((value, *alike[0]))
        taken = Counter(fact.span for _, fact, _ in claims)
        for value, fact, likeness in claims:
            if taken[fact.span] == 1:
                evidence = _evidence(value, told, translation)
                yield self._issue(document, fact, (value, likeness), evidence)

    def _issue(
        self,
        document: Document,
        fact: Fact,
        meant: tuple[str, float],
        evidence: Sequence[Evidence],
    ) -> Issue:
        value, likeness = meant
        message = _("The number here is {number}, but {others}").format(
            number=fact.raw, others=evidence[0].note
        )
        confidence = round(_SURE * (0.85 + 0.15 * likeness), 2)
        suggestion = Suggestion(grouped(fact.raw, value), confidence, tuple(evidence))
        return self.issue(document, fact.span, message, [suggestion], evidence)


def _stated(document: Document, facts: Facts) -> list[_Statement]:
    """The figures of titles and summaries, without years, dates and numbers of papers."""
    stated = []
    dates = {fact.span for fact in facts.of(FactKind.DATE, FactKind.PROTOCOL_NUMBER)}
    figures = [fact for fact in facts.of(FactKind.FIGURE) if fact.zone is ZoneKind.HEADER]
    for zone, parts in header_places(document) if figures else ():
        for fact in figures:
            if not zone.span.covers(fact.span) or fact.words or not fact.value.isdigit():
                continue
            before = document.source[max(0, fact.span.start - 2) : fact.span.start]
            if len(fact.value) < 2 or int(fact.value) in _YEARS or _TYPE_NUMBER.search(before):
                continue
            place = parts.of(fact.span)
            if place in _TELLING and not any(fact.span.overlaps(span) for span in dates):
                stated.append(_Statement(fact, _NAMES[place]()))
    return stated


def _in_transcription(fact: Fact) -> bool:
    return fact.language == "ru" and fact.zone is not ZoneKind.HEADER


def _values(facts: Sequence[Fact]) -> set[str]:
    """The numbers, and those before a scale word: ``10`` of «10 тысяч»."""
    return {fact.value for fact in facts} | {
        part.value for fact in facts for part in fact.parts if part.name == "figures"
    }


def _lonely(
    document: Document, facts: Facts, original: Sequence[Fact], confirmed: set[str]
) -> list[Fact]:
    """The figures of the original that stand in it once and nowhere else."""
    naming = {fact.span for fact in facts.of(*_NAMING)}
    times = Counter(fact.value for fact in original)
    return [
        fact
        for fact in original
        if not fact.words
        and fact.value.isdigit()
        and fact.value not in confirmed
        and times[fact.value] == 1
        and fact.span not in naming
        and not is_table_row(document.line_at(fact.span.start).text)
    ]


def _rounded(stated: str, read: str) -> bool:
    """Whether a summary may have rounded: «300» for 306."""
    return stated.endswith("0") and not read.endswith("0")


def _same_unit(fact: Fact, told: Sequence[_Statement], value: str) -> bool:
    """Whether the same is counted, as far as it is known."""
    units = {one.fact.unit for one in told if one.fact.value == value and one.fact.unit}
    return not units or not fact.unit or fact.unit in units


def _evidence(
    value: str, told: Sequence[_Statement], translation: Sequence[Fact]
) -> list[Evidence]:
    evidence = [
        Evidence("same-document", places.says(one.place, one.fact.raw), one.fact.span)
        for one in told
        if one.fact.value == value
    ]
    evidence += [
        Evidence("translation", places.says(places.translation(), fact.raw), fact.span)
        for fact in translation
        if fact.value == value
    ]
    return evidence
