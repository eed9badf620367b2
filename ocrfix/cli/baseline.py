"""``ocrfix baseline``: records the issues of today, so that `ocrfix check` shows only new ones.

An old repository has 1,200 issues on the first day. They go into ``.ocrfix/baseline.jsonl``, and
leave it one by one as they are mended.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import STDIN, checked, print_warnings, search
from ocrfix.cli.project import make_folder, shown
from ocrfix.cli.sifting import Sieve
from ocrfix.errors import ExitCode, UsageError
from ocrfix.messages import _
from ocrfix.reporters import counts
from ocrfix.reporters.base import named, visible

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.corpus import FileReport
    from ocrfix.fixing.baseline import Baseline

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...", help="Files or folders; here if none is named.", show_default=False
    ),
]
Update = Annotated[
    bool, typer.Option("--update", help="Take out what has gone; nothing new is put in.")
]
Renew = Annotated[
    bool, typer.Option("--renew", help="Record the files anew, with what is new in them.")
]


def baseline(  # noqa: PLR0913  (one parameter for each option)
    paths: Paths = None,
    *,
    update: Update = False,
    renew: Renew = False,
    encoding: options.Encoding = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_color: options.NoColor = False,
) -> None:
    """Record today's issues, so that check shows only new ones.

    An issue is known by its rule, its text and its neighbours, not by its line. --update lets the
    baseline shrink: what was mended leaves it, and is shown again if it comes back.

    \b
    Example:
      ocrfix baseline letters/
      ocrfix baseline --update

    Exit code: 0 done, 2 a file or option that cannot be followed.
    """
    if update and renew:
        raise UsageError(_("--update and --renew exclude each other"))
    given = options.flags(encoding=encoding, jobs=jobs)
    searched = search(paths or ["."], config, given)
    if any(str(one.path) == STDIN for one in searched.found):
        raise UsageError(_("a baseline is for files, not for standard input"))
    reports = list(checked(searched, color=not no_color))
    refuse_unread([report for _, report in reports])
    written = _update(reports) if update else record(reports, renew=renew)
    for before, after in written:
        write(before, after)
        print(visible(_told(before, after)))


def refuse_unread(reports: list[FileReport]) -> None:
    """Nothing is written as long as a file cannot be read; it is said why."""
    unread = [report for report in reports if report.document is None]
    for report in unread:
        for problem in report.problems:
            print(visible(f"ocrfix: {named(problem, report.path)}"), file=sys.stderr)
    if unread:
        raise typer.Exit(ExitCode.USAGE)


def _update(reports: list[tuple[Settings, FileReport]]) -> list[tuple[Baseline, Baseline]]:
    """The baselines, and what is left of them."""
    sieve = Sieve()
    for _settings, report in reports:
        print_warnings(sieve.sift(report))
    shrunk = list(sieve.shrink(across=len(reports) > 1))
    if not shrunk:
        raise UsageError(_("there is no baseline to update; ocrfix baseline records one"))
    return shrunk


def record(
    reports: list[tuple[Settings, FileReport]], *, renew: bool
) -> list[tuple[Baseline, Baseline]]:
    """The baselines, and the same with the issues of today; raises UsageError.

    What is recorded already is only recorded anew if it is asked for.
    """
    sieve = Sieve()
    found: dict[Path, list[FileReport]] = {}
    for _settings, report in reports:
        print_warnings(report)
        known = sieve.baseline_for(Path(report.path))
        assert report.document is not None, "unread files were refused"
        if known.has(known.file_of(report.document)) and not renew:
            raise UsageError(
                _(
                    "{path}: is in the baseline already; --update takes out what has gone, "
                    "--renew records all issues anew"
                ).format(path=report.path)
            )
        found.setdefault(known.root, []).append(report)
    baselines = []
    for group in found.values():
        known = sieve.baseline_for(Path(group[0].path))
        pairs = [(one.document, one.issues) for one in group if one.document is not None]
        baselines.append((known, known.renewed(pairs, lambda _: False)))
    return baselines


def write_shrunk(sieve: Sieve) -> None:
    """Write what is left of the baselines after a check; raises InputError."""
    for before, after in sieve.shrink(across=False):
        write(before, after)


def write(before: Baseline, after: Baseline) -> None:
    """Replace the file of a baseline, if anything has changed; raises InputError."""
    from ocrfix.formats.base import write_atomically

    if after.text() == before.text() and before.path.exists():
        return
    make_folder(after.path.parent)
    write_atomically(after.path, after.text().encode("utf-8"))


def _told(before: Baseline, after: Baseline) -> str:
    change = after.total() - before.total()
    told = f"{shown(after.path)}: {counts.issues(after.total())}"
    return told + (_(" ({number} fewer)").format(number=-change) if change < 0 else "")
