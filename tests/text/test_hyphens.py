"""Both readings of a word that is divided at a line end."""

from __future__ import annotations

import pytest

from ocrfix.text.hyphens import joined, readings


@pytest.mark.parametrize(
    ("text", "plain", "compound"),
    [("корпу-\nсов", "корпусов", "корпу-сов"), ("северо-\r\n корейских", "северокорейских",
     "северо-корейских"), ("мяг\u00ad\nкий", "мягкий", "мяг-кий")],
)  # fmt: skip
def test_readings(text: str, plain: str, compound: str) -> None:
    assert readings(text) == (plain, compound)
    assert joined(text) == plain
