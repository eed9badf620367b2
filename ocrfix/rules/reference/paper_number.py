"""REF010: the number of a paper is the same in the head of every sheet: ``Исх. № 147``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.correspondence import registry_key
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import N_
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.agreement import dissents, likeness_of
from ocrfix.rules.reference.repeated_number import dissent_issue
from ocrfix.rules.reference.witnesses import WitnessRule

#: Shorter numbers are too often another number that happens to look alike.
_SHORTEST = 3
#: A first line longer than this many characters is text that mentions a number.
_LONGEST_HEAD = 60
_JUDGED_ELSEWHERE = (FactKind.TELEGRAM_NUMBER, FactKind.PROTOCOL_NUMBER, FactKind.COPY_NUMBER)
_HEADS = (ZoneKind.COVER_FORM, ZoneKind.CONTINUATION)


class PaperNumber(WitnessRule):
    """The outgoing or incoming number that the sheets of a paper repeat.

    What it does
        Takes each number after № on the first sheet (``Исх. № 147``, ``№ 2764-К``) and compares it
        with the numbers in the heads of the further sheets (``К записке № 2764-К``) and in the
        translation. Who is outvoted, one misreading away, gets the number of the others.

    Why it matters
        A sheet with another number seems to belong to another paper.

    Example
        ``Продолжение записки № 378/с`` where the first sheet and the translation say 318/с.

    When it is wrong
        When the head of a sheet cites another paper with a look-alike number.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF010"
    name = "paper-number"
    summary = "The head of a sheet gives the paper another number"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each head that dissents."""
        judged = {fact.span for fact in context.facts.of(*_JUDGED_ELSEWHERE)}
        numbers = [
            fact
            for fact in context.facts.of(FactKind.REGISTRY_NUMBER)
            if fact.span not in judged and len(fact.value) >= _SHORTEST
        ]
        heads = [fact for fact in numbers if _in_head(fact, document)]
        translated = [fact for fact in numbers if fact.zone is ZoneKind.TRANSLATION]
        for first in (fact for fact in heads if fact.sheet == 1):
            for dissent in dissents(_group(first, heads, translated)):
                if dissent.fact.language == "ru":
                    yield dissent_issue(self, document, dissent, N_("number of the paper"))


def _in_head(fact: Fact, document: Document) -> bool:
    """Whether a number stands in the head of a sheet: its form, or a short first line of text."""
    if fact.zone in _HEADS:
        return True
    zone = document.zone_at(fact.span.start)
    if fact.zone is not ZoneKind.BODY or fact.sheet < 2:
        return False
    line = document.line_at(fact.span.start)
    before = document.source[zone.span.start : line.span.start]
    return not before.strip() and len(line.text) <= _LONGEST_HEAD


def _group(first: Fact, heads: Sequence[Fact], translated: Sequence[Fact]) -> list[Fact]:
    """A number of the first sheet, what repeats it or nearly so on others, and who confirms it."""
    own = {fact.value for fact in heads if fact.sheet == 1}
    group = [first] + [
        fact
        for fact in heads
        if fact.sheet > 1
        and fact.document_part == first.document_part
        and (fact.value == first.value or fact.value not in own)
        and (fact.value == first.value or likeness_of(fact.value, first.value) > 0.0)
    ]
    if len(group) == 1:
        return []
    said = {registry_key(fact.value): fact.value for fact in group}
    confirming = [fact for fact in translated if registry_key(fact.value) in said]
    return group + [replace(fact, value=said[registry_key(fact.value)]) for fact in confirming]
