"""Taking lines out of the decisions: the one time that their file is rewritten.

When ``письма/1951.txt`` has been deleted, the decisions about it say nothing to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from ocrfix.errors import InputError, reason_of
from ocrfix.fixing.decisions import Decision, DecisionStore, read_decision
from ocrfix.messages import _

#: Replaces a file by these bytes, atomically.
Writer = Callable[[Path, bytes], None]


def pruned(store: DecisionStore, gone: Collection[Decision], write: Writer) -> int:
    """Take the lines of decisions out of their file; returns how many lines were taken out.

    Lines that are no decisions stay, and so does what others have appended in the meantime. Raises
    InputError if the file cannot be read.
    """
    wanted = set(gone)
    try:
        lines = store.path.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise InputError(
            _("{path}: cannot be read ({reason}); check its permissions").format(
                path=store.path, reason=reason_of(error)
            )
        ) from None
    kept = [line for line in lines if not _is_one_of(line, wanted)]
    if len(kept) < len(lines):
        write(store.path, b"".join(kept))
    return len(lines) - len(kept)


def _is_one_of(line: bytes, wanted: set[Decision]) -> bool:
    try:
        return read_decision(line) in wanted
    except (ValueError, TypeError, KeyError):
        return False
