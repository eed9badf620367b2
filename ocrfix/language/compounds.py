"""Compounds whose parts are known: ``северо-корейских``, ``82-мм``, ``МИД-а``, ``совпосла``.

No word list has all of them, so a compound is taken for a word if each of its parts is one, or is
such a part as only compounds have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

#: What has the endings of an adjective, in most of its forms.
ADJECTIVE = r".{3,}(?:[ыио]й|[аяо]я|[ое]е|[ыи]е|[ое]го|[ое]му|[ыио]м|[ую]ю|[ыи]х|[ыи]ми)"
#: Parts that stand before a hyphen and are no words by themselves.
_FIRST_PARTS = frozenset({
    "англо", "франко", "японо", "итало", "германо", "греко", "чехо", "австро", "индо",
    "американо", "китайско", "корейско", "советско", "монголо", "северо", "южно", "юго",
    "западно", "восточно", "центрально", "военно", "политико", "экономико", "торгово", "научно",
    "учебно", "контр", "вице", "экс", "обер", "унтер", "лейб", "пол", "полу", "социал",
    "генерал", "радио", "авиа", "авто", "теле", "кое", "кой", "по", "во", "в", "на", "из",
})  # fmt: skip
#: Particles behind a hyphen: ``сказал-то``, ``кто-либо``.
_PARTICLES = frozenset({"то", "либо", "нибудь", "таки", "ка", "де", "с"})
#: What follows the number in ``82-мм`` and ``2-го``.
_AFTER_NUMBER = frozenset({
    "й", "я", "е", "го", "му", "м", "х", "ми", "ой", "ая", "ый", "ое", "ые", "ых", "ым", "ю",
    "ти", "мм", "см", "дм", "км", "кг", "гр", "мг", "га", "тн", "т", "ч",
})  # fmt: skip
#: Endings that the period hung on abbreviations with a hyphen: ``МИД-а``, ``ЦК-ом``.
_ABBREVIATION_ENDINGS = frozenset({
    "а", "у", "ом", "ем", "е", "ы", "ов", "ам", "ами", "ах",
})  # fmt: skip
#: First parts that the period wrote with a hyphen and we join: ``во-время``, ``по-этому``.
_LOOSE_PARTS = frozenset({"по", "во", "на", "за", "до", "не", "ни", "из", "с", "пол", "как"})

#: Beginnings of the contractions of Soviet offices: ``совпосол``, ``начгарнизона``, ``главлес``.
_CONTRACTED = (
    "авиа", "авто", "агит", "арт", "воен", "внеш", "глав", "гор", "гос", "губ", "загран", "зам",
    "кав", "ком", "культ", "мед", "мех", "мин", "мото", "нар", "нарком", "нач", "обл", "окр",
    "орг", "парт", "погран", "полит", "пред", "пресс", "прод", "пром", "проф", "радио", "рай",
    "рев", "сан", "сель", "сем", "сов", "соц", "спец", "стрел", "танко", "тех", "торг", "транс",
    "хлеб", "хоз", "эвак", "эконом", "электро",
)  # fmt: skip
#: Beginnings that any word takes: ``полупролетариат``, ``хлопкосеяние``.
_JOINED = (
    "анти", "архи", "внутри", "гидро", "зерно", "контр", "лже", "машино", "металло", "пан", "полу",
    "псевдо", "само", "сверх", "судо", "угле", "ультра", "хлебо", "хлопко",
)  # fmt: skip
#: Beginnings of adjectives that are words by themselves: ``междуклассовых``, not ``послевойны``.
_OF_ADJECTIVES = (
    "верхне", "восточно", "восьми", "высоко", "глубоко", "двух", "десяти", "западно", "крупно",
    "легко", "мало", "между", "мелко", "много", "нижне", "низко", "ново", "обще", "одно", "около",
    "после", "пяти", "равно", "разно", "северо", "семи", "средне", "трех", "тяжело", "узко",
    "центрально", "частно", "четырех", "шести", "широко", "южно",
)  # fmt: skip
_OF_ADJECTIVE = re.compile(rf"{ADJECTIVE}|.{{3,}}(?:ем|ости?)")
_SHORTEST_REST = 5
#: Short ends: ``губснаб``, ``облпрода``, ``райводхозом``.
_CONTRACTED_END = re.compile(
    r"(?:вод|воен|лес|пром|сель|сов|строй|потреб)?"
    r"(?:зем|кож|ком|лес|прод|снаб|топ|торг|трест|фин|хлеб|хоз)(?:[ауеы]|ом|ов|ам|ами|ах)?"
)

_ADJECTIVE_ENDINGS = ("ый", "ий", "ой")


@dataclass(frozen=True, slots=True)
class Compounds:
    """Judges compounds by what a lexicon says of their parts (all folded)."""

    knows: Callable[[str], bool]
    is_abbreviation: Callable[[str], bool]

    def accepts(self, folded: str) -> bool:
        """Whether the parts of a hyphenated word make a word together."""
        parts = folded.split("-")
        if not all(parts):
            return False
        if len(parts) == 2 and parts[0] in _LOOSE_PARTS and self.knows("".join(parts)):
            return True
        *firsts, last = parts
        return all(self._may_begin(part) for part in firsts) and self._may_end(last, firsts)

    def is_contraction(self, folded: str) -> bool:
        """Whether a word is a beginning that others have and a whole word: ``совпосла``."""
        rests = [folded[len(part) :] for part in _CONTRACTED if folded.startswith(part)]
        if any(map(_CONTRACTED_END.fullmatch, rests)):
            return True
        rests += [folded[len(part) :] for part in _JOINED if folded.startswith(part)]
        described = (folded[len(part) :] for part in _OF_ADJECTIVES if folded.startswith(part))
        rests += filter(_OF_ADJECTIVE.fullmatch, described)
        return any(len(rest) >= _SHORTEST_REST and self.knows(rest) for rest in rests)

    def _may_begin(self, part: str) -> bool:
        if part.isdigit() or part in _FIRST_PARTS:
            return True
        if len(part) < 2:
            return False
        # партийно-хозяйственный: an adjective that ends in -о
        stem = part[:-1]
        return self.knows(part) or (
            part[-1] in "ое" and any(self.knows(stem + ending) for ending in _ADJECTIVE_ENDINGS)
        )

    def _may_end(self, part: str, before: list[str]) -> bool:
        if part.isdigit() or part in _PARTICLES:
            return True
        if before[-1].isdigit() and part in _AFTER_NUMBER:
            return True
        if part in _ABBREVIATION_ENDINGS and self.is_abbreviation(before[-1]):
            return True
        if before == ["по"] and part.endswith("ски"):
            return self.knows(part + "й")  # по-пхеньянски
        return len(part) > 1 and self.knows(part)
