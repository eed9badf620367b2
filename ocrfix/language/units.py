"""What numbers count: ``тонн`` and «tons» are the unit ton, ``чел.`` and «men» the unit person.

The list is ``dictionaries/units.tsv``. A form that ends in ``~`` there stands for the noun with any
ending: ``танк~`` is ``танка``, ``танков`` and ``танками``, but not ``танкист``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ocrfix import resources
from ocrfix.text.alphabet import fold

COLUMNS = ("unit", "kind", "russian", "few", "english", "plural")

#: Endings of Russian nouns, and of adjectives that serve as nouns (``раненых``).
_ENDINGS = (
    "а я у ю ы и е о ь й ом ем ой ей ью ов ев ам ям ами ями ах ях ий ию ия ии ие ием ией иям иями"
    " иях ый ая ое ые ого его ому ему ым им ую ых их ыми ими ся хся мся"
)
_ENDING_SET = frozenset(_ENDINGS.split())
#: The longest form of the list in words: «prisoners of war».
LONGEST = 3
_GAPS = re.compile(r"[\s.\u00a0]+(?=.)")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured: English name in the singular, and its kind (``mass``)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A form of a unit as it stands in a text.

    `few` is true of a form that counts one to four and else names one thing (``25 дивизии``),
    `plural` of an English form after more than one.
    """

    unit: Unit
    few: bool = False
    plural: bool = False


def _key(text: str) -> str:
    """Folded, without spaces and points but the last: ``куб. м.`` is ``кубм.``."""
    return _GAPS.sub("", fold(text))


def _stems(word: str) -> Iterator[str]:
    """The word as it stands and all that may be its stem, marked as in the list."""
    yield word
    yield f"{word}~"
    for length in range(1, min(5, len(word))):
        if word[-length:] in _ENDING_SET:
            yield f"{word[:-length]}~"


class Units:
    """Look-up of units by the words of a text."""

    def __init__(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Index the rows of the list."""
        self._forms: dict[str, UnitForm] = {}
        self._units: list[Unit] = []
        for name, kind, russian, few, english, plural in rows:
            unit = Unit(name, kind)
            self._units.append(unit)
            listed = ((russian, UnitForm(unit)), (few, UnitForm(unit, few=True)))
            english_forms = ((english, UnitForm(unit)), (plural, UnitForm(unit, plural=True)))
            for text, form in (*listed, *english_forms):
                self._forms.update((_key(one), form) for one in text.split("|") if one)

    @classmethod
    def load(cls) -> Units:
        """The project's list."""
        return cls(resources.read_table(resources.dictionary_path("units.tsv"), COLUMNS))

    def find(self, text: str) -> UnitForm | None:
        """The unit that `text` is, a word, an abbreviation or a sign; None if it is none."""
        key = _key(text)
        found = self._forms.get(key) or self._forms.get(key.rstrip("."))
        if found is not None or not "а" <= key[:1] <= "я":
            return found
        for words in product(*(_stems(word) for word in fold(text).split()[:LONGEST])):
            if (form := self._forms.get(_key("".join(words)))) is not None:
                return form
        return None

    def __iter__(self) -> Iterator[Unit]:
        """All units, as listed."""
        return iter(self._units)


@cache
def known_units() -> Units:
    """The project's list, read when it is first asked for."""
    return Units.load()
