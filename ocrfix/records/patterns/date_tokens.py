"""The text of a date as tokens, one letter for the kind of each.

``«16» января 1951 г.`` has the shape ``"n" m y g``: patterns are written over such shapes, and each
letter of a shape leads back to its token. Editorial brackets are no part of a shape (``16 января
[1951 г.]`` is a whole date), nor is ``[sic]``. Figures may be letters that look like them: ``З7``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.months import RUSSIAN_MONTH, roman_month
from ocrfix.records.patterns.date_words import Word, misread_month, words
from ocrfix.text.alphabet import HOMOGLYPHS

#: Kinds besides those of `date_words.KINDS`: n number of one or two figures, a the same if it may
#: be Roman as well, r Roman month, y year of four figures, u year with unknown figures, D decade,
#: _ place left empty, q other number, x other word, ¶ empty line; marks stand for themselves.
NUMBER, EITHER, ROMAN, YEAR, UNKNOWN_YEAR, DECADE, BLANK = "n", "a", "r", "y", "u", "D", "_"
OTHER_NUMBER, OTHER_WORD, EMPTY_LINE = "q", "x", "¶"

#: One pattern for all tokens; the first alternative that matches wins.
_TOKEN = re.compile(
    r"""
    (?P<paragraph>[^\S\n]*\n[^\S\n]*(?:\n\s*)+)
  | (?P<note>[\[(]\s?(?:sic!?|SIC!?|Sic!?|так\ в\ (?:документе|тексте|оригинале)|!)\s?[\])])
  | (?P<gap>\s+)
  | (?P<doubt>[\[(]\s?\?\s?[\])])
  | (?P<unknown>(?<![^\W_])(?:1[5-9]|20)(?:\d(?:[XХхx_?](?![^\W_])|\.{2,3}|…|-(?=\s?[гр]\b))
        |(?:XX|ХХ|хх|xx)(?![^\W_])|__+|\?\?|\.{2,3}|…|-{2,}))
  | (?P<decade>(?<![^\W_])(?:\d{3}0\s?(?:-?['’]?s|-?(?:е|х|ые|ых|ті|ми)|er)(?![^\W_])
        |\d0\s?-?(?:['’]?s(?![^\W_])|(?:е|х|ые|ых|ті|er)(?=\s(?:г|р|Jahr)))))
  | (?P<blank>[«"„“]\s{0,3}[»"”“]|_+|\.{2,}|…|\?\?|(?<![^\W_])(?:XX|ХХ|хх|xx)(?![^\W_]))
  | (?P<spaced>(?<=[а-я]\s)1\s?9\s?\d\s?\d(?=\s{0,2}(?:г|р)\b))
  | (?P<number>(?<![^\W_])(?:[\dЗОlIІ|O][\dЗзОоOolIІ|б]{0,3}(?![^\W_])|\d+)
        |(?<=[年月년월])\d+|(?<=[^\W\d_]{3})(?:1[89]|20)\d\d(?!\d))
  | (?P<point>[年月日년월일])
  | (?P<word>[^\W\d_]{3,12}(?=(?:1[89]|20)\d\d(?!\d))|[^\W_]+)
  | (?P<dash>[-‐‑‒–—―−]+)
  | (?P<quote>[«»"“”„'’‘`*]+)
  | (?P<bracket>[\[\]<>{}])
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SIMPLE = {"paragraph": EMPTY_LINE, "note": " ", "gap": " ", "doubt": "?", "blank": BLANK,
           "dash": "-", "point": ".", "quote": '"', "bracket": ""}  # fmt: skip
#: Letters alone that are figures: ``З``, ``ЗО``, ``lO``, ``Зl``.
_LETTERS_FOR_FIGURES = re.compile(r"З[ЗОO]?|З[lIІ|]|[lI|][OОo]")
_ROMAN = re.compile(r"[IVXХУІYПШivxхlі|1]{1,5}")
_ROMAN_LETTERS = str.maketrans({"i": "I", "і": "I", "|": "I", "у": "У"})
#: Roman months that are also figures: ``l``, ``II`` (11), ``l1``.
_EITHER = re.compile(r"[lIІ|1]{1,2}")
#: Endings of a number in letters: ``16-го``, «1st», ``5-е``.
_ENDING = re.compile(r"-?(?:го|ого|ое|е|му|ому|м|st|nd|rd|th|й|я|ей|і)(?![^\W_])")
_LATIN_IN_CYRILLIC = str.maketrans({latin: cyrillic.lower() for latin, cyrillic in
                                    HOMOGLYPHS.items() if latin.islower()})  # fmt: skip
_UNITS = frozenset("年月日년월일")
_RUSSIAN_MONTH = re.compile(rf"\s(?:{RUSSIAN_MONTH})(?![^\W_])")
#: ``ll. 1-3``: the letters that also look like figures mean leaves.
_BEFORE_LEAF = re.compile(r"(?:[^./\-]|^)ll?\.?\s+\d")
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"(?:[^\W_]|\|){1,6}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: its kind, its place, and its number if it has one.

    `roman` is the month of a token that can be read as a Roman figure.
    """

    kind: str
    text: str
    start: int
    end: int
    value: int | str | None = None
    roman: int | None = None


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text and their kinds in one string."""

    source: str
    tokens: tuple[Token, ...]
    shape: str


def tokenize(source: str) -> Tokens:
    """The tokens of `source` in order; blanks between them are tokens too, single ones."""
    folded = _folded(source)
    tokens: list[Token] = []
    place = 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if match is None:  # the last alternative takes any character
            break
        token = _token(folded, match)
        place = token.end
        if token.kind == "" or (token.kind == " " and tokens and tokens[-1].kind == " "):
            continue
        tokens.append(token)
    tokens = _with_misread_months(_with_split_years(tokens, source), folded)
    return Tokens(source, tuple(tokens), "".join(token.kind for token in tokens))


def _with_split_years(tokens: list[Token], source: str) -> list[Token]:
    """``[19]55`` and ``195[5]`` are one year."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is not None and token.kind == NUMBER and before.kind in (NUMBER, OTHER_NUMBER):
            figures = before.text + token.text
            between = source[before.end : token.start]
            if between in ("[", "]", "<", ">") and re.fullmatch(r"(?:1[89]|20)\d\d", figures):
                joined[-1] = Token(YEAR, figures, before.start, token.end, int(figures))
                continue
        joined.append(token)
    return joined


def _folded(source: str) -> str:
    """Small letters, ё as е, Latin letters within Cyrillic words Cyrillic; the same length."""
    small = "".join(
        "е" if one in "ёЁ" else one.lower() if len(one.lower()) == 1 else one for one in source
    )
    return _WORD.sub(_one_script, small)


def _one_script(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii() or not any("а" <= one <= "я" for one in word):
        return word
    return word.translate(_LATIN_IN_CYRILLIC)


def _token(folded: str, match: re.Match[str]) -> Token:
    name, text = match.lastgroup or "", match.group()
    start, end = match.span()
    if name in _SIMPLE:
        return Token(_SIMPLE[name], text, start, end)
    if name in ("number", "word"):
        return _number(folded, match) if name == "number" else _word(folded, match)
    if name in ("unknown", "decade", "spaced"):
        return _year(name, text, start)
    known = _known_word(folded, start) if text in "&№" else None
    kind = known[0].kind if known else text if text in ".,/:()?~;" else OTHER_WORD
    return Token(kind, text, start, end)


def _year(name: str, text: str, start: int) -> Token:
    """``195?`` and ``19__``, ``1950-е`` and ``50-е``, ``1 9 3 5``."""
    end = start + len(text)
    known = re.match(r"\d*", text)
    digits = known.group() if known else ""
    if name == "unknown":
        return Token(UNKNOWN_YEAR, text, start, end, digits.ljust(4, "X"))
    if name == "decade":
        return Token(DECADE, text, start, end, digits)
    return Token(YEAR, text, start, end, int(re.sub(r"\s", "", text)))


def _number(folded: str, match: re.Match[str]) -> Token:
    text, (start, end) = match.group(), match.span()
    run = _RUN.match(match.string, start)
    whole = _roman(run.group(), start, run.end()) if run is not None else None
    if whole is not None and run is not None and run.end() > end:
        return whole
    either = _roman(text, start, end)
    digits = as_digits(text.replace("|", "1"))
    figures = sum(one.isdigit() for one in text)
    if not text.isdigit():
        if either is not None:
            leaf = text in ("l", "ll") and _BEFORE_LEAF.match(folded, max(0, start - 1))
            return replace(either, kind="X") if leaf else either
        sure = figures >= 2 if len(text) > 2 else figures == 1
        if not digits.isdigit() or not (sure or _LETTERS_FOR_FIGURES.fullmatch(text)):
            return _word(folded, match)
    ending = _ENDING.match(folded, end)
    if ending is None and _is_glued(folded, end):
        return Token(OTHER_NUMBER, text, start, end)
    if text == "111":
        return Token(ROMAN, text, start, end, None, 3)
    kind = {1: NUMBER, 2: NUMBER, 4: YEAR}.get(len(digits), OTHER_NUMBER)
    if ending is not None and kind == NUMBER:
        end = ending.end()
    return Token(kind, text, start, end, int(digits) if kind != OTHER_NUMBER else None)


def _is_glued(folded: str, end: int) -> bool:
    """Whether letters that say nothing of a date follow a number at once: ``059а``."""
    following = folded[end : end + 1]
    if following in _UNITS or not (following.isalnum() or following == "_"):
        return False
    known = _known_word(folded, end)
    return known is None or known[0].kind == "X"


def _roman(text: str, start: int, end: int) -> Token | None:
    """A Roman month in the letters of a typewriter; None for anything else."""
    if not _ROMAN.fullmatch(text) or (text.isdigit() and text != "111") or text in "іy":
        return None
    month = roman_month(text.translate(_ROMAN_LETTERS))
    if month is None:
        return None
    if _EITHER.fullmatch(text):
        return Token(EITHER, text, start, end, int("1" * len(text)), month)
    return Token(ROMAN, text, start, end, None, month)


def _word(folded: str, match: re.Match[str]) -> Token:
    text, (start, end) = match.group(), match.span()
    roman = _roman(text, start, end)
    if roman is not None:
        return roman
    letters = re.match(r"[^\W\d_]+", text)
    if letters is None:
        return Token(OTHER_WORD, text, start, end)
    known = _known_word(folded, start)
    if known is None:
        return Token(OTHER_WORD, text, start, end)
    word, end = known
    return _settled(folded, Token(word.kind, match.string[start:end], start, end, word.value))


def _known_word(folded: str, start: int) -> tuple[Word, int] | None:
    first = _WORD.match(folded, start)
    for word in words().get(first.group() if first else folded[start], ()):
        match = word.pattern.match(folded, start)
        if match is not None:
            return word, match.end()
    return None


def _settled(folded: str, token: Token) -> Token:
    """Words that do two things: «am» after a number is of the clock, ``с.`` a page."""
    if token.text.lower() == "am":
        number = re.search(r"\d\s?\Z", folded[max(0, token.start - 2) : token.start])
        return replace(token, kind="p", value="am") if number else replace(token, kind="L")
    if token.text == "з" and _RUSSIAN_MONTH.match(folded, token.end):
        return replace(token, kind=NUMBER, value=3)  # ``з мая``; Ukrainian months differ
    if token.text in ("с", "c", "С", "C") and re.match(
        r"\.\s?\d", folded[token.end : token.end + 3]
    ):
        return replace(token, kind="X")
    if token.text in ("c", "C") and re.match(
        r"\s?\d[^a-z]{0,30}[а-я]", folded[token.end : token.end + 40]
    ):
        return replace(token, kind="F")  # ``c 5 по 14 января`` with a Latin letter
    return token


def _with_misread_months(tokens: list[Token], folded: str) -> list[Token]:
    """Unknown words beside a number that are a month but for one letter: ``16 янвапя``."""
    for place, token in enumerate(tokens):
        if token.kind != OTHER_WORD or not token.text.isalpha():
            continue
        around = "".join(one.kind for one in tokens[max(0, place - 3) : place + 4])
        if not re.search("[nay_]", around):
            continue
        month = misread_month(folded[token.start : token.end])
        if month is not None:
            tokens[place] = replace(token, kind="m", value=month)
    return tokens
