"""The facts for people: one table a kind, each place with what stands there and what is meant.

::

    place  zone            text   means  verdict

    telegram-number
    37:18  cover-form 1    15603  15603  confirmed by 2
    99:30  continuation 3  15608  15608  doubtful
           REF001 telegram-number → 15603  98 %

Text of documents is always a rich `Text`, and signs a terminal would obey are shown by `visible`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ocrfix.facts import FactKind
from ocrfix.facts.model import TakenSpans
from ocrfix.messages import _, ngettext, pgettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import Display, visible
from ocrfix.reporters.terminal import open_console
from ocrfix.reporters.terms import term
from ocrfix.reporters.wording import percent, proposed

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.facts import Fact
    from ocrfix.issues import Issue
    from ocrfix.verdicts import Verdict

#: Kinds under which a place stands only if nothing closer is known of it: ``15603`` is a telegram
#: number rather than a number after № or any figure.
_GENERAL = (FactKind.REGISTRY_NUMBER, FactKind.NAME, FactKind.FIGURE)
_ORDER = {kind: place for place, kind in enumerate(FactKind)}
_GAP = "  "
#: Narrower columns are unreadable; the lines then run over the edge.
_NARROWEST = 10


class FactsTerminalReporter:
    """Prints the facts of each file as it comes, the totals at the end."""

    def __init__(self, display: Display) -> None:
        """Prints to the display's stream."""
        self._console = open_console(display.stream, display.color)
        self._width = self._console.width
        self._files = self._unread = self._facts = self._confirmed = self._doubted = 0

    def add(self, report: FileReport, verdicts: Sequence[Verdict]) -> None:
        """Prints one file."""
        self._files += 1
        self._unread += bool(report.problems)
        shown = sorted(_closest(verdicts), key=lambda one: _ORDER[one.fact.kind])
        self._facts += len(shown)
        self._doubted += sum(1 for one in shown if one.issues)
        self._confirmed += sum(1 for one in shown if one.confirmations and not one.issues)
        if report.document is None or not shown:
            return
        heading = f"── {visible(report.path)}: {counts.facts(len(shown))} "
        self._line(Text(heading + "─" * max(2, self._width - cell_len(heading)), "dim"))
        rows = [_cells(one, report.document) for one in shown]
        heads = tuple(Text(head, "dim") for head in _heads())
        widths = self._widths([heads, *rows])
        self._row(heads, widths)
        for kind, group in groupby(zip(shown, rows, strict=True), lambda one: one[0].fact.kind):
            self._line(Text())
            self._line(Text(term(kind), "bold"))
            for verdict, cells in group:
                self._row(cells, widths)
                for issue in verdict.issues:
                    self._doubt(issue, widths[0] + len(_GAP))
        self._line(Text())

    def finish(self) -> None:
        """Prints the totals."""
        read = self._files - self._unread
        if self._facts:
            totals = Text(f"{counts.facts(self._facts)} {counts.in_files(read)}", "bold")
            judged = _(": {confirmed} confirmed, {doubtful} doubtful.")
            totals.append(judged.format(confirmed=self._confirmed, doubtful=self._doubted))
        else:
            none = ngettext("No facts in {count} file.", "No facts in {count} files.", read)
            totals = Text(none.format(count=read))
        if self._unread:
            unread = ngettext(
                "{count} file could not be read.", "{count} files could not be read.", self._unread
            )
            totals.append(f" {unread.format(count=self._unread)}", "red")
        self._line(totals)

    def _widths(self, rows: Sequence[tuple[Text, ...]]) -> tuple[int, ...]:
        """Of place, zone, text and value: the last two share what the others leave."""
        most = [max(row[column].cell_len for row in rows) for column in range(4)]
        room = self._width - most[0] - most[1] - cell_len(_confirmed(99)) - 4 * len(_GAP)
        text = max(_NARROWEST, min(most[2], room - min(most[3], room // 2)))
        return most[0], most[1], text, max(_NARROWEST, min(most[3], room - text))

    def _row(self, cells: Sequence[Text], widths: Sequence[int]) -> None:
        """Prints cells side by side, each folded to its width; the last is never folded."""
        columns = [
            list(cell.wrap(self._console, width, overflow="fold")) if cell else []
            for cell, width in zip(cells, widths, strict=False)
        ]
        columns.append([cells[-1]])
        for pieces in zip_longest(*columns):
            line = Text()
            for piece, width in zip(pieces, (*widths, 0), strict=True):
                shown = piece or Text()
                shown.rstrip()
                line.append_text(shown).append(" " * (width - shown.cell_len) + _GAP)
            line.rstrip()
            self._line(line)

    def _doubt(self, issue: Issue, indent: int) -> None:
        text = Text.assemble((issue.rule, "cyan"), f" {issue.name}")
        for one in issue.suggestions[:1]:
            text.append(" → ", "green").append(proposed(one), "bold green")
            text.append(f"  {percent(one.confidence)}")
        for line in text.wrap(self._console, max(self._width - indent, 2 * _NARROWEST)):
            line.rstrip()
            self._line(Text(" " * indent).append_text(line))

    def _line(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)


def _heads() -> tuple[str, ...]:
    """The heads of the columns."""
    return (
        pgettext("column", "place"),
        pgettext("column", "zone"),
        pgettext("column", "text"),
        pgettext("column", "means"),
        pgettext("column", "verdict"),
    )


def _confirmed(times: int) -> str:
    return _("confirmed by {count}").format(count=times)


def _closest(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts without those of a general kind at a place that has a closer one."""
    kept: list[Verdict] = []
    taken = TakenSpans()
    ordered = sorted(verdicts, key=lambda one: _generality(one.fact))
    for verdict in ordered:
        general = _generality(verdict.fact)
        if general and taken.overlap(verdict.fact.span):
            continue
        kept.append(verdict)
        if not taken.overlap(verdict.fact.span):
            taken.add(verdict.fact.span)
    return sorted(kept, key=lambda one: one.fact.span)


def _generality(fact: Fact) -> int:
    return _GENERAL.index(fact.kind) + 1 if fact.kind in _GENERAL else 0


def _cells(verdict: Verdict, document: Document) -> tuple[Text, ...]:
    """Place, zone with sheet, text, value with unit, verdict."""
    fact = verdict.fact
    line, column = document.index.position(fact.span.start)
    zone = f"{term(fact.zone)} {fact.sheet}" if fact.sheet else term(fact.zone)
    unit = f" {fact.unit}" if fact.unit else ""
    return (
        Text(f"{line}:{column}", "dim"),
        Text(zone),
        Text(visible(fact.raw), "bold" if verdict.issues else ""),
        Text(visible(fact.value) + unit),
        _judgement(verdict),
    )


def _judgement(verdict: Verdict) -> Text:
    if verdict.issues:
        return Text(_("doubtful"), "yellow")
    if verdict.confirmations:
        return Text(_confirmed(verdict.confirmations), "green")
    return Text()
