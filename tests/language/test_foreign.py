"""Phrases of other languages, and misread Russian that is none."""

from __future__ import annotations

import pytest

from ocrfix.language.foreign import ForeignWords

WORDS = ForeignWords()


@pytest.mark.parametrize(
    "phrase",
    ["New York Times", "Agence France Presse", "note verbale", "Deutsche Zeitung", "La Stampa",
     "Nous ne pouvons pas accepter cette proposition"],
)  # fmt: skip
def test_a_phrase(phrase: str) -> None:
    assert WORDS.is_phrase(phrase.split())


@pytest.mark.parametrize(
    "text", ["fer FO oa", "Bonpoc o Mockse", "TOB OTBET", "Times", "la le de", ""]
)
def test_no_phrase(text: str) -> None:
    assert not WORDS.is_phrase(text.split())
