"""Number words: ``пятнадцати`` is 15, ``тысячи`` adds three noughts, «dozen» multiplies by twelve.

Cardinals in all cases, collectives (``двое``) and the halves that are one word (``полтора``). How
words make up a number is grammar and stands in ``facts.number_words``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class NumeralKind(StrEnum):
    """What a word does to the number before it."""

    NUMBER = "number"
    MULTIPLIER = "multiplier"
    """``hundred``, ``dozen``, ``десятка``: multiplies the words before it, below a thousand"""
    SCALE = "scale"
    """``тысяч``, ``million``: multiplies the group before it; a smaller group may follow"""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word. `alone` tells whether a scale may begin a number: ``тысяча человек`` is a
    thousand, ``тысячи человек`` are many."""

    value: float
    kind: NumeralKind = NumeralKind.NUMBER
    alone: bool = True


_RUSSIAN = """
один одна одно одного одной одному одним одну одною=1 | два две двух двум двумя=2
три трех трем тремя=3 | четыре четырех четырем четырьмя=4 | пять пяти пятью=5
шесть шести шестью=6 | семь семи семью=7 | восемь восьми восемью восьмью=8
девять девяти девятью=9 | десять десяти десятью=10
двадцать двадцати двадцатью=20 | тридцать тридцати тридцатью=30 | сорок сорока=40
пятьдесят пятидесяти пятьюдесятью=50 | шестьдесят шестидесяти шестьюдесятью=60
семьдесят семидесяти семьюдесятью=70 | восемьдесят восьмидесяти восемьюдесятью=80
девяносто девяноста=90 | сто ста=100 | двести двухсот двумстам двумястами двухстах=200
триста трехсот тремстам тремястами трехстах=300
четыреста четырехсот четыремстам четырьмястами четырехстах=400
пятьсот пятисот пятистам пятьюстами пятистах=500
шестьсот шестисот шестистам шестьюстами шестистах=600
семьсот семисот семистам семьюстами семистах=700
восемьсот восьмисот восьмистам восемьюстами восьмистах=800
девятьсот девятисот девятистам девятьюстами девятистах=900
полтора полторы полутора=1.5 | полтораста полутораста=150 | полсотни=50
полтысячи полутысячи=500 | полмиллиона полумиллиона=500000 | полмиллиарда=500000000
двое двоих двоим двоими=2 | трое троих троим троими=3 | четверо четверых четверым=4
пятеро пятерых пятерым=5 | шестеро шестерых шестерым=6 | семеро семерых семерым=7
десятеро десятерых=10
"""
_RUSSIAN_TEENS = "один две три четыр пят шест сем восем девят"
_RUSSIAN_SCALES = {
    1e3: ("тысяча тысячу тысячей тысячью", "тысячи тысяч тысячам тысячами тысячах тыс"),
    1e6: ("миллион миллиону миллионом", "миллиона миллионов миллионы миллионам миллионами млн"),
    1e9: ("миллиард миллиарду миллиардом", "миллиарда миллиардов миллиарды миллиардам млрд"),
}
_RUSSIAN_MULTIPLIERS = {10: "десятка десятков", 100: "сотни сотен"}
_ENGLISH_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH_SCALES = {1e3: "thousand", 1e6: "million", 1e9: "billion"}


@cache
def russian_numerals() -> dict[str, Numeral]:
    """The Russian number words, folded."""
    words: dict[str, Numeral] = {}
    for group in _RUSSIAN.replace("\n", "|").split("|"):
        forms, _, value = group.partition("=")
        words |= {form: Numeral(float(value)) for form in forms.split()}
    for number, stem in enumerate(_RUSSIAN_TEENS.split(), start=11):
        words |= {f"{stem}надцат{ending}": Numeral(number) for ending in ("ь", "и", "ью")}
    for scale, (alone, others) in _RUSSIAN_SCALES.items():
        words |= {form: Numeral(scale, NumeralKind.SCALE) for form in alone.split()}
        words |= {form: Numeral(scale, NumeralKind.SCALE, alone=False) for form in others.split()}
    for factor, several in _RUSSIAN_MULTIPLIERS.items():
        multiplier = Numeral(factor, NumeralKind.MULTIPLIER, alone=False)
        words |= dict.fromkeys(several.split(), multiplier)
    return words


@cache
def english_numerals() -> dict[str, Numeral]:
    """The English number words, in small letters."""
    words = {word: Numeral(number) for number, word in enumerate(_ENGLISH_ONES.split(), start=1)}
    words |= {
        word: Numeral(number * 10) for number, word in enumerate(_ENGLISH_TENS.split(), start=2)
    }
    for scale, word in _ENGLISH_SCALES.items():
        words[word] = Numeral(scale, NumeralKind.SCALE, alone=False)
    for factor, word in ((100, "hundred"), (12, "dozen")):
        words[word] = Numeral(factor, NumeralKind.MULTIPLIER, alone=False)
    return words
