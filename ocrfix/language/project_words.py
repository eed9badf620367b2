"""The lines of a project's word list: a word, perhaps its kind and its other forms.

``Фузан  place  Фузана Фузану Фузаном Фузане  # so in all telegrams`` is one entry of
``.ocrfix/words.txt``; a line with a word alone, as in lists kept by hand, is one too. Entries are
put in their alphabetical place, and no other line is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ocrfix.language.entries import Flag
from ocrfix.language.wordforms import inflected, variant_declension
from ocrfix.text.alphabet import fold

#: One word of a list, folded: with a letter, of what the words of a text consist of.
_WORD = re.compile(r"(?=.*[^\W\d_])[^\W_]+(?:-[^\W_]+)*")

HEADER = (
    "# Words of this project that the dictionaries of ocrfix lack, one a line: the word, its kind\n"
    "# (word, person, place, abbreviation) and its other forms. Kept sorted by\n"
    "# `ocrfix dictionary add`; lines may be edited by hand.\n"
)


class WordKind(StrEnum):
    """What a word of the project is."""

    WORD = "word"
    PERSON = "person"
    """a name or family name: never mended unasked, and wrong without its capital"""
    PLACE = "place"
    ABBREVIATION = "abbreviation"

    @property
    def flags(self) -> Flag:
        """What a lexicon says of such a word."""
        return _FLAGS[self]


_FLAGS = {
    WordKind.WORD: Flag.USER,
    WordKind.PERSON: Flag.USER | Flag.PERSON | Flag.NAME | Flag.NAME_ONLY,
    WordKind.PLACE: Flag.USER | Flag.TOWN | Flag.PLACE | Flag.NAME_ONLY,
    WordKind.ABBREVIATION: Flag.USER | Flag.ABBREVIATION,
}


@dataclass(frozen=True, slots=True)
class ListedWord:
    """An entry: the word as it is written, its kind, its other forms."""

    word: str
    kind: WordKind = WordKind.WORD
    forms: tuple[str, ...] = ()

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The word and its other forms."""
        return self.word, *self.forms

    def line(self) -> str:
        """The line of a list; the kind is left out where it says nothing."""
        plain = self.kind is WordKind.WORD and not self.forms
        return (
            self.word
            if plain
            else "  ".join(filter(None, (self.word, self.kind, " ".join(self.forms))))
        )


def is_one_word(text: str) -> bool:
    """Whether a text can be an entry or a form: letters, digits and inner hyphens."""
    return _WORD.fullmatch(fold(text)) is not None


def read_line(line: str) -> ListedWord | None:
    """The entry of a line, None for an empty line or a comment.

    Raises ValueError with the text that is no entry.
    """
    text = line.partition("#")[0].strip()
    if not text:
        return None
    word, *rest = text.split()
    kind = WordKind.WORD
    if rest:
        if rest[0] not in list(WordKind):
            raise ValueError(text)
        kind = WordKind(rest[0])
    if not all(map(is_one_word, (word, *rest[1:]))):
        raise ValueError(text)
    return ListedWord(word, kind, tuple(rest[1:]))


def forms_of(word: str, kind: WordKind, declension: str | None = None) -> tuple[str, ...]:
    """The other forms of a name by the rules of declension; those of other words are not guessed.

    Raises ValueError for an unknown declension.
    """
    if declension is None:
        if kind is WordKind.PERSON:
            declension = "f" if word.endswith(("а", "я")) else "m"
        elif kind is WordKind.PLACE:
            declension = variant_declension(word, "adj")
        else:
            return ()
    forms = inflected(word, declension, place=kind is WordKind.PLACE)
    return tuple(sorted(forms - {word}))


def with_entries(text: str, entries: Iterable[ListedWord]) -> str:
    """The list with these entries; one for the same word is replaced, its comment kept."""
    lines = (text or HEADER).splitlines()
    for entry in entries:
        _put(lines, entry)
    return "\n".join(lines) + "\n"


def without(text: str, words: Iterable[str]) -> str:
    """The list without the entries of these words."""
    unwanted = set(map(fold, words))
    kept = [line for line in text.splitlines(keepends=True) if _key(line) not in unwanted]
    return "".join(kept)


def _put(lines: list[str], entry: ListedWord) -> None:
    key, place = fold(entry.word), None
    for number, line in enumerate(lines):
        other = _key(line)
        if other == key:
            comment = line.partition("#")[2]
            lines[number] = entry.line() + (f"  #{comment}" if comment else "")
            return
        if other is not None and (other < key or place is None):
            place = number + 1 if other < key else number
    lines.insert(len(lines) if place is None else place, entry.line())


def _key(line: str) -> str | None:
    """What a line is sorted by; None for one that is no entry."""
    try:
        entry = read_line(line)
    except ValueError:
        return None
    return fold(entry.word) if entry else None
