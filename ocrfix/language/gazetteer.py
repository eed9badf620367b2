"""Persons and places: how Russian papers wrote them, and what an English translation calls them.

``Пэн Дэ-хуай`` is ``Peng Dehuai``; ``Фузан`` is ``Busan``; ``товарищу ФИЛИППОВУ`` means Stalin.
Names are found in any case form (``Молотову``, ``Энь-лая``) without a morphological analyser: the
usual case endings are taken off and the rest is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

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

#: The same for the words of place names such as ``Северная Корея``, ``Дальний Восток``.
_PHRASE_ENDINGS = {
    "ой": ("ая", "ый", "ой"), "ей": ("яя", "ая"), "ую": ("ая",), "юю": ("яя",), "ого": ("ое", "ый"),
    "его": ("ее", "ий"), "ому": ("ое", "ый"), "ему": ("ее", "ий"), "ым": ("ое", "ый", "ые"),
    "им": ("ее", "ий", "ое"), "ом": ("ое", "ый", "ой", "е"), "ем": ("ее", "ий", "е"),
    "ых": ("ые",), "их": ("ие",), "ыми": ("ые",), "ими": ("ие",), "ов": ("ы", "а"), "я": ("е",),
    "ю": ("е",), "у": ("о",), "а": ("о",), "ами": ("ы", "а"), "ам": ("ы", "а"), "ах": ("ы", "а"),
}  # fmt: skip
_APOSTROPHES = re.compile("[’ʼ‘`ʹ]")
#: The declensions of names of a family name and given names; the others are spoken in full.
_WITH_SURNAME = ("m", "f")
#: An English family name alone has at least so many letters.
_SHORTEST_SURNAME = 3


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
    declension: str = ""

    @cached_property
    def value(self) -> str:
        """The normal form of a mention: ``молотов``, ``чжоу энь-лай``, ``фузан``.

        A person who has a family name and given names is called by the family name alone.
        """
        words = fold(self.base).split()
        surname_alone = self.kind is NameKind.PERSON and self.declension in _WITH_SURNAME
        return words[0] if surname_alone else " ".join(words)

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


def _phrase_forms(word: str) -> Iterator[str]:
    """The same for a word of a place name of several words: ``северной`` gives ``северная``."""
    yield from base_forms(word)
    for ending, bases in _PHRASE_ENDINGS.items():
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + base for base in bases)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """English folded for look-ups: lower case without accents, apostrophes and possessives.

    >>> plain("Árbenz's"), plain("P'eng")
    ('arbenz', 'peng')
    """
    folded = _APOSTROPHES.sub("'", unicodedata.normalize("NFKD", text)).lower()
    letters = folded.removesuffix("'s").replace("'", "")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class Mention:
    """A listed name at the beginning of a row of words: how many it takes, and its normal form.

    `alone` tells that a single word stands for a name of several: ``Молотову``.
    """

    name: Name
    length: int
    value: str
    alone: bool = False


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
        for base, declension, variants, english, pseudonyms, note in persons:
            covers = tuple(
                (russian, latin)
                for russian, _, latin in (pair.partition("=") for pair in _split(pseudonyms))
            )
            spellings = _split(variants), _split(english)
            names.append(Name(NameKind.PERSON, base, *spellings, covers, note, declension))
        places = resources.read_table(resources.dictionary_path("places.tsv"), PLACE_COLUMNS)
        for base, declension, variants, english, _, note in places:
            spellings = _split(variants), _split(english)
            names.append(Name(NameKind.PLACE, base, *spellings, (), note, declension))
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

    def full_name(
        self, words: Sequence[str], *, phrases: bool = False
    ) -> tuple[tuple[str, ...], Name] | None:
        """The longest name that `words` begins with, in any case form: (its spelling, the name).

        Only names of two and more words: ``Ким Ир Сену`` is found, ``Ким`` is not. `phrases` adds
        the forms of adjectives: ``Северной Корее``.
        """
        forms = _phrase_forms if phrases else base_forms
        folded = [fold(word) for word in words]
        best: tuple[tuple[str, ...], Name] | None = None
        if not folded:
            return None
        for base in dict.fromkeys(forms(folded[0])):
            for spelling, name in self._by_first_word.get(base, ()):
                if len(spelling) < 2 or len(spelling) > len(folded):
                    continue
                if best is not None and len(spelling) <= len(best[0]):
                    continue
                pairs = zip(spelling[1:], folded[1:], strict=False)
                if all(part == word or part in forms(word) for part, word in pairs):
                    best = (spelling, name)
        return best

    @cached_property
    def _single_words(self) -> dict[str, list[Mention]]:
        """By the folded base form: places and persons that one Russian word can stand for."""
        index: dict[str, list[Mention]] = {}
        for name in self.names:
            covers = {fold(russian) for russian, _ in name.pseudonyms}
            for spelling in name.spellings:
                surname = name.kind is NameKind.PERSON and name.declension in _WITH_SURNAME
                if len(spelling) == 1:
                    value = spelling[0] if spelling[0] in covers else name.value
                    index.setdefault(spelling[0], []).append(Mention(name, 1, value))
                elif surname and " ".join(spelling) not in covers:
                    mention = Mention(name, 1, name.value, alone=True)
                    index.setdefault(spelling[0], []).append(mention)
        return index

    def mentions(self, words: Sequence[str]) -> tuple[Mention, ...]:
        """The names that a row of Russian words begins with, in any case form; one of several
        words if there is one, otherwise those of the first word, each kind once."""
        full = self.full_name(words, phrases=True)
        if full is not None:
            spelling, name = full
            text = " ".join(spelling)
            covers = {fold(russian) for russian, _ in name.pseudonyms}
            return (Mention(name, len(spelling), text if text in covers else name.value),)
        found: dict[NameKind, Mention] = {}
        for base in base_forms(fold(words[0])) if words else ():
            for mention in self._single_words.get(base, ()):
                before = found.setdefault(mention.name.kind, mention)
                # Корее is a form of Корея before it is one of Корё, another name of Каннын
                if fold(mention.name.base) == base != fold(before.name.base):
                    found[mention.name.kind] = mention
        return tuple(found.values())

    @cached_property
    def _english(self) -> dict[str, list[tuple[tuple[str, ...], Mention]]]:
        """By the first word: the English forms, the longest first, and family names alone."""
        index: dict[str, list[tuple[tuple[str, ...], Mention]]] = {}
        for name in self.names:
            forms = [(text, name.value) for text in name.english]
            forms += [(latin, fold(russian)) for russian, latin in name.pseudonyms if latin]
            for text, value in forms:
                words = tuple(plain(word) for word in text.split())
                index.setdefault(words[0], []).append((words, Mention(name, len(words), value)))
                surname = name.kind is NameKind.PERSON and name.declension in _WITH_SURNAME
                if surname and len(words) > 1 and len(words[-1]) >= _SHORTEST_SURNAME:
                    mention = Mention(name, 1, value, alone=True)
                    index.setdefault(words[-1], []).append((words[-1:], mention))
        for group in index.values():
            group.sort(key=lambda item: -len(item[0]))
        return index

    def english_mentions(self, words: Sequence[str]) -> tuple[Mention, ...]:
        """The names whose English form a row of words begins with: the longest, each kind once."""
        plain_words = tuple(plain(word) for word in words)
        found: dict[NameKind, Mention] = {}
        for form, mention in self._english.get(plain_words[0], ()) if plain_words else ():
            longest = next(iter(found.values()), mention).length
            if len(form) == longest and plain_words[: len(form)] == form:
                found.setdefault(mention.name.kind, mention)
            elif not found and plain_words[: len(form)] == form:
                found[mention.name.kind] = mention
        return tuple(found.values())

    @cached_property
    def _persons_by_value(self) -> dict[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for name in self.names:
            if name.kind is NameKind.PERSON:
                covers = [fold(russian) for russian, _ in name.pseudonyms]
                for value in (name.value, *covers):
                    index.setdefault(value, set()).add(name.base)
        return {value: frozenset(bases) for value, bases in index.items()}

    def persons_of(self, value: str) -> frozenset[str]:
        """The base names of the listed persons that a normal form may stand for.

        ``филиппов`` is a cover name of Stalin, so its persons are among those of ``сталин``.
        """
        return self._persons_by_value.get(value, frozenset())
