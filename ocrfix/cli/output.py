"""Where a mended text goes: into its file, to standard output, or into a diff.

Bytes in a pipe are exactly those of the file; on a terminal, control characters of the document
are shown as signs: ``Мо␛[31mсква``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.errors import InputError
from ocrfix.messages import _
from ocrfix.reporters.base import visible

if TYPE_CHECKING:
    from ocrfix.document.model import Document


def replace_file(document: Document, text: str) -> None:
    """Replaces the file that `document` was read from; `text` is its new content.

    Raises InputError if the file has changed since it was read, or cannot be written.
    """
    from ocrfix.formats import format_of
    from ocrfix.formats.base import read_bytes

    path = Path(document.path)
    kind = format_of(path)
    if read_bytes(path) != kind.encode(document, document.source):
        raise InputError(
            _("{path}: changed while it was checked; run ocrfix fix again").format(path=path)
        )
    kind.write(path, document, text)


def print_text(document: Document, text: str) -> None:
    """Prints the text in the encoding of the document."""
    from ocrfix.formats import format_of

    if sys.stdout.isatty():
        print(_for_terminal(text), end="")
    else:
        _write_bytes(format_of(Path(document.path)).encode(document, text))


def print_difference(document: Document, text: str) -> None:
    """Prints a unified diff from the document to `text`, for people and for ``patch``."""
    from difflib import unified_diff

    lines = []
    old, new = _lines(document.source), _lines(text)
    for line in unified_diff(old, new, document.path, document.path, lineterm="\n"):
        ended = line.endswith(("\n", "\r"))
        lines.append(line if ended else line + "\n\\ No newline at end of file\n")
    if sys.stdout.isatty():
        print(_for_terminal("".join(lines)), end="")
    else:
        _write_bytes("".join(lines).encode(document.encoding, errors="backslashreplace"))


def _lines(text: str) -> list[str]:
    from ocrfix.text.spans import line_spans

    return [span.text(text) + end for span, end in line_spans(text)]


def _for_terminal(text: str) -> str:
    return "".join(
        visible(line.rstrip("\r\n")) + ("\n" if line.endswith(("\r", "\n")) else "")
        for line in _lines(text)
    )


def _write_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
