"""From the PATH arguments to files, each with the settings of its own project.

``ocrfix check Пекин/1951.txt Сеул/`` may meet several ``ocrfix.toml``. Folders are searched first,
by the patterns of the folder that is named; then the configuration is sought for each file upwards,
so that ``Сеул/черновики/ocrfix.toml`` holds for its files, however they were named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocrfix.config import Settings, load
from ocrfix.errors import InputError, UsageError
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
    arguments: Sequence[str], config: Path | None, flags: Mapping[str, tuple[str, Any]]
) -> Search:
    """The files that the arguments name, each once.

    Raises UsageError (standard input named twice, unknown rule or format of a flag) and
    ConfigurationError.
    """
    if list(arguments).count(STDIN) > 1:
        raise UsageError("- stands for standard input and can be given only once")

    @cache
    def settings_in(folder: Path) -> Settings:
        settings = load(folder, config, flags)
        require_known_names(settings)
        return settings

    first = settings_in(_folder_of(Path(arguments[0])))
    found: dict[Path, Found] = {}
    for path in map(Path, arguments):
        for one in _search_one(path, settings_in):
            found.setdefault(one.path, one)
    return Search(first, tuple(found.values()))


def _search_one(path: Path, settings_in: Callable[[Path], Settings]) -> list[Found]:
    from ocrfix.corpus import discover

    settings = settings_in(_folder_of(path))
    try:
        return [Found(file, settings_in(file.parent)) for file in discover(path, settings)]
    except InputError as error:
        return [Found(path, settings, str(error))]


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def require_known_names(settings: Settings) -> None:
    """Raises the error of the setting that names an unknown rule or report format."""
    settings.require_known("format", REPORTERS, "format")
    if settings.select or settings.ignore:
        from ocrfix.rules import RULES

        codes = [rule.code for rule in RULES]
        settings.require_known("select", codes, "rule")
        settings.require_known("ignore", codes, "rule")


def checked(searched: Search, *, color: bool = True) -> Iterator[tuple[Settings, FileReport]]:
    """The report of every file with its settings, and a progress bar on a terminal's stderr.

    A path that does not exist is a report with a problem; a warning comes with the first file it
    concerns. With the bar the reports come after the last file, so that the two do not mix on the
    screen.
    """
    from ocrfix.cli.lexicon import prepare

    number = sum(1 for one in searched.found if not one.problem)
    if number:
        prepare(color=color)
    with _progress(number, color) as on_progress:
        reports = _reports(searched, on_progress)
        if on_progress is None:
            yield from reports
            return
        collected = list(reports)
    yield from collected


def _reports(
    searched: Search, on_progress: Callable[[str], None] | None
) -> Iterator[tuple[Settings, FileReport]]:
    from ocrfix.corpus import FileReport, check_paths

    files = [(one.path, one.settings) for one in searched.found if not one.problem]
    reports = iter(check_paths(files, searched.settings.jobs, on_progress))
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
    for warning in report.warnings:
        print(visible(f"ocrfix: warning: {warning}"), file=sys.stderr)


def _progress(files: int, color: bool) -> AbstractContextManager[Callable[[str], None] | None]:
    """A bar that is told of each file, or nothing for one file and outside a terminal."""
    if files < 2 or not sys.stderr.isatty():
        return nullcontext()
    from ocrfix.reporters.terminal import progress_bar

    return progress_bar(sys.stderr, files, color)
