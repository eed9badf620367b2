"""``ocrfix`` alone: one screen, commands that exist, and an exit code that is not «clean»."""

from __future__ import annotations

import pytest

from ocrfix.cli import app
from ocrfix.cli.guide import END, IN_RUSSIAN, STEPS, TITLE
from ocrfix.errors import ExitCode

COMMANDS = [command for _, *commands in STEPS for command in commands]


def test_it_fits_a_screen_and_is_no_success(capsys) -> None:
    assert app.run([]) == ExitCode.USAGE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == TITLE
    assert lines[-2:] == [END, IN_RUSSIAN]
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_it_exists_with_its_options(command: str, capsys) -> None:
    program, name, *arguments = command.split()
    assert program == "ocrfix"
    assert app.run([name, "--help"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert all(word in shown for word in arguments if word.startswith("--"))
