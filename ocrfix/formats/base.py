"""What a format is, and the two things all formats do with a disk: read it all, replace it all.

``telegram.txt`` is replaced in one step: either the old file is there or the new one, never half
of each, whatever happens in between.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from typing import Protocol

from ocrfix.document.model import Document
from ocrfix.errors import InputError, reason_of
from ocrfix.messages import _


class Format(Protocol):
    """How documents of one kind are read and written; a module of this package is one."""

    name: str
    suffixes: tuple[str, ...]
    """Suffixes in lower case with the point: ``(".txt", ".md")``."""

    def read(self, path: Path, encoding: str | None = None) -> Document:
        """The document in a file, in the named encoding or the one it looks like.

        Raises InputError when the file cannot be read or is not of this format.
        """

    def encode(self, document: Document, text: str) -> bytes:
        """The bytes of the file that `document` was read from, with `text` in place of its source.

        Raises InputError when the encoding of the document lacks a character of `text`.
        """

    def write(self, path: Path, document: Document, text: str) -> None:
        """Replace a file by `encode(document, text)`, atomically."""


def read_bytes(path: Path) -> bytes:
    """The content of a file; raises InputError that says why it cannot be had."""
    try:
        if path.is_dir():
            raise InputError(
                _("{path}: is a folder; name a file, or let the search find its files").format(
                    path=path
                )
            )
        if path.is_block_device() or path.is_char_device():
            raise InputError(
                _("{path}: is a device, not a file; name a text file").format(path=path)
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            _("{path}: no such file; check the name and the folder").format(path=path)
        ) from None
    except PermissionError:
        raise InputError(
            _("{path}: may not be read; check its permissions").format(path=path)
        ) from None
    except (OSError, ValueError) as error:
        raise InputError(
            _("{path}: cannot be read ({reason}); check the disk").format(
                path=path, reason=reason_of(error)
            )
        ) from None


def write_atomically(path: Path, data: bytes) -> None:
    """Replace (or create) a file so that a reader sees the old content or the new, never a part.

    The bytes go to a temporary file in the same folder, reach the disk, and take the name in one
    step. The mode is kept, a symbolic link stays a link, and a file that may not be written is not
    replaced. Raises InputError; the temporary file is gone after any error.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _writable_mode(target)
        _replace(target, data, mode)
    except FileNotFoundError:
        raise InputError(
            _("{path}: its folder does not exist; create it first").format(path=path)
        ) from None
    except PermissionError:
        raise InputError(
            _(
                "{path}: may not be written; check the permissions of the file and its folder"
            ).format(path=path)
        ) from None
    except OSError as error:
        raise InputError(
            _("{path}: cannot be written ({reason}); check the disk").format(
                path=path, reason=reason_of(error)
            )
        ) from None


def _writable_mode(target: Path) -> int | None:
    """The permission bits of an existing file that may be written, None for a new file."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(status.st_mode):
        raise InputError(_("{path}: is a folder; name a file").format(path=target))
    if not os.access(target, os.W_OK):
        raise PermissionError
    return stat.S_IMODE(status.st_mode)


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.parent / f".ocrfix-{secrets.token_hex(8)}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Let the new name reach the disk too, where folders can be opened (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
