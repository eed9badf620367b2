"""The spelling before 1918."""

from __future__ import annotations

import pytest

from ocrfix.text.old_spelling import in_modern_spelling, is_old_spelling, without_old_letters


@pytest.mark.parametrize(
    ("old", "modern"),
    [
        ("Въ", "в"), ("засѣданіи", "заседании"), ("Временнаго", "временного"),
        ("хорошаго", "хорошего"), ("синяго", "синего"), ("новыя", "новые"), ("синія", "синие"),
        ("разсказъ", "рассказ"), ("безпокойство", "беспокойство"), ("изъ-за", "из-за"),
        ("Ѳедоръ", "федор"), ("онѣ", "они"), ("чрезполосный", "чресполосный"),
        ("съѣздъ", "съезд"), ("однѣ", "одни"), ("однѣхъ", "одних"), ("однѣми", "одними"),
        ("нея", "нее"),
    ],
)  # fmt: skip
def test_words(old: str, modern: str) -> None:
    assert modern in (in_modern_spelling(old) or [old])


@pytest.mark.parametrize("word", ["заседание", "объезд", "развить", "Москва", "Орёл", "ещё"])
def test_words_of_today_stay(word: str) -> None:
    assert in_modern_spelling(word) == []


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Въ засѣданіи Временнаго правительства обсуждали вопросъ о мирѣ", True),
        ("Теперъ въ Корее положение такое же как было вчера и сегодня и наверно завтра", False),
        ("В заседании Временного правительства обсуждали вопрос о мире", False),
        ("Въ", False),
        ("", False),
    ],
)
def test_papers(text: str, old: bool) -> None:
    assert is_old_spelling(text.split()) is old


def test_letters() -> None:
    assert without_old_letters("Ѣздятъ въ Кіевъ") == "Ездятъ въ Киевъ"
