"""Writes the file of a compiled lexicon (`ocrfix.language.index` reads it), in bulk with numpy.

Words come in *blocks*: all words of one length as a matrix of cp1251 bytes, a row a word. Three
million words are sorted, merged and indexed in a few seconds because no word is ever a Python
object on the way.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocrfix.language.entries import level_of
from ocrfix.language.index import (
    ATTRIBUTE,
    COLUMNS,
    DELETES,
    END,
    FORMAT_VERSION,
    MAGIC,
    MULTIPLIER,
    PREFIX,
    SHORT,
    SHORT_FLOOR,
    SKELETON,
    section_checksum,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Letters = NDArray[np.uint8]
    Numbers = NDArray[np.uint64]


@dataclass(frozen=True)
class Block:
    """Words of one length.

    `letters` is n x length (cp1251); `levels` (0 to 95), `bits` and `aside` have n elements.
    """

    letters: Letters
    levels: NDArray[np.uint8]
    bits: NDArray[np.uint8]
    aside: NDArray[np.bool_] | None = None
    """words that are known but never proposed; None if there are none"""

    def __len__(self) -> int:
        """The number of words."""
        return int(self.letters.shape[0])


def blocks_of(words: Iterable[tuple[str, int, int]]) -> list[Block]:
    """Blocks of (folded word, level, bits); the words hold nothing but Russian letters and -."""
    import numpy as np

    by_length: dict[int, list[tuple[bytes, int, int]]] = {}
    for word, level, bits in words:
        by_length.setdefault(len(word), []).append((word.encode("cp1251"), level, bits))
    blocks = []
    for length, rows in sorted(by_length.items()):
        letters = np.frombuffer(b"".join(row[0] for row in rows), np.uint8)
        attributes = np.array([row[1:] for row in rows], np.uint8)
        blocks.append(Block(letters.reshape(-1, length), attributes[:, 0], attributes[:, 1]))
    return blocks


def merged(blocks: Sequence[Block]) -> list[Block]:
    """One block a length; equal words become one with the highest level and all the bits."""
    import numpy as np

    by_length: dict[int, list[Block]] = {}
    for block in blocks:
        if len(block):
            by_length.setdefault(block.letters.shape[1], []).append(block)
    result = []
    for _, group in sorted(by_length.items()):
        letters = np.concatenate([block.letters for block in group])
        hashes = _hashes(letters)
        order = np.argsort(hashes, kind="stable")
        hashes = hashes[order]
        first = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
        levels = np.concatenate([block.levels for block in group])[order]
        bits = np.concatenate([block.bits for block in group])[order]
        result.append(
            Block(
                letters[order[first]],
                np.maximum.reduceat(levels, first),
                np.bitwise_or.reduceat(bits, first),
            )
        )
    return result


def write_index(path: Path, blocks: Sequence[Block], about: dict[str, Any]) -> None:
    """Write a compiled lexicon of `merged` blocks; `about` goes into its header.

    The file appears under its name only when it is whole.
    """
    import numpy as np

    placed = _placed(blocks)
    prefixes, first = np.unique(placed.keys, return_index=True)
    reach = np.maximum.reduceat(placed.reach, first)
    buckets, members = _delete_table(prefixes, reach)
    sections = {
        "records": _records(blocks, placed),
        "prefixes": prefixes.astype("<u8"),
        "ranges": _ranges(placed, first),
        "buckets": buckets.astype("<u4"),
        "members": members.astype("<u4"),
    }
    _write(path, sections, {**about, "words": len(placed.keys), "prefixes": len(prefixes)})


def _hashes(letters: Letters) -> Numbers:
    """A 64-bit hash of each row: among 4 million words two collide once in 2 million builds."""
    import numpy as np

    value = np.full(letters.shape[0], letters.shape[1], np.uint64)
    multiplier = np.uint64(MULTIPLIER)
    for column in range(letters.shape[1]):
        value = (value ^ letters[:, column]) * multiplier
        value ^= value >> np.uint64(29)
    return value


def _prefix_keys(letters: Letters) -> Numbers:
    """The first letters of the skeletons as numbers, the first letter the most significant."""
    import numpy as np

    skeletons = np.frombuffer(SKELETON, np.uint8)[letters[:, :PREFIX]]
    key = np.zeros(letters.shape[0], np.uint64)
    for column in range(skeletons.shape[1]):
        key |= skeletons[:, column].astype(np.uint64) << np.uint64(8 * (7 - column))
    return key


@dataclass(frozen=True)
class _Placed:
    """Where the words go: `places` in the order of the blocks, the rest in the order of the file.

    `starts` holds one more number than there are words, the end of the last. `reach` is the number
    of deletions with which a word is in the delete table, -1 for a word that is not.
    """

    places: NDArray[np.int64]
    starts: NDArray[np.int64]
    keys: Numbers
    columns: NDArray[np.int64]
    reach: NDArray[np.int8]


def _placed(blocks: Sequence[Block]) -> _Placed:
    """Sort the words by prefix and column."""
    import numpy as np

    lengths = np.concatenate([np.full(len(b), b.letters.shape[1], np.int64) for b in blocks])
    keys = np.concatenate([_prefix_keys(block.letters) for block in blocks])
    levels = np.concatenate([block.levels for block in blocks])
    aside = np.concatenate([np.zeros(len(b), bool) if b.aside is None else b.aside for b in blocks])
    columns = np.clip(lengths - PREFIX, 0, COLUMNS - 2)
    columns[aside] = COLUMNS - 1
    reach = np.full(len(keys), DELETES, np.int8)
    reach[(lengths <= SHORT) & (levels < level_of(SHORT_FLOOR))] = 1
    reach[aside] = -1
    # The lowest byte of a key is free: prefixes have 7 letters at most.
    order = np.argsort(keys | columns.astype(np.uint64), kind="stable")
    starts = np.ones(len(order) + 1, np.int64)
    np.cumsum(lengths[order] + 3, out=starts[1:])
    starts[1:] += 1
    places = np.empty(len(order), np.int64)
    places[order] = starts[:-1]
    return _Placed(places, starts, keys[order], columns[order], reach[order])


def _records(blocks: Sequence[Block], placed: _Placed) -> Letters:
    """The section of records."""
    import numpy as np

    records = np.full(int(placed.starts[-1]), ord("\n"), np.uint8)
    row = 0
    for block in blocks:
        length = block.letters.shape[1]
        place = placed.places[row : row + len(block)]
        for column in range(length):
            records[place + column] = block.letters[:, column]
        records[place + length] = block.levels + np.uint8(ATTRIBUTE)
        records[place + length + 1] = block.bits + np.uint8(ATTRIBUTE)
        row += len(block)
    return records


def _ranges(placed: _Placed, first: NDArray[np.int64]) -> NDArray[np.uint32]:
    """For each prefix and column where its records begin; the last number is the end of all."""
    import numpy as np

    rows = np.repeat(np.arange(len(first)), np.diff(np.r_[first, len(placed.keys)]))
    counts = np.bincount(rows * COLUMNS + placed.columns, minlength=len(first) * COLUMNS)
    numbers = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=numbers[1:])
    return placed.starts[numbers].astype("<u4")


def _delete_table(
    prefixes: Numbers, reach: NDArray[np.int8]
) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """Hash table from each prefix without 0, 1 … `DELETES` of its letters to its number."""
    import numpy as np

    letters = np.stack(
        [(prefixes >> np.uint64(8 * (7 - column))) & np.uint64(255) for column in range(PREFIX)],
        axis=1,
    )
    lengths = (letters != 0).sum(axis=1)
    # One to two members to a bucket; as large a table again would save a tenth of the time.
    width = max(8, int(len(prefixes) * 6).bit_length())
    pairs = []
    for length in range(1, PREFIX + 1):
        for count in range(min(DELETES, length) + 1):
            rows = np.flatnonzero((lengths == length) & (reach >= count))
            for kept in combinations(range(length), length - count):
                packed = np.zeros(len(rows), np.uint64)
                for place, column in enumerate(kept):
                    packed |= letters[rows, column] << np.uint64(8 * place)
                bucket = (packed * np.uint64(MULTIPLIER)) >> np.uint64(64 - width)
                pairs.append(bucket << np.uint64(32) | rows.astype(np.uint64))
    table = np.sort(np.concatenate(pairs))
    table = table[np.r_[True, table[1:] != table[:-1]]]
    counts = np.bincount((table >> np.uint64(32)).astype(np.int64), minlength=1 << width)
    buckets = np.zeros((1 << width) + 1, np.int64)
    np.cumsum(counts, out=buckets[1:])
    return buckets, table & np.uint64(0xFFFFFFFF)


def _write(path: Path, sections: dict[str, Any], about: dict[str, Any]) -> None:
    """Lay the sections out on multiples of 8 bytes after a header of fixed room, then rename."""
    room = 4096
    places, checksums, offset = {}, {}, room
    for name, section in sections.items():
        places[name] = [offset, section.nbytes]
        checksums[name] = section_checksum(memoryview(section).cast("B"))
        offset += section.nbytes + -section.nbytes % 8
    layout = {"sections": places, "checksums": checksums, "size": offset + len(END)}
    header = json.dumps({**about, "format": FORMAT_VERSION, **layout}).encode("ascii")
    if len(header) > room - 16:
        raise ValueError("the header of a compiled lexicon is too long")
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as stream:
            stream.write(MAGIC + len(header).to_bytes(4, "little"))
            stream.write(zlib.crc32(header).to_bytes(4, "little") + header)
            stream.write(bytes(room - 16 - len(header)))
            for section in sections.values():
                stream.write(section.tobytes())
                stream.write(bytes(-section.nbytes % 8))
            stream.write(END)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
