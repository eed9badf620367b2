"""Cover names with their owners and years: «Филиппов» is Stalin in papers of 1949–1953.

dictionaries/pseudonyms.tsv tells from when to when papers are known to use a cover name. Outside of
these dates, or where none are known, a name is never resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.resources import dictionary_path, read_table
from ocrfix.text.alphabet import fold

PSEUDONYM_COLUMNS = ("name", "english", "person", "from", "to", "source")


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """A cover name; `person` is a name of persons.tsv, the dates are years or days or empty."""

    name: str
    english: str
    person: str
    first: str
    last: str
    source: str

    def used_on(self, date: str | None) -> bool:
        """Whether papers of an ISO date are known to use it."""
        if not date or not self.first or not self.last:
            return False
        return self.first <= date[: len(self.first)] and date[: len(self.last)] <= self.last


@lru_cache(maxsize=1)
def pseudonyms() -> Sequence[Pseudonym]:
    """The rows of pseudonyms.tsv."""
    rows = read_table(dictionary_path("pseudonyms.tsv"), PSEUDONYM_COLUMNS)
    return tuple(Pseudonym(*row) for row in rows)


def pseudonym_of(name: str) -> Pseudonym | None:
    """The cover name that a Russian or English name in the nominative is."""
    wanted = fold(name)
    for one in pseudonyms():
        if wanted in (fold(one.name), one.english.casefold()):
            return one
    return None
