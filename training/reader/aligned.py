"""Pages of real OCR beside their truth, character by character.

``ВСНОМН`` beside ``ВСПОМНИ`` gives the labels keep, keep, replace by П, keep, keep, keep for the
characters; the lost ``И`` is an insertion before the next character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from ocrfix.correction.tagger import (
    DELETE,
    FIRST_INSERTION,
    FIRST_REPLACEMENT,
    SYMBOLS,
    folded,
)
from training.pages import folder_pages, packed_pages

#: A label that counts in no loss.
IGNORED = -100
#: A gap that lost more characters than this is no misreading of letters; it teaches nothing.
LONGEST_LOSS = 3
#: Pages whose number ends so are measured and never trained on.
HELD_OUT = "7"

_NUMBER = {symbol: number for number, symbol in enumerate(SYMBOLS)}


@dataclass(frozen=True)
class Page:
    """One OCR reading of a page, both texts folded; `name` as ``0017.freemono-light``."""

    name: str
    read: str
    truth: str

    @property
    def held_out(self) -> bool:
        """Whether the page is for measuring only."""
        return self.name.partition(".")[0].endswith(HELD_OUT)

    @property
    def style(self) -> str:
        """Font and level, which share their noise with other pages."""
        return self.name.partition(".")[2]


def pages(*sources: Path) -> Iterator[Page]:
    """The pages of folders (``<page>/truth.txt``, ``ocr.<font>-<level>.txt``) and packed files."""
    for source in sources:
        for page in folder_pages(source) if source.is_dir() else packed_pages(source):
            read, truth = folded(page.ocr)[0], folded(page.truth)[0]
            if read and truth:
                yield Page(f"{page.id}.{page.font}-{page.level}", read, truth)


def level(text: str) -> str:
    """`text` with line ends as spaces: where lines end is no matter of misreading."""
    return text.replace("\n", " ")


def labels(read: str, truth: str) -> tuple[np.ndarray, np.ndarray]:
    """The classes of both heads for each character of `read`, int16 arrays of its length."""
    characters = np.zeros(len(read), np.int16)
    insertions = np.zeros(len(read) + 1, np.int16)
    run = 0
    previous = (-1, -1)
    for operation in Levenshtein.editops(level(read), level(truth)):
        here, there = operation.src_pos, operation.dest_pos
        if operation.tag == "delete":
            characters[here] = DELETE
        elif operation.tag == "replace":
            number = _NUMBER.get(truth[there])
            characters[here] = IGNORED if number is None else FIRST_REPLACEMENT + number
        else:
            run = run + 1 if previous == (here, there - 1) else 1
            number = _NUMBER.get(truth[there])
            if run > LONGEST_LOSS or number is None:
                insertions[here] = IGNORED
            elif run == 1:
                insertions[here] = FIRST_INSERTION + number
            previous = (here, there)
    return characters, insertions[:-1]
