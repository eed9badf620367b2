"""Probabilities from features: small logistic models whose weights are data.

``wrong`` answers «is ``наролной`` a misreading at all?», ``right`` «is the first suggestion
``народной`` what stood on the paper?». The weights are in ``dictionaries/confidence.tsv``, fitted
by ``training/fit_confidence.py`` on pages with known truth.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ocrfix import resources
from ocrfix.errors import DictionaryError

#: The feature name that holds a model's constant term.
CONSTANT = "constant"


@dataclass(frozen=True)
class LogisticModel:
    """P = 1 / (1 + exp(−(constant + Σ weight × feature)))."""

    name: str
    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability; a feature that is missing counts as 0."""
        total = self.weights[CONSTANT]
        for name, weight in self.weights.items():
            if name != CONSTANT:
                total += weight * features.get(name, 0.0)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def load_models() -> dict[str, LogisticModel]:
    """The models of ``dictionaries/confidence.tsv`` by name."""
    path = resources.dictionary_path("confidence.tsv")
    weights: dict[str, dict[str, float]] = {}
    for model, feature, weight in resources.read_table(path, ("model", "feature", "weight")):
        try:
            weights.setdefault(model, {})[feature] = float(weight)
        except ValueError:
            raise DictionaryError(f"{path}: «{weight}» is not a weight; write a number") from None
    for name, features in weights.items():
        if CONSTANT not in features:
            raise DictionaryError(f"{path}: the model «{name}» has no line for «{CONSTANT}»")
    return {name: LogisticModel(name, features) for name, features in weights.items()}
