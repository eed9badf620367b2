"""The character model: for each character of an OCR text, how likely it is kept or what it was.

In ``наролной`` the ``л`` is probably a misread ``д``: P(keep) is small there and P(replace by д)
large. A second head says which character may have been lost before each. The network is a small
dilated convolution (`docs/reader.md`) run in plain numpy; its weights, ``ocrfix/data/reader.npz``,
are made by ``training/reader``. A text is read in overlapping windows, because the network takes
the mean over a window for how noisy the page is; the last window slides back and none is padded,
since padding would pass for a very clean page.
"""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ocrfix.errors import DictionaryError, reason_of
from ocrfix.messages import _

Floats = npt.NDArray[np.float32]
#: Logarithms of probabilities, to a hundredth: two such arrays are the largest there are.
Halves = npt.NDArray[np.float16]

#: What the model tells apart; its number is 1 + the place here, 0 is every other character.
SYMBOLS = (
    " \n0123456789абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ".,:;!?-\"'()[]{}<>/\\|_=+*№%&@#$^~°§©®і"
)
#: Classes of the first head: keep, delete, replace by a symbol; of the second: none, a symbol.
KEEP, DELETE, FIRST_REPLACEMENT = 0, 1, 2
NONE, FIRST_INSERTION = 0, 1

# The shape of the network, the same in training/reader/network.py.
WIDTH, EMBEDDING, FIRST_KERNEL = 160, 64, 5
DILATIONS = (1, 2, 4, 8, 16, 1, 2, 4)
#: After this block the mean over the window is added.
LEVEL_AFTER = 3
EPSILON = 1e-6
WINDOW = 384
#: Characters at a window's edge are taken from its neighbour, which sees more around them.
EDGE = 32
#: More threads than so many gain nothing: what is not multiplication takes its turn.
MOST_THREADS = 4

_NUMBER = {symbol: number for number, symbol in enumerate(SYMBOLS, start=1)}
_FOLD = str.maketrans(
    {
        **dict.fromkeys("—–−‒―‐‑", "-"),
        **dict.fromkeys("«»„“”‟″", '"'),
        **dict.fromkeys("’‘`´ʼ‹›‚", "'"),
        "ё": "е",
        "Ё": "Е",
        "…": ".",
    }
)
_SPACE = re.compile(r"\s+")


def folded(text: str) -> tuple[str, list[int]]:
    """`text` as the model reads it, and where each of its characters begins in `text`.

    A run of white space is one space, or one line end if it holds one; ё, dashes and quotes are
    one each. The list has one entry more, the length of `text`.

    >>> folded("«Её  дом»")
    ('"Ее дом"', [0, 1, 2, 3, 5, 6, 7, 8, 9])
    """
    pieces: list[str] = []
    starts: list[int] = []
    done = 0
    for match in _SPACE.finditer(text):
        starts.extend(range(done, match.start() + 1))
        pieces += [text[done : match.start()], "\n" if "\n" in match.group() else " "]
        done = match.end()
    starts.extend(range(done, len(text) + 1))
    pieces.append(text[done:])
    return "".join(pieces).translate(_FOLD), starts


def encoded(text: str) -> list[int]:
    """The symbol numbers of a folded text."""
    return [_NUMBER.get(character, 0) for character in text]


