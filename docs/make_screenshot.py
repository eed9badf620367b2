"""Draws ``docs/check.svg``: what ``ocrfix check samples/112095.txt`` prints, for the README.

``python docs/make_screenshot.py`` from the repository's folder; the surest issues are shown.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from ocrfix.corpus import FileReport, check_file
from ocrfix.issues import Issue
from ocrfix.reporters.base import Display
from ocrfix.reporters.terminal import TerminalReporter

SAMPLE = Path("samples") / "112095.txt"
PICTURE = Path("docs") / "check.svg"
WIDTH = 92
MOST_ISSUES = 6
MOST_OF_ONE_RULE = 2


def surest(report: FileReport) -> FileReport:
    """The report with its surest issues, a few of each rule."""
    shown: list[Issue] = []
    for issue in sorted(report.issues, key=lambda issue: -issue.confidence):
        if sum(issue.rule == other.rule for other in shown) < MOST_OF_ONE_RULE:
            shown.append(issue)
    return replace(report, issues=tuple(shown[:MOST_ISSUES]))


def main() -> None:
    """Checks the sample and writes the picture."""
    console = Console(
        record=True,
        file=io.StringIO(),
        width=WIDTH,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
        emoji=False,
    )
    reporter = TerminalReporter(Display(console.file), console)
    reporter.add(surest(check_file(SAMPLE)))
    reporter.finish()
    picture = console.export_svg(
        title=f"ocrfix check {SAMPLE.as_posix()}", theme=MONOKAI, unique_id="ocrfix"
    )
    PICTURE.write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
