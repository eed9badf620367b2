"""Institutions: what Russian papers call them in any case, and how translations render them.

``Министерству путей сообщения`` is the ``Ministry of Railways``; ``ЦК ВКП/б/`` and ``CC VKP(b)``
are one body. A name is read word by word: a word may be any form of the listed one, which is told
by its stem; abbreviations must stand as they are listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ocrfix import resources
from ocrfix.language.gazetteer import plain
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import tokenize

INSTITUTION_COLUMNS = ("name", "others", "english", "note")

#: Case endings hold up to so many letters (``ами``, ``ого``), and a stem is not shorter.
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3
_VOWELS = "аеийоуыьэюя"
#: What comes in for the last vowel: ``ыми``, ``его``, ``ом``, ``ах``.
_ENDING = re.compile(r"[аеийоуыьэюягмхв]{0,3}")


@dataclass(frozen=True)
class Institution:
    """One institution: `names` in Russian, the base form first, and `english` renderings."""

    names: tuple[str, ...]
    english: tuple[str, ...]
    note: str

    @property
    def value(self) -> str:
        """The normal form of a mention: ``министерство путей сообщения``."""
        return fold(self.names[0])


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as a text is cut: ``ЦК ВКП/б/`` has two."""
    return tuple(token.word for token in tokenize(text))


@lru_cache(maxsize=8192)
def is_form(word: str, base: str) -> bool:
    """Whether the folded `word` can be a case form of `base` in the nominative.

    >>> is_form("министерству", "министерство"), is_form("министр", "министерство")
    (True, False)
    """
    if word == base:
        return True
    stem = base.rstrip(_VOWELS)
    if len(stem) < _SHORTEST_STEM or len(base) - len(stem) > _LONGEST_ENDING:
        return False
    return word.startswith(stem) and bool(_ENDING.fullmatch(word, len(stem)))


class Institutions:
    """Look-up of institutions by the words of a text."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        """Nothing is indexed before it is asked for."""
        self.institutions = tuple(institutions)

    @classmethod
    def load(cls) -> Institutions:
        """The project's list."""
        path = resources.dictionary_path("institutions.tsv")
        rows = resources.read_table(path, INSTITUTION_COLUMNS)
        return cls(
            Institution((name, *_split(others)), _split(english), note)
            for name, others, english, note in rows
        )

    @cached_property
    def _russian(self) -> dict[str, list[tuple[tuple[str, ...], Institution]]]:
        """By the first letters of the first word; the longest names first."""
        names = [(words_of(name), owner) for owner in self.institutions for name in owner.names]
        return _indexed(names, _beginning)

    @cached_property
    def _english(self) -> dict[str, list[tuple[tuple[str, ...], Institution]]]:
        names = [
            (tuple(plain(word) for word in words_of(text)), owner)
            for owner in self.institutions
            for text in owner.english
        ]
        return _indexed(names, lambda word: word)

    def russian(self, words: Sequence[str]) -> tuple[Institution, int] | None:
        """The institution that Russian words begin with, and how many words it takes."""
        for name, owner in self._russian.get(_beginning(words[0]), ()) if words else ():
            if len(name) <= len(words) and all(map(_same, words, name)):
                return owner, len(name)
        return None

    def english(self, words: Sequence[str]) -> tuple[Institution, int] | None:
        """The institution whose rendering English words begin with."""
        plain_words = tuple(plain(word) for word in words)
        for name, owner in self._english.get(plain_words[0], ()) if words else ():
            if plain_words[: len(name)] == name:
                return owner, len(name)
        return None


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for item in text.split("|") if (part := item.strip()))


def _beginning(word: str) -> str:
    return fold(word)[:_SHORTEST_STEM]


def _indexed(
    names: Iterable[tuple[tuple[str, ...], Institution]], key: Callable[[str], str]
) -> dict[str, list[tuple[tuple[str, ...], Institution]]]:
    index: dict[str, list[tuple[tuple[str, ...], Institution]]] = {}
    for words, owner in sorted(names, key=lambda item: -len(item[0])):
        index.setdefault(key(words[0]), []).append((words, owner))
    return index


def _same(word: str, listed: str) -> bool:
    """An abbreviation stands as it is listed; other words may stand in any case."""
    if listed.isupper() or not listed.isalpha():
        return word == listed or (word.isupper() and fold(word) == fold(listed))
    return is_form(fold(word), fold(listed))