@dataclass(frozen=True)
class Tagger:
    """The network with its weights, a matrix [input, output] and a bias [output] for each layer."""

    embedding: Floats
    layers: dict[str, tuple[Floats, Floats]]

    @classmethod
    def load(cls, path: Path) -> Tagger:
        """Read a weights file: int8 values with a scale for each output, expanded to float32.

        Raises DictionaryError if the file cannot be read or belongs to other symbols.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                arrays: dict[str, npt.NDArray[Any]] = dict(file)
        except (OSError, ValueError) as error:
            raise DictionaryError(
                _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
            ) from None
        if "".join(map(chr, arrays["symbols"])) != SYMBOLS:
            raise DictionaryError(
                _("{path}: made for other symbols; train the model again").format(path=path)
            )
        layers = {}
        for name in (key.removesuffix(".bias") for key in arrays if key.endswith(".bias")):
            weights = arrays[f"{name}.values"].astype(np.float32) * arrays[f"{name}.scale"]
            layers[name] = (weights, arrays[f"{name}.bias"].astype(np.float32))
        embedding = arrays["embedding.values"].astype(np.float32) * arrays["embedding.scale"]
        return cls(embedding, layers)

    def log_probabilities(self, text: str) -> tuple[Halves, Halves]:
        """ln P of the classes of both heads for each character of a folded text.

        Shapes [length, 2 + symbols] and [length, 1 + symbols].
        """
        numbers = np.array(encoded(text), np.intp)
        length = len(numbers)
        characters = np.empty((length, FIRST_REPLACEMENT + len(SYMBOLS)), np.float16)
        insertions = np.empty((length, FIRST_INSERTION + len(SYMBOLS)), np.float16)
        last = max(0, length - WINDOW)
        starts = [*range(0, last, WINDOW - 2 * EDGE), last] if length else []
        with ThreadPoolExecutor(_threads()) as threads:
            windows = threads.map(self._window, [numbers[one : one + WINDOW] for one in starts])
            done = 0
            for start, results in zip(starts, windows, strict=True):
                end = min(start + WINDOW, length)
                for whole, part in zip((characters, insertions), results, strict=True):
                    whole[done:end] = part[done - start :]
                done = end - EDGE
        return characters, insertions

    def _window(self, numbers: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
        x = self._layer("first", _taps(self.embedding[numbers], FIRST_KERNEL, 1))
        for number, dilation in enumerate(DILATIONS):
            y = self._layer(f"taps.{number}", _taps(_normal(x), 3, dilation))
            gate = y + np.float32(3)  # the hard swish y · min(max(y + 3, 0), 6) / 6
            np.clip(gate, 0, 6, out=gate)
            y *= gate
            x += self._layer(f"mixes.{number}", y)
            if number + 1 == LEVEL_AFTER:
                x += self._layer("level", np.maximum(x, 0).mean(0, keepdims=True))
        x = _normal(x)
        return (
            _log_softmax(self._layer("characters", x)),
            _log_softmax(self._layer("insertions", x)),
        )

    def _layer(self, name: str, x: Floats) -> Floats:
        weights, bias = self.layers[name]
        y: Floats = x @ weights
        y += bias
        return y


def _threads() -> int:
    """How many windows are read at once: numpy lets go of the interpreter while it multiplies.

    One where worker processes share the files out already.
    """
    return 1 if parent_process() is not None else min(MOST_THREADS, os.cpu_count() or 1)


def _taps(x: Floats, kernel: int, dilation: int) -> Floats:
    """Each row beside its neighbours, [length, kernel · width]; nothing stands beyond the ends."""
    length, width = x.shape
    wide = np.zeros((length, kernel * width), np.float32)
    for tap in range(kernel):
        shift = (tap - kernel // 2) * dilation
        columns = slice(tap * width, (tap + 1) * width)
        first, end = max(0, -shift), min(length, length - shift)
        if first < end:
            wide[first:end, columns] = x[first + shift : end + shift]
    return wide


def _normal(x: Floats) -> Floats:
    """Rows divided by their root mean square; the gains are part of the next layer's weights."""
    squares = np.einsum("ij,ij->i", x, x)
    scale: Floats = 1 / np.sqrt(squares / np.float32(x.shape[1]) + np.float32(EPSILON))
    y: Floats = x * scale[:, None]
    return y


def _log_softmax(x: Floats) -> Floats:
    x -= x.max(1, keepdims=True)
    x -= np.log(np.exp(x).sum(1, keepdims=True))
    return x
