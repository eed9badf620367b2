"""Both readings of a word that is divided at a line end."""

from __future__ import annotations

import pytest

from ocrfix.text.hyphens import joined, readings, rebroken


@pytest.mark.parametrize(
    ("text", "plain", "compound"),
    [("корпу-\nсов", "корпусов", "корпу-сов"), ("северо-\r\n корейских", "северокорейских",
     "северо-корейских"), ("мяг\u00ad\nкий", "мягкий", "мяг-кий")],
)  # fmt: skip
def test_readings(text: str, plain: str, compound: str) -> None:
    assert readings(text) == (plain, compound)
    assert joined(text) == plain


@pytest.mark.parametrize(
    ("broken", "word", "expected"),
    [("поло-\nжеиии", "положении", "поло-\nжении"), ("корпу-\r\n сов", "корпуса", "корпу-\r\n са"),
     ("кжно-\nкорейских", "южно-корейских", "южно-\nкорейских"), ("слово", "слева", "слева"),
     ("а-\nбв", "х", "х")],
)  # fmt: skip
def test_a_mended_word_keeps_its_break(broken: str, word: str, expected: str) -> None:
    assert rebroken(broken, word) == expected
