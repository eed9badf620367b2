"""The habits of one typist: how dates, numbers, quotation marks and dashes look on a page.

A page is typed by one hand: ``14.III-52 г.`` or ``14 марта 1952 г.``, ``12.500`` or ``12500``,
``"Заря"`` or ``«Заря»``, ``тов.`` or ``т.``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Date:
    """A day of the years 1924-1969."""

    day: int
    month: int
    year: int


@dataclass(frozen=True)
class Style:
    """What one typist always does the same way.

    `thousands` stands between groups of three figures, `dash` for a dash in a sentence, `range` for
    one between figures; `comrade` comes before a name; `number_sign` is № with or without a space.
    """

    quotes: str
    dash: str
    range: str
    thousands: str
    comrade: str
    year_word: str
    number_sign: str
    yo: bool
    narrow_initials: bool
    capital_lines: bool
    year: int

    @classmethod
    def drawn(cls, random: Random) -> Style:
        """The habits of some typist."""
        return cls(
            quotes=random.choice(['""', '""', "«»"]),
            dash=random.choice(["-", "-", "–", "—"]),
            range=random.choice(["-", "-", "–", " - "]),
            thousands=random.choice([".", " ", "", "."]),
            comrade=random.choice(["тов. ", "тов. ", "т. ", "т.", "товарищ "]),
            year_word=random.choice([" г.", " года", "г.", " г."]),
            number_sign=random.choice(["№ ", "№ ", "№", "№ "]),
            yo=random.random() < 0.1,
            narrow_initials=random.random() < 0.6,
            capital_lines=random.random() < 0.7,
            year=random.randint(1924, 1969),
        )

    def typed(self, text: str) -> str:
        """A text as this typist types it: the marks of the sentences are given as «, » and —."""
        if not self.yo:
            text = text.replace("ё", "е").replace("Ё", "Е")
        text = text.replace("«", self.quotes[0]).replace("»", self.quotes[-1])
        text = re.sub(r"(?<=\d)–(?=\d)", self.range, text).replace("—", self.dash)
        text = text.replace("№ ", self.number_sign)
        text = re.sub(r"\b([Оо]) (?=[АИОУЭаиоуэ])", r"\1б ", text)
        text = re.sub(r"\b([Вв]) (?=[ВФвф][бвгджзклмнпрстфхцчшщ])", r"\1о ", text)
        text = re.sub(r"\b([Сс]) (?=[СЗсзШш][бвгджзклмнпрстфхцчшщ])", r"\1о ", text)
        text = re.sub(r" +(?=[,.;:](?:\s|$))", "", text)
        return re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)

    def number(self, value: int) -> str:
        """A whole number: ``12.500``; four figures are mostly typed together."""
        if value < 10000:
            return str(value) if value < 1000 or self.thousands != "." else self._grouped(value)
        return self._grouped(value)

    def _grouped(self, value: int) -> str:
        return f"{value:,}".replace(",", self.thousands)

    def initials(self, letters: str) -> str:
        """``И.П.`` or ``И. П.``."""
        return ("." if self.narrow_initials else ". ").join(letters) + "."


def drawn_date(random: Random, year: int) -> Date:
    """A day of a year or of the one before."""
    return Date(random.randint(1, 28), random.randint(1, 12), year - random.choice([0, 0, 0, 1]))


def long_date(date: Date, style: Style) -> str:
    """``14 марта 1952 г.``."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}{style.year_word}"


def short_date(date: Date, random: Random) -> str:
    """A date in figures: ``14.3.52``, ``14/III-1952 г.``, ``14.03.1952``, ``14-III-52``."""
    day, month, year = date.day, date.month, date.year
    roman, short = ROMAN[month - 1], f"{year % 100:02d}"
    return random.choice(
        [
            f"{day}.{month}.{short}",
            f"{day}.{month:02d}.{year} г.",
            f"{day:02d}.{month:02d}.{short} г.",
            f"{day}.{roman}.{short}",
            f"{day}.{roman}.{year} г.",
            f"{day}.{roman}-{short} г.",
            f"{day}/{roman}-{year} г.",
            f"{day}/{roman}-{short}",
            f"{day}-{roman}-{short} г.",
            f"«{day}» {MONTHS[month - 1]} {year} г.",
        ]
    )


def spaced_date(date: Date, random: Random) -> str:
    """Day, hour, minute and date as a cipher office stamps them: ``14 45 16 1 1951 г.``."""
    hour, minute = random.randint(0, 23), random.randint(0, 59)
    clock = random.choice([f"{hour:02d} {minute:02d}", f"{hour:02d}.{minute:02d}"])
    return f"{clock} {date.day} {date.month} {date.year} г."


def clock_time(random: Random) -> str:
    """A time of day: ``14.35``, ``14 час. 35 мин.``, ``14-35``."""
    hour, minute = random.randint(0, 23), random.choice([0, 5, 10, 15, 20, 30, 40, 45, 50, 55, 37])
    return random.choice(
        [
            f"{hour}.{minute:02d}",
            f"{hour:02d}.{minute:02d}",
            f"{hour} час. {minute:02d} мин.",
            f"{hour} ч. {minute:02d} м.",
            f"{hour}-{minute:02d}",
            f"{hour}:{minute:02d}",
            f"{hour} часов",
        ]
    )
