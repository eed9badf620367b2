"""Issues as one page: each text with its doubtful words marked, the evidence a glance away.

``кжно-корейского`` is underlined, with ``→ южно-корейского 97 %`` below it; pointing at it or
reaching it by the tab key (or N and P) shows what speaks for it, with links to the witnesses. The
page can be filtered by rule, zone and confidence, and printed; it needs nothing from elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ocrfix.issues import Severity
from ocrfix.messages import N_, _, pgettext, spoken
from ocrfix.reporters import counts
from ocrfix.reporters.base import Display, Totals, in_order, named, utf8, visible
from ocrfix.reporters.html_style import STYLE, script
from ocrfix.reporters.marked_lines import Piece, marked_lines
from ocrfix.reporters.page import head, text_of
from ocrfix.reporters.terms import sheet_of, term
from ocrfix.reporters.wording import (
    LEAST_SHOWN,
    UNSURE,
    first_reason,
    guesses,
    percent,
    proposal,
    proposed,
    witness,
    witnesses,
)

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document, Line, Zone
    from ocrfix.issues import Evidence, Issue

_GRAVITY = [Severity.ERROR, Severity.WARNING, Severity.NOTE]
_LEGEND = N_("""Point at a marked word, or press <kbd>N</kbd> and <kbd>P</kbd> (next,
previous) to see what is known of it. Below each word stands what is proposed, with the probability
that it is right. Underlined in full: an error; broken: a warning; dotted: a note.""")


class HtmlReporter:
    """Collects all files, writes one page at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = display.stream
        self._totals = Totals()
        self._reports: list[FileReport] = []

    def add(self, report: FileReport) -> None:
        """Keeps one file."""
        self._totals.add(report)
        self._reports.append(report)

    def finish(self) -> None:
        """Writes the page."""
        stream = utf8(self._stream)
        stream.writelines(f"{line}\n" for line in page(self._reports, self._totals))
        stream.flush()


def page(reports: list[FileReport], totals: Totals) -> Iterator[str]:
    """The lines of the page."""
    files = [_File(number, one) for number, one in enumerate(reports, start=1) if one.issues]
    walking = script() if files else ""
    yield from head(_("Issues found by ocrfix"), STYLE, walking)
    yield f"<body><main><h1>{_('Issues')}</h1><p>{text_of(totals.sentence)}</p>"
    for report in reports:
        for problem in report.problems:
            yield f'<p class="problem">{text_of(named(problem, report.path))}</p>'
    if len(files) > 1:
        yield from _contents(files)
    if files:
        yield from _tools(reports, totals)
        yield f'<p class="keys">{_(_LEGEND)}</p>'
    for one in files:
        yield from one.drawn()
    yield "</main>"
    if files:
        yield f"<script>{walking}</script>"
    yield "</body></html>"


def _contents(files: list[_File]) -> Iterator[str]:
    yield f'<table class="files"><caption>{_("Files with issues")}</caption>'
    heads = _heads((pgettext("column", "file"), pgettext("column", "issues")))
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for file in files:
        link = f'<a href="#f{file.number}">{text_of(file.report.path)}</a>'
        yield f'<tr><th scope="row">{link}</th><td>{len(file.issues)}</td></tr>'
    yield "</tbody></table>"


def _tools(reports: list[FileReport], totals: Totals) -> Iterator[str]:
    """The filters, hidden until the script shows them."""
    zones = Counter(issue.zone for report in reports for issue in report.issues)
    rules = {code: f"{code} {totals.names[code]}" for code in sorted(totals.by_rule)}
    yield '<form class="tools" hidden>'
    yield from _choices("rule", _("rules: "), rules, totals.by_rule)
    named_zones = {zone: term(zone) or _("(no zone)") for zone in sorted(zones)}
    yield from _choices("zone", _("zones: "), named_zones, zones)
    least = _("confidence from")
    yield f'<label>{least} <input type="range" id="confidence" min="0" max="95" step="5"'
    yield ' value="0"> <output id="least">0 %</output></label>'
    yield f'<label><input type="checkbox" id="only"> {_("only lines with issues")}</label>'
    yield '<output id="shown"></output></form>'


def _heads(columns: Sequence[str]) -> str:
    return "".join(f'<th scope="col">{column}</th>' for column in columns)


def _choices(name: str, title: str, labels: dict[str, str], numbers: Counter[str]) -> Iterator[str]:
    every, none = pgettext("filter", "all"), pgettext("filter", "none")
    yield f'<details><summary>{title}<span id="{name}-count">{every}</span></summary>'
    yield f'<div class="choices"><button type="button" data-set="all">{every}</button>'
    yield f'<button type="button" data-set="none">{none}</button>'
    for value, label in labels.items():
        box = f'<input type="checkbox" name="{name}" value="{text_of(value)}" checked>'
        yield f"<label>{box} {text_of(label)} ({numbers[value]})</label>"
    yield "</div></details>"


