"""Forms of words: capitals and small letters, and the cases of names.

``МОЛОТОВУ`` is written like ``МОЛОГОВУ``, in capitals; ``Чжоу Энь-лай`` is also ``Чжоу Энь-лая``,
``Чжоу Энь-лаю``, ``Чжоу Энь-лаем``, ``Чжоу Энь-лае``. Regular names are declined by the endings in
this module; pymorphy3 is asked for words that it has in its dictionary as a name or place (it
knows ``Кравец``, ``Кравца``), for phrases and for common nouns. What it only guesses about a
foreign name is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from ocrfix.messages import _
from ocrfix.text.alphabet import fold


class Shape(StrEnum):
    """How capitals are used in a word."""

    CAPITALS = "capitals"
    CAPITALISED = "capitalised"
    LOWER = "lower"
    MIXED = "mixed"


def shape(word: str) -> Shape:
    """The use of capitals; other characters do not count, one capital letter is CAPITALISED.

    >>> shape("МОЛОТОВУ"), shape("Пхеньян"), shape("копий"), shape("Ким-Ир")
    (<Shape.CAPITALS: 'capitals'>, <Shape.CAPITALISED: 'capitalised'>, <Shape.LOWER: 'lower'>, \
<Shape.MIXED: 'mixed'>)
    """
    letters = [character for character in word if character.isalpha()]
    upper = [letter.isupper() for letter in letters]
    if not any(upper):
        return Shape.LOWER
    if upper[0] and not any(upper[1:]):
        return Shape.CAPITALISED
    return Shape.CAPITALS if all(upper) else Shape.MIXED


def cased_like(text: str, model: str) -> str:
    """`text` with the capitals of `model`; parts between hyphens are taken one by one.

    A model of mixed shape, often the work of OCR, counts as what most of its letters say.

    >>> cased_like("молотову", "МОЛОГОВУ"), cased_like("энь-лай", "Знь-лай")
    ('МОЛОТОВУ', 'Энь-лай')
    """
    parts, models = text.split("-"), model.split("-")
    if 1 < len(parts) == len(models):
        return "-".join(map(cased_like, parts, models))
    found = shape(model)
    if found is Shape.MIXED:
        letters = [character for character in model if character.isalpha()]
        if sum(letter.isupper() for letter in letters) * 2 > len(letters):
            found = Shape.CAPITALS
        else:
            found = Shape.CAPITALISED if letters[0].isupper() else Shape.LOWER
    if found is Shape.CAPITALS:
        return text.upper()
    return text[:1].upper() + text[1:].lower() if found is Shape.CAPITALISED else text.lower()


#: The declensions of the dictionaries.
DECLENSIONS = frozenset({"m", "f", "n", "pl", "adj", "last", "fixed", "phrase", "yes", "no"})

#: The slots of a paradigm are the cases of the singular, then what other rows there are.
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_Slots = tuple[frozenset[str], ...]

# Endings in the order of _CASES; a space parts two endings of one case, 0 is no ending. The first
# string is what is cut off; the longest that fits is used.
_SIBILANTS = "жшчщц"
_HUSHERS_AND_VELARS = "гкхжшчщ"
_MASCULINE = {
    "": "0 а у а,0 ом е",
    "ий": "ий ия ию ия,ий ием ии",
    "й": "й я ю я,й ем е",
    "ь": "ь я ю я,ь ем е",
    "ец": "ец еца,ца ецу,цу еца,ца,ец ецем,цем,цом еце,це",
}
_FEMININE = {
    "а": "а ы е у ой,ою е",
    "ия": "ия ии ии ию ией,иею ии",
    "я": "я и е ю ей,ею е",
    "ь": "ь и и ь ью и",
}
_NEUTER = {
    "о": "о а у о ом е",
    "ие": "ие ия ию ие ием ии",
    "е": "е я ю е ем е",
}
_PLURAL = {
    "ы": "ы ов,0 ам ы ами ах",
    "и": "и ей,ь,ий ям и ями ях",
    "а": "а 0,ов ам а ами ах",
}
# Family names in -ов, -ев, -ин, -ын: man, woman, family.
_FAMILY = (
    "0 а у а ым е",
    "а ой ой у ой,ою ой",
    "ы ых ым ых ыми ых",
)
# Man, woman, neuter, plural of an adjective after its last two letters.
_HARD = (
    "{y}й,ой ого ому ого,{y}й,ой {y}м ом",
    "ая ой ой ую ой,ою ой",
    "ое ого ому ое {y}м ом",
    "{y}е {y}х {y}м {y}х,{y}е {y}ми {y}х",
)
_SOFT = (
    "ий его ему его,ий им ем",
    "{a}я ей ей {u}ю ей,ею ей",
    "ее его ему ее им ем",
    "ие их им их,ие ими их",
)
_ADJECTIVE_ENDINGS = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
_ORDINALS = {"я": "я й й ю й й", "й": "й го му й,го м м"}


def inflected(word: str, declension: str, *, place: bool = False) -> set[str]:
    """All forms of a name, place or word of our dictionaries, as it is capitalised there.

    `declension` is ``m``, ``f``, ``n``, ``pl`` (by the ending), ``adj``, ``last`` (only the last
    word), ``phrase`` (adjectives and the first noun agree), ``yes`` (an ordinary word), ``fixed``
    or ``no``. The word itself is always among the forms; a Russian family name given as ``m`` also
    gives the woman's and the family's forms unless `place` is true. Raises ValueError for another
    declension.
    """
    if declension not in DECLENSIONS:
        known = ", ".join(sorted(DECLENSIONS))
        told = _("unknown declension '{declension}'; use one of {known}")
        raise ValueError(told.format(declension=declension, known=known))
    word = " ".join(word.split())
    if declension in ("fixed", "no") or not word:
        return {word} - {""}
    if declension == "phrase" or (declension == "yes" and " " in word):
        return {word} | _combined(phrase_slots(word.split()))
    if declension == "yes":
        return {word} | {_recased(form, word) for form in _lexeme(fold(word))}
    *before, last = word.split()
    if declension == "last":
        firsts = [tuple(_singletons([name] * 6)) for name in before]
        return {word} | _combined([*firsts, name_slots(last, "m")])
    if before and not place:
        return {word} | _combined([name_slots(part, declension) for part in (*before, last)])
    return {word} | {
        " ".join([*before, form]) for slot in word_slots(last, declension, place) for form in slot
    }


def variant_declension(spelling: str, declension: str) -> str:
    """The declension of another name of a place that itself is declined as `declension`.

    ``Адриатика`` beside ``Адриатическое море`` (phrase) is ``f``, ``Далянь`` beside ``Дальний``
    (adj) is ``m``; several words are a phrase.
    """
    if " " in spelling:
        return "phrase"
    last = fold(spelling)[-1:]
    if declension == "fixed" or spelling.isupper() or last in "оеуюиэ":
        return declension if declension == "n" and last in "ое" else "fixed"
    if spelling.endswith(_ADJECTIVE_ENDINGS) and declension == "adj":
        return "adj"
    if last in "ая":
        return "f"
    if last == "ы":
        return "pl"
    return "f" if last == "ь" and declension == "f" else "m"


def _singletons(words: Iterable[str]) -> list[frozenset[str]]:
    return [frozenset({word}) for word in words]


def _combined(parts: Sequence[Sequence[frozenset[str]]]) -> set[str]:
    """The words of a name side by side, slot by slot."""
    forms: set[str] = set()
    for slots in zip(*parts, strict=False):
        lines = [""]
        for slot in slots:
            lines = [f"{line} {form}".strip() for line in lines for form in slot]
        forms.update(lines)
    return forms


def name_slots(name: str, declension: str) -> _Slots:
    """The six cases of one part of a person's name; initials stay."""
    slots: _Slots = () if "." in name else word_slots(name, declension, False)
    return slots[:6] or tuple(_singletons([name] * 6))


