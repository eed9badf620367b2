"""Telegrams: the cover form of a cipher telegram, its further sheets, plain telegrams.

A cover form has ``ШИФРТЕЛЕГРАММА``, the two dates of its way, the list of copies; a further sheet
``Лист 2`` and the number again; a plain telegram may have ``зпт`` and ``тчк``.
"""

from __future__ import annotations

import re

from training.forms.sheet import Sheet
from training.forms.style import spaced_date


def _marks(sheet: Sheet) -> None:
    """Secrecy, handling and precedence above the text."""
    for kind, probability in (("classification", 0.8), ("handling", 0.5), ("precedence", 0.4)):
        if sheet.chance(probability):
            sheet.printed(kind)
    sheet.maybe(0.6, "Экз. № {small}")


def _way(sheet: Sheet) -> None:
    """When the telegram was handed in, received and deciphered."""
    for word in sheet.random.sample(
        ["Подана", "Принята", "Поступила", "Получена", "Отправлена", "Передана", "Расшифрована"], 2
    ):
        if sheet.chance(0.5):
            sheet.lines.append(f"{word} {spaced_date(sheet.writer.date(), sheet.random)}")
        else:
            sheet.line(f"{word} [в|] {{time}} {{numeric_date}}")


def copies(sheet: Sheet) -> None:
    """Who gets which copy: ``экз. № 3 - т. Вдовину``."""
    sheet.line("[Расчет рассылки|Разослано|Список копий|Копии]:")
    for number in range(1, sheet.random.randint(4, 11)):
        sheet.line(
            f"[экз. № {number} —|Экз. {number} —|{number}. |№ {number} —] "
            "[т. {surname:datv}|тов. {surname:datv}|т.{surname:datv}|{institution:datv}"
            "|{person:datv}]"
        )


def cover(sheet: Sheet) -> None:
    """The first sheet of a cipher telegram."""
    sheet.printed("issuing-office")
    _marks(sheet)
    sheet.printed("form-name")
    sheet.line("[Из|Откуда:|ИЗ] [{place:gent}|{place:nomn}] [№ {digits}|№№ {digits}, {digits}|]")
    _way(sheet)
    if sheet.chance(0.4):
        sheet.printed("printed-matter")
    sheet.maybe(0.5, "Вх. № {slashed}")
    sheet.gap()
    if sheet.chance(0.5):
        copies(sheet)
        sheet.gap()
    sheet.addressee()
    sheet.maybe(0.4, "[На|К|Ссылка на] № {digits}[ от {day:gent}|]")
    sheet.body()
    sheet.line("№ {digits}[/{letter}|]")
    sheet.line("[{person}|{surname}|{rank} {surname}]")
    _sending(sheet)


def _sending(sheet: Sheet) -> None:
    """Who deciphered and typed."""
    sheet.gap()
    for kind in sheet.random.sample(["deciphered", "typed", "distribution"], 2):
        sheet.printed(kind)
    sheet.maybe(0.5, "[Расш.|Дешифр.|Зашифр.] {surname} {numeric_date} [в|] {time}")
    sheet.footer()


def further_sheet(sheet: Sheet) -> None:
    """A sheet after the first."""
    sheet.printed("continuation-head")
    sheet.line("[Лист {small}|Лист № {small}|{small}.|— {small} —]")
    sheet.maybe(0.6, "[К|Продолжение|Окончание] [вх. № {slashed}|шифртелеграммы № {digits}]")
    if sheet.chance(0.5):
        sheet.printed("classification")
    sheet.gap()
    sheet.body()
    if sheet.chance(0.4):
        sheet.printed("sheet-break")
    else:
        sheet.line("{numeric_date} № {digits}")
        sheet.signature()
        _sending(sheet)


def plain(sheet: Sheet) -> None:
    """A telegram, radiogram or telephone message; some spell out their stops."""
    sheet.heading("[Телеграмма|Радиограмма|Телефонограмма|Правительственная] № {digits}")
    sheet.line("[Куда|Адрес]: {place} [{institution}|начальнику дороги|директору завода]")
    sheet.line("[Кому:|] {person:datv}")
    sheet.maybe(0.4, "Копия: {place} {person:datv}")
    sheet.maybe(0.4, "Принял {surname} в {time} {numeric_date}")
    sheet.gap()
    before = len(sheet.lines)
    sheet.body()
    if sheet.chance(0.4):
        sheet.lines[before:] = [_with_stops(line) for line in sheet.lines[before:]]
    sheet.line("[Нр|НР|№] {digits} [{surname}|{person}]")
    sheet.maybe(0.5, "Передал {surname} — принял {surname}, {time}, {day}")


def _with_stops(line: str) -> str:
    """``ПРИБУДЕМ ПЯТОГО ЗПТ ВСТРЕЧАЙТЕ ТЧК``."""
    line = re.sub(r",(?= |$)", " зпт", line)
    line = re.sub(r"(?<=[а-яё)%])\.(?= |$)", " тчк", line)
    return line.upper()
