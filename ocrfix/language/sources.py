"""Reads the word lists of other packages in bulk: pymorphy3, wordfreq, pyspellchecker.

pymorphy3 keeps its 5 million word forms in a DAWG, a letter graph in which ``корпус`` and
``корпусов`` share a path. Its own iterator needs a minute; here all paths are followed at once,
a letter at a time, as arrays of nodes (two seconds).

The layout of the graph (dawgdic by S. Yata, read by the package DAWG2-Python): 32-bit units; the
child of unit ``p`` under byte ``b`` is ``p ^ offset(p) ^ b`` if the low byte of that unit is ``b``.
A key is the word in UTF-8, the byte 1, and the base64 of two 16-bit numbers, big-endian: the
paradigm of the word and the number of the form in it.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocrfix.errors import DictionaryError
from ocrfix.language.entries import FREQUENCIES, Flag, floor_of, level_of
from ocrfix.language.packing import Block, blocks_of
from ocrfix.messages import _
from ocrfix.text.alphabet import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The flags kept for each word of the big lexicon, lowest bit first.
RUSSIAN_FLAGS = (
    Flag.MORPHOLOGY,
    Flag.NAME,
    Flag.PLACE,
    Flag.ABBREVIATION,
    Flag.COMMON,
    Flag.NAME_ONLY,
)

#: OpenCorpora grammemes of words that are written with a capital.
_NAMES = {"Name", "Surn", "Patr"}
_PROPER = _NAMES | {"Geox", "Orgn", "Trad"}

#: A folded word that a lexicon can hold: Russian letters and inner hyphens, 40 at most.
PLAIN_WORD = re.compile(r"(?=.{1,40}$)[а-я]+(?:-[а-я]+)*")

_SEPARATOR = 1
_HYPHEN = ord("-")
_LEADS = (0xD0, 0xD1)
_VALUE_LETTERS = 8


def source_files() -> list[Path]:
    """The files of other packages that the big lexicon is compiled from."""
    return [
        package_folder("pymorphy3_dicts_ru") / "data" / "words.dawg",
        package_folder("pymorphy3_dicts_ru") / "data" / "meta.json",
        package_folder("wordfreq") / "data" / "large_ru.msgpack.gz",
        package_folder("spellchecker") / "resources" / "ru.json.gz",
    ]


def package_folder(name: str) -> Path:
    """Where an installed package lies; it is not imported. Raises DictionaryError without it."""
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise DictionaryError(
            _("the package {name} is missing; install ocrfix again").format(name=name)
        )
    return Path(found.origin).parent


def wordfreq_words() -> list[Block]:
    """The large Russian list of wordfreq, with the frequency of each word."""
    from wordfreq import get_frequency_list

    def words() -> Iterator[tuple[str, int, int]]:
        # The n-th list holds the words of probability 10 ** (-n / 100).
        for centibels, bucket in enumerate(get_frequency_list("ru", "large")):
            level = level_of(10 ** (-centibels / 100))
            for word in bucket:
                folded = fold(word)
                if PLAIN_WORD.fullmatch(folded):
                    yield folded, level, 0

    return blocks_of(words())


def common_words() -> list[Block]:
    """The short Russian list of pyspellchecker, flagged COMMON."""
    import json

    text = gzip.decompress(source_files()[3].read_bytes()).decode("utf-8")
    bit = _bit(Flag.COMMON)
    folded = {fold(word) for word in json.loads(text)}
    return blocks_of((word, 0, bit) for word in folded if PLAIN_WORD.fullmatch(word))


def morphology_words() -> list[Block]:
    """All word forms of pymorphy3, flagged by the grammemes of their parses.

    The bit of NAME_ONLY is set here for words that have a parse that is *no* name, because bits of
    spellings with ё and with е are joined by or; `settled` turns it round afterwards.
    """
    import numpy as np
    from pymorphy3 import MorphAnalyzer

    dictionary = MorphAnalyzer(lang="ru").dictionary
    graph = _Graph(source_files()[0])
    found = list(graph.words())
    states = np.unique(np.concatenate([ends for _, ends in found]))
    bits = graph.bits(states, _form_bits(dictionary), _paradigm_starts(dictionary))
    blocks = []
    for letters, ends in found:
        word_bits = bits[np.searchsorted(states, ends)]
        edges = (letters[:, 0] != _HYPHEN) & (letters[:, -1] != _HYPHEN)
        plain = edges & (letters.shape[1] <= 40)
        levels = np.zeros(int(plain.sum()), np.uint8)
        blocks.append(Block(letters[plain], levels, word_bits[plain]))
    return blocks


def settled(block: Block) -> Block:
    """The block with NAME_ONLY as it should be, and the words that nobody would believe aside.

    NAME_ONLY is left to the words of which every parse is a name; what is believed is told by
    `ocrfix.language.entries.believable`.
    """
    import numpy as np

    known = (block.bits & _bit(Flag.MORPHOLOGY)) != 0
    bits = np.where(known, block.bits ^ _bit(Flag.NAME_ONLY), block.bits).astype(np.uint8)
    length = block.letters.shape[1]
    floors = np.where(known, floor_of(length, True), floor_of(length, False))
    aside = np.array(FREQUENCIES)[block.levels] < floors
    return Block(block.letters, block.levels, bits, aside)


def _bit(flag: Flag) -> int:
    return 1 << RUSSIAN_FLAGS.index(flag)


def _form_bits(dictionary: Any) -> NDArray[np.uint8]:
    """The bits of every form of every paradigm, one paradigm after the other."""
    import numpy as np

    tag_bits = np.array([_tag_bits(tag.grammemes) for tag in dictionary.gramtab], np.uint8)
    tags = [
        np.frombuffer(paradigm, np.uint16)[len(paradigm) // 3 : 2 * len(paradigm) // 3]
        for paradigm in dictionary.paradigms
    ]
    return tag_bits[np.concatenate(tags)]


def _paradigm_starts(dictionary: Any) -> NDArray[np.int64]:
    import numpy as np

    lengths = [len(paradigm) // 3 for paradigm in dictionary.paradigms]
    return np.concatenate([[0], np.cumsum(lengths)[:-1]])


def _tag_bits(grammemes: frozenset[str]) -> int:
    flags = Flag.MORPHOLOGY
    if grammemes & _NAMES:
        flags |= Flag.NAME
    if "Geox" in grammemes:
        flags |= Flag.PLACE
    if "Abbr" in grammemes:
        flags |= Flag.ABBREVIATION
    if not grammemes & _PROPER:
        flags |= Flag.NAME_ONLY
    return sum(_bit(flag) for flag in RUSSIAN_FLAGS if flag in flags)


class _Graph:
    """The DAWG as arrays: the children of a node are a slice of one list of units."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        data = path.read_bytes()
        size = int.from_bytes(data[:4], "little")
        units = np.frombuffer(data, "<u4", size, 4)
        offset = ((units >> 10) << ((units & 0x200) >> 6)).astype(np.int64)
        self._label = (units & 0xFF).astype(np.uint8)
        numbers = np.arange(size, dtype=np.int64)
        self._base = numbers ^ offset
        edges = numbers[((units >> 31) == 0) & (self._label != 0)]
        bases = edges ^ self._label[edges]
        order = np.argsort(bases, kind="stable")
        self._children = edges[order]
        self._starts = np.searchsorted(bases[order], np.arange(size + 257))
        self._letter = np.zeros(512, np.uint8)
        for letter in "абвгдежзийклмнопрстуфхцчшщъыьэюяё":
            lead, second = letter.encode("utf-8")
            self._letter[(lead & 1) << 8 | second] = fold(letter).encode("cp1251")[0]

    def words(self) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.int64]]]:
        """For each length: the words as a matrix of cp1251 letters, the states of their values."""
        import numpy as np

        nodes = np.zeros(1, np.int64)
        letters = np.zeros((1, 0), np.uint8)
        while len(nodes):
            rows, children = self._expanded(nodes)
            label = self._label[children]
            ends = label == _SEPARATOR
            if ends.any():
                yield letters[rows[ends]], children[ends]
            hyphens = label == _HYPHEN
            leads = np.isin(label, _LEADS)
            inner, seconds = self._expanded(children[leads])
            lead = label[leads][inner].astype(np.int64) & 1
            code = self._letter[lead << 8 | self._label[seconds]]
            russian = code != 0
            before = np.concatenate([rows[hyphens], rows[leads][inner][russian]])
            dashes = np.full(int(hyphens.sum()), _HYPHEN, np.uint8)
            letter = np.concatenate([dashes, code[russian]])
            nodes = np.concatenate([children[hyphens], seconds[russian]])
            letters = np.concatenate([letters[before], letter[:, None]], axis=1)

    def bits(
        self,
        states: NDArray[np.int64],
        form_bits: NDArray[np.uint8],
        paradigm_starts: NDArray[np.int64],
    ) -> NDArray[np.uint8]:
        """The joined bits of all the (paradigm, form) values below each state."""
        import numpy as np

        alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        digit = np.zeros(256, np.int64)
        digit[np.frombuffer(alphabet, np.uint8)] = np.arange(64)
        origin = np.arange(len(states))
        nodes, value = states, np.zeros(len(states), np.int64)
        for _step in range(_VALUE_LETTERS):
            rows, nodes = self._expanded(nodes)
            origin = origin[rows]
            value = value[rows] << 6 | digit[self._label[nodes]]
        # Eight base64 letters are six bytes; the two numbers are the first four.
        paradigm, form = value >> 32 & 0xFFFF, value >> 16 & 0xFFFF
        bits = np.zeros(len(states), np.uint8)
        np.bitwise_or.at(bits, origin, form_bits[paradigm_starts[paradigm] + form])
        return bits

    def _expanded(self, nodes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All children of `nodes`: the position of the parent in `nodes`, and the child."""
        import numpy as np

        start = self._starts[self._base[nodes]]
        count = self._starts[self._base[nodes] + 1] - start
        rows = np.repeat(np.arange(len(nodes)), count)
        within = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
        return rows, self._children[within + np.repeat(start, count)]
