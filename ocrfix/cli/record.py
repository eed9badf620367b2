"""``ocrfix record письмо.txt``: what header, cover form and service marks say, as data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import Search, progress, search
from ocrfix.errors import ExitCode, UsageError
from ocrfix.reporters import RECORD_REPORTERS
from ocrfix.reporters.base import Display, named, visible

if TYPE_CHECKING:
    from ocrfix.records.record import Record

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="table|json|jsonl|ead3|tei|mods|dc|csl-json|bibtex|ris|jsonld",
        help="How to report: the table is for a terminal, JSON for pipes, the others for "
        "catalogues and programs of references (docs/exchange.md).",
        show_default=False,
    ),
]
Spans = Annotated[
    bool, typer.Option("--spans", help="With every value its text, its place and how sure it is.")
]
Template = Annotated[
    str | None,
    typer.Option(
        "--template", metavar="chicago|gost|wilson", help="Only a line for a footnote, a file each."
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check/--no-check", help="Let the rules mend misread values and tell their doubts."
    ),
]


def record(  # noqa: PLR0913  (one parameter for each option)
    paths: options.Paths,
    *,
    format: Format = None,
    spans: Spans = False,
    template: Template = None,
    check: Check = True,
    encoding: options.Encoding = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_color: options.NoColor = False,
) -> None:
    """Turn headers, cover forms and service marks into records.

    A misread value is given mended, and a problem tells it; --no-check gives what stands there.

    \b
    Example:
      ocrfix record samples/112095.txt
      ocrfix record letters/ --format jsonl > letters.jsonl
      ocrfix record letters/ --format ead3 > letters.xml
      ocrfix record letters/ --template gost

    Exit code: 0, or 2 for a file or option that cannot be followed.
    """
    chosen = _format(format, template, spans=spans)
    searched = search(paths, config, options.flags(encoding=encoding, jobs=jobs))
    single = len(searched.found) == 1 and str(searched.found[0].path) == paths[0]
    display = Display(sys.stdout, not no_color, spans=spans, single=single)
    reporter, unread = RECORD_REPORTERS[chosen](display), False
    for path, found, problem in _records(searched, not no_color, check=check):
        if found is None:
            print(visible(f"ocrfix: {named(problem, path)}"), file=sys.stderr)
            unread = True
        elif template is not None:
            _print_line(found, template)
        else:
            reporter.add(found)
    if template is None:
        reporter.finish()
    if unread:
        raise typer.Exit(ExitCode.USAGE)


def _format(format: str | None, template: str | None, *, spans: bool) -> str:
    """The format, or the one for this output; raises UsageError for what does not go together."""
    from ocrfix.config import nearest
    from ocrfix.records.citation_lines import TEMPLATES

    if format is not None and format not in RECORD_REPORTERS:
        raise UsageError(f"--format: unknown format {format!r}{nearest(format, RECORD_REPORTERS)}")
    if template is not None and template not in TEMPLATES:
        known = nearest(template, TEMPLATES)
        raise UsageError(f"--template: unknown template {template!r}{known}")
    if template is not None and (format is not None or spans):
        raise UsageError("--template prints a line a file; leave out --format and --spans")
    chosen = format or ("table" if sys.stdout.isatty() and not spans else "json")
    if spans and chosen not in ("json", "jsonl"):
        raise UsageError(f"--spans: {_told(chosen)} no places; add --format json")
    return chosen


def _told(format: str) -> str:
    return "the table shows" if format == "table" else f"{format} has"


def _records(
    searched: Search, color: bool, *, check: bool
) -> Iterator[tuple[str, Record | None, str]]:
    """Path, record and problem of every file, in order; a bar on a terminal's stderr."""
    from ocrfix.cli.lexicon import prepare
    from ocrfix.corpus import records_of

    files = [(one.path, one.settings) for one in searched.found if not one.problem]
    if files:
        prepare(color=color)
    with progress(len(files), color) as on_progress:
        results = records_of(files, searched.settings.jobs, on_progress, check=check)
        if on_progress is not None:  # the bar and the records must not mix on the screen
            results = iter(list(results))
    for one in searched.found:
        if one.problem:
            yield str(one.path), None, one.problem
        else:
            worked = next(results)
            yield worked.path, worked.result, worked.problem


def _print_line(found: Record, template: str) -> None:
    from ocrfix.records.citation_lines import citation_line

    line = citation_line(found, template)
    if line:
        print(visible(line))
    else:
        print(visible(f"ocrfix: warning: {found.path}: no reference in it"), file=sys.stderr)
