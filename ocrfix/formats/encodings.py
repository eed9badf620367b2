"""Which encoding a file is in: UTF-8, UTF-16 or one of the 8-bit Cyrillic code pages.

The bytes of ``Товарищу`` in Windows-1251 read as ``рНБЮПХЫС`` in KOI8-R and as ``╥ютрЁш∙є`` in
CP866: only one reading has the letters and the capitals of Russian, however short the text is.
"""

from __future__ import annotations

import codecs
import math
from dataclasses import dataclass
from functools import cache

from ocrfix.errors import InputError
from ocrfix.text.alphabet import HOMOGLYPHS

#: Byte order marks and their codecs.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: The 8-bit code pages of Russian and how much less usual each is than the first: what a reading
#: must gain, in units of log probability of the whole text, to be preferred.
_CODE_PAGES = {"cp1251": 0.0, "koi8-r": 1.0, "cp866": 1.0, "mac-cyrillic": 2.0}
#: The code pages of Western and Central Europe, for a file without Russian.
_EUROPEAN = ["cp1252", "cp1250", "cp1254", "cp1257"]

#: Letters in 10,000 letters of Russian prose (ё counted as е), after the frequency list of the
#: National Corpus of the Russian Language (O. Lyashevskaya, S. Sharov, 2009).
_FREQUENCIES = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ",
        [
            1097, 845, 801, 735, 670, 626, 547, 473, 454, 440, 349, 321, 298, 281, 262, 201,
            190, 174, 170, 165, 159, 144, 121, 97, 94, 73, 64, 48, 36, 32, 26, 4,
        ],
        strict=True,
    )
)  # fmt: skip

#: Signs of Russian typography that the 8-bit code pages hold.
_TYPOGRAPHY = frozenset("№«»–—…“”„‘’•§°±·\u00a0")

#: What a character costs (log probability) that is no Russian letter.
_TYPOGRAPHY_COST = -5.0
_FOREIGN_COST = -9.0
#: A capital inside a word in small letters, a small letter after two capitals.
_CASE_COST = -6.0
#: A Cyrillic letter beside a Latin one that does not look like a Cyrillic one.
_MIXED_COST = -4.0
_CAPITAL_COST = -0.2
#: A reading below this mean a character is not Russian: random letters reach about -4.5.
_LEAST_MEAN = -4.2
#: How far a whole text may stay below: ``экз.`` has three rare letters.
_SLACK = -4.0

#: Characters that decide about a code page.
_SAMPLE = 20_000

#: Control characters that text files hold: tab, line ends, form feed, end of file, escape.
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1a\x1b")
#: One other control character in so many is still a damaged text, more is no text.
_CONTROLS_ONE_IN = 50


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its codec, and whether a byte order mark (not in the text) stood before it."""

    text: str
    encoding: str
    bom: bool = False


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """The text of a file's bytes, in the given encoding or the one it looks like.

    Encoding the result again gives the same bytes; a text for which it would not is refused.
    Raises InputError: unknown encoding, undecodable bytes (with their offset), binary content.
    """
    decoded = _decode_as(data, path, encoding) if encoding else _detect(data, path)
    _refuse_binary(decoded.text, path)
    if encode_text(decoded.text, decoded.encoding, bom=decoded.bom) != data:
        raise InputError(
            f"{path}: cannot be written back in {decoded.encoding} without a change; "
            "save the file as UTF-8"
        )
    return decoded


def encode_text(text: str, encoding: str, *, bom: bool) -> bytes:
    """The bytes of a text; raises UnicodeEncodeError for a character the encoding lacks."""
    mark = next((mark for mark, codec in _MARKS if codec == encoding), b"") if bom else b""
    return mark + text.encode(encoding)


def _decode_as(data: bytes, path: str, encoding: str) -> Decoded:
    """`data` in an encoding that was named by the user."""
    try:
        codec = codecs.lookup(encoding).name
        "".encode(codec)
    except (LookupError, UnicodeError, ValueError):
        raise InputError(
            f"{path}: unknown encoding '{encoding}'; use utf-8, utf-16, cp1251, koi8-r or cp866"
        ) from None
    mark, marked = _byte_order_mark(data)
    if codec in ("utf-8-sig", "utf-16"):
        codec = marked or codec.removesuffix("-sig").replace("utf-16", "utf-16-le")
    if codec != marked:
        mark = b""
    try:
        return Decoded(data[len(mark) :].decode(codec), codec, bool(mark))
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        raise InputError(
            f"{path}: byte 0x{data[offset]:02X} at offset {offset} is not {encoding}; "
            "name the right encoding, or leave it to be recognized"
        ) from None
    except (UnicodeError, ValueError):
        raise InputError(f"{path}: is not {encoding}; name the right encoding") from None


def _detect(data: bytes, path: str) -> Decoded:
    """`data` in the encoding it looks like; strict UTF-8 first, then the code pages."""
    mark, codec = _byte_order_mark(data)
    if codec is None:
        codec = _unmarked_utf16(data)
    if codec is not None:
        return Decoded(_decode_as(data, path, codec).text, codec, bool(mark))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        undecodable = error
    if b"\0" in data:
        raise InputError(f"{path}: is a binary file (byte 0 at offset {data.index(0)}), not a text")
    codec = _russian_code_page(data) or _european_code_page(data)
    if codec is None:
        raise InputError(
            f"{path}: unknown encoding (byte 0x{data[undecodable.start]:02X} at offset "
            f"{undecodable.start} is not UTF-8); name the encoding"
        )
    return Decoded(data.decode(codec), codec)


def _byte_order_mark(data: bytes) -> tuple[bytes, str | None]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return mark, codec
    return b"", None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 0 (Latin, digits, spaces) or 4 (Cyrillic).

    Such bytes can be valid UTF-8 too, since 0x04 0x10 are two control characters there.
    """
    if len(data) % 2 or not data:
        return None
    for codec, upper in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if upper.count(0) + upper.count(4) >= 0.7 * len(upper):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return codec
    return None


