"""The report for people: each doubtful word in its line, what to put there, and why.

::

    samples/112095.txt:120:79  DIC002 broken-word  warning
      «кжно-корейского» is no word
      │ …находящиеся на территории кжно-корейского правительства…
      │                            ^^^^^^^^^^^^^^^
      → южно-корейского  98 %  the letters ю and к are often confused

The caret line says without colour what colour says. Text of documents is always a rich `Text`, so
``[sic]`` and ``[/нрзб]`` survive; signs a terminal would obey are shown by `visible`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ocrfix.fixing.plan import plan
from ocrfix.issues import Severity
from ocrfix.messages import _, ngettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import Display, Totals, in_order, visible
from ocrfix.reporters.excerpt import excerpt
from ocrfix.reporters.terms import term
from ocrfix.reporters.wording import (
    LEAST_SHOWN,
    UNSURE,
    first_reason,
    percent,
    proposal,
    proposed,
    touched_lines,
    witness,
    witnesses,
)
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue

DEFAULT_WIDTH = 80
_NARROWEST = 30
_GUTTER = "  │ "
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}
_WITNESSES_SHOWN = 3
_LINES_SHOWN = 3


class TerminalReporter:
    """Prints the issues of each file as it comes, the totals at the end."""

    def __init__(self, display: Display, console: Console | None = None) -> None:
        """Prints to the display's stream, or to a console made for it (as for a picture)."""
        self._display = display
        self._console = console or open_console(display.stream, display.color)
        self._width = max(self._console.width, _NARROWEST)
        self._totals = Totals()
        self._fixable = 0

    def add(self, report: FileReport) -> None:
        """Prints one file."""
        self._totals.add(report)
        threshold = self._display.minimum_confidence
        chosen = plan(report.issues, minimum_confidence=threshold, unsafe=False)
        self._fixable += len(chosen.edits)
        if self._display.quiet or not report.issues or report.document is None:
            return
        heading = f"── {visible(report.path)}: {counts.issues(len(report.issues))} "
        rule = "─" * max(2, self._width - cell_len(heading))
        self._line(Text(heading + rule, "dim"))
        for issue in in_order(report.issues):
            self._line(Text())
            self._issue(issue, report.document)
        self._line(Text())

    def finish(self) -> None:
        """Prints the summary table and the totals."""
        if self._totals.issues and not self._display.quiet:
            self._table()
        read = self._totals.files - self._totals.unread
        if not read:
            totals = Text(_("Nothing was checked."))
        elif not self._totals.issues:
            totals = Text(counts.no_issues_in(read))
        else:
            totals = Text(self._totals.found, "bold")
            mending = _("; `ocrfix fix` would mend {count}.").format(count=self._fixable)
            totals.append(mending if self._fixable else ".")
        if self._totals.unread:
            totals.append(f" {counts.unchecked_files(self._totals.unread)}", "red")
        self._paragraph(totals, 0)

    # -- one issue ---------------------------------------------------------------------------

    def _issue(self, issue: Issue, document: Document) -> None:
        line, column = document.index.position(issue.span.start)
        place = Text(visible(f"{document.path}:{line}:{column}"), "bold")
        what = Text.assemble(
            (issue.rule, "cyan"),
            f" {issue.name}  ",
            (term(issue.severity), _STYLES[issue.severity]),
        )
        if place.cell_len + 2 + what.cell_len <= self._width:
            self._line(Text.assemble(place, "  ", what))
        else:
            self._line(place)
            self._paragraph(what, 2)
        self._paragraph(Text(visible(issue.message)), 2)
        self._excerpts(issue.span, document, _STYLES[issue.severity])
        self._suggestions(issue)
        self._witnesses(issue, document)

    def _excerpts(self, span: Span, document: Document, style: str) -> None:
        room = self._width - len(_GUTTER)
        pieces = list(touched_lines(span, document))
        for line, place in pieces[:_LINES_SHOWN]:
            part = excerpt(line.text, place, room, cell_len)
            shown = Text.assemble((_GUTTER, "dim"), part.before, (part.marked, style), part.after)
            self._line(shown)
            carets = "^" * max(1, cell_len(part.marked))
            # A word without width at the end of a full line has its caret below the last letter.
            indent = " " * min(cell_len(part.before), room - len(carets))
            self._line(Text.assemble((_GUTTER, "dim"), indent, (carets, style)))
        more = len(pieces) - _LINES_SHOWN
        if more > 0:
            said = ngettext("… and {count} line", "… and {count} lines", more).format(count=more)
            self._line(Text(f"{_GUTTER}{said}", "dim"))

    def _suggestions(self, issue: Issue) -> None:
        if not issue.suggestions:
            return
        best = issue.suggestions[0]
        if best.confidence < UNSURE:
            self._paragraph(Text(proposal(issue), "dim"), 2, hanging=2)
            return
        others = [one for one in issue.suggestions[1:] if one.confidence >= LEAST_SHOWN]
        shown = Text.assemble(
            ("→ ", "green"), (proposed(best), "bold green"), f"  {percent(best.confidence)}"
        )
        reason = first_reason(issue)
        if reason:
            shown.append("  " + reason, "dim")
        self._paragraph(shown, 2, hanging=2)
        if others:
            listed = "   ".join(f"{proposed(one)} {percent(one.confidence)}" for one in others)
            said = _("or {suggestions}")
            hanging = cell_len(said.format(suggestions=""))
            self._paragraph(Text(said.format(suggestions=listed), "dim"), 4, hanging=hanging)

    def _witnesses(self, issue: Issue, document: Document) -> None:
        shown = witnesses(issue)
        for evidence in shown[:_WITNESSES_SHOWN]:
            self._paragraph(Text(witness(evidence, document), "dim"), 4, hanging=2)
        if len(shown) > _WITNESSES_SHOWN:
            more = _("… and {count} more").format(count=len(shown) - _WITNESSES_SHOWN)
            self._paragraph(Text(more, "dim"), 4)

    # -- lines -------------------------------------------------------------------------------

    def _table(self) -> None:
        rows = sorted(self._totals.by_rule.items(), key=lambda row: (-row[1], row[0]))
        digits = len(str(rows[0][1]))
        for code, number in rows:
            row = Text.assemble(f"{number:>{digits}}  ", (code, "cyan"), " ")
            self._paragraph(row.append(self._totals.names[code]), 0)
        self._line(Text())

    def _paragraph(self, text: Text, indent: int, hanging: int = 0) -> None:
        """Prints `text` folded to the width, indented, all but the first line by `hanging` more."""
        room = self._width - indent - hanging
        for line in text.wrap(self._console, room, overflow="fold"):
            line.rstrip()
            self._line(Text(" " * indent).append_text(line))
            indent += hanging
            hanging = 0

    def _line(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)


