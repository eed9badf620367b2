"""Persons of the Russian text by their place: ``тов. Молотову``, ``З А Х А Р О В У``.

A title (``тов.``, ``тт.``, ``товарищу``), a rank (``генерал-майор``), initials (``И.В. Сталин``) or
letter-spacing say that a word is a name whether or not a list knows it. Signatures are found by
`ocrfix.facts.signatures`, names that only a list knows by `ocrfix.facts.listed_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone
from ocrfix.facts.listed_names import could_be_person, normal_name
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token, TokenKind

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

INITIALS = r"(?:(?:[А-ЯЁ]\.[ \u00a0]?){1,2})"
# ``У`` of «Пак Ир У» is a name, ``В`` of «В.М.» is not, and neither is the title of a next line.
SURNAME = (
    r"(?!(?:[Тт]ов|[Тт]т|Товарищ\w*|Экз|Лист|Копия|Верно)(?![^\W\d_]))"
    r"[А-ЯЁ](?:[^\W\d_]+(?:-[^\W\d_]+)*|(?![^\W\d_]|\.))"
)
_FULL_NAME = rf"{SURNAME}(?:\s{SURNAME}){{0,2}}"
_TITLE = r"[Тт][Оо][Вв]\.|[Тт][Тт]?\.|[Тт]\.[ ]?[Тт]\.|[Тт](?:оварищ[а-я]{0,3}|ОВАРИЩ[А-Я]{0,3})"
#: What stands after a name of a list: ``т. Корнийцу - все; Звереву - п. 4``.
_SHARE = r"(?:\s?[-–—]\s?(?:все|п\.?\s?п?\.?\s?[\d,и \-]{1,12}\d))?"
_TITLED = re.compile(
    rf"(?<![^\W_])(?P<title>{_TITLE})[ \u00a0]*"
    rf"(?P<names>{INITIALS}?{_FULL_NAME}(?:[ \u00a0]{INITIALS})?"
    rf"(?:(?:{_SHARE}[,;]|\s+и)\s+{INITIALS}?{_FULL_NAME}(?:[ \u00a0]{INITIALS})?)*)"
)
_PLURAL = re.compile(r"[Тт][Тт]\.|[Тт]\.[ ]?[Тт]\.|[Тт]оварищ(?:и|ей|ам|ами|ах)", re.IGNORECASE)
_EACH = re.compile(rf"(?:{INITIALS})?(?P<name>{_FULL_NAME})")
#: Ranks and offices after which a name follows, in any case, at most three small words between.
_RANKED = re.compile(
    r"(?<![^\W_])(?:маршал|генерал|адмирал|контр-адмирал|вице-адмирал|полковник|подполковник|майор"
    r"|капитан|лейтенант|посол|посл|посланник|министр|президент|премьер|консул|генконсул|советник"
    r"|секретар|председател|командир|академик|инженер|доктор|господин|представител)"
    r"(?:-[а-я]+)?(?:[аеуияью]|ом|ем)?(?:[ \u00a0][а-яё\-]+){0,3}[ \u00a0]"
    rf"{INITIALS}?(?P<name>[А-ЯЁ][а-яё]{{2,}}(?:-[а-яё]+)*(?:\s[А-ЯЁ][а-яё]+(?:-[а-яё]+)*){{0,2}})"
)
_WITH_INITIALS = re.compile(
    r"(?<![^\W_])(?<![^\W_]\.)(?:[А-ЯЁ]\.[ \u00a0]?){1,2}"
    r"(?P<after>[А-ЯЁ][^\W\d_]{2,}(?:-[^\W\d_]+)?)(?![^\W_])"
    r"|(?<![^\W_])(?P<before>[А-ЯЁ][^\W\d_]{2,}(?:-[^\W\d_]+)?)[ \u00a0][А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\."
)
#: The dative of a name; a letter-spaced name in another case (``П У З А Н О В А``) is no addressee.
_DATIVE = re.compile(r".*[ую]|.*[аиео]й|.*ко|.*[иеы]")

#: How far back a heading or an empty line reaches that says what a name is there for.
_REACH = 200
_BLANK = re.compile(r"\s*")


def find_names(
    document: Document, zone: Zone, knowledge: Knowledge | None = None
) -> Iterator[Fact]:
    """The names of a Russian zone; one place may be a NAME and an ADDRESSEE."""
    if zone.language != "ru":
        return
    yield from _titled(document, zone, knowledge)
    yield from _spaced(document, zone, knowledge)
    yield from _with_initials(document, zone, knowledge)
    if knowledge is not None:
        yield from _ranked(document, zone, knowledge)


def without_initial(document: Document, token: Token) -> Token:
    """A name in capitals without the first of the initials that follow it.

    ``М О Л О Т О В У В.М.`` is the name ``М О Л О Т О В У`` and the initials В.М.; OCR makes
    ``МОЛОТОВУВ.М.`` of it.
    """
    following = document.source[token.span.end : token.span.end + 4]
    if not token.word.isupper() or not re.match(r"\.\s?[А-ЯЁ]\.", following):
        return token
    text = token.text[:-1].rstrip()
    span = Span(token.span.start, token.span.start + len(text))
    return Token(text, span, token.kind, (span,))


def _titled(document: Document, zone: Zone, knowledge: Knowledge | None) -> Iterator[Fact]:
    for match in _TITLED.finditer(document.source, zone.span.start, zone.span.end):
        names = list(_EACH.finditer(document.source, *match.span("names")))
        if not _PLURAL.fullmatch(match["title"]):
            names = names[:1]
        addressed = _addresses(document, match) or _for_whom(document, match.start())
        for name in names:
            words = [part for part in name["name"].split() if len(part) > 1]
            if not words:
                continue
            start = name.start("name") + name["name"].index(words[0])
            whole = Span(start, name.end("name"))
            value = normal_name(whole.text(document.source), knowledge)
            yield make_fact(document, FactKind.NAME, whole, value)
            if addressed:
                yield make_fact(document, FactKind.ADDRESSEE, whole, value)


def _addresses(document: Document, match: re.Match[str]) -> bool:
    """Whether a line begins with a title in the dative: ``Товарищу``, ``Тов. Молотову``; with small
    letters only ``тт.`` does, unless a line such as ``разослано:`` makes it a list of copies."""
    line = document.line_at(match.start())
    if _BLANK.fullmatch(document.source, line.span.start, match.start()) is None:
        return False
    title = match["title"]
    if title.lower().startswith("товарищ"):
        return title.startswith("Т") and title.lower() in ("товарищу", "товарищам")
    name = _EACH.match(match["names"])
    if name is None or not _DATIVE.fullmatch(fold(name["name"])):
        return False
    above = document.source[max(0, line.span.start - _REACH) : line.span.start].rstrip()[-1:]
    return title.startswith("Т") or (bool(_PLURAL.fullmatch(title)) and above != ":")


def _for_whom(document: Document, offset: int) -> bool:
    """Whether ``Для`` or the place of an embassy stands before: ``ПЕКИН — тов. КРАСОВСКОМУ``."""
    before = _before_on_line(document, offset).strip()
    return bool(re.fullmatch(r"Для|[А-ЯЁ\-]{4,20}\s?[-–—]", before))


def _spaced(document: Document, zone: Zone, knowledge: Knowledge | None) -> Iterator[Fact]:
    for found in document.tokens_in(zone.span):
        if found.kind is not TokenKind.SPACED or not found.word.isupper():
            continue
        token = without_initial(document, found)
        if knowledge is not None and not could_be_person(token.word, knowledge):
            continue  # П Р И К А З
        value = normal_name(token.word, knowledge)
        yield make_fact(document, FactKind.NAME, token.span, value)
        if _DATIVE.fullmatch(token.folded) and not _author(document, token):
            yield make_fact(document, FactKind.ADDRESSEE, token.span, value)


def _author(document: Document, token: Token) -> bool:
    return "дневник" in fold(_before_on_line(document, token.span.start))


def _before_on_line(document: Document, offset: int) -> str:
    """What stands before an offset on its line, as far back as `_REACH`."""
    line = document.line_at(offset)
    return document.source[max(line.span.start, offset - _REACH) : offset]


def _with_initials(document: Document, zone: Zone, knowledge: Knowledge | None) -> Iterator[Fact]:
    for match in _WITH_INITIALS.finditer(document.source, zone.span.start, zone.span.end):
        group = "after" if match["after"] else "before"
        if knowledge is None or could_be_person(match[group], knowledge):
            span = Span(*match.span(group))
            yield make_fact(document, FactKind.NAME, span, normal_name(match[group], knowledge))


def _ranked(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    for match in _RANKED.finditer(document.source, zone.span.start, zone.span.end):
        words = match["name"].split()
        kept = [word for word in words if could_be_person(word, knowledge)]
        if kept == words:
            span = Span(*match.span("name"))
            yield make_fact(document, FactKind.NAME, span, normal_name(match["name"], knowledge))
