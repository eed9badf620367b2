"""Whether an adjective and a noun can stand together: ``паровозном депо``, not ``паровозном дело``.

They have case and number in common, in the singular gender too. The morphology is loaded when the
first pair is asked about.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ocrfix.language.cases import analyzer

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


def _agree(adjective: Any, noun: Any) -> bool:
    if _case(adjective) != _case(noun) or adjective.number != noun.number:
        return False
    return adjective.number == "plur" or noun.gender in (None, adjective.gender)


def _case(tag: Any) -> str:
    return _CASES.get(str(tag.case), str(tag.case))


def _tags(word: str) -> list[Any]:
    return [parse.tag for parse in analyzer().parse(word.lower())]
