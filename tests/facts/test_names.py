from __future__ import annotations

import pytest

from ocrfix.document.model import Document
from ocrfix.facts import FactKind, extract
from ocrfix.facts.name_words import mendings, same_name, written_like
from ocrfix.language.confusions import Confusion, ErrorModel
from ocrfix.text.tokens import tokenize


def stated(text: str, kind: FactKind) -> list[str]:
    return [fact.value for fact in extract(Document(path="", source=text), None).of(kind)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("тов. Молотову В.М.", FactKind.NAME, ["молотову"]),
        ("тт. Козлову, Косыгину и Суслову", FactKind.NAME, ["козлову", "косыгину", "суслову"]),
        ("товарищу Пэн Дэ-хуаю и выделить", FactKind.NAME, ["пэн дэ-хуаю"]),
        ("Товарищу М О Л О Т О В У В.М.", FactKind.ADDRESSEE, ["молотову"]),
        ("В. КУЗНЕЦОВ", FactKind.SIGNATURE, ["кузнецов"]),
        ("товарищи предлагают", FactKind.NAME, []),
    ],
)
def test_names(text: str, kind: FactKind, expected: list[str]) -> None:
    assert stated(text, kind) == expected


def test_case_forms_of_one_name() -> None:
    assert same_name("бещеву", "бещева")
    assert same_name("василевскому", "василевский")
    assert not same_name("сталину", "штеменко")


def test_mendings_turn_one_confusion_back() -> None:
    errors = ErrorModel([Confusion("т", "г", 5.0, "learned"), Confusion("ю", "ко", 7.0, "learned")])
    assert [mending.word for mending in mendings("мологову", errors)] == ["молотову"]
    assert [mending.word for mending in mendings("хуако", errors)] == ["хуаю"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Мологову", "молотову", "Молотову"),
        ("КУЗНЕПОВА", "кузнецова", "КУЗНЕЦОВА"),
        ("М О Л О Г О В У", "молотову", "М О Л О Т О В У"),
        ("Дэ-хуако", "дэ-хуаю", "Дэ-хуаю"),
    ],
)
def test_the_writing_is_kept(text: str, word: str, expected: str) -> None:
    assert written_like(next(tokenize(text)), word) == expected
