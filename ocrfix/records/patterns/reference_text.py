"""The text of a reference cut into tokens: ``Ф.17,&nbsp;оп. 3`` is ``Ф . 17 , оп . 3``.

HTML entities and tags become the character they stand for and blanks, so that all places stay those
of the source. A marker that is written together with its number (``Ф17``), or with the one before
it (``ф.17оп.3д.1``), is cut from it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from ocrfix.records.model import Field
from ocrfix.text.alphabet import HOMOGLYPHS, Script, script_of
from ocrfix.text.spans import Span

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d?);")
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|i|li|p|span|strong|su[bp]|t[dr]|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*|__")
_TOKEN = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"«»“”()\[\]]+)"
    r"|(?P<word>(?:[^\W_]|[\u00ad\u0301])+(?:['’ʼʻ`´‘](?:[^\W_]|[\u00ad\u0301])+)*['’ʼʻ`´]?(?<!s['’]))"
    r"|(?P<line>\n)|(?P<mark>[^\s])"
)
_LETTERS = re.compile(r"[^\W\d_]+")
#: ``17оп.3``, ``5лл. 1``: behind a marker that touches the number before it stands its own number.
_POINTED_NUMBER = re.compile(r"\.[ \u00a0]?\d")
_TOUCHING_NUMBER = re.compile(r"\.\d")
#: Markers that are written without a blank: ``Ф17``, ``Оп3``, ``л5об``.
_GLUED_MARKERS = frozenset(
    {"ф", "оп", "д", "л", "лл", "спр", "арк", "bl", "op", "ll", "pp", "т", "св", "п", "f", "d"}
)
_FOLD = {ord(a): b for a, b in zip("ёѣі’ʼʻ`´‘", "ееі''''''", strict=True)} | {
    0x00AD: None, 0x0301: None,
}  # fmt: skip
_LATIN_TO_CYRILLIC = str.maketrans(HOMOGLYPHS | {"0": "о", "3": "з"})


@dataclass(slots=True)
class Token:
    """A word or number (``w``), a mark (``m``), an address (``u``) or a line end (``n``).

    `folded` is lower case, with one kind of apostrophe and look-alike letters of a mixed word in
    Cyrillic.
    """

    kind: str
    text: str
    start: int
    end: int
    folded: str

    @property
    def is_number(self) -> bool:
        """Whether it begins with a figure."""
        return self.text[0].isdigit()


class ReferenceText:
    """A source text, its readable form of the same length, and its tokens."""

    def __init__(self, source: str) -> None:
        """Cut `source`; any text is allowed."""
        self.source = source
        self.clean = _readable(source)
        self.tokens: list[Token] = []
        for match in _TOKEN.finditer(self.clean):
            self._add(match)

    def _add(self, match: re.Match[str]) -> None:
        text, start = match.group(), match.start()
        kind = {"url": "u", "word": "w", "line": "n"}.get(match.lastgroup or "", "m")
        if kind == "u":
            text = text.rstrip(".,;:'’!?")
        if kind == "w":
            for place in self._cuts(text, match.end()):
                piece = text[: place - start]
                self.tokens.append(Token("w", piece, start, place, folded(piece)))
                text, start = text[place - start :], place
        form = folded(text) if kind == "w" else text
        self.tokens.append(Token(kind, text, start, start + len(text), form))

    def _cuts(self, text: str, end: int) -> list[int]:
        """Where markers are cut from the numbers they touch; `end` is where `text` ends."""
        start, cuts = end - len(text), []
        for group in _LETTERS.finditer(text):
            if folded(group.group()) not in _GLUED_MARKERS or text[: group.start()] == "0":
                continue  # ``0п`` is the marker ``оп`` itself
            if group.end() < len(text):
                goes_on = text[group.end()].isdigit()
            else:
                pattern = _POINTED_NUMBER if len(group.group()) > 1 else _TOUCHING_NUMBER
                goes_on = group.start() > 0 and bool(pattern.match(self.clean, end))
            if goes_on:
                cuts += [start + place for place in group.span() if 0 < place < len(text)]
        return cuts

    def field(self, value: str, start: int, end: int) -> Field:
        """A field with this value that was read from ``[start, end)``."""
        return Field(value, self.source[start:end], Span(start, end))

    def text_field(self, start: int, end: int, strip: str = " \t\r\n") -> Field | None:
        """The text of ``[start, end)`` as one line, without `strip` around it; None if empty."""
        text = self.clean[start:end]
        left = len(text) - len(text.lstrip(strip))
        inner = text.strip(strip)
        if not inner:
            return None
        return self.field(" ".join(inner.split()), start + left, start + left + len(inner))

    def index_at(self, offset: int) -> int:
        """The index of the first token that begins at `offset` or after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low


def folded(text: str) -> str:
    """Lower case; a word of both alphabets in Cyrillic, where each letter has a look-alike.

    >>> folded("Oп"), folded("Опись")
    ('оп', 'опись')
    """
    if script_of(text) is Script.MIXED:
        cyrillic = text.translate(_LATIN_TO_CYRILLIC)
        if script_of(cyrillic) is Script.CYRILLIC:
            text = cyrillic
    return text.lower().translate(_FOLD)


def _readable(source: str) -> str:
    """`source` with markup made blank, of the same length."""
    if "&" in source:
        source = _ENTITY.sub(_entity, source)
    if "<" in source:
        source = _TAG.sub(_tag, source)
    if "*" in source or "_" in source:
        source = _BOLD.sub("  ", source)
    return source


def _entity(match: re.Match[str]) -> str:
    character = html.unescape(match.group())
    if len(character) != 1 or character in "<>":
        return match.group()
    return ("" if character == "\u00ad" else character).ljust(len(match.group()))


def _tag(match: re.Match[str]) -> str:
    newline = match.group()[1:3].lower() in ("br", "p>", "/p", "di", "li", "tr")
    return ("\n" if newline else " ").ljust(len(match.group()))
