"""English words of the translation lead to the Russian words they stand for."""

from __future__ import annotations

import pytest

from ocrfix.language.glossary import Glossary, is_form_of

GLOSSARY = Glossary(
    {
        "south korean": ("южно-корейский", "южнокорейский"),
        "korean": ("корейский",),
        "plan": ("планировать", "план"),
        "supply": ("снабжение", "снабжать"),
        "receive": ("получить",),
        "commander-in-chief": ("главнокомандующий",),
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Korean units", [("South Korean", "южно-корейский"), ("Korean", "корейский")]),
        ("planned", [("planned", "планировать")]),
        ("supplies of", [("supplies", "снабжение")]),
        ("was received.", [("received", "получить")]),
        ("the Commander-in-Chief’s order", [("Commander-in-Chief’s", "главнокомандующий")]),
        ("nothing here", []),
    ],
)  # fmt: skip
def test_terms_are_found_in_any_form(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.english, one.russian[0]) for one in GLOSSARY.renderings(text)]
    assert found == expected


def test_places_are_those_of_the_text() -> None:
    text = "No. 5, the South Korean army"
    one = next(iter(GLOSSARY.renderings(text, offset=100)))
    assert text[one.start - 100 : one.end - 100] == "South Korean"


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [
        ("южно-корейского", "южно-корейский", True),
        ("взаимодействующими", "взаимодействовать", True),
        ("дивизий", "дивизия", True),
        ("корпусов", "корень", False),
        ("северо-корейского", "южно-корейский", False),
        ("пол", "получить", False),
        ("планеризмом", "план", False),
        ("доктором", "док", False),
    ],
)
def test_forms_share_their_beginning(form: str, lemma: str, expected: bool) -> None:
    assert is_form_of(form, lemma) is expected


def test_the_list_of_the_project_knows_the_genre() -> None:
    glossary = Glossary.load()
    found = {word for one in glossary.renderings("South Korean troops") for word in one.russian}
    assert {"южно-корейский", "войска"} <= found
