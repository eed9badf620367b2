"""What is counted of a text, and the rates that are made of it: rates of sums, never their means.

Of ``Мологову сообщить`` (truth: ``Молотову сообщить``) 17 characters with 1 wrong and 2 words with
1 wrong make a character error rate of 1/17 and a word error rate of 1/2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Amounts:
    """Counts of a line, a document or several (``sum(amounts, Amounts())``).

    ``characters`` and ``words`` are those of the truth; ``…_wrong`` the inserted, lost and replaced
    ones of the OCR text, ``…_wrong_after`` those of the mended text. `correct_words` are OCR words;
    `broken` are places that were correct and are wrong after mending. `errors`, `found`,
    `first_right` and `alarms` (correct words flagged) are about the issues.
    """

    characters: int = 0
    characters_wrong: int = 0
    characters_wrong_after: int = 0
    words: int = 0
    words_wrong: int = 0
    words_wrong_after: int = 0
    correct_words: int = 0
    broken: int = 0
    errors: int = 0
    found: int = 0
    first_right: int = 0
    alarms: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        """Both together."""
        return Amounts(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(one.name for one in fields(Amounts))

#: A rate as (part, whole), so that it can be taken of any sum.
Rate = Callable[[Amounts], tuple[float, int]]

RATES: Mapping[str, Rate] = MappingProxyType(
    {
        "cer_before": lambda one: (one.characters_wrong, one.characters),
        "cer_after": lambda one: (one.characters_wrong_after, one.characters),
        "cer_change": lambda one: (
            one.characters_wrong_after - one.characters_wrong,
            one.characters,
        ),
        "wer_before": lambda one: (one.words_wrong, one.words),
        "wer_after": lambda one: (one.words_wrong_after, one.words),
        "wer_change": lambda one: (one.words_wrong_after - one.words_wrong, one.words),
        "precision": lambda one: (one.found, one.found + one.alarms),
        "recall": lambda one: (one.found, one.errors),
        "first_right": lambda one: (one.first_right, one.errors),
        "harm_per_10000": lambda one: (10_000 * one.broken, one.correct_words),
    }
)
#: The rates that need no issues and no mended text.
BEFORE = ("cer_before", "wer_before")


def rate(name: str, amounts: Amounts) -> float | None:
    """A rate of `RATES`; None where there is nothing to be shared."""
    part, whole = RATES[name](amounts)
    return part / whole if whole else None
