"""Things counted in the language spoken: ``1 issue``, ``2 issues``, «5 замечаний»."""

from __future__ import annotations

from ocrfix.messages import ngettext


def issues(number: int) -> str:
    """``2 issues``."""
    return ngettext("{count} issue", "{count} issues", number).format(count=number)


def files(number: int) -> str:
    """``2 files``."""
    return ngettext("{count} file", "{count} files", number).format(count=number)


def words(number: int) -> str:
    """``2 words``."""
    return ngettext("{count} word", "{count} words", number).format(count=number)


def decisions(number: int) -> str:
    """``2 decisions``."""
    return ngettext("{count} decision", "{count} decisions", number).format(count=number)
