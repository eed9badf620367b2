"""The words of references (dictionaries/reference-words.toml, reference-units.tsv), as look-ups.

A list of words may hold beginnings (``машинопис*``); a phrase of several words (``ед хр``,
``там же``) is found token by token.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from ocrfix.errors import DictionaryError, reason_of
from ocrfix.messages import _
from ocrfix.records.patterns.reference_text import ReferenceText, Token
from ocrfix.resources import dictionary_path, read_table

Value = TypeVar("Value")
UNIT_COLUMNS = ("form", "unit", "kind", "note")
LABEL_COLUMNS = ("label", "field")
#: Marks that may stand between the words of one phrase: ``ед. хр.``, ``yig'ma-jild``, ``kh/n``.
_JOINS = frozenset(".-/")


def load_toml(name: str) -> Mapping[str, Any]:
    """One of the dictionaries in TOML; raises DictionaryError if it cannot be read."""
    path = dictionary_path(name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DictionaryError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
        ) from None


@lru_cache(maxsize=1)
def words() -> Mapping[str, Mapping[str, Any]]:
    """The sections of reference-words.toml."""
    return MappingProxyType(dict(load_toml("reference-words.toml")))


class WordSet:
    """A list of words and beginnings of words (``машинопис*``)."""

    def __init__(self, entries: Iterable[str]) -> None:
        """Take the entries as they stand in the dictionary."""
        entries = list(entries)
        self._whole = frozenset(entry for entry in entries if not entry.endswith("*"))
        self._beginnings = tuple(entry[:-1] for entry in entries if entry.endswith("*"))

    def __contains__(self, word: str) -> bool:
        """Whether a folded word is one of the list."""
        return word in self._whole or word.startswith(self._beginnings)


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with a value; the longest that stands at a place wins."""

    def __init__(self, entries: Mapping[str, Value]) -> None:
        """Take phrases with one blank between their words."""
        self._tree: dict[Any, Any] = {}
        for phrase, value in entries.items():
            node = self._tree
            for word in phrase.replace("-", " ").split():
                node = node.setdefault(word, {})
            node[None] = value

    def at(self, tokens: Sequence[Token], index: int) -> tuple[Value, int] | None:
        """The value of the phrase that begins at a token, and the index of the token after it."""
        node: dict[Any, Any] | None = self._tree
        found = None
        while node is not None and index < len(tokens):
            node = node.get(tokens[index].folded)
            if node is None:
                break
            index += 1
            if None in node:
                found = (node[None], index)
            while index < len(tokens) and tokens[index].text in _JOINS and len(node) > 0:
                index += 1
        return found


@lru_cache(maxsize=1)
def unit_markers() -> Phrases[tuple[str, bool]]:
    """Unit markers: (unit, whether it is a misreading)."""
    rows = read_table(dictionary_path("reference-units.tsv"), UNIT_COLUMNS)
    return Phrases({form: (unit, kind == "slip") for form, unit, kind, _ in rows})


@lru_cache(maxsize=1)
def header_labels() -> Mapping[str, str]:
    """Labels of record blocks and the field that each names."""
    rows = read_table(dictionary_path("header-labels.tsv"), LABEL_COLUMNS)
    return MappingProxyType({row[0]: row[1] for row in rows})


@cache
def word_set(section: str, key: str) -> WordSet:
    """A list of reference-words.toml."""
    return WordSet(words()[section][key])


@cache
def phrases(section: str, key: str) -> Phrases[bool]:
    """A list of phrases of reference-words.toml."""
    return Phrases(dict.fromkeys(words()[section][key], True))


def sentences(text: ReferenceText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of the tokens ``[start, end)`` as pairs of token indices.

    A sentence ends at ``;``, at a blank line, and at a point before a capital letter unless the
    word before the point is short (``г.``, ``обл.``) or an initial.
    """
    first, tokens = start, text.tokens
    for index in range(start, end):
        token = tokens[index]
        if token.text == ";" or (
            token.kind == "n" and index + 1 < end and tokens[index + 1].kind == "n"
        ):
            ends = True
        else:
            ends = token.text == "." and _ends_sentence(tokens, index, end)
        if ends:
            yield first, index
            first = index + 1
    if first < end:
        yield first, end


def _ends_sentence(tokens: Sequence[Token], index: int, end: int) -> bool:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < end else None
    if after is None or after.kind == "n":
        return True
    if before is not None and before.text.isalpha() and len(before.text) < 4:
        return False
    return after.text[0].isupper() or after.text in '«"“'
