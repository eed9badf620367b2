"""Files in, reports out: finds the transcriptions, reads them, checks them, one or many at once.

``discover(Path("письма"), settings)`` finds the files of the folder that the configured patterns
match; ``check_paths([(Path("письма/1951.txt"), settings), …])`` yields a `FileReport` for each.
Many files are shared out to worker processes, each of which opens what is known only once.

Rules across documents (``МОЛОГОВ`` in one file, ``МОЛОТОВ`` in ten others) collect in the workers
and judge once: then no report is given before all files have been read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from glob import glob
from itertools import chain
from pathlib import Path, PurePath
from typing import Generic, TypeVar

from ocrfix.config import Settings, project_file_in, upwards
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import Settled, collected, concluded, judged, raised
from ocrfix.errors import InputError, reason_of
from ocrfix.fixing.decisions import DECISIONS_FILE, DecisionStore
from ocrfix.fixing.directives import Directive, unused
from ocrfix.formats import format_of
from ocrfix.formats import text as text_format
from ocrfix.issues import Issue
from ocrfix.language.confusions import Confusion
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.profile_file import project_confusions
from ocrfix.messages import _
from ocrfix.rules import RULES
from ocrfix.rules.base import CorpusRule, RuleContext
from ocrfix.verdicts import Verdict, verdicts

STANDARD_INPUT = "-"
#: Fewer files than this are checked in this process: starting workers takes longer.
FEWEST_FOR_WORKERS = 6
#: Files a worker is given at a time: at most so many, and few enough that all have work.
_MOST_IN_BATCH = 4
_BATCHES_FOR_EACH = 3

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class FileReport:
    """One file: its document (None if it could not be read), its issues, its problems.

    `problems` say why a file could not be read; `warnings` are about what lies beside the file,
    such as a line of the decisions that is none, and do not keep it from being checked. `unused`
    are the comments ``ocrfix: ignore`` that silenced nothing.
    """

    path: str
    document: Document | None
    issues: tuple[Issue, ...] = ()
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unused: tuple[Directive, ...] = ()


def check_text(source: str, settings: Settings | None = None, path: str = "-") -> FileReport:
    """Check a text that is already in memory."""
    return check_document(find_zones(Document(path=path, source=source)), settings or Settings())


def check_file(path: Path | str, settings: Settings | None = None) -> FileReport:
    """Check one file. Raises InputError if it cannot be read."""
    given = _input(Path(path), settings or Settings())
    return check_document(find_zones(_read(given)), given.settings)


def verdicts_of(report: FileReport, settings: Settings) -> tuple[Verdict, ...]:
    """What a checked file states, with the issues of its report; nothing for one not read."""
    if report.document is None:
        return ()
    knowledge = project_knowledge(Path(report.path), settings)
    context = RuleContext(report.document, knowledge, settings)
    return verdicts(context, report.issues)


def discover(path: Path, settings: Settings) -> list[Path]:
    """The file itself, or the files of a folder that match the patterns of `settings`, sorted.

    Case does not matter (``*.txt`` finds ``А.TXT``); what `exclude` matches is left out with all
    that is below it. A path that is none is a pattern (``письма/**/*.txt``), for shells that leave
    it as it is. Raises InputError for a path that does not exist and a folder without a matching
    file.
    """
    if str(path) == STANDARD_INPUT or path.is_file() or is_stream(path):
        return [path]
    if any(sign in str(path) for sign in "*?") and not path.exists():
        return _globbed(path, settings)
    if not path.is_dir():
        raise InputError(_("{path}: no such file or folder").format(path=path))
    found = sorted(_matching(path, settings))
    if not found:
        told = _("{path}: no file in this folder matches {patterns}; set `include`")
        raise InputError(told.format(path=path, patterns=", ".join(settings.include)))
    return found


def _globbed(pattern: Path, settings: Settings) -> list[Path]:
    """The files that a pattern names, and those of the folders that it names."""
    named = map(Path, glob(str(pattern), recursive=True))  # noqa: PTH207 (absolute patterns)
    files = ((path,) if path.is_file() else _matching(path, settings) for path in named)
    found = set(chain.from_iterable(files))
    if not found:
        raise InputError(_("{path}: no file matches this pattern").format(path=pattern))
    return sorted(found)


def is_stream(path: Path) -> bool:
    """Whether a path is a pipe (``<(zcat письмо.gz)``) or a device (``/dev/stdin``), not a file."""
    return path.is_fifo() or path.is_char_device()


def is_included(path: Path, settings: Settings) -> bool:
    """Whether a file is one of those that a search of its project's folder would find."""
    project = settings.project.parent if settings.project else decision_root(path)
    relative = Path(os.path.relpath(path.absolute(), project))
    outside = relative.parts[0] == os.pardir
    return _is_wanted(Path(path.name) if outside else relative, settings)