def _russian_code_page(data: bytes) -> str | None:
    """The code page in which the bytes read as Russian, None if in none of them."""
    scores: dict[str, float] = {}
    for codec, handicap in _CODE_PAGES.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        scores[codec] = russian_score(_sample(text)) - handicap
    if not scores:
        return None
    best = max(scores, key=lambda codec: scores[codec])
    text = _sample(data.decode(best))
    letters = sum(1 for sign in text if sign >= "\x80" and sign not in _TYPOGRAPHY)
    signs = sum(1 for sign in text if sign in _TYPOGRAPHY)
    least = _LEAST_MEAN * letters + _TYPOGRAPHY_COST * signs + _SLACK
    return best if scores[best] >= least else None


def _sample(text: str) -> str:
    """As much of a text as it takes to judge it, from its first non-ASCII character on."""
    first = next((place for place, sign in enumerate(text) if sign >= "\x80"), 0)
    return text[max(first - 2, 0) : first + _SAMPLE]


def russian_score(text: str) -> float:
    """How Russian the non-ASCII characters of a text look: the sum of their log probabilities.

    >>> russian_score("Товарищу") > russian_score("рНБЮПХЫС")
    True
    """
    score = 0.0
    previous = before = " "
    for character in text:
        if character >= "\x80":
            score += _character_score(character)
            if previous.isalpha():
                score += _case_score(before, previous, character)
        if _mixes(previous, character):
            score += _MIXED_COST
        before, previous = previous, character
    return score


def _mixes(previous: str, character: str) -> bool:
    """Whether a Cyrillic letter stands beside a Latin one that OCR would not put there."""
    if (previous < "\x80") == (character < "\x80"):
        return False
    latin = min(previous, character)
    return (previous + character).isalpha() and latin not in HOMOGLYPHS


@cache
def _character_score(character: str) -> float:
    letter = character.lower().replace("ё", "е")
    if letter in _FREQUENCIES:
        return math.log(_FREQUENCIES[letter] / 10_000)
    return _TYPOGRAPHY_COST if character in _TYPOGRAPHY else _FOREIGN_COST


def _case_score(before: str, previous: str, character: str) -> float:
    """What the capitals of three neighbours say: ``Тов``, ``тов`` and ``ТОВ`` are words."""
    if character.isupper():
        return _CAPITAL_COST if previous.isupper() else _CASE_COST
    if character.islower() and previous.isupper() and before.isalpha():
        return _CASE_COST
    return 0.0


def _european_code_page(data: bytes) -> str | None:
    """The European code page that charset-normalizer takes the bytes for, if any."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=_EUROPEAN))
    if not matches:
        return None
    # Among readings with equally few oddities the more usual code page is meant.
    best = min(matches, key=lambda match: (match.chaos, _EUROPEAN.index(match.encoding)))
    codec = codecs.lookup(best.encoding).name
    try:
        return codec if data.decode(codec).encode(codec) == data else None
    except UnicodeError:
        return None


def _refuse_binary(text: str, path: str) -> None:
    """Raise InputError for a text with NUL or with many control characters."""
    place = text.find("\0")
    if place >= 0:
        raise InputError(f"{path}: is a binary file (NUL at character {place}), not a text")
    controls = sum(1 for character in text if character < " " and character not in _TEXT_CONTROLS)
    if controls * _CONTROLS_ONE_IN > len(text):
        raise InputError(f"{path}: is a binary file ({controls} control characters), not a text")
