"""Russian names in Latin letters, as the systems and the newspapers of the period wrote them.

``Васильев`` is Vasil'yev to the U.S. Board on Geographic Names, Vasil'ev to the Library of
Congress, Vasilyev to the newspapers and Vasiliev to many translators; all four are right, and a
translation that writes any of them agrees with its original. ``Молотову`` must first be led back
to ``Молотов``; ``nominatives`` proposes the forms, without a dictionary.

Sources: BGN/PCGN 1947 System for the Romanization of Russian; ALA-LC Romanization Tables,
Russian (2012), here without ligatures and diacritics. The loose styles follow the usage of the
translations of the Cold War International History Project (Wilson Center).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.language.syllables import plain_latin

_PLAIN = dict(zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye", strict=True)) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}

_Rewrite = tuple[re.Pattern[str], str]


def _rewrites(*pairs: tuple[str, str]) -> tuple[_Rewrite, ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in pairs)


@dataclass(frozen=True)
class Style:
    """A way to romanise: Cyrillic contexts rewritten first, then letter by letter."""

    rewrites: tuple[_Rewrite, ...]
    letters: Mapping[str, str]

    def __call__(self, lowered: str) -> str:
        """Romanise lower-case Russian."""
        for pattern, replacement in self.rewrites:
            lowered = pattern.sub(replacement, lowered)
        return "".join(self.letters.get(letter, letter) for letter in lowered)


_E_WITH_GLIDE = (r"(?<![бвгджзклмнпрстфхцчшщ])е", "ye")
_YO_OF_PAPERS = (r"(?<=[жчшщ])ё", "o")
_SHORT_ENDING = (r"[иы]й\b", "y")
_CONGRESS = _PLAIN | {"й": "i", "ю": "iu", "я": "ia"}

#: In this order: the first is BGN/PCGN as printed, the second the common newspaper form.
STYLES: tuple[Style, ...] = (
    Style(
        _rewrites((r"(?<![бвгджзклмнпрстфхцчшщ])ё", "yë"), _E_WITH_GLIDE),
        _PLAIN | {"ь": "'", "ъ": '"', "ё": "ë"},
    ),
    Style(_rewrites(_E_WITH_GLIDE), _PLAIN),
    Style(_rewrites(_SHORT_ENDING, _E_WITH_GLIDE), _PLAIN),
    Style(_rewrites((r"ь(?=[её])", "i"), (r"ия", "ia"), (r"ию", "iu"), (r"ий\b", "ii")), _PLAIN),
    Style(_rewrites((r"ь(?=[её])", "i"), (r"ия", "ia"), _SHORT_ENDING), _PLAIN | {"й": "i"}),
    Style(_rewrites(_YO_OF_PAPERS, (r"ё", "yo"), _E_WITH_GLIDE, _SHORT_ENDING), _PLAIN),
    Style(_rewrites((r"кс", "x"), (r"ия", "ia"), _SHORT_ENDING, _E_WITH_GLIDE), _PLAIN),
    Style((), _CONGRESS | {"ь": "'"}),
    Style((), _CONGRESS),
    Style(_rewrites(_SHORT_ENDING), _CONGRESS),
    Style((), _PLAIN),
)

_VOWELS, _SOFT, _HUSHING, _BEFORE_I = "аеёиоуыэюя", "лнртдсз", "жшчщц", "кгхжшчщ"
# Even a vowel: the last letter of the stem may be the misread one (Пекииа for Пекина).
_ANY = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

#: Case ending, letters that the stem may end in, what the nominative has for the ending.
_CASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ого", _ANY, ("ий", "ый", "ой")),  # Вышинского
    ("ому", _ANY, ("ий", "ый", "ой")),
    ("ым", _ANY, ("", "ый", "ой")),  # Захаровым
    ("им", _BEFORE_I, ("ий",)),
    ("ом", _ANY, ("", "ий", "ый", "о")),
    ("ем", _VOWELS, ("й",)),  # Энь-лаем
    ("ем", _SOFT, ("ь",)),
    ("ем", _HUSHING, ("",)),  # Кагановичем
    ("ём", _SOFT, ("ь",)),
    ("ей", _VOWELS + _SOFT, ("я",)),  # Берией
    ("ей", _HUSHING, ("а",)),
    ("ой", _ANY, ("а",)),  # Хатоямой
    ("ью", _SOFT, ("ь",)),
    ("ца", _VOWELS, ("ец",)),
    ("цу", _VOWELS, ("ец",)),
    ("а", _ANY, ("",)),  # Молотова
    ("у", _ANY, ("", "а")),
    ("е", _ANY, ("", "а")),
    ("ы", _ANY, ("а",)),
    ("и", _BEFORE_I, ("а",)),  # Танаки
    ("и", _VOWELS + _SOFT, ("я",)),  # Берии
    ("ю", _VOWELS + _SOFT, ("я",)),
    ("е", _SOFT, ("я",)),
    ("я", _VOWELS, ("й",)),  # Шанхая
    ("ю", _VOWELS, ("й",)),
    ("е", _VOWELS, ("й",)),
    ("я", _SOFT, ("ь",)),  # Тяньцзиня
    ("ю", _SOFT, ("ь",)),
    ("е", _SOFT, ("ь",)),
    ("и", _SOFT, ("ь",)),
)
#: Endings long enough to be known with one of their letters misread: Сталинын, Вышинскаго.
_LONG_CASES = tuple(case for case in _CASES if case[0] in ("ого", "ому", "ым", "им", "ом", "ем"))

# The letters that both alphabets are reduced to: one sign for each Russian consonant, so that
# one wrong letter in Щербаков is one sign and not four Latin letters.
_SIGNS = str.maketrans(
    "абвгдеёжзийклмнопрстуфхцчшщыэюя",
    "abvgdeeJziiklmnoprstufHCQWXieUA",
    "ъь'-",
)
_LATIN_SIGNS: tuple[_Rewrite, ...] = _rewrites(
    (r"shch|szcz", "X"),
    (r"sch|sh", "W"),
    (r"tch|ch|cz", "Q"),
    (r"zh", "J"),
    (r"kh", "H"),
    (r"t[sz]", "C"),
    (r"ph", "f"),
    (r"of+\b", "ov"),
    (r"x", "ks"),
    (r"ck|[cq]", "k"),
    (r"w", "v"),
    (r"h", "H"),
    (r"[yj]a|(?<![yi])ia", "A"),
    (r"[yj]u|(?<![yi])iu", "U"),
    (r"[yj]e", "e"),
    (r"[yj]o", "e"),
    (r"[yj]", "i"),
)
_MERGED: tuple[_Rewrite, ...] = _rewrites(
    (r"i+[aA]", "A"), (r"i+[uU]", "U"), (r"i+[eo]", "e"), (r"(.)\1+", r"\1")
)


def romanisations(russian: str) -> tuple[str, ...]:
    """The usual romanisations of a Russian surname, the official one first.

    >>> romanisations("Юдин")
    ('Yudin', 'Iudin')
    >>> romanisations("Васильев")[:3]
    ("Vasil'yev", 'Vasilyev', 'Vasiliev')
    """
    lowered = russian.lower()
    found = dict.fromkeys(style(lowered) for style in STYLES)
    if russian[:1].isupper():
        return tuple(dict.fromkeys(form[:1].upper() + form[1:] for form in found))
    return tuple(found)


def nominatives(word: str) -> tuple[str, ...]:
    """The lower-case word itself, then the nominatives whose oblique case it may be.

    >>> nominatives("молотову")
    ('молотову', 'молотов', 'молотова')
    """
    found = [word]
    for ending, stem_ends, replacements in _CASES:
        stem = word[: -len(ending)]
        if len(stem) > 1 and stem[-1] in stem_ends and word.endswith(ending):
            found.extend(stem + replacement for replacement in replacements)
    return tuple(dict.fromkeys(found))


def damaged_nominatives(word: str) -> tuple[str, ...]:
    """Nominatives of a lower-case word that has one wrong letter in its case ending.

    >>> damaged_nominatives("сталинын")
    ('сталин', 'сталиный', 'сталиной')
    """
    found: list[str] = []
    for ending, stem_ends, replacements in _LONG_CASES:
        stem, tail = word[: -len(ending)], word[-len(ending) :]
        wrong = sum(one != other for one, other in zip(tail, ending, strict=False))
        if len(stem) > 2 and stem[-1] in stem_ends and wrong == 1:
            found.extend(stem + replacement for replacement in replacements)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class LatinForms:
    """What a Russian word may look like in English: exact spellings, and reduced signs."""

    nominatives: tuple[str, ...]
    exact: frozenset[str]
    signs: tuple[str, ...]
    merged: tuple[str, ...]
    #: Merged signs of the nominatives reached through a misread case ending.
    damaged: frozenset[str]


@lru_cache(maxsize=16384)
def latin_forms(word: str) -> LatinForms:
    """All spellings of a lower-case Russian word in any case, for comparison."""
    candidates = nominatives(word)
    exact = {plain_latin(form) for name in candidates for form in romanisations(name)}
    signs = tuple(dict.fromkeys(form.translate(_SIGNS) for form in candidates))
    return LatinForms(
        nominatives=candidates,
        exact=frozenset(form.replace("'", "").replace('"', "") for form in exact),
        signs=signs,
        merged=tuple(dict.fromkeys(_rewrite(form, _MERGED) for form in signs)),
        damaged=frozenset(
            _rewrite(form.translate(_SIGNS), _MERGED) for form in damaged_nominatives(word)
        ),
    )


@lru_cache(maxsize=16384)
def english_signs(word: str) -> tuple[str, str]:
    """A lower-case English word in the signs of ``latin_forms``: letter by letter, and merged.

    >>> english_signs("shcherbakov")
    ('Xerbakov', 'Xerbakov')
    """
    signs = _rewrite(word, _LATIN_SIGNS)
    return signs, _rewrite(signs, _MERGED)


def _rewrite(text: str, rewrites: tuple[_Rewrite, ...]) -> str:
    for pattern, replacement in rewrites:
        text = pattern.sub(replacement, text)
    return text
