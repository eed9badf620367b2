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


def facts(number: int) -> str:
    """``2 facts``."""
    return ngettext("{count} fact", "{count} facts", number).format(count=number)


def in_files(number: int) -> str:
    """``in 2 files``, as part of a sentence."""
    return ngettext("in {count} file", "in {count} files", number).format(count=number)


def no_issues_in(number: int) -> str:
    """``No issues in 2 files.``"""
    return ngettext("No issues in {count} file.", "No issues in {count} files.", number).format(
        count=number
    )


def unchecked_files(number: int) -> str:
    """``2 files could not be checked.``"""
    return ngettext(
        "{count} file could not be checked.", "{count} files could not be checked.", number
    ).format(count=number)
