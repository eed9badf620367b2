"""The files of a project that commands keep for it, beside the transcriptions.

``letters/.ocrfix`` is made when ``decisions.jsonl`` or ``baseline.jsonl`` is to go there.
"""

from __future__ import annotations

from pathlib import Path

from ocrfix.errors import InputError, reason_of
from ocrfix.messages import _


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; raises InputError if that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            _("{path}: cannot be made ({reason}); check the permissions").format(
                path=folder, reason=reason_of(error)
            )
        ) from None


def shown(path: Path) -> str:
    """A path as it is printed: relative to the working folder if it lies below."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
