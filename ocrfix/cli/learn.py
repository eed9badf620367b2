"""``ocrfix learn ПИСЬМА/``: how the letters of this corpus are misread, for all that follows.

On the pages of one typewriter every third «д» was read as «л». What is learned goes into
``.ocrfix/confusions.tsv`` of the project, where check, fix, facts and trace find it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ocrfix.cli import options
from ocrfix.cli.paths import Search, progress, search, warning
from ocrfix.cli.project import make_folder
from ocrfix.errors import ExitCode, InputError, UsageError, reason_of
from ocrfix.messages import _, ngettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import named, visible

if TYPE_CHECKING:
    from ocrfix.cli.pairs import Pairs as Paired
    from ocrfix.evaluation.alignment import Alignment
    from ocrfix.language.confusions import ErrorModel
    from ocrfix.language.profile import Profile, Tally
    from ocrfix.learning.doubts import Page

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files or folders to learn from, without truth; with --show and --forget the project.",
        show_default=False,
    ),
]
Pairs = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--pairs",
        metavar="OCR TRUTH",
        help="Count in an OCR text and its truth, or in two folders; as evaluate.",
        show_default=False,
    ),
]
FromDecisions = Annotated[
    bool,
    typer.Option("--from-decisions", help="Count what reviewers accepted, replaced, rejected."),
]
Show = Annotated[bool, typer.Option("--show", help="Explain the profile; learn nothing.")]
Forget = Annotated[bool, typer.Option("--forget", help="Remove the profile.")]

#: So many changed confusions are shown after learning, and by --show in each direction.
SHOWN_AFTER = 8
SHOWN = 25


def learn(  # noqa: PLR0913  (one parameter for each option)
    paths: Paths = None,
    *,
    pairs: Pairs = None,
    from_decisions: FromDecisions = False,
    show: Show = False,
    forget: Forget = False,
    encoding: options.Encoding = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Learn how the letters of your corpus are misread.

    Without truth the unknown words themselves tell. The profile is kept in .ocrfix/confusions.tsv
    of the project and used by check, fix, facts and trace. Sources add up; learning from one again
    replaces what it said before. No document is changed.

    \b
    Example:
      ocrfix learn letters/
      ocrfix learn --pairs ocr/ truth/
      ocrfix learn --show

    Exit code: 0 learned, 2 a file or option that could not be followed.
    """
    given = options.flags(encoding=encoding, jobs=jobs)
    first = paths[0] if paths else pairs[0] if pairs else "."
    learning = Learning(project_root(first, paths or []), config, given, not no_color, quiet)
    if show or forget:
        if pairs or from_decisions or (show and forget):
            raise UsageError(
                _("--{option} goes with no other way to learn").format(
                    option="show" if show else "forget"
                )
            )
        (learning.show if show else learning.forget)()
        return
    if not (paths or pairs or from_decisions):
        raise UsageError(_("name texts to learn from, or give --pairs, --from-decisions or --show"))
    learning.learn(paths or [], pairs, from_decisions)
    if learning.failed:
        raise typer.Exit(ExitCode.USAGE)


def project_root(first: str, paths: list[str]) -> Path:
    """The project that a profile is for: that of the first path.

    Where nothing marks a project it is the folder that was named, or the working folder.
    """
    from ocrfix.config import upwards
    from ocrfix.corpus import marked_root

    if first == "":
        raise UsageError(
            _("an empty PATH names no file; is a variable unset? write . for this folder")
        )
    place = Path(first)
    marked = marked_root(place)
    if marked is not None:
        return marked
    return next(upwards(place)) if place.is_dir() and len(paths) <= 1 else Path.cwd()


