"""Trains the character model: first on clean text with copied noise, then mostly on real pages.

``python -m training.reader.train CORPORA PAGES... --out FOLDER`` does both stages; see
``training/README.md``. Each stage writes ``FOLDER/<stage>.pt`` (averaged weights) now and then and
appends to ``FOLDER/log.tsv``: stage, characters seen, seconds, loss, then nll, precision and recall
of single edits on held-out pages. The end is ``FOLDER/reader.npz``, the file to ship.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from ocrfix.correction.tagger import WINDOW, encoded
from training.reader.aligned import Page, labels, pages
from training.reader.channel import Channel
from training.reader.export import write
from training.reader.measure import edit_scores
from training.reader.network import Network, loss
from training.reader.texts import Texts

BATCH = 8
#: Windows that are mixed before batches are taken, so that no batch comes from one page.
POOL = 512
AVERAGING = 0.998
#: Share of clean pieces, and range of the noise on others as a multiple of the page's own.
CLEAN, SCALES = 0.1, (0.7, 3.0)
WARM_UP = 200
#: Seconds between measurements, which also write a checkpoint.
BETWEEN = 240.0
Window = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Stage:
    """`characters` to learn from, a `real` share of them from pages, from learning rate `rate`."""

    name: str
    characters: int
    real: float
    rate: float


def windows(read: str, truth: str, generator: random.Random, *, moved: bool) -> Iterator[Window]:
    """Windows of WINDOW characters with their labels; the last slides back, none is padded.

    The first begins anywhere if they are `moved`, so that a page is cut differently each time.
    """
    if len(read) < WINDOW:
        return
    symbols = np.array(encoded(read), np.int64)
    characters, insertions = (classes.astype(np.int64) for classes in labels(read, truth))
    last = len(read) - WINDOW
    first = generator.randrange(min(WINDOW, last + 1)) if moved else 0
    for begin in [*range(first, last, WINDOW), last]:
        place = slice(begin, begin + WINDOW)
        yield symbols[place], characters[place], insertions[place]


def synthetic(texts: Texts, channel: Channel, generator: random.Random) -> Iterator[Window]:
    """Windows without end of clean text with copied noise."""
    while True:
        truth = texts.piece()
        scale = 0.0 if generator.random() < CLEAN else generator.uniform(*SCALES)
        yield from windows(channel.read(truth, generator, scale), truth, generator, moved=False)


def real(aligned: Sequence[Page], generator: random.Random) -> Iterator[Window]:
    """Windows of real pages without end, all pages once before any comes again."""
    while True:
        for page in generator.sample(aligned, len(aligned)):
            yield from windows(page.read, page.truth, generator, moved=True)


def batches(
    sources: Sequence[tuple[float, Iterator[Window]]], generator: random.Random
) -> Iterator[list[torch.Tensor]]:
    """Mixed batches, each window from one of the sources by its share."""
    shares = [share for share, _ in sources]
    pool: list[Window] = []
    while True:
        while len(pool) < POOL:
            pool.append(next(generator.choices(sources, shares)[0][1]))
        generator.shuffle(pool)
        while len(pool) >= POOL // 2:
            chosen = [pool.pop() for _ in range(BATCH)]
            yield [torch.from_numpy(np.stack(parts)) for parts in zip(*chosen, strict=True)]


class Trainer:
    """A network on its way, with the running average of its weights."""

    def __init__(self, out: Path, held: dict[str, list[Page]]) -> None:
        """`held`: the pages that are measured, by kind."""
        self.network = Network()
        self.average = copy.deepcopy(self.network).requires_grad_(False)
        self._compiled = torch.compile(self.network)
        self._out, self._held = out, held

    def run(self, stage: Stage, source: Iterator[list[torch.Tensor]]) -> None:
        """Train to the end of the stage, the learning rate falling by a cosine to nothing."""
        steps = stage.characters // (BATCH * WINDOW)
        optimiser = torch.optim.AdamW(self.network.parameters(), stage.rate, weight_decay=0.01)
        begun = told = time.monotonic()
        total = count = 0.0
        for step in range(1, steps + 1):
            rate = stage.rate * 0.5 * (1 + math.cos(math.pi * step / steps))
            optimiser.param_groups[0]["lr"] = max(rate, 1e-5) * min(1.0, step / WARM_UP)
            symbols, *wanted = next(source)
            value = loss(self._compiled(symbols), (wanted[0], wanted[1]))
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            optimiser.step()
            self._averaged(step)
            total, count = total + float(value.detach()), count + 1
            if step == steps or time.monotonic() - told > BETWEEN:
                self._tell(stage, step, time.monotonic() - begun, total / count)
                told, total, count = time.monotonic(), 0.0, 0.0
        self.network.load_state_dict(self.average.state_dict())

    def _averaged(self, step: int) -> None:
        keep = min(AVERAGING, step / (step + 10))
        with torch.no_grad():
            pairs = zip(self.average.parameters(), self.network.parameters(), strict=True)
            for mean, now in pairs:
                mean.lerp_(now, 1 - keep)

    def _tell(self, stage: Stage, step: int, seconds: float, value: float) -> None:
        torch.save(self.average.state_dict(), self._out / f"{stage.name}.pt")
        figures = [stage.name, str(step * BATCH * WINDOW), f"{seconds:.0f}", f"{value:.4f}"]
        for kind, held in self._held.items():
            nll, precision, recall = edit_scores(self.average, held)
            figures.append(f"{kind} {nll:.4f} {precision:.2f} {recall:.2f}")
        with (self._out / "log.tsv").open("a", encoding="utf-8") as log:
            print(*figures, sep="\t", file=log)
        print(*figures, sep="\t", flush=True)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pages", type=Path, nargs="+", help="prose pages, then folders of forms")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--skip-first-stage", action="store_true")
    parser.add_argument("--synthetic", type=float, default=28.0, help="million characters")
    parser.add_argument("--real", type=float, default=5.0, help="million characters")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    generator = random.Random(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)

    prose, forms = list(pages(arguments.pages[0])), list(pages(*arguments.pages[1:]))
    held = {"prose": [p for p in prose if p.held_out], "forms": [p for p in forms if p.held_out]}
    known = [page for page in prose + forms if not page.held_out]
    texts = Texts(arguments.corpora, prose, generator)
    made = synthetic(texts, Channel(known), generator)
    trainer = Trainer(arguments.out, {kind: some for kind, some in held.items() if some})
    if arguments.start:
        trainer.network.load_state_dict(torch.load(arguments.start, weights_only=True))
    first = Stage("synthetic", int(arguments.synthetic * 1e6), 0.0, 2e-3)
    second = Stage("real", int(arguments.real * 1e6), 0.6, 8e-4)
    for stage in (second,) if arguments.skip_first_stage else (first, second):
        shares = [(1 - stage.real, made), (stage.real, real(known, generator))]
        trainer.run(stage, batches(shares, generator))
    write(trainer.average.state_dict(), arguments.out / "reader.npz")


if __name__ == "__main__":
    main()
