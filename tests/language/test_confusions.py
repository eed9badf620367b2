"""Prices of misreadings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.language.confusions import UNSEEN_SUBSTITUTION, Confusion, ErrorModel, read_confusions

MODEL = ErrorModel(
    [
        Confusion("т", "г", 5.0, "learned"),
        Confusion("ю", "кж", 6.0, "typewriter"),
        Confusion("ы", "ьи", 4.0, "learned"),
        Confusion("", "е", 7.0, "learned"),
        Confusion("й", "", 6.5, "learned"),
    ]
)
WORDS = st.text(alphabet="абвгдтюыкжьие-", max_size=12)


@pytest.mark.parametrize(
    ("truth", "read", "cost"),
    [
        ("молотову", "мологову", 5.0),
        ("южно", "кжжно", 6.0),
        ("были", "бьили", 4.0),
        ("свой", "сво", 6.5),
        ("дом", "доем", 7.0),
        ("дом", "дом", 0.0),
        ("дом", "дым", UNSEEN_SUBSTITUTION),
    ],
)
def test_cost(truth: str, read: str, cost: float) -> None:
    assert MODEL.cost(truth, read) == pytest.approx(cost)


@given(WORDS, WORDS)
def test_the_path_spells_both_words(truth: str, read: str) -> None:
    path = MODEL.path(truth, read)
    assert (not path) == (truth == read)
    assert MODEL.cost(truth, read) == pytest.approx(sum(step.weight for step in path))
    assert sum(len(step.truth) for step in path) <= len(truth)
    assert len(truth) - len(read) == sum(len(step.truth) - len(step.read) for step in path)


def test_the_cheaper_of_two_weights_holds() -> None:
    model = ErrorModel(
        [Confusion("т", "г", 7.0, "typewriter"), Confusion("т", "г", 5.0, "learned")]
    )
    assert model.confusion("т", "г").source == "learned"


def test_other_weights_hold_in_place_of_the_known_ones() -> None:
    dearer, new = Confusion("т", "г", 8.0, "corpus"), Confusion("ф", "р", 1.0, "corpus")
    model = MODEL.with_weights([dearer, new])
    assert model.confusion("т", "г") == dearer
    assert model.cost("форт", "рорт") == 1.0
    assert model.confusion("й", "") == MODEL.confusion("й", "")
    assert MODEL.cost("молотову", "мологову") == 5.0


def test_the_shipped_list() -> None:
    confusions = read_confusions()
    assert len(confusions) >= 200
    assert all(0 < confusion.weight < 15 for confusion in confusions)
    assert all(confusion.truth != confusion.read for confusion in confusions)
    assert {confusion.source for confusion in confusions} == {"learned", "typewriter"}
    pairs = [(confusion.truth, confusion.read) for confusion in confusions]
    assert len(pairs) == len(set(pairs))
