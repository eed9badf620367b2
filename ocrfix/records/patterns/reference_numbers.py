"""Numbers of a reference: ``059а``, ``Р-1235``, ``335/2``, ``12 chast' 2``, ``Л. 1–3 об., 5``.

Figures that were read as letters (``З42``, ``1О``) are put right in the value, where the letter
cannot be the letter of the number itself; the raw text stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocrfix.records.patterns.reference_text import Token
from ocrfix.records.patterns.reference_words import unit_markers, word_set
from ocrfix.text.alphabet import DIGITLIKE_LETTERS

#: Between two figures a letter is a misread figure; after the last one only these capitals are.
_INNER = str.maketrans(DIGITLIKE_LETTERS)
_LAST = {"З": "3", "О": "0", "O": "0", "І": "1", "I": "1", "l": "1"}
_FIRST = {"З": "3", "О": "0", "O": "0", "о": "0", "o": "0", "l": "1", "І": "1"}
_ALONE = {"З": "3", "з": "3", "І": "1", "I": "1", "l": "1"}
_DASHES = frozenset("-‐‑‒–—―−")
_NUMERO = frozenset({"№", "no", "nr", "nо", "n", "#", "номер", "number"})
_OPEN, _CLOSE = frozenset("[(<"), frozenset("])>")
_PART_WORDS = frozenset({"chast", "chast'", "ч", "часть", "part", "pt", "ch", "teil"})
#: Letters that are written apart from their number: ``ф. 148 а``.
_LONE_SUFFIX = frozenset("абвabc")
_FOND_PREFIX = re.compile(r"[A-ZА-ЯЁІ]{1,2}")
_LEAF = re.compile(r"(?P<number>\d{1,6})(?P<letter>[a-eg-zа-яё]?|ff?)(?P<side>об|ob|зв|vo|v|r)?")
_LIST_WORDS = frozenset({"и", "та", "й", "and", "und", "&", "u"})
#: ``Л. 1–3 с об.``
_WITH = frozenset({"с", "with", "z"})
_YEARS = range(1900, 2000)
_LARGEST_STEP = 500


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the index after it; `repaired` says that a letter was taken for a figure."""

    value: str
    end: int
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class LeafItem:
    """A leaf or range at the tokens ``[start, end)``."""

    first: str
    last: str
    start: int
    end: int
    repaired: bool = False


def figures(text: str) -> tuple[str, bool] | None:
    """`text` with misread figures put right, and whether there were any; None for a mere word.

    >>> figures("З42"), figures("059а"), figures("Оп")
    (('342', True), ('059а', False), None)
    """
    if not any(character.isdigit() for character in text):
        if text and all(character in _ALONE for character in text):
            return "".join(_ALONE[character] for character in text), True
        return None
    first = next(index for index, one in enumerate(text) if one.isdigit())
    last = max(index for index, one in enumerate(text) if one.isdigit())
    head, body, tail = text[:first], text[first : last + 1], text[last + 1 :]
    if head and not all(character in _FIRST for character in head):
        return None if len(head) > 2 else (text, False)
    fixed = "".join(_FIRST[one] for one in head) + body.translate(_INNER)
    fixed += "".join(_LAST.get(one, one) for one in tail)
    return fixed, fixed != text


def skip_numero(tokens: Sequence[Token], index: int) -> int:
    """The index after ``№``, ``No.`` or an opening bracket before a number."""
    while index < len(tokens) and (tokens[index].folded in _NUMERO or tokens[index].text in _OPEN):
        index += 1
        if index < len(tokens) and tokens[index].text in ".:":
            index += 1
    return index


def number_at(tokens: Sequence[Token], index: int, unit: str) -> Number | None:
    """The number of a unit that begins at a token: ``Р-1235``, ``9401с/2``, ``12 chast' 2``."""
    start = index = skip_numero(tokens, index)
    prefix, index = _prefix(tokens, index) if unit in ("fond", "delo") else ("", index)
    if index >= len(tokens) or tokens[index].kind != "w":
        return None
    found = figures(tokens[index].text)
    if found is None or (prefix and not tokens[index].text[0].isdigit()):
        return _roman(tokens, start) if unit == "volume" else None
    value, repaired = prefix + found[0], found[1]
    index += 1
    value, index = _further(tokens, index, value, unit)
    bracketed = start > 0 and tokens[start - 1].text in _OPEN
    if bracketed and index < len(tokens) and tokens[index].text in _CLOSE:
        index += 1
    return Number(value, index, repaired)


