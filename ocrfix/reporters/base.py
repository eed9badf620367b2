"""What every reporter has in common: it is given one file after the other and writes to a stream.

Characters that a terminal would obey or hide are shown, never emitted: an escape inside
``Мо␛[31mсква`` stays a visible sign of the document.
"""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TextIO

from ocrfix.messages import _
from ocrfix.reporters import counts

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.issues import Issue
    from ocrfix.records.record import Record
    from ocrfix.verdicts import Verdict

#: Controls, invisible format signs (soft hyphen, direction marks), surrogates, private use,
#: unassigned, line and paragraph separators.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

#: What the signs of our own layout become where an encoding lacks them.
_PLAIN = {
    "─": "-", "│": "|", "→": ">", "…": "~", "«": '"', "»": '"', "—": "-", "–": "-", "−": "-",
    "␣": "_",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleText:
    """What is said of a rule where its issues are reported: one sentence, and a page of text."""

    summary: str
    text: str


@dataclass(frozen=True)
class Display:
    """Where and how to report.

    `color` False forbids colour (True leaves it to the stream and the environment); `quiet` leaves
    the totals only; `minimum_confidence` is the threshold of ``ocrfix fix``, named in the totals;
    records have `spans` (where each value stands), `single` (one object in place of a list) and
    `mark` (a CSV begins with a byte order mark).
    `described` gives the text of a rule by its code, None for an unknown one.
    """

    stream: TextIO
    color: bool = True
    quiet: bool = False
    minimum_confidence: float = 0.95
    spans: bool = False
    single: bool = False
    mark: bool = False
    described: Callable[[str], RuleText | None] = lambda code: None


class Reporter(Protocol):
    """Takes the files in order and writes them, at once or at the end."""

    def add(self, report: FileReport) -> None:
        """Reports one file."""

    def finish(self) -> None:
        """Writes what comes after the last file."""


class FactsReporter(Protocol):
    """The same for what the files state."""

    def add(self, report: FileReport, verdicts: Sequence[Verdict]) -> None:
        """Reports the facts of one file."""

    def finish(self) -> None:
        """Writes what comes after the last file."""


class RecordReporter(Protocol):
    """The same for the records of files; `add` is not called for a file that cannot be read."""

    def add(self, record: Record) -> None:
        """Reports the record of one file."""

    def finish(self) -> None:
        """Writes what comes after the last file."""


@dataclass
class Totals:
    """Running counts over the files of a run."""

    files: int = 0
    issues: int = 0
    unread: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """``2 issues in 3 files. 1 file could not be checked.``"""
        read = self.files - self.unread
        if not read:
            found = _("Nothing was checked.")
        elif not self.issues:
            found = counts.no_issues_in(read)
        else:
            found = f"{self.found}."
        return found + (f" {counts.unchecked_files(self.unread)}" if self.unread else "")

    @property
    def found(self) -> str:
        """``2 issues in 3 files``."""
        return _("{issues} {in_files}").format(
            issues=counts.issues(self.issues), in_files=counts.in_files(self.files - self.unread)
        )

    def add(self, report: FileReport) -> None:
        """Counts one file."""
        self.files += 1
        self.unread += bool(report.problems)
        self.issues += len(report.issues)
        for issue in report.issues:
            self.by_rule[issue.rule] += 1
            self.names[issue.rule] = issue.name


def in_order(issues: tuple[Issue, ...]) -> list[Issue]:
    """Issues by place, then by rule."""
    return sorted(issues, key=lambda issue: (issue.span, issue.rule))


def visible(text: str) -> str:
    r"""`text` with a sign for each character that cannot be seen.

    >>> visible("a\x1b[0m\tб\u202e\n")
    'a␛[0m␉б⟨202E⟩⏎'
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "⏎").replace("\n", "⏎")
    return "".join(character if character.isprintable() else _sign(character) for character in text)


def _sign(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character) in _HIDDEN:
        return f"⟨{code:02X}⟩"
    return character


def utf8(stream: TextIO) -> TextIO:
    """The stream, switched to UTF-8; half a surrogate pair is written as an escape."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def plain_signs(error: UnicodeError) -> tuple[str | bytes, int]:
    """A codec error handler: frames and arrows as ASCII of the same width, the rest escaped.

    In Windows-1251 ``│ Мocквa → Москва`` is printed as ``| Мocквa > Москва``.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    escaped = "".join(
        _PLAIN.get(one) or one.encode("ascii", "backslashreplace").decode("ascii")
        for one in error.object[error.start : error.end]
    )
    return escaped, error.end


def named(message: str, path: str) -> str:
    """A message that begins with the path it is about."""
    return message if message.startswith(path) else f"{path}: {message}"