class _File:
    """One file of the page; what is linked to has its number in its name."""

    def __init__(self, number: int, report: FileReport) -> None:
        self.number = number
        self.report = report
        self.issues = in_order(report.issues) if report.document else []

    def drawn(self) -> Iterator[str]:
        """The file as a section that can be folded: the marked text, then the list of issues."""
        title = f"{text_of(self.report.path)}, {counts.issues(len(self.issues))}"
        yield f'<details class="file" id="f{self.number}" open><summary>{title}</summary>'
        document = self.report.document
        if document is not None:
            yield '<div class="text">'
            rows = marked_lines(document, self.issues)
            for zone, lines in groupby(rows, lambda row: document.zone_at(row[0].span.start)):
                yield from self._zone(zone, lines, document)
            yield "</div>"
            yield from self._list(document)
        yield "</details>"

    def _zone(
        self, zone: Zone, rows: Iterator[tuple[Line, tuple[Piece, ...]]], document: Document
    ) -> Iterator[str]:
        drawn = [
            f'<div class="row" id="{self._row(line.number)}" data-line="{line.number}">'
            f"{''.join(self._piece(piece, document) for piece in pieces)}</div>"
            for line, pieces in rows
        ]
        name = f"{term(zone.kind).replace('-', ' ')}{sheet_of(zone.sheet)}"
        title = f'<h3 lang="{spoken()}">{name}</h3>'
        yield f'<section class="zone" lang="{zone.language}">{title}{"".join(drawn)}</section>'

    def _piece(self, piece: Piece, document: Document) -> str:
        if not piece.issues:
            return text_of(piece.text)
        about = [self.issues[number] for number in piece.issues]
        severity = min((issue.severity for issue in about), key=_GRAVITY.index)
        names = " ".join(map(self._name, piece.issues))
        begun = [(number, self.issues[number]) for number in piece.begun]
        below = "".join(_below(issue) for _, issue in begun)
        cards = "".join(self._card(number, issue, document) for number, issue in begun)
        described = " ".join(f"{self._name(number)}-card" for number in piece.issues)
        ids = f' id="{names}"' if len(begun) == len(about) == 1 else ""
        return (
            f'<mark{ids} class="{severity}" tabindex="0" data-issue="{names}" '
            f'aria-describedby="{described}"><span class="read">{text_of(piece.text)}</span>'
            f"{below}{cards}</mark>"
        )

    def _card(self, number: int, issue: Issue, document: Document) -> str:
        """What is known of an issue; spans only, since it stands inside a line of text."""
        lines = [
            ("rule", f"{text_of(f'{issue.rule} {issue.name}')}, {term(issue.severity)}"),
            ("message", text_of(issue.message)),
        ]
        if issue.suggestions:
            reason = text_of(first_reason(issue))
            shown = text_of(proposal(issue))
            lines.append(("proposal", f"<b>{shown}</b> {reason}".rstrip()))
        others = tuple(one for one in issue.suggestions[1:] if one.confidence >= LEAST_SHOWN)
        if others and issue.confidence >= UNSURE:
            lines.append(
                ("others", _("or {suggestions}").format(suggestions=text_of(guesses(others))))
            )
        lines += [("reason", self._witness(one, document)) for one in witnesses(issue)]
        drawn = "".join(f'<span class="{kind}">{text}</span>' for kind, text in lines)
        name = f"{self._name(number)}-card"
        return f'<span class="card" role="note" lang="{spoken()}" id="{name}">{drawn}</span>'

    def _witness(self, evidence: Evidence, document: Document) -> str:
        """A witness, with a link to its line if it stands in this file."""
        text = text_of(witness(evidence, document))
        if evidence.span is None or evidence.elsewhere is not None:
            return text
        line, _ = document.index.position(evidence.span.start)
        return f'<a href="#{self._row(line)}">{text}</a>'

    def _list(self, document: Document) -> Iterator[str]:
        title = _("List of these issues")
        yield f'<details class="list"><summary>{title}</summary><table class="issues">'
        columns = _list_columns()
        yield f"<thead><tr>{_heads(columns[:2])}"
        yield f"{_heads(columns[2:])}</tr></thead><tbody>"
        for number, issue in enumerate(self.issues):
            line, column = document.index.position(issue.span.start)
            row = self._row(line)
            reasons = [issue.message, first_reason(issue)]
            reasons += [witness(one, document) for one in witnesses(issue)]
            yield (
                f'<tr data-issue="{self._name(number)}" data-rule="{text_of(issue.rule)}" '
                f'data-zone="{text_of(issue.zone)}" data-confidence="{issue.confidence * 100:.1f}">'
                f'<td class="place"><a href="#{row}">{line}:{column}</a></td>'
                f"<td>{text_of(issue.rule)} {text_of(issue.name)}</td>"
                f'<td class="change" lang="ru">{text_of(_shortened(issue.text))} '
                f"{text_of(proposal(issue))}</td>"
                f"<td>{'; '.join(text_of(one) for one in reasons if one)}</td></tr>"
            )
        yield "</tbody></table></details>"

    def _name(self, number: int) -> str:
        return f"i{self.number}-{number + 1}"

    def _row(self, line: int) -> str:
        return f"f{self.number}-{line}"


def _list_columns() -> tuple[str, ...]:
    """The columns of the list of a file's issues."""
    return (
        pgettext("column", "place"),
        pgettext("column", "rule"),
        pgettext("column", "text and proposal"),
        pgettext("column", "why"),
    )


def _below(issue: Issue) -> str:
    """What stands below a word: the proposal, or a sign that there is none."""
    if issue.confidence < UNSURE:
        return '<span class="below" data-sign="?"></span>'
    best = issue.suggestions[0]
    shown = f"{text_of(proposed(best))} {percent(best.confidence)}"
    return f'<span class="below" data-sign="→">{shown}</span>'


def _shortened(text: str) -> str:
    """The doubtful text; of a long one its beginning, for it stands in the text above."""
    shown = visible(text)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"
