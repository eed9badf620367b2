"""TRA001: the numbers of the original are those of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, FactPart, Facts
from ocrfix.facts.identifiers import is_table_row
from ocrfix.facts.misreadings import grouped, lost_or_gained, plausible_misreading
from ocrfix.facts.quantities import terms_of
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.translation.alignment import Alignment, Claim, align, settled
from ocrfix.text.spans import Span

#: Numbers that the sheets themselves repeat; the reference rules judge them with more witnesses.
_REPEATED = (
    FactKind.TELEGRAM_NUMBER, FactKind.PROTOCOL_NUMBER, FactKind.SHEET_NUMBER,
    FactKind.LEAF_NUMBER, FactKind.COPY_NUMBER,
)  # fmt: skip

#: Confidence by count of figures when a lonely number of the translation stands where the original
#: has a lonely look-alike: long numbers seldom meet by chance, single figures often do. Of 16
#: planted and 56 drawn misreadings of the development set none was mended wrongly.
_BY_LENGTH = {1: 0.8, 2: 0.94, 3: 0.96}
_LONG = 0.98
#: A single figure counts only if its look-alike is a good one and the anchors are near.
_SINGLE_LIKENESS = 0.6
_SINGLE_WINDOW = 500
#: Two or three unlikely look-alikes in one number are another number.
_LEAST_LIKENESS = 0.2
#: A figure lost or added says less than one that looks like another.
_LOST_OR_GAINED = 0.25
#: Letters before the number of a decision, as translations write them.
_LETTERS = {"P": "П", "B": "Б", "S": "С", "T": "Т", "A": "А", "M": "М", "K": "К", "N": "Н"}
#: Several possible renderings: the best is about as likely as the others together.
_AMBIGUOUS = 0.6
#: A lone letter or mark where the thousands of a number in groups should stand.
_LOST_THOUSANDS = re.compile(r"(?:^|\s)[^\W\d_] \Z")


class TranslatedNumber(DocumentRule):
    """Numbers of the text against the translation.

    What it does
        Pairs the numbers of both texts by value and order. A Russian number that the translation
        does not have, where the translation has one that the original does not have, at the same
        place and one misreading away, gets the number of the translation as suggestion.

    Why it matters
        Nothing inside a sentence betrays a wrong number; the translator read the paper itself.

    Example
        ``172 автомашин`` where the translation has «112 vehicles».

    When it is wrong
        When the translator mistook the number, or translated from another copy.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "TRA001"
    name = "translated-number"
    summary = "A number differs from that of the translation by a misreading"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each number that the translation contradicts."""
        facts = context.facts
        alignment = align_documents(facts)
        if alignment is None:
            return
        repeated = {fact.span for fact in facts.of(*_REPEATED)}
        claims = [
            Claim(fact, candidate, likeness)
            for fact in alignment.lonely_original
            if fact.span not in repeated and _is_comparable(fact, document)
            for candidate in alignment.candidates(fact)
            if (likeness := _likeness(fact, candidate)) >= _LEAST_LIKENESS
            and _is_trusted(fact, likeness, alignment)
        ]
        for claim in settled(claims):
            yield self._issue(document, claim)

    def _issue(self, document: Document, claim: Claim) -> Issue:
        fact, witness = claim.original, claim.translation
        read, truth = _figures(fact), _figures(witness)
        confidence = _BY_LENGTH.get(len(read), _LONG) * (0.85 + 0.15 * claim.likeness)
        if claim.rivals:
            confidence *= _AMBIGUOUS
        text = grouped(fact.raw, truth)
        letter = _leading_letter(document, witness)
        if letter and read[1:] == truth:
            text = letter + text
        span = fact.span
        before = document.source[max(0, span.start - 3) : span.start]
        if _LOST_THOUSANDS.search(before) and truth[1:] == read:
            # ``т 350`` stands for ``1 350``: the letter is what was misread
            span = Span(span.start - 2, span.end)
            text = f"{truth[0]} {read}"
        if (misread := _misread_part(fact, witness)) is not None:
            span, text = misread[0].span, misread[1].raw
        note = f"the translation says «{witness.raw}»"
        evidence = (Evidence("translation", note, witness.span),)
        suggestion = Suggestion(text, round(confidence, 2), evidence)
        message = f"The number here is {fact.raw}, but {note}"
        return self.issue(document, span, message, [suggestion], evidence)


def _is_comparable(fact: Fact, document: Document) -> bool:
    """A number in figures outside the printed table of copies, or a time."""
    line = document.line_at(fact.span.start).text
    in_table = is_table_row(line) and "кз" in line
    if fact.kind is FactKind.TIME:
        # the times of deciphering and typing are not translated
        return fact.zone is not ZoneKind.SERVICE_MARKS
    in_figures = fact.kind is FactKind.FIGURE and not fact.words and "/" not in fact.raw
    return in_figures and not in_table


def _leading_letter(document: Document, witness: Fact) -> str:
    """The Russian letter for the one written before a number: ``П`` for «P70/214», else nothing."""
    before = document.source[max(0, witness.span.start - 2) : witness.span.start]
    if len(before) < 2 or before[0].isalnum():
        return ""
    return _LETTERS.get(before[1], "")


def _likeness(fact: Fact, candidate: Fact) -> float:
    """How easily the one was misread: by look-alikes, or with one figure too many or few."""
    if candidate.words:
        return 0.0
    if fact.kind is FactKind.TIME:
        misread = _misread_part(fact, candidate)
        return plausible_misreading(misread[0].raw, misread[1].raw) if misread else 0.0
    read, truth = _figures(fact), _figures(candidate)
    return _LOST_OR_GAINED if lost_or_gained(read, truth) else plausible_misreading(read, truth)


def _misread_part(fact: Fact, candidate: Fact) -> tuple[FactPart, FactPart] | None:
    """The only part, hour or minute, in which two times differ; None for other facts."""
    if fact.kind is not FactKind.TIME or len(fact.parts) != len(candidate.parts):
        return None
    both = zip(fact.parts, candidate.parts, strict=True)
    differing = [(mine, theirs) for mine, theirs in both if mine.raw != theirs.raw]
    return differing[0] if len(differing) == 1 else None


def _is_trusted(fact: Fact, likeness: float, alignment: Alignment) -> bool:
    """Whether the place is sure enough: a single figure meets a look-alike by chance."""
    if len(_figures(fact)) > 1:
        return True
    low, high = alignment.window(fact)
    return likeness >= _SINGLE_LIKENESS and high - low <= _SINGLE_WINDOW


def _figures(fact: Fact) -> str:
    """The figures that stand on the paper, without separators and without the scale word."""
    if fact.kind is FactKind.TIME:
        return "".join(part.raw for part in fact.parts)
    part = fact.part("figures")
    return (part.value if part else fact.value).replace(".", "")


def align_documents(facts: Facts) -> Alignment | None:
    """The numbers of the Russian zones against those of the translation; None without one."""
    kinds = (FactKind.FIGURE, FactKind.DATE, FactKind.TIME)
    chosen = [one for fact in facts.of(*kinds) for one in terms_of(fact)]
    original = [fact for fact in chosen if fact.language == "ru" and not _typist_date(fact)]
    translation = [fact for fact in chosen if fact.zone is ZoneKind.TRANSLATION]
    return align(original, translation) if translation and original else None


def _typist_date(fact: Fact) -> bool:
    """``16.1`` after a time in the service marks: not translated, and like many other dates."""
    month = fact.part("month")
    numeric = month is not None and month.raw.isdigit()
    return fact.kind is FactKind.DATE and numeric and fact.part("year") is None
