"""Russian words led back to the nominative: ``Корнийцу`` is Корниец, ``ВОЕННОМУ СОВЕТУ`` a совет.

An addressee stands in the dative, a place of sending in the genitive; a catalogue wants the base
form. The analyser of pymorphy3 knows or guesses the paradigm; where it has none that fits the case,
the word stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from ocrfix.language.wordforms import cased_like

DATIVE, GENITIVE = "datv", "gent"
#: What a guessed noun must be to be a family name, the likeliest first.
_FAMILY_NAMES = (("Surn", "masc"), ("Surn", "ms-f"), ("Surn", "femn"), ("anim", "masc"), ("ADJF",
                 "masc"))  # fmt: skip


@lru_cache(maxsize=4096)
def surname_in_nominative(word: str, case: str) -> str:
    """A family name in the nominative, in the capitals of `word`; `word` itself if none is known.

    >>> surname_in_nominative("Корнийцу", DATIVE), surname_in_nominative("Кваше", DATIVE)
    ('Корниец', 'Кваша')
    >>> surname_in_nominative("Белому", DATIVE), surname_in_nominative("Далькрайкому", DATIVE)
    ('Белый', 'Далькрайкому')
    """
    parses = analyzer().parse(word.lower())
    thing = "inan" in parses[0].tag  # ``Далькрайкому`` is no adjective
    for grammemes in _FAMILY_NAMES[: -1 if thing else None]:
        for parse in parses:
            if case in parse.tag and "sing" in parse.tag and _has(parse, grammemes):
                form = parse.inflect({"nomn", "sing"})
                if form is not None:
                    return cased_like(form.word, word)
    return word


@lru_cache(maxsize=4096)
def given_name_in_nominative(word: str, case: str) -> str:
    """A given name in the nominative: ``Фиделю`` gives Фидель, ``Ким`` stays."""
    parses = analyzer().parse(word.lower())
    if any("nomn" in parse.tag for parse in parses):
        return word
    for parse in parses:
        if "Name" in parse.tag and case in parse.tag and "sing" in parse.tag:
            form = parse.inflect({"nomn", "sing"})
            if form is not None:
                return cased_like(form.word, word)
    return word


def place_in_nominative(word: str) -> str:
    """A town or country in the nominative from its genitive: ``Гаваны`` gives Гавана."""
    for parse in analyzer().parse(word.lower()):
        if GENITIVE in parse.tag and "Geox" in parse.tag:
            form = parse.inflect({"nomn"})
            if form is not None:
                return cased_like(form.word, word)
    return word


def phrase_in_nominative(words: Sequence[str], case: str) -> tuple[str, ...] | None:
    """An office in the nominative: its adjectives and its noun change, the rest stays.

    None if the words do not begin with a phrase in that case.

    >>> " ".join(phrase_in_nominative("Военному совету округа".split(), DATIVE))
    'Военный совет округа'
    """
    found: list[str] = []
    for index, word in enumerate(words):
        parses = [one for one in analyzer().parse(word.lower()) if case in one.tag]
        noun = next((one for one in parses if "NOUN" in one.tag or _is_title(one)), None)
        adjective = next((one for one in parses if "ADJF" in one.tag), None)
        following = index + 1 < len(words) and _fits(words[index + 1], case)
        parse = adjective if adjective is not None and (following or noun is None) else noun
        form = None if parse is None else parse.inflect({"nomn"})
        if form is None:
            return None
        found.append(cased_like(form.word, word))
        if parse is noun or not following:
            return (*found, *words[index + 1 :])
    return None


def _is_title(parse: Any) -> bool:
    """An adjective that is an office by itself: командующий, заведующий."""
    return "ADJF" in parse.tag and parse.normal_form.endswith("ующий")


def _fits(word: str, case: str) -> bool:
    """Whether a word may be in the case and not in the genitive, which ends the phrase."""
    parses = analyzer().parse(word.lower())
    return any(case in one.tag for one in parses) and "gent" not in parses[0].tag


def _has(parse: Any, grammemes: Sequence[str]) -> bool:
    return all(grammeme in parse.tag for grammeme in grammemes)


@cache
def analyzer() -> Any:
    """The morphology, loaded when it is first asked for."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
