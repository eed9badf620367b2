"""What the library that reads options says to users, in the language spoken.

``No such option: --slect`` becomes «Нет такого параметра: --slect». Some of its words it translates
itself, by our catalogue (``docs/make_translations.py``); what it puts together in English is taken
apart here by the patterns of `SAID`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ocrfix.messages import N_, _, retold, yes_and_no

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What it says of a wrong command line; of two patterns that fit the first counts.
SAID = (
    N_("{message} (Possible options: {names})"),
    N_("{message}. Did you mean {names}?"),
    N_("No such option: {name}"),
    N_("Missing argument {name}."),
    N_("Missing option {name}."),
    N_("Got unexpected extra argument(s) ({arguments})"),
    N_("Option {name} requires an argument."),
    N_("Option {name} requires {number} arguments."),
    N_("Option {name} does not take a value."),
    N_("Invalid value for {name}: {message}"),
    N_("{value} is not a valid int."),
    N_("{value} is not a valid int range."),
    N_("{value} is not a valid float."),
    N_("{value} is not a valid float range."),
    N_("{value} is not in the range {range}."),
    N_("{number} values are required, but {given} given."),
)


def said(message: str) -> str:
    """A message of the library in the language spoken, as it is if nobody knows it."""
    return retold(message, SAID)


class Command(TyperCommand):
    """A command whose help begins with «Использование:»."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the line that shows what may stand where."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return _told(super().get_help_option(ctx))


class Group(TyperGroup):
    """The same for a command that has commands of its own."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Writes the line that shows what may stand where."""
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """The option ``--help``."""
        return _told(super().get_help_option(ctx))


def _write_usage(command: Any, context: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(context))
    formatter.write_usage(context.command_path, pieces, _("Usage:") + " ")


def _told(option: Any) -> Any:
    if option is not None:
        option.help = _("Show this message and exit.")
    return option


def agreed(question: str, *, default: bool = False) -> bool:
    """Asks until it is answered with yes or no; nothing said is `default`. Raises typer.Abort."""
    signs = _("Y/n") if default else _("y/N")
    yes, no = yes_and_no()
    for answer in _answers(f"{question} [{signs}]"):
        if answer in yes or (not answer and default):
            return True
        if answer in no or not answer:
            return False
        typer.echo(_("Error: invalid input"))
    raise typer.Abort


def _answers(prompt: str) -> Iterator[str]:
    while True:
        yield typer.prompt(prompt, default="", show_default=False).strip().lower()
