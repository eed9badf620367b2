"""Phrases of other languages in Russian papers: ``газета «New York Times»``, ``note verbale``.

What a program reads for Russian letters may be Latin, too (``TOB``, ``Bonpoc``), but it makes no
phrase of English, French, German or Italian. The lists are the short ones of wordfreq, some 30,000
words each; Latin phrases have most of their words in one of them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence

#: In the order in which they are asked.
LANGUAGES = ("en", "fr", "de", "it")
#: Letters that the known words must have together, and their least share of all letters. What is
#: misread for Latin (``fer FO oa``) has fewer that are words of one language.
LEAST_LETTERS = 8
LEAST_SHARE = 0.8
_LONG = 3


class ForeignWords:
    """The lists, each read when the first phrase is in none of those before it."""

    def __init__(self) -> None:
        """Nothing is read before a phrase is asked about."""
        self._lists: dict[str, frozenset[str]] = {}

    def is_phrase(self, words: Sequence[str]) -> bool:
        """Whether words of Latin letters are a phrase of one language."""
        if sum(map(len, words)) < LEAST_LETTERS:
            return False
        return any(_are_of(known, words) for known in self._all())

    def _all(self) -> Iterator[frozenset[str]]:
        for language in LANGUAGES:
            if language not in self._lists:
                self._lists[language] = _read(language)
            yield self._lists[language]


def _are_of(known: frozenset[str], words: Sequence[str]) -> bool:
    found = [word for word in words if word.lower() in known]
    letters = sum(map(len, found))
    return (
        len(found) > 1
        and letters >= max(LEAST_LETTERS, LEAST_SHARE * sum(map(len, words)))
        and any(len(word) >= _LONG for word in found)
    )


def _read(language: str) -> frozenset[str]:
    """The words of a list: MessagePack, a head and the words of each frequency."""
    import msgpack

    from ocrfix.language.sources import package_folder

    path = package_folder("wordfreq") / "data" / f"small_{language}.msgpack.gz"
    _, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    return frozenset(word for bucket in buckets for word in bucket)
