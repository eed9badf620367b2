"""Boosted trees as data: how they are fitted, calibrated and written down for `ocrfix`.

A model is fitted on all samples; its last line (scale, constant) turns the odds that it gives to
words of pages it has *not* seen into probabilities, so it is fitted on odds of models that each
left a part of the pages out. Needs scikit-learn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

TREES = {
    "max_iter": 200, "max_leaf_nodes": 12, "learning_rate": 0.07, "l2_regularization": 5.0,
    "min_samples_leaf": 15, "early_stopping": False, "random_state": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Samples as arrays: features [rows, names], truth, weights and the fold of each row.

    `telling` marks the rows that the last line is fitted on.
    """

    names: list[str]
    rows: np.ndarray
    truth: np.ndarray
    weights: np.ndarray
    folds: np.ndarray
    telling: np.ndarray


def table(
    features: Sequence[dict[str, float]],
    truth: Sequence[bool],
    weights: Sequence[float],
    folds: Sequence[int],
    telling: Sequence[bool] | None = None,
) -> Table:
    """A table of samples; a feature that a sample lacks is 0, as for `ocrfix.correction.trees`."""
    names = sorted({name for sample in features for name in sample})
    rows = np.zeros((len(features), len(names)), np.float32)
    numbers = {name: number for number, name in enumerate(names)}
    for row, sample in zip(rows, features, strict=True):
        for name, value in sample.items():
            row[numbers[name]] = value
    told = np.ones(len(truth), bool) if telling is None else np.array(telling)
    return Table(names, rows, np.array(truth), np.array(weights), np.array(folds), told)


@dataclass(frozen=True)
class Fitted:
    """One model for each fold, fitted without it, and what they say of the rows left out."""

    models: dict[int, HistGradientBoostingClassifier]
    odds: np.ndarray

    @property
    def chances(self) -> np.ndarray:
        """The probabilities of the rows left out."""
        return 1 / (1 + np.exp(-self.odds))


def fit(samples: Table, without: np.ndarray | None = None) -> HistGradientBoostingClassifier:
    """A model of all rows that have a weight, but those that `without` marks."""
    kept = samples.weights > 0
    if without is not None:
        kept &= ~without
    model = HistGradientBoostingClassifier(**TREES)
    return model.fit(samples.rows[kept], samples.truth[kept], samples.weights[kept])


def fit_folds(samples: Table) -> Fitted:
    """Fit without each fold in turn."""
    models, odds = {}, np.zeros(len(samples.truth))
    for fold in sorted(set(samples.folds.tolist())):
        held = samples.folds == fold
        models[fold] = fit(samples, held)
        odds[held] = models[fold].decision_function(samples.rows[held])
    return Fitted(models, odds)


def lines_of(
    name: str, model: HistGradientBoostingClassifier, samples: Table, fitted: Fitted,
    without: int | None = None,
) -> Iterator[str]:  # fmt: skip
    """The lines of a model for a dictionary; the fold `without` has no part in its last line."""
    kept = samples.telling & (samples.folds != without) & (samples.weights > 0)
    line = LogisticRegression(C=1e3).fit(
        fitted.odds[kept].reshape(-1, 1), samples.truth[kept], samples.weights[kept]
    )
    start = float(np.ravel(model._baseline_prediction)[0])
    yield f"{name}\todds\t{start:.5f} {line.coef_[0, 0]:.4f} {line.intercept_[0]:.4f}"
    for (predictor,) in model._predictors:
        yield f"{name}\ttree\t{' '.join(_nodes(predictor.nodes, samples.names))}"


def _nodes(nodes: np.ndarray, names: list[str], place: int = 0) -> Iterator[str]:
    """A tree of scikit-learn in the notation of the dictionary."""
    node = nodes[place]
    if node["is_leaf"]:
        yield f"={node['value']:.4g}"
        return
    yield f"{names[node['feature_idx']]}<={node['num_threshold']:.5g}"
    yield from _nodes(nodes, names, node["left"])
    yield from _nodes(nodes, names, node["right"])
