"""What several files state of one thing, weighed: ``№ 60418`` in two of them against ``№ 60413``.

As within a document, nothing is proposed on the word of one witness. A file that says a thing twice
means it: only a reading that stands in one place alone can be a misread one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ocrfix.facts.misreadings import differing, plausible_misreading
from ocrfix.facts.places import enumerated
from ocrfix.issues import Evidence, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import Place
from ocrfix.rules.reference.witnesses import LEAST_WITNESSES

#: Two places and more against a single look-alike one, files of different origin: an estimate, held
#: below the threshold of `fix`, since the files are only presumed to speak of one paper.
SURE = 0.9

#: Of more files so many are named in a message.
_NAMED = 2
#: Papers of one office and day, and telegrams sent to several places at once, have numbers that
#: follow each other; a day's numbers seldom lie further apart.
FOLLOWING = 30


@dataclass(frozen=True, slots=True)
class Statement:
    """A place that states a value; `origin` is equal for files with the same text, which are one
    witness, and `number` counts the places of a file."""

    place: Place
    origin: int
    number: int = 0


def independent(statements: Iterable[Statement]) -> int:
    """How many places there are, those of files with one text counted once."""
    return len({(one.origin, one.number) for one in statements})


def misread(read: str, truth: str) -> bool:
    """Whether two numbers differ by one figure for another that looks alike."""
    return differing(read, truth) == 1 and plausible_misreading(read, truth) > 0.0


def digits_of(number: str) -> str:
    """The figures of a number: ``763`` of ``763/s``."""
    return "".join(filter(str.isdigit, number))


def verdict(mine: Sequence[Statement], others: Sequence[Statement]) -> str:
    """What the places of two readings say of the first: ``wrong``, ``open`` or ``right``."""
    against, own = independent(others), independent(mine)
    if own == 1 and against >= LEAST_WITNESSES:
        return "wrong"
    return "open" if own == against == 1 else "right"


def evidence(statements: Sequence[Statement], at: Place, what: str) -> tuple[Evidence, ...]:
    """One evidence a place, the other files first; `what` is what the places give. The note of the
    first names the files."""
    ordered = sorted(statements, key=lambda one: one.place.path == at.path)
    summary = _("{what} in {files}").format(what=what, files=files(ordered, but=at.path))
    return tuple(
        one.place.evidence(what if number else summary, at) for number, one in enumerate(ordered)
    )


def suggestion(text: str, reasons: tuple[Evidence, ...]) -> Suggestion:
    """The reading that two places and more give."""
    return Suggestion(text, SURE, reasons)


def files(statements: Iterable[Statement], but: str = "") -> str:
    """``a.txt, b.txt and 4 more``: the files of the statements, but for that of the path `but`."""
    places = [one.place for one in statements if one.place.path != but]
    names = list(dict.fromkeys(file_name(place) for place in places))
    if len(names) > _NAMED + 1:
        names[_NAMED:] = [_("{count} more").format(count=len(names) - _NAMED)]
    return enumerated(names)


def file_name(place: Place) -> str:
    """The name of a file without its folder."""
    return PurePath(place.path).name
