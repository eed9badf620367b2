"""The baseline: issues that were there when a project began to be checked, and are not shown.

``кжно`` of letters/1951.txt is known by its rule, its text, the two words on each side and its
line. Any of these neighbours may change: the entry holds when the paragraph is moved, wrapped anew
or mended beside it, and for as many equal issues as there were.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ocrfix.document.model import Document
from ocrfix.errors import InputError, reason_of
from ocrfix.issues import Issue
from ocrfix.messages import _

#: Where the baseline of a project is, from its root.
BASELINE_FILE = Path(".ocrfix") / "baseline.jsonl"

#: How many words on each side are looked at, in so many characters.
_NEIGHBOURS = 2
_WINDOW = 120
_WORD = re.compile(r"\w+")
_HASH_DIGITS = 8


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """An issue of the baseline and how many equal ones there are.

    `file` is relative to the project root with forward slashes; `before`, `after` and `line` are
    hashes of the two words before, the two words after, and all words of its line.
    """

    file: str
    text: str
    rule: str
    before: str
    after: str
    line: str
    count: int = 1


#: What an issue and an entry must have in common, the strictest first.
_AGREEMENTS: tuple[Callable[[Known], tuple[str, ...]], ...] = (
    lambda one: (one.text, one.rule, one.before, one.after, one.line),
    lambda one: (one.text, one.rule, one.line),
    lambda one: (one.text, one.rule, one.before, one.after),
    lambda one: (one.text, one.before, one.after),
    lambda one: (one.text, one.rule, one.before),
    lambda one: (one.text, one.rule, one.after),
)


@dataclass(frozen=True, slots=True)
class Sifted:
    """The issues that the baseline has, as they stand now, those that are new, and how many of its
    entries for this file have gone."""

    known: tuple[Issue, ...]
    fresh: tuple[Issue, ...]
    gone: int


@dataclass
class Baseline:
    """The baseline of the project at `root`; `problems` names lines that were left out."""

    root: Path
    entries: tuple[Known, ...] = ()
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Sort the entries by their files, those of missing files apart."""
        self._of_file: dict[str, list[Known]] = {}
        for entry in self.entries:
            self._of_file.setdefault(entry.file, []).append(entry)
        self._homeless_files = {file for file in self._of_file if not (self.root / file).exists()}
        #: What has not been claimed yet of files that are gone: they may have a new name.
        self._homeless = Counter(
            {
                replace(entry, count=1): entry.count
                for file in self._homeless_files
                for entry in self._of_file[file]
            }
        )

    @classmethod
    def read(cls, root: Path) -> Baseline:
        """The baseline in its file, an empty one without; raises InputError if it is unreadable."""
        path = root / BASELINE_FILE
        problems: list[str] = []
        try:
            entries = _merged(_read(path, problems))
        except FileNotFoundError:
            return cls(root)
        except OSError as error:
            raise InputError(
                _("{path}: cannot be read ({reason}); check its permissions").format(
                    path=path, reason=reason_of(error)
                )
            ) from None
        return cls(root, entries, problems)

    @property
    def path(self) -> Path:
        """Its file."""
        return self.root / BASELINE_FILE

    def has(self, file: str) -> bool:
        """Whether there are entries for a file, named as in the entries."""
        return file in self._of_file

    def file_of(self, document: Document) -> str:
        """The path of a document as entries have it."""
        absolute, root = os.path.realpath(document.path), os.path.realpath(self.root)
        try:
            return Path(absolute).relative_to(root).as_posix()
        except ValueError:
            return Path(absolute).as_posix()

    def sift(self, document: Document, issues: Iterable[Issue]) -> Sifted:
        """Tell the issues that are in the baseline from those that are new."""
        file, listed = self.file_of(document), list(issues)
        places = [known_at(document, issue, file) for issue in listed]
        own = Counter(
            {replace(entry, count=1): entry.count for entry in self._of_file.get(file, ())}
        )
        claimed = _claims(dict(enumerate(places)), own)
        if file not in self._homeless_files:
            rest = {n: place for n, place in enumerate(places) if n not in claimed}
            claimed |= _claims(rest, self._homeless)
        known = tuple(issue for number, issue in enumerate(listed) if number in claimed)
        fresh = tuple(issue for number, issue in enumerate(listed) if number not in claimed)
        return Sifted(known, fresh, own.total())

    def renewed(
        self, found: Iterable[tuple[Document, Iterable[Issue]]], keeps: Callable[[str], bool]
    ) -> Baseline:
        """The baseline with these issues for these documents, and without missing files.

        Of the entries of these documents those whose rule `keeps` stay too.
        """
        listed = [(document, list(issues)) for document, issues in found]
        files = {self.file_of(document) for document, _ in listed}
        new = [
            known_at(document, issue, self.file_of(document))
            for document, issues in listed
            for issue in issues
        ]
        kept = [
            entry
            for entry in self.entries
            if (self.root / entry.file).exists() and (entry.file not in files or keeps(entry.rule))
        ]
        return Baseline(self.root, _merged([*_counted(new), *kept]))

    def text(self) -> str:
        """The content of its file: an entry a line, sorted."""
        return "".join(
            json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in sorted(self.entries)
        )

    def total(self) -> int:
        """How many issues it stands for."""
        return sum(entry.count for entry in self.entries)


