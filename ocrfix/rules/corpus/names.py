"""The names that each file has, and the files that each name is in, in any case form.

``Скоробогатова`` in one file and ``Скоробогатовым`` in another are one name of two files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ocrfix.document.model import Document
from ocrfix.facts.name_words import NameWord, is_established, same_name
from ocrfix.rules.base import Place, RuleContext
from ocrfix.rules.name_witnesses import NameWitnesses
from ocrfix.rules.words import is_known
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import Token

#: Shorter names differ from each other by a letter: Ким, Кин.
_SHORTEST = 5
#: Names are indexed by so many letters, which no case ending reaches.
_STEM = 3
_INITIAL_BEFORE = re.compile(r"(?<![^\W_])([А-ЯЁ])\.\s?(?:[А-ЯЁ]\.\s?)?\Z")
_INITIAL_AFTER = re.compile(r"\s([А-ЯЁ])\.\s?[А-ЯЁ]\.")
_FAMILY = re.compile(r"(?<![^\W_])([А-ЯЁ][^\W\d_]*)[ \u00a0]\Z")
_LONGEST_FAMILY = 20
#: Two initials with their spaces; code points.
_REACH = 7


@dataclass(frozen=True, slots=True)
class FileName:
    """One spelling of a name in one file: how often, and where first.

    `initials` are the first letters that stand beside it, `families` the capitalised words before
    it: ``пэн`` before ``Дэ-хуай``. `doubtful` has all its places, if
    neither a list nor a dictionary nor the translation knows it, and is empty otherwise.
    """

    folded: str
    place: Place
    times: int
    initials: frozenset[str]
    families: frozenset[str]
    doubtful: tuple[tuple[Place, Token], ...] = ()


@dataclass(frozen=True, slots=True)
class FileNames:
    """The names of one file; `digest` is equal only for files with one text."""

    digest: int
    names: tuple[FileName, ...]


def names_of(context: RuleContext, digest: int) -> FileNames:
    """The names of a file, those of typists and decipherers left out."""
    paper = NameWitnesses.of(context)
    found: dict[str, list[NameWord]] = {}
    for word in paper.names.words:
        if not word.clerk and len(word.folded) >= _SHORTEST:
            found.setdefault(word.folded, []).append(word)
    names = (_file_name(words, paper, context) for words in found.values())
    return FileNames(digest, tuple(names))


def _file_name(words: list[NameWord], paper: NameWitnesses, context: RuleContext) -> FileName:
    first, document = words[0], context.document
    doubtful = () if _is_trusted(first, paper, context) else words
    return FileName(
        folded=first.folded,
        place=Place.of(document, first.span),
        times=len(words),
        initials=frozenset(one for word in words for one in _initials(document, word)),
        families=frozenset(one for word in words for one in _families(document, word)),
        doubtful=tuple((Place.of(document, word.span), word.token) for word in doubtful),
    )


def _is_trusted(word: NameWord, paper: NameWitnesses, context: RuleContext) -> bool:
    """Whether a list, a dictionary, the header or the translation has the name as it stands."""
    if is_established(word.folded, context.knowledge) or is_known(word.token, context):
        return True
    leads = paper.leads(word)
    return any(
        english.renders(lead + word.token.word)
        for english in (paper.header, paper.translation)
        for lead in leads
    )


def _initials(document: Document, word: NameWord) -> Iterator[str]:
    source, span = document.source, word.span
    before = _INITIAL_BEFORE.search(source[max(0, span.start - _REACH) : span.start])
    after = _INITIAL_AFTER.match(source[span.end : span.end + _REACH])
    yield from (match.group(1) for match in (before, after) if match is not None)


def _families(document: Document, word: NameWord) -> Iterator[str]:
    start = word.span.start
    match = _FAMILY.search(document.source[max(0, start - _LONGEST_FAMILY) : start])
    if match is not None:
        yield fold(match.group(1))


class FolderNames:
    """The names of all files, found by any case form."""

    def __init__(self, files: Iterable[FileNames]) -> None:
        """Index the names of `files`, which are in order."""
        self._by_beginning: dict[str, dict[str, list[tuple[int, FileName]]]] = {}
        for file in files:
            for name in file.names:
                spellings = self._by_beginning.setdefault(name.folded[:_STEM], {})
                spellings.setdefault(name.folded, []).append((file.digest, name))

    def like(self, folded: str) -> list[tuple[int, FileName]]:
        """The spellings that can be case forms of a name, each with the digest of its file."""
        spellings = self._by_beginning.get(folded[:_STEM], {})
        return [one for other in spellings if same_name(other, folded) for one in spellings[other]]
