"""The trees of ``decision.tsv`` ask for features that the program has."""

from __future__ import annotations

import pytest

from ocrfix.config import Settings
from ocrfix.correction.judge import MODELS, decision_features
from ocrfix.correction.trees import load_trees
from ocrfix.document.model import Document
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext

TEXT = "Докладываю о состоянии Корейской наролной армии в постанов ляет корейскихвойск."


def features_asked(*, reader: bool) -> set[str]:
    """All features of all words of a page."""
    document = Document(path="x", source=TEXT)
    judge = RuleContext(document, Knowledge(), Settings(reader=reader)).judge
    words = [(token, False) for token in document.tokens]
    features = judge.features_of_tokens(words)
    weighed = judge.weighed(words, features)
    return set().union(*map(decision_features, features, weighed))


@pytest.mark.parametrize(("reader", "ending"), [(True, ""), (False, "-alone")])
def test_every_split_asks_for_a_feature_of_the_program(reader: bool, ending: str) -> None:
    models = load_trees(MODELS)
    asked = {*models[f"right{ending}"].names, *models[f"wrong{ending}"].names}
    assert asked <= features_asked(reader=reader)


def test_there_are_three_models_for_either_way_and_two_for_capitals() -> None:
    alone = {f"{name}{ending}" for name in ("right", "wrong", "sure") for ending in ("", "-alone")}
    assert set(load_trees(MODELS)) == {*alone, "stray", "lost"}