def _matching(folder: Path, settings: Settings) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if _is_wanted(path.relative_to(folder), settings) and path.is_file():
            yield path


def _is_wanted(relative: Path, settings: Settings) -> bool:
    """Whether a path below a searched folder is neither hidden nor excluded, but included."""
    if any(part.startswith(".") for part in relative.parts):
        return False
    if any(_matches(place, settings.exclude) for place in (relative, *relative.parents[:-1])):
        return False
    return _matches(relative, settings.include)


def _matches(path: Path, patterns: Iterable[str]) -> bool:
    lowered = PurePath(str(path).lower())
    return any(lowered.match(pattern.lower()) for pattern in patterns)


def check_paths(
    files: Sequence[tuple[Path, Settings]],
    jobs: int = 0,
    on_progress: Callable[[str], None] | None = None,
    *,
    together: bool = True,
    settled: bool = False,
    unjudged: Collection[Path] = (),
) -> Iterator[FileReport]:
    """A report for each file, in order; a file that cannot be read has a problem, no issues.

    `jobs` is the number of worker processes, 0 is one for each core. `on_progress` is called with
    the path of each file that is done. `together` False leaves out the rules across documents, so
    that a report depends on nothing but its file; `settled` True also reports what decisions have
    settled; of files that are `unjudged` only the rules across documents say anything. What is
    wrong with more than one file is raised: DictionaryError for a dictionary, InputError for a word
    list, the cache or the decisions.
    """
    # Here and not in a worker, whose standard input is empty.
    inputs = [
        replace(_input(path, settings), settled=settled, judged=path not in unjudged)
        for path, settings in files
    ]
    if together and _are_compared(inputs):
        yield from _compared(_shared_out(_examined, inputs, jobs, on_progress), inputs)
    else:
        yield from _shared_out(_check_input, inputs, jobs, on_progress)


