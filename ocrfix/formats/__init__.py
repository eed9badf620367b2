"""Bytes to documents and back: one module a file format, all listed in `FORMATS`.

``telegram.txt`` in Windows-1251 is read by `text`; a format that is not known by its suffix is
plain text too.
"""

from __future__ import annotations

from pathlib import Path

from ocrfix.formats import text
from ocrfix.formats.base import Format

#: Every format by its name.
FORMATS: dict[str, Format] = {text.name: text}


def format_of(path: Path) -> Format:
    """The format a file has by its suffix; plain text for a suffix that nobody claims."""
    suffix = path.suffix.lower()
    for candidate in FORMATS.values():
        if suffix in candidate.suffixes:
            return candidate
    return text
