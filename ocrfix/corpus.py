"""Files in, reports out: finds the transcriptions, reads them, checks them, one or many at once.

``check_paths([Path("telegrams")], settings)`` yields a `FileReport` for each file of the folder
that the configured patterns match; several files are shared out to worker processes, each of which
opens what is known only once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.errors import InputError, OcrfixError
from ocrfix.fixing.decisions import DecisionStore
from ocrfix.formats import format_of
from ocrfix.formats import text as text_format
from ocrfix.issues import Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES

STANDARD_INPUT = "-"
#: Fewer files than this are checked in this process: starting workers takes longer.
FEWEST_FOR_WORKERS = 6
_BATCH = 4


@dataclass(frozen=True)
class FileReport:
    """One file: its document (None if it could not be read), its issues, its problems."""

    path: str
    document: Document | None
    issues: tuple[Issue, ...] = ()
    problems: tuple[str, ...] = field(default=())


def check_text(source: str, settings: Settings | None = None, path: str = "-") -> FileReport:
    """Check a text that is already in memory."""
    return _report(find_zones(Document(path=path, source=source)), settings or Settings())


def check_file(path: Path | str, settings: Settings | None = None) -> FileReport:
    """Check one file. Raises InputError if it cannot be read."""
    settings = settings or Settings()
    location = Path(path)
    document = format_of(location).read(location, settings.encoding)
    return _report(find_zones(document), settings)


def discover(paths: Iterable[Path | str], settings: Settings) -> list[Path]:
    """The files that `paths` name; folders are searched for the configured patterns.

    Raises InputError for a path that does not exist and a folder without a matching file.
    """
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if str(given) == STANDARD_INPUT or path.is_file():
            found[path] = None
        elif path.is_dir():
            inside = sorted(_matching(path, settings))
            if not inside:
                patterns = ", ".join(settings.include)
                raise InputError(
                    f"{path}: no file in this folder matches {patterns}; set `include`"
                )
            found.update(dict.fromkeys(inside))
        else:
            raise InputError(f"{path}: no such file or folder")
    return list(found)


def _matching(folder: Path, settings: Settings) -> Iterator[Path]:
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts) or not path.is_file():
            continue
        if any(relative.match(pattern) for pattern in settings.exclude):
            continue
        if any(relative.match(pattern) for pattern in settings.include):
            yield path


def check_paths(
    paths: Sequence[Path | str],
    settings: Settings,
    on_progress: Callable[[str], None] | None = None,
) -> Iterator[FileReport]:
    """A report for each file, in order; a file that cannot be read has a problem, no issues.

    `on_progress` is called with the path of each file that is done.
    """
    files = discover(paths, settings)
    jobs = min(settings.jobs or os.cpu_count() or 1, len(files))
    if jobs < 2 or len(files) < FEWEST_FOR_WORKERS:
        reports: Iterable[FileReport] = (_check_one(path, settings) for path in files)
        yield from _with_progress(reports, on_progress)
        return
    from concurrent.futures import ProcessPoolExecutor  # for many files only

    _knowledge(settings.dictionaries).lexicon  # noqa: B018 - compiled once, before the workers ask
    with ProcessPoolExecutor(jobs) as pool:
        reports = pool.map(_check_one, files, [settings] * len(files), chunksize=_BATCH)
        yield from _with_progress(reports, on_progress)


def _with_progress(
    reports: Iterable[FileReport], on_progress: Callable[[str], None] | None
) -> Iterator[FileReport]:
    for report in reports:
        if on_progress is not None:
            on_progress(report.path)
        yield report


def _check_one(path: Path, settings: Settings) -> FileReport:
    try:
        if str(path) == STANDARD_INPUT:
            data = sys.stdin.buffer.read()
            document = text_format.parse(data, STANDARD_INPUT, settings.encoding)
            return _report(find_zones(document), settings)
        return check_file(path, settings)
    except OcrfixError as error:
        return FileReport(str(path), None, problems=(str(error),))


def _report(document: Document, settings: Settings) -> FileReport:
    store = _decisions(settings.project.parent if settings.project else Path.cwd())
    settled = store.settles if len(store) else None
    knowledge = _knowledge(settings.dictionaries)
    issues = check(document, knowledge, RULES, settings, settled)
    return FileReport(document.path, document, issues)


@cache
def _knowledge(wordlists: tuple[Path, ...]) -> Knowledge:
    return Knowledge(wordlists)


@cache
def _decisions(root: Path) -> DecisionStore:
    return DecisionStore(root)