def _shared_out(
    work: Callable[[_Input], _Result],
    inputs: Sequence[_Input],
    jobs: int,
    on_progress: Callable[[str], None] | None,
) -> Iterator[_Result]:
    """What `work` makes of each input, in order, here or in worker processes."""
    jobs = min(jobs or os.cpu_count() or 1, len(inputs))
    if jobs < 2 or len(inputs) < FEWEST_FOR_WORKERS:
        yield from _with_progress(map(work, inputs), inputs, on_progress)
        return
    from concurrent.futures import ProcessPoolExecutor  # for many files only

    for wordlists in {given.settings.dictionaries for given in inputs}:
        _knowledge(wordlists).lexicon  # noqa: B018 - compiled once, before the workers ask
    with ProcessPoolExecutor(jobs) as pool:
        batch = min(_MOST_IN_BATCH, max(1, len(inputs) // (jobs * _BATCHES_FOR_EACH)))
        results = pool.map(work, inputs, chunksize=batch)
        yield from _with_progress(results, inputs, on_progress)


@dataclass(frozen=True, slots=True)
class _Input:
    """A file to check; `content` is what came from a stream, None for a real file.

    `problem` says why a stream could not be read; `settled` asks for settled issues too; what is
    not `judged` is only set against other files.
    """

    path: Path
    settings: Settings
    content: bytes | None = None
    problem: str = ""
    settled: bool = False
    judged: bool = True


def _input(path: Path, settings: Settings) -> _Input:
    try:
        return _Input(path, settings, _streamed(path))
    except OSError as error:
        problem = _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
        return _Input(path, settings, problem=problem)


def _streamed(path: Path) -> bytes | None:
    """All that a pipe, a terminal or the null device gives; None for files and other devices."""
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(_("standard input is closed"))
        return sys.stdin.buffer.read()
    if not is_stream(path):
        return None
    with path.open("rb") as stream:
        # Other devices, such as /dev/zero, may have no end.
        ends = path.is_fifo() or stream.isatty() or path.samefile(os.devnull)
        return stream.read() if ends else None


def _with_progress(
    results: Iterable[_Result],
    inputs: Iterable[_Input],
    on_progress: Callable[[str], None] | None,
) -> Iterator[_Result]:
    for result, given in zip(results, inputs, strict=True):
        if on_progress is not None:
            on_progress(str(given.path))
        yield result


def _check_input(given: _Input) -> FileReport:
    try:
        document = _read(given)
    except InputError as error:
        return FileReport(str(given.path), None, problems=(str(error),))
    if not given.judged:
        return FileReport(str(given.path), document)
    return check_document(find_zones(document), given.settings, settled=given.settled)


def _read(given: _Input) -> Document:
    if given.problem:
        raise InputError(given.problem)
    encoding = given.settings.encoding
    if given.content is not None:
        return text_format.parse(given.content, str(given.path), encoding)
    return format_of(given.path).read(given.path, encoding)


def check_document(document: Document, settings: Settings, *, settled: bool = False) -> FileReport:
    """Check a document whose zones are known; `settled` as in `check_paths`."""
    store = _decisions(decision_root(Path(document.path)))
    knowledge = project_knowledge(Path(document.path), settings)
    found = raised(RULES, RuleContext(document, knowledge, settings))
    issues = concluded(document, found, None if settled else _settled(store))
    warnings = tuple(store.problems)
    return FileReport(document.path, document, issues, (), warnings, unused(document, found))


def _settled(store: DecisionStore) -> Settled | None:
    return store.settles if len(store) else None


# -- other work on many files -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Worked(Generic[_Result]):
    """What was made of one file; None and a problem where it could not be read."""

    path: str
    result: _Result | None
    problem: str = ""


def over_files(
    work: Callable[[RuleContext], _Result],
    files: Sequence[tuple[Path, Settings]],
    jobs: int = 0,
    on_progress: Callable[[str], None] | None = None,
) -> Iterator[Worked[_Result]]:
    """What `work` makes of each file, in order; error profiles are left out of what is known.

    `work` is a function of a module and its result small, so that both can go to worker processes.
    """
    inputs = [_input(path, settings) for path, settings in files]
    yield from _shared_out(partial(_worked, work), inputs, jobs, on_progress)


def _worked(work: Callable[[RuleContext], _Result], given: _Input) -> Worked[_Result]:
    try:
        document = find_zones(_read(given))
    except InputError as error:
        return Worked(str(given.path), None, str(error))
    knowledge = _knowledge(given.settings.dictionaries)
    return Worked(str(given.path), work(RuleContext(document, knowledge, given.settings)))


# -- files that are compared with each other -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Examined:
    """A file before the files are compared.

    `report` has its issues still unmerged, `collected` what the rules across documents need.
    """

    report: FileReport
    collected: Mapping[str, object]


def _are_compared(inputs: Sequence[_Input]) -> bool:
    """Whether a rule across documents is to look at two files or more."""
    codes = [rule.code for rule in RULES if isinstance(rule, CorpusRule)]
    return any(sum(given.settings.enabled(code) for given in inputs) > 1 for code in codes)


def _examined(given: _Input) -> _Examined:
    try:
        document = find_zones(_read(given))
    except InputError as error:
        return _Examined(FileReport(str(given.path), None, problems=(str(error),)), {})
    knowledge = project_knowledge(Path(document.path), given.settings)
    context = RuleContext(document, knowledge, given.settings)
    issues = raised(RULES, context) if given.judged else ()
    store = _decisions(decision_root(Path(document.path)))
    # a copy without the tokens and lines that were worked out: all documents are held at once
    report = FileReport(document.path, replace(document), issues, warnings=tuple(store.problems))
    return _Examined(report, collected(RULES, context))


def _compared(files: Iterable[_Examined], inputs: Sequence[_Input]) -> Iterator[FileReport]:
    """The reports, once all files have been read and compared."""
    examined = list(files)
    knowledge = _knowledge(inputs[0].settings.dictionaries)
    found = judged(RULES, [one.collected for one in examined], knowledge)
    for one, given in zip(examined, inputs, strict=True):
        report = one.report
        if report.document is None:
            yield report
            continue
        settled = _settled(_decisions(decision_root(Path(report.path))))
        settled = None if given.settled else settled
        issues = [*report.issues, *found.get(report.path, ())]
        document = replace(report.document)
        shown = concluded(document, issues, settled)
        idle = unused(document, issues) if given.judged else ()
        yield replace(report, document=document, issues=shown, unused=idle)


def decision_root(path: Path) -> Path:
    """The folder whose decisions hold for a file: the nearest one upwards that is a project's.

    Such a folder has ``.ocrfix``, a ``.git`` or a configuration; without any it is the working
    folder. So a file has the same decisions from wherever it is checked.
    """
    return marked_root(path) or Path.cwd()


def marked_root(path: Path) -> Path | None:
    """The nearest folder upwards that is a project's, None without one."""
    for folder in upwards(path):
        marks = (folder / DECISIONS_FILE.parent, folder / ".git")
        if any(mark.exists() for mark in marks) or project_file_in(folder):
            return folder
    return None


def project_knowledge(path: Path, settings: Settings) -> Knowledge:
    """What is known for a file: the program's own, the project's word lists and error profile.

    The profile lies where the decisions do. Raises DictionaryError for a damaged one.
    """
    return _knowledge(settings.dictionaries, project_confusions(decision_root(path)))


def plain_knowledge(settings: Settings) -> Knowledge:
    """What is known without an error profile: what a profile is learned from."""
    return _knowledge(settings.dictionaries)


@cache
def _knowledge(wordlists: tuple[Path, ...], confusions: tuple[Confusion, ...] = ()) -> Knowledge:
    return Knowledge(wordlists, confusions)


@cache
def _decisions(root: Path) -> DecisionStore:
    return DecisionStore(root)
