from __future__ import annotations

import pytest

from ocrfix.language.cases import (
    DATIVE,
    GENITIVE,
    given_name_in_nominative,
    phrase_in_nominative,
    place_in_nominative,
    surname_in_nominative,
)


@pytest.mark.parametrize(
    ("word", "case", "expected"),
    [("Корнийцу", DATIVE, "Корниец"), ("Кваше", DATIVE, "Кваша"), ("Громыко", DATIVE, "Громыко"),
     ("ЧИСТЯКОВУ", DATIVE, "ЧИСТЯКОВ"), ("Красовскому", DATIVE, "Красовский"),
     ("Ворожейкиной", DATIVE, "Ворожейкина"), ("Скоробогатова", GENITIVE, "Скоробогатов"),
     ("Заокрайкому", DATIVE, "Заокрайкому"), ("Белому", DATIVE, "Белый"),
     ("Ыххъ", DATIVE, "Ыххъ")],
)  # fmt: skip
def test_surnames(word: str, case: str, expected: str) -> None:
    assert surname_in_nominative(word, case) == expected


@pytest.mark.parametrize(
    ("phrase", "case", "expected"),
    [
        ("ВОЕННОМУ СОВЕТУ ПРИМОРСКОГО ОКРУГА", DATIVE, "ВОЕННЫЙ СОВЕТ ПРИМОРСКОГО ОКРУГА"),
        ("КОМАНДУЮЩЕМУ 25 АРМИЕЙ", DATIVE, "КОМАНДУЮЩИЙ 25 АРМИЕЙ"),
        ("Центральному Комитету КПСС", DATIVE, "Центральный Комитет КПСС"),
        ("Президиума ЦК КПСС", GENITIVE, "Президиум ЦК КПСС"),
        ("быстро сообщить", DATIVE, None),
        ("", DATIVE, None),
    ],
)
def test_phrases(phrase: str, case: str, expected: str | None) -> None:
    found = phrase_in_nominative(phrase.split(), case)
    assert (None if found is None else " ".join(found)) == expected


def test_places_and_given_names() -> None:
    assert [place_in_nominative(word) for word in ("Гаваны", "ПХЕНЬЯНА")] == ["Гавана", "ПХЕНЬЯН"]
    names = ("Фиделю", "Ким", "Вальтеру")
    assert [given_name_in_nominative(name, DATIVE) for name in names] == [
        "Фидель", "Ким", "Вальтер",
    ]  # fmt: skip
