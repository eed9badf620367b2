"""Numbers that name a paper: telegram, protocol, registry, copy, sheet and archival leaf numbers.

``ШИФРТЕЛЕГРАММА № 15603`` on the cover, ``Продолжение шифртелеграммы № 15603`` and ``Лист 2`` on a
further sheet, ``Экз. № 2``, ``Исх. № 763/с``, and the bare ``63`` an archivist wrote on the sheet.
The sign № is allowed to be misread (``м7``, ``Х 3``) where the words around it leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.text.spans import Span

_NUMERO = r"(?:№|N[oо°]?\.?|[МмХхN#])"
_NUMBER = r"(?P<number>[\dОЗ][\dОоЗз]*)(?![^\W_])"

_CIPHER_WORD = r"(?:[^\W\d_]{2,6}телеграмм[^\W\d_]{1,2}|шифр(?:овк|ограмм)[^\W\d_]{1,2})"
_NO = r"(?:N[oOoº°]\.?|№|#)"
_TELEGRAM = {
    "ru": re.compile(
        rf"^[^\w\n]*(?:(?P<continued>[^\W\d_]{{7,13}}ение)\s+)?(?P<word>(?i:{_CIPHER_WORD}))"
        rf"\s*{_NUMERO}\s*{_NUMBER}",
        re.MULTILINE,
    ),
    "en": re.compile(
        rf"(?:CIPHER(?:ED)?|CODED|ENCRYPTED)\s*-?\s*(?:TELEGRAM|MESSAGE|CABLE)"
        rf"(?:\s+from\s+[^\W\d_]+)?\s+{_NO}\s*(?P<number>\d+)",
        re.IGNORECASE,
    ),
}
#: ``Из ПЕКИНА № 13847``, the number line of the forms of the Foreign Ministry.
_FROM_PLACE = re.compile(
    rf"^[^\w\n]*(?:[Ии]з|ИЗ)\s+[А-ЯЁ][А-ЯЁ\- ]{{2,30}}\s*{_NUMERO}\s*{_NUMBER}", re.MULTILINE
)
_PROTOCOL = {
    "ru": re.compile(rf"(?i:протокол(?:а|у|ом|е)?)\s*{_NUMERO}\s*{_NUMBER}"),
    "en": re.compile(rf"(?i:protocol)\s+{_NO}\s*(?P<number>\d+)"),
}
#: ``№ П70/214``: the protocol and the item of a decision of the Politburo or the Presidium.
_DECISION = {
    "ru": re.compile(r"№\s*П\s?(?P<number>\d+)/(?=[\dIVXХІ])"),
    "en": re.compile(rf"{_NO}\s*P(?P<number>\d+)/(?=[\dIVX])"),
}
#: ``763/с``, ``25-С-1417``, ``ПП-4417``.
REGISTRY_NUMBER = r"(?P<number>(?:[^\W\d_]{1,4}[/\-])?[^\W_]*\d[^\W_]*(?:[/\-][^\W_]+)*)"
_REGISTRY = {
    "ru": re.compile(rf"№\s*{REGISTRY_NUMBER}"),
    "en": re.compile(rf"\b{_NO}\s*{REGISTRY_NUMBER}"),
}
_COPY = {
    "ru": re.compile(
        rf"(?:^|(?<=[\s.]))(?:[Ээ]кз(?:емпляр|\.)?|ЭКЗ\.?)\s*{_NUMERO}\s*{_NUMBER}(?=[^\w\n]*(?:$|(?i:Лист)))",
        re.MULTILINE,
    ),
    "en": re.compile(rf"\b(?i:copy|ex\.)\s+{_NO}\s*(?P<number>\d+)"),
}
#: ``Лист 2``; one look-alike letter alone in its line is a number, too: ``Лист Э``.
_SHEET = re.compile(
    r"(?:^|(?<=\s))Лист\s+(?:№\s*)?(?P<number>\d{1,2}|(?<=^Лист )[ЗзЭбЧ])(?=\W*$)", re.MULTILINE
)
_BARE = re.compile(r"[^\w№]{0,3}(?P<number>[\dОЗ]{1,4})(?:\s?об\.?)?\W{0,2}")
_LEAF_RANGE = re.compile(
    r"(?<![^\W_])(?:(?:ll|l|лл|л)\.|listy?|листы?)\s*(?P<number>\d{1,4}(?:\s*[-–—]\s*\d{1,4})?)(?![\d/])",
    re.IGNORECASE,
)


def find_identifiers(document: Document, zone: Zone) -> Iterator[Fact]:
    """The numbers of a zone that name a paper; the span is that of the number alone."""
    if zone.kind is ZoneKind.HEADER:
        yield from _matches(document, zone, FactKind.LEAF_RANGE, _LEAF_RANGE)
        yield from _matches(document, zone, FactKind.PROTOCOL_NUMBER, _PROTOCOL["en"])
        yield from _matches(document, zone, FactKind.TELEGRAM_NUMBER, _TELEGRAM["en"])
        return
    language = zone.language if zone.language in _COPY else "ru"
    yield from _telegram_numbers(document, zone, language)
    for patterns in (_PROTOCOL, _DECISION):
        yield from _matches(document, zone, FactKind.PROTOCOL_NUMBER, patterns[language])
    yield from _copy_numbers(document, zone, language)
    yield from _matches(document, zone, FactKind.REGISTRY_NUMBER, _REGISTRY[language])
    if language == "ru":
        yield from _matches(document, zone, FactKind.SHEET_NUMBER, _SHEET)
        yield from _leaf_numbers(document, zone)


def _matches(
    document: Document, zone: Zone, kind: FactKind, pattern: re.Pattern[str]
) -> Iterator[Fact]:
    for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
        raw = match["number"]
        value = re.sub(r"\s", "", raw) if kind is FactKind.REGISTRY_NUMBER else _plain(raw)
        yield make_fact(document, kind, Span(*match.span("number")), value)


def _plain(raw: str) -> str:
    return re.sub(r"\s*[-–—]\s*", "-", as_digits(raw))


def _telegram_numbers(document: Document, zone: Zone, language: str) -> Iterator[Fact]:
    """Only heads of forms: a telegram that the text mentions has a number of its own."""
    for match in _TELEGRAM[language].finditer(document.source, zone.span.start, zone.span.end):
        if language == "ru" and match["continued"] is None and match["word"][0].islower():
            continue
        span = Span(*match.span("number"))
        yield make_fact(document, FactKind.TELEGRAM_NUMBER, span, as_digits(match["number"]))
    head = document.source[zone.span.start : zone.span.end]
    if language == "ru" and re.search(_CIPHER_WORD, head, re.IGNORECASE):
        yield from _matches(document, zone, FactKind.TELEGRAM_NUMBER, _FROM_PLACE)


def _copy_numbers(document: Document, zone: Zone, language: str) -> Iterator[Fact]:
    """The number of this copy; the printed table and the list of copies name others."""
    for fact in _matches(document, zone, FactKind.COPY_NUMBER, _COPY[language]):
        if language != "ru" or not _names_copies(document.line_at(fact.span.start).text):
            yield fact


@lru_cache(maxsize=1)
def _names_copies(line: str) -> bool:
    """Whether a line names several copies; asked for each number of what may be one long line."""
    return is_table_row(line) or line.count("№") > 2 or _listed(line)


@lru_cache(maxsize=1)
def is_table_row(line: str) -> bool:
    """Whether a line is a row of a Markdown table or of the printed table of copies."""
    return line.count("|") >= 2 or len(re.findall(r"[Ээ]кз", line)) > 1


def _listed(line: str) -> bool:
    """``отп. 2 экз.``, ``экз. № 5 - 8 отдел``: a line of the distribution list."""
    return bool(re.match(r"\W*(?:отп|печ|исп)", line, re.IGNORECASE))


def _leaf_numbers(document: Document, zone: Zone) -> Iterator[Fact]:
    for line in document.lines_in(zone.span):
        match = _BARE.fullmatch(line.text.strip())
        if match is None or not any(character.isdigit() for character in match["number"]):
            continue
        start = line.span.start + line.text.index(match["number"])
        span = Span(start, start + len(match["number"]))
        yield make_fact(document, FactKind.LEAF_NUMBER, span, as_digits(match["number"]))
