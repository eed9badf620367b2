"""An evaluation for people at a terminal: the rates first, then where they come from.

::

                          before                   after                  change
    CER      4.54 (3.90 to 5.10)     3.24 (2.80 to 3.70)   −1.30 (−1.62 to −1.01)

Tables are of plain rich `Text`, so that ``[sic]`` and ``[/нрзб]`` survive.
"""

from __future__ import annotations

from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from ocrfix.evaluation.summary import Summary
from ocrfix.reporters.base import Display
from ocrfix.reporters.evaluation import tables
from ocrfix.reporters.evaluation.tables import Table
from ocrfix.reporters.terminal import open_console

_CONFUSIONS = 15


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
        console.print(Text("none", "dim"))
        return
    shown = RichTable(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 1, 0, 0)
    )
    for number, column in enumerate(table.columns):
        justify: Literal["left", "right"] = "left" if number < table.left else "right"
        shown.add_column(Text(column), justify=justify, overflow="fold")
    for row in table.rows:
        shown.add_row(*map(Text, row))
    console.print(shown)
