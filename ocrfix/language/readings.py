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

    @classmethod
    def of(cls, regular: Iterable[str], variants: Iterable[str] = ()) -> Piece:
        """A piece with its spellings by rule and its period variants."""
        by_rule = frozenset(regular)
        return cls(by_rule, by_rule | frozenset(variants))


def is_regular(russian: str, pieces: Sequence[Piece]) -> bool:
    """Whether the rules alone lead from the pieces to the Russian name.

    >>> pieces = (Piece.of(["зя", "зиа"], ["за"]), Piece.of(["п"]))
    >>> is_regular("зяп", pieces), is_regular("зап", pieces)
    (True, False)
    """
    return len(russian) in _reached(russian, [piece.regular for piece in pieces])[-1]


def letters_apart(russian: str, pieces: Sequence[Piece]) -> int | None:
    """In how many letters the Russian name differs from the nearest accepted spelling.

    None if it differs in more than one piece or by more than ``MOST_LETTERS``.

    >>> pieces = (Piece.of(["зя", "зиа"], ["за"]), Piece.of(["п"]))
    >>> [letters_apart(name, pieces) for name in ("зап", "зян", "ким")]
    [0, 1, None]
    """
    spellings = [piece.accepted for piece in pieces]
    forwards = _reached(russian, spellings)
    if len(russian) in forwards[-1]:
        return 0
    mirrored = [frozenset(spelling[::-1] for spelling in piece) for piece in reversed(spellings)]
    backwards = _reached(russian[::-1], mirrored)
    found = MOST_LETTERS + 1
    for place, piece in enumerate(spellings):
        starts = forwards[place]
        ends = {len(russian) - end for end in backwards[len(spellings) - place - 1]}
        for written in {russian[start:end] for start in starts for end in ends if start <= end}:
            for spelling in piece:
                distance = Levenshtein.distance(written, spelling, score_cutoff=found - 1)
                found = min(found, distance)
    return found if found <= MOST_LETTERS else None


def _reached(russian: str, spellings: Sequence[frozenset[str]]) -> list[set[int]]:
    """For each count of pieces, up to where they can spell the beginning of the name."""
    reached = [{0}]
    for piece in spellings:
        before = reached[-1]
        reached.append(
            {
                start + len(spelling)
                for start in before
                for spelling in piece
                if russian.startswith(spelling, start)
            }
        )
    return reached
