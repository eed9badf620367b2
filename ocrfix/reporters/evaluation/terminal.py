"""An evaluation for people at a terminal: the rates first, then where they come from.

::

                          before                   after                  change
    CER      4.54 (3.90 to 5.10)     3.24 (2.80 to 3.70)   −1.30 (−1.62 to −1.01)

Tables are of plain rich `Text`, so that ``[sic]`` and ``[/нрзб]`` survive.
"""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from ocrfix.evaluation.summary import Summary
from ocrfix.messages import pgettext
from ocrfix.reporters.base import Display
from ocrfix.reporters.evaluation import tables
from ocrfix.reporters.evaluation.tables import Table
from ocrfix.reporters.terminal import open_console

_CONFUSIONS = 15
#: Columns of words keep so many cells on a narrow terminal.
_NARROWEST = 12
#: What rich puts between two columns.
_GAP = "  "


def report(summary: Summary, display: Display) -> None:
    """Prints the evaluation; quietly only the rates and what stands behind them."""
    console = open_console(display.stream, display.color)
    _paragraph(console, tables.conditions(summary))
    _table(console, tables.rates_table(summary))
    console.print()
    for statement in tables.statements(summary):
        _paragraph(console, statement)
    if display.quiet:
        return
    if len(summary.comparisons) > 1:
        _table(console, tables.documents_table(summary))
    _table(console, tables.classes_table(summary))
    _table(console, tables.confusions_table(summary, _CONFUSIONS))
    if not summary.conditions.before_only:
        _table(console, tables.reliability_table(summary))


def _paragraph(console: Console, text: str) -> None:
    """Prints a sentence folded to the width, its further lines indented."""
    for number, line in enumerate(Text(text).wrap(console, console.width - 2)):
        line.rstrip()
        console.print(Text("  " if number else "").append_text(line), soft_wrap=True)


def _table(console: Console, table: Table) -> None:
    console.print()
    console.print(Text(table.title, "bold"))
    if not table.rows:
        console.print(Text(pgettext("table", "none"), "dim"))
        return
    widths = _widths(table)
    if sum(widths) + len(_GAP) * (len(widths) - 1) > console.width:
        _records(console, table)
        return
    shown = RichTable(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0)
    )
    for number, column in enumerate(table.columns):
        word = number < table.left
        shown.add_column(
            Text(column),
            justify="left" if word else "right",
            overflow="fold",
            min_width=widths[number],
            no_wrap=not word,
        )
    for row in table.rows:
        shown.add_row(*map(Text, row))
    console.print(shown)


def _widths(table: Table) -> list[int]:
    """The least cells of each column: words may be folded, numbers may not."""
    widths = []
    for number, column in enumerate(table.columns):
        longest = max(cell_len(cell) for cell in (column, *(row[number] for row in table.rows)))
        widths.append(min(longest, _NARROWEST) if number < table.left else longest)
    return widths


def _records(console: Console, table: Table) -> None:
    """Prints a table that does not fit as a paragraph for each row."""
    for row in table.rows:
        cells = [
            f"{column} {cell}".strip()
            for column, cell in zip(table.columns[1:], row[1:], strict=True)
        ]
        _paragraph(console, f"{row[0]}: {', '.join(cells)}")
