"""What people decided about issues: one JSON line each, appended, never rewritten.

«``Фузан`` of telegram.txt in the body, between ``районе`` and ``Тайко``, is right (a name of the
time), says Ivanova». The line holds when lines are added above or the file is wrapped anew, since
the place is known by its neighbours, not by its number.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from ocrfix.document.model import Document
from ocrfix.errors import InputError, reason_of
from ocrfix.issues import Issue
from ocrfix.messages import _
from ocrfix.text.spans import Span

#: Where the decisions of a project are, from its root.
DECISIONS_FILE = Path(".ocrfix") / "decisions.jsonl"

#: How many words on each side make a place recognizable.
_NEIGHBOURS = 2
#: Characters on each side in which these words are looked for.
_WINDOW = 120
_WORD = re.compile(r"\w+")


class Verdict(StrEnum):
    """What a person said of an issue."""

    ACCEPT = "accept"
    """put `replacement` there: the suggested text"""
    REPLACE = "replace"
    """put `replacement` there: the person's own text"""
    REJECT = "reject"
    """the text is right as it is"""
    FLAG = "flag"
    """a colleague is to look at it; the note is in `why`"""
    DICTIONARY = "dictionary"
    """the word is right and was added to the project's words: `replacement` has the forms that
    were added, between spaces, `why` the kind of word"""
    WITHDRAW = "withdraw"
    """the decision before this one does not hold any more"""
    PLACED = "placed"
    """no answer: what stood as `replacement` in the context `origin` stands now as `text`"""


#: The verdicts that say that a text is right as it stands.
RIGHT = frozenset({Verdict.REJECT, Verdict.DICTIONARY})
#: The verdicts that put their replacement into the text.
REPLACING = frozenset({Verdict.ACCEPT, Verdict.REPLACE})

