"""Words that people wrote down: the program's own dictionaries and the lists of a user.

``Филиппов  m`` of ``persons.tsv`` gives Филиппов, Филиппова, Филиппову …; ``Пхеньян  m`` with the
adjective ``пхеньянский`` gives both words in all their forms. A user's list is a plain text file,
an entry a line (`ocrfix.language.project_words`), taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from ocrfix.errors import DictionaryError, InputError, reason_of
from ocrfix.language.entries import Entry, Flag
from ocrfix.language.index import SKELETON, encoded
from ocrfix.language.project_words import ListedWord, read_line
from ocrfix.language.wordforms import inflected, variant_declension
from ocrfix.messages import _, ngettext
from ocrfix.resources import dictionary_path, read_table
from ocrfix.text.alphabet import fold

PERSON_COLUMNS = ("name", "declension", "variants", "english", "pseudonyms", "note")
PLACE_COLUMNS = ("name", "declension", "names", "english", "adjective", "note")
PERIOD_COLUMNS = ("word", "inflection", "variants", "note")

_PERSON = Flag.PERSON | Flag.NAME | Flag.NAME_ONLY
_PLACE = Flag.TOWN | Flag.PLACE | Flag.NAME_ONLY
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")

#: Characters of a bad line that its message shows.
_SHOWN = 40


def own_words() -> dict[str, Flag]:
    """All words of the own dictionaries in all their forms, folded, with their flags.

    Raises DictionaryError, naming the file, for a declension that is not known.
    """
    words: dict[str, Flag] = {}
    for form, flags in (*_persons(), *_places(), *_period_words()):
        for word in _WORD.findall(fold(form)):
            if len(word) > 1:
                before = words.get(word, flags)
                both = before & flags & Flag.NAME_ONLY
                words[word] = (before | flags) & ~Flag.NAME_ONLY | both
    return words


def _persons() -> Iterator[tuple[str, Flag]]:
    path = dictionary_path("persons.tsv")
    for name, declension, variants, _english, pseudonyms, _note in read_table(path, PERSON_COLUMNS):
        for spelling in (name, *_listed(variants)):
            for form in _forms(path, spelling, declension):
                yield form, _PERSON
            if declension in ("m", "f"):
                # Each part by itself, for the forms of other members of the family.
                for part in spelling.split():
                    for form in _forms(path, part, declension):
                        yield form, _PERSON
        for pseudonym in _listed(pseudonyms):
            for form in _forms(path, pseudonym.partition("=")[0], "m"):
                yield form, _PERSON


def _places() -> Iterator[tuple[str, Flag]]:
    path = dictionary_path("places.tsv")
    for name, declension, names, _english, adjective, _note in read_table(path, PLACE_COLUMNS):
        forms = _forms(path, name, declension, place=True)
        for spelling in _listed(names):
            forms |= _forms(path, spelling, variant_declension(spelling, declension), place=True)
        for form in forms:
            yield form, _PLACE
        for spelling in _listed(adjective):
            for form in _forms(path, spelling, "adj", place=True):
                yield form, Flag.TOWN | Flag.PLACE


def _period_words() -> Iterator[tuple[str, Flag]]:
    path = dictionary_path("period-words.tsv")
    for word, inflection, variants, _note in read_table(path, PERIOD_COLUMNS):
        for spelling in (word, *_listed(variants)):
            for form in _forms(path, spelling, inflection):
                yield form, Flag.PERIOD


def _listed(cell: str) -> list[str]:
    return [part for item in cell.split("|") if (part := item.strip())]


def _forms(path: Path, spelling: str, declension: str, *, place: bool = False) -> set[str]:
    try:
        return inflected(spelling, declension or "fixed", place=place)
    except ValueError as error:
        raise DictionaryError(f"{path}: {spelling}: {error}") from None


class WordList:
    """The words of a user's plain text files: an entry a line, ``#`` begins a comment."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        """Read the files; InputError if one cannot be read, DictionaryError for a line that is
        not one word."""
        self._sources: dict[str, str] = {}
        self._flags: dict[str, Flag] = {}
        for path in paths:
            for entry in read_entries(path):
                for form in map(fold, entry.all_forms):
                    self._sources.setdefault(form, str(path))
                    self._flags[form] = self._flags.get(form, Flag(0)) | entry.kind.flags

    def __len__(self) -> int:
        """The number of words."""
        return len(self._sources)

    def lookup(self, folded: str) -> Entry | None:
        """The entry of a word of the list."""
        source = self._sources.get(folded)
        return None if source is None else Entry(folded, 0.0, self._flags[folded], source)

    def neighbours(self, folded: str, distance: int) -> Iterator[Entry]:
        """The words whose skeleton is within `distance` of that of `folded`."""
        from rapidfuzz.distance import Levenshtein

        skeleton = encoded(folded).translate(SKELETON)
        for word, source in self._sources.items():
            other = encoded(word).translate(SKELETON)
            if Levenshtein.distance(skeleton, other, score_cutoff=distance) <= distance:
                yield Entry(word, 0.0, self._flags[word], source)


def read_entries(path: Path) -> Iterator[ListedWord]:
    """The entries of a user's list.

    Raises InputError for a file that cannot be read, after the last entry DictionaryError if there
    are lines that are none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            _("{path}: not UTF-8 at byte {byte}; save it as UTF-8").format(
                path=path, byte=error.start
            )
        ) from None
    except OSError as error:
        raise InputError(
            _("{path}: the word list cannot be read: {reason}").format(
                path=path, reason=reason_of(error)
            )
        ) from None
    bad: list[tuple[int, str]] = []
    for number, line in enumerate(normalize("NFC", text).split("\n"), 1):
        try:
            entry = read_line(line)
        except ValueError as error:
            bad.append((number, str(error)))
        else:
            if entry is not None:
                yield entry
    if bad:
        raise DictionaryError(_not_words(path, *bad[0], len(bad) - 1))


def _not_words(path: Path, line: int, text: str, others: int) -> str:
    told = _(
        "{path}:{line}: «{text}» is not one word; write one word a line, of letters, "
        "digits and hyphens only"
    ).format(path=path, line=line, text=text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
    if others:
        told += ngettext(
            " ({count} more line is like it)", " ({count} more lines are like it)", others
        ).format(count=others)
    return told
