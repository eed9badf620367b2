"""Issues as Markdown, for a comment on a change or the summary of a run.

Each issue is an item with its line quoted, «…на территории <mark>кжно-корейского</mark>…», what to
put there and why. Signs that Markdown or HTML would obey are escaped: ``\\[sic\\]`` is shown as it
is in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocrfix.messages import pgettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import Display, Totals, in_order, named, utf8, visible
from ocrfix.reporters.terms import term
from ocrfix.reporters.wording import first_reason, proposal, touched_lines, witness, witnesses

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue
    from ocrfix.text.spans import Span

#: ASCII signs that Markdown or one of its dialects takes for markup inside a line (CommonMark 2.4:
#: each may be escaped by a backslash), and those that open a list or underline a heading.
_INNER = re.compile(r"[\\`*_\[\]<>#|~$&@]|:(?=[\w+-]+:)")
_OPENING = re.compile(r"^(\s*)([+\-=]|\d{1,9}(?=[.)]))")
#: What at the edges of a line would be taken for layout.
_EDGE_SPACE = re.compile(r"^\s+|\s+$")


class MarkdownReporter:
    """Writes a section for each file with issues as it comes, the totals at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display the stream matters, and whether only the totals are wanted."""
        self._display = display
        self._stream = utf8(display.stream)
        self._totals = Totals()
        self._stream.write("# ocrfix\n")

    def add(self, report: FileReport) -> None:
        """Writes one file."""
        self._totals.add(report)
        if self._display.quiet or not (report.issues or report.problems):
            return
        number = f", {counts.issues(len(report.issues))}" if report.document else ""
        self._lines("", f"## {escaped(report.path)}{number}", "")
        for problem in report.problems:
            self._lines(f"- **{escaped(named(problem, report.path))}**")
        if report.document is not None:
            for issue in in_order(report.issues):
                self._lines(*_item(issue, report.document))

    def finish(self) -> None:
        """Writes the table of rules and the totals."""
        totals = self._totals
        if totals.issues and not self._display.quiet:
            columns = (
                pgettext("column", "rule"),
                pgettext("column", "name"),
                pgettext("column", "issues"),
            )
            self._lines("", f"| {' | '.join(columns)} |", "|---|---|---:|")
            for code, number in sorted(totals.by_rule.items()):
                self._lines(f"| {escaped(code)} | {escaped(totals.names[code])} | {number} |")
        self._lines("", escaped(totals.sentence))
        self._stream.flush()

    def _lines(self, *lines: str) -> None:
        self._stream.writelines(f"{line}\n" for line in lines)


def _item(issue: Issue, document: Document) -> Iterator[str]:
    row, column = document.index.position(issue.span.start)
    what = f"{escaped(issue.rule)} {escaped(issue.name)}, {term(issue.severity)}"
    yield f"- **{row}:{column}** {what}: {escaped(issue.message)}"
    yield ""
    quoted = [_marked(line.text, place) for line, place in touched_lines(issue.span, document)]
    yield from (f"  > {text}\\" for text in quoted[:-1])
    yield from (f"  > {text}" for text in quoted[-1:])
    proposing = proposal(issue)
    if proposing:
        reason = first_reason(issue)
        yield ""
        yield f"  **{escaped(proposing)}**" + (f" {escaped(reason)}" if reason else "")
    notes = [witness(one, document) for one in witnesses(issue)]
    if notes:
        yield ""
        yield from (f"  - {escaped(note)}" for note in notes)
    yield ""


def _marked(text: str, place: Span) -> str:
    """A line with the doubtful word marked; an empty word is an empty mark."""
    before, after = text[: place.start], text[place.end :]
    line = f"{_signs(before)}<mark>{_signs(place.text(text), begins=False)}</mark>"
    return _EDGE_SPACE.sub(_entities, line + _signs(after, begins=False))


def escaped(text: str) -> str:
    """A text that Markdown shows exactly as it is, in one line; hidden characters as signs."""
    return _EDGE_SPACE.sub(_entities, _signs(text))


def _signs(text: str, *, begins: bool = True) -> str:
    """The text with its markup escaped; `begins` if it may stand at the beginning of a line."""
    shown = _INNER.sub(r"\\\g<0>", visible(text))
    return _OPENING.sub(_opening, shown) if begins else shown


def _opening(found: re.Match[str]) -> str:
    """``-`` becomes ``\\-``, ``12`` of ``12.`` becomes ``12\\``."""
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _entities(spaces: re.Match[str]) -> str:
    return "".join(f"&#{ord(space)};" for space in spaces[0])
