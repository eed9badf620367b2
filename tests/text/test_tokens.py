"""Tokens: what typists write as one unit is one token, and nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import TokenKind, tokenize

# Text, then the tokens in it; | stands between tokens.
CASES = [
    ("в 19э1 и 23Э0 г.", "в|19э1|и|23Э0|г"),
    ("1950г., 5т и 2-х, 20мм", "1950|г|5|т|и|2-х|20|мм"),
    ("Направляю Вам копию.", "Направляю|Вам|копию"),
    ("южно-корейского вопроса", "южно-корейского|вопроса"),
    ("/см.сл.лист/", "см.сл.лист"),
    ("с.г. и т.т. Сталину", "с.г.|и|т.т.|Сталину"),
    ("В.И. Макаров", "В.И.|Макаров"),
    ("тов. Сталину", "тов|Сталину"),
    ("ЦК ВКП/б/ и ВКП(б)", "ЦК|ВКП/б/|и|ВКП(б)"),
    ("около 100.000 человек", "около|100.000|человек"),
    ("2-3 месяца, 10-15 тысяч", "2-3|месяца|10-15|тысяч"),
    ("15.1.51 г., 30.VI.54 г., 24.Х.53", "15.1.51|г|30.VI.54|г|24.Х.53"),
    ("расш. Прокопьев 16.00 16.1", "расш|Прокопьев|16.00|16.1"),
    ("№ 763/с и №12", "№|763/с|и|№|12"),
    ("82-мм минометов, 4-й армии", "82-мм|минометов|4-й|армии"),
    ("Ф И Л И П П О В У.", "Ф И Л И П П О В У"),
    ("Товарищу М О Л О Т О В У В.М.", "Товарищу|М О Л О Т О В У|В.М."),
    ("а в и он", "а|в|и|он"),
    ("корпу-\nсов армии", "корпу-\nсов|армии"),
    ("корпу-\r\n  сов", "корпу-\r\n  сов"),
    ("Северо-\nВосточном", "Северо|Восточном"),
    ("Мocквa и т0варищ", "Мocквa|и|т0варищ"),
    ("конец.Начало", "конец|Начало"),
    ("слово\u0301м и мяг\u00adкий", "слово\u0301м|и|мяг\u00adкий"),
    ("# _x_ [sic] <нрзб>", "x|sic|нрзб"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: str) -> None:
    assert "|".join(token.text for token in tokenize(text)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Ф И Л И П П О В У", TokenKind.SPACED, "ФИЛИППОВУ"),
        ("корпу-\nсов", TokenKind.BROKEN, "корпусов"),
        ("северо-ко-\nрейских", TokenKind.BROKEN, "северо-корейских"),
        ("В.И.", TokenKind.INITIALS, "В.И."),
        ("с.г.", TokenKind.ABBREVIATION, "с.г."),
        ("763/с", TokenKind.NUMBER, "763/с"),
        ("№", TokenKind.NUMERO, "№"),
        ("мир", TokenKind.WORD, "мир"),
    ],
)
def test_kinds(text: str, kind: TokenKind, word: str) -> None:
    (token,) = tokenize(text)
    assert (token.kind, token.word) == (kind, word)


def test_a_broken_word_has_two_parts() -> None:
    text = "в составе корпу-\n   сов"
    token = list(tokenize(text))[-1]
    assert [part.text(text) for part in token.parts] == ["корпу-", "сов"]


@pytest.mark.parametrize(
    ("text", "script"),
    [("Москва", Script.CYRILLIC), ("Moscow", Script.LATIN), ("Мocквa", Script.MIXED),
     ("1951", Script.DIGITS), ("т0варищ", Script.CYRILLIC), ("ψυχή", Script.OTHER)],
)  # fmt: skip
def test_script(text: str, script: Script) -> None:
    (token,) = tokenize(text)
    assert token.script is script


ALPHABET = "абвАЯёѣxyZ0159 .-/№|\n\r\t\u0301\u00ad«»()_"


@given(st.one_of(st.text(), st.text(alphabet=ALPHABET)))
def test_tokens_and_gaps_make_the_source(text: str) -> None:
    pieces, end = [], 0
    for token in tokenize(text):
        assert token.span.start >= end
        assert token.text == token.span.text(text) != ""
        assert all(token.span.covers(part) for part in token.parts)
        pieces += [text[end : token.span.start], token.text]
        end = token.span.end
    assert "".join([*pieces, text[end:]]) == text


@given(st.text(alphabet=ALPHABET))
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    inside = set()
    for token in tokenize(text):
        inside.update(range(token.span.start, token.span.end))
    assert all(place in inside for place, one in enumerate(text) if one.isalnum())


@pytest.mark.parametrize("unit", ["а", "1.", "А ", "а.", "а-", "-\n", "а-\n", "/б/", "\u0301"])
def test_a_megabyte_of_anything(unit: str) -> None:
    size = 1_000_000
    tokens = list(tokenize(unit * (size // len(unit))))
    assert sum(len(token.span) for token in tokens) <= size
