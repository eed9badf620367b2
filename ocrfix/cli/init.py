"""``ocrfix init``: makes a folder of transcriptions a project that stays clean.

It looks at what is there (200 files, three of them in Windows-1251, 1,200 issues), says what it
would write, and writes ocrfix.toml, the entry of pre-commit, the line of .gitattributes and, if
wanted, the baseline. What is there already is left as it is.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli.project import shown
from ocrfix.cli.setup_files import Hook, configuration_text, with_attributes, with_hook
from ocrfix.config import Settings, load, project_file_in, upwards
from ocrfix.errors import InputError, UsageError
from ocrfix.reporters.base import counted, visible

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport

Folder = Annotated[
    Path, typer.Argument(metavar="[FOLDER]", help="Of the transcriptions.", show_default=".")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; also record a baseline.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and stop.")]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Record no baseline.")]
NoHook = Annotated[bool, typer.Option("--no-pre-commit", help="Add no entry for pre-commit.")]

CONFIGURATION = "ocrfix.toml"
ATTRIBUTES = ".gitattributes"
HOOKS = ".pre-commit-config.yaml"

#: Texts that lie beside transcriptions and are none, by the beginnings of their names.
_NOT_TRANSCRIBED = ("readme", "license", "licence", "changelog", "contributing", "requirements",
                    "лицензия", "прочти")  # fmt: skip
#: So many rules are named in the summary.
_RULES_SHOWN = 5


def init(
    folder: Folder = Path(),
    *,
    yes: Yes = False,
    dry_run: DryRun = False,
    no_baseline: NoBaseline = False,
    no_pre_commit: NoHook = False,
) -> None:
    """Set up a folder of transcriptions: configuration, pre-commit, baseline.

    Nothing that is there is replaced; running it again changes nothing.

    \b
    Example:
      ocrfix init
      ocrfix init letters/ --yes

    Exit code: 0 done, 2 a folder or file that cannot be read or written.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder")
    if not (yes or dry_run or sys.stdin.isatty()):
        raise UsageError("init asks before it writes; give --yes, or --dry-run to see what it does")
    project = Project.at(folder)
    planned = list(project.changes(hook=not no_pre_commit))
    for line in [*project.summary(), *(one.told for one in planned), *project.notes]:
        _say(line)
    writes = [one for one in planned if one.text is not None]
    if dry_run:
        return
    if writes and not (yes or typer.confirm("Write these files?", default=True)):
        return
    for one in writes:
        one.write()
    if not no_baseline:
        _offer_baseline(folder, yes=yes)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one file; `text` is None if nothing does."""

    path: Path
    text: str | None
    told: str

    def write(self) -> None:
        """Put the text there; raises InputError."""
        from ocrfix.formats.base import write_atomically

        assert self.text is not None
        write_atomically(self.path, self.text.encode("utf-8"))


@dataclass
class Project:
    """A folder, the transcriptions in it, and the folder of its repository if it has one."""

    folder: Path
    settings: Settings
    files: list[Path]
    repository: Path | None
    notes: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, folder: Path) -> Project:
        """Look at a folder; raises InputError if it holds no transcription."""
        from ocrfix.corpus import discover

        settings = load(folder)
        files = discover(folder, settings)
        tops = (one for one in upwards(folder) if (one / ".git").exists())
        project = cls(folder, settings, files, next(tops, None))
        if not settings.project and project._left_out() == len(files):
            names = ", ".join(project.exclude)
            raise InputError(
                f"{folder}: there is nothing to check but {names}; name another folder"
            )
        return project

    @property
    def include(self) -> list[str]:
        """The patterns that find something here."""
        if self.settings.project:
            return list(self.settings.include)
        excluded = set(self.exclude)
        lowered = [path.name.lower() for path in self.files if path.name not in excluded]
        return [one for one in self.settings.include if any(n.endswith(one[1:]) for n in lowered)]

    @property
    def exclude(self) -> list[str]:
        """What is left out: what the configuration says, else texts that are no transcriptions."""
        if self.settings.project:
            return list(self.settings.exclude)
        names = (path.name for path in self.files)
        return sorted({name for name in names if name.lower().startswith(_NOT_TRANSCRIBED)})

    def summary(self) -> Iterator[str]:
        """What was found."""
        left_out = 0 if self.settings.project else self._left_out()
        files = counted(len(self.files) - left_out, "transcription")
        folders = counted(len({path.parent for path in self.files}), "folder")
        more = f" ({left_out} other left out)" if left_out else ""
        yield f"found {files} in {folders}{more}"

    def _left_out(self) -> int:
        excluded = set(self.exclude)
        return sum(path.name in excluded for path in self.files)

    def changes(self, *, hook: bool) -> Iterator[Change]:
        """What is to be written; raises InputError for a file that cannot be read."""
        existing = project_file_in(self.folder)
        if existing is None:
            text = configuration_text(self.include, self.exclude)
            yield _new(self.folder / CONFIGURATION, text)
        else:
            yield _kept(existing)
        if self.repository is None:
            self.notes.append(f"no git repository: no {ATTRIBUTES}, no {HOOKS}")
            return
        yield _changed(self.folder / ATTRIBUTES, with_attributes, "both branches' decisions")
        if hook:
            yield self._hook(self.repository)

    def _hook(self, repository: Path) -> Change:
        below = next(upwards(self.folder)).relative_to(repository).as_posix()
        hook = Hook(tuple(self.include), tuple(self.exclude), "" if below == "." else below)
        path = repository / HOOKS
        added = _changed(path, lambda text: with_hook(text, hook), "the hook")
        if added.text is not None:
            self.notes.append("run `pre-commit install` once in each clone")
        elif added.told.endswith("by hand"):
            self.notes.append(f"add to `repos` of {shown(path)}:")
            self.notes += hook.text().splitlines()
        return added


def _new(path: Path, text: str) -> Change:
    return Change(path, text, f"{shown(path)}: new")


def _kept(path: Path) -> Change:
    return Change(path, None, f"{shown(path)}: is there already")


def _changed(path: Path, change: Callable[[str], str | None], what: str) -> Change:
    before = _text(path)
    after = change(before or "")
    if after is None:
        return Change(path, None, f"{shown(path)}: cannot be added to line by line; do it by hand")
    if after == before:
        return _kept(path)
    return _new(path, after) if before is None else Change(
        path, after, f"{shown(path)}: {what} added at the end"
    )  # fmt: skip


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _offer_baseline(folder: Path, *, yes: bool) -> None:
    """Check the transcriptions, say what was found, and record it if that is wanted."""
    from ocrfix.cli.baseline import record, refuse_unread, write
    from ocrfix.cli.paths import checked, search
    from ocrfix.cli.sifting import Sieve

    known = Sieve().baseline_for(folder / CONFIGURATION)
    if known.path.exists():
        _say(f"{shown(known.path)}: is there already")
        return
    reports = list(checked(search([str(folder)], None, {})))
    refuse_unread([report for _, report in reports])
    number = sum(len(report.issues) for _, report in reports)
    for line in _issue_summary([report for _, report in reports]):
        _say(line)
    if not number:
        return
    if yes or typer.confirm("Record them as the baseline, so that only new ones are shown?"):
        for before, after in record(reports, renew=False):
            write(before, after)
            _say(f"{shown(after.path)}: {counted(after.total(), 'issue')}")


def _issue_summary(reports: Sequence[FileReport]) -> Iterator[str]:
    encodings = Counter(one.document.encoding for one in reports if one.document is not None)
    others = ", ".join(
        f"{number} in {encoding}"
        for encoding, number in encodings.most_common()
        if encoding not in ("utf-8", "ascii")
    )
    if others:
        yield f"encodings other than UTF-8: {others}"
    issues = [(issue.rule, issue.name) for report in reports for issue in report.issues]
    touched = sum(bool(report.issues) for report in reports)
    yield f"found {counted(len(issues), 'issue')} in {touched} of {counted(len(reports), 'file')}"
    for (rule, name), number in Counter(issues).most_common(_RULES_SHOWN):
        yield f"  {number:>5}  {rule} {name}"


def _say(line: str) -> None:
    print(visible(line))
