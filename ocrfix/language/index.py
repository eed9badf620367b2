"""The file of a compiled lexicon, and the search in it for words that look alike.

Which words could have been read as ``кориусоз``? Each word has a *skeleton* in which letters of
similar shape are one letter (``корпусов`` and ``кориусоз`` both give ``кориисоз``); the words
whose skeletons are within a few edits of the skeleton asked for are the candidates. Folding never
makes a distance larger, so every word within that plain edit distance is among them.

Start reading at `SkeletonIndex.near`. The search is the symmetric-delete method (W. Garbe,
SymSpell, 2012): two strings within d edits have a common string that is reached from each by
deleting at most d letters. Only the first `PREFIX` letters of the skeletons are indexed, up to
`DELETES` deletions; the words of one prefix lie side by side, ordered by length. The words found
are then compared in full (rapidfuzz).

The file: a magic word, the length and checksum of a JSON header, the header, and its sections,

- ``records``: a line feed, then for each word its letters in cp1251, a byte for the frequency
  level, a byte for its flags, a line feed;
- ``prefixes``: the prefixes as sorted 64-bit numbers (8 bytes, most significant letter first);
- ``ranges``: for each prefix and each length where its records begin (32 bits);
- ``buckets`` and ``members``: hash table from a shortened prefix to the numbers of the prefixes.

A closing magic word shows that the file was written to its end. The header holds a checksum of each
section: of all its bytes if they are few, else of blocks spread over it, so that opening stays
cheap. What slips through shows in a lookup as an impossible number or letter.
"""

from __future__ import annotations

import json
import mmap
import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from ocrfix.language.entries import FLOOR, FLOORS, KNOWN_FLOORS, LEVELS, level_of
from ocrfix.messages import _
from ocrfix.text.alphabet import HOMOGLYPHS, LETTERLIKE_DIGITS

#: Changes whenever files written before can no longer be read, or would answer differently.
FORMAT_VERSION = 2

MAGIC = b"OCRFIXLX"
END = b"LEXICEND"
#: A section is verified whole up to so many bytes, beyond that in blocks of this number and size.
VERIFIED_WHOLE = 1 << 20
VERIFIED_BLOCKS = 64
VERIFIED_BLOCK = 1 << 13
#: Letters of the skeleton that are indexed.
PREFIX = 7
#: Deletions for which the index is complete: any word within this distance is found.
DELETES = 2
#: A column for each length from PREFIX letters up, one for all longer words, and a last one for
#: words that are known but never proposed.
COLUMNS = 12
#: Attribute bytes are ATTRIBUTE + value; they differ from every letter, hyphen and line feed.
ATTRIBUTE = 0x80
#: Odd 64-bit constant of multiplicative hashing: 2**64 divided by the golden ratio (Knuth, 6.4).
MULTIPLIER = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1
#: More bytes than the records of one prefix take, more members than a bucket has (in the big
#: lexicon 123,418 and 567): only a damaged file asks for more, and reading it would take minutes.
_MOST_BYTES = 1 << 22
_MOST_MEMBERS = 1 << 16
#: What reading damaged data raises: a place outside the file, letters that are none, false sizes.
_IMPOSSIBLE = (IndexError, ValueError)

#: A word of so few letters …
SHORT = 5
#: … below this frequency is proposed only for a skeleton at distance 1: at distance 2 of a short
#: string lie thousands of words, and rare ones among them are hopeless.
SHORT_FLOOR = 1e-7

#: Letters that old typescripts and their readers confuse; the first stands for all.
LOOK_ALIKES = ("дл", "кх", "вз", "ин", "шщ")

#: A search touches some hundred places all over the file, a lookup one or two, and the system
#: counts 64 KiB around each as memory of the process until it is told that they will not be needed
#: again: after so many searches or lookups.
SEARCHES = 8
LOOKUPS = 512

_WORD = re.compile("[а-я-]+")
_SHORT_BYTE = ATTRIBUTE + level_of(SHORT_FLOOR)
_ATTRIBUTES = bytes(range(ATTRIBUTE, ATTRIBUTE + LEVELS))
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def _skeleton_table() -> bytes:
    table = bytearray(range(256))
    for group in LOOK_ALIKES:
        first, *others = group.encode("cp1251")
        for other in others:
            table[other] = first
    return bytes(table)


SKELETON = _skeleton_table()

#: What a file must have been written with to be read; part of the keys of compiled files.
LAYOUT = (
    f"{FORMAT_VERSION} {PREFIX} {DELETES} {COLUMNS} {SHORT} {SHORT_FLOOR} {LOOK_ALIKES} "
    f"{FLOORS} {KNOWN_FLOORS} {FLOOR}"
)

