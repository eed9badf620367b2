"""Which encoding a file is in: UTF-8, UTF-16 or one of the 8-bit code pages.

A telegram that is no UTF-8 is read as Windows-1251, KOI8-R, CP866 or Mac Cyrillic, whichever
makes Russian of it: ``Товарищу`` (`ocrfix.formats.code_pages`). What is given back has its bytes.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from ocrfix.errors import InputError
from ocrfix.formats.code_pages import european_code_page, read_by_chance, russian_code_page
from ocrfix.messages import _, ngettext

#: Byte order marks and their codecs.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

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
            _(
                "{path}: cannot be written back in {encoding} without a change; "
                "save the file as UTF-8"
            ).format(path=path, encoding=decoded.encoding)
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
            _(
                "{path}: unknown encoding '{encoding}'; use utf-8, utf-16, cp1251, koi8-r or cp866"
            ).format(path=path, encoding=encoding)
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
            _(
                "{path}: byte {byte} at offset {offset} is not {encoding}; "
                "name the right encoding, or leave it to be recognized"
            ).format(path=path, byte=f"0x{data[offset]:02X}", offset=offset, encoding=encoding)
        ) from None
    except (UnicodeError, ValueError):
        raise InputError(
            _("{path}: is not {encoding}; name the right encoding").format(
                path=path, encoding=encoding
            )
        ) from None


def _detect(data: bytes, path: str) -> Decoded:
    """`data` in the encoding it looks like; strict UTF-8 first, then the code pages."""
    mark, codec = _byte_order_mark(data)
    if codec is None:
        codec = _unmarked_utf16(data)
    if codec is not None:
        return Decoded(_decode_as(data, path, codec).text, codec, bool(mark))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        undecodable = error
    else:
        reading = read_by_chance(data, text)
        return Decoded(text, "utf-8") if reading is None else Decoded(reading, "cp866")
    if b"\0" in data:
        raise InputError(
            _("{path}: is a binary file (byte 0 at offset {offset}), not a text").format(
                path=path, offset=data.index(0)
            )
        )
    codec = russian_code_page(data) or european_code_page(data)
    if codec is None:
        raise InputError(
            _(
                "{path}: unknown encoding (byte {byte} at offset {offset} is not UTF-8); "
                "name the encoding"
            ).format(
                path=path,
                byte=f"0x{data[undecodable.start]:02X}",
                offset=undecodable.start,
            )
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


def _refuse_binary(text: str, path: str) -> None:
    """Raise InputError for a text with NUL or with many control characters."""
    place = text.find("\0")
    if place >= 0:
        raise InputError(
            _("{path}: is a binary file (NUL at character {place}), not a text").format(
                path=path, place=place
            )
        )
    controls = sum(1 for character in text if character < " " and character not in _TEXT_CONTROLS)
    if controls * _CONTROLS_ONE_IN > len(text):
        raise InputError(
            ngettext(
                "{path}: is a binary file ({count} control characters), not a text",
                "{path}: is a binary file ({count} control characters), not a text",
                controls,
            ).format(path=path, count=controls)
        )
