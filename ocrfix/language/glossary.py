"""English words of the translations and the Russian words that they render.

``South Korean`` stands for ``южно-корейский``, ``received`` for ``получить``. Where the translation
has such a word, a misread ``кжно-корейского`` has a witness. Words are compared by what their forms
share; no grammar is applied, as the question is only which of two look-alike words was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ocrfix import resources
from ocrfix.text.alphabet import fold

COLUMNS = ("english", "russian")
#: Words of the longest English terms.
LONGEST_TERM = 4
#: What English words are looked up without, and what stands in its place.
_ENDINGS = (
    ("'s", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
#: Letters that a form shares with its dictionary form at least, and that either may add to them:
#: ``южно-корейск`` + ``ого`` and ``ий``, ``взаимодейств`` + ``ующими`` and ``овать``.
_SHORTEST_STEM = 3
_LONGEST_ENDING = 6
_LONGEST_LEMMA_ENDING = 5
#: Of a dictionary form, the share that its forms keep.
_SHARED = 0.6


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English term at [start, end) of a text and the Russian dictionary forms it stands for."""

    start: int
    end: int
    english: str
    russian: tuple[str, ...]


class Glossary:
    """The list ``dictionaries/english-russian.tsv`` by its English terms."""

    def __init__(self, terms: dict[str, tuple[str, ...]]) -> None:
        """English terms in small letters with their Russian dictionary forms, folded."""
        self._terms = terms

    @classmethod
    def load(cls) -> Glossary:
        """The list of the project; DictionaryError if it is missing or damaged."""
        path = resources.dictionary_path("english-russian.tsv")
        return cls(
            {
                english: tuple(fold(word.strip()) for word in russian.split(";"))
                for english, russian in resources.read_table(path, COLUMNS)
            }
        )

    def renderings(self, text: str, offset: int = 0) -> Iterator[Rendering]:
        """The listed terms of an English text, also terms inside longer ones, by place.

        `offset` is added to the places.
        """
        words = list(_WORD.finditer(text))
        for place, first in enumerate(words):
            key = ""
            for last in words[place : place + LONGEST_TERM]:
                key = f"{key} {last.group().lower().replace('’', chr(39))}".lstrip()
                russian = self._russian(key)
                if russian:
                    start, end = first.start() + offset, last.end() + offset
                    yield Rendering(start, end, text[first.start() : last.end()], russian)

    def _russian(self, key: str) -> tuple[str, ...]:
        found = self._terms.get(key, ())
        for ending, instead in _ENDINGS:
            if key.endswith(ending):
                stem = key[: -len(ending)] + instead
                found += self._terms.get(stem, ())
                if not instead and stem[-1:] == stem[-2:-1]:
                    found += self._terms.get(stem[:-1], ())  # planned, shipping
        return found


def is_form_of(form: str, lemma: str) -> bool:
    """Whether a folded word may be a form of a dictionary form, judged by their beginnings.

    >>> is_form_of("южно-корейского", "южно-корейский"), is_form_of("корпусов", "корень")
    (True, False)
    """
    shared = 0
    for one, other in zip(form, lemma, strict=False):
        if one != other:
            break
        shared += 1
    return (
        shared >= max(_SHORTEST_STEM, _SHARED * len(lemma))
        and len(form) - shared <= min(_LONGEST_ENDING, shared)
        and len(lemma) - shared <= _LONGEST_LEMMA_ENDING
    )
