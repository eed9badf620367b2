"""Adjectives and nouns that can and cannot stand together."""

from __future__ import annotations

import pytest

from ocrfix.language.agreement import agrees


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
