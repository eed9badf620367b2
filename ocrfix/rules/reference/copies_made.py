"""REF011: as many copies were made as the list of copies names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.copies import copies_of, copy_lists
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.agreement import witness_evidence
from ocrfix.rules.reference.witnesses import WitnessRule

#: The list counts to a look-alike of the number; with the translation, and alone.
_CONFIRMED = 0.97
_BY_THE_LIST = 0.9
#: How alike the figures must be where only the list speaks.
_ALONE = 0.6
#: A list belongs to a number at most so many lines above it.
_NEAR = 6


class CopiesMade(WitnessRule):
    """The number of copies made.

    What it does
        Compares ``отп. 5 экз.`` with the list of copies below it, with the translation (``5
        copies``) and with the number of this copy. Where the list counts to another number, or
        beyond it, that is reported; a look-alike gets the count of the list as suggestion. A list
        that names fewer copies and does not end with the file (``в дело``) is left alone.

    Why it matters
        The number tells how many other copies to look for.

    Example
        ``отп. 8 экз.`` above a list of three copies where the translation has «3 copies».

    When it is wrong
        When the list was continued on another sheet, or more copies were made later.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF011"
    name = "copies-made"
    summary = "The list of copies does not count to the number of copies made"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """At most one issue for each number of copies."""
        facts = context.facts
        for made in facts.of(FactKind.COPIES_MADE, language="ru"):
            witnesses = _witnesses(made, document, facts)
            counts = {count for _, count in witnesses}
            count = counts.pop() if len(counts) == 1 else None
            if count is not None and count != int(made.value):
                yield from self._against(document, made, count, [fact for fact, _ in witnesses])

    def _against(
        self, document: Document, made: Fact, count: int, witnesses: Sequence[Fact]
    ) -> Iterator[Issue]:
        likeness = plausible_misreading(made.raw, str(count))
        if count < int(made.value) and not likeness:
            return
        listed = [fact for fact in witnesses if fact.kind is FactKind.LISTED_COPY]
        evidence = witness_evidence(witnesses)
        if listed:
            evidence += (
                Evidence(
                    "arithmetic", _("the list of copies counts to {count}").format(count=count)
                ),
            )
        message = _message(witnesses).format(made=made.raw, count=count)
        translated = len(witnesses) > len(listed)
        alone = likeness >= _ALONE and _to_the_file(listed, document)
        if count < int(made.value) and not translated and not alone:
            return
        sure = _CONFIRMED if translated and listed else _BY_THE_LIST
        suggestions = [Suggestion(str(count), sure, evidence)] if likeness else []
        yield self.issue(document, made.span, message, suggestions, evidence)


def _witnesses(made: Fact, document: Document, facts: Facts) -> list[tuple[Fact, int]]:
    """The last entry of the list below, if it counts from 1, and the translation; with counts."""
    found: list[tuple[Fact, int]] = []
    line = document.line_at(made.span.start).number
    for entries in copy_lists(document, facts):
        below = document.line_at(entries[0].span.start).number - line
        if 0 < below <= _NEAR and _is_complete(entries):
            found += [(entry, copies_of(entries[-1])[1]) for entry in entries[-1:]]
    translated = [
        fact
        for fact in facts.of(FactKind.COPIES_MADE)
        if fact.zone is ZoneKind.TRANSLATION and fact.document_part == made.document_part
    ]
    found += [
        (fact, int(fact.value))
        for fact in translated
        if fact.value == made.value or plausible_misreading(made.raw, fact.value)
    ]
    # a translation that speaks of other copies, such as those of a newspaper, settles nothing
    agreed = any(fact in translated for fact, _ in found)
    return found if agreed or not translated else []


def _is_complete(entries: Sequence[Fact]) -> bool:
    """Whether a list counts on from 1."""
    due = 1
    for entry in entries:
        first, last = copies_of(entry)
        if first != due:
            return False
        due = last + 1
    return True


def _to_the_file(listed: Sequence[Fact], document: Document) -> bool:
    """Whether the last copy goes to the file (``в дело``), as the last of all copies does."""
    return any("дел" in document.line_at(entry.span.start).text.lower() for entry in listed)


def _message(witnesses: Sequence[Fact]) -> str:
    listed = {fact.kind is FactKind.LISTED_COPY for fact in witnesses}
    if listed == {True}:
        return _("The number of copies here is {made}, but the list of copies counts to {count}")
    if listed == {False}:
        return _("The number of copies here is {made}, but the translation says {count}")
    return _(
        "The number of copies here is {made}, but the list of copies counts to and the translation "
        "says {count}"
    )
