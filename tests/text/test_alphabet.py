"""Foldings and look-alikes."""

from __future__ import annotations

import pytest

from ocrfix.text.alphabet import (
    EXACT_HOMOGLYPHS,
    HOMOGLYPHS,
    fold,
    is_cyrillic,
    is_latin,
    to_cyrillic,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Чёрный", "черный"), ("Бѣлый", "белый"), ("мяг\u00adкий", "мягкий"), ("за\u0301мок", "замок"),
     ("Юго‑Восток", "юго-восток"), ("", "")],
)  # fmt: skip
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "cyrillic"),
    [("Мocквa", "Москва"), ("TOB", "ТОВ"), ("Zебра", None), ("Москва", "Москва")],
)
def test_to_cyrillic(text: str, cyrillic: str | None) -> None:
    assert to_cyrillic(text) == cyrillic


def test_look_alikes_lead_from_latin_to_cyrillic() -> None:
    for pairs in (HOMOGLYPHS, EXACT_HOMOGLYPHS):
        assert all(is_latin(latin) and is_cyrillic(twin) for latin, twin in pairs.items())
    assert all(HOMOGLYPHS[latin] == twin for latin, twin in EXACT_HOMOGLYPHS.items())
