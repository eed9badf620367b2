"""Plain text and Markdown: the decoded text is the document, newlines and all.

A telegram typed in Windows-1251 with CRLF line ends is given back in Windows-1251 with CRLF line
ends; mixed line ends stay mixed.
"""

from __future__ import annotations

from pathlib import Path

from ocrfix.document.model import Document
from ocrfix.errors import InputError
from ocrfix.formats.base import read_bytes, write_atomically
from ocrfix.formats.encodings import decode, encode_text
from ocrfix.messages import _

name = "text"
suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")


def read(path: Path, encoding: str | None = None) -> Document:
    """The document in a file; raises InputError."""
    return parse(read_bytes(path), str(path), encoding)


def parse(data: bytes, path: str, encoding: str | None = None) -> Document:
    """The document in some bytes (of standard input, say); `path` is the name in messages.

    Raises InputError for a binary file, an unknown encoding and bytes that do not decode.
    """
    decoded = decode(data, path, encoding)
    return Document(path, decoded.text, decoded.encoding, decoded.bom)


def encode(document: Document, text: str) -> bytes:
    """`text` in the encoding of the document, with its byte order mark if it had one.

    Raises InputError that names the first character which the encoding lacks.
    """
    try:
        return encode_text(text, document.encoding, bom=document.bom)
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise InputError(
            _(
                "{path}: «{character}» (U+{code}) does not exist in {encoding}; "
                "save the file as UTF-8 first, or reject this correction"
            ).format(
                path=document.path,
                character=character,
                code=f"{ord(character):04X}",
                encoding=document.encoding,
            )
        ) from None


def write(path: Path, document: Document, text: str) -> None:
    """Replace a file by `text` in the encoding of `document`; raises InputError."""
    write_atomically(path, encode(document, text))
