"""All questions of boosted trees asked of many rows at once: a page has 4,000 options to weigh.

«Has period prose the word? Is its misreading dear?» is answered for every option of ``наролной``
and of other words in one comparison of matrices. Each answer «no» rules leaves out; the first leaf
of a tree that no answer rules out is the one a walk down the tree would reach (QuickScorer:
C. Lucchese et al., SIGIR 2015). The sums are those of the walk to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ocrfix.correction.trees import Tree

#: Rows whose answers are held at a time: 2,200 questions each.
ROWS = 256
#: Leaves that the bits of one number can tell apart.
MOST_LEAVES = 32


class QuickTrees:
    """The trees as columns of questions; `leaves` [tree, leaf] holds what each leaf adds."""

    def __init__(self, trees: Sequence[Tree], start: float) -> None:
        """Prepare the trees; ValueError for one with more than MOST_LEAVES leaves."""
        questions: list[tuple[int, float, int]] = []
        self._firsts: list[int] = []
        self._start = start
        self._leaves = np.zeros((len(trees), MOST_LEAVES))
        for number, tree in enumerate(trees):
            self._firsts.append(len(questions))
            leaves = _ask(tree, questions)
            if len(leaves) == 1:
                questions.append((-1, float("inf"), 0))
            self._leaves[number, : len(leaves)] = leaves
        self._features = np.array([feature for feature, _, _ in questions], np.intp)
        self._numbers = np.array([number for _, number, _ in questions])
        self._ruled_out = np.array([bits for _, _, bits in questions], np.uint32)

    def totals(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """For each row the start and what its leaves add, in the order of the trees."""
        # the column more is asked by trees that ask nothing
        matrix = np.array([[*row, 0.0] for row in rows], np.float64)
        totals: list[float] = []
        for first in range(0, len(rows), ROWS):
            totals += self._totals(matrix[first : first + ROWS])
        return totals

    def _totals(self, rows: np.ndarray) -> list[float]:
        no = rows[:, self._features] > self._numbers
        ruled_out = np.bitwise_or.reduceat(no * self._ruled_out, self._firsts, axis=1)
        open_leaves = ~ruled_out
        # frexp gives the exponent of the lowest bit that is set, counted from 1
        lowest = np.frexp((open_leaves & (~open_leaves + np.uint32(1))).astype(np.float64))[1] - 1
        added = self._leaves[np.arange(len(self._firsts)), lowest]
        totals = np.full(len(rows), self._start)
        for tree in range(added.shape[1]):
            totals += added[:, tree]
        return list(map(float, totals))


def _ask(tree: Tree, questions: list[tuple[int, float, int]]) -> list[float]:
    """Append the questions of a tree with the leaves that «no» rules out; what its leaves add."""
    leaves: list[float] = []

    def walk(node: int) -> None:
        if tree.features[node] < 0:
            leaves.append(tree.numbers[node])
            return
        place, first = len(questions), len(leaves)
        questions.append((tree.features[node], tree.numbers[node], 0))
        walk(node + 1)
        bits = (1 << len(leaves)) - (1 << first)
        questions[place] = (tree.features[node], tree.numbers[node], bits)
        walk(tree.others[node])

    walk(0)
    if len(leaves) > MOST_LEAVES:
        raise ValueError(f"a tree of {len(leaves)} leaves")
    return leaves
