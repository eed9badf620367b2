"""How likely an unknown word is right as it stands: the constants of `ocrfix.learning.expectation`.

    python -m training.weigh_rare_words BENCH

A logistic regression on the unknown words of pages with truth (BENCH/train and the packed form
pages), as they were read and as they are. What it looks at: a constant, the letters of the word,
whether the form stands more than once on the pages of one font, its capital, and the score of its
best reading. It prints the constants and how often words of each P(right) are right.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ocrfix.config import Settings
from ocrfix.correction.candidates import COST_SCALE
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.evaluation.alignment import HARMLESS, align
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.knowledge import Knowledge
from ocrfix.learning.doubts import Doubt, doubtful, page_of
from ocrfix.rules.base import RuleContext
from training.pages import Page, folder_pages, packed_pages

NAMES = ("constant", "letter", "again", "capital", "best")
PACKED = Path(__file__).parent / "forms" / "pages.jsonl.xz"
_STEPS = 50
_EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


def labelled(page: Page, knowledge: Knowledge, *, clean: bool) -> Iterator[tuple[Doubt, bool]]:
    """The doubts of a page, or of its truth, and whether each word is right."""
    text = page.truth if clean else page.ocr
    context = RuleContext(find_zones(Document(page.id, text)), knowledge, Settings())
    doubts = page_of(context).doubts
    if clean:
        yield from ((doubt, True) for doubt in doubts)
        return
    alignment = align(text, page.truth, russian_only=False)
    for doubt, token in zip(doubts, doubtful(context), strict=True):
        groups = [alignment.group_of[word] for word in alignment.words_at(token.span)]
        yield doubt, all(group.difference in HARMLESS for group in groups)


def seen(doubt: Doubt, again: bool, errors: ErrorModel) -> list[float]:
    """What the regression looks at, in the order of `NAMES`."""
    scores = []
    for reading in doubt.readings:
        cost = errors.cost(reading.text, doubt.form) if reading.cost is None else reading.cost
        scores.append(reading.score - COST_SCALE * cost)
    return [1.0, len(doubt.form), float(again), float(doubt.capital), max(scores)]


def fitted(rows: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a logistic regression, by Newton's method on standardized columns."""
    means, spreads = rows.mean(axis=0), rows.std(axis=0)
    means[0], spreads[0] = 0.0, 1.0
    columns = (rows - means) / spreads
    weights = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (right - chance)
        curve = (columns * (chance * (1 - chance))[:, None]).T @ columns
        weights += np.linalg.solve(curve, slope)
    plain = weights / spreads
    plain[0] -= float((weights[1:] * means[1:] / spreads[1:]).sum())
    return np.asarray(plain, dtype=np.float64)


def main() -> None:
    """Print the constants and their calibration."""
    knowledge = Knowledge()
    pages = [*folder_pages(Path(sys.argv[1]) / "train"), *packed_pages(PACKED)]
    corpora: defaultdict[tuple[str, bool], list[tuple[Doubt, bool]]] = defaultdict(list)
    for page in pages:
        for clean in (False, True):
            corpora[page.font, clean] += labelled(page, knowledge, clean=clean)
    rows, right = [], []
    for corpus in corpora.values():
        times = Counter(doubt.form for doubt, _ in corpus)
        for doubt, is_right in corpus:
            if doubt.readings:
                rows.append(seen(doubt, times[doubt.form] > 1, knowledge.errors))
                right.append(float(is_right))
    table, truth = np.array(rows), np.array(right)
    weights = fitted(table, truth)
    print(", ".join(f"{name} {weight:.3f}" for name, weight in zip(NAMES, weights, strict=True)))
    chance = 1 / (1 + np.exp(-table @ weights))
    for low, high in pairwise(_EDGES):
        inside = (chance >= low) & (chance < high)
        print(f"P(right) {low} to {high}: {inside.sum()} words, {truth[inside].mean():.2f} right")


if __name__ == "__main__":
    main()
