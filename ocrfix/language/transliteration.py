"""Whether a Russian name and an English one can be the same name.

A translation that stands under its original is a second witness for every name in it: OCR read
``Мологову``, the translation has Molotov, and no other word of the page says so as plainly. This
module knows how names cross between the alphabets: Russian ones by BGN/PCGN, the Library of
Congress or newspaper habit; Chinese ones by Palladius against pinyin and Wade-Giles (``Чжоу
Энь-лаю``: Zhou Enlai, Chou En-lai); Korean ones loosely by sound (``Ким Ир Сен``: Kim Il Sung);
Japanese ones by Polivanov against Hepburn (``Сигэмицу``: Shigemitsu); Vietnamese ones by
syllables (``Зиап``: Giap). Names of other languages in Latin script are read by the letters of each
(``Бидо``: Bidault), as the system ``russian`` compares them.

Start reading from ``counterpart``. Each system answers with a similarity in the same bands:

* 1.0: an exact rendering by the rules of the system, the Russian in any case;
* 0.85-0.99: a variant (period spelling, loose romanisation, surname for full name);
* 0.70-0.84: all but one letter of a name of four letters or more, as after an OCR error;
* below 0.60: more than that differs: two misreadings, or more often another person.

Tables and their sources are in ``dictionaries/``: ``palladius.tsv``, ``kholodovich.tsv``,
``polivanov.tsv``, ``vietnamese.tsv`` and ``western.tsv``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, product, repeat, starmap

from rapidfuzz.distance import Levenshtein

from ocrfix.language.compared_names import ComparedName, english_name, russian_name
from ocrfix.language.conventional import conventional_russian
from ocrfix.language.habits import one_class, period_chinese, period_japanese
from ocrfix.language.korean import agreement, is_korean_name, korean_key
from ocrfix.language.readings import Piece, is_regular, letters_apart
from ocrfix.language.romanisation import (
    damaged_nominatives,
    english_signs,
    latin_forms,
    romanisations,
)
from ocrfix.language.syllables import (
    hepburn_to_polivanov,
    is_palladius,
    is_polivanov,
    joined_polivanov,
    palladius,
    palladius_to_pinyin,
    pinyin_to_palladius,
    plain_latin,
    polivanov_to_hepburn,
    split_hepburn,
    split_palladius,
    split_pinyin,
    syllabic_nominatives,
    wade_giles,
)
from ocrfix.language.vietnamese import vietnamese_pieces
from ocrfix.language.western import western_agreement

__all__ = [
    "Counterpart",
    "counterpart",
    "hepburn_to_polivanov",
    "is_korean_name",
    "is_palladius",
    "is_polivanov",
    "korean_key",
    "palladius_to_pinyin",
    "pinyin_to_palladius",
    "polivanov_to_hepburn",
    "romanisations",
]

#: Longer strings are no names; comparing them would only cost time.
LONGEST_NAME = 80

_EXACT = 1.0
_VARIANT = 0.95
_LOOSE = 0.9
_SURNAME_ONLY = 0.9
_ONE_LETTER = (0.70, 0.84)
_SEVERAL_LETTERS = 0.59

#: Names whose letters differ in a larger share have nothing in common (``Бордо``, Bordeaux: 0.4).
_FARTHEST = 0.9
_FAR_IN_SHORT = 4


@dataclass(frozen=True)
class Counterpart:
    """How well a Russian name can render an English one, and by which system."""

    similarity: float
    system: str


def counterpart(russian: str, english: str) -> Counterpart:
    """The best similarity over all systems; see the module docstring for the bands.

    >>> counterpart("Молотову", "Molotov")
    Counterpart(similarity=1.0, system='russian')
    >>> 0.7 <= counterpart("Мологову", "Molotov").similarity < 0.85
    True
    >>> counterpart("Чжоу Энь-лаю", "Chou En-lai")
    Counterpart(similarity=1.0, system='wade-giles')
    """
    if not russian or not english or max(len(russian), len(english)) > LONGEST_NAME:
        return Counterpart(0.0, "none")
    ours, theirs = russian_name(russian), english_name(english)
    if not ours.parts or not theirs.parts:
        return Counterpart(0.0, "none")
    best = Counterpart(0.0, "none")
    for answer in _answers(ours, theirs):
        if answer.similarity > best.similarity:
            best = answer
            if best.similarity == _EXACT:
                break
    return best


def _answers(ours: ComparedName, theirs: ComparedName) -> Iterator[Counterpart]:
    """One answer of each system, the cheap and frequent first."""
    yield Counterpart(_by_convention(ours, theirs), "conventional")
    yield Counterpart(_by_romanisation(ours, theirs), "russian")
    yield Counterpart(_by_pinyin(ours, theirs), "palladius-pinyin")
    yield Counterpart(_by_wade_giles(ours, theirs), "wade-giles")
    yield Counterpart(_by_hepburn(ours, theirs), "polivanov-hepburn")
    yield Counterpart(_by_korean_sounds(ours, theirs), "korean")
    yield Counterpart(_by_vietnamese(ours, theirs), "vietnamese")


# ------------------------------------------------------------------ names and bands


def _band(differing: int, letters: int) -> float:
    """Similarity of two names that differ in so many of so many letters."""
    if differing == 0:
        return _LOOSE
    if differing == 1 and letters >= 4:
        low, high = _ONE_LETTER
        return max(low, min(high, 1 - 1 / letters))
    if letters < 4:
        return max(0.0, min(_SEVERAL_LETTERS, 1 - 1.25 * differing / letters))
    return _SEVERAL_LETTERS * max(0.0, 1 - 1.5 * (differing - 1) / letters)


def _by_convention(ours: ComparedName, theirs: ComparedName) -> float:
    targets = conventional_russian(theirs.joined)
    return _against(ours, targets, _one_yo) if targets else 0.0


def _one_yo(cyrillic: str) -> str:
    return cyrillic.replace("ё", "е")


# ------------------------------------------------------------------ Russian names


def _by_romanisation(ours: ComparedName, theirs: ComparedName) -> float:
    if len(ours.parts) == len(theirs.parts):
        return _part_by_part(ours.parts, theirs.parts)
    bare_ours = tuple(part for part in ours.parts if len(part) > 1)
    bare_theirs = tuple(part for part in theirs.parts if len(part) > 1)
    if len(bare_ours) == len(bare_theirs) > 0:
        # Initials on one side only: В. М. Молотов, Molotov.
        return min(_VARIANT, _part_by_part(bare_ours, bare_theirs))
    if len(ours.parts) == 1 and len(theirs.parts[-1]) >= 4:
        # The surname of a full name: Молотов, Vyacheslav Molotov.
        return min(_SURNAME_ONLY, _part_by_part(ours.parts, theirs.parts[-1:]))
    return _part_by_part((ours.joined,), (theirs.joined,))


def _part_by_part(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The worst part decides, so that a shared first name does not join two surnames."""
    worst, differing, letters = _EXACT, 0, 0
    for russian, english in zip(ours, theirs, strict=True):
        similarity, distance, length = _part_similarity(russian, english)
        worst = min(worst, similarity)
        differing += distance
        letters += length
    # One wrong letter in a short part (Кнм Ир Сен) counts against the length of the whole.
    return max(worst, _band(differing, letters)) if differing == 1 else worst


