"""Times of day: ``19 час. 40 мин.``, ``18-00``, ``в 6 часов утра``, «3:15 p.m.», «by 6.00».

The value is on the clock of 24 hours. Hours and minutes also make stretches of time (``беседа
продолжалась 1 час 20 минут``) and dotted figures are also decimals (``в 2.50 раза``): words and
dates beside them decide. Times typed together with a date stand in `date_patterns`. Impossible
times are kept as they stand where they are surely times.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, Zone
from ocrfix.facts.date_patterns import GAP, LEFT
from ocrfix.facts.model import Fact, FactKind, FactPart, TakenSpans, make_fact
from ocrfix.language.numerals import NumeralKind, english_numerals, russian_numerals
from ocrfix.language.units import known_units
from ocrfix.text.spans import Span

_GAP0 = rf"{GAP}?"
_HOUR = rf"{LEFT}(?<![-№])(?P<hour>\d{{1,2}})"
_MINUTE = r"(?P<minute>\d{2})(?![^\W_])"
_CLOCK_MINUTE = r"(?P<minute>[0-5]\d)(?![^\W_]|[.,]\d|[- ]\d{3})"
_HOURS = r"(?:час(?:ов|а|ам|ах|у|\.)?|ч\.)(?![^\W\d_])"
_PART_OF_DAY = r"(?P<part>утра|дня|вечера|ночи)(?![^\W_])"
_ENGLISH_PART = rf"(?:in{GAP}the{GAP}|at{GAP})(?P<part>morning|afternoon|evening|night)\b"
_HALF_DAY = r"(?P<part>[AaPp]\.?[ ]?[Mm]\b\.?)"


def _words(numerals: Sequence[str]) -> str:
    return "|".join(sorted(numerals, key=len, reverse=True))


_HOUR_WORDS = {
    language: {
        word: int(one.value)
        for word, one in numerals.items()
        if one.kind is NumeralKind.NUMBER and one.value in range(1, 13)
    }
    for language, numerals in (("ru", russian_numerals()), ("en", english_numerals()))
}  # fmt: skip
_RUSSIAN_WORD = rf"(?<![^\W_])(?P<word>(?i:{_words([*_HOUR_WORDS['ru']])}))"
_ENGLISH_WORD = rf"\b(?P<word>(?i:{_words([*_HOUR_WORDS['en']])}))"

#: Sure patterns first, then those that need a word or a date beside them (`_DOTTED`).
_PATTERNS = {
    "ru": [
        rf"{_HOUR}{_GAP0}{_HOURS}{_GAP0}(?P<minute>\d{{1,2}}){_GAP0}мин(?:ут[аыу]?)?(?![^\W_])",
        rf"{_HOUR}:{_CLOCK_MINUTE}",
        rf"{_HOUR}(?:{GAP}{_HOURS})?{GAP}{_PART_OF_DAY}",
        rf"{_RUSSIAN_WORD}(?:{GAP}{_HOURS})?{GAP}{_PART_OF_DAY}",
        rf"(?<![^\W_])(?:[Вв]|[Кк]|[Сс]|[Оо]коло|[Пп]осле){GAP}(?P<hour>\d{{1,2}}){GAP}{_HOURS}",
        rf"(?<![^\W_])(?:[Вв]|[Кк]){GAP}{_RUSSIAN_WORD}{GAP}{_HOURS}",
    ],
    "en": [
        rf"{_HOUR}{GAP}hours?,?{GAP}(?:and{GAP})?(?P<minute>\d{{1,2}}){GAP}min(?:ute)?s?\b",
        rf"{_HOUR}[:.]{_CLOCK_MINUTE}{_GAP0}{_HALF_DAY}",
        rf"{_HOUR}:{_CLOCK_MINUTE}",
        rf"{_HOUR}{_GAP0}{_HALF_DAY}",
        rf"(?:{_HOUR}|{_ENGLISH_WORD}){GAP}o['’]?clock(?:{GAP}{_ENGLISH_PART})?",
        rf"{_HOUR}{GAP}{_ENGLISH_PART}",
        rf"\b(?i:at|by){GAP}(?:{_HOUR}|{_ENGLISH_WORD}){GAP}hours\b",
        rf"\b(?i:at|by|from|until|till|to|before|after){GAP}(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)"
        rf"{GAP}(?:hours|hrs)\b",
    ],
}  # fmt: skip
_COMPILED = {
    language: [re.compile(pattern) for pattern in patterns]
    for language, patterns in _PATTERNS.items()
}
#: ``18-00``, ``6.00``: a time only where the place says so.
_DOTTED = re.compile(rf"{_HOUR}(?P<mark>[.\-])(?P<minute>\d\d)(?![^\W_]|[.,\-]\d|%)")
_BEFORE_TIME = {
    "ru": re.compile(r"(?<![^\W_])(?:[Вв]|[Кк]|[Дд]о|[Сс]|[Оо]коло|[Пп]осле)\s{1,3}\Z"),
    "en": re.compile(r"\b(?i:at|by|until|till|before|after|since|about)\s{1,3}\Z"),
}
#: What is done to a telegram at a time: ``Поступила на расшифрование 18-30``.
_DONE = re.compile(
    r"(?:получен|отправл|передан|принят|подан|сдан|вручен|поступил|расш|отп|напечат|нач|кон"
    r"|received|sent|dispatched|deciphered|typed|began|ended)[^\d\n]{0,30}\Z",
    re.IGNORECASE,
)
_BEFORE_DURATION = re.compile(
    r"(?:продолж\w+|длил\w+|течение|через|спустя|за|каждые|lasted|lasting|for|during|within|took|every"
    r"|over)\s+(?:около\s+|более\s+|about\s+|more than\s+)?\Z",
    re.IGNORECASE,
)
_AFTER_DURATION = re.compile(r"\s+(?:назад|спустя|ago|later)\b")
_NEXT_WORD = re.compile(r"\s{0,3}([^\W\d_]+\.?|%)")
#: Between a time and the date after it, and the other way round.
_THEN_DATE = re.compile(r"(?:\s{1,3}|,\s{0,3})(?:on\s{1,3}|of\s{1,3}|[«\"])?")
_DATE_THEN = re.compile(r"[»\"]?\s{0,3}(?:г(?:\.|ода)?)?,?\s{0,3}(?:в|at|-|–)?\s{0,3}")


class _Dates:
    """Where the dates of a zone begin and end."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        spans = sorted(fact.span for fact in facts if fact.kind is FactKind.DATE)
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def beside(self, source: str, span: Span) -> bool:
        """Whether a date stands just before or after a place."""
        place = bisect_left(self._starts, span.end)
        after = place < len(self._starts) and _THEN_DATE.fullmatch(
            source, span.end, min(self._starts[place], span.end + 12)
        )
        if after and self._starts[place] <= span.end + 12:
            return True
        if place == 0 or self._ends[place - 1] > span.start:
            return False
        end = self._ends[place - 1]
        return span.start - end <= 12 and bool(_DATE_THEN.fullmatch(source, end, span.start))