def word_slots(word: str, declension: str, place: bool) -> _Slots:
    """The slots of one word; of a hyphenated one the last part changes, and Russian first parts."""
    if "-на-" in word:
        head, _, tail = word.partition("-")
        slots = word_slots(head, declension, place)
        return tuple(frozenset(f"{form}-{tail}" for form in slot) for slot in slots)
    known = _known_name(word, declension, place)
    if known:
        return known
    head, hyphen, last = word.rpartition("-")
    slots = _regular(last, declension, place)
    if not hyphen:
        return slots
    heads: _Slots = tuple(_singletons([head] * len(slots)))
    if last[:1].isupper() and declension == "adj":
        heads = word_slots(head, "m", place)[:6]  # Каменца-Подольского
    elif last[:1].isupper() and _is_family_name(head) and not place:
        heads = _regular(head, declension, place)
    return tuple(
        frozenset(f"{first}-{second}" for first in one for second in other)
        for one, other in zip(heads, slots, strict=False)
    )


def _is_family_name(word: str) -> bool:
    return re.fullmatch(r".{2,}(?:[её]в|ов|ин|ын)", word.lower()) is not None


def _regular(word: str, declension: str, place: bool) -> _Slots:
    """The slots of a word by its ending alone."""
    lower = word.lower()
    upper = word.isupper() and len(word) > 1
    if lower.endswith(_ADJECTIVE_ENDINGS) and (
        declension == "adj"
        or re.search(r"(?:[сц]к|[гк]ор|ост|ян|ск)(?:ий|ой|ая)$", lower)
        or (declension in ("m", "f") and re.search(r"..(?:ый|ая)$", lower) and not place)
    ):
        slots = _adjective(word)
    elif not place and declension == "m" and _is_family_name(word):
        slots = tuple(slot for row in _FAMILY for slot in _with_endings(word, row))
    elif declension == "f" and not place and re.search(r"..(?:[её]в|ов|ин|ын)а$", lower):
        slots = _with_endings(word[:-1], _FAMILY[1])
    else:
        slots = _by_table(word, lower, declension)
    return tuple(frozenset(form.upper() for form in slot) for slot in slots) if upper else slots


