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
from ocrfix.cli.spoken import agreed
from ocrfix.config import Settings, load, project_file_in, upwards
from ocrfix.errors import InputError, UsageError, reason_of
from ocrfix.messages import _, ngettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import visible

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="[FOLDER]", help="Of the transcriptions; here if none is named.", show_default=False
    ),
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
        raise UsageError(_("{path}: is no folder").format(path=folder))
    if not (yes or dry_run or sys.stdin.isatty()):
        raise UsageError(
            _("init asks before it writes; give --yes, or --dry-run to see what it does")
        )
    project = Project.at(folder)
    planned = list(project.changes(hook=not no_pre_commit))
    for line in [*project.summary(), *(one.told for one in planned), *project.notes]:
        _say(line)
    writes = [one for one in planned if one.text is not None]
    if dry_run:
        return
    if writes and not (yes or agreed(_("Write these files?"), default=True)):
        return
    for one in writes:
        one.write()
    if not no_baseline:
        _offer_baseline(folder, yes=yes)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one file; `text` is None if nothing does, or only a person can do it."""

    path: Path
    text: str | None
    told: str
    by_hand: bool = False

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
                _("{path}: there is nothing to check but {names}; name another folder").format(
                    path=folder, names=names
                )
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
        excluded = set() if self.settings.project else set(self.exclude)
        checked = [path for path in self.files if path.name not in excluded]
        left_out = len(self.files) - len(checked)
        files, folders = len(checked), len({path.parent for path in checked})
        told = _("found {transcriptions} in {folders}").format(
            transcriptions=ngettext(
                "{count} transcription", "{count} transcriptions", files
            ).format(count=files),
            folders=ngettext("{count} folder", "{count} folders", folders).format(count=folders),
        )
        more = _(" ({number} other left out)").format(number=left_out) if left_out else ""
        yield told + more

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
            self.notes.append(
                _("no git repository: no {first}, no {second}").format(
                    first=ATTRIBUTES, second=HOOKS
                )
            )
            return
        yield _changed(self.folder / ATTRIBUTES, with_attributes, _("both branches' decisions"))
        if hook:
            yield self._hook(self.repository)

    def _hook(self, repository: Path) -> Change:
        below = next(upwards(self.folder)).relative_to(repository).as_posix()
        hook = Hook(tuple(self.include), tuple(self.exclude), "" if below == "." else below)
        path = repository / HOOKS
        added = _changed(path, lambda text: with_hook(text, hook), _("the hook"))
        if added.text is not None:
            self.notes.append(_("run `pre-commit install` once in each clone"))
        elif added.by_hand:
            self.notes.append(_("add to `repos` of {path}:").format(path=shown(path)))
            self.notes += hook.text().splitlines()
        return added


def _new(path: Path, text: str) -> Change:
    return Change(path, text, _("{path}: new").format(path=shown(path)))


def _kept(path: Path) -> Change:
    return Change(path, None, _("{path}: is there already").format(path=shown(path)))


def _changed(path: Path, change: Callable[[str], str | None], what: str) -> Change:
    before = _text(path)
    after = change(before or "")
    if after is None:
        told = _("{path}: cannot be added to line by line; do it by hand")
        return Change(path, None, told.format(path=shown(path)), by_hand=True)
    if after == before:
        return _kept(path)
    if before is None:
        return _new(path, after)
    told = _("{path}: {what} added at the end").format(path=shown(path), what=what)
    return Change(path, after, told)


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise InputError(
            _("{path}: not UTF-8 at byte {byte}; save it as UTF-8").format(
                path=path, byte=error.start
            )
        ) from None
    except OSError as error:
        raise InputError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
        ) from None


def _offer_baseline(folder: Path, *, yes: bool) -> None:
    """Check the transcriptions, say what was found, and record it if that is wanted."""
    from ocrfix.cli.baseline import record, refuse_unread, write
    from ocrfix.cli.paths import checked, search
    from ocrfix.cli.sifting import Sieve

    known = Sieve().baseline_for(folder / CONFIGURATION)
    if known.path.exists():
        _say(_("{path}: is there already").format(path=shown(known.path)))
        return
    reports = list(checked(search([str(folder)], None, {})))
    found = [report for _settings, report in reports]
    refuse_unread(found)
    number = sum(len(report.issues) for report in found)
    for line in _issue_summary(found):
        _say(line)
    if not number:
        return
    if yes or agreed(_("Record them as the baseline, so that only new ones are shown?")):
        for before, after in record(reports, renew=False):
            write(before, after)
            _say(f"{shown(after.path)}: {counts.issues(after.total())}")


def _issue_summary(reports: Sequence[FileReport]) -> Iterator[str]:
    encodings = Counter(one.document.encoding for one in reports if one.document is not None)
    others = ", ".join(
        _("{number} in {encoding}").format(number=number, encoding=encoding)
        for encoding, number in encodings.most_common()
        if encoding not in ("utf-8", "ascii")
    )
    if others:
        yield _("encodings other than UTF-8: {others}").format(others=others)
    issues = [(issue.rule, issue.name) for report in reports for issue in report.issues]
    touched = sum(bool(report.issues) for report in reports)
    yield _("found {issues} in {touched} of {files}").format(
        issues=counts.issues(len(issues)), touched=touched, files=counts.files(len(reports))
    )
    for (rule, name), number in Counter(issues).most_common(_RULES_SHOWN):
        yield f"  {number:>5}  {rule} {name}"


def _say(line: str) -> None:
    print(visible(line))
