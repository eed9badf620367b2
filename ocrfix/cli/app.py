"""The program ``ocrfix``: its commands, and what happens to every error.

A mistake of the user is one line on standard error and exit code 2; a bug of ours is one line that
names a log file, and exit code 3; ^C is 130. Document names with control characters are shown with
signs: ``письмо␛.txt``.
"""

from __future__ import annotations

import codecs
import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from ocrfix import __version__
from ocrfix.cli.baseline import baseline
from ocrfix.cli.check import check
from ocrfix.cli.configuration import configuration
from ocrfix.cli.decisions import app as decisions
from ocrfix.cli.dictionary import app as dictionary
from ocrfix.cli.evaluate import evaluate
from ocrfix.cli.explain import explain
from ocrfix.cli.facts import facts
from ocrfix.cli.fix import fix
from ocrfix.cli.guide import guide
from ocrfix.cli.init import init
from ocrfix.cli.learn import learn
from ocrfix.cli.options import completed, spoken_language
from ocrfix.cli.record import record
from ocrfix.cli.review import review
from ocrfix.cli.spoken import Command, Group, said
from ocrfix.cli.trace import trace
from ocrfix.errors import ExitCode, OcrfixError, reason_of
from ocrfix.messages import LANGUAGES, VARIABLE, _, speaking, spoken
from ocrfix.reporters.base import plain_signs, visible

app = typer.Typer(
    name="ocrfix",
    cls=Group,
    help="Find and mend OCR errors in Russian archival transcriptions.",
    epilog="Every command has --help with an example.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "check": check,
    "fix": fix,
    "review": review,
    "facts": facts,
    "record": record,
    "evaluate": evaluate,
    "init": init,
    "baseline": baseline,
    "learn": learn,
    "explain": explain,
    "trace": trace,
    "config": configuration,
}
for _name, _command in COMMANDS.items():
    app.command(_name, cls=Command)(_command)
#: Commands that have commands of their own.
GROUPS: dict[str, typer.Typer] = {"decisions": decisions, "dictionary": dictionary}
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name)


#: What commands and options say of themselves.
HELP = ("help", "epilog", "short_help")
#: New objects between two searches for garbage; Python's 700 cost 3 % of a check.
_OBJECTS_BETWEEN_COLLECTIONS = 50_000
#: What a stream fails with when its disk is full or its descriptor is of no use.
_LOST = {errno.ENOSPC, errno.EBADF, errno.EIO, errno.EFBIG, errno.EDQUOT}


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ocrfix {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _without_command(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
    language: Annotated[  # taken off the command line before: it may stand behind the command
        str | None,
        typer.Option(
            "--language",
            metavar="|".join(LANGUAGES),
            help=f"The language of messages and help, also ${VARIABLE}.",
            autocompletion=lambda: list(LANGUAGES),
        ),
    ] = None,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(guide())
        raise typer.Exit(ExitCode.USAGE)


def main() -> None:
    """Runs the command line of this process and ends it with the exit code."""
    # What is loaded and found lives as long as the process: looking for garbage seldom pays.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    codecs.register_error("ocrfix-signs", plain_signs)
    if sys.stderr is None:  # closed by the caller; print() would turn to stdout
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.exit(_complain(_("standard output is closed; nothing was done"), ExitCode.USAGE))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="ocrfix-signs")
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:
        code = _output_lost(error)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns the exit code; the one place that catches errors."""
    try:
        language, arguments = spoken_language(arguments)
    except OcrfixError as error:
        return _complain(str(error), error.exit_code)
    with speaking(language):
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        command = typer.main.get_command(app)
        if spoken() != LANGUAGES[0]:
            translate(command)
        result = command(completed(arguments), prog_name="ocrfix", standalone_mode=False)
        if result == ExitCode.INTERRUPTED:
            raise KeyboardInterrupt
        return result if isinstance(result, int) else ExitCode.CLEAN
    except OcrfixError as error:
        return _complain(str(error), error.exit_code)
    except BrokenPipeError:
        _close_quietly()
        return ExitCode.ISSUES
    except (KeyboardInterrupt, typer.Abort):
        return _complain(_("interrupted"), ExitCode.INTERRUPTED)
    except Exception as error:
        return _explained(error, arguments)


def translate(command: Any) -> None:
    """Puts the help of a command, its options and its own commands into the language spoken."""
    for one in (command, *command.params):
        for name in HELP:
            if text := getattr(one, name, None):
                setattr(one, name, _(text))
    for below in getattr(command, "commands", {}).values():
        translate(below)


def _explained(error: Exception, arguments: Sequence[str]) -> int:
    """Tells a wrong command line and an output that cannot be written from a bug of ours."""
    usage = getattr(error, "format_message", None)
    if usage is not None:
        return _complain(_usage_line(said(usage())), ExitCode.USAGE)
    # The error of a stream names no file.
    if isinstance(error, OSError) and error.errno in _LOST and error.filename is None:
        return _output_lost(error)
    log = write_log(error, arguments)
    return _complain(
        _(
            "this is a bug in ocrfix, not in your files: {error}; please report it with {log}"
        ).format(error=f"{type(error).__name__}: {error}", log=log),
        ExitCode.BUG,
    )


def _output_lost(error: OSError) -> int:
    _close_quietly()
    return _complain(
        _("the output cannot be written: {reason}").format(reason=reason_of(error)), ExitCode.USAGE
    )


def _usage_line(message: str) -> str:
    line = " ".join(message.split()).rstrip(".")
    if line.endswith("?"):
        return _("{error} See ocrfix --help").format(error=line)
    return _("{error}; see ocrfix --help").format(error=line)


def _complain(message: str, code: ExitCode) -> int:
    with suppress(OSError):  # without a standard error the code must do
        print(f"ocrfix: {visible(' '.join(message.split()))}", file=sys.stderr)
    return code


def _close_quietly() -> None:
    """Keeps the interpreter from complaining, at its end, about an output that has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_log(error: BaseException, arguments: Sequence[str]) -> Path | str:
    """Writes what is needed to find a bug into the cache folder: versions, arguments, traceback.

    Returns the path of the log, or the last line of the traceback if it cannot be written.
    """
    import platform
    import traceback
    from datetime import datetime

    from ocrfix.resources import cache_directory

    now = datetime.now().astimezone()
    lines = [
        f"ocrfix {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{now.isoformat(timespec='seconds')}  ocrfix {' '.join(map(repr, arguments))}",
        "",
        *traceback.format_exception(error),
    ]
    file = cache_directory() / f"bug-{now:%Y%m%d-%H%M%S-%f}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return _("this traceback: {line}").format(line=lines[-1].strip())
    return file
