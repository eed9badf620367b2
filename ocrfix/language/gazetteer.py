"""Persons and places: how Russian papers wrote them, and what an English translation calls them.

``Пэн Дэ-хуай`` is ``Peng Dehuai``; ``Фузан`` is ``Busan``; ``товарищу ФИЛИППОВУ`` means Stalin.
Names are found in any case form (``Молотову``, ``Энь-лая``) without a morphological analyser: the
usual case endings are taken off and the rest is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ocrfix import resources
from ocrfix.text.alphabet import fold

PERSON_COLUMNS = ("name", "declension", "variants", "english", "pseudonyms", "note")
PLACE_COLUMNS = ("name", "declension", "names", "english", "adjective", "note")

# Case endings of names and, for each, what the base form may have had in its place.
_ENDINGS = {
    "": ("",),
    "а": ("", "й", "о"), "я": ("й", "ь"), "у": ("", "а", "о"), "ю": ("й", "ь", "я"),
    "е": ("", "а", "й", "ь", "я", "о"), "и": ("а", "й", "ь", "я"), "ы": ("а", ""), "ом": ("", "о"),
    "ем": ("", "й", "ь"), "ым": ("", "ый"), "ой": ("а",), "ей": ("я", "а"), "ою": ("а",),
    "ого": ("ий", "ый", "ой"), "ему": ("ий",), "ому": ("ий", "ый", "ой"), "им": ("ий",),
    "его": ("ий",), "ых": ("", "ый", "ий"), "их": ("ий",), "ых-": ("",), "ами": ("", "а"),
    "ам": ("", "а"), "ах": ("", "а"), "ов": ("",), "ую": ("ая",), "ую-": ("",),
}  # fmt: skip


class NameKind(StrEnum):
    """What a name belongs to."""

    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True)
class Name:
    """One person or place. `words` are the folded words of the base form."""

    kind: NameKind
    base: str
    variants: tuple[str, ...]
    english: tuple[str, ...]
    pseudonyms: tuple[tuple[str, str], ...]
    note: str

    @cached_property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The words of the base form and of each variant and pseudonym, folded."""
        texts = (self.base, *self.variants, *(russian for russian, _ in self.pseudonyms))
        return tuple(tuple(fold(text).split()) for text in texts)


def base_forms(word: str) -> Iterator[str]:
    """What a folded name may be in the nominative: ``молотову`` gives ``молотов`` and others."""
    for ending, bases in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: len(word) - len(ending)] if ending else word
            for base in bases:
                yield stem + base


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


class Gazetteer:
    """Look-up of names by any of their words in any case."""

    def __init__(self, names: Sequence[Name]) -> None:
        """Nothing is indexed before it is asked for."""
        self.names = tuple(names)

    @classmethod
    def load(cls) -> Gazetteer:
        """The project's persons and places."""
        names = []
        persons = resources.read_table(resources.dictionary_path("persons.tsv"), PERSON_COLUMNS)
        for base, _, variants, english, pseudonyms, note in persons:
            covers = tuple(
                (russian, latin)
                for russian, _, latin in (pair.partition("=") for pair in _split(pseudonyms))
            )
            names.append(
                Name(NameKind.PERSON, base, _split(variants), _split(english), covers, note)
            )
        places = resources.read_table(resources.dictionary_path("places.tsv"), PLACE_COLUMNS)
        for base, _, variants, english, _, note in places:
            names.append(Name(NameKind.PLACE, base, _split(variants), _split(english), (), note))
        return cls(names)

    @cached_property
    def _by_word(self) -> dict[str, list[Name]]:
        index: dict[str, list[Name]] = {}
        for name in self.names:
            for word in {word for spelling in name.spellings for word in spelling}:
                index.setdefault(word, []).append(name)
        return index

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], Name]]]:
        index: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        for name in self.names:
            for spelling in name.spellings:
                index.setdefault(spelling[0], []).append((spelling, name))
        return index

    def find(self, word: str) -> tuple[Name, ...]:
        """The names one of whose words can have the case form `word`."""
        found: dict[str, Name] = {}
        for base in base_forms(fold(word)):
            for name in self._by_word.get(base, ()):
                found[name.base] = name
        return tuple(found.values())

    def full_name(self, words: Sequence[str]) -> tuple[tuple[str, ...], Name] | None:
        """The longest name that `words` begins with, in any case form: (its spelling, the name).

        Only names of two and more words: ``Ким Ир Сену`` is found, ``Ким`` is not.
        """
        folded = [fold(word) for word in words]
        best: tuple[tuple[str, ...], Name] | None = None
        if not folded:
            return None
        for base in dict.fromkeys(base_forms(folded[0])):
            for spelling, name in self._by_first_word.get(base, ()):
                if len(spelling) < 2 or len(spelling) > len(folded):
                    continue
                if best is not None and len(spelling) <= len(best[0]):
                    continue
                pairs = zip(spelling[1:], folded[1:], strict=False)
                if all(part == word or part in base_forms(word) for part, word in pairs):
                    best = (spelling, name)
        return best
