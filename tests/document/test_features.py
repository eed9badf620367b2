import pytest

from ocrfix.document.features import LineFacts
from ocrfix.document.model import Line
from ocrfix.text.spans import Span

RIGHT = {
    "sheet_break": "/см.сл.лист/ /си.сл.лист/ /см.сх.лист/ (см.след.лист) /см.на_обороте/",
    "continuation": "Продолжение_шифртелеграммы_№_1 Прололжение_пифртелеграммы_№_60418",
    "copy_number": "Экз._№_2 экз.№3 Зкз._№_3 Эка._Х_6",
    "sheet_number": "Лист_2 ист_2 Лист_З стр._4",
    "page_mark": "2. -_2_- ~_3_—_.",
    "bare_number": "63 63_: 192_| /63/ 63об",
    "stamp": "СТРОГО_СЕКРЕТНО Снятие_копий_воспрецается Сов._СЕКРЕТНО ПОДЛЕЖИТ_ВОЗВРАТУ_ЧЕРЕЗ_6",
    "service": "расш._Лебедев_10.10 отп._9_экз. отн._9_ЭЕ3. эхз._№2_-_в_дело Разослано:_тт.",
    "office": "ПОЛКОВНИК Зав._Отделом_ЦК_КПСС Начальник_штаба",
    "address": "Товарищу_Ф_И_Л_И_П_П_О_В_У. Уважаемый_Георгий_Максимович! Для_товарища_МАО",
    "recipient": "`_3_-_отдел_цк 1_-_тов._Молотову_В.М. тов._Зорину в_дело экз._№_2_-_в_дело",
    "dated": "№_260 15.1.51_г. 30.VI.54_г._ЮДИН «16»_января_1951",
    "english_field": "Citation: Summary: Citaton: Record_ID",
    "russian_field": "Архив:_РГАСПИ Источник:_подлинник",
    "reference": "РГАСПИ._Ф._558._Оп._11 APRF,_f._45,_op._1",
}
WRONG = {
    "sheet_break": "список_лиц лист см.",
    "continuation": "Проект_телеграммы_прилагается. Продолжение_следует",
    "copy_number": "экз._№_1_-_адресату экипажей_2",
    "sheet_number": "листов_всего_22 Листья_желтеют",
    "page_mark": "63 2.000 12.50",
    "bare_number": "2.000 17.45 №_3 12-й",
    "stamp": "Секретарь_посольства_сказал,_что_он_срочно_приедет",
    "service": "Верность_союзу Передал_ему_содержание_поручения_и_копию_ноты",
    "address": "Товарный_состав_прибыл",
    "recipient": "тонн_5 в_деле_обороны",
    "english_field": "Russian The_source_of_the_river",
    "russian_field": "Лист_2 сказал:_мы_будем",
    "reference": "ф._16_человек",
}


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (feature, text.replace("_", " "))
        for feature, texts in table.items()
        for text in texts.split()
    ]


def value(feature: str, text: str) -> bool:
    found = getattr(LineFacts(Line(1, Span(0, len(text)), text)), feature)
    return found is not None and bool(found)


@pytest.mark.parametrize(("feature", "text"), pairs(RIGHT))
def test_a_feature_is_seen(feature: str, text: str) -> None:
    assert value(feature, text)


@pytest.mark.parametrize(("feature", "text"), pairs(WRONG))
def test_a_feature_is_not_seen(feature: str, text: str) -> None:
    assert not value(feature, text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Направляю Вам копию", "ru"),
        ("I send you a copy", "en"),
        ("Coвет Минucтpoв CCCP", "ru"),
        ("№ 12, II", ""),
        ("13.VII.55 г.", "ru"),
        ("63", ""),
        ("T", ""),
        ("CPSU", "en"),
    ],
)
def test_the_language_of_a_line(text: str, language: str) -> None:
    assert LineFacts(Line(1, Span(0, len(text)), text)).language == language
