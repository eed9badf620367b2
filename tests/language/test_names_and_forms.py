"""Names, abbreviations, formulas, word counts and English words as the rules ask for them."""

from __future__ import annotations

import pytest

from ocrfix.language.knowledge import Knowledge

KNOWLEDGE = Knowledge()


@pytest.mark.parametrize(
    ("word", "english"),
    [("Молотову", "Vyacheslav Molotov"), ("Сталиным", "Joseph Stalin"), ("Фузана", "Busan"),
     ("Мукдене", "Mukden"), ("Энь-лаю", "Zhou Enlai")],
)  # fmt: skip
def test_names_in_oblique_cases(word: str, english: str) -> None:
    found = KNOWLEDGE.gazetteer.find(word)
    assert any(english in name.english for name in found)


@pytest.mark.parametrize("word", ["находятся", "Ъ", "", "абракадабрин"])
def test_words_that_are_no_names(word: str) -> None:
    assert KNOWLEDGE.gazetteer.find(word) == ()


@pytest.mark.parametrize(
    ("words", "base"),
    [
        (["Ким", "Ир", "сен"], "Ким Ир Сен"),
        (["Ким", "Ир", "Сену", "и"], "Ким Ир Сен"),
        (["Пэн", "Дэ-хуаю"], "Пэн Дэ-хуай"),
        (["Мао", "Цзе-дун"], "Мао Цзэ-дун"),
    ],
)
def test_full_names(words: list[str], base: str) -> None:
    found = KNOWLEDGE.gazetteer.full_name(words)
    assert found is not None
    assert found[1].base == base


@pytest.mark.parametrize(
    ("text", "known"),
    [("тов.", True), ("т.т.", True), ("см.сл.лист", True), ("с.г.", True), ("ВКП/б/", True),
     ("ВКП(б)", True), ("МИД", True), ("мид", False), ("см.сх.лист", False), ("кж.", False)],
)  # fmt: skip
def test_abbreviations(text: str, known: bool) -> None:
    assert KNOWLEDGE.abbreviations.knows(text) is known


def test_forms() -> None:
    form = KNOWLEDGE.forms.exact("снятие копий  воспрещается")
    assert form is not None
    assert form.kind == "handling"
    urgent = {text for line in KNOWLEDGE.forms.of_kind("precedence") for text in line.english}
    assert "EXTREMELY URGENT" in urgent


def test_period_words_are_counted() -> None:
    language = KNOWLEDGE.language
    assert language.count("партии").times > 1000
    assert language.count("партии").capitals < 100
    assert language.log_probability("партии") > language.log_probability("синхрофазотрон")
    assert language.attraction("диктатуры", "пролетариата") > language.attraction("на", "партии")


@pytest.mark.parametrize(
    ("word", "known"), [("telegram", True), ("People's", True), ("telegrarn", False)]
)
def test_english(word: str, known: bool) -> None:
    assert KNOWLEDGE.english.knows(word) is known


def test_english_near_misses() -> None:
    assert KNOWLEDGE.english.neighbours("telegran")[0] == "telegram"
