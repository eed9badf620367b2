"""Case shape and declension; expected forms were written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.language.wordforms import (
    DECLENSIONS,
    Shape,
    cased_like,
    inflected,
    shape,
    variant_declension,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("МОЛОТОВУ", Shape.CAPITALS), ("Пхеньян", Shape.CAPITALISED), ("копий", Shape.LOWER),
        ("В", Shape.CAPITALISED), ("ТоВарищ", Shape.MIXED), ("82-мм", Shape.LOWER),
        ("Т0ВАРИЩ", Shape.CAPITALS), ("", Shape.LOWER), ("№", Shape.LOWER),
    ],
)  # fmt: skip
def test_shape(word: str, expected: Shape) -> None:
    assert shape(word) is expected


@pytest.mark.parametrize(
    ("text", "model", "expected"),
    [
        ("молотову", "МОЛОГОВУ", "МОЛОТОВУ"), ("Пхеньян", "пхеньяи", "пхеньян"),
        ("энь-лай", "Знь-лай", "Энь-лай"), ("северо-корейских", "СЕВЕРО-КОРЕЙСКНХ",
         "СЕВЕРО-КОРЕЙСКИХ"), ("товарищ", "ТОвАРИЩ", "ТОВАРИЩ"), ("товарищ", "ТоварищЪ", "Товарищ"),
        ("по этому", "По-этому", "По этому"), ("во", "В", "Во"),
    ],
)  # fmt: skip
def test_cased_like(text: str, model: str, expected: str) -> None:
    assert cased_like(text, model) == expected


@pytest.mark.parametrize(
    ("name", "declension", "forms"),
    [
        ("Чжоу Энь-лай", "last",
         "Чжоу Энь-лая|Чжоу Энь-лаю|Чжоу Энь-лаем|Чжоу Энь-лае|Чжоу Энь-лай"),
        ("Ким Ир Сен", "last", "Ким Ир Сен|Ким Ир Сена|Ким Ир Сену|Ким Ир Сеном|Ким Ир Сене"),
        ("Лю Шао-ци", "last", "Лю Шао-ци"),
        ("Громыко", "m", "Громыко"),
        ("Пэн Дэ-хуай", "fixed", "Пэн Дэ-хуай"),
        ("Штыков", "m", "Штыков|Штыкова|Штыкову|Штыковым|Штыкове|Штыковой|Штыковою|Штыковы|"
         "Штыковых|Штыковыми"),
        ("Вышинский", "m", "Вышинский|Вышинского|Вышинскому|Вышинским|Вышинском|Вышинская|"
         "Вышинской|Вышинскую|Вышинские|Вышинских|Вышинскими"),
        ("Кравец", "m", "Кравец|Кравца|Кравцу|Кравцем|Кравце|Кравцы|Кравцев|Кравцам|Кравцами|"
         "Кравцах"),
        ("И.В. Сталин", "m", "И.В. Сталин|И.В. Сталина|И.В. Сталину|И.В. Сталиным|И.В. Сталине"),
        ("Цеденбаль", "m", "Цеденбаль|Цеденбаля|Цеденбалю|Цеденбалем|Цеденбале"),
        ("Яхонтова", "f", "Яхонтова|Яхонтовой|Яхонтову|Яхонтовою"),
        ("Терешкова Анна", "f", "Терешкова Анна|Терешковой Анны|Терешковой Анне|Терешкову Анну|"
         "Терешковой Анной|Терешковой Анною"),
        ("Ким Ду Бон", "last", "Ким Ду Бон|Ким Ду Бона|Ким Ду Бону|Ким Ду Боном|Ким Ду Боне"),
        ("Энвер Ходжа", "m", "Энвер Ходжа|Энвера Ходжи|Энверу Ходже|Энвера Ходжу|Энвером Ходжой|"
         "Энвером Ходжою|Энвере Ходже"),
    ],
)  # fmt: skip
def test_persons(name: str, declension: str, forms: str) -> None:
    assert inflected(name, declension) == set(forms.split("|"))


@pytest.mark.parametrize(
    ("name", "declension", "forms"),
    [
        ("Пхеньян", "m", "Пхеньян|Пхеньяна|Пхеньяну|Пхеньяном|Пхеньяне"),
        ("Харбин", "m", "Харбин|Харбина|Харбину|Харбином|Харбине"),
        ("Чолсан", "m", "Чолсан|Чолсана|Чолсану|Чолсаном|Чолсане"),
        ("Маньчжурия", "f", "Маньчжурия|Маньчжурии|Маньчжурию|Маньчжурией"),
        ("Яссы", "pl", "Яссы|Ясс|Яссов|Яссам|Яссами|Яссах"),
        ("Ростов-на-Дону", "m",
         "Ростов-на-Дону|Ростова-на-Дону|Ростову-на-Дону|Ростовом-на-Дону|Ростове-на-Дону"),
        ("38-я параллель", "phrase",
         "38-я параллель|38-й параллели|38-ю параллель|38-й параллелью"),
        ("Соединённые Штаты Америки", "phrase",
         "Соединённые Штаты Америки|Соединённых Штатов Америки|Соединённым Штатам Америки|"
         "Соединёнными Штатами Америки|Соединённых Штатах Америки"),
        ("Токио", "fixed", "Токио"),
    ],
)  # fmt: skip
def test_places(name: str, declension: str, forms: str) -> None:
    assert inflected(name, declension, place=True) == set(forms.split("|"))


@pytest.mark.parametrize(
    ("word", "some", "none"),
    [
        ("пхеньянский", "пхеньянскую|пхеньянских|пхеньянском", "пхеньянскый|пхеньянской-"),
        ("Дальний", "Дальнего|Дальнюю|Дальнем|Дальние", "Дального|Дальный|Дальную"),
        ("рабочий", "рабочего|рабочая|рабочую", "рабочяя|рабочого"),
        ("Полевой", "Полевого|Полевым|Полевая", "Полевый|Полевий"),
    ],
)
def test_adjectives(word: str, some: str, none: str) -> None:
    forms = inflected(word, "adj", place=True)
    assert set(some.split("|")) <= forms
    assert not set(none.split("|")) & forms


def test_period_words_have_all_their_forms() -> None:
    assert {"шифртелеграммы", "шифртелеграмме", "шифртелеграммами"} <= inflected(
        "шифртелеграмма", "yes"
    )


def test_an_unknown_declension_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown declension 'x'"):
        inflected("слово", "x")


@given(st.text("абвиклнорстьйя-", min_size=1, max_size=12), st.sampled_from(sorted(DECLENSIONS)))
def test_the_word_itself_is_a_form(word: str, declension: str) -> None:
    assert word in inflected(word, declension)


@pytest.mark.parametrize(
    ("spelling", "declension", "expected"),
    [
        ("Адриатика", "phrase", "f"), ("Далянь", "adj", "m"), ("Ёнчжу", "fixed", "fixed"),
        ("Нижний Новгород", "adj", "phrase"), ("Курильские острова", "pl", "phrase"),
        ("АРЕ", "m", "fixed"), ("Косьва", "n", "f"), ("Йонан", "m", "m"), ("Керчь", "f", "f"),
    ],
)  # fmt: skip
def test_variant_declension(spelling: str, declension: str, expected: str) -> None:
    assert variant_declension(spelling, declension) == expected
