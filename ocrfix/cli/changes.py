"""Which lines of which files have changed against a revision of git, staged or not.

``git diff HEAD`` says that lines 3 to 5 of letters/1951.txt are new; an issue of the document is
shown if it touches them. Renamed files count with what was changed in them, new files as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.cli.git import git
from ocrfix.errors import UsageError
from ocrfix.messages import _
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue

#: A range of lines as git counts them: the first, from 1, and the one after the last.
Range = tuple[int, int]

#: Families whose rules set places against each other: a change of one shows in the other.
_COMPARING = ("REF", "TRA", "COR")
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


@dataclass(frozen=True, slots=True)
class _Repository:
    """What has changed in a repository.

    `lines` has the changed ranges of each file that git compares by lines, `whole` the files that
    it compares as a whole, `tracked` all files of the revision.
    """

    lines: dict[str, list[Range]]
    whole: frozenset[str]
    tracked: frozenset[str]


@dataclass
class Changes:
    """The lines that have changed since `revision` in the repositories of the files asked for."""

    revision: str
    _repositories: dict[Path, _Repository] = field(default_factory=dict)
    _tops: dict[Path, Path] = field(default_factory=dict)

    def touch(self, document: Document, issue: Issue) -> bool:
        """Whether an issue lies in a changed line, or compares its place with one that does.

        Raises UsageError for a file outside a repository and a revision that is none.
        """
        spans = self.spans(document)
        places = [issue.span]
        if issue.rule.startswith(_COMPARING):
            evidence = [*issue.evidence, *(e for one in issue.suggestions for e in one.evidence)]
            places += [one.span for one in evidence if one.span and one.elsewhere is None]
        return any(span.overlaps(place) for span in spans for place in places)

    def spans(self, document: Document) -> list[Span]:
        """What has changed in a document, in order."""
        everything = [Span(0, len(document.source))]
        ranges = self._ranges(Path(document.path))
        if ranges is None:
            return everything
        starts = [0, *(match.end() for match in re.finditer("\n", document.source))]
        ends = [*starts[1:], len(document.source)]
        return [
            Span(starts[first - 1], ends[min(last - 1, len(ends)) - 1])
            for first, last in ranges
            if first <= len(starts)
        ]

    def unchanged(self, paths: Iterable[Path]) -> frozenset[Path]:
        """The files of which no line has changed. Raises the errors of `touch`."""
        return frozenset(path for path in paths if self._ranges(path) == [])

    def _ranges(self, path: Path) -> list[Range] | None:
        """The changed lines of a file; None if it counts as a whole."""
        top, name = self._place(path)
        if top not in self._repositories:
            self._repositories[top] = _read(top, self.revision)
        known = self._repositories[top]
        if name in known.whole or name not in known.tracked | known.lines.keys():
            return None
        return known.lines.get(name, [])

    def _place(self, path: Path) -> tuple[Path, str]:
        """The top folder of the repository of a file, and its path from there."""
        resolved = path.resolve()
        folder = resolved.parent
        if folder not in self._tops:
            said = git(folder, "rev-parse", "--show-toplevel")
            if said is None:
                raise UsageError(_("--changed: {path} lies in no git repository").format(path=path))
            self._tops[folder] = Path(said.decode("utf-8", "surrogateescape").rstrip("\n"))
        top = self._tops[folder].resolve()
        return top, resolved.relative_to(top).as_posix()


def _read(top: Path, revision: str) -> _Repository:
    """Ask git, three times, for all that has changed."""
    base = _commit(top, revision)
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--no-relative")
    numbers = git(top, "diff", "--numstat", "-z", *options, base, "--") or b""
    marks = ("--src-prefix=a/", "--dst-prefix=b/", "--unified=0")
    patch = git(top, "-c", "core.quotePath=true", "diff", *options, *marks, base, "--") or b""
    tracked = git(top, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base) or b""
    return _Repository(
        dict(_changed_lines(patch)),
        frozenset(_compared_as_a_whole(numbers)),
        frozenset(map(_text, tracked.split(b"\0"))),
    )


def _commit(top: Path, revision: str) -> str:
    """What to compare with: the tree of the revision; before the first commit, an empty one."""
    said = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
    if said is not None:
        return said.decode().strip()
    if revision != "HEAD":
        raise UsageError(
            _("--changed: {revision!r} is no revision of {path}").format(
                revision=revision, path=top
            )
        )
    empty = git(top, "hash-object", "-t", "tree", "--stdin") or b""
    return empty.decode().strip()


def _compared_as_a_whole(numbers: bytes) -> Iterator[str]:
    r"""The binary files of ``-\t-\tname\0``; of a renamed one ``-\t-\t\0old\0new\0``."""
    fields = iter(numbers.split(b"\0"))
    for one in fields:
        added, _tab, rest = one.partition(b"\t")
        name = rest.partition(b"\t")[2]
        if one and not name:  # renamed
            next(fields)
            name = next(fields)
        if added == b"-":
            yield _text(name)


def _changed_lines(patch: bytes) -> Iterator[tuple[str, list[Range]]]:
    """The name and the changed ranges of each file of a patch without context lines."""
    name, left = "", 0
    ranges: list[Range] = []
    for line in patch.split(b"\n"):
        if left > 0 and line[:1] in (b"+", b"-"):
            left -= 1
            continue
        if line.startswith(b"diff --git "):
            if name:
                yield name, ranges
            name, ranges = "", []
        elif line.startswith(b"+++ "):
            name = _unquoted(line[4:].rstrip(b"\t")).removeprefix("b/")
        elif hunk := _HUNK.match(line):
            first, number = int(hunk[1]), int(hunk[2] or 1)
            left = _removed(line) + number
            if number:
                ranges.append((first, first + number))
    if name:
        yield name, ranges


def _removed(hunk: bytes) -> int:
    number = hunk.split(b" ")[1].partition(b",")[2]
    return int(number) if number else 1


def _unquoted(name: bytes) -> str:
    r"""The name of a file as git writes it: ``"b/\320\277.txt"`` is ``b/п.txt``."""
    if name.startswith(b'"'):
        name = name[1:-1].decode("unicode_escape").encode("latin-1")
    return _text(name)


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
