"""``ocrfix record письмо.txt``: what header, cover form and service marks say, as data."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ocrfix.cli import options
from ocrfix.cli.catalogues import Spreadsheet, add_columns, keep
from ocrfix.cli.paths import Search, progress, search, warning
from ocrfix.errors import ExitCode, UsageError
from ocrfix.messages import _
from ocrfix.reporters import RECORD_REPORTERS
from ocrfix.reporters.base import Display, named, visible

if TYPE_CHECKING:
    from ocrfix.corpus import Worked
    from ocrfix.papers import Papers
    from ocrfix.records.record import Record

_Result = TypeVar("_Result")

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="How to report: table, json, jsonl, problems, csv, ead3, tei, mods, dc, csl-json, "
        "bibtex, ris, jsonld. The table is for a terminal, JSON for pipes, the others for "
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
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files, folders (searched by the configured patterns) or - for standard input.",
        show_default=False,
    ),
]
Csv = Annotated[
    str | None,
    typer.Option("--csv", metavar="FILE", help="Read references out of this spreadsheet."),
]
Column = Annotated[
    str | None, typer.Option("--column", metavar="NAME", help="Its column of references.")
]
Output = Annotated[
    str | None,
    typer.Option("--output", metavar="FILE", help="Write the spreadsheet there; else to stdout."),
]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="The --output may be the spreadsheet itself.")
]
Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="FILE", help="Keep the records in this SQLite database."),
]
Bom = Annotated[
    bool, typer.Option("--bom", help="The CSV begins with a byte order mark, for Excel.")
]


def record(  # noqa: PLR0913  (one parameter for each option)
    paths: Paths = None,
    *,
    format: Format = None,
    spans: Spans = False,
    template: Template = None,
    csv: Csv = None,
    column: Column = None,
    output: Output = None,
    overwrite: Overwrite = False,
    into: Into = None,
    bom: Bom = False,
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
      ocrfix record letters/ --into catalogue.sqlite
      ocrfix record --csv catalogue.csv --column Source --output with-columns.csv

    Exit code: 0, or 2 for a file or option that cannot be followed; with --format problems 1 if
    there are any.
    """
    from ocrfix.reporters.record_problems import RecordProblemsReporter

    sheet = Spreadsheet(csv, column, output, overwrite)
    others = {"format": format, "template": template, "spans": spans, "bom": bom}
    if sheet.wanted(paths=paths, into=into, **others):
        add_columns(sheet, encoding)
        return
    if not paths:
        raise UsageError(_("name a PATH, or a spreadsheet with --csv FILE --column NAME"))
    if into is not None and any(others.values()):
        raise UsageError(
            _("--into prints no records; leave out {options}").format(options=_options(others))
        )
    chosen = _format(format, template, spans=spans, bom=bom)
    searched = search(paths, config, options.flags(encoding=encoding, jobs=jobs))
    single = len(searched.found) == 1 and str(searched.found[0].path) == paths[0]
    display = Display(sys.stdout, not no_color, spans=spans, single=single, mark=bom)
    doubtful = False
    if into is not None:
        complete = keep(_results(searched, not no_color, _papers_of(check)), into)
    elif template is not None:
        complete = _each(_records(searched, not no_color, chosen, check), _line_in(template))
    else:
        reporter = RECORD_REPORTERS[chosen](display)
        complete = _each(_records(searched, not no_color, chosen, check), reporter.add)
        reporter.finish()
        doubtful = isinstance(reporter, RecordProblemsReporter) and reporter.problems > 0
    if not complete:
        raise typer.Exit(ExitCode.USAGE)
    if doubtful:
        raise typer.Exit(ExitCode.ISSUES)


def _options(given: Mapping[str, object]) -> str:
    return _(" and ").join(f"--{name}" for name, value in given.items() if value)


def _format(format: str | None, template: str | None, *, spans: bool, bom: bool) -> str:
    """The format, or the one for this output; raises UsageError for what does not go together."""
    from ocrfix.config import nearest
    from ocrfix.records.citation_lines import TEMPLATES

    if format is not None:
        options.require_format(format, RECORD_REPORTERS)
    if template is not None and template not in TEMPLATES:
        unknown = _("--template: unknown template {template!r}").format(template=template)
        raise UsageError(unknown + nearest(template, TEMPLATES))
    if template is not None and (format is not None or spans):
        raise UsageError(_("--template prints a line a file; leave out --format and --spans"))
    chosen = format or ("table" if sys.stdout.isatty() and not spans else "json")
    if spans and chosen not in ("json", "jsonl"):
        raise UsageError(_without_places(chosen))
    if bom and chosen != "csv":
        raise UsageError(_("--bom belongs to --format csv; add that"))
    return chosen


def _without_places(format: str) -> str:
    if format == "table":
        return _("--spans: the table shows no places; add --format json")
    return _("--spans: {format} has no places; add --format json").format(format=format)


def _each(
    records: Iterable[tuple[str, Record | None, str]], told: Callable[[Record], None]
) -> bool:
    """Tells each record, and on stderr of each file that could not be read; True: there is none."""
    complete = True
    for path, found, problem in records:
        if found is None:
            print(visible(f"ocrfix: {named(problem, path)}"), file=sys.stderr)
            complete = False
        else:
            told(found)
    return complete


def _records(
    searched: Search, color: bool, chosen: str, check: bool
) -> Iterator[tuple[str, Record | None, str]]:
    """Path, record and problem of every file, in order; of every paper of it for a CSV."""
    from ocrfix.papers import records_of

    if chosen != "csv":
        for one in _results(searched, color, partial(records_of, check=check)):
            yield one.path, one.result, one.problem
        return
    for worked in _results(searched, color, _papers_of(check)):
        if worked.result is None:
            yield worked.path, None, worked.problem
        else:
            yield from ((worked.path, record, "") for record in worked.result.records)


def _papers_of(check: bool) -> Callable[..., Iterator[Worked[Papers]]]:
    from ocrfix.papers import papers_of

    return partial(papers_of, check=check)


def _results(
    searched: Search, color: bool, work: Callable[..., Iterator[Worked[_Result]]]
) -> Iterator[Worked[_Result]]:
    """What `work` makes of every file, in order; a bar on a terminal's stderr."""
    from ocrfix.cli.lexicon import prepare
    from ocrfix.corpus import Worked

    files = [(one.path, one.settings) for one in searched.found if not one.problem]
    if files:
        prepare(color=color)
    with progress(len(files), color) as on_progress:
        results = work(files, searched.settings.jobs, on_progress)
        if on_progress is not None:  # the bar and the records must not mix on the screen
            results = iter(list(results))
    for one in searched.found:
        yield Worked(str(one.path), None, one.problem) if one.problem else next(results)


def _line_in(template: str) -> Callable[[Record], None]:
    """What prints a record as a line for a footnote."""
    from ocrfix.records.citation_lines import citation_line

    def print_line(found: Record) -> None:
        if line := citation_line(found, template):
            print(visible(line))
        else:
            told = _("{path}: no reference in it").format(path=found.path)
            print(visible(warning(told)), file=sys.stderr)

    return print_line
