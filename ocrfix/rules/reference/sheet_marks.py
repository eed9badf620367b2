"""What says that one sheet follows another: ``/см.сл.лист/``, the head of the cover, the leaves.

The number ``Лист 3`` may be misread; that the sheet before it ends with ``/см.сл.лист/`` and that
the archivist wrote ``62``, ``63``, ``64`` on the sheets says the same without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocrfix.document.features import LineFacts
from ocrfix.document.model import Document, Line, Zone, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.issues import Evidence
from ocrfix.messages import _
from ocrfix.text.spans import Span

#: A last line so short may be a mark that could not be read.
_SHORT_LINE = 25
#: So many other sheets must end with the mark before one without it is noticed.
_LEAST_MARKED = 2


class SheetMarks:
    """The sheets of one document of a file: where each begins and which say that one follows."""

    def __init__(self, document: Document, part: int) -> None:
        """Look at the Russian zones of a document of the file."""
        self._document = document
        self._zones = [
            zone
            for zone in document.zones
            if zone.part == part and zone.language == "ru" and zone.kind is not ZoneKind.HEADER
        ]
        self.sheets = max((zone.sheet for zone in self._zones), default=0)
        self._marks = dict(self._find_marks())

    def _find_marks(self) -> Iterator[tuple[int, Line]]:
        for zone in self._zones:
            if zone.kind is ZoneKind.CONTINUATION or zone is self._zones[-1]:
                for line in self._lines(zone):
                    if LineFacts(line).sheet_break:
                        yield zone.sheet, line

    def _lines(self, zone: Zone) -> Iterator[Line]:
        """The lines of a zone that are not blank."""
        place = self._document.line_at(zone.span.start).number - 1
        while place < len(self._document.lines):
            line = self._document.lines[place]
            if line.span.start >= zone.span.end:
                return
            if line.text.strip():
                yield line
            place += 1

    def _sheet_lines(self, sheet: int) -> list[Line]:
        return [line for zone in self._zones if zone.sheet == sheet for line in self._lines(zone)]

    def before(self, sheet: int) -> list[Evidence]:
        """The mark at the end of the sheet before this one."""
        mark = self._marks.get(sheet - 1)
        if mark is None:
            return []
        return [_ending(sheet - 1, mark)]

    def cover(self) -> list[Evidence]:
        """The first sheet, from which the others are counted."""
        first = next(iter(self._sheet_lines(1)), None)
        if first is None:
            return []
        return [
            Evidence(
                "same-document",
                _("this is the first sheet, the next one is sheet 2"),
                _stripped(first),
            )
        ]

    def unfollowed(self) -> Line | None:
        """The mark on the last sheet, after which nothing comes, if all others are followed."""
        lines = self._sheet_lines(self.sheets)
        earlier = range(1, self.sheets)
        if not lines or not earlier or any(sheet not in self._marks for sheet in earlier):
            return None
        mark = self._marks.get(self.sheets)
        return mark if mark is not None and mark == lines[-1] else None

    def unannounced(self) -> tuple[int, Line] | None:
        """The only sheet whose predecessor does not end with the mark, and its first line."""
        unmarked = [sheet for sheet in range(1, self.sheets) if sheet not in self._marks]
        if len(unmarked) != 1 or self.sheets - 1 - len(unmarked) < _LEAST_MARKED:
            return None
        ended, begun = self._sheet_lines(unmarked[0]), self._sheet_lines(unmarked[0] + 1)
        if not ended or not begun or len(ended[-1].text.strip()) <= _SHORT_LINE:
            return None
        return unmarked[0] + 1, begun[0]

    def marks(self) -> list[Evidence]:
        """All marks, as witnesses of the custom of the paper."""
        return [_ending(sheet, line) for sheet, line in sorted(self._marks.items())]


def leaves_in_order(facts: Facts, part: int, sheets: int) -> list[Fact]:
    """The archival leaf numbers of the first sheets, if there is one on each, in order.

    Then no sheet is missing, and each number can be told from any other.
    """
    leaves = [
        fact
        for fact in facts.of(FactKind.LEAF_NUMBER)
        if fact.document_part == part
        and 0 < fact.sheet <= sheets
        and fact.value.isdigit()
        and len(fact.value) > 1
    ]
    steps = [int(fact.value) - fact.sheet for fact in leaves]
    complete = [fact.sheet for fact in leaves] == list(range(1, sheets + 1))
    return leaves if complete and len(set(steps)) == 1 else []


def leaf_evidence(leaves: Sequence[Fact]) -> list[Evidence]:
    """The leaves as witnesses."""
    return [Evidence("same-document", is_leaf(leaf), leaf.span) for leaf in leaves]


def is_leaf(fact: Fact) -> str:
    """Which leaf of the file a sheet is: «sheet 2 is leaf 63»."""
    return _("{place} is leaf {leaf}").format(place=fact.place, leaf=fact.value)


def _ending(sheet: int, mark: Line) -> Evidence:
    """The mark at the foot of a sheet as a witness."""
    note = _("sheet {sheet} ends with {mark}").format(sheet=sheet, mark=mark.text.strip())
    return Evidence("same-document", note, _stripped(mark))


def _stripped(line: Line) -> Span:
    """The span of a line without the space around its text."""
    start = line.span.start + len(line.text) - len(line.text.lstrip())
    return Span(start, start + len(line.text.strip()))
