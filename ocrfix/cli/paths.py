"""From the PATH arguments to batches of paths that share their settings.

``ocrfix check Пекин/1951.txt Сеул/`` may meet two projects, each with its own ``ocrfix.toml``; the
configuration is sought from each argument upwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocrfix.config import Settings, load
from ocrfix.errors import InputError, UsageError
from ocrfix.reporters import REPORTERS

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport

#: The PATH that stands for standard input.
STDIN = "-"


@dataclass
class Batch:
    """Paths that are checked with the same settings."""

    settings: Settings
    paths: list[Path | str] = field(default_factory=list)


def batches(
    arguments: Sequence[str], config: Path | None, flags: Mapping[str, tuple[str, Any]]
) -> list[Batch]:
    """The arguments in their order, neighbours with one configuration together.

    Raises UsageError (standard input named twice, unknown rule or format of a flag) and
    ConfigurationError.
    """
    if list(arguments).count(STDIN) > 1:
        raise UsageError("- stands for standard input and can be given only once")
    found: list[Batch] = []
    for argument in arguments:
        path = STDIN if argument == STDIN else Path(argument)
        settings = load(Path.cwd() if argument == STDIN else Path(argument), config, flags)
        if found and found[-1].settings == settings:
            found[-1].paths.append(path)
        else:
            require_known_names(settings)
            found.append(Batch(settings, [path]))
    return found


def require_known_names(settings: Settings) -> None:
    """Raises the error of the setting that names an unknown rule or report format."""
    settings.require_known("format", REPORTERS, "format")
    if settings.select or settings.ignore:
        from ocrfix.rules import RULES

        codes = [rule.code for rule in RULES]
        settings.require_known("select", codes, "rule")
        settings.require_known("ignore", codes, "rule")


def checked(found: Sequence[Batch], *, color: bool = True) -> Iterator[tuple[Settings, FileReport]]:
    """The report of every file with its settings, and a progress bar on a terminal's stderr.

    A path that does not exist is a report with a problem. With the bar the reports come after the
    last file, so that the two do not mix on the screen.
    """
    from ocrfix.cli.lexicon import prepare
    from ocrfix.corpus import check_paths

    searched = [(batch.settings, *_search(batch)) for batch in found]
    number = sum(len(files) for _, files, _ in searched)
    if number:
        prepare(color=color)
    with _progress(number, color) as on_progress:
        reports = (
            (settings, report)
            for settings, files, missing in searched
            for report in chain(missing, check_paths(files, settings, on_progress))
        )
        if on_progress is None:
            yield from reports
            return
        collected = list(reports)
    yield from collected


def _search(batch: Batch) -> tuple[list[Path | str], list[FileReport]]:
    """The files of a batch, and a report for each path without any."""
    from ocrfix.corpus import FileReport, discover

    files: dict[Path | str, None] = {}
    missing = []
    for path in batch.paths:
        try:
            files.update(dict.fromkeys(discover([path], batch.settings)))
        except InputError as error:
            missing.append(FileReport(str(path), None, problems=(str(error),)))
    return list(files), missing


def _progress(files: int, color: bool) -> AbstractContextManager[Callable[[str], None] | None]:
    """A bar that is told of each file, or nothing for one file and outside a terminal."""
    if files < 2 or not sys.stderr.isatty():
        return nullcontext()
    from ocrfix.reporters.terminal import progress_bar

    return progress_bar(sys.stderr, files, color)
