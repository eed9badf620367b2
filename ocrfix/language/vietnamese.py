"""Vietnamese names as the Soviet press wrote them, syllable by syllable.

``Во Нгуен Зиап`` is Vo Nguyen Giap and Võ Nguyên Giáp. English mostly leaves the marks out, so
that ``Duc`` may be Đức (Дык), Đục (Дук), Dực (Зык) or Dục (Зук); each syllable stands for all
spellings that Russian has for any of them. Where the marks are written, they decide.

The parts of a syllable are in ``dictionaries/vietnamese.tsv``, with sources.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ocrfix.language.readings import Piece
from ocrfix.language.syllables import NEVER_AWKWARD, Spelling, forms, table_rows

#: Grave, acute, tilde, hook above, dot below.
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@dataclass(frozen=True)
class _Syllables:
    """All syllables in one way of writing, with marks or without."""

    pieces: Mapping[str, Piece]

    @cached_property
    def spelling(self) -> Spelling:
        return Spelling({syllable: syllable for syllable in self.pieces}, NEVER_AWKWARD)

    def read(self, parts: tuple[str, ...]) -> tuple[Piece, ...]:
        """The pieces of lower-case words; none if one of them does not split into syllables."""
        pieces: list[Piece] = []
        for part in parts:
            syllables = self.spelling.split(part)
            if syllables is None:
                return ()
            pieces.extend(self.pieces[syllable] for syllable in syllables)
        return tuple(pieces)


@lru_cache(maxsize=16384)
def vietnamese_pieces(words: tuple[str, ...]) -> tuple[Piece, ...]:
    """What lower-case Vietnamese words may be in Russian; nothing if they are not Vietnamese.

    The words may have all their marks, tones included, or none.

    >>> [sorted(piece.regular) for piece in vietnamese_pieces(("lê", "đức", "thọ"))]
    [['ле'], ['дык'], ['тхо']]
    >>> sorted(vietnamese_pieces(("duc",))[0].regular)
    ['дук', 'дык', 'зук', 'зык']
    """
    parts = tuple(part for word in words for part in _without_tones(word).split("-") if part)
    marked, plain = _tables()
    if any(not part.isascii() for part in parts):
        pieces = marked.read(parts)
        if pieces:
            return pieces
    return plain.read(tuple(map(_without_marks, parts)))


@lru_cache(maxsize=1)
def _tables() -> tuple[_Syllables, _Syllables]:
    """The syllables with their marks and without, loaded on first use."""
    marked = dict(_syllables())
    plain: dict[str, list[Piece]] = {}
    for syllable, piece in marked.items():
        plain.setdefault(_without_marks(syllable), []).append(piece)
    return _Syllables(marked), _Syllables(
        {
            syllable: Piece.of(
                frozenset().union(*(piece.regular for piece in pieces)),
                frozenset().union(*(piece.accepted for piece in pieces)),
            )
            for syllable, pieces in plain.items()
        }
    )


def _syllables() -> Iterator[tuple[str, Piece]]:
    """Each onset with each rime, and each rime alone."""
    rows = table_rows("vietnamese.tsv")
    onsets = [(row[0], forms(row[2]), forms(row[3])) for row in rows if row[1] == "onset"]
    onsets.append(("", ("",), ()))
    rimes = [(row[0], forms(row[2]), forms(row[3])) for row in rows if row[1] == "rime"]
    for onset, begun, begun_variants in onsets:
        for rime, ended, ended_variants in rimes:
            regular = [_joined(one, other) for one in begun for other in ended]
            accepted = [
                _joined(one, other)
                for one in (*begun, *begun_variants)
                for other in (*ended, *ended_variants)
            ]
            yield onset + rime, Piece.of(regular, accepted)


_SOFTENED = {"а": "я", "у": "ю", "и": "и", "ь": "ь"}


def _joined(onset: str, rime: str) -> str:
    """A Russian syllable: a soft onset makes я of а, a rime in ь needs an onset."""
    if onset.endswith("ь") and rime[0] in _SOFTENED:
        return onset[:-1] + _SOFTENED[rime[0]] + rime[1:]
    return onset + rime if onset else rime.removeprefix("ь")


def _without_tones(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    kept = "".join(mark for mark in apart if mark not in _TONES)
    return unicodedata.normalize("NFC", kept)


def _without_marks(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(mark for mark in apart if not unicodedata.combining(mark))
