"""How one figure is taken for another: ``15608`` may be a misread ``15603``, not a misread 15604.

Two readings of one stated number differ by look-alikes (3 and 8, 0 and 6) when the machine
misread one of them, and by anything when the writers meant two numbers.
"""

from __future__ import annotations

import re

from ocrfix.text.alphabet import DIGITLIKE_LETTERS

#: How alike two figures look in typescript, 1 for the most alike. The order follows their shapes:
#: a closed or open bow (3/8, 0/6, 6/8), a lost or added stroke (1/7, 1/4, 5/6). 0/9, 0/6, 3/9 and
#: 8/9 are besides the commonest pairs of Tesseract on worn typescript (aligned pages).
_LIKENESS = {
    "38": 0.9, "17": 0.9, "68": 0.8, "06": 0.8, "09": 0.7, "56": 0.7, "08": 0.7, "27": 0.7,
    "35": 0.6, "14": 0.6, "89": 0.6, "58": 0.5, "39": 0.5, "49": 0.4, "23": 0.4, "59": 0.4,
    "47": 0.4, "69": 0.3, "28": 0.3, "12": 0.3, "46": 0.3, "05": 0.3, "25": 0.3, "79": 0.3,
    "29": 0.3, "03": 0.3, "57": 0.3,
}  # fmt: skip

_WELL_FORMED = re.compile(r"\w{1,3}(?:[.,\s\u00a0]\w{3})+|\w+[.,]\w{1,2}")
_SEPARATORS = re.compile(r"[.,\s\u00a0]")


def as_digits(text: str) -> str:
    """`text` with the letters that are read for digits turned back: ``З7`` gives ``37``."""
    return "".join(
        character if character.isdigit() else DIGITLIKE_LETTERS.get(character, character)
        for character in text
    )


def digit_likeness(first: str, second: str) -> float:
    """How alike two digits look, from 0 (not at all) to 1 (the same)."""
    if first == second:
        return 1.0
    return _LIKENESS.get("".join(sorted((first, second))), 0.0)


def plausible_misreading(read: str, truth: str) -> float:
    """How plausible it is that the digits `truth` were read as `read`: 0 (not) to 1.

    Both must have the same length; the likenesses of the differing digits multiply. Equal texts
    give 0: nothing was misread. Letters count as the digits they look like.

    >>> plausible_misreading("15608", "15603")
    0.9
    >>> plausible_misreading("15608", "15604")
    0.0
    """
    if read == truth or len(read) != len(truth):
        return 0.0
    weight = 1.0
    for seen, meant in zip(as_digits(read), truth, strict=True):
        if seen != meant:
            weight *= digit_likeness(seen, meant)
    return weight


def differing(read: str, truth: str) -> int:
    """In how many places two readings differ; all of them if the lengths differ."""
    if len(read) != len(truth):
        return max(len(read), len(truth))
    return sum(seen != meant for seen, meant in zip(as_digits(read), truth, strict=True))


def lost_or_gained(read: str, truth: str) -> bool:
    """Whether the figures differ by a single one lost or added: ``4090`` for ``400``.

    Only where the longer has three figures or more: any short number is a part of many others.
    """
    longer, shorter = (read, truth) if len(read) > len(truth) else (truth, read)
    if len(longer) != len(shorter) + 1 or len(longer) < 3:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def rewrite_digits(raw: str, digits: str) -> str | None:
    """`raw` with its figures replaced by `digits` one for one, its separators kept.

    ``86.480`` with ``36480`` gives ``36.480``; None when the counts differ.
    """
    places = [
        place
        for place, character in enumerate(raw)
        if character.isdigit() or (character in DIGITLIKE_LETTERS and character.isalpha())
    ]
    if len(places) != len(digits):
        return None
    letters = list(raw)
    for place, digit in zip(places, digits, strict=True):
        letters[place] = digit
    return "".join(letters)


def grouped(raw: str, digits: str) -> str:
    """`digits` written as `raw` is: in groups of three with its separator, if it has one."""
    separator = _SEPARATORS.search(raw)
    if separator is None or _WELL_FORMED.fullmatch(raw):
        exact = rewrite_digits(raw, digits)
        if exact is not None:
            return exact
    if separator is None:
        return digits
    return f"{int(digits):,}".replace(",", separator.group())
