"""``ocrfix check ПИСЬМА/``: finds issues and reports them; changes nothing."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.baseline import write_shrunk
from ocrfix.cli.changes import Changes
from ocrfix.cli.paths import STDIN, Search, checked, print_warnings, search
from ocrfix.cli.sifting import Sieve
from ocrfix.errors import ExitCode, UsageError
from ocrfix.messages import _
from ocrfix.reporters import REPORTERS
from ocrfix.reporters.base import Display, RuleText, Totals, named, visible

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.corpus import FileReport

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help=f"How to report: {', '.join(REPORTERS)}.",
        autocompletion=lambda: list(REPORTERS),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", metavar="FILE", help="Write the report to a file.", show_default=False
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit code 0 also with issues.")]
Changed = Annotated[
    str | None,
    typer.Option(
        "--changed",
        metavar="[=REV]",
        help="Only issues of lines changed against git's HEAD, or another revision.",
    ),
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Also issues of the baseline.")]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="Take out of the baseline what has gone.")
]
UnusedIgnores = Annotated[
    bool,
    typer.Option("--report-unused-ignores", help="Also ignore comments that silence nothing."),
]


def check(  # noqa: PLR0913  (one parameter for each option)
    paths: options.Paths,
    *,
    format: Format = None,
    output: Output = None,
    only_included: options.OnlyIncluded = False,
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
    changed: Changed = None,
    no_baseline: NoBaseline = False,
    update_baseline: UpdateBaseline = False,
    report_unused_ignores: UnusedIgnores = False,
) -> None:
    """Find OCR errors and contradictions; nothing is changed.

    Issues of the baseline (ocrfix baseline) are not shown. With --changed files are read as a
    whole, but only lines that are new in the working tree are judged.

    \b
    Example:
      ocrfix check samples/112095.txt
      ocrfix check letters/ --select REF --format json
      ocrfix check letters/ --format html --output issues.html
      ocrfix check letters/ --changed

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
    chooses = bool(select or ignore or no_reader or changed is not None)
    _refuse_choice("--update-baseline", update_baseline and (chooses or no_baseline))
    _refuse_choice("--report-unused-ignores", report_unused_ignores and chooses)
    changes = Changes(changed) if changed is not None else None
    sieve = Sieve(not no_baseline, changes, report_unused_ignores)
    searched = search(paths, config, given, only_included=only_included)
    threshold = searched.settings.minimum_confidence
    display = Display(sys.stdout, not no_color, quiet, threshold, described=described)
    if output is None:
        totals = report_all(searched, display, sieve)
    else:
        totals = _to_file(searched, display, sieve, output)
    if update_baseline and not totals.unread:
        write_shrunk(sieve)
    elif sieve.told():
        print(f"ocrfix: {sieve.told()}", file=sys.stderr)
    if totals.unread:
        raise typer.Exit(ExitCode.USAGE)
    if (totals.issues or sieve.unused) and not exit_zero:
        raise typer.Exit(ExitCode.ISSUES)


def described(code: str) -> RuleText | None:
    """What the rule of a code is about, for reports that explain it."""
    from ocrfix.cli.documentation import rule_text
    from ocrfix.rules import RULES

    return next((rule_text(rule) for rule in RULES if rule.code == code), None)


def _to_file(searched: Search, display: Display, sieve: Sieve, output: Path) -> Totals:
    """Reports into a file, which is replaced in one step when all is done.

    Raises UsageError if that would replace a document, InputError if it cannot be written.
    """
    from ocrfix.formats.base import write_atomically

    if output.exists() and any(
        one.path.exists() and output.samefile(one.path) for one in searched.found
    ):
        raise UsageError(
            _("--output: {path} is a document to be checked; name another file").format(path=output)
        )
    page = io.StringIO()
    totals = report_all(searched, replace(display, stream=page, color=False), sieve)
    # A file's name may hold half a surrogate pair, which UTF-8 cannot.
    write_atomically(output, page.getvalue().encode("utf-8", "backslashreplace"))
    return totals


def _refuse_choice(option: str, refused: bool) -> None:
    """Raises UsageError for an option that other options leave too little to judge by."""
    if refused:
        raise UsageError(
            _("{option} needs all that check finds; leave out what chooses from it").format(
                option=option
            )
        )


def report_all(searched: Search, display: Display, sieve: Sieve) -> Totals:
    """Checks the files and reports what the sieve lets through, problems and warnings on stderr.

    Of files that have not changed nothing would be let through, so they are not judged. Returns the
    counts.
    """
    format = searched.settings.format
    reporter, totals = REPORTERS[format](display), Totals()
    unjudged = _unchanged(searched, sieve.changes)
    for settings, report in checked(searched, color=display.color, unjudged=unjudged):
        for problem in report.problems:
            print(visible(f"ocrfix: {named(problem, report.path)}"), file=sys.stderr)
        report = sieve.sift(report)  # noqa: PLW2901
        print_warnings(report)
        shown = as_shown(report, settings)
        totals.add(shown)
        if format != "terminal":  # who reads the report does not read stderr
            shown = replace(shown, problems=(*shown.problems, *shown.warnings))
        reporter.add(shown)
    reporter.finish()
    return totals


def _unchanged(searched: Search, changes: Changes | None) -> frozenset[Path]:
    """The files without a changed line, if only changed lines are asked for."""
    if changes is None:
        return frozenset()
    paths = (one.path for one in searched.found if not one.problem and str(one.path) != STDIN)
    return changes.unchanged(paths)


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
