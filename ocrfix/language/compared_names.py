"""A name as it is compared: lower-case words, and the parts between their hyphens.

``Чжоу Энь-лаю`` has the words «чжоу», «энь-лаю» and the parts «чжоу», «энь», «лаю»; ``P'eng's`` is
the word «peng», marked «p'eng».
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.language.syllables import plain_latin

_NOT_A_LETTER = re.compile(r"[^\w\s\0-]|_")
_APOSTROPHES = re.compile("['’ʼ‘`ʹ\"”]")
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_IMPOSSIBLE = re.compile(rf"(?<=[{_CONSONANTS}ъь])й|(?<![^\W_])й(?=[{_CONSONANTS}])|ы(?=[еёюя].)")
_POSSESSIVE = re.compile(r"['’][sS]\b")


@dataclass(frozen=True)
class ComparedName:
    """A name as compared: lower-case words with hyphens kept, and the parts between them."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    #: English only: the words with the marks that tell syllables (P'eng, Xi'an, lü, Đức).
    marked: tuple[str, ...] = ()

    @property
    def joined(self) -> str:
        """The parts run together."""
        return "".join(self.parts)


@lru_cache(maxsize=16384)
def russian_name(text: str) -> ComparedName:
    """A Russian name without apostrophes; impossible letters are made one that never agrees."""
    lowered = unicodedata.normalize("NFC", text).lower()
    # These letters never meet in a name; j, which no rendering has, keeps Сталйн from Stalin.
    return _name(_IMPOSSIBLE.sub("j", _APOSTROPHES.sub("", lowered)))


@lru_cache(maxsize=16384)
def english_name(text: str) -> ComparedName:
    """An English name without its possessive; words and parts without marks."""
    marked = unicodedata.normalize("NFC", _POSSESSIVE.sub("", text).replace("İ", "I").casefold())
    marked = _NOT_A_LETTER.sub(" ", _APOSTROPHES.sub("\0", marked)).replace("\0", "'")
    return _name(plain_latin(marked).replace("'", ""), tuple(marked.split()))


def _name(text: str, marked: tuple[str, ...] = ()) -> ComparedName:
    words = tuple(word.strip("-") for word in _NOT_A_LETTER.sub(" ", text).split())
    words = tuple(word for word in words if word)
    parts = tuple(part for word in words for part in word.split("-") if part)
    return ComparedName(words, parts, marked)
