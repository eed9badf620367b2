"""REF003: the sheets are numbered 1 to n in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ocrfix.document.model import Document
from ocrfix.facts import Fact, FactKind
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.facts.places import says
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.reference.sheet_marks import SheetMarks, leaf_evidence, leaves_in_order
from ocrfix.rules.reference.witnesses import WitnessRule

#: A number that breaks the sequence between neighbours that keep it, and looks like the right one.
_BETWEEN = 0.97
#: The same with only one neighbour, or none, to count from.
_AT_END = 0.93
_UNLIKE = 0.75
#: Page numbers (``- 2 -``) are counted by the sheets of the transcription alone.
_PAGE = 0.85
_PAGE_LIKENESS = 0.5


class SheetSequence(WitnessRule):
    """Sheet and page numbers run on.

    What it does
        The first sheet of a telegram is its cover, the next says ``Лист 2``, then ``Лист 3`` and
        so on. A number that breaks the order, while those around it keep it, gets the number the
        order asks for, if two things say so: the sheets before and after, ``/см.сл.лист/`` at the
        foot of the sheet before, the numbers of the leaves, the cover from which sheets are
        counted. Page numbers (``- 2 -``, ``2.``) are compared with the sheet they stand on. A
        last sheet that says another follows, or one sheet alone that does not announce the next,
        is noted.

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
        """One issue for each sheet out of order, and a note where a sheet seems to be missing."""
        facts = context.facts.of(FactKind.SHEET_NUMBER)
        parts = sorted({zone.part for zone in document.zones if zone.sheet})
        marks = {part: SheetMarks(document, part) for part in parts}
        for run in _runs(facts):
            if run[0].document_part in marks:
                yield from self._check_run(document, context, run, marks[run[0].document_part])
        yield from self._check_pages(document, context, marks)
        for part in parts:
            yield from self._check_marks(document, marks[part])

    def _check_run(
        self, document: Document, context: RuleContext, run: Sequence[Fact], marks: SheetMarks
    ) -> Iterator[Issue]:
        first = first_number(run)
        if first is None:
            return
        for place, fact in enumerate(run):
            expected = str(first + place)
            if fact.value == expected and fact.raw.isdigit():
                continue
            around = [
                run[other]
                for other in (place - 1, place + 1)
                if 0 <= other < len(run) and run[other].value == str(first + other)
            ]
            same = fact.value == expected  # but for a letter
            likeness = 1.0 if same else plausible_misreading(fact.value, expected)
            if likeness == 0.0 and len(around) < 2:
                continue
            sure = _UNLIKE if likeness == 0.0 else _BETWEEN if len(around) > 1 else _AT_END
            evidence = [
                Evidence("same-document", says(other.place, f"Лист {other.value}"), other.span)
                for other in around
            ]
            evidence += _counted(context, fact, expected, marks)
            message = _(
                "The sheet number here is {number}, but sheet {expected} is expected"
            ).format(number=fact.raw, expected=expected)
            suggestion = Suggestion(expected, sure, tuple(evidence))
            yield self.issue(document, fact.span, message, [suggestion], evidence)

    def _check_pages(
        self, document: Document, context: RuleContext, marks: Mapping[int, SheetMarks]
    ) -> Iterator[Issue]:
        pages = [
            fact
            for fact in context.facts.of(FactKind.LEAF_NUMBER)
            if fact.sheet > 1 and page_shape(document, fact)
        ]
        right = [fact for fact in pages if fact.value == str(fact.sheet)]
        for fact in pages:
            expected = str(fact.sheet)
            likeness = plausible_misreading(fact.value, expected)
            others = [other for other in right if other.document_part == fact.document_part]
            leaves = (
                leaves_in_order(context.facts, fact.document_part, fact.sheet)
                if likeness > 0.0
                else []
            )
            if likeness == 0.0 or not (leaves or (others and likeness >= _PAGE_LIKENESS)):
                continue
            evidence = [
                Evidence(
                    "same-document",
                    _("{place} has the number {number}").format(
                        place=other.place, number=other.value
                    ),
                    other.span,
                )
                for other in others
            ]
            evidence += _counted(context, fact, expected, marks[fact.document_part])
            message = _("The page number here is {number}, but this is sheet {expected}").format(
                number=fact.value, expected=expected
            )
            suggestion = Suggestion(expected, _PAGE, tuple(evidence))
            yield self.issue(document, fact.span, message, [suggestion], evidence)

    def _check_marks(self, document: Document, marks: SheetMarks) -> Iterator[Issue]:
        """A sheet that should follow and does not, or follows unannounced: only a note."""
        found = []
        mark = marks.unfollowed()
        if mark is not None:
            text = mark.text.strip()
            found.append(
                (
                    mark,
                    _("{mark} says that another sheet follows, but this is the last").format(
                        mark=text
                    ),
                )
            )
        unannounced = marks.unannounced()
        if unannounced is not None:
            sheet, line = unannounced
            found.append(
                (
                    line,
                    _("Sheet {sheet} alone does not end with /см.сл.лист/").format(sheet=sheet - 1),
                )
            )
        for line, message in found:
            issue = self.issue(document, line.span, message, (), marks.marks())
            yield replace(issue, severity=Severity.NOTE)


def _counted(context: RuleContext, fact: Fact, expected: str, marks: SheetMarks) -> list[Evidence]:
    """What says, without the numbers of the sheets, that this is sheet `expected`."""
    if str(fact.sheet) != expected:
        return marks.before(fact.sheet)
    leaves = leaves_in_order(context.facts, fact.document_part, fact.sheet)
    cover = marks.cover() if expected == "2" else []
    return [*marks.before(fact.sheet), *leaf_evidence(leaves), *cover]


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