def _part_similarity(russian: str, english: str) -> tuple[float, int, int]:
    known = latin_forms(russian)
    usual = conventional_russian(english)
    if english in known.exact or (usual and not set(usual).isdisjoint(known.nominatives)):
        return _EXACT, 0, len(english)
    signs, merged = english_signs(english)
    pairs = chain(
        zip(known.signs, repeat(signs)),
        zip(known.merged, repeat(merged)),
        product(known.nominatives, usual),
    )
    distance = min(starmap(Levenshtein.distance, pairs))
    if distance > 1 and merged in known.damaged:
        distance = 1
    letters = max(len(merged), 1)
    if distance > max(_FARTHEST * letters, _FAR_IN_SHORT):
        return _band(distance, letters), distance, letters
    read = western_agreement(known.nominatives, english)
    if read is not None and read.letters_apart == 0:
        return (_EXACT if read.regular else _VARIANT), 0, letters
    distance = min(distance, read.letters_apart) if read is not None else distance
    return _band(distance, letters), distance, letters


# ------------------------------------------------------------------ Chinese and Japanese names


def _by_pinyin(ours: ComparedName, theirs: ComparedName) -> float:
    target = _chinese_from_pinyin(theirs.marked)
    return _against(ours, (target,), period_chinese) if target else 0.0


@lru_cache(maxsize=16384)
def _chinese_from_pinyin(words: tuple[str, ...]) -> str:
    return _joined(split_pinyin(word) for word in words)


def _by_hepburn(ours: ComparedName, theirs: ComparedName) -> float:
    targets = _japanese_from_hepburn(theirs.words)
    if not targets:
        return 0.0
    similarity = _against(ours, targets, period_japanese)
    if len(theirs.words) == 2 and similarity < _VARIANT:
        # English puts the given name first: Shigeru Yoshida, Ёсида Сигэру.
        turned = _japanese_from_hepburn(theirs.words[::-1])
        similarity = max(similarity, min(_VARIANT, _against(ours, turned, period_japanese)))
    return similarity


@lru_cache(maxsize=16384)
def _japanese_from_hepburn(words: tuple[str, ...]) -> tuple[str, ...]:
    """Polivanov with и and with й after a vowel: both Хоккаидо and Хоккайдо are in use."""
    syllables = _joined(split_hepburn(word) for word in words)
    return (syllables, joined_polivanov((syllables,))) if syllables else ()


def _joined(words: Iterator[tuple[str, ...] | None]) -> str:
    """Syllables of all words run together; empty where a word did not split."""
    syllables: list[str] = []
    for word in words:
        if word is None:
            return ""
        syllables.extend(word)
    return "".join(syllables)


