"""How words of a form stand in a catalogue: ``ВНЕ ОЧЕРЕДИ`` is «Вне очереди».

Forms are set in capitals, names in capitals or letter-spaced. Abbreviations (``ЦК``, ``СССР``) keep
their capitals; a line that is not all in capitals is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ocrfix.language.knowledge import Knowledge
from ocrfix.language.syllables import is_palladius

_WORD = re.compile(r"[^\W\d_]+")
#: Typewriters had no brackets: ``ВКП/б/``.
_BRACKETS = re.compile(r"/([^\W\d_]+)/")
#: Words that keep their small letter within a name.
SMALL_WORDS = frozenset({"в", "во", "и", "к", "на", "о", "об", "от", "по", "при", "с", "у"})
_CAPITALS = re.compile(r"(?<![^\W_])[А-ЯЁ]{2,}(?![^\W_])")


def sentence_case(text: str, knowledge: Knowledge) -> str:
    """A line in capitals with one at its beginning; others as they are, in one line."""
    text = " ".join(text.split())
    if not text.isupper():
        return text[:1].upper() + text[1:]
    lowered = _each_word(text, knowledge, str.lower)
    return lowered[:1].upper() + lowered[1:]


def title_case(text: str, knowledge: Knowledge) -> str:
    """A line in capitals with one at the beginning of each word, as offices are called."""
    text = _BRACKETS.sub(r"(\1)", " ".join(text.split()))
    return _each_word(text, knowledge, _capitalised) if _mostly_capitals(text) else text


def name_case(text: str) -> str:
    """A person's name: ``МАО ЦЗЕ-ДУН`` is Мао Цзе-дун, ``ПЕТРОВ-ВОДКИН`` Петров-Водкин."""
    return " ".join(_name_word(word) for word in text.split())


def _name_word(word: str) -> str:
    if not word.isupper() or len(word) < 2:
        return word
    if "." in word:
        return word
    first, *rest = word.split("-")
    chinese = is_palladius(word.lower())
    return "-".join([first.capitalize(), *(one.lower() if chinese else one.capitalize()
                                           for one in rest)])  # fmt: skip


def _capitalised(word: str) -> str:
    return word.lower() if word.lower() in SMALL_WORDS else word.capitalize()


def _mostly_capitals(text: str) -> bool:
    letters = [one for one in text if one.isalpha()]
    return bool(letters) and sum(one.isupper() for one in letters) * 3 > len(letters) * 2


def _each_word(text: str, knowledge: Knowledge, change: Callable[[str], str]) -> str:
    kept = _abbreviations(knowledge)

    def changed(match: re.Match[str]) -> str:
        word = match.group()
        if not word.isupper() or word in kept:
            return word
        return change(word)

    return _WORD.sub(changed, text)


@lru_cache(maxsize=4)
def _abbreviations(knowledge: Knowledge) -> frozenset[str]:
    """Words that the lists of institutions and places write in capitals."""
    found: set[str] = set()
    for institution in knowledge.institutions.institutions:
        for text in institution.names:
            found.update(_CAPITALS.findall(text))
    for name in knowledge.gazetteer.names:
        for text in (name.base, *name.variants):
            found.update(_CAPITALS.findall(text))
    return frozenset(found)
