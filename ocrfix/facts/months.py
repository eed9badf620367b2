"""Names of months and weekdays, and months in Roman figures as typewriters wrote them.

A Russian typewriter has no Latin letters: ``Х1`` is XI, ``1Х`` IX, ``УП`` VII, ``УШ`` VIII and
``ХП`` XII, set with Х, У, П, Ш and the figure one.
"""

from __future__ import annotations

import re
from functools import cache

_RUSSIAN_MONTHS = (
    "январь|января|январе|январю|январем", "февраль|февраля|феврале|февралю|февралем",
    "март|марта|марте|марту|мартом", "апрель|апреля|апреле|апрелю|апрелем", "май|мая|мае|маю|маем",
    "июнь|июня|июне|июню|июнем", "июль|июля|июле|июлю|июлем",
    "август|августа|августе|августу|августом", "сентябрь|сентября|сентябре|сентябрю|сентябрем",
    "октябрь|октября|октябре|октябрю|октябрем", "ноябрь|ноября|ноябре|ноябрю|ноябрем",
    "декабрь|декабря|декабре|декабрю|декабрем",
)  # fmt: skip
_ENGLISH_MONTHS = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_RUSSIAN_SHORT = "янв фев|февр мар апр май июн июл авг сен|сент окт ноя|нояб дек"
_MONTHS = {
    form: number
    for months in (_RUSSIAN_MONTHS, _ENGLISH_MONTHS, _RUSSIAN_SHORT.split())
    for number, forms in enumerate(months, start=1)
    for form in forms.split("|")
}
#: Alternatives of a pattern.
RUSSIAN_MONTH = "|".join(form for forms in _RUSSIAN_MONTHS for form in forms.split("|"))
#: «may» and «march» in small letters are verbs.
ENGLISH_MONTH = "|".join(
    f"(?-i:{form.title()}|{form.upper()})" if form in ("may", "march", "mar") else form
    for forms in _ENGLISH_MONTHS
    for form in forms.split("|")
)
#: The months in Roman figures, January first.
ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = {numeral: number for number, numeral in enumerate(ROMAN_NUMERALS, start=1)}
_ROMAN_LETTERS = str.maketrans(
    {"Х": "X", "І": "I", "У": "V", "х": "X", "v": "V", "x": "X", "Y": "V", "1": "I", "l": "I",
     "П": "II", "Ш": "III"}
)  # fmt: skip

_WEEKDAYS = (
    "понедельник|понедельника|понедельнику|понедельником|monday|mon",
    "вторник|вторника|вторнику|вторником|tuesday|tues|tue",
    "среда|среду|среды|среде|средой|wednesday|wed", "четверг|четверга|четвергу|thursday|thurs|thu",
    "пятница|пятницу|пятницы|пятнице|пятницей|friday|fri",
    "суббота|субботу|субботы|субботе|субботой|saturday|sat",
    "воскресенье|воскресенья|воскресенью|воскресеньем|воскресение|sunday|sun",
)  # fmt: skip
_WEEKDAY_NUMBERS = {
    form: number for number, forms in enumerate(_WEEKDAYS, start=1) for form in forms.split("|")
}
WEEKDAY = "|".join(_WEEKDAY_NUMBERS)

_RUSSIAN_DAYS = (
    "перв втор треть четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_ENGLISH_DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_BREAK = re.compile(r"[-¬]\s+")


def month_number(word: str) -> int | None:
    """The month of a Russian or English month name, one wrong letter forgiven in long ones.

    >>> month_number("нября"), month_number("June")
    (11, 6)
    """
    folded = _BREAK.sub("", word.lower())
    if folded in _MONTHS:
        return _MONTHS[folded]
    if len(folded) < 5 or not "а" <= folded[0] <= "я":
        return None
    from rapidfuzz.distance import Levenshtein  # only for misspelt months

    close = {
        number
        for form, number in _MONTHS.items()
        if len(form) >= 5 and Levenshtein.distance(folded, form, score_cutoff=1) <= 1
    }
    return close.pop() if len(close) == 1 else None


def roman_month(numeral: str) -> int | None:
    """The month of a Roman numeral, typewriter spellings allowed: ``Х`` is 10, ``УП`` is 7.

    Figures alone are no Roman numeral, but for ``111``, which is no month either.
    """
    if numeral.isdigit() and numeral != "111":
        return None
    return _ROMAN.get(numeral.translate(_ROMAN_LETTERS))


def weekday_number(word: str) -> int | None:
    """The ISO number of a weekday, Monday being 1."""
    return _WEEKDAY_NUMBERS.get(_BREAK.sub("", word.lower()).rstrip("."))


@cache
def day_words() -> dict[str, int]:
    """Days of the month as ordinals: ``шестнадцатого`` and «sixteenth» are 16."""
    days: dict[str, int] = {}
    for number, stem in enumerate(_RUSSIAN_DAYS.split(), start=1):
        for ending in ("его", "е", "ему") if stem == "треть" else ("ого", "ое", "ому"):
            days[f"{stem}{ending}"] = number
    for number, word in enumerate(_ENGLISH_DAYS.split(), start=1):
        days[word] = number
    units = {word: number for word, number in days.items() if number < 10}
    for word, number in units.items():
        tens = ("двадцать", "тридцать") if word[0] > "z" else ("twenty", "thirty")
        for ten, value in zip(tens, (20, 30), strict=True):
            days[f"{ten} {word}"] = value + number
    days |= {"тридцатого": 30, "тридцатое": 30, "тридцатому": 30, "thirtieth": 30}
    return {word: number for word, number in days.items() if number <= 31}
