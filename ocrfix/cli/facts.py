"""``ocrfix facts письмо.txt``: what a document states, and what else speaks for or against it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import checked, print_warnings, search
from ocrfix.errors import ExitCode, UsageError
from ocrfix.messages import _
from ocrfix.reporters import FACTS_REPORTERS
from ocrfix.reporters.base import Display, named, visible

if TYPE_CHECKING:
    from ocrfix.facts import FactKind

Format = Annotated[str, typer.Option("--format", metavar="terminal|json", help="How to report.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only such facts, e.g. date or figure,time."),
]


def facts(  # noqa: PLR0913  (one parameter for each option)
    paths: options.Paths,
    *,
    format: Format = "terminal",
    kind: Kinds = None,
    encoding: options.Encoding = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_color: options.NoColor = False,
) -> None:
    """List what documents state: numbers, dates, times, names, and where.

    A fact is doubtful where a rule has an issue, confirmed where other places state the same. The
    table shows a place under its closest kind only; --format json has every kind.

    \b
    Example:
      ocrfix facts samples/112095.txt
      ocrfix facts letters/ --kind date --kind time --format json

    Exit code: 0, or 2 for a file or option that cannot be followed.
    """
    from ocrfix.corpus import verdicts_of

    options.require_format(format, FACTS_REPORTERS)
    wanted = kinds_named(kind)
    searched = search(paths, config, options.flags(encoding=encoding, jobs=jobs))
    display = Display(sys.stdout, not no_color)
    reporter, unread = FACTS_REPORTERS[format](display), False
    for settings, report in checked(searched, color=display.color):
        for problem in report.problems:
            print(visible(f"ocrfix: {named(problem, report.path)}"), file=sys.stderr)
        print_warnings(report)
        unread = unread or bool(report.problems)
        stated = verdicts_of(report, settings)
        chosen = [one for one in stated if not wanted or one.fact.kind in wanted]
        # a program does not read stderr
        told = (*report.problems, *report.warnings) if format == "json" else report.problems
        reporter.add(replace(report, problems=told), chosen)
    reporter.finish()
    if unread:
        raise typer.Exit(ExitCode.USAGE)


def kinds_named(given: list[str] | None) -> frozenset[FactKind]:
    """The kinds that ``--kind date,time --kind name`` names; none without the option.

    Raises UsageError for an unknown kind, naming the nearest.
    """
    from ocrfix.config import nearest
    from ocrfix.facts import FactKind

    known = {str(kind): kind for kind in FactKind}
    names = [name.strip() for one in given or () for name in one.split(",")]
    for name in names:
        if name not in known:
            unknown = _("--kind: unknown kind {kind!r}").format(kind=name)
            raise UsageError(unknown + nearest(name, known))
    return frozenset(known[name] for name in names)
