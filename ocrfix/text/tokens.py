"""Words, numbers and signs of a text, each with its place; no character is ever lost.

A token is a run of letters and digits of *any* script: ``Мocквa`` with Latin letters is one token
whose script is MIXED, not four. What typists write as one unit is one token: ``южно-корейского``,
``см.сл.лист``, ``В.И.``, ``ВКП/б/``, ``100.000``, ``30.VI.54``, ``763/с``, the letter-spaced
``Ф И Л И П П О В У`` and a word broken at a line end (`ocrfix.text.hyphens`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ocrfix.text.alphabet import Script, fold, script_of
from ocrfix.text.hyphens import BROKEN_WORD, joined
from ocrfix.text.spans import Span


class TokenKind(StrEnum):
    """What a token's shape says it is."""

    WORD = "word"
    SPACED = "spaced"
    """a word set with a space between its letters"""
    BROKEN = "broken"
    """a word divided at a line end"""
    ABBREVIATION = "abbreviation"
    """with points or slashes inside: ``с.г.``, ``ВКП/б/``"""
    INITIALS = "initials"
    NUMBER = "number"
    """begins with a digit and holds digits and marks, with at most a short suffix: ``763/с``"""
    NUMERO = "numero"
    """the sign №"""


@dataclass(frozen=True)
class Token:
    """A unit of text. `text` is the source slice; `parts` are its spans, two for a broken word."""

    text: str
    span: Span
    kind: TokenKind
    parts: tuple[Span, ...]

    @cached_property
    def word(self) -> str:
        """The text as one would read it: without the line break or the letter-spacing.

        ``Ф И Л И П П О В У`` reads ``ФИЛИППОВУ``.
        """
        if self.kind is TokenKind.SPACED:
            return re.sub(r"\s", "", self.text)
        if self.kind is TokenKind.BROKEN:
            return joined(self.text)
        return self.text

    @cached_property
    def folded(self) -> str:
        """`word` for look-ups: lower case, ё as е, no soft hyphens or accents."""
        return fold(self.word)

    @cached_property
    def script(self) -> Script:
        """The script of the letters."""
        return script_of(self.text)

    @cached_property
    def has_digit(self) -> bool:
        """Whether a digit is among the characters."""
        return any(character.isdigit() for character in self.text)


_CHARACTER = r"(?:[^\W_]|[\u0300-\u036f\u00ad])"
_RUN = rf"[^\W_]{_CHARACTER}*"
_LOWER = r"[а-яёa-z]"
_UPPER = r"[А-ЯЁA-Z]"

#: What is written after a number without a space.
_UNIT = "г|гг|тыс|млн|млрд|руб|коп|т|кг|ц|м|мм|см|км|га|л|ч|час|мин|чел|экз|шт|сд|сп"

# One alternative a kind; the first that matches at a place wins. No alternative can match the
# same text in two ways, so the scan is linear in the length of the text.
_TOKEN = re.compile(
    "|".join(
        [
            # the last letter is not the first of the initials in М О Л О Т О В У В.М.
            rf"(?P<spaced>(?<![^\W_])(?:{_UPPER}[ \u00a0]{{1,3}}){{3,}}{_UPPER}"
            rf"(?![^\W_]|\.[ ]?{_UPPER}\.)"
            rf"|(?<![^\W_])(?:{_LOWER} ){{5,}}{_LOWER}(?![^\W_]))",
            rf"(?P<broken>{BROKEN_WORD})",
            # 30.VI.54, 24.Х.53: a Roman month between points
            r"(?P<roman>\d{1,2}\.[IVXХУІ]{1,4}\.\d{2,4})",
            r"(?P<slashed>[А-ЯЁ]{2,6}(?:/[а-яёА-ЯЁ]{1,4}/|\([а-яёА-ЯЁ]{1,4}\)))",
            rf"(?P<initials>(?<![^\W_]){_UPPER}\.(?:[ ]?(?:-?{_UPPER}|Дж|Ю|Я)\.)+(?![^\W_]\.))",
            r"(?P<dotted>(?<![^\W_])(?:[а-яё]{1,4}\.){1,3}[а-яё]{1,6}(?:\.|(?![^\W_])))",
            # 100.000, 17.45, 15.1.51, 10-15, 1950/51, 763/с, 82-мм is a number with a suffix
            # and 1950 in 1950г., but not the 1 of 19э1
            rf"(?P<number>\d+(?:[.,:/\-–—]\d+)*(?:[/\-]{_LOWER}{{1,3}}(?![^\W_]))?"
            rf"(?:(?![^\W_])|(?=(?:{_UNIT})(?![^\W_]))))",
            rf"(?P<word>{_RUN}(?:[\-‐‑'’]{_RUN})*)",
            r"(?P<numero>№)",
        ]
    )
)

_KINDS = {
    "spaced": TokenKind.SPACED,
    "broken": TokenKind.BROKEN,
    "roman": TokenKind.NUMBER,
    "slashed": TokenKind.ABBREVIATION,
    "initials": TokenKind.INITIALS,
    "dotted": TokenKind.ABBREVIATION,
    "number": TokenKind.NUMBER,
    "word": TokenKind.WORD,
    "numero": TokenKind.NUMERO,
}


def tokenize(source: str) -> Iterator[Token]:
    """The tokens of `source`, left to right; what lies between them is punctuation and space."""
    for match in _TOKEN.finditer(source):
        kind = _KINDS[str(match.lastgroup)]
        span = Span(*match.span())
        parts: tuple[Span, ...] = (span,)
        if kind is TokenKind.BROKEN:
            text = match.group()
            head, tail = re.split(r"\s+", text)
            parts = (
                Span(span.start, span.start + len(head)),
                Span(span.end - len(tail), span.end),
            )
        yield Token(match.group(), span, kind, parts)
