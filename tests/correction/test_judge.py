"""One decision over all words: what is wrong, how surely, and what it should be."""

from __future__ import annotations

from collections import Counter

import pytest

from ocrfix.config import Settings
from ocrfix.correction.judge import Assessment, Damage
from ocrfix.document.model import Document
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext
from ocrfix.rules.words import is_known, is_word

KNOWLEDGE = Knowledge()
PAGE = (
    "Подготовка офицеров идет медленно. В новых дивизиях насчитывается всего одиннадцать "
    "батальонов, имеющих боевой опыт. Прошу Вас ускорить отправку оружия в город Пхеньян. "
)


def judged(sentence: str, word: str, *, reader: bool = True) -> Assessment:
    """The verdict on the last `word` of a sentence that ends a clean page."""
    source = PAGE + sentence
    context = RuleContext(Document(path="x", source=source), KNOWLEDGE, Settings(reader=reader))
    place = source.rindex(word)
    token = next(token for token in context.document.tokens if token.span.start == place)
    known = not is_word(token) or is_known(token, context)
    return context.judge.assess_all([(token, known)])[0]


@pytest.mark.parametrize("reader", [True, False])
def test_a_misread_word_with_its_correction(reader: bool) -> None:
    verdict = judged("Состояние Корейской наролной армии хорошее.", "наролной", reader=reader)
    assert verdict.damage is Damage.LETTERS
    assert verdict.wrong > 0.9
    assert verdict.suggestions[0].text == "народной"
    assert verdict.right == verdict.suggestions[0].confidence > 0.8
    assert all(0.0 <= one.confidence <= 1.0 and one.evidence for one in verdict.suggestions)
    confidences = [one.confidence for one in verdict.suggestions]
    assert confidences == sorted(confidences, reverse=True)


@pytest.mark.parametrize(
    ("sentence", "word", "damage", "first"),
    [
        ("Политбюро постанов ляет принять меры.", "постанов", Damage.JOIN, "постановляет"),
        ("Среди офицеров, Оставшихся без оружия, есть раненые.", "Оставшихся", Damage.CASE,
         "оставшихся"),
    ],
)  # fmt: skip
def test_what_has_happened_to_a_word(sentence: str, word: str, damage: Damage, first: str) -> None:
    verdict = judged(sentence, word)
    assert (verdict.damage, verdict.suggestions[0].text) == (damage, first)
    assert verdict.right > 0.5


def test_a_repeated_name_is_less_doubtful_than_a_single_one() -> None:
    text = "Ответ дал Вуртембек. Затем Вуртембек уехал. В Москве Вуртембек жил у знакомых."
    once = judged("Ответ дал Вуртембек.", "Вуртембек", reader=False)
    assert judged(text, "Вуртембек", reader=False).wrong < once.wrong


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
    assert judged(wrong, word).wrong > 2 * judged(right, word).wrong
    assert judged(right, word).wrong < 0.5


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Командующий фронтом выехал в Мукден вчера вечером.", "Мукден"),
        ("Прошу Вас сообщить ваше мнение.", "Вас"),
        ("Доклад сделал тов. Громыко на заседании.", "Громыко"),
        ("Донесение от 18.XI.50 получено.", "18.XI.50"),
        ("Прибыло 2.300 тонн груза.", "2.300"),
    ],
)
def test_what_is_right_is_left_alone(sentence: str, word: str) -> None:
    assert judged(sentence, word).wrong < 0.5


@pytest.mark.parametrize("word", ["3Э0", "1б8", "т0варищ"])
def test_no_option_makes_a_digit(word: str) -> None:
    source = PAGE + f"Прибыло груза и людей: {word}, хоторые ждут отправки."
    context = RuleContext(Document(path="x", source=source), KNOWLEDGE, Settings())
    token = next(token for token in context.document.tokens if token.text == word)
    options = [option for option, _ in context.judge.options(token, known=False)]
    assert options
    for option in options:
        assert not Counter(filter(str.isdigit, option.text)) - Counter(filter(str.isdigit, word))
