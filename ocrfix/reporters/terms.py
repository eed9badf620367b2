"""What zones, kinds of facts and severities are called where people read of them.

In English a ``cover-form`` is called as programs call it; in Russian it is «бланк».
"""

from __future__ import annotations

from ocrfix.messages import N_, _, ngettext

#: The names of zones, severities and kinds of facts that a program may print.
ZONES = (
    N_("header"), N_("cover-form"), N_("body"), N_("continuation"), N_("service-marks"),
    N_("translation"),
)  # fmt: skip
SEVERITIES = (N_("error"), N_("warning"), N_("note"))
KINDS = (
    N_("figure"), N_("duration"), N_("date"), N_("time"), N_("weekday"), N_("telegram-number"),
    N_("protocol-number"), N_("item-number"), N_("registry-number"), N_("outgoing-number"),
    N_("incoming-number"), N_("reply-number"), N_("sheet-number"), N_("leaf-number"),
    N_("leaf-range"), N_("copy-number"), N_("listed-copy"), N_("copies-made"), N_("precedence"),
    N_("classification"), N_("name"), N_("addressee"), N_("signature"), N_("place"),
    N_("institution"),
)  # fmt: skip


def term(code: str) -> str:
    """The name of a zone, a severity or a kind of fact; of anything else its code."""
    return _(str(code))


def sheet_of(number: int) -> str:
    """``, sheet 3`` behind the name of a zone; nothing for a zone without a sheet."""
    return _(", sheet {sheet}").format(sheet=number) if number else ""


def issues_counted(number: int) -> str:
    """``1 issue``, ``2 issues``."""
    return ngettext("{count} issue", "{count} issues", number).format(count=number)


def in_files(number: int) -> str:
    """``in 1 file``, ``in 2 files``, as part of a sentence."""
    return ngettext("in {count} file", "in {count} files", number).format(count=number)


def no_issues(files: int) -> str:
    """``No issues in 2 files.``"""
    return ngettext("No issues in {count} file.", "No issues in {count} files.", files).format(
        count=files
    )


def unread_files(number: int) -> str:
    """``1 file could not be checked.``"""
    return ngettext(
        "{count} file could not be checked.", "{count} files could not be checked.", number
    ).format(count=number)
