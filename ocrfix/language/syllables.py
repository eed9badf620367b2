"""Chinese and Japanese names as Russian writes them: syllable by syllable, from a closed table.

Russian has one official spelling per Chinese syllable (Palladius) and per kana (Polivanov), so
``Пэн Дэ-хуай`` can be checked and carried over to ``Peng Dehuai`` without a list of persons.
``Знь-лай``, an OCR slip for ``Энь-лай``, does not split into syllables and is suspicious.

Start reading from ``Spelling.split``; the tables are ``dictionaries/palladius.tsv`` and
``dictionaries/polivanov.tsv``, whose headers name the sources.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ocrfix import resources

#: No Chinese or Japanese name written as one word is longer; bounds the work on garbage.
LONGEST_PIECE = 40

#: Case endings that a syllabic name takes, and what its nominative has in their place:
#: Энь-лаю < лай, Цзянь-ина < ин, Тяньцзиня < цзинь; Бяо and Чжу Дэ do not decline.
_SYLLABIC_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), nominative)
    for pattern, nominative in (
        ("(?<=.[бгклмнпрстх])(?:ом|[ауе])$", ""),
        ("(?<=[аоуэиея])(?:ем|[яюе])$", "й"),
        ("(?<=.[нл])(?:ем|[яюе])$", "ь"),
    )
)
_APOSTROPHES = "'’ʼ‘`"
_AWKWARD_CYRILLIC = re.compile("н[аоуэиеёюя]")
_AWKWARD_LATIN = re.compile("[a-zü][aoe]")
NEVER_AWKWARD = re.compile(r"(?!)")
#: Letters with a mark that does not come apart.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_ONE_CLASS = str.maketrans("бдг", "птк")
_WRONG_HARD_SIGN = re.compile("(?<!н)ъ|ъ(?![аоуэиеёюя])")


@dataclass(frozen=True)
class Spelling:
    """One way of writing syllables: each spelling and the syllable it stands for.

    ``awkward`` marks boundaries that careful writers avoid or sign (Чанъань, Xi'an), so that
    ``fangan`` is split fan-gan and not fang-an.
    """

    units: Mapping[str, str]
    awkward: re.Pattern[str]

    @cached_property
    def longest(self) -> int:
        """Length of the longest unit."""
        return max(map(len, self.units))

    def split(self, piece: str) -> tuple[str, ...] | None:
        """Cut ``piece`` wholly into units, fewest and least awkward; None where it cannot be.

        >>> palladius().cyrillic.split("дэхуай")
        ('дэ', 'хуай')
        """
        if not 0 < len(piece) <= LONGEST_PIECE:
            return None
        best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(piece)
        for end in range(1, len(piece) + 1):
            for start in range(max(0, end - self.longest), end):
                before = best[start]
                if before is None or piece[start:end] not in self.units:
                    continue
                awkward = start > 0 and self.awkward.match(piece, start - 1) is not None
                cost = before[0] + 2 + awkward
                known = best[end]
                if known is None or cost < known[0]:
                    best[end] = (cost, start)
        return self._walk_back(piece, best)

    @staticmethod
    def _walk_back(piece: str, best: list[tuple[int, int] | None]) -> tuple[str, ...] | None:
        units: list[str] = []
        end = len(piece)
        while end:
            step = best[end]
            if step is None:
                return None
            units.append(piece[step[1] : end])
            end = step[1]
        return tuple(reversed(units))


@dataclass(frozen=True)
class SyllableTable:
    """A transcription in both directions, with its period variants.

    ``regular`` leads from any accepted Cyrillic spelling to the official one (пын -> пэн);
    ``third`` holds the remaining column: Wade-Giles forms, or kana.
    """

    cyrillic: Spelling
    latin: Spelling
    regular: Mapping[str, str]
    third: Mapping[str, tuple[str, ...]]


def table_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a TAB separated dictionary, comments and blank lines left out."""
    text = resources.dictionary_path(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


def forms(cell: str) -> tuple[str, ...]:
    """The forms in a cell: separated by a space, ``-`` for none."""
    return () if cell == "-" else tuple(cell.split())


def _build(rows: Iterable[tuple[str, ...]], awkward: tuple[re.Pattern[str], ...]) -> SyllableTable:
    rows = tuple(rows)
    latin_of = {cyrillic: latin for cyrillic, latin, *_ in rows}
    regular = {cyrillic: cyrillic for cyrillic in latin_of}
    for cyrillic, latin, _, variants in rows:
        for variant in forms(variants):
            # цзе is the regular form of jie; that it was also written for ze must not hide it.
            if latin_of.setdefault(variant, latin) == latin:
                regular.setdefault(variant, cyrillic)
    return SyllableTable(
        cyrillic=Spelling(latin_of, awkward[0]),
        latin=Spelling({latin: cyrillic for cyrillic, latin, *_ in rows}, awkward[1]),
        regular=regular,
        third={cyrillic: forms(third) for cyrillic, _, third, _ in rows},
    )


@lru_cache(maxsize=1)
def palladius() -> SyllableTable:
    """The Palladius table (412 syllables), loaded on first use."""
    return _build(table_rows("palladius.tsv"), (_AWKWARD_CYRILLIC, _AWKWARD_LATIN))


@lru_cache(maxsize=1)
def polivanov() -> SyllableTable:
    """The Polivanov table (the gojūon with voiced and palatal kana), with doubled consonants."""
    rows = list(table_rows("polivanov.tsv"))
    for cyrillic, latin, kana, variants in tuple(rows):
        if cyrillic[0] in "кстцп":
            # っ doubles the consonant: Хоккайдо, Саппоро; Hepburn writes tch for っち (Matchi).
            first = "t" if latin.startswith("ch") else latin[0]
            doubled = " ".join(form[0] + form for form in forms(variants)) or "-"
            rows.append((cyrillic[0] + cyrillic, first + latin, "っ" + kana.split()[0], doubled))
    return _build(rows, (NEVER_AWKWARD, NEVER_AWKWARD))


def unaspirated(cyrillic: str) -> str:
    """Palladius with aspirated and plain consonants made one, as Wade-Giles has them.

    >>> unaspirated("чжоу"), unaspirated("пэн") == unaspirated("бэн")
    ('чоу', True)
    """
    return cyrillic.replace("чж", "ч").replace("цз", "ц").translate(_ONE_CLASS)


@lru_cache(maxsize=1)
def wade_giles() -> Spelling:
    """Wade-Giles syllables without apostrophes; each stands for ``unaspirated`` Palladius forms.

    >>> wade_giles().units["chu"]
    'цюй чу'
    """
    readings: dict[str, set[str]] = {}
    for cyrillic, latin_forms in palladius().third.items():
        for latin in latin_forms:
            plain = plain_latin(latin).replace("'", "")
            readings.setdefault(plain, set()).add(unaspirated(cyrillic))
    units = {latin: " ".join(sorted(found)) for latin, found in readings.items()}
    return Spelling(units, _AWKWARD_LATIN)


def syllabic_nominatives(word: str) -> tuple[str, ...]:
    """The word itself, then what it may be the oblique case of.

    >>> syllabic_nominatives("лаю")
    ('лаю', 'лай')
    """
    changed = (pattern.sub(ending, word) for pattern, ending in _SYLLABIC_ENDINGS)
    return tuple(dict.fromkeys((word, *changed)))


def split_palladius(word: str) -> tuple[str, ...] | None:
    """Regular Palladius syllables of one word in the nominative, or None.

    >>> split_palladius("Пын-дэ")
    ('пэн', 'дэ')
    """
    lowered = word.casefold()
    if _WRONG_HARD_SIGN.search(lowered):
        return None
    table = palladius()
    return _split(re.split("[-ъ]", lowered), table.cyrillic, table.regular)


def split_polivanov(word: str) -> tuple[str, ...] | None:
    """Regular Polivanov syllables of one word in the nominative, or None.

    >>> split_polivanov("Хоккайдо")
    ('хо', 'кка', 'и', 'до')
    """
    lowered = word.casefold()
    if _WRONG_HARD_SIGN.search(lowered) or re.match(r"й(?!о)|([кстцп])\1", lowered):
        return None
    lowered = re.sub("м(?=[бпм])", "н", lowered).replace("йо", "ё").replace("й", "и")
    table = polivanov()
    return _split(re.split("[-ъ]", lowered), table.cyrillic, table.regular)


def _split(
    pieces: Iterable[str], spelling: Spelling, regular: Mapping[str, str]
) -> tuple[str, ...] | None:
    syllables: list[str] = []
    for piece in pieces:
        units = spelling.split(piece)
        if units is None:
            return None
        syllables.extend(regular[unit] for unit in units)
    return tuple(syllables)


def is_palladius(word: str) -> bool:
    """Whether the word, perhaps in an oblique case, is made of Palladius syllables.

    >>> is_palladius("Дэ-хуай"), is_palladius("Энь-лаю"), is_palladius("Знь-лай")
    (True, True, False)
    """
    return any(split_palladius(form) for form in syllabic_nominatives(word.casefold()))


def is_polivanov(word: str) -> bool:
    """Whether the word, perhaps in an oblique case, is made of Polivanov syllables.

    >>> is_polivanov("Сигэмицу"), is_polivanov("Хатоямой"), is_polivanov("Сталин")
    (True, True, False)
    """
    return any(split_polivanov(form) for form in _japanese_nominatives(word.casefold()))


def _japanese_nominatives(word: str) -> tuple[str, ...]:
    # Names in -а decline like рука: Танаки, Танаке, Танаку, Танакой.
    in_a = re.sub("(ой|[иыуе])$", "а", word)
    in_ya = re.sub("(ей|[июе])$", "я", word)
    return (*syllabic_nominatives(word), in_a, in_ya)


def palladius_to_pinyin(name: str) -> str | None:
    """Pinyin without tones; None where a word does not split into syllables.

    >>> palladius_to_pinyin("Пэн Дэ-хуай"), palladius_to_pinyin("Чанъань")
    ('Peng Dehuai', "Chang'an")
    """
    return _per_word(
        name, lambda word: _fewest(map(split_palladius, syllabic_nominatives(word))), _join_pinyin
    )


def pinyin_to_palladius(name: str) -> str | None:
    """Palladius as papers of the period write it: a given name of two syllables hyphenated.

    >>> pinyin_to_palladius("Peng Dehuai"), pinyin_to_palladius("Xi'an")
    ('Пэн Дэ-хуай', 'Сиань')
    """
    words = name.split()
    converted = [_pinyin_word(word, given=index > 0) for index, word in enumerate(words)]
    known = [word for word in converted if word is not None]
    return " ".join(known) if known and len(known) == len(words) else None


def polivanov_to_hepburn(name: str) -> str | None:
    """Hepburn without long vowel marks.

    >>> polivanov_to_hepburn("Сигэмицу"), polivanov_to_hepburn("Хоккайдо")
    ('Shigemitsu', 'Hokkaido')
    """
    return _per_word(
        name, lambda word: _fewest(map(split_polivanov, _japanese_nominatives(word))), _join_hepburn
    )


def hepburn_to_polivanov(name: str) -> str | None:
    """Polivanov; long vowels are short, as in the papers of the period.

    >>> hepburn_to_polivanov("Shigemitsu"), hepburn_to_polivanov("Yoshida")
    ('Сигэмицу', 'Ёсида')
    """
    return _per_word(name, split_hepburn, joined_polivanov)


def plain_latin(text: str, keep_diaeresis: bool = False) -> str:
    """Lower case without tone marks, macrons and breves; ü is kept where it tells lü from lu."""
    if text.isascii():
        return text.lower()
    kept = "\u0308" if keep_diaeresis else ""
    apart = unicodedata.normalize("NFD", text.casefold().translate(_WHOLE_LETTERS))
    bare = (mark for mark in apart if mark in kept or not unicodedata.combining(mark))
    return unicodedata.normalize("NFC", "".join(bare))


def split_pinyin(word: str) -> tuple[str, ...] | None:
    """Palladius syllables of a pinyin word; an apostrophe or a hyphen is a boundary.

    >>> split_pinyin("Dehuai"), split_pinyin("Xi'an")
    (('дэ', 'хуай'), ('си', 'ань'))
    """
    pieces = re.split(f"[-{_APOSTROPHES}]", plain_latin(word, keep_diaeresis=True))
    pieces = [piece.replace("v", "ü") for piece in pieces]
    latin = palladius().latin
    return _split(pieces, latin, latin.units)


def split_hepburn(word: str) -> tuple[str, ...] | None:
    """Polivanov syllables of a Hepburn word.

    >>> split_hepburn("Shimbun")
    ('си', 'н', 'бу', 'н')
    """
    lowered = re.sub("m(?=[bpm])", "n", plain_latin(word))
    latin = polivanov().latin
    return _split(re.split(f"[-{_APOSTROPHES}]", lowered), latin, latin.units)


def _per_word(
    name: str,
    split: Callable[[str], tuple[str, ...] | None],
    join: Callable[[tuple[str, ...]], str],
) -> str | None:
    words: list[str] = []
    for word in name.split():
        syllables = split(word.casefold())
        if syllables is None:
            return None
        words.append(_cased_like(word, join(syllables)))
    return " ".join(words) or None


def _fewest(readings: Iterable[tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """The reading of fewest syllables, so that Дэ-хуая is дэ-хуай and not дэ-хуа-я."""
    return min((reading for reading in readings if reading), key=len, default=None)


def _cased_like(model: str, word: str) -> str:
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _join_pinyin(syllables: tuple[str, ...]) -> str:
    units = palladius().cyrillic.units
    latin = [units[syllable] for syllable in syllables]
    return latin[0] + "".join(f"'{s}" if s[0] in "aoe" else s for s in latin[1:])


def _pinyin_word(word: str, given: bool) -> str | None:
    syllables = split_pinyin(word)
    if syllables is None:
        return None
    joined = "-".join(syllables) if given else _join_palladius(syllables)
    return _cased_like(word, joined)


def _join_palladius(syllables: tuple[str, ...]) -> str:
    # Without the hard sign Чанъань would read ча-нань.
    return re.sub("н\0([аоуэиеёюя])", "нъ\\1", "\0".join(syllables)).replace("\0", "")


def _join_hepburn(syllables: tuple[str, ...]) -> str:
    units = polivanov().cyrillic.units
    latin = "\0".join(units[syllable] for syllable in syllables)
    return re.sub("(?<=\0n)\0(?=[aiueoy])", "'", latin).replace("\0", "")


def joined_polivanov(syllables: tuple[str, ...]) -> str:
    """Syllables as one word: м before a labial, й after a vowel, ъ after a syllabic н.

    >>> joined_polivanov(("си", "н", "бу", "н")), joined_polivanov(("хо", "кка", "и", "до"))
    ('симбун', 'хоккайдо')
    """
    text = re.sub("(?<=\0н)\0(?=[аиуэояюё])", "ъ", "\0".join(syllables)).replace("\0", "")
    return re.sub("(?<=[аоуэ])и", "й", re.sub("н(?=[бпм])", "м", text))