def _prefix(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The letters before the figures of a fond: ``Р-``, ``И-``, ``R``."""
    if index + 1 >= len(tokens) or not _FOND_PREFIX.fullmatch(tokens[index].text):
        return "", index
    after = index + 1
    dash = ""
    if tokens[after].text == "." and after + 1 < len(tokens) and tokens[after + 1].text in _DASHES:
        after += 1
    if tokens[after].text in _DASHES:
        dash, after = "-", after + 1
    if after < len(tokens) and tokens[after].is_number:
        near = dash or tokens[index].end == tokens[after].start
        if near or tokens[index].text in ("Р", "R", "П", "И"):
            return tokens[index].text + dash, after
    return "", index


def _further(tokens: Sequence[Token], index: int, value: str, unit: str) -> tuple[str, int]:
    """What belongs to a number after its first figures: a letter, ``/2``, ``-л``, a part."""
    while index + 1 < len(tokens):
        mark, after = tokens[index], tokens[index + 1]
        glued = mark.start == tokens[index - 1].end
        if mark.text == "/" and after.kind == "w" and len(after.text) <= 6:
            fits = after.is_number or len(after.text) <= 2
            if not fits or not glued:
                break
            value, index = f"{value}/{after.text}", index + 2
        elif mark.text in _DASHES and _suffix_after_dash(tokens, index, unit):
            value, index = f"{value}-{after.text}", index + 2
        else:
            break
    if index < len(tokens) and tokens[index].text in _LONE_SUFFIX:
        following = tokens[index + 1].text if index + 1 < len(tokens) else "."
        number_after = index + 2 < len(tokens) and tokens[index + 2].is_number
        if following in ",;." and not (following == "." and number_after):
            value, index = value + tokens[index].text, index + 1
    return _part(tokens, index, value) if unit == "delo" else (value, index)


def _suffix_after_dash(tokens: Sequence[Token], index: int, unit: str) -> bool:
    after = tokens[index + 1]
    if after.kind != "w" or tokens[index].end != after.start:
        return False
    if tokens[index].start != tokens[index - 1].end:
        return False
    if len(after.text) > 1 and unit_markers().at(tokens, index + 1) is not None:
        return False
    if len(after.text) <= 3 and after.text.isalpha():
        following = tokens[index + 2] if index + 2 < len(tokens) else None
        return following is None or following.text != "." or not _number_follows(tokens, index + 2)
    return unit in ("fond", "opis", "delo", "papka") and after.is_number


def _number_follows(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].is_number


def _part(tokens: Sequence[Token], index: int, value: str) -> tuple[str, int]:
    """``12 chast' 2``: a part of a file belongs to its number."""
    if index < len(tokens) and tokens[index].folded in _PART_WORDS:
        after = index + 1
        point = after < len(tokens) and tokens[after].text == "."
        after += point
        if after < len(tokens) and (tokens[after].is_number or _is_roman(tokens[after].text)):
            word = tokens[index].text + ("." if point else "")
            return f"{value} {word} {tokens[after].text}", after + 1
    return value, index


def _is_roman(text: str) -> bool:
    return 0 < len(text) <= 6 and all(character in "IVXІХ" for character in text)


def _roman(tokens: Sequence[Token], index: int) -> Number | None:
    if index < len(tokens) and _is_roman(tokens[index].text):
        return Number(tokens[index].text, index + 1)
    return None


def leaves_at(tokens: Sequence[Token], index: int) -> list[LeafItem]:
    """The leaves that begin at a token: ``1–3 об., 5, 7`` are three; none if no number is there."""
    index = skip_numero(tokens, index)
    items: list[LeafItem] = []
    item = _item(tokens, index)
    while item is not None:
        items.append(item)
        index = item.end
        if index >= len(tokens):
            break
        separator = tokens[index].folded
        if separator != "," and separator not in _LIST_WORDS:
            break
        after = index + 1
        if after < len(tokens) and separator == "," and tokens[after].folded in _LIST_WORDS:
            after += 1
        item = _item(tokens, after)
        if item is None or not _ends_well(tokens, item, items[-1]):
            break
    return items


def _item(tokens: Sequence[Token], index: int) -> LeafItem | None:
    first = _leaf(tokens, index)
    if first is None:
        return None
    value, end, repaired = first.value, first.end, first.repaired
    last = value
    if end + 1 < len(tokens) and tokens[end].text in _DASHES:
        second = _leaf(tokens, end + 1)
        if second is not None:
            last, end = second.value, second.end
            repaired = repaired or second.repaired
    if end + 1 < len(tokens) and tokens[end].folded in _WITH:
        verso = tokens[end + 1].folded in word_set("leaves", "verso")
        if verso:
            last, end = last.removesuffix("ob") + "ob", _point(tokens, end + 2)
    return LeafItem(value, last, index, end, repaired)


def _leaf(tokens: Sequence[Token], index: int) -> Number | None:
    """One leaf with its letter and side: ``17а``, ``5об``, ``62 v``."""
    if index >= len(tokens) or tokens[index].kind != "w":
        return None
    token = tokens[index]
    match = _LEAF.fullmatch(token.text.lower()) if token.is_number else None
    found = (token.text, False) if match else figures(token.text)
    if match is None and found is not None:
        match = _LEAF.fullmatch(found[0].lower())
    if match is None or found is None:
        return None
    number = match["number"].lstrip("0") or "0"
    letter, side = match["letter"] or "", match["side"] or ""
    if letter in ("v", "r") and not side:
        letter, side = "", letter
    letter = letter.removesuffix("f").removesuffix("f")  # «Bl. 45 f.»: and the following
    end, repaired = index + 1, found[1]
    if side not in ("", "r"):
        side = "ob"
    elif side == "r":
        side = ""
    elif end < len(tokens):
        side, end, slip = _side(tokens, end)
        repaired = repaired or slip
    if match["side"] in ("об", "ob", "зв"):
        end = _point_inside(tokens, end)
    return Number(number + letter + side, end, repaired)


def _side(tokens: Sequence[Token], index: int) -> tuple[str, int, bool]:
    """The side of a leaf that stands apart from its number."""
    token = tokens[index]
    bracket = token.text in "([" and index + 2 < len(tokens)
    word = tokens[index + 1] if bracket else token
    slip = word.text in word_set("leaves", "verso_slips")
    if word.folded in word_set("leaves", "verso") or slip:
        if not bracket:
            return "ob", _point_inside(tokens, index + 1), slip
        close = _point_inside(tokens, index + 2)
        close += close < len(tokens) and tokens[close].text == "."
        if close < len(tokens) and tokens[close].text in ")]":
            return "ob", close + 1, slip
    return "", index, False


def _point(tokens: Sequence[Token], index: int) -> int:
    return index + (index < len(tokens) and tokens[index].text == ".")


def _point_inside(tokens: Sequence[Token], index: int) -> int:
    """After the point of ``об.`` where a dash, comma or bracket goes on behind it."""
    after = _point(tokens, index)
    if after > index and after < len(tokens) and tokens[after].text in {*_DASHES, ",", ")", "]"}:
        return after
    return index


def _ends_well(tokens: Sequence[Token], item: LeafItem, before: LeafItem) -> bool:
    """Whether a further number of a list is a leaf and not a year or the number of a thing."""
    if item.end < len(tokens):
        following = tokens[item.end]
        if following.kind == "w" and following.folded not in _LIST_WORDS:
            return False
        if following.text == "/":
            return False
    number = int("".join(filter(str.isdigit, item.first)) or 0)
    earlier = int("".join(filter(str.isdigit, before.last)) or 0)
    return not (number in _YEARS and number - earlier > _LARGEST_STEP)
