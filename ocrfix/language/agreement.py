"""Whether words can stand together: ``паровозном депо``, not ``паровозном дело`` or ``по убрать``.

Adjective and noun have case and number in common, in the singular gender too; behind a preposition
stands a case that it governs. The morphology is loaded when the first pair is asked about.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ocrfix.language.cases import analyzer

#: The prepositions of each set of cases, as school grammars give them.
_PREPOSITIONS = {
    ("gent",): "без вне внутри для до из кроме около от после против сверх у",
    ("datv",): "к ко",
    ("accs",): "про через",
    ("ablt",): "над перед",
    ("loct",): "при",
    ("accs", "loct"): "в во на о об обо",
    ("accs", "ablt"): "за под",
    ("gent", "ablt"): "между",
    ("gent", "accs", "ablt"): "с со",
    ("datv", "accs", "loct"): "по",
}
_GOVERNED = {
    preposition: frozenset(cases)
    for cases, prepositions in _PREPOSITIONS.items()
    for preposition in prepositions.split()
}
#: Prepositions that begin adjectives: ``междунациональный``, ``околопартийный``.
_PREFIXES = frozenset({"вне", "внутри", "между", "над", "около", "под", "после", "при", "против",
                       "сверх"})  # fmt: skip
#: What stands behind ``не`` with a space; nouns and long adjectives are often one word with it.
_NEGATED = ("VERB", "INFN", "GRND", "ADJS", "PRTS", "PRED", "NPRO", "PREP", "CONJ", "NUMR", "PRCL")
#: Second genitives and the like count as the case they stand for.
_CASES = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct"}


@lru_cache(maxsize=1024)
def agrees(adjective: str, noun: str) -> bool | None:
    """Whether the words agree in some reading; None if they are no adjective and noun.

    >>> agrees("паровозном", "депо"), agrees("паровозном", "дело"), agrees("из", "депо")
    (True, False, None)
    """
    first = [tag for tag in _tags(adjective) if tag.POS in ("ADJF", "PRTF")]
    second = [tag for tag in _tags(noun) if tag.POS == "NOUN"]
    if not first or not second:
        return None
    return any(_agree(one, other) for one in first for other in second)


@lru_cache(maxsize=1024)
def are_apart(first: str, second: str) -> bool:
    """Whether two words stand side by side with a space, and are not the parts of a third.

    >>> are_apart("в", "районе"), are_apart("по", "убрать"), are_apart("между", "национальной")
    (True, False, False)
    >>> are_apart("не", "был"), are_apart("не", "троцкистов"), are_apart("высоко", "почтенные")
    (True, False, False)
    """
    tags = _tags(second)
    adjective = any(tag.POS in ("ADJF", "PRTF") for tag in tags)
    if first in _GOVERNED:
        cases = {_case(tag) for tag in tags if tag.case is not None}
        whole = any(tag.POS is None for tag in tags)  # figures and the like
        return (whole or not cases.isdisjoint(_GOVERNED[first])) and not (
            adjective and first in _PREFIXES
        )
    if first in ("не", "ни"):
        return any(tag.POS in _NEGATED for tag in tags)
    return not (adjective and first.endswith("о") and _tags(first)[0].POS == "ADVB")


def _agree(adjective: Any, noun: Any) -> bool:
    if _case(adjective) != _case(noun) or adjective.number != noun.number:
        return False
    return adjective.number == "plur" or noun.gender in (None, adjective.gender)


def _case(tag: Any) -> str:
    return _CASES.get(str(tag.case), str(tag.case))


def _tags(word: str) -> list[Any]:
    return [parse.tag for parse in analyzer().parse(word.lower())]
