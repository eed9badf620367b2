"""Trees of the dictionaries give the probabilities that their splits say."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from ocrfix import resources
from ocrfix.correction.trees import load_trees
from ocrfix.errors import DictionaryError


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "dictionary_path", lambda name: tmp_path / name)
    load_trees.cache_clear()
    return tmp_path / "some.tsv"


@pytest.mark.parametrize(
    ("features", "odds"),
    [
        ({"score": 1.0}, -0.5 + 2 * (0.1 - 0.2)),
        ({"score": 2.0, "lead": 0.2}, -0.5 + 2 * (0.1 + 0.1)),
        ({"score": 2.0, "lead": 0.5}, -0.5 + 2 * (0.1 + 0.4)),
        ({}, -0.5 + 2 * (0.1 - 0.2)),
    ],
)
def test_a_word_follows_the_splits(
    dictionary: Path, features: dict[str, float], odds: float
) -> None:
    lines = ["stray\todds\t0.1 2 -0.5", "stray\ttree\tscore<=1.5 =-0.2 lead<=0.3 =0.1 =0.4"]
    dictionary.write_text("\n".join(lines), encoding="utf-8")
    found = load_trees("some.tsv")["stray"].probability(features)
    assert found == pytest.approx(1 / (1 + math.exp(-odds)))


@pytest.mark.parametrize(
    "line",
    ["stray\ttree\tscore<=1.5 =-0.2", "stray\ttree\tscore<=x =1 =2", "stray\todds\t0.1 2"],
)
def test_a_damaged_model_is_told(dictionary: Path, line: str) -> None:
    dictionary.write_text(f"stray\todds\t0 1 0\n{line}\n", encoding="utf-8")
    if "odds" in line:
        dictionary.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=r"some\.tsv: not a model"):
        load_trees("some.tsv")
