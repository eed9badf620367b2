"""REF009: the list of copies counts from 1 to their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import Document, Line
from ocrfix.facts.misreadings import as_digits, plausible_misreading
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.spans import Span

#: ``экз. № 1 - 5 - частям``, ``3 - тов. Зорину В.А.``
_ENTRY = re.compile(
    r"\W{0,2}(?:[Ээ]кз\.?\s*(?:№|[МмХхN])\s*)?(?P<first>[\dЗ]{1,2})"
    r"(?:\s*-\s*(?P<last>\d{1,2}))?\s*-\s*(?=[^\W_])"
)
#: A number between two that keep the order, and one at the end of the list.
_BETWEEN = 0.95
_AT_END = 0.85
_LEAST_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class _Entry:
    first: int
    last: int
    raw: str
    span: Span


class CopyList(DocumentRule):
    """The numbers of a distribution list.

    What it does
        Lines that follow each other and begin with the number of a copy (``экз. № 1 - адресату``,
        ``2 - ДВО МИД``) count up by one; ``1 - 5`` counts as five. A single number that breaks the
        order and looks like the right one gets it as suggestion.

    Why it matters
        The list tells which copy went where.

    Example
        ``экз. № 7 - в дело`` after ``экз. № 1 - адресату``: copy 2.

    When it is wrong
        When the list names only some of the copies.

    Fix safety
        Unsafe: numbers are never changed without being asked for.
    """

    code = "REF009"
    name = "copy-list"
    summary = "A number breaks the order of a list of copies"
    applicability = Applicability.UNSAFE
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each list with a single number out of order."""
        for entries in _lists(document):
            place = _wrong_place(entries)
            if place is None:
                continue
            entry = entries[place]
            expected = str(entries[place - 1].last + 1 if place else 1)
            if plausible_misreading(entry.raw, expected) < _LEAST_LIKENESS:
                continue
            around = [
                entries[other] for other in (place - 1, place + 1) if 0 <= other < len(entries)
            ]
            evidence = tuple(
                Evidence("same-document", f"the line beside it says {other.raw}", other.span)
                for other in around
            )
            confidence = _BETWEEN if len(around) > 1 else _AT_END
            message = f"The list of copies has {entry.raw} where {expected} is due"
            suggestion = Suggestion(expected, confidence, evidence)
            yield self.issue(document, entry.span, message, [suggestion], evidence)


def _lists(document: Document) -> Iterator[list[_Entry]]:
    """Runs of two and more consecutive Russian lines that begin with a number."""
    run: list[_Entry] = []
    for line in document.lines:
        entry = _entry(line)
        if entry is not None and document.zone_at(line.span.start).language == "ru":
            run.append(entry)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def _entry(line: Line) -> _Entry | None:
    match = _ENTRY.match(line.text)
    if match is None:
        return None
    first = as_digits(match["first"])
    last = match["last"] or first
    start = line.span.start + match.start("first")
    span = Span(start, start + len(match["first"]))
    return _Entry(int(first), int(last), match["first"], span)


def _wrong_place(entries: Sequence[_Entry]) -> int | None:
    """The only entry whose number breaks an order that begins with 1; None if there is none."""
    expected, wrong = 1, []
    for place, entry in enumerate(entries):
        if entry.first != expected:
            wrong.append(place)
        expected = (expected if entry.first != expected else entry.last) + 1
    return wrong[0] if len(wrong) == 1 else None
