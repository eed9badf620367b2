"""``ocrfix check ПИСЬМА/``: finds issues and reports them; changes nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import Search, checked, print_warnings, search
from ocrfix.errors import ExitCode
from ocrfix.reporters import REPORTERS
from ocrfix.reporters.base import Display, Totals, named, visible

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.corpus import FileReport

Format = Annotated[
    str | None, typer.Option("--format", metavar="terminal|json", help="How to report.")
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit code 0 also with issues.")]


def check(  # noqa: PLR0913  (one parameter for each option)
    paths: options.Paths,
    *,
    format: Format = None,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    min_confidence: options.MinimumConfidence = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_reader: options.NoReader = False,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
    exit_zero: ExitZero = False,
) -> None:
    """Find OCR errors and contradictions; nothing is changed.

    \b
    Example:
      ocrfix check samples/112095.txt
      ocrfix check letters/ --select REF --format json

    Exit code: 0 no issues, 1 issues, 2 a file or option that cannot be followed.
    """
    rules = {
        "select": options.codes(select, "--select"),
        "ignore": options.codes(ignore, "--ignore"),
    }
    given = options.flags(
        format=format,
        encoding=encoding,
        show_confidence=min_confidence,
        jobs=jobs,
        reader=False if no_reader else None,
        **rules,
    )
    searched = search(paths, config, given)
    threshold = searched.settings.minimum_confidence
    totals = report_all(searched, Display(sys.stdout, not no_color, quiet, threshold))
    if totals.unread:
        raise typer.Exit(ExitCode.USAGE)
    if totals.issues and not exit_zero:
        raise typer.Exit(ExitCode.ISSUES)


def report_all(searched: Search, display: Display) -> Totals:
    """Checks the files and reports them, problems and warnings on stderr; returns the counts."""
    format = searched.settings.format
    reporter, totals = REPORTERS[format](display), Totals()
    for settings, report in checked(searched, color=display.color):
        for problem in report.problems:
            print(visible(f"ocrfix: {named(problem, report.path)}"), file=sys.stderr)
        print_warnings(report)
        shown = as_shown(report, settings)
        totals.add(shown)
        if format == "json":  # a program does not read stderr
            shown = replace(shown, problems=(*shown.problems, *shown.warnings))
        reporter.add(shown)
    reporter.finish()
    return totals


def as_shown(report: FileReport, settings: Settings) -> FileReport:
    """The report with the suggestions that the settings let through."""
    issues = tuple(
        replace(
            issue,
            suggestions=tuple(
                one for one in issue.suggestions if one.confidence >= settings.show_confidence
            )[: settings.max_suggestions],
        )
        for issue in report.issues
    )
    return replace(report, issues=issues)