def _against(ours: ComparedName, targets: tuple[str, ...], fold: Callable[[str], str]) -> float:
    """Compare the Russian, in any case, with Cyrillic spellings made from the English."""
    candidates = _in_nominative(ours)
    if any(target in candidates for target in targets):
        return _EXACT
    folded = [fold(candidate) for candidate in candidates]
    best = 0.0
    for target in map(fold, targets):
        if target in folded:
            return _VARIANT
        distance = min(Levenshtein.distance(candidate, target) for candidate in folded)
        if distance > 1 and target in map(fold, damaged_nominatives(ours.joined)):
            distance = 1
        best = max(best, _band(distance, len(target)))
    return best


@lru_cache(maxsize=16384)
def _in_nominative(name: ComparedName) -> tuple[str, ...]:
    """The name in one word: as it stands, and with its last part led back to the nominative."""
    *first, last = name.parts
    stem = "".join(first)
    return tuple((stem + form).replace("ъ", "") for form in latin_forms(last).nominatives)


# ------------------------------------------------------------------ Wade-Giles and Korean


def _by_wade_giles(ours: ComparedName, theirs: ComparedName) -> float:
    if any(theirs.joined == plain for plain, _ in _wade_giles_forms(ours)):
        written = plain_latin("".join(theirs.marked)).replace("-", "")
        if "'" not in written:
            return _EXACT
        # Pʻeng and Peng are two names, so an apostrophe that is written must be in its place.
        marked = any(written == form for _, form in _wade_giles_forms(ours))
        return _EXACT if marked else _LOOSE
    targets = _chinese_from_wade_giles(theirs.words)
    return min(_LOOSE, _against(ours, targets, one_class)) if targets else 0.0


@lru_cache(maxsize=16384)
def _wade_giles_forms(name: ComparedName) -> tuple[tuple[str, str], ...]:
    """Wade-Giles of a Russian name without and with apostrophes; empty if it is not Palladius."""
    forms: list[tuple[str, str]] = []
    for candidate in syllabic_nominatives(name.parts[-1]):
        words = [split_palladius(part) for part in (*name.parts[:-1], candidate)]
        if all(words):
            choices = [palladius().third[syllable] for word in words if word for syllable in word]
            marked = (plain_latin("".join(choice)) for choice in product(*choices))
            forms.extend((form.replace("'", ""), form) for form in islice(marked, 8))
    return tuple(forms)


@lru_cache(maxsize=16384)
def _chinese_from_wade_giles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Cyrillic with б/п, чж/ч... made one, as Wade-Giles without apostrophes leaves them."""
    choices: list[tuple[str, ...]] = []
    for part in (part for word in words for part in word.split("-")):
        units = wade_giles().split(part)
        if units is None:
            return ()
        choices.extend(tuple(wade_giles().units[unit].split()) for unit in units)
    return tuple("".join(choice) for choice in islice(product(*choices), 8))


def _by_korean_sounds(ours: ComparedName, theirs: ComparedName) -> float:
    orders = [theirs.parts]
    if len(theirs.words) > 1:
        # Syngman Rhee, Ли Сын Ман: English may put the surname last.
        turned = (theirs.words[-1], *theirs.words[:-1])
        orders.append(tuple(part for word in turned for part in word.split("-")))
    best = 0.0
    for last in syllabic_nominatives(ours.parts[-1]):
        for order in orders:
            found = agreement((*ours.parts[:-1], last), order)
            if found is None:
                continue
            if found.strict:
                return _EXACT
            best = max(best, _band(found.differing, found.sounds))
    return best


# ------------------------------------------------------------------ Vietnamese names


def _by_vietnamese(ours: ComparedName, theirs: ComparedName) -> float:
    best = _by_pieces(ours, vietnamese_pieces(theirs.marked))
    if len(ours.parts) == 1 < len(theirs.marked) and len(ours.joined) > 2:
        # Vietnamese are called by the last word of their name: Зиап, Vo Nguyen Giap.
        given = _by_pieces(ours, vietnamese_pieces(theirs.marked[-1:]))
        best = max(best, min(_SURNAME_ONLY, given) if given >= _VARIANT else 0.0)
    return best


def _by_pieces(ours: ComparedName, pieces: tuple[Piece, ...]) -> float:
    """Compare the Russian, in any case, with a name of which each piece has several spellings."""
    if not pieces:
        return 0.0
    candidates = tuple(map(_one_yo, _in_nominative(ours)))
    if any(is_regular(candidate, pieces) for candidate in candidates):
        return _EXACT
    damaged = tuple(map(_one_yo, damaged_nominatives(ours.joined)))
    found = [letters_apart(candidate, pieces) for candidate in candidates]
    found += [1 for candidate in damaged if letters_apart(candidate, pieces) == 0]
    apart = min((letters for letters in found if letters is not None), default=None)
    if apart is None:
        return 0.0
    return _VARIANT if apart == 0 else _band(apart, len(ours.joined))