_ENCODED = {ord(letter): letter for letter in _LETTERS + "-"}
_ENCODED |= {ord(sign): letters[0] for sign, letters in LETTERLIKE_DIGITS.items()}
_ENCODED |= {ord(latin): like for latin, like in HOMOGLYPHS.items() if like in _LETTERS}


class _Encoding(dict[int, str]):
    def __missing__(self, character: int) -> str:
        return "?"


_ENCODING = _Encoding(_ENCODED)


def encoded(folded: str) -> bytes:
    """A folded word in the bytes of the file; digits and Latin letters as what they look like."""
    return folded.translate(_ENCODING).encode("cp1251")


class Record(NamedTuple):
    """A word as the file has it."""

    word: str
    level: int
    bits: int


class CorruptIndexError(Exception):
    """The file is not a whole compiled lexicon of this format; build it again."""


class SkeletonIndex:
    """A compiled lexicon, memory-mapped; opening it reads the header and verifies samples.

    Every lookup raises CorruptIndexError where it meets what no whole file holds.
    """

    def __init__(self, path: Path) -> None:
        """Open a file; CorruptIndexError if it is damaged or of another format."""
        with path.open("rb") as stream:
            try:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError:
                raise CorruptIndexError(_("{path}: empty").format(path=path)) from None
        self._path = path
        self.header = _read_header(self._map, path)
        sections: dict[str, list[int]] = self.header["sections"]
        view = memoryview(self._map)
        for name, (start, length) in sections.items():
            if section_checksum(view[start : start + length]) != self.header["checksums"][name]:
                raise self._damage(name)

        def section(name: str, code: str) -> memoryview[int]:
            start, length = sections[name]
            return view[start : start + length].cast(code)  # type: ignore[call-overload,no-any-return]

        self._prefixes = section("prefixes", "Q")
        self._ranges = section("ranges", "I")
        self._buckets = section("buckets", "I")
        self._members = section("members", "I")
        self._records = sections["records"][0]
        self._shift = 64 - (len(self._buckets) - 1).bit_length() + 1
        self._held = 0.0

    def __len__(self) -> int:
        """The number of words."""
        return int(self.header["words"])

    def find(self, folded: str) -> Record | None:
        """The record of exactly this word."""
        try:
            return self._find(folded)
        except _IMPOSSIBLE as error:
            raise self._damage(error) from error

    def _find(self, folded: str) -> Record | None:
        if not _WORD.fullmatch(folded):
            return None
        self._touched(1 / LOOKUPS)
        word = folded.encode("cp1251")
        skeleton = word.translate(SKELETON)
        key = int.from_bytes(skeleton[:PREFIX].ljust(8, b"\0"), "big")
        row = bisect_left(self._prefixes, key)
        if row == len(self._prefixes) or self._prefixes[row] != key:
            return None
        columns = row * COLUMNS
        column = columns + _column(len(word))
        aside = columns + COLUMNS - 1
        return self._found(folded, word, column) or self._found(folded, word, aside)

    def _found(self, folded: str, word: bytes, cell: int) -> Record | None:
        # One byte back stands the line feed that ends the record before.
        start = self._ranges[cell] - 1 + self._records
        end = self._ranges[cell + 1] + self._records
        while (start := self._map.find(b"\n" + word, start, end)) >= 0:
            start += 1 + len(word)
            level, bits = self._map[start] - ATTRIBUTE, self._map[start + 1] - ATTRIBUTE
            if 0 <= level < LEVELS:
                return Record(folded, level, bits)
        return None

    def near(self, folded: str, distance: int) -> list[Record]:
        """The records whose skeleton is within `distance` edits of the skeleton of `folded`.

        Complete for distances up to `DELETES`, but for words that were written aside and for those
        that fall under `SHORT_FLOOR`; at a greater distance the words are found that have at most
        `DELETES` of the edits within the first `PREFIX` letters.
        """
        try:
            return self._near(folded, distance)
        except _IMPOSSIBLE as error:
            raise self._damage(error) from error

    def _near(self, folded: str, distance: int) -> list[Record]:
        from rapidfuzz.distance import Levenshtein
        from rapidfuzz.process import extract

        skeleton = encoded(folded).translate(SKELETON)
        self._touched(1 / SEARCHES)
        raw = self._pool(skeleton, distance)
        if not raw:
            return []
        if not raw.endswith(b"\n"):
            raise ValueError("records")
        pool = raw.translate(SKELETON, _ATTRIBUTES).split(b"\n")
        pool.pop()
        hits = extract(
            skeleton,
            pool,
            scorer=Levenshtein.distance,
            processor=None,
            score_cutoff=distance,
            limit=None,
        )
        records = raw.split(b"\n")
        # Only what lies two or more edits away can be too short and rare.
        return [
            _decoded(records[number])
            for _, edits, number in hits
            if edits < 2 or len(pool[number]) > SHORT or records[number][-2] >= _SHORT_BYTE
        ]

    def _touched(self, share: float) -> None:
        """Note what was touched, and let go of all pages of the file when it is enough."""
        self._held += share
        if self._held >= 1:
            self._held = 0.0
            if hasattr(mmap, "MADV_DONTNEED"):  # where the system can
                self._map.madvise(mmap.MADV_DONTNEED)

    def __iter__(self) -> Iterator[Record]:
        """All records, in the order of the file."""
        start, length = self.header["sections"]["records"]
        for record in self._map[start + 1 : start + length - 1].split(b"\n"):
            try:
                yield _decoded(record)
            except _IMPOSSIBLE as error:
                raise self._damage(error) from error

    def _damage(self, what: object) -> CorruptIndexError:
        return CorruptIndexError(_("{path}: damaged: {what}").format(path=self._path, what=what))

    def _pool(self, skeleton: bytes, distance: int) -> bytes:
        """The records of a fitting length under all prefixes that share a shortened prefix."""
        low = _column(len(skeleton) - distance)
        high = _column(len(skeleton) + distance) + 1
        ranges, base, file = self._ranges, self._records, self._map
        parts = []
        for row in self._rows(skeleton[:PREFIX], min(distance, DELETES)):
            start, end = ranges[row * COLUMNS + low], ranges[row * COLUMNS + high]
            if start != end:
                if not 0 < end - start < _MOST_BYTES:
                    raise ValueError("ranges")
                parts.append(file[base + start : base + end])
        return b"".join(parts)

    def _rows(self, prefix: bytes, deletes: int) -> set[int]:
        buckets, members, shift = self._buckets, self._members, self._shift
        variants = {
            kept
            for count in range(min(deletes, len(prefix)) + 1)
            for kept in combinations(prefix, len(prefix) - count)
        }
        rows: set[int] = set()
        for kept in variants:
            packed = int.from_bytes(bytes(kept), "little")
            bucket = ((packed * MULTIPLIER) & _MASK) >> shift
            start, end = buckets[bucket], buckets[bucket + 1]
            if start != end:
                if not 0 < end - start < _MOST_MEMBERS:
                    raise ValueError("buckets")
                rows.update(members[start:end])
        return rows


