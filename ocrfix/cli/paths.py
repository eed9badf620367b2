"""From the PATH arguments to files, each with the settings of its own project.

``ocrfix check Пекин/1951.txt Сеул/`` may meet several ``ocrfix.toml``. Folders are searched first,
by the patterns of the folder that is named; then the configuration is sought for each file upwards,
so that ``Сеул/черновики/ocrfix.toml`` holds for its files, however they were named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocrfix.config import Settings, load
from ocrfix.errors import InputError, UsageError
from ocrfix.messages import _
from ocrfix.reporters import REPORTERS
from ocrfix.reporters.base import visible

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport

#: The PATH that stands for standard input.
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file with its settings, or, with `problem`, an argument that led to none."""

    path: Path
    settings: Settings
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """All that the arguments name, in their order.

    `settings` are those of the first argument; what concerns the run and not a file (the format of
    the report, the number of workers) is taken from them.
    """

    settings: Settings
    found: tuple[Found, ...]


def search(
    arguments: Sequence[str],
    config: Path | None,
    flags: Mapping[str, tuple[str, Any]],
    *,
    only_included: bool = False,
) -> Search:
    """The files that the arguments name, each once.

    `only_included` leaves out named files that a search of their project would not find: a hook
    is given all changed files, of which ``README.md`` is no transcription.

    Raises UsageError (an empty argument, standard input named twice, unknown rule or format of a
    flag) and ConfigurationError.
    """
    if "" in arguments:  # Path("") would be the working folder
        raise UsageError(
            _("an empty PATH names no file; is a variable unset? write . for this folder")
        )
    if list(arguments).count(STDIN) > 1:
        raise UsageError(_("- stands for standard input and can be given only once"))

    @cache
    def settings_in(folder: Path) -> Settings:
        return with_known_names(load(folder, config, flags))

    first = settings_in(_folder_of(Path(arguments[0])))
    found: dict[Path, Found] = {}
    for path in map(Path, arguments):
        for one in _search_one(path, settings_in):
            if not only_included or one.problem or _is_included(one):
                found.setdefault(one.path, one)
    return Search(first, tuple(found.values()))


def _search_one(path: Path, settings_in: Callable[[Path], Settings]) -> list[Found]:
    from ocrfix.corpus import discover

    settings = settings_in(_folder_of(path))
    try:
        return [Found(file, settings_in(_folder_of(file))) for file in discover(path, settings)]
    except InputError as error:
        return [Found(path, settings, str(error))]


def _is_included(one: Found) -> bool:
    from ocrfix.corpus import is_included, is_stream

    return str(one.path) == STDIN or is_stream(one.path) or is_included(one.path, one.settings)


def _folder_of(path: Path) -> Path:
    """Where the configuration is sought from; for a pipe it is the working folder."""
    from ocrfix.corpus import is_stream

    if path.is_dir():
        return path
    return Path() if is_stream(path) else path.parent


def with_known_names(settings: Settings) -> Settings:
    """The settings with the names of rules as codes: ``unknown-word`` becomes ``DIC001``.

    Raises the error of the setting that names an unknown rule or report format.
    """
    settings.require_known("format", REPORTERS)
    if settings.select or settings.ignore:
        from ocrfix.rules import RULES

        return settings.with_rule_codes({rule.code: rule.name for rule in RULES})
    return settings


def checked(
    searched: Search,
    *,
    color: bool = True,
    together: bool = True,
    settled: bool = False,
    unjudged: Collection[Path] = (),
) -> Iterator[tuple[Settings, FileReport]]:
    """The report of every file with its settings, and a progress bar on a terminal's stderr.

    `together`, `settled` and `unjudged` are those of `ocrfix.corpus.check_paths`.

    A path that does not exist is a report with a problem; a warning comes with the first file it
    concerns. With the bar the reports come after the last file, so that the two do not mix on the
    screen.
    """
    from ocrfix.cli.lexicon import prepare
    from ocrfix.corpus import check_paths

    number = sum(1 for one in searched.found if not one.problem)
    if number:
        prepare(color=color)
    with progress(number, color) as on_progress:
        files = [(one.path, one.settings) for one in searched.found if not one.problem]
        jobs = searched.settings.jobs
        made = check_paths(
            files, jobs, on_progress, together=together, settled=settled, unjudged=unjudged
        )
        reports = _reports(searched, made)
        if on_progress is None:
            yield from reports
            return
        collected = list(reports)
    yield from collected


def _reports(
    searched: Search, reports: Iterator[FileReport]
) -> Iterator[tuple[Settings, FileReport]]:
    """The reports of the files with their settings, and one for each path that has a problem."""
    from ocrfix.corpus import FileReport

    told: set[str] = set()
    for one in searched.found:
        if one.problem:
            yield one.settings, FileReport(str(one.path), None, problems=(one.problem,))
            continue
        report = next(reports)
        news = tuple(warning for warning in report.warnings if warning not in told)
        told.update(news)
        yield one.settings, replace(report, warnings=news)


def print_warnings(report: FileReport) -> None:
    """Prints what is amiss beside a file that could be checked all the same, on stderr."""
    for one in report.warnings:
        print(visible(warning(one)), file=sys.stderr)


def warning(message: str) -> str:
    """A message as a warning on stderr."""
    return _("ocrfix: warning: {message}").format(message=message)


def progress(files: int, color: bool) -> AbstractContextManager[Callable[[str], None] | None]:
    """A bar that is told of each file, or nothing for one file and outside a terminal."""
    if files < 2 or not sys.stderr.isatty():
        return nullcontext()
    from ocrfix.reporters.terminal import progress_bar

    return progress_bar(sys.stderr, files, color)