# -- the console -----------------------------------------------------------------------------


def open_console(stream: TextIO, color: bool = True) -> Console:
    """A console that takes no colour, markup or width from what it prints.

    Colour only on a terminal, without NO_COLOR; the width is COLUMNS, else the terminal's, else 80.
    """
    plain = not color or bool(os.environ.get("NO_COLOR"))
    return Console(
        file=stream,
        width=_stream_width(stream),
        color_system=None if plain else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _stream_width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH


@contextmanager
def progress_bar(stream: TextIO, files: int, color: bool = True) -> Iterator[Callable[[str], None]]:
    """A bar on `stream` that is told the path of each file done and disappears at the end."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    before, after = TextColumn(_("checking")), TextColumn(_("files"))
    columns = (before, BarColumn(), MofNCompleteColumn(), after)
    with Progress(*columns, console=open_console(stream, color), transient=True) as progress:
        task = progress.add_task("", total=files)
        yield lambda path: progress.advance(task)


@contextmanager
def compilation_bar(stream: TextIO, color: bool = True) -> Iterator[Callable[[str, float], None]]:
    """A bar on `stream` that is told what is being done and which share of it is done."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=open_console(stream, color), transient=True) as progress:
        task = progress.add_task(_("compiling the lexicon (once)"), total=1.0)
        yield lambda activity, share: progress.update(task, description=activity, completed=share)
