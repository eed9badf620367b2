"""How one figure is taken for another: ``15608`` may be a misread ``15603``, not a misread 15604.

Two readings of one stated number differ by look-alikes (3 and 8, 0 and 6) when the machine
misread one of them, and by anything when the writers meant two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush, merge

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

#: The look-alikes of each figure, the most alike first.
_LOOK_ALIKES: dict[str, tuple[tuple[str, float], ...]] = {
    digit: tuple(
        sorted(
            (
                (pair.replace(digit, "", 1), likeness)
                for pair, likeness in _LIKENESS.items()
                if digit in pair
            ),
            key=lambda item: -item[1],
        )
    )
    for digit in "0123456789"
}

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


@dataclass(frozen=True, slots=True)
class Reading:
    """What may stand on the paper where a text was read.

    `likeness` is that of `plausible_misreading`.
    """

    text: str
    likeness: float


def readings(text: str) -> Iterator[Reading]:
    """The figures that may have been misread as `text`, the likeliest first.

    ``15608`` may be ``15603``, ``1З`` is ``13`` and ``19.11`` may be ``18.11``. At most two figures
    are changed; separators stay, and letters among the figures are taken for the figures they look
    like. Lazily, so that the first few of a long number cost little.

    >>> [reading.text for reading in readings("1З")][:3]
    ['13', '18', '73']
    """
    plain = as_digits(text)
    if plain != text and plain.isascii():
        yield Reading(plain, 1.0)
    singles = sorted(
        (
            (likeness, place, other)
            for place, digit in enumerate(plain)
            for other, likeness in _LOOK_ALIKES.get(digit, ())
        ),
        key=lambda change: (-change[0], change[1]),
    )
    once = ((-likeness, (one,)) for one in singles for likeness in one[:1])
    for _, changes in merge(once, _pairs(singles), key=lambda item: item[0]):
        letters, weight = list(plain), 1.0
        for likeness, place, other in changes:
            letters[place] = other
            weight *= likeness
        yield Reading("".join(letters), weight)


_Change = tuple[float, int, str]


def _pairs(singles: list[_Change]) -> Iterator[tuple[float, tuple[_Change, ...]]]:
    """Two changes at different places, the likeliest pair first."""
    heap: list[tuple[float, int, int]] = []
    for first in range(len(singles) - 1):
        heappush(heap, (-singles[first][0] * singles[first + 1][0], first, first + 1))
    while heap:
        weight, first, second = heappop(heap)
        one, two = singles[first], singles[second]
        if one[1] != two[1]:
            yield weight, (one, two)
        if second + 1 < len(singles):
            heappush(heap, (-one[0] * singles[second + 1][0], first, second + 1))


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
