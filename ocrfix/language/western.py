"""Names of languages in Latin script, read as Russian reads them.

``Bidault`` is Бидо by the rules of French, ``Szolnok`` Сольнок by those of Hungarian, ``Cepicka``
Чепичка by those of Czech with its marks left out. Which language a name belongs to is not known;
it is read by the rules of each, and one of them must lead to the Russian name as a whole.

The letters of each language are in ``dictionaries/western.tsv``, with sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.language.readings import Piece, is_regular, letters_apart
from ocrfix.language.syllables import forms, table_rows

#: Rows that hold for each language that has none of its own for the letters.
_ANY = "any"
#: A form of nothing, for letters that are not spoken.
_SILENT = "_"
#: Shorter names have too many readings to tell one from another.
_SHORTEST = 3
_ONE_E = str.maketrans("эё", "ее", "ь")
_AFTER_L = (("ля", "ла"), ("лю", "лу"))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a Russian name compares with the nearest reading of the Latin one."""

    letters_apart: int
    regular: bool


@dataclass(frozen=True)
class _Language:
    """The letters of one language, the longest first."""

    pieces: Mapping[str, Piece]
    pattern: re.Pattern[str]

    def read(self, word: str) -> tuple[Piece, ...] | None:
        """The pieces of a lower-case word without marks; None where a letter is foreign to it."""
        bounded = f"^{word}$"
        found: list[Piece] = []
        place = 0
        while place < len(bounded) - 1:
            match = self.pattern.match(bounded, place)
            if match is not None:
                place, piece = match.end(), self.pieces[match.group()]
                if len(match.group()) == 1 and bounded[place] == match.group():
                    place, piece = place + 1, _doubled(piece)
                found.append(piece)
            elif place == 0:
                place = 1
            else:
                return None
        return tuple(found)


def _doubled(piece: Piece) -> Piece:
    """A letter that is written twice, as Russian does or does not do after it."""
    return Piece.of(
        (*piece.regular, *(spelling * 2 for spelling in piece.regular)),
        (*piece.accepted, *(spelling * 2 for spelling in piece.accepted)),
    )


def western_agreement(candidates: Iterable[str], word: str) -> Agreement | None:
    """Compare Russian nominatives with a lower-case word without marks, by any language.

    None if no reading is within two letters of one place.

    >>> western_agreement(("бидо",), "bidault")
    Agreement(letters_apart=0, regular=True)
    >>> western_agreement(("видо",), "bidault")
    Agreement(letters_apart=1, regular=False)
    """
    if len(word) < _SHORTEST:
        return None
    best: Agreement | None = None
    folded = tuple(dict.fromkeys(map(_folded, candidates)))
    for pieces in _readings(word):
        for russian in folded:
            if is_regular(russian, pieces):
                return Agreement(0, regular=True)
            apart = letters_apart(russian, pieces)
            if apart is not None and (best is None or apart < best.letters_apart):
                best = Agreement(apart, regular=False)
    return best


@lru_cache(maxsize=4096)
def _readings(word: str) -> tuple[tuple[Piece, ...], ...]:
    """The readings of a word by all languages, each once."""
    found = (language.read(word) for language in _languages())
    return tuple(dict.fromkeys(pieces for pieces in found if pieces))


@lru_cache(maxsize=1)
def _languages() -> tuple[_Language, ...]:
    """The languages of the table, loaded on first use."""
    tables: dict[str, dict[str, Piece]] = {}
    for language, letters, regular, variants in table_rows("western.tsv"):
        piece = Piece.of(_spoken(regular), _spoken(variants))
        tables.setdefault(language, {})[letters] = piece
    common = tables.pop(_ANY)
    return tuple(_language({**common, **table}) for table in tables.values())


def _language(pieces: Mapping[str, Piece]) -> _Language:
    longest_first = sorted(pieces, key=len, reverse=True)
    return _Language(pieces, re.compile("|".join(map(re.escape, longest_first))))


def _spoken(cell: str) -> tuple[str, ...]:
    return tuple("" if form == _SILENT else _folded(form) for form in forms(cell))


@lru_cache(maxsize=16384)
def _folded(russian: str) -> str:
    """What spellings of foreign names differ in without being wrong, left out."""
    text = russian.translate(_ONE_E)
    for soft, hard in _AFTER_L:
        text = text.replace(soft, hard)
    return text