def known_at(document: Document, issue: Issue, file: str) -> Known:
    """An issue as an entry."""
    source, span = document.source, issue.span
    before = _WORD.findall(source[max(span.start - _WINDOW, 0) : span.start])[-_NEIGHBOURS:]
    after = _WORD.findall(source[span.end : span.end + _WINDOW])[:_NEIGHBOURS]
    line = document.line_at(span.start).text if document.lines else ""
    hashes = _hash(before), _hash(after), _hash(_WORD.findall(line))
    return Known(file, issue.text, issue.rule, *hashes)


def _hash(words: Collection[str]) -> str:
    text = "\0".join(words)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]


def _claims(places: Mapping[int, Known], stock: Counter[Known]) -> set[int]:
    """Which of the numbered places are in the stock; what they claim is taken out of it."""
    claimed: set[int] = set()
    for agreement in _AGREEMENTS:
        by_key: dict[tuple[str, ...], list[Known]] = {}
        for entry in sorted(stock):
            by_key.setdefault(agreement(entry), []).append(entry)
        for number, place in places.items():
            entries = by_key.get(agreement(place), [])
            if number in claimed or not entries:
                continue
            claimed.add(number)
            stock[entries[-1]] -= 1
            if not stock[entries[-1]]:
                del stock[entries.pop()]
    return claimed


def _counted(places: Iterable[Known]) -> Iterator[Known]:
    for place, count in Counter(places).items():
        yield replace(place, count=count)


def _merged(entries: Iterable[Known]) -> tuple[Known, ...]:
    """The entries sorted; of two that differ in their count, as two branches leave them, one."""
    counts: dict[Known, int] = {}
    for entry in entries:
        place = replace(entry, count=1)
        counts[place] = max(entry.count, counts.get(place, 0))
    return tuple(sorted(replace(place, count=count) for place, count in counts.items()))


def _read(path: Path, problems: list[str]) -> Iterator[Known]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _entry(line)
        except (ValueError, TypeError, KeyError):
            problems.append(
                _("{path}:{line}: not an entry of the baseline, left out; remove the line").format(
                    path=path, line=number
                )
            )


def _entry(line: bytes) -> Known:
    fields = json.loads(line.decode("utf-8"))
    count = fields.get("count", 1)
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError("a count from 1 up")
    texts = {name: fields[name] for name in Known.__slots__ if name != "count"}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("an entry holds strings")
    return Known(**texts, count=count)
