"""A noisy channel made of real misreadings: clean text in, what an OCR might have made of it out.

Blocks, a piece of truth with what was read for it (``ш`` → ``ип``), are cut from aligned pages. A
text takes the habits of one of these pages: how often it misreads each character, how its errors
cluster along the page, and above all its own blocks; what the page is too short to show comes from
pages of the same font and wear, then from all.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein

from training.reader.aligned import Page, level

#: Errors are counted along a page in stretches of so many characters.
STRETCH = 60
#: A page with fewer than so many cases of a character leans on what all pages show.
PRIOR = 30.0
#: Longer blocks are lost or invented lines, not misread characters.
LONGEST_BLOCK = 12
#: Blocks that are tried at one place until one fits the neighbours.
TRIES = 8
#: No stretch is worse than this many times its page.
WORST_STRETCH = 6.0


@dataclass(frozen=True, slots=True)
class Block:
    """A misread piece with its true neighbours; `truth` is empty for invented characters."""

    truth: str
    read: str
    before: str
    after: str

    @property
    def anchor(self) -> tuple[bool, str]:
        """Whether characters were invented, and the true character at this place."""
        return (True, self.after) if not self.truth else (False, self.truth[0])


def blocks(page: Page) -> Iterator[tuple[int, Block]]:
    """The blocks of a page with their places in the truth."""
    read, truth = level(page.read), level(page.truth)
    start: tuple[int, int] | None = None
    operations = Levenshtein.opcodes(read, truth)
    for operation in [*operations, None]:
        if operation is not None and operation.tag != "equal":
            start = start or (operation.src_start, operation.dest_start)
            end = (operation.src_end, operation.dest_end)
        elif start is not None:
            block = Block(
                truth[start[1] : end[1]],
                read[start[0] : end[0]],
                truth[start[1] - 1 : start[1]] if start[1] else " ",
                truth[end[1] : end[1] + 1] or " ",
            )
            if max(len(block.truth), len(block.read)) <= LONGEST_BLOCK:
                yield start[1], block
            start = None


class Channel:
    """The habits of all pages it was made from."""

    def __init__(self, aligned: Sequence[Page]) -> None:
        """Cut the blocks of all pages and count."""
        self.pages = [page for page in aligned if len(page.truth) > STRETCH]
        symbols = sorted({c for page in self.pages for c in level(page.truth)} | {" "})
        self._number = {symbol: number for number, symbol in enumerate(symbols)}
        shape = (len(self.pages), 2, len(symbols))
        seen, wrong = np.zeros(shape), np.zeros(shape)
        self._blocks: dict[tuple[object, tuple[bool, str]], list[Block]] = defaultdict(list)
        self._stretches: list[np.ndarray] = []
        for number, page in enumerate(self.pages):
            codes = [self._number[c] for c in level(page.truth)]
            seen[number] += np.bincount(codes, minlength=len(symbols))
            along = np.zeros(len(page.truth) // STRETCH + 1)
            for place, block in blocks(page):
                inserted, symbol = block.anchor
                wrong[number, int(inserted), self._number[symbol]] += 1
                along[min(place // STRETCH, len(along) - 1)] += 1
                for owner in (number, page.style, None):
                    self._blocks[owner, block.anchor].append(block)
            self._stretches.append((along + 1) / (along.mean() + 1))
        self._rates = _smoothed(seen, wrong)

    def read(self, text: str, generator: random.Random, scale: float) -> str:
        """What one of the pages might have made of `text`, with `scale` times its errors."""
        number = generator.randrange(len(self.pages))
        rates = self._rates[number] * scale
        stretches = self._stretches[number]
        first = generator.randrange(len(stretches))
        codes = np.array([self._number.get(c, -1) for c in text])
        along = stretches[(first + np.arange(len(text)) // STRETCH) % len(stretches)]
        along = np.minimum(along, WORST_STRETCH)
        draw = np.random.default_rng(generator.getrandbits(32)).random((2, len(text)))
        hits = (draw < rates[:, codes] * along) & (codes >= 0)
        places = sorted((int(at), kind == 0) for kind, at in zip(*np.nonzero(hits), strict=True))
        pieces, done = [], 0
        for at, misread in places:
            block = self._fitting(text, at, number, generator, not misread) if at >= done else None
            if block is not None:
                pieces += [text[done:at], block.read]
                done = at + len(block.truth)
        return "".join([*pieces, text[done:]])

    def _fitting(
        self, text: str, at: int, page: int, generator: random.Random, inserted: bool
    ) -> Block | None:
        """A block for this place, of the page if it has one, with its neighbours if possible."""
        anchor = (inserted, text[at])
        fallback = None
        for attempt in range(TRIES):
            owner = (page, page, self.pages[page].style, None)[attempt * 4 // TRIES]
            known = self._blocks.get((owner, anchor))
            if not known:
                continue
            block = known[int(generator.random() * len(known))]
            end = at + len(block.truth)
            if text[at:end] != block.truth:
                continue
            if text[at - 1 : at] == block.before or text[end : end + 1] == block.after:
                return block
            fallback = fallback or block
        return fallback


def _smoothed(seen: np.ndarray, wrong: np.ndarray) -> np.ndarray:
    """Error rates [page, kind, symbol], those of rare symbols drawn towards what is expected.

    Expected is the rate of the symbol over all pages times how much worse this page is.
    """
    general = (wrong.sum(0) + 0.01) / (seen.sum(0) + 5.0)
    factor = (wrong.sum((1, 2)) + 2) / ((seen * general).sum((1, 2)) + 2)
    expected = np.minimum(general[None] * factor[:, None, None], 0.5)
    return (wrong + PRIOR * expected) / (seen + PRIOR)
