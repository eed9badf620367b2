"""Adjectives and nouns that can and cannot stand together."""

from __future__ import annotations

import pytest

from ocrfix.language.agreement import agrees, are_apart


@pytest.mark.parametrize(
    ("adjective", "noun", "agree"),
    [
        ("паровозном", "депо", True), ("паровозном", "дело", False), ("паровозное", "дело", True),
        ("урановой", "руде", True), ("урановой", "руле", False), ("новых", "полков", True),
        ("новых", "полками", False), ("составленный", "план", True), ("из", "депо", None),
        ("новый", "вчера", None),
    ],
)  # fmt: skip
def test_pairs(adjective: str, noun: str, agree: bool | None) -> None:
    assert agrees(adjective, noun) is agree


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("по", "убрать", False), ("при", "идет", False), ("для", "очень", False),
        ("по", "улице", True), ("в", "первые", True), ("на", "1950", True),
        ("во", "время", True), ("за", "границей", True), ("до", "сих", True), ("к", "народу", True),
        ("между", "национальной", False), ("около", "партийные", False), ("между", "нами", True),
        ("над", "классовых", False), ("после", "войны", True), ("в", "новых", True),
        ("не", "был", True), ("не", "троцкистов", False), ("не", "готов", True),
        ("не", "в", True), ("высоко", "почтенные", False), ("много", "людей", True),
        ("тут", "убрать", True), ("корейских", "войск", True),
    ],
)  # fmt: skip
def test_words_with_a_space_between_and_parts_of_one(first: str, second: str, apart: bool) -> None:
    assert are_apart(first, second) is apart
