"""Letters that look alike, and the foldings under which two spellings are the same word.

``Мocквa`` with three Latin letters, ``т0варищ`` with a zero and ``3аря`` with a three look right on
paper; ``ёлка`` and ``елка`` are one word, and so are ``Экз.`` typed with a soft hyphen and without.
"""

from __future__ import annotations

from enum import StrEnum


class Script(StrEnum):
    """The letters a token is written with; digits beside letters do not change it."""

    CYRILLIC = "cyrillic"
    LATIN = "latin"
    MIXED = "mixed"
    DIGITS = "digits"
    OTHER = "other"


#: Latin letters and the Cyrillic letters printed with the same shape (upright type).
HOMOGLYPHS: dict[str, str] = dict(
    zip("ABCEHKMOPTXYaceopxyu", "АВСЕНКМОРТХУасеорхуи", strict=True)
) | {"k": "к", "m": "м", "n": "п", "r": "г", "b": "ь", "i": "і", "I": "І", "t": "т", "g": "д"}

#: Exact look-alikes only: replacing one by the other changes nothing on paper.
EXACT_HOMOGLYPHS: dict[str, str] = dict(
    zip("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху", strict=True)
)

#: Digits read for letters and the letters they stand for, commonest first.
LETTERLIKE_DIGITS: dict[str, str] = {
    "0": "оО", "3": "зЗэЭ", "4": "чЧ", "6": "бБ", "1": "іІ", "8": "вВ", "5": "Б", "9": "д",
}  # fmt: skip

#: Letters read for digits.
DIGITLIKE_LETTERS: dict[str, str] = {
    "О": "0", "о": "0", "O": "0", "o": "0", "З": "3", "з": "3", "Э": "3", "І": "1", "I": "1",
    "l": "1", "|": "1", "б": "6", "Ч": "4", "В": "8", "B": "8", "S": "5",
}  # fmt: skip

_FOLD = str.maketrans(
    {
        "ё": "е", "Ё": "Е", "\u00ad": None, "\u0301": None, "\u0300": None,
        "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
        "’": "'", "ʼ": "'", "`": "'",
        # letters of the orthography before 1918
        "ѣ": "е", "Ѣ": "Е", "і": "и", "І": "И", "ѳ": "ф", "Ѳ": "Ф", "ѵ": "и", "Ѵ": "И",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """Lower case, ё as е, pre-1918 letters as modern ones, one kind of hyphen, no soft hyphens.

    >>> fold("Чёрно‑Бѣлый")
    'черно-белый'
    """
    return text.translate(_FOLD).lower()


def is_cyrillic(character: str) -> bool:
    """Whether a character is a Cyrillic letter."""
    return "\u0400" <= character <= "\u052f" and character.isalpha()


def is_latin(character: str) -> bool:
    """Whether a character is a Latin letter, plain or with diacritics."""
    return character.isalpha() and (character < "\u0250" or "\u1e00" <= character <= "\u1eff")


def script_of(text: str) -> Script:
    """The script of a token's letters; a token without letters is DIGITS."""
    cyrillic = latin = other = False
    for character in text:
        if is_cyrillic(character):
            cyrillic = True
        elif is_latin(character):
            latin = True
        elif character.isalpha():
            other = True
    if cyrillic + latin + other > 1:
        return Script.MIXED
    if cyrillic:
        return Script.CYRILLIC
    if latin:
        return Script.LATIN
    return Script.OTHER if other else Script.DIGITS


def to_cyrillic(text: str, pairs: dict[str, str] | None = None) -> str | None:
    """`text` with every Latin look-alike in Cyrillic; None if a Latin letter has no look-alike.

    >>> to_cyrillic("Мocквa")
    'Москва'
    """
    pairs = HOMOGLYPHS if pairs is None else pairs
    letters = []
    for character in text:
        if not is_latin(character):
            letters.append(character)
        elif character in pairs:
            letters.append(pairs[character])
        else:
            return None
    return "".join(letters)
