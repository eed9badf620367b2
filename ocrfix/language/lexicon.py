"""Which Russian words there are, how frequent, and which of them look like a given one.

`LexiconStack` asks its layers in turn: the user's word lists, the program's own dictionaries
(persons, places, words of the period), the big compiled lexicon. ``корпусов`` is known;
``кориусов`` is not, and ``корпусов`` is among its neighbours; ``отп`` occurs in running text, but
too rarely for a word of three letters to be believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from itertools import chain
from operator import or_
from pathlib import Path
from typing import Protocol

from ocrfix.errors import InputError
from ocrfix.language.compounds import Compounds
from ocrfix.language.entries import FREQUENCIES, Entry, Flag, believable
from ocrfix.language.index import CorruptIndexError, Record, SkeletonIndex
from ocrfix.language.wordlists import WordList
from ocrfix.messages import N_, _
from ocrfix.text.alphabet import fold

__all__ = ["CompiledLexicon", "Entry", "Flag", "Lexicon", "LexiconStack", "WordList"]

#: The words of one letter.
_ONE_LETTER = frozenset("авикосуяжб")


#: Names of so few letters are no words in small letters: they are chance strings too often.
_SHORT_NAME = 4
#: A word of so many letters that only the web vouches for is taken for a misspelling of a word that
#: a dictionary has and that is so many times as frequent: 19 of 725,000 words of political prose of
#: 1901-1952 (training/weigh_words.py).
_SHORTEST_SHADOWED = 5
_OVERSHADOWING = 15
#: A word so frequent is usual.
_USUAL = 1e-7


class Lexicon(Protocol):
    """A layer of the stack; all words are folded."""

    def lookup(self, folded: str) -> Entry | None:
        """The entry of exactly this word."""

    def neighbours(self, folded: str, distance: int) -> Iterable[Entry]:
        """The entries whose skeleton is within `distance` of the skeleton of `folded`."""


class CompiledLexicon:
    """A compiled, memory-mapped lexicon (`ocrfix.language.index` tells how it is laid out)."""

    def __init__(
        self,
        index: SkeletonIndex,
        renewed: Callable[[CorruptIndexError], SkeletonIndex] | None = None,
    ) -> None:
        """Answer from an index whose header names the flags of its bits.

        When the index turns out to be damaged, `renewed` gives a new one; without it
        CorruptIndexError is raised.
        """
        self._index = index
        self._renewed = renewed
        names = index.header["flags"]
        own = Flag.OWN if index.header["layer"] == "own" else Flag(0)
        self._flags = tuple(
            reduce(or_, (Flag[name] for n, name in enumerate(names) if bits >> n & 1), own)
            for bits in range(1 << len(names))
        )
        self._sources = tuple(_source(flags) for flags in self._flags)

    @classmethod
    def open(cls, path: Path) -> CompiledLexicon:
        """Open a compiled file; CorruptIndexError if it is damaged, OSError if it is absent."""
        return cls(SkeletonIndex(path))

    @classmethod
    def open_mended(cls, path: Path, renew: Callable[[Path], None]) -> CompiledLexicon:
        """Open a compiled file that `renew` compiles again when damage to it is met.

        Raises InputError, at once or in a lookup, if the new file is damaged too.
        """

        tries = 0

        def renewed(damage: CorruptIndexError) -> SkeletonIndex:
            nonlocal tries
            tries += 1
            if tries > 1:
                raise _hopeless(damage, path) from damage
            renew(path)
            try:
                return SkeletonIndex(path)
            except CorruptIndexError as error:
                return renewed(error)

        try:
            index = SkeletonIndex(path)
        except CorruptIndexError as error:
            index = renewed(error)
        return cls(index, renewed)

    def __len__(self) -> int:
        """The number of words."""
        return len(self._index)

    def __iter__(self) -> Iterator[Entry]:
        """All entries, in the order of the file."""
        return map(self._entry, self._index)

    def lookup(self, folded: str) -> Entry | None:
        """The entry of exactly this word."""
        try:
            record = self._index.find(folded)
            return None if record is None else self._entry(record)
        except CorruptIndexError as error:
            self._renew(error)
        return self.lookup(folded)

    def neighbours(self, folded: str, distance: int) -> list[Entry]:
        """The entries whose skeleton is within `distance` of the skeleton of `folded`.

        `distance` is 0, 1 or 2, for words of nine letters or more also 3 (for shorter words 3 means
        2). Every believable word within that plain edit distance is among them, but rare words of
        up to five letters only at distance 0 and 1, and at distance 3 only words with at most two
        of the edits in their first seven letters. Typical are 5, 60 and 30 entries for distances
        1, 2 and 3.
        """
        reach = distance if len(folded) >= 9 else min(distance, 2)
        try:
            return list(map(self._entry, self._index.near(folded, reach)))
        except CorruptIndexError as error:
            self._renew(error)
        return self.neighbours(folded, distance)

    def _entry(self, record: Record) -> Entry:
        word, level, bits = record
        if bits >= len(self._flags):
            raise CorruptIndexError(f"flags of {word}")
        return Entry(word, FREQUENCIES[level], self._flags[bits], self._sources[bits])

    def _renew(self, damage: CorruptIndexError) -> None:
        """Go on with a new index; raises the damage if there is none."""
        if self._renewed is None:
            raise damage
        self._index = self._renewed(damage)


def _hopeless(damage: CorruptIndexError, path: Path) -> InputError:
    return InputError(
        _(
            "{damage}, though it was compiled again; delete the folder {folder} and start again"
        ).format(damage=damage, folder=path.parent)
    )


def _source(flags: Flag) -> str:
    for flag, name in (
        (Flag.PERSON, N_("persons")),
        (Flag.TOWN, N_("places")),
        (Flag.PERIOD, N_("period words")),
        (Flag.MORPHOLOGY, "pymorphy3"),
    ):
        if flag in flags:
            return name
    return "wordfreq"


class LexiconStack:
    """All layers together; words may be given in any case and are folded here."""

    def __init__(self, layers: tuple[Lexicon, ...]) -> None:
        """Ask `layers` in this order."""
        self._layers = layers
        self._found = lru_cache(maxsize=1 << 16)(self._find)
        self._known = lru_cache(maxsize=1 << 16)(self._knows)
        self._judged = lru_cache(maxsize=1 << 16)(self._judge)
        self._shadowed = lru_cache(maxsize=1 << 12)(self._is_overshadowed)
        self._compounds = Compounds(self._known, self._is_abbreviation)

    @classmethod
    def open(cls, wordlists: tuple[Path, ...] = ()) -> LexiconStack:
        """The user's lists, the own dictionaries and the big lexicon, compiled when necessary.

        Raises InputError for a list that cannot be read, DictionaryError for a bad dictionary.
        """
        from ocrfix.language.compilation import ensure, own_path, renew, russian_path

        ensure()
        own, russian = (
            CompiledLexicon.open_mended(path, renew) for path in (own_path(), russian_path())
        )
        compiled = (own, russian)
        return cls((WordList(wordlists), *compiled) if wordlists else compiled)

    def lookup(self, word: str) -> Entry | None:
        """The entry of the first layer that knows the word, with what the others add to it.

        The frequency is the highest of the layers', the flags are those of all.
        """
        return self._found(fold(word))

    def explain(self, word: str) -> list[Entry]:
        """The entry of every layer that has the word, first layer first."""
        folded = fold(word)
        return [entry for layer in self._layers if (entry := layer.lookup(folded)) is not None]

    def knows(self, word: str) -> bool:
        """Whether a reader would take this for a Russian word.

        Rare words of two to four letters are not believed (own and user's lists excepted). A word
        with hyphens is known if it is in a lexicon, or each of its parts is known. Short parts of
        foreign names (Го, Бо, Ду) count only with a capital.
        """
        return self._judged(word)

    def _judge(self, word: str) -> bool:
        if len(word) <= _SHORT_NAME and word.islower() and self._is_only_a_name(fold(word)):
            return False
        return self._known(fold(word))

    def is_overshadowed(self, word: str) -> bool:
        """Whether no dictionary has a word, but one a letter away that is far more frequent.

        What was counted on the web holds misspellings, too: ``назначени``. Old instrumentals
        (``которою``) and adverbs (``дипломатически``) are none.
        """
        return self._shadowed(fold(word))

    def _is_overshadowed(self, folded: str) -> bool:
        from rapidfuzz.distance import Levenshtein

        entry = self._found(folded)
        if entry is None or entry.flags & ~Flag.COMMON or len(folded) < _SHORTEST_SHADOWED:
            return False
        base = folded + "й" if folded.endswith("ски") else _old_instrumental_of(folded)
        if base is not None and self._is_in_morphology(base):
            return False
        return any(
            Flag.MORPHOLOGY in other.flags
            and other.frequency >= _OVERSHADOWING * entry.frequency
            and Levenshtein.distance(folded, other.word) == 1
            for other in self.neighbours(folded, 1)
        )

    def _is_in_morphology(self, folded: str) -> bool:
        entry = self._found(folded)
        return entry is not None and Flag.MORPHOLOGY in entry.flags

    def neighbours(self, word: str, distance: int) -> list[Entry]:
        """The believable words of all layers that look like `word`.

        What `distance` means is told at `CompiledLexicon.neighbours`.
        """
        folded = fold(word)
        found: dict[str, Entry] = {}
        for entry in chain.from_iterable(
            layer.neighbours(folded, distance) for layer in self._layers
        ):
            before = found.get(entry.word)
            found[entry.word] = entry if before is None else _joined(before, entry)
        return [entry for entry in found.values() if believable(entry)]

    def _find(self, folded: str) -> Entry | None:
        found: Entry | None = None
        for layer in self._layers:
            entry = layer.lookup(folded)
            if entry is not None:
                found = entry if found is None else _joined(found, entry)
        return found

    def _knows(self, folded: str) -> bool:
        if len(folded) == 1:
            return folded in _ONE_LETTER
        entry = self._found(folded)
        if entry is not None and believable(entry):
            return True
        if "-" in folded:
            return self._compounds.accepts(folded)
        instrumental = _old_instrumental_of(folded)
        if instrumental is not None and self._is_in_morphology(instrumental):
            return True
        return self._compounds.is_contraction(folded) and not self._is_near_a_word(folded)

    def _is_near_a_word(self, folded: str) -> bool:
        """Whether a usual word is a letter away: ``продположение`` is no contraction."""
        from rapidfuzz.distance import Levenshtein

        return any(
            other.frequency >= _USUAL and Levenshtein.distance(folded, other.word) == 1
            for other in self.neighbours(folded, 1)
        )

    def _is_only_a_name(self, folded: str) -> bool:
        """Whether no layer believes in the word but the own list of names."""
        name = Flag.OWN | Flag.NAME_ONLY
        believed = [entry for entry in self.explain(folded) if believable(entry)]
        return bool(believed) and all(entry.flags & name == name for entry in believed)

    def _is_abbreviation(self, part: str) -> bool:
        entry = self._found(part)
        return entry is not None and bool(entry.flags & Flag.ABBREVIATION)


def _old_instrumental_of(word: str) -> str | None:
    """Today's form of an old instrumental: ``которой`` of ``которою``, ``частью`` of ``частию``."""
    if word.endswith(("ою", "ею")):
        return word[:-1] + "й"
    return f"{word[:-2]}ью" if word.endswith("ию") else None


def _joined(first: Entry, other: Entry) -> Entry:
    """One entry of two for the same word; the first says who vouches for it."""
    flags = first.flags | other.flags
    if not other.flags & Flag.NAME_ONLY and other.flags & Flag.MORPHOLOGY:
        flags &= ~Flag.NAME_ONLY
    return Entry(first.word, max(first.frequency, other.frequency), flags, first.source)
