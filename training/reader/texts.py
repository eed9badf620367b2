"""The clean texts that noise is put on: public-domain prose, political and classic, and papers.

Half of it is political prose, whose words and turns are those of the papers; the classics keep the
vocabulary wide; invented papers bring what prose lacks.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from ocrfix.correction.tagger import folded
from training.forms import generate
from training.reader.aligned import Page

#: Shares of the sources in the text: political prose, classics, invented papers.
SHARES = {"political": 0.50, "classic": 0.20, "invented": 0.30}
#: Numbers of the invented papers; lower ones are rendered, and some of those are held out.
FIRST_PAPER, LAST_PAPER = 1_000_000, 2_000_000
#: Runs of so many words are looked for in held-out pages; their paragraphs are left out.
SHINGLE = 6
#: Characters of the classics that are read in; more would only cost memory.
MOST_CLASSICS = 12_000_000
#: A piece of text that takes one page's noise.
PIECE = 1600


class Texts:
    """Draws pieces of folded text, about PIECE characters long."""

    def __init__(self, corpora: Path, pages: Sequence[Page], generator: random.Random) -> None:
        """Read the corpora but for the paragraphs of held-out `pages`."""
        self._random = generator
        held = {
            shingle
            for page in pages
            if page.held_out
            for shingle in _shingles(page.truth.split(), step=1)
        }
        political = corpora / "stalin-works-vol01-13.txt.xz"
        classic = corpora / "russian-classics-prose.txt.xz"
        self._prose = {
            "political": "\n".join(_paragraphs(political, held, generator, 1.0)),
            "classic": "\n".join(_paragraphs(classic, held, generator, 0.33))[:MOST_CLASSICS],
        }

    def piece(self) -> str:
        """The next piece, folded."""
        source = self._random.choices(list(SHARES), list(SHARES.values()))[0]
        if source == "invented":
            paper = generate.page(self._random.randrange(FIRST_PAPER, LAST_PAPER))
            return _cut(folded(paper)[0], self._random)
        return _cut(self._prose[source], self._random)


def _cut(text: str, generator: random.Random) -> str:
    """A piece of `text` from the beginning of a word."""
    start = generator.randrange(max(1, len(text) - PIECE))
    if start:
        start = text.find(" ", start) + 1
    return text[start : start + PIECE]


def _shingles(words: Sequence[str], step: int) -> Iterator[int]:
    for start in range(0, len(words) - SHINGLE + 1, step):
        yield hash(tuple(words[start : start + SHINGLE]))


def _paragraphs(
    path: Path, held: set[int], generator: random.Random, share: float
) -> Iterator[str]:
    """Folded paragraphs without titles (``### 1901 | …``), a `share` of all."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = folded(line.strip())[0]
            if not text or text.startswith("###") or (share < 1 and generator.random() > share):
                continue
            if held.isdisjoint(_shingles(text.split(), step=SHINGLE)):
                yield text
