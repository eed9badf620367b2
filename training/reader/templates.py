"""Invented office papers: headings, addressees, dates, tables, names; no line of a real document.

A line such as ``Из ПХЕНЬЯНА, получена 12.30 4.XI.1950`` is drawn from patterns whose slots are
filled from the dictionaries of the program, so that the model meets № and figures, capitals,
initials and Asian names, of which running prose has next to none.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from ocrfix import resources
from ocrfix.language.wordforms import inflected

_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_INITIALS = "АБВГДЕИКЛМНОПРСТФЮЯ"

#: Running text of reports, letters and orders.
SENTENCES = """\
В районе {place} противник силою до {few} {troops} и {many} {weapons} перешел в наступление.
К исходу {date} наши части вышли на рубеж {place}, {place}, {place}.
По сообщению товарища {person}, положение в районе {place} остается напряженным.
Прошу ускорить отгрузку {many} {weapons} и {many} {goods}, согласно заявке № {many}.
Принял {person} по его просьбе и имел с ним беседу о положении в {place}.
{person} сказал, что его правительство рассмотрит этот вопрос {date}.
Докладываю, что за период с {date} по {date} потеряно {many} человек, из них убитыми {few}.
Направляю Вам проект постановления о поставке {many} {goods} для {place}.
В соответствии с Вашим указанием от {date} № {many} отправлены {few} {specialists}.
Личный состав: по штату {many}, по списку {many}, некомплект {few} человек.
{person} выразил благодарность за помощь и передал привет товарищу {person}.
Необходимо поручить {institution} рассмотреть просьбу и доложить к {date}.
На вооружении имеется: {weapons} - {many}, {weapons} - {few}, {weapons} - {many}.
Посол {person} сообщил, что делегация прибудет в {place} {date} в {clock}.
В ночь на {date} авиация противника бомбила {place}; разрушено {few} домов, убито {few} человек.
Срок исполнения - {date}. Ответственный - тов. {person}.
По имеющимся данным, в порт {place} прибыло {few} судов с грузом {goods} общим весом {many} тонн.
Тов. {person} просит разрешить ему выезд в {place} на {few} дней.
{institution} не возражает против предложения тов. {person}.
Стоимость поставок составляет {sum} рублей, в том числе за {goods} - {sum} рублей.
Советские {specialists} в количестве {few} человек выехали из {place} {date}.
В беседе участвовали: {person}, {person} и {person}.
Переговоры с {person} начались {date} и продолжались до {date}.
Командир {few} {division} генерал-майор {person} донес о захвате {few} пленных.
На Ваш № {many} сообщаем, что просьба корейских друзей может быть удовлетворена.
План добычи угля за {year} год выполнен на {few},{few} процента, выплавки стали - на {few}%.
Считаю целесообразным перевести штаб из {place} в {place} не позднее {date}.
Население {place} составляет {many} тыс. человек, из них рабочих {few} процентов.
При этом {person} заметил, что американцы сосредоточили у {place} {few} {ships}.
Об исполнении доложить шифром к {clock} {date}.
Расходы отнести за счет резервного фонда Совета Министров СССР по смете {year} г.
Утвердить тов. {person} начальником отдела, освободив его от работы в {institution}.
В посольство обратился гражданин {person}, {year} года рождения, уроженец {place}.
Согласиться с предложением {institution} о приеме делегации в составе {few} человек.
{person} спросил, когда прибудут обещанные {goods} и {weapons}.
Я ответил, что этот вопрос изучается и что ответ будет дан в ближайшие дни.
Граница проходит от высоты {many} через пункт {place} до реки {place}.
С {clock} до {clock} артиллерия вела огонь по {place}, израсходовано {many} снарядов."""

#: Lines that stand alone: heads, marks, tables, lists, signatures.
LINES = """\
{formline}
{formline}
{formline}
{formcaps}
{formcaps}
№ {many}
№ {many}/{few}
Экз. № {few}
Экз. №{few}
экз. № {few} - в дело
{few}
- {few} -
{place_capitals}
ТОВАРИЩУ {surname_capitals}
Тов. {surname_capitals}
тов. {person}
ТОВ. {initials}{surname_capitals}
{spaced}
Из {place_capitals}, получена {clock} {roman}
Из {place_capitals} № {many} {date}
На № {many} от {date}
СПЕЦ № {many}-{many}
{date}
гор. {place}, {date}
"{day}" {month} {year} г.
Протокол № {few} от {date}
п. {few}. О просьбе тов. {person}.
Выписка из протокола № {few}, пункт {few}
Товарищам: {person}, {person}, {person}.
{surname_capitals} {initials}
{initials} {surname_capitals}
/{initials}{surname}/
({initials} {surname})
Начальник отдела полковник {person}
ПОСОЛ СССР В {place_capitals} {initials}{surname_capitals}
Отпечатано {few} экз. на {few} листах, исп. {surname}, печ. {surname}
Разослано: тт. {surname}, {surname}, {surname}, {surname}.
Расшифровал {surname} {roman} {clock}
Напечатала {surname}  экз. {few}
Вх. № {many} {roman}
Исх. № {many}/с от {date}
Лист {few} из {few}
Подлинник за надлежащими подписями
Верно: {surname}
ФОНД {few} ОПИСЬ {few} ДЕЛО {many} ЛИСТ {few}
Ф. {few}, оп. {few}, д. {many}, л. {few}
{abbreviation}, {abbreviation}, {abbreviation}
{institution_capitals}
{institution}
№ {few} тов. {surname}
№{few}-{few} тов. {surname}
№№ {few}, {few}, {few}
{goods}, тонн {many}
{weapons} ... {many}
| № {few} | тов. {surname} | Экз. № {few} |
| {goods} | {many} | {sum} |
| {weapons} | {few} | {few} | {few} |
| {surname} | {initials} | {year} |"""

_WORDS = {
    "troops": "дивизий|батальонов|полков|рот|бригад|пехотных полков|танковых батальонов",
    "division": "стрелковой дивизии|пехотной дивизии|танковой бригады|армии|корпуса",
    "weapons": "танков|орудий|минометов|самолетов|винтовок|автоматов|станковых пулеметов|"
    "76-мм пушек|82-мм минометов|автомашин ЗИС-150|самолетов МИГ-15|противотанковых ружей",
    "goods": "бензина|керосина|муки|риса|хлопка|проката|пшеницы|сахара|угля|обмундирования|"
    "медикаментов|тракторов|нефти|цемента|хлопчатобумажных тканей|запасных частей|боеприпасов",
    "specialists": "военных советников|специалистов|инструкторов|инженеров|переводчиков|летчиков",
    "ships": "эсминцев|крейсеров|авианосцев|транспортов|десантных судов",
}


class Templates:
    """Draws lines, and papers made of them."""

    def __init__(self, generator: random.Random) -> None:
        """Read and inflect the names of the dictionaries."""
        self._random = generator
        self._surnames = _names("persons.tsv", generator)
        self._places = _names("places.tsv", generator)
        self._syllables = [row[0] for row in _rows("palladius.tsv", 4)]
        self._forms = [row[1].rstrip("… ") for row in _rows("forms.tsv", 5)]
        self._institutions = [row[0] for row in _rows("institutions.tsv", 4)]
        self._abbreviations = [row[0] for row in _rows("abbreviations.tsv", 4)]
        self._period_words = [row[0] for row in _rows("period-words.tsv", 4)]
        self._lines, self._sentences = LINES.splitlines(), SENTENCES.splitlines()

    def papers(self) -> Iterator[str]:
        """Papers without end: each a head of lines and paragraphs, with lines between."""
        while True:
            parts = [self.line() for _ in range(self._random.randint(2, 9))]
            for number in range(1, self._random.randint(2, 6)):
                count = self._random.randint(1, 4)
                sentences = " ".join(self.sentence() for _ in range(count))
                mark = self._random.choice(["", f"{number}. ", f"{number}) ", "", "- "])
                parts.append(mark + sentences)
                if self._random.random() < 0.5:
                    parts.append(self.line())
            parts += [self.line() for _ in range(self._random.randint(1, 5))]
            text = "\n".join(parts)
            yield text.upper() if self._random.random() < 0.04 else text

    def line(self) -> str:
        """A line that stands alone."""
        return self._filled(self._random.choice(self._lines))

    def sentence(self) -> str:
        """A sentence of running text; here and there a word of the period with it."""
        text = self._filled(self._random.choice(self._sentences))
        if self._random.random() < 0.15:
            words = " ".join(self._random.choices(self._period_words, k=self._random.randint(1, 3)))
            text += f" {words[:1].upper()}{words[1:]}."
        return text

    def _filled(self, pattern: str) -> str:
        return _SLOT.sub(lambda match: self._slot(match[1]), pattern)

    def _slot(self, name: str) -> str:
        if name.endswith("_capitals"):
            return self._slot(name.removesuffix("_capitals")).upper()
        if name in _WORDS:
            return self._random.choice(_WORDS[name].split("|"))
        return getattr(self, f"_{name}_slot")()

    def _few_slot(self) -> str:
        return str(self._random.randint(1, self._random.choice([9, 30, 99])))

    def _many_slot(self) -> str:
        number = self._random.randint(10, self._random.choice([999, 9999, 99999]))
        return f"{number // 1000}.{number % 1000:03}" if number > 9999 else str(number)

    def _sum_slot(self) -> str:
        return self._random.choice([f"{self._many_slot()}.000", f"{self._few_slot()} млн."])

    def _year_slot(self) -> str:
        return str(self._random.randint(1936, 1964))

    def _day_slot(self) -> str:
        return str(self._random.randint(1, 31))

    def _month_slot(self) -> str:
        return self._random.choice(_MONTHS)

    def _clock_slot(self) -> str:
        minute = self._random.choice([0, 10, 15, 20, 30, 40, 45, self._random.randint(0, 59)])
        mark = self._random.choice([".", "-", ":", " час. "])
        return f"{self._random.randint(0, 23)}{mark}{minute:02}" + (" мин." if "ч" in mark else "")

    def _roman_slot(self) -> str:
        year = self._random.choice([self._year_slot(), self._year_slot()[2:]])
        return f"{self._day_slot()}.{self._random.choice(_ROMAN)}.{year}"

    def _date_slot(self) -> str:
        month = self._random.randint(1, 12)
        year = self._year_slot()
        return self._random.choice(
            [
                f"{self._day_slot()} {self._month_slot()} {year} года",
                f"{self._day_slot()} {self._month_slot()} {year} г.",
                f"{self._day_slot()} {self._month_slot()}",
                f"{self._day_slot()}.{month}.{year[2:]}",
                f"{self._day_slot()}.{month:02}.{year} г.",
                self._roman_slot(),
                f"{self._day_slot()}/{self._random.choice(_ROMAN)}-{year[2:]} г.",
            ]
        )

    def _initials_slot(self) -> str:
        mark = self._random.choice([".", ". "])
        return "".join(
            f"{letter}{mark}" for letter in self._random.choices(_INITIALS, k=2)
        ).rstrip()

    def _surname_slot(self) -> str:
        return self._random.choice(self._surnames)

    def _person_slot(self) -> str:
        draw = self._random.random()
        if draw < 0.35:
            first, *rest = self._random.choices(self._syllables, k=self._random.choice([2, 3, 3]))
            given = "-".join(rest) if self._random.random() < 0.5 else " ".join(map(_title, rest))
            return f"{_title(first)} {_title(given) if '-' in given else given}"
        name = self._surname_slot()
        return f"{self._initials_slot()} {name}" if draw < 0.6 else name

    def _place_slot(self) -> str:
        if self._random.random() < 0.2:
            return _title("".join(self._random.choices(self._syllables, k=2)))
        return self._random.choice(self._places)

    def _spaced_slot(self) -> str:
        return " ".join(self._surname_slot().upper().replace("-", ""))

    def _formline_slot(self) -> str:
        return self._random.choice(self._forms).replace("…", self._few_slot())

    def _formcaps_slot(self) -> str:
        return self._formline_slot().upper()

    def _institution_slot(self) -> str:
        return self._random.choice(self._institutions)

    def _abbreviation_slot(self) -> str:
        return self._random.choice(self._abbreviations)


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rows(name: str, columns: int) -> list[tuple[str, ...]]:
    path = resources.dictionary_path(name)
    return resources.read_table(path, [str(number) for number in range(columns)])


def _names(name: str, generator: random.Random) -> list[str]:
    """Names in a few of their cases; of a person the surname, where it is not all of the name."""
    found: list[str] = []
    for row in _rows(name, 6):
        for spelling in (row[0], *filter(None, row[2].split("|"))):
            forms = sorted(inflected(spelling, row[1], place=name == "places.tsv"))
            forms = generator.sample(forms, min(len(forms), 6))
            if name == "persons.tsv" and "-" not in spelling:
                forms = [form.split()[0] for form in forms]
            found += forms
    return found
