"""A foreign name as pieces, each with the Russian spellings it may have.

``Giap`` alone may be Зяп, Зиап or Зап, and ``Nguyen Duy Trinh`` has dozens of spellings: too many
to write out, few enough to follow. The Russian name is read from left to right through the pieces;
where it does not come through, the place is found at which it fails, and by how many letters.

Start reading from ``letters_apart``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

#: More letters than these are no misreading of one place.
MOST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Lower-case Russian spellings of one piece: by rule, and all that are in use (a superset)."""

    regular: frozenset[str]
    accepted: frozenset[str]
    #: The accepted spellings from right to left.
    mirrored: frozenset[str]

    @classmethod
    def of(cls, regular: Iterable[str], variants: Iterable[str] = ()) -> Piece:
        """A piece with its spellings by rule and its period variants."""
        by_rule = frozenset(regular)
        accepted = by_rule | frozenset(variants)
        return cls(by_rule, accepted, frozenset(spelling[::-1] for spelling in accepted))


def is_regular(russian: str, pieces: Sequence[Piece]) -> bool:
    """Whether the rules alone lead from the pieces to the Russian name.

    >>> pieces = (Piece.of(["зя", "зиа"], ["за"]), Piece.of(["п"]))
    >>> is_regular("зяп", pieces), is_regular("зап", pieces)
    (True, False)
    """
    reached = _reached(russian, [piece.regular for piece in pieces])
    return len(reached) > len(pieces) and len(russian) in reached[-1]


def letters_apart(russian: str, pieces: Sequence[Piece]) -> int | None:
    """In how many letters the Russian name differs from the nearest accepted spelling.

    None if it differs in more than one piece or by more than ``MOST_LETTERS``.

    >>> pieces = (Piece.of(["зя", "зиа"], ["за"]), Piece.of(["п"]))
    >>> [letters_apart(name, pieces) for name in ("зап", "зян", "ким")]
    [0, 1, None]
    """
    count = len(pieces)
    forwards = _reached(russian, [piece.accepted for piece in pieces])
    if len(forwards) > count and len(russian) in forwards[-1]:
        return 0
    backwards = _reached(russian[::-1], [piece.mirrored for piece in reversed(pieces)])
    found = MOST_LETTERS + 1
    # the piece that fails lies where reading from the left and from the right can meet
    for place in range(max(0, count - len(backwards)), min(count, len(forwards))):
        ends = {len(russian) - end for end in backwards[count - place - 1]}
        for written in {russian[one:end] for one in forwards[place] for end in ends if one <= end}:
            for spelling in pieces[place].accepted:
                distance = Levenshtein.distance(written, spelling, score_cutoff=found - 1)
                found = min(found, distance)
    return found if found <= MOST_LETTERS else None


def _reached(russian: str, spellings: Sequence[frozenset[str]]) -> list[set[int]]:
    """For each count of pieces, up to where they can spell the beginning of the name; ends with
    the last count that can."""
    reached = [{0}]
    for piece in spellings:
        after = {
            start + len(spelling)
            for start in reached[-1]
            for spelling in piece
            if russian.startswith(spelling, start)
        }
        if not after:
            break
        reached.append(after)
    return reached