Place = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision; the place is (`file`, `zone`, `text`, `context`).

    `file` is relative to the project root with forward slashes, `context` the hash of the
    neighbours (`context_hash`), `when` an ISO 8601 time with its zone. Answers that were given at
    once share their `action`; `takes_back` names the action that an undo (or the undo that a redo)
    takes back. `origin` and `offset` (code points) are those of a `placed` line.
    """

    file: str
    zone: str
    text: str
    context: str
    rule: str
    verdict: Verdict
    replacement: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    action: str = ""
    takes_back: str = ""
    origin: str = ""
    offset: str = ""

    @property
    def place(self) -> Place:
        """What this decision is about."""
        return self.file, self.zone, self.text, self.context

    @property
    def first_place(self) -> Place:
        """Of a `placed` line the place that it follows; of others their own."""
        if self.verdict is not Verdict.PLACED:
            return self.place
        return self.file, self.zone, self.replacement, self.origin

    def as_dict(self) -> dict[str, Any]:
        """Plain data; fields that came later only where they speak."""
        return {
            name: value
            for name, value in asdict(self).items()
            if value or name not in _LATER_FIELDS
        }

    def line(self) -> str:
        """The line of the file, with its line end."""
        return json.dumps(self.as_dict(), ensure_ascii=False) + "\n"


_LATER_FIELDS = frozenset({"action", "takes_back", "origin", "offset"})


class DecisionStore:
    """The decisions of a project; the last one about a place, by its time, holds.

    The order of the lines counts only for decisions of the same time, so that git may put the lines
    of two branches together in any order.

    `problems` names the lines of the file that could not be understood and were left out, such as
    a last line that was cut off when the power failed.
    """

    def __init__(self, root: Path) -> None:
        """Read the decisions of the project at `root`; raises InputError if they are unreadable."""
        self.root = root
        self.path = root / DECISIONS_FILE
        self.problems: list[str] = []
        self._decisions: list[Decision] = []
        self._by_file: dict[str, list[Decision]] = {}
        self._latest: dict[Place, Decision] = {}
        self._first_places: dict[Place, Place] = {}
        for decision in self._read():
            self._keep(decision)

    def __iter__(self) -> Iterator[Decision]:
        """All decisions, oldest first, the withdrawn ones too."""
        return iter(self._decisions)

    def __len__(self) -> int:
        """How many decisions there are, the withdrawn ones too."""
        return len(self._decisions)

    def about(self, file: str) -> tuple[Decision, ...]:
        """All lines about a file, oldest first; `file` is as decisions have it."""
        return tuple(self._by_file.get(file, ()))

    @property
    def holding(self) -> tuple[Decision, ...]:
        """The last decision about each place, without the withdrawn ones, oldest first."""
        latest = self._latest.values()
        return tuple(one for one in latest if one.verdict is not Verdict.WITHDRAW)

    def place(self, document: Document, issue: Issue) -> Place:
        """The place of an issue; where a neighbour was mended since, the one it had before."""
        place = self._place(document, issue)
        return place if place in self._latest else self._first_places.get(place, place)

    def at(self, place: Place) -> Decision | None:
        """What was decided last about a place, None if nothing holds."""
        decision = self._latest.get(place)
        return None if decision is None or decision.verdict is Verdict.WITHDRAW else decision

    def decision(self, document: Document, issue: Issue) -> Decision | None:
        """What was decided last about the place of an issue, None if nothing holds."""
        return self.at(self.place(document, issue))

    def settles(self, document: Document, issue: Issue) -> bool:
        """Whether an issue need not be shown: a person said that the text is right.

        An accepted correction settles nothing: once made, its text is gone, and as long as the
        text is there it is still wrong.
        """
        decision = self.decision(document, issue)
        return decision is not None and decision.verdict in RIGHT

    def draft(self, document: Document, issue: Issue, verdict: Verdict) -> Decision:
        """A decision about an issue, now, to be completed with `replace` and given to `append`.

        ``accept`` takes the best suggestion as its replacement.
        """
        file, zone, text, context = self.place(document, issue)
        suggested = issue.suggestions[0].text if issue.suggestions else ""
        return Decision(
            file=file,
            zone=zone,
            text=text,
            context=context,
            rule=issue.rule,
            verdict=verdict,
            replacement=suggested if verdict is Verdict.ACCEPT else "",
            when=now(),
        )

    def withdraw(self, decision: Decision) -> Decision:
        """Append that a decision does not hold any more, as an action of its own."""
        taken_back = replace(
            decision, verdict=Verdict.WITHDRAW, replacement="", when=now(), action="", takes_back=""
        )
        self.append(taken_back)
        return taken_back

    def append(self, *decisions: Decision) -> None:
        """Write decisions to the disk and keep them; raises InputError when that fails."""
        line = "".join(decision.line() for decision in decisions)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
            descriptor = os.open(self.path, flags, 0o666)
            try:
                if _ends_broken(descriptor):
                    line = "\n" + line
                os.write(descriptor, line.encode("utf-8"))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise InputError(
                _(
                    "{path}: the decision cannot be written ({reason}); "
                    "check the folder and its permissions"
                ).format(path=self.path, reason=reason_of(error))
            ) from None
        for decision in decisions:
            self._keep(decision)

    def _keep(self, decision: Decision) -> None:
        self._decisions.append(decision)
        self._by_file.setdefault(decision.file, []).append(decision)
        if decision.verdict is not Verdict.PLACED:
            self._latest[decision.place] = decision
        elif decision.text == decision.replacement:
            self._first_places[decision.place] = decision.first_place

    def _place(self, document: Document, issue: Issue) -> Place:
        return self.file(document.path), issue.zone, issue.text, context_hash(document, issue)

    def file(self, path: str) -> str:
        """A path as decisions have it: from the project's root, with forward slashes."""
        absolute, root = os.path.realpath(path), os.path.realpath(self.root)
        try:
            return Path(absolute).relative_to(root).as_posix()
        except ValueError:
            return Path(absolute).as_posix()

    def _read(self) -> list[Decision]:
        """The decisions by their times, whatever the order of their lines."""
        return sorted(self._lines(), key=_moment)

    def _lines(self) -> Iterator[Decision]:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        except OSError as error:
            raise InputError(
                _("{path}: cannot be read ({reason}); check its permissions").format(
                    path=self.path, reason=reason_of(error)
                )
            ) from None
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield read_decision(line)
            except (ValueError, TypeError, KeyError):
                self.problems.append(
                    _("{path}:{line}: not a decision, left out; mend or remove the line").format(
                        path=self.path, line=number
                    )
                )


def now() -> str:
    """The time in UTC as decisions have it, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def context_hash(document: Document, issue: Issue) -> str:
    """The hash of the neighbours of an issue (`context_of`)."""
    return context_of(document.source, issue.span)


def context_of(source: str, span: Span) -> str:
    """Twelve hexadecimal digits that stand for the two words before and after a place.

    Spaces, line ends and punctuation do not count, so wrapping the text anew changes nothing.
    """
    before = _WORD.findall(source[max(span.start - _WINDOW, 0) : span.start])[-_NEIGHBOURS:]
    after = _WORD.findall(source[span.end : span.end + _WINDOW])[:_NEIGHBOURS]
    neighbours = "\0".join([*before, "\1", *after])
    return hashlib.sha256(neighbours.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read_decision(line: bytes) -> Decision:
    """The decision of a line of the file; ValueError, TypeError or KeyError if it is none."""
    fields = json.loads(line.decode("utf-8"))
    known = {name: fields[name] for name in Decision.__slots__ if name in fields}
    if not all(isinstance(value, str) for value in known.values()):
        raise ValueError("a decision holds strings")
    return Decision(**known | {"verdict": Verdict(known["verdict"])})


def _moment(decision: Decision) -> datetime:
    """When a decision was made; one that does not say comes before all that do."""
    try:
        moment = datetime.fromisoformat(decision.when)
    except ValueError:
        moment = datetime.min
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _ends_broken(descriptor: int) -> bool:
    """Whether the last line of a file lacks its line end."""
    size = os.fstat(descriptor).st_size
    if size == 0:
        return False
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) != b"\n"
