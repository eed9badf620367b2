"""Grammatical agreement of a word with its neighbours, as features that `training.ablate` tries.

``в паровозном депо`` agrees and ``в паровозном дело`` does not: an adjective and its noun have
case, number and gender in common, a preposition asks for certain cases, a noun after a noun is
mostly a genitive. The program does not use it: beside the character model it gains next to nothing
(docs/benchmarks.md), and asking a morphology takes longer than all else. Needs pymorphy3.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pymorphy3 import MorphAnalyzer

from ocrfix.correction.judge import Judge
from ocrfix.correction.options import Option
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import Token

#: Cases of pymorphy3 by one letter; the second genitive, locative and so on count as the first.
_CASES = {
    "nomn": "n", "voct": "n", "gent": "g", "gen1": "g", "gen2": "g", "datv": "d", "accs": "a",
    "acc2": "a", "ablt": "i", "loct": "l", "loc1": "l", "loc2": "l",
}  # fmt: skip
#: Which cases a preposition asks for.
_GOVERNED = {
    preposition: cases
    for cases, prepositions in {
        "al": "в во на о об обо",
        "gia": "с со",
        "dal": "по",
        "d": "к ко согласно благодаря навстречу вопреки",
        "g": "от ото до из изо без безо для у около против среди после кроме вместо ввиду "
        "вследствие насчет относительно путем вокруг возле мимо помимо",
        "gi": "между",
        "a": "через про сквозь",
        "ai": "под подо за",
        "i": "над надо перед передо",
        "l": "при",
    }.items()
    for preposition in prepositions.split()
}
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"})
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_ANY = "*"
_GAP = re.compile(r"[ \u00a0\n\r]*\Z")


class Reading(NamedTuple):
    """One grammatical reading of a form; `_ANY` for what does not change or is not told."""

    part: str
    case: str
    number: str
    gender: str


@cache
def _morphology() -> MorphAnalyzer:
    return MorphAnalyzer()


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> frozenset[Reading]:
    """The readings of a folded word; none for one that the dictionary of pymorphy3 lacks."""
    morphology = _morphology()
    if not word.replace("-", "").isalpha() or not morphology.word_is_known(word):
        return frozenset()
    found = set()
    for tag in (parse.tag for parse in morphology.parse(word)):
        fixed = "Fixd" in tag
        plural = tag.number == "plur"
        found.add(
            Reading(
                str(tag.POS),
                _ANY if fixed else _CASES.get(str(tag.case), ""),
                _ANY if fixed else "p" if plural else "s",
                _ANY if plural or not tag.gender else str(tag.gender),
            )
        )
    return frozenset(found)


def agreement(first: str, second: str) -> float:
    """1.0 if two neighbouring folded words agree, −1.0 if they do not, 0.0 if nothing is asked."""
    one, other = readings(first), readings(second)
    if not other:
        return 0.0
    if first in _GOVERNED:
        nominal = [reading for reading in other if reading.part in _NOMINAL]
        wanted = _GOVERNED[first] + _ANY
        return 1.0 if any(reading.case in wanted for reading in nominal) else -1.0
    parts = {reading.part for reading in one}
    if parts and parts <= _ADJECTIVES:
        followed = [reading for reading in other if reading.part in _ADJECTIVES | {"NOUN"}]
        if not followed:
            return 0.0
        return 1.0 if any(_same(left, right) for left in one for right in followed) else -1.0
    if parts == {"NOUN"} == {reading.part for reading in other}:
        genitive = any(reading.case in ("g", _ANY) for reading in other)
        apposed = any(left.case == right.case for left in one for right in other)
        return 1.0 if genitive or apposed else -1.0
    return 0.0


def _same(left: Reading, right: Reading) -> bool:
    return all(a == b or _ANY in (a, b) for a, b in zip(left[1:], right[1:], strict=True))


class AgreeingJudge(Judge):
    """A judge whose words and options have the features ``agrees-before`` and ``agrees-after``."""

    def options(self, token: Token, known: bool) -> list[tuple[Option, dict[str, float]]]:
        """The options, each with how it agrees with the words around."""
        before, after = self._beside(token)
        found = super().options(token, known)
        for option, features in found:
            pieces = [fold(piece.strip(".,:;!?\"«»„“()/'-–—")) for piece in option.text.split()]
            if not pieces:
                continue
            if option.span.start == token.span.start:
                features["option-agrees-before"] = agreement(before, pieces[0])
            if option.span.end == token.span.end:
                features["option-agrees-after"] = agreement(pieces[-1], after)
        return found

    def _features_of(self, token: Token, known: bool) -> dict[str, float]:
        before, after = self._beside(token)
        return {
            **super()._features_of(token, known),
            "agrees-before": agreement(before, token.folded),
            "agrees-after": agreement(token.folded, after),
        }

    def _beside(self, token: Token) -> tuple[str, str]:
        """The folded words before and after with nothing but a space or line end between."""
        tokens, source = self._document.tokens, self._document.source
        number = self._number(token)
        before = tokens[number - 1] if number else None
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        if before is not None and not _GAP.match(source[before.span.end : token.span.start]):
            before = None
        if after is not None and not _GAP.match(source[token.span.end : after.span.start]):
            after = None
        return (before.folded if before else "", after.folded if after else "")
