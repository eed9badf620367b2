"""The trees of ``capitals.tsv`` ask for features that the program has, and can be read."""

from __future__ import annotations

from ocrfix.config import Settings
from ocrfix.correction.trees import load_trees
from ocrfix.document.model import Document
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext


def test_every_split_asks_for_a_feature_of_the_program() -> None:
    document = Document(path="x", source="В Новых дивизиях.")
    context = RuleContext(document, Knowledge(), Settings())
    features = context.capitals.features_of(document.tokens[1])
    assert set(load_trees("capitals.tsv")["stray"].names) <= set(features)
