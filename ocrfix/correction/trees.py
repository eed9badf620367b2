"""Probabilities from features: boosted decision trees whose splits are data.

The model ``wrong`` answers «is ``наролной`` misread?». Each of its trees asks a few questions («has
period prose the word?») and adds a number to the odds; a last line, fitted on pages that the trees
have not seen, turns the odds into a probability.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix import resources
from ocrfix.errors import DictionaryError
from ocrfix.messages import _

if TYPE_CHECKING:
    from ocrfix.correction.quick_trees import QuickTrees

#: From so many rows all questions are asked of all rows at once, with numpy; loading it pays later.
ENOUGH = 16
ENOUGH_TO_LOAD = 250
COLUMNS = ("model", "part", "nodes")
#: What a leaf has in the place of a feature.
_LEAF = -1


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree as parallel columns; node 0 is the root, children come after their parent.

    An inner node asks whether feature `features[n]` is at most `numbers[n]`: if so node n + 1 is
    next, if not `others[n]`. A leaf has the feature −1 and in `numbers` what it adds to the odds.
    """

    features: tuple[int, ...]
    numbers: tuple[float, ...]
    others: tuple[int, ...]


@dataclass(frozen=True)
class BoostedTrees:
    """ln(P / (1 − P)) = constant + scale × (start + sum of the trees)."""

    names: tuple[str, ...]
    trees: tuple[Tree, ...]
    start: float
    scale: float
    constant: float

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability; a feature that is missing counts as 0."""
        return self._chance(self._total([features.get(name, 0.0) for name in self.names]))

    def probabilities(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The same for many rows at once."""
        enough = ENOUGH if "numpy" in sys.modules else ENOUGH_TO_LOAD
        if len(rows) < enough:
            return [self.probability(row) for row in rows]
        totals = self._quick.totals([[row.get(name, 0.0) for name in self.names] for row in rows])
        return [self._chance(total) for total in totals]

    @cached_property
    def _quick(self) -> QuickTrees:
        from ocrfix.correction.quick_trees import QuickTrees

        return QuickTrees(self.trees, self.start)

    def _total(self, row: Sequence[float]) -> float:
        """The start and what each tree adds."""
        total = self.start
        for tree in self.trees:
            asked, numbers, others = tree.features, tree.numbers, tree.others
            node = 0
            while asked[node] >= 0:
                node = node + 1 if row[asked[node]] <= numbers[node] else others[node]
            total += numbers[node]
        return total

    def _chance(self, total: float) -> float:
        odds = self.constant + self.scale * total
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


class Models(Mapping[str, BoostedTrees]):
    """The models of a dictionary, each made when it is first asked: a run needs half of them."""

    def __init__(self, path: Path) -> None:
        """Reads the lines; their sense is looked at when a model is made."""
        self._path = path
        self._lines: dict[str, dict[str, list[str]]] = {}
        self._made: dict[str, BoostedTrees] = {}
        for model, part, nodes in resources.read_table(path, COLUMNS):
            self._lines.setdefault(model, {}).setdefault(part, []).append(nodes)

    def __getitem__(self, name: str) -> BoostedTrees:
        """The model of a name; raises KeyError without one, DictionaryError for a damaged one."""
        if name not in self._made:
            parts = self._lines[name]
            try:
                self._made[name] = _model(parts)
            except (ValueError, LookupError) as error:
                message = _("{path}: not a model ({error}); install ocrfix again").format(
                    path=self._path, error=error
                )
                raise DictionaryError(message) from None
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the models."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many models there are."""
        return len(self._lines)


@cache
def load_trees(name: str) -> Models:
    """The models of a dictionary such as ``decision.tsv``."""
    return Models(resources.dictionary_path(name))


def trees_of(lines: Iterable[str]) -> BoostedTrees:
    """The model of lines ``model, part, nodes`` that all belong to it, as they stand in a file."""
    parts: dict[str, list[str]] = {}
    for line in lines:
        _, part, nodes = line.split("\t")
        parts.setdefault(part, []).append(nodes)
    return _model(parts)


def _model(parts: Mapping[str, list[str]]) -> BoostedTrees:
    start, scale, constant = map(float, parts["odds"][0].split())
    numbers: dict[str, int] = {}
    trees = tuple(_tree(nodes.split(" "), numbers) for nodes in parts["tree"])
    return BoostedTrees(tuple(numbers), trees, start, scale, constant)


def _tree(nodes: Iterable[str], numbers: dict[str, int]) -> Tree:
    """A tree from its nodes, each before its children: ``score<=1.5 =-0.2 lead<=0.3 =0.1 =0.4``.

    Features get their numbers in the order in which they are met.
    """
    features: list[int] = []
    values: list[float] = []
    others: list[int] = []
    open_nodes: list[int] = []
    for place, node in enumerate(nodes):
        name, _, number = node.rpartition("=")
        if features and features[-1] == _LEAF:
            # The child after a leaf is the other child of the nearest node that has only one.
            others[open_nodes.pop()] = place
        if name:
            features.append(numbers.setdefault(name.removesuffix("<"), len(numbers)))
            open_nodes.append(place)
        else:
            features.append(_LEAF)
        values.append(float(number))
        others.append(0)
    if open_nodes or not features:
        raise ValueError("a tree ends too early")
    return Tree(tuple(features), tuple(values), tuple(others))
