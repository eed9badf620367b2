"""The spelling of Russian before 1918: whether a paper keeps to it, and what its words are today.

``Въ засѣданіи Временнаго правительства`` is no misreading of ``В заседании Временного
правительства``. The correspondences are those of the decree of 10 October 1918.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ocrfix.text.alphabet import fold

#: A paper has the old spelling if so many of its words show it; Soviet papers misread by OCR reach
#: 0.013 (600 pages), papers before 1918 have 0.15 and more.
_LEAST_SHARE = 0.05
_LEAST_WORDS = 3

_OLD = re.compile(r"[ѣіѳѵ]|[бвгджзклмнпрстфхцчшщ]ъ(?=-|\Z)", re.IGNORECASE)
_HARD_SIGN = re.compile(r"ъ(?=-|\Z)")
_PREFIX = re.compile(r"\A(бе|во|и|ни|ра|ро|чере|чре)з(?=[кпстфхцчшщ])")
#: Endings and what may stand for them today.
_ENDINGS = (
    ("аго", ("ого", "его")), ("яго", ("его",)), ("агося", ("егося",)), ("ыя", ("ые",)),
    ("ия", ("ие",)), ("ияся", ("иеся",)), ("оне", ("они",)), ("одне", ("одни",)),
    ("однех", ("одних",)), ("однем", ("одним",)), ("однеми", ("одними",)), ("ея", ("ее",)),
)  # fmt: skip
_NO_OLD_LETTERS = str.maketrans("ѣѢіІѳѲѵѴ", "еЕиИфФиИ")


def is_old_spelling(words: Iterable[str]) -> bool:
    """Whether the words of a text are in the spelling before 1918."""
    number = old = 0
    for word in words:
        number += 1
        old += bool(_OLD.search(word))
    return old >= _LEAST_WORDS and old >= _LEAST_SHARE * number


def in_modern_spelling(word: str) -> list[str]:
    """What a word in the old spelling may be today, folded; empty if nothing in it is old.

    >>> in_modern_spelling("Безпокойнаго"), in_modern_spelling("вопросъ")
    (['беспокойного', 'беспокойнего'], ['вопрос'])
    """
    folded = fold(word)
    stem = _PREFIX.sub(r"\1с", _HARD_SIGN.sub("", folded))
    found = [stem]
    for ending, todays in _ENDINGS:
        if stem.endswith(ending):
            found = [stem.removesuffix(ending) + today for today in todays]
    return [one for one in found if one != word.lower().replace("ё", "е")]


def without_old_letters(text: str) -> str:
    """The text with the letters of today, the rest of the spelling as it is."""
    return text.translate(_NO_OLD_LETTERS)
