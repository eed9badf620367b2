"""Fills the slots of a sentence skeleton: ``{place:loct}`` → ``Хабаровске``.

A skeleton holds alternatives ``[сообщил|донес]`` and slots ``{name:argument}``; a slot is a method
of `Writer` (``{money}``) or a list of ``wordlists.txt`` (``{goods:gent}``).
"""

from __future__ import annotations

import re
from random import Random

from training.forms import inflection, style, wordlists

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_]+)(?::([^{}]*))?\}")
_ALPHABET = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"
RANKS = ("генерал-майор", "генерал-лейтенант", "генерал-полковник", "полковник", "подполковник",
         "майор", "капитан", "старший лейтенант", "инженер-майор", "контр-адмирал")  # fmt: skip
ORDINALS = {"femn": "я", "masc": "й", "accs": "ю", "loct": "й", "gent": "го"}
CURRENCIES = ("долларов", "фунтов стерлингов", "франков", "юаней", "вон", "марок", "крон", "лир")


class Writer:
    """Writes sentences about drawn people, places and figures in the style of one typist."""

    def __init__(self, random: Random, habits: style.Style) -> None:
        """A writer that draws everything from `random`."""
        self.random = random
        self.style = habits
        self._used: set[str] = set()

    def expanded(self, skeleton: str) -> str:
        """A skeleton with its alternatives chosen and its slots filled, as typed."""
        text, found = skeleton, 1
        while found:
            text, found = _CHOICE.subn(lambda m: self.random.choice(m[1].split("|")), text)
        text = _SLOT.sub(self._slot, text)
        return self.style.typed(" ".join(text.split()))

    def paragraph(self, topic: str, sentences: int) -> str:
        """Sentences of one topic that the page does not have yet; then of another topic."""
        fresh = [line for line in wordlists.topics()[topic] if line not in self._used]
        if not fresh:
            return self.paragraph(self.random.choice(sorted(wordlists.topics())), sentences)
        chosen = self.random.sample(fresh, min(sentences, len(fresh)))
        self._used.update(chosen)
        typed = map(self.expanded, chosen)
        return " ".join(sentence[:1].upper() + sentence[1:] for sentence in typed)

    def _slot(self, match: re.Match[str]) -> str:
        name, argument = match[1], match[2] or "nomn"
        method = getattr(self, f"slot_{name}", None)
        if method is not None:
            return str(method(argument))
        return inflection.phrase(self.random.choice(wordlists.own_lists()[name]), argument)

    # people

    def letters(self) -> str:
        """Two capitals of initials, seldom one."""
        one = "".join(self.random.choice("АБВГДЕИКЛМНПРСТФЮЯ") for _ in range(2))
        return one if self.random.random() < 0.93 else one[0]

    def slot_surname(self, case: str) -> str:
        """A Russian family name: of the own list or of ``persons.tsv``."""
        if self.random.random() < 0.6:
            name = self.random.choice(wordlists.own_lists()["surname"])
        else:
            known = self.random.choice(wordlists.persons())
            if known.declension != "m" or len(known.name.split()) < 3:
                return self.slot_surname(case)
            name = known.name.split()[0]
        return inflection.person(name, "m", case)

    def slot_person(self, case: str) -> str:
        """``тов. Вдовину``, ``И.П. Вдовину``, ``Вдовину``, ``ВДОВИНУ``."""
        surname = self.slot_surname(case)
        form = self.random.choice("ctibCs")
        if form == "C":
            surname = surname.upper()
        if form in "cC":
            return self.style.comrade + surname
        if form in "ti":
            initials = self.style.initials(self.letters())
            return f"{initials} {surname}" if form == "t" else f"{surname} {initials}"
        return surname

    def slot_asian(self, case: str) -> str:
        """A Chinese, Korean, Vietnamese or Japanese name, mostly an invented one."""
        lists, random = wordlists.own_lists(), self.random
        kind = random.choice(["chinese", "chinese", "korean", "korean", "vietnamese", "japanese"])
        if kind in ("vietnamese", "japanese"):
            name = random.choice(lists[f"{kind}_name"])
            return name if kind == "japanese" else inflection.person(name, "last", case)
        family, given = (random.choice(lists[f"{kind}_{part}"]) for part in ("surname", "given"))
        return inflection.person(f"{family} {given}", "last", case)

    def slot_name(self, case: str) -> str:
        """Anybody's name: Russian with initials, Asian, or one of ``persons.tsv``."""
        kind = self.random.random()
        if kind < 0.4:
            return f"{self.style.initials(self.letters())} {self.slot_surname(case)}"
        if kind < 0.7:
            return self.slot_asian(case)
        known = self.random.choice(wordlists.persons())
        if known.declension == "m":
            return inflection.person(known.name.split()[0], "m", case)
        return inflection.person(known.name, known.declension, case)

    def slot_foreigner(self, case: str) -> str:
        """A foreign partner of a conversation."""
        if self.random.random() < 0.45:
            return self.slot_asian(case)
        if self.random.random() < 0.3:
            return self.slot_name(case)
        name = self.random.choice(wordlists.own_lists()["foreigner"])
        return inflection.person(name, "last" if " " in name else "m", case)

    def slot_rank(self, case: str) -> str:
        """A military rank."""
        return inflection.phrase(self.random.choice(RANKS), case)

    # places and institutions

    def slot_place(self, case: str) -> str:
        """A place of ``places.tsv``."""
        known = self.random.choice(wordlists.places())
        return inflection.place(known.name, known.declension, case)

    def slot_institution(self, case: str) -> str:
        """An institution in full or by its abbreviation."""
        name, short = self.random.choice(wordlists.institutions())
        if short and self.random.random() < 0.5:
            return self.random.choice(short)
        return inflection.phrase(name, case)

    # figures

    def slot_small(self, _: str) -> str:
        """A number up to 60."""
        return str(self.random.randint(2, 60))

    def slot_day_of_month(self, _: str) -> str:
        """A number up to 30."""
        return str(self.random.randint(1, 30))

    def slot_quarter(self, _: str) -> str:
        """A quarter of the year."""
        return self.random.choice(style.ROMAN[:4])

    def slot_digits(self, _: str) -> str:
        """The number of a telegram, account or factory: two to six figures together."""
        return str(self.random.randint(11, 10 ** self.random.randint(2, 6) - 1))

    def slot_number(self, _: str) -> str:
        """A larger number as typed: ``12.500``."""
        return self.style.number(self._amount())

    def _amount(self) -> int:
        value = self.random.randint(3, 10 ** self.random.choice([2, 3, 3, 4, 4, 5, 6]))
        if self.random.random() < 0.4 and value > 100:
            value = max(1, value // 100) * 100
        return max(2, value)

    def slot_decimal(self, _: str) -> str:
        """``3,5``."""
        return f"{self.random.randint(0, 40)},{self.random.randint(1, 99)}"

    def slot_n(self, argument: str) -> str:
        """A number with what it counts: ``{n:вагон}``, ``{n:вагон:ablt}``."""
        words, _, case = argument.partition(":")
        case = case or "nomn"
        kind = self.random.random()
        if kind < 0.15 and case == "nomn":
            return f"{self.slot_decimal('')} тыс. {inflection.counted(words, 5)}"
        if kind < 0.25 and case == "nomn":
            low = self.random.randint(2, 30)
            high = low + self.random.randint(2, 20)
            return f"{low}–{high} {inflection.counted(words, high)}"
        value = self.random.randint(2, 40) if self.random.random() < 0.6 else self._amount()
        return f"{self.style.number(value)} {inflection.counted(words, value, case)}"

    def slot_q(self, list_name: str) -> str:
        """A quantity of goods: ``1.250 тонн угля``, ``40 т цемента``."""
        goods = self.random.choice(wordlists.own_lists()[list_name])
        unit = self.random.choice(wordlists.own_lists()["unit_of_weight"])
        if self.random.random() < 0.4:
            short = self.random.choice(["т", "т.", "тн", "кг", "кг.", "ц", "тыс. т", "куб. м"])
            return f"{self.slot_number('')} {short} {inflection.phrase(goods, 'gent')}"
        return f"{self.slot_n(unit)} {inflection.phrase(goods, 'gent')}"

    def slot_percent(self, _: str) -> str:
        """``12,4%``, ``12 проц.``, ``12 процентов``."""
        value = self.random.randint(1, 99 if self.random.random() < 0.9 else 140)
        if self.random.random() < 0.4:
            return f"{value},{self.random.randint(1, 9)}" + self.random.choice(
                ["%", " %", " проц."]
            )
        word = inflection.counted("процент", value)
        return f"{value}" + self.random.choice(["%", " проц.", f" {word}", " %"])

    def slot_money(self, _: str) -> str:
        """A sum in roubles."""
        value = self._amount()
        return self.random.choice(
            [
                f"{self.style.number(value)} руб.",
                f"{self.style.number(value)} {inflection.counted('рубль', value)}",
                f"{self.style.number(value)} руб. {self.random.randint(1, 99):02d} коп.",
                f"{self.slot_decimal('')} млн. руб.",
                f"{self.random.randint(2, 900)} тыс. рублей",
                f"{value}-{self.random.randint(1, 99):02d} руб.",
            ]
        )

    def slot_foreign_money(self, _: str) -> str:
        """A sum in another currency."""
        currency = self.random.choice(CURRENCIES)
        return f"{self.style.number(self._amount() * 5)} {currency}"

    def slot_kopeck(self, _: str) -> str:
        """A price in kopecks."""
        return f"{self.random.randint(5, 95)} коп."

    def slot_scale(self, _: str) -> str:
        """The scale of a map."""
        return self.random.choice(["50000", "100.000", "200 000", "25000", "500.000"])

    def slot_slashed(self, _: str) -> str:
        """The number of a paper: ``1284/с``, ``04-17/331``, ``П51/12``, ``ВС-811``, ``62-сс``."""
        random, a, b = self.random, self.random.randint(1, 99), self.random.randint(10, 9999)
        letters = "".join(random.choice(_ALPHABET) for _ in range(random.randint(1, 2)))
        mark = random.choice(["с", "сс", "гс", "оп", "к"])
        return random.choice(
            [f"{b}/{mark}", f"{a:02d}-{random.randint(1, 40)}/{b}", f"{letters}{a}/{b % 100}",
             f"{letters}-{b}", f"{b}-{mark}", f"{a}/{b}", f"{b}", f"{a}/{mark}/{b}", f"{b}{mark}"]
        )  # fmt: skip

    def slot_ordinal(self, form: str) -> str:
        """``38-я``."""
        return f"{self.random.randint(2, 399)}-{ORDINALS[form]}"

    def slot_roman(self, _: str) -> str:
        """A Roman number up to XII."""
        return self.random.choice(style.ROMAN)

    def slot_letter(self, _: str) -> str:
        """A capital or two: the series of an engine."""
        return "".join(self.random.choice(_ALPHABET) for _ in range(self.random.randint(1, 2)))

    def slot_aircraft(self, _: str) -> str:
        """``Ли-2``, ``МиГ-15``, ``Б-29``."""
        kind = self.random.choice(
            ["Ли-2", "Ил-12", "Ил-14", "МиГ-15", "Як-9", "По-2", "Ту-4", "Б-29", "Ф-86", "Ан-2"]
        )
        return kind if self.random.random() < 0.6 else f"{kind} № {self.random.randint(100, 9999)}"

    def slot_coordinates(self, _: str) -> str:
        """Latitude and longitude."""
        lat, long, minute = (self.random.randint(*pair) for pair in ((30, 69), (20, 179), (0, 59)))
        return f"{lat}°{minute:02d}′ с. ш., {long}°{59 - minute:02d}′ в. д."

    # time

    def date(self) -> style.Date:
        """A day near the year of the page."""
        return style.drawn_date(self.random, self.style.year)

    def slot_date(self, _: str) -> str:
        """A date in full or in figures."""
        date = self.date()
        if self.random.random() < 0.6:
            return style.long_date(date, self.style)
        return style.short_date(date, self.random)

    def slot_numeric_date(self, _: str) -> str:
        """A date in figures."""
        return style.short_date(self.date(), self.random)

    def slot_day(self, _: str) -> str:
        """``14 марта``, ``14.III``, ``14 с. м.``."""
        date = self.date()
        named = f"{date.day} {style.MONTHS[date.month - 1]}"
        roman = f"{date.day}.{style.ROMAN[date.month - 1]}"
        return self.random.choice([named, named, named, roman, f"{date.day} с.м."])

    def slot_time(self, _: str) -> str:
        """A time of day."""
        return style.clock_time(self.random)

    def slot_clock(self, _: str) -> str:
        """A time of day in figures alone."""
        return f"{self.random.randint(0, 23)}.{self.random.choice(['00', '00', '15', '30', '45'])}"

    def slot_year(self, _: str) -> str:
        """A year near that of the page."""
        return str(self.style.year - self.random.randint(0, 4))

    # general vocabulary

    def _with_adjective(self, noun: str, case: str) -> str:
        _, _, adjectives = wordlists.general_nouns()
        adjective = inflection.agreeing(self.random.choice(adjectives), noun)
        return inflection.phrase(f"{adjective} {noun}", case)

    def slot_deed(self, case: str) -> str:
        """Something done to something: ``обсуждении хлебных запасов``."""
        deeds, things, _ = wordlists.general_nouns()
        deed, thing = self.random.choice(deeds), self.random.choice(things)
        if self.random.random() < 0.3:
            deed = self._with_adjective(deed, case)
        else:
            deed = inflection.phrase(deed, case)
        kind = self.random.random()
        if kind < 0.45:
            return f"{deed} {inflection.phrase(thing, 'gent')}"
        if kind < 0.75:
            return f"{deed} {self._with_adjective(thing, 'gent')}"
        return f"{deed} {self.slot_goods()}" if kind < 0.9 else deed

    def slot_goods(self, case: str = "gent") -> str:
        """Goods of the own list."""
        return inflection.phrase(self.random.choice(wordlists.own_lists()["goods"]), case)

    def slot_thing(self, case: str) -> str:
        """A noun, mostly with an adjective."""
        _, things, _ = wordlists.general_nouns()
        thing = self.random.choice(things)
        if self.random.random() < 0.4:
            return inflection.phrase(thing, case)
        return self._with_adjective(thing, case)

    def slot_things(self, case: str) -> str:
        """The plural of a noun."""
        _, things, _ = wordlists.general_nouns()
        return inflection.plural(self.random.choice(things), case)
