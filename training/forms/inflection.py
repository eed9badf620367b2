"""One form of a name or phrase for a given case: ``Тихоокеанский флот`` → ``Тихоокеанским флотом``.

The forms come from ``ocrfix.language.wordforms``; where it knows several (``ой``, ``ою``), the one
is taken that a typist of the middle of the century would most likely write: the shortest.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from ocrfix.language.wordforms import name_slots, phrase_slots, word_slots

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
#: Words that have another form beside a number.
_COUNTED = {"людей": "человек", "годов": "лет"}


@cache
def analyzer() -> Any:
    """The morphological analyser, loaded once."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def _chosen(slots: Any, case: str, preferred: str) -> str:
    """The form of a case; of an accusative that of `preferred` (animate: the genitive)."""
    options = slots[CASES.index(case)]
    if case == "accs":
        like = _chosen(slots, preferred, preferred) if preferred != "accs" else ""
        if like in options:
            return like
    return min(options, key=lambda form: (len(form), form))


@cache
def person(name: str, declension: str, case: str) -> str:
    """A name of ``persons.tsv`` in a case: ``Чжоу Энь-лай`` (last) → ``Чжоу Энь-лаю``."""
    words = name.split()
    if case == "nomn" or declension == "fixed":
        return name
    if declension == "last":
        kept, changed = words[:-1], words[-1:]
        declension = "m"
    else:
        kept, changed = [], words
    forms = [_chosen(name_slots(word, declension), case, "gent") for word in changed]
    return " ".join([*kept, *forms])


@cache
def place(name: str, declension: str, case: str) -> str:
    """A name of ``places.tsv`` in a case: ``Желтое море`` (phrase) → ``Желтом море``."""
    if case == "nomn" or declension == "fixed":
        return name
    if declension == "phrase":
        return phrase(name, case)
    *kept, last = name.split()
    return " ".join([*kept, _chosen(word_slots(last, declension, True), case, "nomn")])


@cache
def phrase(text: str, case: str) -> str:
    """A phrase in a case: the adjectives and the first noun change, the rest stays."""
    if case == "nomn":
        return text
    return " ".join(_chosen(slots, case, "accs") for slots in phrase_slots(text.split()))


def counted(text: str, number: int, case: str = "nomn") -> str:
    """The words that a number counts: (``крытый вагон``, 3) → ``крытых вагона``."""
    forms = []
    for word in text.split():
        parses = [parse for parse in analyzer().parse(word) if "nomn" in parse.tag]
        parse = next((parse for parse in parses if "sing" in parse.tag), parses[0])
        one = number % 10 == 1 and number % 100 != 11
        if case == "nomn" or (case == "accs" and not one):
            form = parse.make_agree_with_number(number)
        else:
            form = parse.inflect({case, "sing" if one else "plur"})
        forms.append(form.word if form else word)
        forms[-1] = _COUNTED.get(forms[-1], forms[-1])
    return " ".join(forms)


@cache
def agreeing(adjective: str, noun: str) -> str:
    """An adjective (masculine) in the gender of a noun in the nominative."""
    gender = next(p.tag.gender for p in analyzer().parse(noun) if p.tag.POS == "NOUN")
    parse = next(p for p in analyzer().parse(adjective) if p.tag.POS == "ADJF")
    form = parse.inflect({"nomn", "sing", gender} - {None})
    return str(form.word) if form else adjective


@cache
def plural(noun: str, case: str) -> str:
    """A noun in the plural, or as it is where it has none."""
    parse = next(p for p in analyzer().parse(noun) if p.tag.POS == "NOUN" and "nomn" in p.tag)
    form = parse.inflect({case, "plur"})
    return str(form.word) if form else noun
