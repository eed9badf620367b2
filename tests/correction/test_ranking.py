"""The likeliest reading first, with probabilities that leave room for «leave it alone»."""

from __future__ import annotations

import pytest

from ocrfix.correction.casing import inside_sentence, written
from ocrfix.correction.ranking import evidence_of, rank, trace
from ocrfix.correction.surroundings import Surroundings
from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

KNOWLEDGE = Knowledge()


def place(text: str, word: str) -> tuple[Token, Surroundings]:
    document = Document(path="x", source=text)
    token = next(token for token in document.tokens if token.text == word)
    return token, Surroundings(document, KNOWLEDGE)


@pytest.mark.parametrize(
    ("read", "truth"),
    [("наролной", "народной"), ("мологову", "молотову"), ("воспрецается", "воспрещается"),
     ("одехлы", "одежды"), ("кжно-корейского", "южно-корейского"), ("послелний", "последний")],
)  # fmt: skip
def test_the_truth_comes_first(read: str, truth: str) -> None:
    assert rank(read, KNOWLEDGE)[0].candidate.text == truth


def test_a_twin_of_the_document_is_a_candidate() -> None:
    text = "Товарищ Хальворсен приехал. Беседа с Хальвореен продолжалась час."
    token, around = place(text, "Хальвореен")
    found = [one.candidate for one in rank(token.folded, KNOWLEDGE, token, around)]
    assert ("хальворсен", "document") in [(one.text, one.kind) for one in found]


@pytest.mark.parametrize(
    ("text", "read", "truth", "expected"),
    [
        ("части Нахолятся в пути", "Нахолятся", "находятся", "находятся"),
        ("НАЧАЛЬНИК ОТЛЕЛЕНИЯ", "ОТЛЕЛЕНИЯ", "отделения", "ОТДЕЛЕНИЯ"),
        ("Прололжение следует", "Прололжение", "продолжение", "Продолжение"),
        ("письмо тов. хрушева о том", "хрушева", "хрущева", "Хрущева"),
    ],
)
def test_capitals_belong_to_the_place(text: str, read: str, truth: str, expected: str) -> None:
    token, around = place(text, read)
    assert written(truth, token, around, KNOWLEDGE) == expected


@pytest.mark.parametrize(
    ("text", "word", "inside"),
    [("находятся На территории", "На", True), ("Конец. На этом", "На", False),
     ("дал Мао Цзэ-дун", "Мао", False)],
)  # fmt: skip
def test_inside_sentence(text: str, word: str, inside: bool) -> None:
    token, around = place(text, word)
    assert inside_sentence(token, around) is inside


def test_noise_is_higher_on_a_bad_page() -> None:
    _, clean = place("Войска отошли на север и заняли оборону.", "Войска")
    _, noisy = place("Воцска отошлн на ссвер н занялн обороиу.", "Воцска")
    assert noisy.noise > clean.noise


def test_trace_names_every_term() -> None:
    (first, *_) = trace("Мологову", KNOWLEDGE)
    assert first["candidate"] == "молотову"
    assert {"score", "log_probability", "misreading", "confusions", "source"} <= set(first)


def test_a_word_of_the_translation_is_evidence() -> None:
    english = "The command moved the ships to a dock."
    source = f"Командование решило перевести корабли в новый доц.\n\n{english}"
    document = Document(path="x", source=source)
    translation = Span(source.index(english), len(source))
    token = next(token for token in document.tokens if token.text == "доц")
    zones = (
        Zone(ZoneKind.BODY, Span(0, translation.start), "ru", sheet=1),
        Zone(ZoneKind.TRANSLATION, translation, "en"),
    )
    document = document.with_zones(zones)
    alone = rank(token.folded, KNOWLEDGE, token, Surroundings(document, KNOWLEDGE))
    around = Surroundings(document, KNOWLEDGE, lambda offset: translation)
    beside = rank(token.folded, KNOWLEDGE, token, around)
    before, after = (
        next((place, one) for place, one in enumerate(ranked) if one.candidate.text == "док")
        for ranked in (alone, beside)
    )
    assert after[0] < before[0]
    notes = [one for one in evidence_of(token, after[1], KNOWLEDGE) if one.kind == "translation"]
    assert [one.span and one.span.text(source) for one in notes] == ["dock"]
