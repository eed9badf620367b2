"""The arguments and options that several commands share, with their one line of help.

``ocrfix check письма/ --select DIC,REF --min-confidence 0.5``
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ocrfix.errors import UsageError
from ocrfix.messages import LANGUAGES, VARIABLE, _

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files, folders (searched by the configured patterns) or - for standard input.",
        show_default=False,
    ),
]
OnlyIncluded = Annotated[
    bool,
    typer.Option(
        "--only-included",
        help="Of the files named, those alone that the project's include and exclude match.",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Encoding of the documents, if not found out rightly."
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Only these rules, e.g. REF or DIC001,SCR."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help="All but these rules.")
]
MinimumConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", metavar="NUMBER", min=0.0, max=1.0, help="Least confidence, 0 to 1."
    ),
]
Configuration = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", help="This file in place of the project's ocrfix.toml."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=0, help="Worker processes; 0: one for each core."),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours, also on a terminal.")]
NoReader = Annotated[
    bool, typer.Option("--no-reader", help="Without the character model: faster, finds less.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only the totals.")]


def codes(given: list[str] | None, option: str) -> list[str] | None:
    """``["DIC,REF", "SCR"]`` as the three codes; None if the option was not used.

    Raises UsageError if it was used without a code.
    """
    if not given:
        return None
    read = [code.strip() for one in given for code in one.split(",") if code.strip()]
    if not read:
        raise UsageError(
            _("{option}: names no rule; write a code such as REF or DIC001").format(option=option)
        )
    return read


def require_format(given: str, known: Iterable[str]) -> None:
    """Raises UsageError for a ``--format`` that is not known."""
    from ocrfix.config import nearest

    names = tuple(known)
    if given not in names:
        unknown = _("--format: unknown format {format!r}").format(format=given)
        raise UsageError(unknown + nearest(given, names))


def flags(**given: Any) -> dict[str, tuple[str, Any]]:
    """Settings with the option they were given with, as `ocrfix.config.load` takes them."""
    options = {
        "minimum_confidence": "--min-confidence",
        "show_confidence": "--min-confidence",
        "reader": "--no-reader",
    }
    return {key: (options.get(key, f"--{key}"), value) for key, value in given.items()}


#: Options that may stand alone, with the value that they then have.
_ALONE = {"--changed": "HEAD"}


def completed(arguments: Sequence[str]) -> list[str]:
    """A command line in which every option has its value: ``--changed`` becomes ``--changed=HEAD``.

    What follows ``--`` are file names and stays.
    """
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    options = [f"{one}={_ALONE[one]}" if one in _ALONE else one for one in arguments[:end]]
    return [*options, *arguments[end:]]


def spoken_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The language to speak, and the command line without ``--language``, wherever that stood.

    Without the option the environment says; it also says it to the shell's completion. Raises
    UsageError for a language that cannot be spoken.
    """
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    language, said_by = os.environ.get(VARIABLE) or LANGUAGES[0], VARIABLE
    rest: list[str] = []
    words = iter(arguments[:end])
    for one in words:
        name, _sign, value = one.partition("=")
        if name != "--language":
            rest.append(one)
        else:
            language, said_by = value or next(words, ""), name
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UsageError(
            _("{option}: unknown language {language!r}; known are {known}").format(
                option=said_by, language=language, known=known
            )
        )
    return language, [*rest, *arguments[end:]]
