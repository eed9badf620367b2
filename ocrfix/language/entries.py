"""What a lexicon says of one word: how frequent it is, what kind of word, who knows it.

``корпусов`` is ``Entry("корпусов", 1.2e-06, MORPHOLOGY|COMMON, "wordfreq")``; ``корпусоз`` has no
entry. Frequencies are kept on a logarithmic scale of 96 levels, 13 to a decade.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntFlag


class Flag(IntFlag):
    """What is known of a word beside its frequency."""

    MORPHOLOGY = 1
    """in the dictionary of pymorphy3 (OpenCorpora)"""
    NAME = 2
    """may be a first name, family name or patronymic"""
    PLACE = 4
    """may be a place"""
    ABBREVIATION = 8
    COMMON = 16
    """in the short Russian list of pyspellchecker"""
    NAME_ONLY = 32
    """never anything but a name of a person, place or institution: written with a capital"""
    OWN = 64
    """in the dictionaries of this program"""
    PERSON = 128
    """in persons.tsv"""
    TOWN = 256
    """in places.tsv"""
    PERIOD = 512
    """in period-words.tsv"""
    USER = 1024
    """in a word list of the user"""


#: Who or what carries a name of its own may be meant by the word.
NAMES = Flag.PERSON | Flag.TOWN | Flag.NAME | Flag.PLACE


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of a lexicon: `word` is folded, `frequency` is its probability per running word.

    `frequency` is 0 for a word that was never seen in running text. `source` names the list that
    vouches for the word: ``wordfreq``, ``pymorphy3``, ``persons``, ``places``, ``period words`` or
    the path of a user's file.
    """

    word: str
    frequency: float
    flags: Flag
    source: str


#: Level 1 of the frequency scale, the smallest probability that wordfreq states.
RAREST = 1e-8
LEVELS_PER_DECADE = 13
LEVELS = 96

#: The probability of each level; level 0 is a word never seen.
FREQUENCIES: tuple[float, ...] = (
    0.0,
    *(RAREST * 10 ** ((level - 1) / LEVELS_PER_DECADE) for level in range(1, LEVELS)),
)


def level_of(frequency: float) -> int:
    """The level, 0 to 95, whose probability is nearest to `frequency` (on the log scale)."""
    if frequency <= 0:
        return 0
    level = 1 + round(math.log10(frequency / RAREST) * LEVELS_PER_DECADE)
    return min(max(level, 1), LEVELS - 1)


#: The frequency from which a word of so many letters is believed: chance strings of few letters
#: are in every big word list. On 5,300 tokens of noisy typescript such floors gave an F1 of .916
#: for finding wrong words, and .868 without them.
FLOORS = {1: 1e-4, 2: 1e-4, 3: 1e-5, 4: 1e-6}
#: The floors for words that pymorphy3 knows; longer ones need none. The higher floors above would
#: refuse 52 more right words (умы, нею) of 150 pages, and 12 more wrong ones.
KNOWN_FLOORS = {1: 1e-4, 2: 1e-4, 3: 3e-6, 4: 3e-7}
#: The floor for longer words that pymorphy3 does not know.
FLOOR = 3e-8


def floor_of(length: int, in_morphology: bool) -> float:
    """The least frequency at which a word of `length` letters is believed."""
    floor = KNOWN_FLOORS.get(length, 0.0) if in_morphology else FLOORS.get(length, FLOOR)
    return lowest(floor)


def believable(entry: Entry) -> bool:
    """Whether the word is frequent enough for its length, or one of our own or the user's."""
    if entry.flags & (Flag.OWN | Flag.USER):
        return True
    return entry.frequency >= floor_of(len(entry.word), Flag.MORPHOLOGY in entry.flags)


def lowest(floor: float) -> float:
    """The lowest frequency that counts as `floor`: half a level less, for rounding."""
    return floor * 10 ** (-0.5 / LEVELS_PER_DECADE)
