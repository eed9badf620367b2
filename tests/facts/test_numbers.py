from __future__ import annotations

import pytest

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts import FactKind, extract
from ocrfix.text.spans import Span


def values(text: str, language: str = "ru") -> list[str]:
    kind = ZoneKind.TRANSLATION if language == "en" else ZoneKind.BODY
    document = Document(path="", source=text)
    document = document.with_zones((Zone(kind, Span(0, len(text)), language, 1),))
    return [fact.value for fact in extract(document, None).of(FactKind.FIGURE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("около 100.000 корейских новобранцев", ["100000"]),
        ("в каждой дивизии - 10-15 тысяч человек", ["10000", "15000"]),
        ("4,2 млн тонн", ["4200000"]),
        ("5 миллионов банок, 110 000 тонн", ["5000000", "110000"]),
        ("в пятнадцать дивизий, два - три месяца", ["15", "2", "3"]),
        ("полтора часа, сорока лекторов", ["1.5", "40"]),
        ("минометов 82-мм - 206, Т-34 - 130", ["82", "206", "34", "130"]),
        ("№ З7, № 6О418", ["37", "60418"]),
        ("4.650.000 рублей", ["4650000"]),
        ("97, 133, 190 и 216 дивизий", ["97", "133", "190", "216"]),
        ("три сестры постоянно", ["3"]),
        ("18.11.50 г.", []),
    ],
)
def test_russian(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10,000 - 15,000 men in each division", ["10000", "15000"]),
        ("3 million 400 thousand tons", ["3400000"]),
        ("fifteen divisions, twenty-five, two-three months", ["15", "25", "2", "3"]),
        ("the 26th Infantry Division", ["26"]),
        ("six hundred and forty men", ["640"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert values(text, "en") == expected


def test_the_figures_before_a_scale_word_are_kept() -> None:
    facts = extract(Document(path="", source="10-15 тысяч"), None).of(FactKind.FIGURE)
    assert [part.value for fact in facts for part in fact.parts] == ["10", "15"]
