"""The lists that fill the slots of sentences: own ones and those of ``dictionaries/``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ocrfix import resources
from ocrfix.language.gazetteer import PERSON_COLUMNS, PLACE_COLUMNS
from training.forms.inflection import analyzer

HERE = Path(__file__).parent
#: Endings of nouns for something done: ``обсуждение``, ``поставка``, ``эвакуация``.
_DEED = re.compile(r".{4,}(?:ение|ание|ация|иция)")
#: Words of period prose seen at least so often fill the general slots.
OFTEN = 4
INSTITUTION_COLUMNS = ("name", "others", "english", "note")
WORD_COLUMNS = ("word", "times", "capitals", "class")


@dataclass(frozen=True)
class Named:
    """A person or place of a dictionary: its base form and how it is declined."""

    name: str
    declension: str
    adjective: str = ""


def _rows(name: str, columns: Sequence[str]) -> list[tuple[str, ...]]:
    return resources.read_table(resources.dictionary_path(name), columns)


def sections(name: str, kind: str) -> dict[str, list[str]]:
    """The lines of a data file below each ``# KIND: NAME``."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith(f"# {kind}: "):
            current = found.setdefault(line.partition(": ")[2], [])
        elif line.strip() and not line.startswith("#"):
            current.append(line)
    return found


@cache
def own_lists() -> dict[str, tuple[str, ...]]:
    """The lists of ``wordlists.txt``."""
    return {
        name: tuple(entry.strip() for entry in re.split(r",\s*", " ".join(lines)) if entry.strip())
        for name, lines in sections("wordlists.txt", "list").items()
    }


@cache
def topics() -> dict[str, tuple[str, ...]]:
    """The sentence skeletons of each topic."""
    found = sections("sentences.txt", "topic")
    return {name: tuple(lines) for name, lines in found.items()}


@cache
def persons() -> tuple[Named, ...]:
    """Men of ``persons.tsv``."""
    rows = _rows("persons.tsv", PERSON_COLUMNS)
    return tuple(Named(row[0], row[1]) for row in rows if row[1] in ("m", "last", "fixed"))


@cache
def places() -> tuple[Named, ...]:
    """Places of ``places.tsv``, period spellings with their own entries left out."""
    rows = _rows("places.tsv", PLACE_COLUMNS)
    return tuple(Named(row[0], row[1], row[4]) for row in rows if not row[0].isupper())


@cache
def institutions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Institutions of ``institutions.tsv`` with their abbreviations."""
    rows = _rows("institutions.tsv", INSTITUTION_COLUMNS)
    return tuple(
        (row[0], tuple(other for other in row[1].split("|") if other.isupper())) for row in rows
    )


@cache
def general_nouns() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Deeds, things and adjectives among the common words of period prose."""
    deeds, things, adjectives = [], [], []
    for row in _rows("word-frequencies.tsv", WORD_COLUMNS):
        word, times, capitals = row[0], int(row[1]), int(row[2])
        if times < OFTEN or capitals * 3 > times or len(word) < 5:
            continue
        tag = analyzer().parse(word)[0].tag
        if tag.POS == "ADJF" and {"nomn", "masc", "sing"} <= tag.grammemes:
            if "Apro" not in tag and "Anum" not in tag:
                adjectives.append(word)
        elif tag.POS == "NOUN" and {"nomn", "sing", "inan"} <= tag.grammemes:
            if tag.grammemes & {"Name", "Surn", "Geox", "Orgn", "Abbr"}:
                continue
            (deeds if _DEED.fullmatch(word) else things).append(word)
    return tuple(deeds), tuple(things), tuple(adjectives)
