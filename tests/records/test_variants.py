"""Lines of forms and marks in the variants of offices and years, each in a short invented paper."""

from __future__ import annotations

from typing import Any

import pytest

from ocrfix.records import parse_record

TEXT = (
    "\n\nСегодня состоялась беседа о поставках зерна в портовые города республики, о чем и сообщаю"
    " подробно.\n\nПрошу дать указания по этому вопросу до конца текущей недели.\n\n"
)
TAIL = "В. ЗОРИН\n\n№ 77\n\n5.II.52 г.\n"
COVER = "СОВ. СЕКРЕТНО\n\nЭкз. № 2\n\n"


def at(data: Any, path: str) -> Any:
    for name in path.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data


@pytest.mark.parametrize(
    ("cover", "path", "value"),
    [
        ("Сов.секретно\nЭкз.№ 3\nШИФРОВКА\nвх. № 1254/ш\n", "form.classification",
         "Совершенно секретно"),
        ("Сов.секретно\nЭкз.№ 3\nШИФРОВКА\nвх. № 1254/ш\n", "form.incoming_number", "1254/ш"),
        ("Сов.секретно\nЭкз.№ 3\nШИФРОВКА\nвх. № 1254/ш\n", "document_type", "telegram"),
        ("ШИФРТЕЛЕГРАММА N 15603\n\nСекретно\nЭкземпляр № 1\n", "form.telegram_number", "15603"),
        ("ШИФРТЕЛЕГРАММА N 15603\n\nСекретно\nЭкземпляр № 1\n", "form.copy_number", "1"),
        ("ВХОДЯЩАЯ ШИФРТЕЛЕГРАММА № 19/412\n\nСекретно\n", "form.telegram_number", "19/412"),
        ("ШИФРТЕЛЕГРАММА № 217\nМОЛНИЯ\nСерия «Г»\n", "form.precedence", "Молния"),
        ("ШИФРТЕЛЕГРАММА № 217\nМОЛНИЯ\nСерия «Г»\n", "form.series", "Серия «Г»"),
        ("ШИФРТЕЛЕГРАММА № 217\nСекретно\nСПЕЦ № 8-9\n", "form.series", "Спец № 8-9"),
        ("КОМИТЕТ ПО ДЕЛАМ ПЕЧАТИ\nпри СОВЕТЕ МИНИСТРОВ СССР\nСекретно\n", "form.issuing_office",
         "Комитет по Делам Печати при Совете Министров СССР"),
        ("ГЛАВНОЕ УПРАВЛЕНИЕ\nМИНИСТЕРСТВА ФИНАНСОВ\nОТДЕЛ ЗАЙМОВ\nСекретно\n",
         "form.issuing_office", "Главное Управление Министерства Финансов. Отдел Займов"),
        ("ЦК КПСС\nСов.секретно\nЭкз. № 1\n12 мая 1958 г.\n№ 118-с\n\nЦК КПСС\n",
         "form.issuing_office", None),
        (COVER + "НЕ СЕКРЕТНО\n", "form.classification", "Совершенно секретно"),
        ("ШИФРТЕЛЕГРАММА № 3\nНЕ СЕКРЕТНО\n", "form.classification", None),
        (COVER + "В.СРОЧНО\n", "form.precedence", "Весьма срочно"),
        ("С Е К Р Е Т Н О\nЭкз. № 1\n", "form.classification", "Секретно"),
        ("Эхз. М 7\nСЕКРЕТНО\n", "form.copy_number", "7"),
        (COVER + "Подлежит возврату в 48 часов\n", "form.handling",
         ["Подлежит возврату в 48 часов"]),
        (COVER + "Отправлена 14 октября 1950 г. 03-15\n", "form.sent", "1950-10-14T03:15"),
        (COVER + "Передана 03 час. 15 мин. 14.10.50\n", "form.sent", "1950-10-14T03:15"),
        (COVER + "Получена 14.10.50 г. 06 час. 20 мин.\n", "form.received", "1950-10-14T06:20"),
        (COVER + "Поступила на расшифрование 18-00 22.8.45\n", "form.received", "1945-08-22T18:00"),
        (COVER + "Товарищу С Т А Л И Н У И.В.\n", "recipient", {"name_ru": "Сталин И.В."}),
        (COVER + "МИНИСТРУ ФИНАНСОВ СССР\n\nтоварищу ЗВЕРЕВУ А.Г.\n", "recipient",
         {"name_ru": "Зверев А.Г."}),
        (COVER + "Тов. Маленкову Г.М.\nТов. Хрущеву Н.С.\n", "recipient.names_ru",
         ["Маленков Г.М.", "Хрущев Н.С."]),
        ("Народный Комиссариат Внутренних Дел\n\n№ 344/б\nгор. Москва\n\nСекретно\n",
         "form.place_of_origin", "Москва"),
        ("СПРАВКА\nо положении на фронте\n", "document_type_original", "справка"),
        ("ПОСТАНОВЛЕНИЕ № 712\nСОВЕТА МИНИСТРОВ СССР\n", "document_type", "decree"),
    ],
)  # fmt: skip
def test_cover(cover: str, path: str, value: object) -> None:
    assert at(parse_record(cover + TEXT + TAIL).as_dict(), path) == value


