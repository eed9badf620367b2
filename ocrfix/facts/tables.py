"""Tables and their totals: ``| Киевская | 274 | 518 |`` … ``| Итого | 1.286 | 2.374 |``.

A table is a run of lines that begin with a bar. Columns add up to the row ``Итого``, rows to the
column ``Всего``, and a column ``Процент`` follows from two others; the last two are taken for true
of a table only when most of its rows bear them out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ocrfix.document.model import Document, Line
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.sums import Relation, RelationKind, Term
from ocrfix.text.spans import Span

_NUMBER = re.compile(
    r"(?P<grouped>[\dЗО]{1,3}(?:[ .,\u00a0][\dЗО]{3})+)"
    r"|(?P<whole>[\dЗО]+)(?:[.,](?P<rest>\d{1,2}))?"
)
_NOTHING = re.compile(r"[-–—]{1,2}")
_RULER = re.compile(r"[\s|:+\-–—=]+")
_TOTAL = re.compile(
    r"(?:и\s?т\s?о\s?г\s?о|в\s?с\s?е\s?г\s?о|общий итог)(?![^\W\d_])", re.IGNORECASE
)
_INCLUDING = re.compile(r"\W*(?:в том числе|в\s?т\.?\s?ч|из них|из коих)", re.IGNORECASE)
_PERCENT = re.compile(r"процент|проц\.|%", re.IGNORECASE)
#: Columns that do not add up: running numbers, averages, prices.
_NO_SUM = re.compile(
    r"№|средн|цена|стоимость (?:за|1)|урожайн|на душу|норма|процент|проц\.|%", re.I
)
_ROUNDED = re.compile(r"тыс|млн|млрд|миллион|миллиард", re.IGNORECASE)
#: A rule of a table that so many of its rows bear out is meant by the writer.
_LEAST_SHARE = Decimal("0.6")
_LEAST_ROWS = 2
#: Rounding of so many parts adds up to one unit as a rule, of more to two.
_FEW_PARTS = 3
#: Longer tables and figures are no tables of a paper.
_MOST_CELLS = 20_000
_LONGEST = 12
#: Nor is one with more totals.
_MOST_TOTALS = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and, if it holds nothing else, its figure."""

    text: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Table:
    """The head, empty if there is none, and the rows below it, all of the same width."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, place: int) -> list[Term | None]:
        """The figures of a column, row by row."""
        return [row[place].term for row in self.rows]


def find_tables(document: Document) -> Iterator[Table]:
    """The tables of the Russian text whose rows are of one width."""
    run: list[Line] = []
    for line in (*document.lines, None):
        inside = line is not None and line.text.lstrip().startswith("|")
        if inside and line is not None and document.zone_at(line.span.start).language == "ru":
            run.append(line)
        elif run:
            table = _table(run)
            if table is not None:
                yield table
            run = []


def _table(lines: Sequence[Line]) -> Table | None:
    rulers = [place for place, line in enumerate(lines) if _RULER.fullmatch(line.text)]
    ruler = next((place for place in rulers if "-" in lines[place].text and place), None)
    first = 0 if ruler is None else ruler + 1
    rows = [_cells(line) for line in lines[first:] if not _RULER.fullmatch(line.text)]
    rows = [row for row in rows if any(cell.text for cell in row[1:])]
    heads = tuple(cell.text for cell in _cells(lines[ruler - 1])) if ruler else ()
    widths = {len(row) for row in rows} | ({len(heads)} if heads else set())
    if len(widths) != 1 or len(rows) * widths.pop() > _MOST_CELLS:
        return None
    return Table(heads or ("",) * len(rows[0]), tuple(rows))


def _cells(line: Line) -> tuple[Cell, ...]:
    places = [place for place, character in enumerate(line.text) if character == "|"]
    ends = [*places[1:], len(line.text)]
    bounds = [(start + 1, end) for start, end in zip(places, ends, strict=True)]
    if len(bounds) > 1 and not line.text[slice(*bounds[-1])].strip():
        bounds.pop()
    return tuple(_cell(line, start, end) for start, end in bounds)


def _cell(line: Line, start: int, end: int) -> Cell:
    raw = line.text[start:end]
    text = raw.strip()
    offset = line.span.start + start + (len(raw) - len(raw.lstrip()))
    span = Span(offset, offset + len(text))
    if _NOTHING.fullmatch(text):
        return Cell(text, Term(span, text, "0", fixed=True))
    match = _NUMBER.fullmatch(text)
    if match is None or len(text) > _LONGEST or not any("0" <= one <= "9" for one in text):
        return Cell(text, None)
    digits = as_digits(re.sub(r"[ .,\u00a0]", "", text))
    fraction = match["rest"] or ""
    return Cell(text, Term(span, text, digits, -len(fraction)))


def table_relations(table: Table) -> list[Relation]:
    """Everything that must add up in a table."""
    figures = [
        place
        for place in range(1, len(table.heads))
        if any(row[place].term is not None for row in table.rows)
    ]
    found: list[Relation] = []
    for place in figures:
        if not _NO_SUM.search(table.heads[place]):
            found.extend(_column_sums(table, place))
    found.extend(_row_sums(table, figures))
    for place in figures:
        if _PERCENT.search(table.heads[place]):
            found.extend(_percentages(table, place, figures))
    return found


def _is_total(row: Sequence[Cell]) -> bool:
    return _TOTAL.match(row[0].text.strip('*_ «"')) is not None


def _column_sums(table: Table, place: int) -> Iterator[Relation]:
    column = table.column(place)
    totals = [number for number, row in enumerate(table.rows) if _is_total(row)]
    if not 0 < len(totals) <= _MOST_TOTALS or any(
        _INCLUDING.match(row[0].text) for row in table.rows
    ):
        return
    if totals == [0]:
        yield from _column_sum(table, place, column[0], column[1:], claimed=False)
        return
    previous = -1
    for number in totals:
        block = column[previous + 1 : number]
        above = [column[one] for one in range(number) if one not in totals]
        subtotals = [column[one] for one in totals if one < number]
        if any(_agrees(column[number], parts) for parts in (above, subtotals)):
            pass
        elif block or subtotals:
            only = len(totals) == 1
            parts = block if len(block) > 1 else subtotals
            yield from _column_sum(table, place, column[number], parts, claimed=only)
        previous = number


def _agrees(total: Term | None, parts: Sequence[Term | None]) -> bool:
    known = [part.value for part in parts if part is not None]
    return total is not None and len(known) == len(parts) > 0 and sum(known) == total.value


def _column_sum(
    table: Table, place: int, total: Term | None, parts: Sequence[Term | None], *, claimed: bool
) -> Iterator[Relation]:
    known = [part for part in parts if part is not None]
    if total is None or total.fixed or len(known) != len(parts) or len(known) < _LEAST_ROWS:
        return
    terms = (total, *known)
    if _mixed_separators(terms):
        return
    if len(known) > 2 and total.value <= max(part.value for part in known):
        return  # an average, or the largest of them
    rounded = _ROUNDED.search(table.heads[place]) or any(term.exponent for term in terms)
    tolerance = Decimal(0)
    if rounded:
        units = 1 if len(known) <= _FEW_PARTS else 2
        tolerance = Decimal(units).scaleb(min(term.exponent for term in terms))
    yield Relation(RelationKind.SUM, total, tuple(known), tolerance, claimed)


def _mixed_separators(terms: Sequence[Term]) -> bool:
    """Whether ``4,200`` stands beside ``82,6``: then the comma may be a fraction's everywhere."""
    marks = {mark for term in terms if term.exponent for mark in ".," if mark in term.raw}
    return any(mark in term.raw for term in terms if not term.exponent for mark in marks)


