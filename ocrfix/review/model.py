"""The nouns of a review: a file, an entry of the queue, what became of it, and the outside world.

``кжно-корейского`` of telegram.txt is an `Entry`, open until it is answered; then it is accepted,
rejected, flagged or in the dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from ocrfix.document.model import Document
from ocrfix.fixing.decisions import DecisionStore, Place
from ocrfix.issues import Issue
from ocrfix.messages import N_, _


class Status(StrEnum):
    """What became of an entry; the value, translated, is what people read."""

    OPEN = N_("open")
    SKIPPED = N_("skipped")
    ACCEPTED = N_("accepted")
    REPLACED = N_("own text")
    REJECTED = N_("rejected")
    FLAGGED = N_("flagged")
    IN_DICTIONARY = N_("in the dictionary")
    GONE = N_("gone")

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self in (Status.OPEN, Status.SKIPPED)


@dataclass(eq=False)
class Entry:
    """One issue of one file.

    `issue` moves with the text, `place` stays what it was in the decisions. `past` entries were
    settled before this session and are only there to be looked at and taken back. `gone` is set
    when the file was changed outside and the text of the issue is not there any more.
    """

    file: ReviewFile
    issue: Issue
    place: Place
    past: bool = False
    gone: bool = False

    @property
    def present_text(self) -> str:
        """What stands there now: the text of the issue, or what was written in its place."""
        return self.issue.span.text(self.file.document.source)


@dataclass(eq=False)
class ReviewFile:
    """A file, as it was read last, with its entries by place and its project's decisions.

    `threshold` is the confidence from which ``ocrfix fix`` would mend unasked.
    """

    document: Document
    store: DecisionStore
    threshold: float = 0.95
    entries: list[Entry] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The path as the user gave it."""
        return self.document.path

    @property
    def name(self) -> str:
        """The path as decisions have it."""
        return self.store.file(self.document.path)


@dataclass(frozen=True, slots=True)
class Progress:
    """``9/45 · 2 of 6 files``: where the present entry stands, and how many are answered."""

    position: int
    total: int
    answered: int
    file: int
    files: int

    def __str__(self) -> str:
        """As it is shown."""
        return _("{position}/{total} · {file} of {files} files").format(
            position=self.position, total=self.total, file=self.file, files=self.files
        )


class Desk(Protocol):
    """The files on the disk, as a review needs them."""

    def read(self, path: str) -> Document:
        """The document in a file, with its zones; raises InputError."""

    def with_text(self, document: Document, text: str) -> Document:
        """The document that will be in the file once `text` is written."""

    def write(self, document: Document, text: str) -> None:
        """Replace the file of `document`; raises InputError, also if it changed meanwhile."""

    def is_changed(self, document: Document) -> bool:
        """Whether the file holds something else than `document`; False if it cannot be read."""


class Words(Protocol):
    """The word list of the project."""

    def add(self, path: str, words: Iterable[str], kind: str = "word") -> Sequence[str]:
        """Put a word and its other forms on the list that holds for a file; returns the new ones.

        Raises UsageError for what cannot be on it, InputError.
        """

    def remove(self, path: str, words: Iterable[str]) -> None:
        """Take words off the list that holds for a file; raises InputError."""