def _by_table(word: str, lower: str, declension: str) -> _Slots:
    table = {"f": _FEMININE, "n": _NEUTER, "pl": _PLURAL}.get(declension, _MASCULINE)
    if declension == "m" and lower[-1:] in "ая" and len(lower) > 2 and lower[-2] not in "аоуэиыюе":
        table = _FEMININE  # Никита, Микола
    if table is _MASCULINE and lower[-1:] in "аоуэиыюея":
        table = {}
    for cut in sorted(table, key=len, reverse=True):
        if lower.endswith(cut) and len(lower) > len(cut) and (cut or lower[-1:] not in "ъы"):
            stem = word[: len(word) - len(cut)]
            return _with_endings(stem, _adapted(table[cut], stem.lower(), cut))
    return tuple(_singletons([word] * 6))


def _adapted(endings: str, stem: str, cut: str) -> str:
    """The endings by the spelling rules: no ы after г, к, х and hushers; ем, ей beside ом, ой."""
    last = stem[-1:]
    if last and last in _HUSHERS_AND_VELARS:
        endings = endings.replace("ы", "и")
        if cut == "и":
            return "и ов,ей,0 ам и ами ах"
    if last and last in _SIBILANTS:
        endings = endings.replace(" ом ", " ом,ем ").replace("ой,ою", "ой,ою,ей,ею")
        if cut == "е":
            endings = endings.replace("я ю", "а у")
    if cut == "е" and last in ("л", "р"):
        endings = "е я ю е ем е"  # море, поле
    return endings


def _with_endings(stem: str, endings: str) -> _Slots:
    return tuple(
        frozenset(stem + ending.removeprefix("0") for ending in cell.split(","))
        for cell in endings.split(" ")
    )