def _column(length: int) -> int:
    return min(max(length - PREFIX, 0), COLUMNS - 2)


def _decoded(record: bytes) -> Record:
    """A record; IndexError or ValueError for what is none."""
    level, bits = record[-2] - ATTRIBUTE, record[-1] - ATTRIBUTE
    if not (0 <= level < LEVELS and bits >= 0):
        raise ValueError("records")
    return Record(record[:-2].decode("cp1251"), level, bits)


def section_checksum(data: memoryview) -> int:
    """The checksum of a section: of all its bytes, or of `VERIFIED_BLOCKS` blocks spread over it.

    Damage to a sixtieth of a large section or more, in one stretch, always hits a block.
    """
    if len(data) <= VERIFIED_WHOLE:
        return zlib.crc32(data)
    step = (len(data) - VERIFIED_BLOCK) // (VERIFIED_BLOCKS - 1)
    checksum = 0
    for number in range(VERIFIED_BLOCKS):
        start = number * step
        checksum = zlib.crc32(data[start : start + VERIFIED_BLOCK], checksum)
    return checksum


def _read_header(file: mmap.mmap, path: Path) -> dict[str, Any]:
    """The header of a file whose beginning, size and end are as they were written."""
    length = int.from_bytes(file[8:12], "little")
    checksum = int.from_bytes(file[12:16], "little")
    text = file[16 : 16 + length]
    if file[:8] != MAGIC or len(text) != length or zlib.crc32(text) != checksum:
        raise CorruptIndexError(_("{path}: the header is damaged").format(path=path))
    header: dict[str, Any] = json.loads(text)
    if header["format"] != FORMAT_VERSION:
        raise CorruptIndexError(
            _("{path}: format {format}, not {expected}").format(
                path=path, format=header["format"], expected=FORMAT_VERSION
            )
        )
    if len(file) != header["size"] or file[-8:] != END:
        raise CorruptIndexError(_("{path}: cut short").format(path=path))
    return header
