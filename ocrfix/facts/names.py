"""Persons as far as the paper shows them: ``тов. Молотову``, ``З А Х А Р О В У``, signatures.

A title (``тов.``, ``тт.``, ``товарищу``), letter-spacing or the place of a signature (a line of
nothing but initials and capitals) says that a word is a name whether or not a list knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token, TokenKind

_INITIALS = r"(?:(?:[А-ЯЁ]\.[ \u00a0]?){1,2})"
# ``У`` of «Пак Ир У» is a name, ``В`` of «В.М.» is not.
_SURNAME = r"[А-ЯЁ](?:[^\W\d_]+(?:-[^\W\d_]+)*|(?![^\W\d_]|\.))"
_FULL_NAME = rf"{_SURNAME}(?:\s{_SURNAME}){{0,2}}"
_TITLED = re.compile(
    rf"(?<![^\W_])(?P<title>[Тт]ов\.|[Тт]т\.|т\.|[Тт]оварищ[а-я]{{0,3}})[ \u00a0]*"
    rf"(?P<names>{_INITIALS}?{_FULL_NAME}(?:[ \u00a0]{_INITIALS})?"
    rf"(?:(?:,|\s+и)\s+{_FULL_NAME}(?:[ \u00a0]{_INITIALS})?)*)"
)
_PLURAL = re.compile(r"[Тт]т\.|[Тт]оварищ(?:и|ей|ам|ами|ах)")
_EACH = re.compile(_FULL_NAME)
_SIGNATURE = re.compile(
    rf"\W*(?:{_INITIALS})?(?P<name>[А-ЯЁ]{{4,}}(?:[ \-][А-ЯЁ]{{2,}})?)"
    rf"(?:\s{_INITIALS})?\W*"
)


def find_names(document: Document, zone: Zone) -> Iterator[Fact]:
    """The names of a Russian zone; one place may be a NAME and an ADDRESSEE or SIGNATURE."""
    if zone.language != "ru":
        return
    yield from _titled(document, zone)
    for found in document.tokens_in(zone.span):
        if found.kind is TokenKind.SPACED and found.word.isupper():
            token = without_initial(document, found)
            yield _name(document, token.span, token)
            yield make_fact(document, FactKind.ADDRESSEE, token.span, token.folded)
    yield from _signatures(document, zone)


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


def _titled(document: Document, zone: Zone) -> Iterator[Fact]:
    for match in _TITLED.finditer(document.source, zone.span.start, zone.span.end):
        names = list(_EACH.finditer(document.source, *match.span("names")))
        if not _PLURAL.fullmatch(match["title"]):
            names = names[:1]
        for name in names:
            words = [part for part in name.group().split() if len(part) > 1]
            if not words:
                continue
            start = name.start() + name.group().index(words[0])
            span = Span(start, start + len(words[0]))
            whole = Span(start, name.end())
            yield make_fact(document, FactKind.NAME, whole, fold(whole.text(document.source)))
            if match["title"].startswith("Т") and _begins_line(document, match.start()):
                yield make_fact(document, FactKind.ADDRESSEE, span, fold(words[0]))


def _begins_line(document: Document, offset: int) -> bool:
    line = document.line_at(offset)
    return not document.source[line.span.start : offset].strip()


def _name(document: Document, span: Span, token: Token) -> Fact:
    return make_fact(document, FactKind.NAME, span, token.folded)


def _signatures(document: Document, zone: Zone) -> Iterator[Fact]:
    for line in document.lines:
        if not zone.span.start <= line.span.start < zone.span.end:
            continue
        match = _SIGNATURE.fullmatch(line.text)
        if match is not None:
            start = line.span.start + match.start("name")
            span = Span(start, start + len(match["name"]))
            yield make_fact(document, FactKind.SIGNATURE, span, fold(match["name"]))