def _adjective(word: str) -> _Slots:
    """Man's or masculine, feminine, neuter and plural forms, 24 slots."""
    stem, ending = word[:-2], word[-2:].lower()
    last = stem[-1:].lower()
    if ending in ("яя", "ее") or (ending in ("ий", "ие") and last not in "гкх"):
        husher = last in "жшчщ"
        rows = [row.format(a="а" if husher else "я", u="у" if husher else "ю") for row in _SOFT]
    else:
        rows = [row.format(y="и" if last in _HUSHERS_AND_VELARS else "ы") for row in _HARD]
        first = rows[0].split(" ")
        keep = ending if ending in ("ый", "ий", "ой") else first[0].split(",")[0]
        other = "ой" if keep != "ой" else first[0].split(",")[0]
        rows[0] = " ".join(cell.replace(f",{other}", "") for cell in [keep, *first[1:]])
    return tuple(slot for row in rows for slot in _with_endings(stem, row))


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=4096)
def _known_name(word: str, declension: str, place: bool) -> _Slots:
    """The slots of a name that is in the dictionary of pymorphy3; none if it is not."""
    wanted = ("Geox", "Orgn") if place else ("Surn", "Name", "Patr", "Geox")
    gender = {"m": "masc", "f": "femn", "n": "neut"}.get(declension)
    if declension not in ("m", "f", "n", "pl") or not _analyzer().word_is_known(word.lower()):
        return ()
    for kind in wanted:
        for parse in _analyzer().parse(word.lower()):
            tag = parse.tag
            if (
                parse.is_known
                and kind in tag
                and "nomn" in tag
                and ("plur" in tag) == (declension == "pl")
                and (gender is None or gender in tag or "ms-f" in tag or "GNdr" in tag)
            ):
                return _slots_of(parse, word, everything=kind == "Surn" and not place)
    return ()


def _slots_of(parse: Any, word: str, everything: bool) -> _Slots:
    """The forms of a parsed name by case; of a family name also those of the other members."""
    rows: dict[tuple[str, str], dict[str, set[str]]] = {}
    rows[parse.tag.number, parse.tag.gender] = {}
    for form in parse.lexeme:
        row = rows.setdefault((form.tag.number, form.tag.gender), {})
        row.setdefault(str(form.tag.case)[:4], set()).add(_recased(form.word, word))
    chosen = [row for (number, _), row in rows.items() if everything or number == parse.tag.number]
    return tuple(frozenset(row.get(case, {word})) for row in chosen for case in _CASES)


@lru_cache(maxsize=4096)
def _lexeme(folded: str) -> frozenset[str]:
    """All forms of an ordinary word.

    Of its parses that one counts that is a nominative or infinitive and can be declined, first if
    its base form is the word; without such a parse the word has one form.
    """
    parses = [
        parse
        for parse in _analyzer().parse(folded)
        if ("nomn" in parse.tag or "INFN" in parse.tag) and "Fixd" not in parse.tag
    ]
    if not parses:
        return frozenset({folded})
    best = next((parse for parse in parses if fold(parse.normal_form) == folded), parses[0])
    return frozenset(form.word for form in best.lexeme)


def phrase_slots(words: list[str]) -> list[list[frozenset[str]]]:
    """The slots of each word: all up to the first noun change together, the others stay."""
    parts: list[list[frozenset[str]]] = []
    head_found = False
    for word in words:
        ordinal = re.fullmatch(r"(\d+-)([яй])", word)
        if head_found:
            parts.append([frozenset({word})] * 6)
        elif ordinal:
            parts.append(list(_with_endings(ordinal[1], _ORDINALS[ordinal[2]])))
        else:
            slots, head_found = _agreeing(word)
            parts.append(slots)
    return parts


def _agreeing(word: str) -> tuple[list[frozenset[str]], bool]:
    """The six cases of an adjective or noun in the nominative; whether it is the noun."""
    for parse in _analyzer().parse(word.lower()):
        tag = parse.tag
        if "nomn" not in tag or tag.POS not in ("ADJF", "NOUN", "NUMR", "PRTF"):
            continue
        slots = []
        for case in _CASES:
            wanted = {case, tag.number}
            if tag.POS != "NOUN":
                wanted.add(tag.gender)
                if case == "accs" and tag.gender in (None, "masc"):
                    wanted.add("inan")
            form = parse.inflect(wanted - {None})
            slots.append(frozenset({_recased(form.word if form else word, word)}))
        return slots, tag.POS == "NOUN"
    return [frozenset({word})] * 6, False


def _recased(form: str, word: str) -> str:
    """A form in lower case with the capitals of the dictionary's word; ё stays as it is there."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    length = 0
    for one, other in zip(fold(form), fold(word), strict=False):
        if one != other:
            break
        length += 1
    return word[:length] + form[length:]
