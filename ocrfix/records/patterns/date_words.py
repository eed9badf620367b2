"""The words of archival dates in four languages: ``не ранее``, «circa», ``Sommer``, ``б/д``.

They come from dictionaries/date-words.tsv; full Russian months, Russian and English weekdays and
days in letters (``шестнадцатого``) are those of `ocrfix.facts.months`. A kind is one letter,
because patterns are written over the kinds of tokens (`date_tokens`, `date_items`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ocrfix import resources
from ocrfix.facts.months import RUSSIAN_MONTH, WEEKDAY, day_words, month_number, weekday_number

COLUMNS = ("kind", "value", "language", "forms")

#: The kinds of words and the letters that stand for them in patterns.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "about": "C", "after": "V", "and": "&", "archival": "X", "before": "W", "between": "K",
        "century": "Y", "from": "F", "half": "H", "hours": "h", "label": "L", "minutes": "i",
        "month": "m", "not-after": "A", "not-before": "B", "onto": "O", "or": "R",
        "ordinal": "o", "part-of-day": "p", "part-of-period": "E", "period": "P",
        "probably": "N", "quarter": "Q", "season": "s", "since": "I", "style": "S",
        "ten-days": "J", "this-month": "M", "this-year": "G", "undated": "Z", "until": "U",
        "weekday": "w", "year": "g",
    }
)  # fmt: skip

#: Shorter names of months are never corrected: one letter of «мая» changed gives any word.
_SHORTEST_SLIP = 6
_MARKS = {"'": "['’ʼ`]", "’": "['’ʼ`]"}


@dataclass(frozen=True, slots=True)
class Word:
    """A form, what it does (`KINDS`), and its value: a number, or ``am``, ``old``; or nothing."""

    pattern: re.Pattern[str]
    kind: str
    value: int | str | None


@cache
def words() -> Mapping[str, tuple[Word, ...]]:
    """All forms by their first run of letters, the longest first.

    Raises DictionaryError if the table is missing or damaged.
    """
    found: dict[str, list[tuple[str, Word]]] = {}
    for form, kind, value in _entries():
        first = re.match(r"[^\W\d_]+|\W", form)
        if first is not None:
            word = Word(re.compile(_pattern(form)), kind, value)
            found.setdefault(first.group(), []).append((form, word))
    return MappingProxyType(
        {
            first: tuple(word for _, word in sorted(entries, key=lambda entry: -len(entry[0])))
            for first, entries in found.items()
        }
    )


def _entries() -> list[tuple[str, str, int | str | None]]:
    entries: list[tuple[str, str, int | str | None]] = []
    for kind, value, _, forms in resources.read_table(
        resources.dictionary_path("date-words.tsv"), COLUMNS
    ):
        known = int(value) if value.isdigit() else None if value == "-" else value
        entries.extend((form, KINDS[kind], known) for form in forms.split("|"))
    entries.extend((form, "m", month_number(form)) for form in RUSSIAN_MONTH.split("|"))
    entries.extend((form, "w", weekday_number(form)) for form in WEEKDAY.split("|"))
    entries.extend((form.replace("ё", "е"), "o", day) for form, day in day_words().items())
    return entries


def _pattern(form: str) -> str:
    """A form as a pattern: its points may be missing, its blanks may be line ends."""
    parts = []
    for part in re.findall(r"\.? |\.$|/|.", form):
        if part == " ":
            parts.append(r"[-\s]\s{0,3}")
        elif part == ". ":
            parts.append(r"(?:\.\s{0,3}|\s{1,3})")
        elif part == ".":
            parts.append(r"\.?")
        else:
            parts.append(r"\s?/\s?" if part == "/" else _MARKS.get(part, re.escape(part)))
    end = "" if form.endswith("&") else r"(?![^\W\d_]|\d{1,3}(?!\d))"
    return "".join(parts[:-1]) + (end + r"\.?" if parts[-1] == r"\.?" else parts[-1] + end)


@cache
def _long_months() -> Mapping[str, int]:
    return {
        form: value
        for form, kind, value in _entries()
        if kind == "m" and isinstance(value, int) and len(form) >= _SHORTEST_SLIP
    }


def misread_month(word: str) -> int | None:
    """The month whose name has one letter of `word` (small letters) changed, lost or gained.

    >>> misread_month("янвапя"), misread_month("septcmber"), misread_month("карта")
    (1, 9, None)
    """
    if len(word) < _SHORTEST_SLIP - 1:
        return None
    from rapidfuzz.distance import Levenshtein  # only for misspelt months

    close = {
        number
        for form, number in _long_months().items()
        if Levenshtein.distance(word, form, score_cutoff=1) <= 1
    }
    return close.pop() if len(close) == 1 else None
