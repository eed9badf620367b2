"""What zones, severities, fixes, kinds of facts and verdicts are called where people read of them.

In English a ``cover-form`` is called as programs call it; in Russian it is «бланк».
"""

from __future__ import annotations

from ocrfix.messages import N_, _, pgettext

#: The names that a program may print, as messages.
ZONES = (
    N_("header"), N_("cover-form"), N_("body"), N_("continuation"), N_("service-marks"),
    N_("translation"),
)  # fmt: skip
SEVERITIES = (N_("error"), N_("warning"), N_("note"))
FIXES = (N_("safe"), N_("unsafe"), N_("display-only"))
KINDS = (
    N_("figure"), N_("duration"), N_("date"), N_("time"), N_("weekday"), N_("telegram-number"),
    N_("protocol-number"), N_("item-number"), N_("registry-number"), N_("outgoing-number"),
    N_("incoming-number"), N_("reply-number"), N_("sheet-number"), N_("leaf-number"),
    N_("leaf-range"), N_("copy-number"), N_("listed-copy"), N_("copies-made"), N_("precedence"),
    N_("classification"), N_("name"), N_("addressee"), N_("signature"), N_("place"),
    N_("institution"),
)  # fmt: skip


def term(code: str) -> str:
    """The name of a zone, a severity, a fix or a kind of fact; of anything else its code."""
    return _(str(code))


def verdict_name(verdict: str) -> str:
    """What was decided, «отклонено»; in English as options call it, ``reject``."""
    return {
        "accept": pgettext("answer", "accept"),
        "replace": pgettext("answer", "replace"),
        "reject": pgettext("answer", "reject"),
        "flag": pgettext("answer", "flag"),
        "dictionary": pgettext("answer", "dictionary"),
        "withdraw": pgettext("answer", "withdraw"),
    }.get(verdict, verdict)


def sheet_of(number: int) -> str:
    """``, sheet 3`` behind the name of a zone; nothing for a zone without a sheet."""
    return _(", sheet {sheet}").format(sheet=number) if number else ""