def find_times(document: Document, zone: Zone, dated: Sequence[Fact]) -> Iterator[Fact]:
    """The times of a zone besides those that were found together with the dates `dated`."""
    source, language = document.source, "en" if zone.language == "en" else "ru"
    taken = TakenSpans(fact.span for fact in dated)
    dates = _Dates(dated)
    for pattern in (*_COMPILED[language], _DOTTED):
        for match in pattern.finditer(source, zone.span.start, zone.span.end):
            parts = _parts(match)
            span = Span(parts[0].span.start, parts[-1].span.end)
            if taken.overlap(span):
                continue
            if pattern is _DOTTED:
                is_time = _is_dotted_time(source, match, dates, language)
            else:
                is_time = _is_time(source, match, dates.beside(source, Span(*match.span())))
            value = _value(parts, match) if is_time else None
            if value is not None:
                taken.add(span)
                yield make_fact(document, FactKind.TIME, span, value, tuple(parts))


def _parts(match: re.Match[str]) -> list[FactPart]:
    groups = match.groupdict()
    parts = []
    for name in ("hour", "word", "minute"):
        if groups.get(name) is None:
            continue
        raw = groups[name]
        words = _HOUR_WORDS["en"] | _HOUR_WORDS["ru"]
        value = raw if raw.isdigit() else str(words[raw.lower().replace("ё", "е")])
        part = "minute" if name == "minute" else "hour"
        parts.append(FactPart(part, value, raw, Span(*match.span(name))))
    return parts


def _is_time(source: str, match: re.Match[str], dated: bool) -> bool:
    """Whether hours are those of the clock and not a stretch of time."""
    groups = match.groupdict()
    if groups.get("part") or dated:
        return True
    if ":" in match.group():
        # 1:50 is a scale or a proportion as well
        return int(groups["hour"]) <= 24
    if groups.get("minute") is None:
        return groups.get("hour") != "24"
    before = _BEFORE_DURATION.search(source, max(0, match.start() - 40), match.start())
    return before is None and _AFTER_DURATION.match(source, match.end()) is None


def _is_dotted_time(source: str, match: re.Match[str], dates: _Dates, language: str) -> bool:
    span = Span(*match.span())
    if int(match["hour"]) > 24:
        return False
    following = _NEXT_WORD.match(source, span.end)
    if following is not None and _is_measure(following[1]):
        return False
    if dates.beside(source, span) or int(match["minute"]) > 59:
        return dates.beside(source, span)
    start = max(0, span.start - 45)
    if match["mark"] == "-":
        return match["minute"] == "00" or _DONE.search(source, start, span.start) is not None
    done = _DONE.search(source, start, span.start)
    return done is not None or _BEFORE_TIME[language].search(source, start, span.start) is not None


def _is_measure(word: str) -> bool:
    scale = word.lower().startswith(
        ("тыс", "млн", "млрд", "милли", "thousand", "million", "billion")
    )
    return scale or known_units().find(word) is not None


def _value(parts: Sequence[FactPart], match: re.Match[str]) -> str | None:
    hour = int(parts[0].value)
    minute = int(parts[1].value) if len(parts) > 1 else 0
    impossible = hour > 24 or minute > 59
    if impossible and (":" in match.group() or len(parts) == 1):
        return None
    part = (match.groupdict().get("part") or "").lower()
    return f"{on_the_clock(hour, part):02d}:{minute:02d}"


def on_the_clock(hour: int, part: str) -> int:
    """The hour of 24 that `hour` is in a part of the day: 3 ``дня`` is 15, 12 «a.m.» is 0.

    An hour over 12 is one of 24 already, whatever stands beside it.
    """
    if not part or hour > 12:
        return hour
    if part[0] == "a" and part != "afternoon":
        return hour % 12
    if part in ("ночи", "night"):
        return hour % 12 if hour < 6 or hour == 12 else hour + 12
    if part in ("утра", "morning") or (part == "дня" and hour > 6):
        return hour
    return hour if hour == 12 else hour + 12
