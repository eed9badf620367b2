"""Korean names: the Russian and the English spelling compared sound by sound.

``Ким Ир Сен`` is Kim Ir Sen, Kim Il-sŏng, Gim Il-seong and, in every newspaper, Kim Il Sung. No
table of whole syllables covers that, because both sides strayed from their systems. Each spelled
sound is therefore a set of hangul letters; two sounds agree when the sets meet, *strictly* when
both spellings are regular (Kholodovich; Revised Romanization, McCune-Reischauer), *loosely* when
period habits are allowed (``Цой Ен Ген`` for Choe Yong-gŏn).

The parts of a syllable and the surnames are in ``dictionaries/kholodovich.tsv``, with sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.language.syllables import forms, plain_latin, syllabic_nominatives, table_rows

#: Longer words are no Korean name; bounds the quadratic alignment.
LONGEST_WORD = 20

#: A single glide letter that no table row has: Ай < а + и, Syngman's y.
_LOOSE_GLIDES = (("й", "ㅣ"), ("ь", "ㄹ"))


#: Consonants that Russian and English spellings confuse; the first stands for the class.
_CONSONANT_CLASSES = ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆ", "ㅈㅉㅊ", "ㅎ", "ㄴㅇ", "ㅁ", "ㄹ")


@dataclass(frozen=True)
class Sound:
    """A spelled sound as two sets of hangul letters, one bit each; ``loose`` is the larger."""

    strict: int
    loose: int


@dataclass(frozen=True)
class Agreement:
    """How two spellings of a name compare: sounds that differ, of how many, and by which rules."""

    differing: int
    sounds: int
    strict: bool


#: A letter that spells no Korean sound, such as an OCR slip; it agrees with nothing.
_NO_SOUND = Sound(0, 0)


class KoreanTable:
    """Sounds and surnames of both alphabets, read from ``kholodovich.tsv``."""

    def __init__(self) -> None:
        """Read the table."""
        rows = table_rows("kholodovich.tsv")
        parts = [row for row in rows if row[1] != "surname"]
        letters = sorted({row[2] for row in parts})
        bit = {letter: 1 << index for index, letter in enumerate(letters)}
        self.cyrillic = _sounds(
            ((row[:1], (*forms(row[5]),), bit[row[2]]) for row in parts),
            ((glide, bit[letter]) for glide, letter in _LOOSE_GLIDES),
        )
        self.latin = _sounds(
            (((*forms(row[3]), *forms(row[4])), forms(row[6]), bit[row[2]]) for row in parts), ()
        )
        self._class_of_bit = {
            bit[letter]: group[0] for group in _CONSONANT_CLASSES for letter in group
        }
        self.cyrillic_pattern = _longest_first(self.cyrillic)
        self.latin_pattern = _longest_first(self.latin)
        self.syllable = _syllable_pattern(parts, (0, 5))
        self.latin_syllables = re.compile(
            f"(?:{_syllable_pattern(parts, (3, 4, 6)).pattern}){{1,3}}"
        )
        self.surnames_cyrillic: dict[str, set[str]] = {}
        self.surnames_latin: dict[str, set[str]] = {}
        for russian, kind, hangul, revised, mccune, variants, others in rows:
            if kind == "surname":
                for form in (russian, *forms(variants)):
                    self.surnames_cyrillic.setdefault(form.lower(), set()).add(hangul)
                for form in (*forms(revised), *forms(mccune), *forms(others)):
                    self.surnames_latin.setdefault(form, set()).add(hangul)

    def class_of(self, sound: Sound) -> str:
        """The consonant class of a sound, regular readings first; empty for a vowel."""
        mask = sound.strict or sound.loose
        return next((name for bit, name in self._class_of_bit.items() if mask & bit), "")

    def share_surname(self, russian: str, english: str) -> bool:
        """Whether two lower-case words are spellings of one Korean surname (Цой, Choe)."""
        known = self.surnames_cyrillic.get(russian)
        return known is not None and not known.isdisjoint(self.surnames_latin.get(english, ()))


@lru_cache(maxsize=1)
def korean() -> KoreanTable:
    """The table, loaded on first use."""
    return KoreanTable()


def is_korean_name(words: Sequence[str]) -> bool:
    """Whether Russian words can be a Korean name of two to four syllables, in any case.

    Loose: short Russian words pass as well (``Дом``, ``Нам``); ask only about what stands as a
    name.

    >>> is_korean_name(["Пак", "Хен", "Ен"]), is_korean_name(["Чонджин"])
    (True, True)
    >>> is_korean_name(["Молотов"]), is_korean_name(["Ким"])
    (False, False)
    """
    lowered = [part for word in words for part in word.casefold().split("-")]
    if not lowered or max(map(len, lowered)) > LONGEST_WORD:
        return False
    endings = syllabic_nominatives(lowered[-1])
    return any(2 <= _count_syllables((*lowered[:-1], last)) <= 4 for last in endings)


def korean_key(name: str) -> str:
    """Consonant key of a Russian or English spelling: names that may be one share their key.

    Vowels are left out (ŏ is о, е, э and, in English, also u); aspirated, tense and voiced
    consonants fall together, as do final н and ng. For indexing: ``agreement`` decides.

    >>> korean_key("Пак Хен Ен"), korean_key("Pak Hŏn-yŏng")
    ('ㅂㄱㅎㄴㄴ', 'ㅂㄱㅎㄴㄴ')
    """
    if re.search("[\u0400-\u04ff]", name):
        sounds = cyrillic_sounds(tuple(re.findall(r"[^\W\d_]+", name.casefold())))
    else:
        sounds = latin_sounds(tuple(re.findall(r"[^\W\d_]+", plain_latin(name))))
    return "".join(korean().class_of(sound) for sound in sounds)


def agreement(russian: tuple[str, ...], english: tuple[str, ...]) -> Agreement | None:
    """Compare lower-case words of a name; None where they are no spellings of one Korean name.

    >>> agreement(("ким", "ир", "сен"), ("kim", "il", "sung")).differing
    0
    """
    heard, read = latin_sounds(english), cyrillic_sounds(russian)
    if not heard or not read or not all(map(korean().latin_syllables.fullmatch, english)):
        return None
    if read.count(_NO_SOUND) > 1 or abs(len(read) - len(heard)) > 3:
        return None
    total = max(len(read), len(heard))
    if len(read) == len(heard) and not _strictly_differing(read, heard):
        return Agreement(0, total, strict=True)
    if len(russian) > 1 and len(english) > 1:
        differing = _by_parts(russian, english)
    else:
        differing = _in_one_word(read, heard)
    return None if differing is None else Agreement(differing, total, strict=False)


def _by_parts(russian: tuple[str, ...], english: tuple[str, ...]) -> int | None:
    """Differing sounds; None if they are in more than one part, for then the name is another.

    A name of few sounds may differ in none: loosely heard, Ши Чжэ is one sound from Su Yu.
    """
    if len(russian) != len(english):
        russian = (russian[0], "".join(russian[1:]))
        english = (english[0], "".join(english[1:]))
    known = korean().share_surname(russian[0], english[0])
    parts = zip(russian[known:], english[known:], strict=True)
    distances = [_distance(cyrillic_sounds((ours,)), latin_sounds((hers,))) for ours, hers in parts]
    differing = sum(distances)
    if differing and (len(distances) - distances.count(0) > 1 or len("".join(english)) < 5):
        return None
    return differing


def _in_one_word(read: tuple[Sound, ...], heard: tuple[Sound, ...]) -> int | None:
    """Differing sounds of place names, where no surname vouches for a loose reading.

    One sound may be misread if the others are regular, but not the first: Пхеньян, Shenyang.
    """
    if _distance(read, heard) == 0:
        return 0
    if len(read) != len(heard) or len(read) < 5 or not read[0].loose & heard[0].loose:
        return None
    return 1 if _strictly_differing(read, heard) == 1 else None


@lru_cache(maxsize=16384)
def cyrillic_sounds(words: tuple[str, ...]) -> tuple[Sound, ...]:
    """Sounds of lower-case Russian words; letters that spell none are kept as gaps."""
    table = korean()
    return _listen(words, table.cyrillic_pattern, table.cyrillic)


@lru_cache(maxsize=16384)
def latin_sounds(words: tuple[str, ...]) -> tuple[Sound, ...]:
    """Sounds of lower-case English words without diacritics."""
    table = korean()
    return _listen(words, table.latin_pattern, table.latin)


def _listen(
    words: tuple[str, ...], pattern: re.Pattern[str], sounds: Mapping[str, Sound]
) -> tuple[Sound, ...]:
    if sum(map(len, words)) > 2 * LONGEST_WORD:
        return ()
    return tuple(sounds.get(unit, _NO_SOUND) for word in words for unit in pattern.findall(word))


def _strictly_differing(left: tuple[Sound, ...], right: tuple[Sound, ...]) -> int:
    return sum(not one.strict & other.strict for one, other in zip(left, right, strict=True))


def _distance(left: tuple[Sound, ...], right: tuple[Sound, ...]) -> int:
    """Levenshtein distance where sounds are equal when their loose sets meet."""
    previous = list(range(len(right) + 1))
    for row, sound in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            replaced = previous[column - 1] + (not sound.loose & other.loose)
            current.append(min(replaced, previous[column] + 1, current[-1] + 1))
        previous = current
    return previous[-1]


def _count_syllables(words: Sequence[str]) -> int:
    """Syllables of all words, 0 where one is not made of Korean syllables."""
    syllable = korean().syllable
    total = 0
    for word in words:
        if not re.fullmatch(f"(?:{syllable.pattern}){{1,4}}", word):
            return 0
        total += len(syllable.findall(word))
    return total


def _sounds(
    rows: Iterable[tuple[Iterable[str], Iterable[str], int]], extra: Iterable[tuple[str, int]]
) -> dict[str, Sound]:
    strict: dict[str, int] = {}
    loose: dict[str, int] = {}
    for regular, variants, bit in rows:
        for form in regular:
            strict[form] = strict.get(form, 0) | bit
            loose[form] = loose.get(form, 0) | bit
        for form in variants:
            loose[form] = loose.get(form, 0) | bit
    for form, bit in extra:
        loose[form] = loose.get(form, 0) | bit
    return {form: Sound(strict.get(form, 0), mask) for form, mask in loose.items()}


def _longest_first(sounds: Mapping[str, Sound]) -> re.Pattern[str]:
    units = sorted(sounds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, units)) + "|.", re.DOTALL)


def _syllable_pattern(
    parts: Iterable[tuple[str, ...]], columns: tuple[int, ...]
) -> re.Pattern[str]:
    """One syllable, spelled by the forms in the given columns of the table."""
    spelled: dict[str, set[str]] = {"initial": set(), "vowel": set(), "final": set()}
    for row in parts:
        spelled[row[1]].update(form for column in columns for form in forms(row[column]))
    initial, vowel, final = (
        "|".join(sorted(map(re.escape, spelled[kind]), key=len, reverse=True)) for kind in spelled
    )
    return re.compile(f"(?:{initial})?(?:{vowel})(?:{final})?")