@dataclass
class Learning:
    """One run of the command on the profile of the project at `root`."""

    root: Path
    config: Path | None
    flags: dict[str, tuple[str, Any]]
    color: bool
    quiet: bool
    failed: int = 0

    @property
    def file(self) -> Path:
        """Where the profile is, as it is shown: relative to the working folder if it is below."""
        from ocrfix.language.profile_file import PROFILE_FILE

        path = self.root / PROFILE_FILE
        return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path

    def learn(self, paths: list[str], pairs: tuple[str, str] | None, decisions: bool) -> None:
        """Count in each source that was named and write the profile."""
        from ocrfix.cli.lexicon import prepare
        from ocrfix.language.confusions import ErrorModel
        from ocrfix.language.profile import Source
        from ocrfix.language.profile_file import profile_text

        before = self._profile()
        profile, shipped = before, ErrorModel.load()
        prepare(color=self.color)
        if pairs:
            profile = profile.replaced(Source.PAIRS, self._pairs(*pairs, shipped))
        if decisions:
            profile = profile.replaced(Source.DECISIONS, self._decisions())
        if paths:
            profile = self._texts(paths, profile, shipped)
        if self.failed:
            self._warn(_("nothing was written; leave out what cannot be read"))
            return
        text = profile_text(profile, shipped)
        if before.tallies and text == profile_text(before, shipped):
            self._say(_("{path}: nothing new was learned").format(path=self.file))
            return
        self._write(text)
        self._summarize(profile, shipped)

    def show(self) -> None:
        """Print the profile as a table."""
        from ocrfix.cli.profile_table import explained
        from ocrfix.language.confusions import ErrorModel
        from ocrfix.language.profile_file import read_profile

        if not self.file.exists():
            raise InputError(
                _("{path}: there is no profile; ocrfix learn PATH makes one").format(path=self.file)
            )
        most = 0 if self.quiet else SHOWN
        for line in explained(read_profile(self.file), ErrorModel.load(), self.file, most):
            self._say(line)

    def forget(self) -> None:
        """Remove the profile, damaged or not."""
        try:
            self.file.unlink()
        except FileNotFoundError:
            self._say(_("{path}: there is no profile").format(path=self.file))
        except OSError as error:
            raise InputError(
                _("{path}: cannot be removed ({reason})").format(
                    path=self.file, reason=reason_of(error)
                )
            ) from None
        else:
            self._say(_("removed {path}; the shipped weights hold").format(path=self.file))

    def _profile(self) -> Profile:
        from ocrfix.language.profile import Profile
        from ocrfix.language.profile_file import read_profile

        return read_profile(self.file) if self.file.exists() else Profile()

    def _pairs(self, ocr: str, truth: str, shipped: ErrorModel) -> Tally:
        from ocrfix.cli.pairs import pairs
        from ocrfix.learning.aligned import learn_pairs

        paired = pairs(ocr, truth, self.config, self.flags, command="learn --pairs")
        tally = learn_pairs(_aligned(paired), shipped)
        number = len(paired.truths)
        told = ngettext(
            "counted in {count} text with truth", "counted in {count} texts with truth", number
        )
        self._say(told.format(count=number))
        return tally

    def _decisions(self) -> Tally:
        from ocrfix.config import load
        from ocrfix.corpus import plain_knowledge
        from ocrfix.fixing.decisions import DecisionStore
        from ocrfix.learning.decided import learn_decisions

        store = DecisionStore(self.root)
        for problem in store.problems:
            self._warn(problem)
        knowledge = plain_knowledge(load(self.root, self.config, self.flags))
        number = len(store.holding)
        told = ngettext("counted {count} decision", "counted {count} decisions", number)
        self._say(told.format(count=number))
        return learn_decisions(store.holding, knowledge)

    def _texts(self, paths: list[str], profile: Profile, shipped: ErrorModel) -> Profile:
        from ocrfix.language.profile import Source
        from ocrfix.learning.expectation import learn

        pages = list(self._pages(search(paths, self.config, self.flags)))
        if self.failed:
            return profile
        words = sum(page.stood[" "] for page in pages)
        if not words:
            raise InputError(
                _("{paths}: holds no Russian words to learn from").format(paths=", ".join(paths))
            )
        learned = learn(pages, shipped, profile)
        self._say(_learned(len(pages), words, learned.rounds))
        return profile.replaced(Source.TEXTS, learned.tally)

    def _pages(self, searched: Search) -> Iterator[Page]:
        """What is needed of each file of this project; says which could not be read."""
        from ocrfix.corpus import marked_root, over_files
        from ocrfix.learning.doubts import page_of

        files, others = [], 0
        for one in searched.found:
            if one.problem:
                self._fail(one.problem, str(one.path))
            elif (marked_root(one.path) or self.root) != self.root:
                others += 1
            else:
                files.append((one.path, one.settings))
        if others:
            told = ngettext(
                "left out {count} file of other projects; learn them apart",
                "left out {count} files of other projects; learn them apart",
                others,
            )
            self._warn(told.format(count=others))
        with progress(len(files), self.color) as on_progress:
            for worked in over_files(page_of, files, searched.settings.jobs, on_progress):
                if worked.result is None:
                    self._fail(worked.problem, worked.path)
                else:
                    yield worked.result

    def _write(self, text: str) -> None:
        from ocrfix.formats.base import write_atomically

        make_folder(self.file.parent)
        write_atomically(self.file, text.encode("utf-8"))

    def _summarize(self, profile: Profile, shipped: ErrorModel) -> None:
        from ocrfix.cli.profile_table import strongest

        if not self.quiet:
            for line in strongest(profile, shipped, SHOWN_AFTER):
                self._say(line)
        number = len(profile.confusions(shipped))
        told = ngettext(
            "{path}: {count} weight other than shipped (--show explains, --forget removes)",
            "{path}: {count} weights other than shipped (--show explains, --forget removes)",
            number,
        )
        self._say(told.format(path=self.file, count=number))

    def _fail(self, problem: str, path: str) -> None:
        self.failed += 1
        print(visible(f"ocrfix: {named(problem, path)}"), file=sys.stderr)

    def _warn(self, message: str) -> None:
        print(visible(warning(message)), file=sys.stderr)

    def _say(self, line: str) -> None:
        typer.echo(visible(line))


def _learned(files: int, words: int, rounds: int) -> str:
    return _("learned from {files}, {words}, in {rounds}").format(
        files=counts.files(files),
        words=ngettext("{count} Russian word", "{count} Russian words", words).format(count=words),
        rounds=ngettext("{count} round", "{count} rounds", rounds).format(count=rounds),
    )


def _aligned(paired: Paired) -> Iterator[Alignment]:
    """Each OCR text beside its truth."""
    from ocrfix.evaluation.alignment import align
    from ocrfix.formats import format_of

    for one, truth in zip(paired.searched.found, paired.truths, strict=True):
        encoding = one.settings.encoding
        texts = (format_of(path).read(path, encoding).source for path in (one.path, truth))
        yield align(*texts)
