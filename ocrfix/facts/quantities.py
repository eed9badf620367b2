"""Numbers with what they count: ``10-15 тысяч человек`` states 10,000 persons and 15,000 persons.

Both ends of a range take the scale word and the unit that stand once, after the second. The unit is
looked for after the number, behind adjectives and designations («206 82-mm mortars»), and in lists
before it (``минометов 82-мм - 206``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocrfix.document.model import Document, Zone
from ocrfix.facts.durations import adjective_unit, find_durations
from ocrfix.facts.model import Fact, FactKind, FactPart, TakenSpans, make_fact
from ocrfix.facts.number_words import find_number_words
from ocrfix.facts.numbers import Number, find_figures, normal_number
from ocrfix.language.units import LONGEST, UnitForm, known_units

_SPACE = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})"
_DASH = rf"{_SPACE}?[-–—]{_SPACE}?"
#: Between the ends of a range. «до», «and» count only after «от», «between».
_RANGE = re.compile(rf"{_DASH}|{_SPACE}(?P<word>до|или|либо|и|to|or|and){_SPACE}")
_OPENED = {
    "до": re.compile(r"(?<![^\W_])(?:[Оо]т|[Сс])\s+\Z"), "и": re.compile(r"[Мм]ежду\s+\Z"),
    "and": re.compile(r"\b[Bb]etween\s+\Z"), "to": re.compile(r"\b[Ff]rom\s+\Z"),
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*\.?|[%°$£]{1,2}")
_REST = re.compile(r"[-¬][ \t]*\r?\n[ \t]*([^\W\d_]+)")
_GAP = re.compile(rf"-|{_SPACE}?")
_ADJECTIVE = re.compile(
    r"[^\W\d_]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими|ой|ей|ом|ем"
    r"|ихся|ыхся|иеся|ся)"
)
_ONE_THING = re.compile(r".*(?:ая|яя|ой|ей|ую|юю|ого|его|ому|ему|ом|ем|ый|ий|ое|ее)")
_DESIGNATION = re.compile(r"(?=.*\d)(?=.*[^\W\d_])[^\W_]+(?:[-/][^\W_]+)*")
#: Words after which no unit of the number before them follows.
_STOP = (
    "a an the of and or in on at to from for with by as is are was were be had has have who which "
    "that than per not no but will would should could may must were into over under before after "
    "against between during within until since out up down against i we he she it they"
)
_STOPS = frozenset(_STOP.split())
#: Abbreviations that before a capital letter begin a name: ``2 т. Молотову``, ``5 р. Ялу``.
_BEFORE_NAME = re.compile(r"\s*[A-ZА-ЯЁ]")
#: A small letter after a point: ``куб. м``.
_ABBREVIATED = re.compile(r"[ \u00a0]?[a-zа-яё]")
#: The second time a number is stated, ``15 (пятнадцать) дивизий``, the unit comes after it.
_STATED_TWICE = re.compile(r"\s?[(/]\s?")
_CLOSING = re.compile(r"\s?[)/]")
_FARTHEST = 4
_BEFORE = re.compile(
    r"(?P<words>[^\W\d_]+(?: [^\W\d_]+)?)(?: [^\s,;]*\d[^\s,;]*)?[ \t]*[-–—:][ \t]*\Z"
)
_CURRENCY = re.compile(r"[$£] ?\Z")
#: The longest text between the ends of a range: « - » with a line end.
_WIDEST_JOIN = 12
#: How far before a number on its line its unit may stand.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `joined` marks the first end of a range, `end` is after the unit."""

    number: Number
    unit: str
    end: int
    joined: bool = False


def find_quantities(document: Document, zone: Zone, taken: TakenSpans) -> Iterator[Fact]:
    """The figures of a zone outside the spans `taken`, and the durations they make."""
    numbers = [*find_figures(document, zone, taken), *find_number_words(document, zone, taken)]
    numbers.sort(key=lambda number: number.span)
    quantities = _quantities(document, zone, numbers)
    for quantity in quantities:
        number = quantity.number
        fact = make_fact(document, FactKind.FIGURE, number.span, number.value, number.parts)
        yield replace(fact, words=number.words, unit=quantity.unit)
    yield from find_durations(document, zone, quantities)


def terms_of(fact: Fact) -> tuple[Fact, ...]:
    """The figures of a fact as a comparison figure by figure needs them.

    A total is its terms (``3 млн. 400 тыс.``: 3 million and 400 thousand), each with its figures; a
    bare year is a number like any other; all else is itself.
    """
    if fact.kind is FactKind.DATE and len(fact.value) == len("1950"):
        return (replace(fact, kind=FactKind.FIGURE, parts=()),)
    terms = [part for part in fact.parts if part.name == "term"]
    if not terms:
        return (fact,)
    return tuple(
        replace(fact, span=term.span, raw=term.raw, value=term.value, parts=_figures(term))
        for term in terms
    )


def _figures(term: FactPart) -> tuple[FactPart, ...]:
    written = normal_number(term.raw)
    if written == term.value:
        return ()
    return (FactPart("figures", written, term.raw, term.span),)


def _quantities(document: Document, zone: Zone, numbers: Sequence[Number]) -> list[Quantity]:
    source = document.source
    limit = zone.span.end
    found: list[Quantity] = []
    for number in reversed(numbers):  # the end of a range tells scale and unit of its beginning
        after = found[-1] if found else None
        joined = after is not None and _is_range(source, number, after.number)
        one = number
        if joined and after is not None and not one.zeros:
            one = _scaled_like(source, one, after.number)
        unit, end = _unit_of(source, one, limit)
        if not unit and after is not None and (joined or _is_same(source, one, after.number)):
            unit = after.unit
        found.append(Quantity(one, unit, end, joined))
    found.reverse()
    return found