@pytest.mark.parametrize(
    ("tail", "path", "value"),
    [
        ("С. ТЮЛЬПАНОВ\n\nИсх. № 12/с\n\nотпечатано в 3 экз.\n1. адресату\n2. в дело\n",
         "service_marks.outgoing_number", "12/с"),
        ("С. ТЮЛЬПАНОВ\n\nИсх. № 12/с\n\nотпечатано в 3 экз.\n1. адресату\n2. в дело\n",
         "form.distribution", [{"copy": "1", "to": "адресату"}, {"copy": "2", "to": "в дело"}]),
        ("ШТЫКОВ\n\n№ 600428/ш\n\nДешифровал: Морозов\n", "service_marks.deciphered",
         {"by": "Морозов"}),
        ("ШТЫКОВ\n\n№ 600428/ш\n\nотп. 5 экз.\nэкз. № 3-5 - в архив\n", "form.distribution",
         [{"copy": "3-5", "to": "в архив"}]),
        ("Посол СССР в КНР П. Юдин\n\n15 марта 1954 г.\n№ 231\n\nВерно: Иванова\n",
         "service_marks.certified_by", {"name": "Иванова"}),
        ("Посол СССР в КНР П. Юдин\n\n15 марта 1954 г.\n№ 231\n", "service_marks.signature",
         "П. Юдин"),
        ("В. ЗОРИН\n\nКопия верна: Секретарь Ю. Малинина\n", "service_marks.certified_by",
         {"name": "Ю. Малинина", "post": "секретарь"}),
        ("В. ЗОРИН\n\nПроверил майор Сидоров\n", "service_marks.checked_by",
         {"name": "Сидоров", "rank": "майор"}),
        ("п/п Василевский\n\nп/п Антонов\n", "sender.names_ru", ["Василевский", "Антонов"]),
        ("А. ГРОМЫКО\n\nРазослано: тт. Брежневу Л.И., Косыгину А.Н.\n", "form.distribution",
         [{"to": "Брежнев Л.И."}, {"to": "Косыгин А.Н."}]),
        ("А. ГРОМЫКО\n\nВыписки разосланы:\n§ 6 - тт. Брежневу Л.И., Косыгину А.Н.\n"
         "§ 7 - т. Зорину В.А.\n", "form.distribution",
         [{"to": "Брежнев Л.И."}, {"to": "Косыгин А.Н."}, {"to": "Зорин В.А."}]),
        ("А. ГРОМЫКО\n\nВыписки разосланы:\n§ 2 - т. Косыгину\n§ 3 - т. Брежневу\n",
         "form.distribution", [{"to": "Косыгин"}, {"to": "Брежнев"}]),
        ("В. ЗОРИН\n\nпослано 4.XI.56\n", "form.sent", "1956-11-04"),
        ("В. ЗОРИН\n\nотп.. 8 эхз.\nпеч. Орлова\n", "service_marks.copies_printed", 8),
    ],
)  # fmt: skip
def test_tail(tail: str, path: str, value: object) -> None:
    assert at(parse_record("СЕКРЕТНО\n\nЭкз. № 2\n" + TEXT + tail).as_dict(), path) == value


def test_a_cover_name_outside_its_years_is_not_resolved() -> None:
    for year, resolved in (("1951", True), ("1938", False)):
        tail = f"ФИЛИППОВ\n\n№ 3410\n\n9 июня {year} г.\n"
        record = parse_record(COVER + TEXT + tail)
        (sender,) = record.sender
        assert (sender.pseudonym is not None) is resolved
        assert [problem.field for problem in record.problems] == ["sender"]
        assert sender.name_ru is not None
        assert sender.name_ru.value == ("И.В. Сталин" if resolved else "Филиппов")
