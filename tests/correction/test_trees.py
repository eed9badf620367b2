"""Trees of the dictionaries give the probabilities that their splits say."""

from __future__ import annotations

import math
from pathlib import Path

import numpy  # noqa: F401  (many rows are weighed at once where it is loaded)
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix import resources
from ocrfix.correction.trees import ENOUGH, load_trees, trees_of
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
        load_trees("some.tsv")["stray"]


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> str:
    """The nodes of a tree in the words of the file."""
    if depth == 0 or draw(st.booleans()):
        return f"={draw(st.integers(-9, 9)) / 7}"
    question = f"{draw(st.sampled_from('abc'))}<={draw(st.integers(0, 3))}"
    return f"{question} {draw(trees(depth - 1))} {draw(trees(depth - 1))}"


@given(st.lists(trees(), min_size=1, max_size=6), st.data())
def test_many_rows_get_what_each_gets_by_itself(nodes: list[str], data: st.DataObject) -> None:
    lines = ["x\todds\t0.1 2 -0.5", *(f"x\ttree\t{each}" for each in nodes)]
    model = trees_of(lines)
    row = st.fixed_dictionaries({name: st.integers(0, 4).map(float) for name in "abc"})
    rows = data.draw(st.lists(row, min_size=ENOUGH, max_size=ENOUGH + 4))
    assert model.probabilities(rows) == [model.probability(each) for each in rows]
