"""Lists and tables: people, papers, goods, figures by year, files of an archive."""

from __future__ import annotations

from collections.abc import Callable

from training.forms import style, wordlists
from training.forms.sheet import Sheet

_Cell = Callable[[Sheet], str]


def _slot(skeleton: str) -> _Cell:
    return lambda sheet: sheet.writer.expanded(skeleton)


def _full_name(sheet: Sheet) -> str:
    surname = sheet.writer.slot_surname("nomn")
    if sheet.chance(0.3):
        surname = surname.upper()
    return f"{surname} {sheet.style.initials(sheet.writer.letters())}"


def _anybody(sheet: Sheet) -> str:
    return sheet.writer.slot_asian("nomn") if sheet.chance(0.4) else _full_name(sheet)


def _of(name: str) -> _Cell:
    return lambda sheet: sheet.random.choice(wordlists.own_lists()[name])


def _date(sheet: Sheet) -> str:
    date = sheet.writer.date()
    return f"{date.day}.{date.month}.{date.year % 100:02d}"


#: Columns that may stand in a table of each kind, after the number of the row.
_PEOPLE = {
    "Фамилия, и. о.": _anybody,
    "Должность": _of("post"),
    "Год рожд.": _slot("{year}"),
    "Парт. стаж": _slot("с {year} г."),
    "Оклад": _slot("{number}"),
    "Место": _slot("{place}"),
}
_PAPERS = {
    "№ документа": _slot("{slashed}"),
    "Дата": _date,
    "Вид": _of("paper"),
    "Кому": _slot("{surname:datv}"),
    "Листов": _slot("{small}"),
    "Экз.": _slot("{day_of_month}"),
}
_GOODS = {
    "Наименование": lambda sheet: sheet.random.choice(
        wordlists.own_lists()[sheet.random.choice(["goods", "item"])]
    ),
    "Ед. изм.": _slot("[т|кг|шт.|компл.|ящ.|куб. м|м|л|пар]"),
    "Количество": _slot("{number}"),
    "Цена": _slot("{decimal}"),
    "Сумма, руб.": _slot("{number}"),
    "Станция": _slot("{place}"),
}
_FILES = {
    "Фонд": _slot("{small}"),
    "Оп.": _slot("{day_of_month}"),
    "Дело": _slot("{digits}"),
    "Заголовок": lambda sheet: f"{_of('paper')(sheet)} {sheet.writer.slot_surname('gent')}",
    "Листы": _slot("{small}–{number}"),
    "Даты": _slot("{year}"),
}
_TRAVEL = {
    "Поезд": _slot("№ {small}"),
    "Станция": _slot("{place}"),
    "Приб.": lambda sheet: style.clock_time(sheet.random),
    "Отпр.": lambda sheet: style.clock_time(sheet.random),
    "Вагонов": _slot("{small}"),
    "Груз": _of("goods"),
}
KINDS = {
    "[Список|Список сотрудников|Личный состав|Состав делегации]": _PEOPLE,
    "[Реестр|Опись документов|Список отправленных бумаг|Журнал]": _PAPERS,
    "[Ведомость|Заявка|Спецификация|Накладная № {digits}]": _GOODS,
    "[Опись|Опись дел|Перечень дел|Лист использования]": _FILES,
    "[Расписание|Сводка о движении поездов|График перевозок]": _TRAVEL,
}
#: Characters that a row of a table may have.
_WIDTH = 54


def list_table(sheet: Sheet) -> None:
    """A table of one of the kinds with some of its columns."""
    title = sheet.random.choice(sorted(KINDS))
    columns = KINDS[title]
    sheet.maybe(0.5, "[Секретно|Приложение № {small}|К № {slashed}|Сов. секретно]")
    sheet.heading(title)
    sheet.line("[{institution:gent}|за {month} {year} г.|на {date:accs}|о {deed:loct}]")
    sheet.gap()
    names = sorted(sheet.random.sample(sorted(columns), 3), key=list(columns).index)
    rows = []
    size = sheet.words
    while size < sheet.target * 0.75 and len(rows) < 26:
        row = (f"{len(rows) + 1}.", *(columns[name](sheet) for name in names))
        if sum(map(len, row)) <= _WIDTH:
            rows.append(row)
            size += sum(len(cell.split()) for cell in row)
    sheet.table(("№", *names), rows)
    sheet.gap()
    sheet.maybe(0.6, "[Итого|Всего]: {number}[ на сумму {money}|]")
    sheet.maybe(0.6, "[Составил|Проверил|Сдал] {post} {surname}")
    sheet.maybe(0.6, "[Принял|Верно|Утверждаю]: {surname} {numeric_date}")
    sheet.body()


def figures(sheet: Sheet) -> None:
    """Indicators by year or month with explanations before and after."""
    sheet.heading("[Таблица № {small}|Основные показатели|Сведения|Баланс|Выполнение плана]")
    sheet.line("[о|по] {deed:loct} [за {year} г.|]")
    sheet.gap()
    sheet.topics.append("reports")
    sheet.body(0.4)
    first = sheet.style.year - sheet.random.randint(3, 6)
    width = sheet.random.choice([2, 3, 3])
    kind = sheet.random.choice(["year", "month", "plan"])
    if kind == "year":
        head = [f"{first + column} г." for column in range(width)]
    elif kind == "month":
        head = list(wordlists.own_lists()["month"][:width])
    else:
        head = ["План", "Факт", "%"][:width]
    names = sheet.random.sample(wordlists.own_lists()["indicator"], sheet.random.randint(5, 12))
    rows = [
        (name, *(sheet.writer.expanded("[{number}|{number}|{decimal}|—]") for _ in head))
        for name in names
    ]
    sheet.table(("Показатели", *head), rows)
    sheet.gap()
    sheet.body()
    sheet.signature()


def numbered_list(sheet: Sheet) -> None:
    """People or papers one below the other, without columns."""
    sheet.heading("[Список|Состав|Перечень] [членов комиссии|приглашенных|адресов|лиц]")
    sheet.maybe(0.6, "[утвержден|составлен] {date} [{institution:ablt}|]")
    sheet.gap()
    shape = sheet.random.choice(
        [
            "{person}, {post} {institution:gent}",
            "{name} — {post}",
            "{surname} {forename} {forename}, {year} г. р., {place}",
            "{asian}, {post}, {year}",
            "{paper} № {slashed} от {numeric_date} на {small} л.",
            "{name}, {rank} [(п/п {digits})|]",
        ]
    )
    number = 1
    while sheet.words < sheet.target * 0.6:
        sheet.line(f"{number}. {shape}")
        number += 1
    sheet.gap()
    sheet.body()
    sheet.signature()
