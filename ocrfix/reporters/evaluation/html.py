"""An evaluation as one page: figures, tables, the reliability plot, and each text with its marks.

The page needs nothing from elsewhere and runs no script; its own policy forbids both. Whatever a
document holds, ``<script>`` or a terminal's escape, is shown as text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from ocrfix.evaluation.comparison import Comparison
from ocrfix.evaluation.summary import Summary
from ocrfix.messages import N_, _
from ocrfix.reporters.base import Display, utf8
from ocrfix.reporters.evaluation import tables
from ocrfix.reporters.evaluation.marks import Kind, Mark, Piece, pieces
from ocrfix.reporters.evaluation.plot import reliability_plot
from ocrfix.reporters.evaluation.style import STYLE
from ocrfix.reporters.evaluation.tables import Table
from ocrfix.reporters.page import head, text_of
from ocrfix.text.spans import line_spans

_CONFUSIONS = 25
#: The sign before what stands below a mark, and what the kind means.
_KINDS = {
    Kind.WRONG: ("✗", N_("wrong, not found")),
    Kind.FOUND: ("?", N_("wrong, found, not applied")),
    Kind.MENDED: ("✓", N_("wrong, mended")),
    Kind.STILL_WRONG: ("≠", N_("wrong, changed and still wrong")),
    Kind.BROKEN: ("!", N_("correct, broken (below: what it became)")),
    Kind.FLAGGED: ("~", N_("correct, flagged")),
    Kind.PUNCTUATION: ("·", N_("only punctuation differs")),
}
#: What is shown where nothing was read, or nothing should be.
_NOTHING = "∅"


def report(summary: Summary, display: Display) -> None:
    """Writes the page, in UTF-8 as it says of itself."""
    utf8(display.stream).write("\n".join(page(summary)) + "\n")
    display.stream.flush()


def page(summary: Summary) -> Iterator[str]:
    """The lines of the page."""
    title = _("OCR text against its truth")
    yield from head(title, STYLE)
    yield f"<body><main><h1>{title}</h1>"
    yield f"<p>{text_of(tables.conditions(summary))}</p>"
    yield from _figures(summary)
    yield f"<h2>{_('The texts')}</h2>"
    yield from _legend(before_only=summary.conditions.before_only)
    names = tables.short_names([one.texts.name for one in summary.comparisons])
    numbers = count(1)
    for name, comparison in zip(names, summary.comparisons, strict=True):
        yield from _document(name, comparison, numbers, alone=len(names) == 1)
    yield "</main></body></html>"


def _figures(summary: Summary) -> Iterator[str]:
    yield from _table(tables.rates_table(summary))
    yield "<ul>"
    yield from (f"<li>{text_of(statement)}</li>" for statement in tables.statements(summary))
    yield "</ul>"
    if len(summary.comparisons) > 1:
        yield from _table(tables.documents_table(summary))
    yield '<div class="tables">'
    yield from _table(tables.classes_table(summary))
    if not summary.conditions.before_only:
        yield f"<figure><figcaption>{_('Reliability of confidences')}</figcaption>"
        yield f"{reliability_plot(summary.bins)}</figure>"
    yield from _table(tables.confusions_table(summary, _CONFUSIONS))
    if not summary.conditions.before_only:
        yield from _table(tables.reliability_table(summary))
    yield "</div>"


def _table(table: Table) -> Iterator[str]:
    yield f"<table><caption>{text_of(table.title)}</caption>"
    yield "<thead><tr>"
    for number, column in enumerate(table.columns):
        yield f'<th scope="col"{_side(table, number)}>{text_of(column)}</th>'
    yield "</tr></thead><tbody>"
    for row in table.rows:
        cells = [f'<th scope="row"{_side(table, 0)}>{text_of(row[0])}</th>']
        cells += [
            f"<td{_side(table, number)}>{text_of(cell)}</td>"
            for number, cell in enumerate(row[1:], start=1)
        ]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _side(table: Table, number: int) -> str:
    return ' class="left"' if number < table.left else ""


def _legend(*, before_only: bool) -> Iterator[str]:
    yield '<ul class="legend">'
    for kind, (sign, meaning) in _KINDS.items():
        if not before_only or kind in {Kind.WRONG, Kind.PUNCTUATION}:
            yield (
                f'<li><mark class="{kind}"><span class="read">{sign}</span></mark> '
                f"{text_of(_(meaning))}</li>"
            )
    yield "</ul>"
    about = _(
        "Below each marked word stands the truth. Point at a word, or reach it with the tab \n"
        "key, to see what is known of it. Grey text lies outside the measured part."
    )
    yield f"<p>{about}</p>"


def _document(
    name: str, comparison: Comparison, numbers: Iterator[int], *, alone: bool
) -> Iterator[str]:
    opened = " open" if alone else ""
    yield f"<details{opened}><summary>{text_of(name)}</summary>"
    if comparison.texts.problem:
        yield f"<p>{text_of(comparison.texts.problem)}</p>"
    drawn = "".join(_piece(piece, numbers) for piece in pieces(comparison))
    # A line end right behind the tag would be taken for layout of the page.
    yield f'<div class="text" lang="ru">{drawn}</div></details>'


def _piece(piece: Piece, numbers: Iterator[int]) -> str:
    if not isinstance(piece, Mark):
        text = _lines(piece.text)
        return text if piece.counted else f'<span class="outside">{text}</span>'
    number = f"remark-{next(numbers)}"
    read, below = (text_of(text) or _NOTHING for text in (piece.read, piece.below))
    return (
        f'<mark class="{piece.kind}" tabindex="0" aria-describedby="{number}">'
        f'<span class="read">{read}</span>'
        f'<span class="below" data-sign="{_KINDS[piece.kind][0]}">{below}</span>'
        f'<span role="tooltip" id="{number}">{text_of(piece.remark)}</span></mark>'
    )


def _lines(text: str) -> str:
    """Text of several lines; their ends stay ends of lines."""
    return "".join(
        text_of(span.text(text)) + ("\n" if end else "") for span, end in line_spans(text)
    )
