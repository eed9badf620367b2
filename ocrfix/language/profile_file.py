"""The error profile of a corpus as a file: ``.ocrfix/confusions.tsv`` of its project.

It has the columns of ``dictionaries/confusions.tsv``, and after them how often each source saw the
confusion, with examples::

    ф	р	2.63	corpus	84.8	0	2	прорессия/профессия

Rows with ``=`` for the letters read say how often letters were read as they stood (of two letters
only those that some confusion is about). The weights of
``corpus`` rows hold in place of the shipped ones; a weight that was changed by hand holds until
``ocrfix learn`` writes it anew from the counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ocrfix.errors import DictionaryError, reason_of
from ocrfix.language.confusions import LONGEST, Confusion, ErrorModel, letters_of, shown_letters
from ocrfix.language.profile import Pair, Profile, Source, Tally
from ocrfix.messages import N_, _

#: Where the profile of a project is, from its root.
PROFILE_FILE = Path(".ocrfix") / "confusions.tsv"
#: Stands for the letters read where they were read as they stood.
SAME = "="
#: The origin of a weight: it is of this corpus, or it is the shipped one and the row only counts.
CORPUS, SHIPPED = "corpus", "shipped"
HEAD = """\
# Error profile of this corpus, written by `ocrfix learn`; used by check, fix, facts and trace.
# `ocrfix learn --show` explains it, `ocrfix learn --forget` removes it.
# Columns: truth, read, weight (nats, −ln P(read | truth)), origin of the weight, sightings in
# texts, in pairs with truth, in decisions, examples (read/truth).
# «∅» is no letter, «␣» a space; read «=»: how often these letters were read as they stood.
# Sorted by truth, then weight; the rows with «=» come last.
"""
_LETTERS = re.compile(rf"[^\s=/]{{1,{LONGEST}}}")
_COLUMNS = 4 + len(Source)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; `counts` are in the order of `Source`."""

    confusion: Confusion
    counts: tuple[float, ...]
    examples: tuple[str, ...]


def profile_text(profile: Profile, shipped: ErrorModel) -> str:
    """The content of the file."""
    changed = {(one.truth, one.read): one for one in profile.confusions(shipped)}
    rows = []
    for truth, read in sorted({*changed, *profile.pairs}):
        known = shipped.confusion(truth, read)
        here = changed.get((truth, read), Confusion(truth, read, known.weight, SHIPPED))
        rows.append((truth, here.weight, read, _line(here, profile, read)))
    needed = {one.truth for one in shipped}.union(truth for truth, _ in profile.pairs)
    stood = sorted(
        truth
        for truth, read in profile.counts
        if truth == read and (len(truth) < LONGEST or truth in needed)
    )
    same = [_line(Confusion(one, one, 0.0, "stood"), profile, SAME) for one in stood]
    return HEAD + "".join(f"{line}\n" for line in [*(row[3] for row in sorted(rows)), *same])


def _line(confusion: Confusion, profile: Profile, read: str) -> str:
    pair = (confusion.truth, confusion.read)
    counts = [profile.tallies.get(source, Tally()).counts.get(pair, 0.0) for source in Source]
    cells = [
        shown_letters(confusion.truth),
        SAME if read == SAME else shown_letters(read),
        f"{confusion.weight:.2f}",
        confusion.source,
        *(f"{count:.1f}".removesuffix(".0") for count in counts),
        " ".join(word.replace(" ", "␣") for word in profile.examples(pair)),
    ]
    return "\t".join(cells).rstrip("\t")


def read_profile(path: Path) -> Profile:
    """The sightings of a file; raises DictionaryError, naming the line that makes no sense."""
    tallies: dict[Source, tuple[dict[Pair, float], dict[Pair, tuple[str, ...]]]]
    tallies = {source: ({}, {}) for source in Source}
    for row in rows_of(path):
        pair = (row.confusion.truth, row.confusion.read)
        for source, count in zip(Source, row.counts, strict=True):
            if count:
                tallies[source][0][pair] = count
                tallies[source][1][pair] = row.examples
    return Profile({source: Tally(*both).rounded() for source, both in tallies.items() if both[0]})


def project_confusions(root: Path) -> tuple[Confusion, ...]:
    """The weights that hold in the project at `root`; none where it has no profile.

    Raises DictionaryError, naming file and line, for a damaged file.
    """
    path = root / PROFILE_FILE
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise DictionaryError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
        ) from None
    return _confusions(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=16)
def _confusions(path: Path, _changed: int, _size: int) -> tuple[Confusion, ...]:
    """The weights of a file as it was at one time."""
    return tuple(row.confusion for row in rows_of(path) if row.confusion.source == CORPUS)


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file; raises DictionaryError, naming file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.object[: error.start].count(b"\n") + 1
        raise DictionaryError(
            _("{path}:{line}: not UTF-8; {advice}").format(path=path, line=place, advice=_(_AGAIN))
        ) from None
    except OSError as error:
        raise DictionaryError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
        ) from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            try:
                yield _row(line.split("\t"))
            except ValueError as error:
                raise DictionaryError(f"{path}:{number}: {error}; {_(_AGAIN)}") from None


_AGAIN = N_("mend the line, or run ocrfix learn --forget and learn again")


def _row(cells: list[str]) -> Row:
    """One line in parts; raises ValueError that says what is wrong."""
    if not _COLUMNS <= len(cells) <= _COLUMNS + 1:
        raise ValueError(
            _("{number} columns where {expected} are expected").format(
                number=len(cells), expected=_COLUMNS + 1
            )
        )
    truth, read, weight, origin, *counts = cells[:_COLUMNS]
    same = read == SAME
    letters = [_letters(truth), _letters(truth if same else read)]
    if origin not in {CORPUS, SHIPPED, "stood"} or same != (origin == "stood"):
        raise ValueError(
            _("«{origin}» is no origin of a weight; it is {first} or {second}").format(
                origin=origin, first=CORPUS, second=SHIPPED
            )
        )
    if not same and letters[0] == letters[1]:
        raise ValueError(_("«{truth}» read as itself is no confusion").format(truth=truth))
    price = _number(weight)
    if price < 0:
        raise ValueError(_("the weight «{weight}» is below zero").format(weight=weight))
    examples = tuple(word.replace("␣", " ") for word in "".join(cells[_COLUMNS:]).split(" "))
    confusion = Confusion(letters[0], letters[1], price, origin)
    return Row(confusion, tuple(map(_number, counts)), tuple(filter(None, examples)))


def _letters(cell: str) -> str:
    if not _LETTERS.fullmatch(cell):
        raise ValueError(_("«{cell}» is not one or two letters").format(cell=cell))
    return letters_of(cell)


def _number(cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(_("«{cell}» is not a number").format(cell=cell))
    return value
