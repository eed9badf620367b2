"""Misread frequent words may not go on a list; names that only look a little like them may."""

from __future__ import annotations

import pytest

from ocrfix.correction.hiding import hidden_word
from ocrfix.language.knowledge import Knowledge

KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(
    ("word", "hidden"),
    [
        ("государсгво", "государство"), ("совешание", "совещание"),
        ("конференцин", "конференции"), ("Комитег", "комитет"), ("переговоры", None),
        ("Вышннский", "вышинский"), ("положенне", "положение"),
    ],
)  # fmt: skip
def test_misread_words(word: str, hidden: str | None) -> None:
    assert hidden_word(word, KNOWLEDGE) == hidden


@pytest.mark.parametrize(
    "word", ["Лобзовский", "Куштум", "Мяндин", "Хорлоо", "Чойжил", "Дранко", "Цзянькан", "Зючко"]
)
def test_rare_names(word: str) -> None:
    assert hidden_word(word, KNOWLEDGE) is None