def _row_sums(table: Table, figures: Sequence[int]) -> Iterator[Relation]:
    """Rows that add up to the column ``Всего``, the first or the last of the figures."""
    counted = [place for place in figures if not _NO_SUM.search(table.heads[place])]
    for total in {counted[0], counted[-1]} if len(counted) > 2 else set():
        if not _TOTAL.match(table.heads[total]):
            continue
        parts = [place for place in counted if place != total]
        rows = [
            Relation(RelationKind.SUM, whole, tuple(terms))
            for row in table.rows
            if (whole := row[total].term) is not None
            and not whole.fixed
            and len(terms := [one for place in parts if (one := row[place].term)]) == len(parts)
        ]
        yield from _borne_out(rows, Relation.holds)


def _percentages(table: Table, place: int, figures: Sequence[int]) -> Iterator[Relation]:
    """A percentage of one column in another, or of a cell in the total of its column."""
    others = [one for one in figures if one != place and not _NO_SUM.search(table.heads[one])]
    for part in others:
        for whole in others:
            if part != whole:
                rows = [(row[place].term, row[part].term, row[whole].term) for row in table.rows]
                found = list(_borne_out(_shares(rows), _exactly))
                if found:
                    yield from found
                    return
        total = next((row[part].term for row in table.rows if _is_total(row)), None)
        rows = [
            (row[place].term, row[part].term, total) for row in table.rows if not _is_total(row)
        ]
        yield from _borne_out(_shares(rows), _exactly)


def _shares(rows: Sequence[tuple[Term | None, Term | None, Term | None]]) -> list[Relation]:
    return [
        Relation(RelationKind.SHARE, percent, (part, whole))
        for percent, part, whole in rows
        if percent and part and whole and not percent.fixed and whole.value
    ]


def _exactly(relation: Relation) -> bool:
    return relation.settled_by(relation.total, relation.total.value)


def _borne_out(rows: Sequence[Relation], test: Callable[[Relation], bool]) -> Iterator[Relation]:
    """All relations if most of them hold: then the others are meant to hold as well."""
    true = sum(test(row) for row in rows)
    if true >= _LEAST_ROWS and true >= _LEAST_SHARE * len(rows):
        yield from rows
