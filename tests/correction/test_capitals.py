"""A stray capital is told from one that belongs where it stands."""

from __future__ import annotations

import pytest

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext

KNOWLEDGE = Knowledge()
PAGE = (
    "Подготовка офицеров идет медленно. В новых дивизиях насчитывается всего одиннадцать "
    "батальонов, имеющих боевой опыт. Прошу Вас ускорить отправку оружия в город Пхеньян. "
)


def chance(sentence: str, word: str) -> float:
    source = PAGE + sentence
    context = RuleContext(Document(path="x", source=source), KNOWLEDGE, Settings())
    place = source.rindex(word)
    token = next(token for token in context.document.tokens if token.span.start == place)
    return context.capitals.stray(token)


@pytest.mark.parametrize(
    ("wrong", "right", "word"),
    [
        (
            "Подготовка офицеров в Новых дивизиях идет медленно.",
            "Новых дивизий нет. Подготовка идет медленно.",
            "Новых",
        ),
        (
            "Среди офицеров, Оставшихся без оружия, есть раненые.",
            "Раненых нет. Оставшихся офицеров вывезли.",
            "Оставшихся",
        ),
        (
            "Просил передать, что обратится По этому вопросу позже.",
            "Он уехал вчера. По этому вопросу он ответит позже.",
            "По",
        ),
    ],
)
def test_a_capital_inside_a_sentence_is_stranger_than_at_its_beginning(
    wrong: str, right: str, word: str
) -> None:
    assert chance(wrong, word) > 0.5
    assert chance(right, word) < 0.25


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Командующий фронтом выехал в Мукден вчера вечером.", "Мукден"),
        ("Прошу Вас сообщить ваше мнение.", "Вас"),
        ("Доклад сделал тов. Громыко на заседании.", "Громыко"),
    ],
)
def test_names_and_courtesy_keep_their_capitals(sentence: str, word: str) -> None:
    assert chance(sentence, word) < 0.75
