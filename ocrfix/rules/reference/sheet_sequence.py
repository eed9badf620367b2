"""REF003: the sheets are numbered 1 to n in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext

#: A number that breaks the sequence between neighbours that keep it, and looks like the right one.
_BETWEEN = 0.97
#: The same with only one neighbour, or none, to count from.
_AT_END = 0.93
_UNLIKE = 0.75
#: Page numbers (``- 2 -``) are counted by the sheets of the transcription alone.
_PAGE = 0.85
_PAGE_LIKENESS = 0.5


class SheetSequence(DocumentRule):
    """Sheet and page numbers run on.

    What it does
        The first sheet of a telegram is its cover, the next says ``Лист 2``, then ``Лист 3`` and
        so on. A number that breaks the order, while those around it keep it, gets the number the
        order asks for. Page numbers (``- 2 -``, ``2.``) are compared with the sheet they stand on.

    Why it matters
        A wrong sheet number looks like a missing sheet.

    Example
        ``Лист 8`` after ``Лист 2``: it is sheet 3.

    When it is wrong
        When sheets are missing from the scan and the numbers happen to look alike.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF003"
    name = "sheet-sequence"
    summary = "A sheet number breaks the order of the sheets"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each sheet out of order."""
        facts = context.facts.of(FactKind.SHEET_NUMBER)
        for run in _runs(facts):
            yield from self._check_run(document, run)
        yield from self._check_pages(document, context)

    def _check_run(self, document: Document, run: Sequence[Fact]) -> Iterator[Issue]:
        first = first_number(run)
        if first is None:
            return
        for place, fact in enumerate(run):
            expected = str(first + place)
            if fact.value == expected:
                continue
            around = [
                run[other]
                for other in (place - 1, place + 1)
                if 0 <= other < len(run) and run[other].value == str(first + other)
            ]
            likeness = plausible_misreading(fact.value, expected)
            if likeness == 0.0 and len(around) < 2:
                continue
            sure = _UNLIKE if likeness == 0.0 else _BETWEEN if len(around) > 1 else _AT_END
            evidence = [
                Evidence("same-document", f"{other.place} says Лист {other.value}", other.span)
                for other in around
            ] or [Evidence("context", "the first sheet after the cover is sheet 2")]
            message = f"The sheet number here is {fact.value}, but sheet {expected} is expected"
            suggestion = Suggestion(expected, sure, tuple(evidence))
            yield self.issue(document, fact.span, message, [suggestion], evidence)

    def _check_pages(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        pages = [
            fact
            for fact in context.facts.of(FactKind.LEAF_NUMBER)
            if fact.sheet > 1 and page_shape(document, fact)
        ]
        right = [fact for fact in pages if fact.value == str(fact.sheet)]
        for fact in pages:
            likeness = plausible_misreading(fact.value, str(fact.sheet))
            others = [other for other in right if other.document_part == fact.document_part]
            if likeness < _PAGE_LIKENESS or not others:
                others = _leaves_in_order(context, fact)
            if likeness == 0.0 or not others:
                continue
            evidence = tuple(
                Evidence("same-document", f"{other.place} has the number {other.value}", other.span)
                for other in others
            )
            message = f"The page number here is {fact.value}, but this is sheet {fact.sheet}"
            suggestion = Suggestion(str(fact.sheet), _PAGE, evidence)
            yield self.issue(document, fact.span, message, [suggestion], evidence)


def _leaves_in_order(context: RuleContext, page: Fact) -> list[Fact]:
    """The archival leaf numbers up to the sheet of a page, if there is one a sheet, in order.

    Then no sheet is missing, and the page number must be the count of the sheets.
    """
    leaves = [
        fact
        for fact in context.facts.of(FactKind.LEAF_NUMBER)
        if fact.document_part == page.document_part
        and fact.sheet <= page.sheet
        and fact.value.isdigit()
        and len(fact.value) > 1
    ]
    steps = [int(fact.value) - fact.sheet for fact in leaves]
    complete = [fact.sheet for fact in leaves] == list(range(1, page.sheet + 1))
    return leaves if complete and len(set(steps)) == 1 else []


def first_number(run: Sequence[Fact]) -> int | None:
    """The number the run begins with, by what most of its sheets say; 2 if nothing tells."""
    starts = Counter(int(fact.value) - place for place, fact in enumerate(run))
    start, votes = starts.most_common(1)[0]
    if votes > 1 and start > 0:
        return start
    return 2 if starts[2] or (len(run) == 1 and run[0].sheet == 2) else None


def _runs(facts: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The sheets of one document after another; a new document begins again with sheet 2."""
    run: list[Fact] = []
    for fact in facts:
        if not fact.value.isdigit():
            continue
        if run and (fact.value == "2" or fact.document_part != run[-1].document_part):
            yield run
            run = []
        run.append(fact)
    if run:
        yield run


def page_shape(document: Document, fact: Fact) -> bool:
    """Whether a bare number is written as typists number pages: ``- 2 -`` or ``2.``."""
    text = document.line_at(fact.span.start).text.strip()
    return text.startswith("-") or text.endswith((".", "-"))
