"""Who signed a Russian paper, and who deciphered, typed or checked it.

A signature is a line of nothing but initials and a name in capitals (``В. КУЗНЕЦОВ``), a name after
a rank (``Секретарь Ю. Малинина``), after the date (``30.VI.54 г. ЮДИН``) or after ``Верно:``.
Service marks name their authors: ``расш. Прокопьев``, ``Исп. Забелин, печ. Круглова``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Line, Zone, ZoneKind
from ocrfix.facts.listed_names import could_be_person, normal_name
from ocrfix.facts.model import Fact, FactKind, FactPart, make_fact
from ocrfix.facts.names import INITIALS, SURNAME
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

#: A line with more letters is a sentence.
_LONGEST_LINE = 90
#: Shorter words in capitals are abbreviations.
_SHORTEST = 4
_CAPITALS = r"(?:[А-ЯЁ]{4,}(?:[ \-][А-ЯЁ]{2,})?|[А-ЯЁ]{2,3}(?:[ \-][А-ЯЁ]{2,6}){1,2})"
_MIXED = r"[А-ЯЁ][а-яё]{2,}(?:-[А-ЯЁ][а-яё]+)?"
#: A line that is nothing but a name: ``МАКАРОВ``, ``В.И. Макаров``, ``/В. Зорин/``.
_ALONE = re.compile(
    rf"\W*(?:{INITIALS})?(?P<name>{_CAPITALS})(?:\s{INITIALS})?\W*"
    rf"|\W*{INITIALS}(?P<mixed>{_MIXED})\W*"
)
#: A name at the end of a line with the office or the date of the signature before it.
_AFTER_OFFICE = re.compile(
    r"\s*(?:[А-ЯЁ][А-ЯЁа-яё\-]+(?:[ \u00a0]+[А-ЯЁа-яё/()\-]+){0,7}"
    r"|\d{1,2}[./][\dIVXХУ]{1,4}[./\-]\d{2,4}(?:\s?г\.)?)"
    rf"[ \u00a0\-–—/(]+{INITIALS}(?P<name>{_CAPITALS}|{_MIXED})\W*"
)
_AFTER_DATE = re.compile(
    # a misread Roman month (30.УТ.54) is a month for this purpose
    r"\s*\d{1,2}[./][\dA-ZА-Я]{1,4}[./\-]\d{2,4}(?:\s?г\.)?"
    rf"[ \u00a0\-–—/(]+(?:{INITIALS})?(?P<name>{_CAPITALS}|{_MIXED})\W*"
)
#: Offices that stand before a name on the line of a signature.
_OFFICE = re.compile(
    r"\s*(?:зам|врид|врио|и\.\s?о\.|секретар|министр|посол|начальник|заведующ|председател|советник"
    r"|консул|генерал|полковник|майор|капитан|лейтенант|маршал|адмирал|командующ|командир|директор"
    r"|представител|торгпред|член|референт|атташе|инспектор|помощник|уполномочен|нарком|управляющ"
    r"|поверенн|делопроизводител|ответственн|старш|первый|второй|третий|главн|\d)",
    re.IGNORECASE,
)
#: ``Верно:`` and ``подпись`` vouch for the name on the rest of the line.
_ATTESTED = re.compile(
    r"\W*(?:Верно|ВЕРНО|[Пп]одпись|ПОДПИСЬ|п/п|[Пп]одписал[аи]?|Копия верна)\W+"
    rf"(?:{INITIALS})?(?P<name>{_CAPITALS}|{_MIXED})(?![^\W_])\W*"
)
#: The name of the part that tells a clerk: ``отп`` of ``отп. Громова``.
CLERK = "clerk"
#: Marks of the cipher office and the typing pool, each with a name.
_MARK = re.compile(
    r"(?<![^\W_])(?P<mark>[Рр]асш(?:ифр(?:овал[аи]?)?)?|[Оо]тп(?:еч(?:атал[аи]?|атано)?)?"
    r"|[Нн]апеч(?:атал[аи]?)?|[Пп]еч(?:атал[аи]?)?|[Мм]аш(?:инистка)?|[Ии]сп(?:олнил[аи]?|олнитель)?"
    r"|[Вв]ып(?:устил[аи]?)?|[Пп]ров(?:ерил[аи]?)?|[Пп]ерев(?:ел[аи]?)?|[Зз]аписал[аи]?|[Пп]ринял[аи]?"
    r"|[Пп]ередал[аи]?|[Дд]ежурн(?:ый|ая))"
    r"(?:\.?:?[ \u00a0]+|\.:?[ \u00a0]*)(?:т(?:ов)?\.[ \u00a0]*)?"
    rf"(?:{INITIALS})?(?P<name>{SURNAME})(?![^\W_])"
)


def find_signatures(
    document: Document, zone: Zone, knowledge: Knowledge | None = None
) -> Iterator[Fact]:
    """The signatures of a Russian zone, and the names of its service marks."""
    if zone.language != "ru":
        return
    above = ""
    for line in document.lines_in(zone.span):
        # below a rank at the end of a paper even a word of Russian is a name: МАЙОР, КОРОБКОВ
        ranked = _OFFICE.match(above) is not None and not re.search(r"\d", above)
        trusted = ranked and zone.kind is ZoneKind.SERVICE_MARKS
        believed = None if trusted else knowledge
        found = _signed(line.text, believed) if len(line.text) <= _LONGEST_LINE else None
        above = line.text if line.text.strip() else above
        if found is not None:
            start, name = found
            span = Span(line.span.start + start, line.span.start + start + len(name))
            yield make_fact(document, FactKind.SIGNATURE, span, normal_name(name, knowledge))
        else:
            yield from _service(document, line, knowledge)


def _signed(text: str, knowledge: Knowledge | None) -> tuple[int, str] | None:
    """Where on a line the name of a signature begins, and the name."""
    match = _ALONE.fullmatch(text) or _ATTESTED.fullmatch(text)
    if match is None and _OFFICE.match(text):
        match = _AFTER_OFFICE.fullmatch(text) or _AFTER_DATE.fullmatch(text)
    if match is None:
        return None
    name = next(text for text in match.groups() if text)
    words = name.replace("-", " ").split()
    if len(words[0]) < _SHORTEST and not _is_listed(name, knowledge):
        return None  # ЦК КПСС is no name, МАО ЦЗЕ-ДУН is
    if knowledge is None and _OFFICE.match(name):
        return None  # НАЧАЛЬНИК, МАЙОР
    if knowledge is not None and not all(could_be_person(word, knowledge) for word in words):
        return None  # СЕКРЕТНО, ПРИКАЗ
    return match.start(match.lastindex or 0), name


def _is_listed(name: str, knowledge: Knowledge | None) -> bool:
    if knowledge is None:
        return False
    mentions = knowledge.gazetteer.mentions(name.split())
    return any(mention.length == len(name.split()) for mention in mentions)


def _service(document: Document, line: Line, knowledge: Knowledge | None) -> Iterator[Fact]:
    for match in _MARK.finditer(line.text):
        name = match["name"]
        if len(name) < 3 or (knowledge is not None and not could_be_person(name, knowledge)):
            continue
        start = line.span.start + match.start("name")
        span = Span(start, start + len(name))
        offset = line.span.start + match.start("mark")
        mark = Span(offset, offset + len(match["mark"]))
        part = FactPart(CLERK, match["mark"].lower(), match["mark"], mark)
        yield make_fact(document, FactKind.NAME, span, normal_name(name, knowledge), (part,))