def _is_range(source: str, first: Number, second: Number) -> bool:
    """Whether two numbers are the ends of a range; it rises unless «с … до» says otherwise."""
    if first.names or second.names or not 0 <= second.span.start - first.end <= _WIDEST_JOIN:
        return False
    between = _RANGE.fullmatch(source, first.end, second.span.start)
    if between is None or (first.zeros and not second.zeros):
        return False
    word, start = between["word"] or "", first.span.start
    opened = _OPENED.get(word)
    is_opened = opened is not None and opened.search(source, max(0, start - 12), start) is not None
    if opened is not None and word != "to" and not is_opened:
        return False
    if first.zeros:
        rises = float(first.value) < float(second.value)
    else:
        rises = float(first.base) < float(second.base)
    return rises or (is_opened and first.zeros == second.zeros)


def _is_same(source: str, first: Number, second: Number) -> bool:
    between = second.span.start - first.end
    return (
        first.value == second.value
        and 0 < between <= 3
        and _STATED_TWICE.fullmatch(source, first.end, second.span.start) is not None
    )


def _scaled_like(source: str, first: Number, second: Number) -> Number:
    """10 of «10-15 тысяч» is ten thousand."""
    if not second.zeros:
        return first
    parts = first.parts
    if not first.words and not parts:
        parts = (FactPart("figures", first.base, first.span.text(source), first.span),)
    return replace(first, zeros=second.zeros, parts=parts)


def _unit_of(source: str, number: Number, limit: int) -> tuple[str, int]:
    """The unit of a number and the offset after it; an empty one if there is none."""
    if number.unit or number.names:
        return number.unit, number.end
    found = _unit_after(source, number, limit)
    if found is not None:
        return found
    start = number.span.start
    line = max(source.rfind("\n", 0, start) + 1, start - _REACH)
    if _CURRENCY.search(source, line, start):
        form = known_units().find(source[line:start].rstrip()[-1])
        return (form.unit.name if form else ""), number.end
    before = _BEFORE.search(source, line, start)
    form = before and _listed(before["words"])
    return (form.unit.name if form else ""), number.end


def _listed(words: str) -> UnitForm | None:
    """The unit before the dash of a list: ``орудий - 54``. A time is none that is listed so: of
    ``в месяц - 5`` and ``часов - 12`` the number counts something else, or is the hour."""
    form = known_units().find(words) or known_units().find(words.rpartition(" ")[2])
    if form is None or form.few or form.unit.kind == "time":
        return None
    return form if form.plural or not words.isascii() else None


def _unit_after(source: str, number: Number, limit: int) -> tuple[str, int] | None:
    closing = _CLOSING.match(source, number.end, limit)
    position = closing.end() if closing else number.end
    words: list[tuple[str, int, bool]] = []
    for _ in range(_FARTHEST + LONGEST):
        gap = _GAP.match(source, position, limit)
        if gap is None or (words and gap.group() in ("", "-")):
            break
        attached = gap.group() == "-"
        word = _WORD.match(source, gap.end(), limit)
        if word is None or word.group().isdigit():
            break
        rest = _REST.match(source, word.end(), limit)
        text = word.group() + (rest[1] if rest else "")
        position = rest.end() if rest else word.end()
        words.append((text, position, attached))
        if text.endswith(".") and not _ABBREVIATED.match(source, position):
            break
    return _choose(source, number, words)


def _choose(
    source: str, number: Number, words: Sequence[tuple[str, int, bool]]
) -> tuple[str, int] | None:
    single: tuple[str, int] | None = None
    for place, (text, _, attached) in enumerate(words[:_FARTHEST]):
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            piece = words[place : place + length]
            form, end = _form(piece)
            if form is None or not _counts(number, form, [word for word, _, _ in words[:place]]):
                continue
            if len(text) == 2 and text[1] == "." and _BEFORE_NAME.match(source, piece[-1][1]):
                continue
            if form.plural or not text.isascii() or attached or float(number.value) <= 1:
                return form.unit.name, end
            single = single or (form.unit.name, end)
        unit = adjective_unit(text) if attached else ""
        if unit:
            return unit, words[place][1]
        if not _is_skipped(text):
            break
    return single if float(number.value) == 1 else None


def _form(piece: Sequence[tuple[str, int, bool]]) -> tuple[UnitForm | None, int]:
    """The unit that words are, and where it ends: with the point of an abbreviation, without that
    of a sentence; of ``инженеров-мостовиков`` the first word tells."""
    text, end = " ".join(word for word, _, _ in piece), piece[-1][1]
    units = known_units()
    if text.endswith(".") and (form := units.find(text[:-1])):
        return form, end - 1
    form = units.find(text)
    if form is None and len(piece) == 1 and "-" in text and not text.isascii():
        form = units.find(text.partition("-")[0])
    return form, end


def _is_skipped(text: str) -> bool:
    """Whether the unit may stand behind this word."""
    if _DESIGNATION.fullmatch(text):
        return True
    if text.isascii():
        return text.isalpha() or "-" in text if text.lower() not in _STOPS else False
    return _ADJECTIVE.fullmatch(text.lower()) is not None


def _counts(number: Number, form: UnitForm, skipped: Sequence[str]) -> bool:
    """Whether a form is counted and not named: ``25 дивизии`` is the division of that number."""
    if not form.few or number.words or "." in number.value:
        return True
    if any(_ONE_THING.fullmatch(word) for word in skipped):
        return False
    return number.value[-1] in "234" and number.value[-2:-1] != "1"
