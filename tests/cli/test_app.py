"""What happens to errors, and what every command owes its reader."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ocrfix import __version__
from ocrfix.cli import app
from ocrfix.errors import ExitCode


@pytest.mark.parametrize("command", [*app.COMMANDS])
def test_every_command_has_help_with_an_example(command: str, capsys) -> None:
    assert app.run([command, "--help"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert re.search(rf"Example:\n\s+ocrfix {command}", shown)
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("command", [*app.COMMANDS])
def test_the_overview_names_every_command(command: str, capsys) -> None:
    assert app.run(["--help"]) == ExitCode.CLEAN
    assert re.search(rf"^  {command} ", capsys.readouterr().out, re.MULTILINE)


def test_version(capsys) -> None:
    assert app.run(["--version"]) == ExitCode.CLEAN
    assert capsys.readouterr().out == f"ocrfix {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["check", "--slect", "REF", "letter.txt"], "--select"),
        (["chekc", "letter.txt"], "'check'"),
        (["check"], "PATH"),
        (["check", "--min-confidence", "2", "letter.txt"], "--min-confidence"),
        (["check", "--min-confidence", "much", "letter.txt"], "--min-confidence"),
        (["check", "--jobs", "-1", "letter.txt"], "--jobs"),
        (["explain", "DIC001", "DIC002"], "DIC002"),
    ],
)
def test_a_wrong_command_line_is_one_line_with_a_hint(arguments, hint: str, capsys) -> None:
    assert app.run(arguments) == ExitCode.USAGE
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert shown.err.startswith("ocrfix: ")
    assert hint in shown.err


def _fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments, **options):
        raise error

    monkeypatch.setattr("ocrfix.cli.check.search", fail)


def test_a_bug_is_one_line_and_a_log(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("OCRFIX_CACHE", str(tmp_path / "cache"))
    _fail_with(KeyError("\x1b[31mслово\nвторая строка"), monkeypatch)
    assert app.run(["check", "a.txt"]) == ExitCode.BUG
    shown = capsys.readouterr().err
    (log,) = (tmp_path / "cache").iterdir()
    assert shown.count("\n") == 1
    assert str(log) in shown
    assert "\x1b" not in shown
    written = log.read_text(encoding="utf-8")
    assert __version__ in written
    assert "Traceback" in written
    assert "'check' 'a.txt'" in written


def test_a_bug_without_a_place_for_the_log(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OCRFIX_CACHE", str(tmp_path / "file" / "cache"))
    _fail_with(ZeroDivisionError("no"), monkeypatch)
    assert app.run(["check", "a.txt"]) == ExitCode.BUG
    assert "this traceback: ZeroDivisionError: no" in capsys.readouterr().err


def test_interrupted(monkeypatch, capsys) -> None:
    _fail_with(KeyboardInterrupt(), monkeypatch)
    assert app.run(["check", "a.txt"]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "ocrfix: interrupted\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
def test_a_reader_that_goes_away_is_no_error() -> None:
    code = "from ocrfix.cli.app import main; import sys; sys.argv = ['ocrfix', '--help']; main()"
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-c", code], check=False, stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert run.stderr == b""


def test_a_stream_without_cyrillic_still_works(tmp_path: Path) -> None:
    code = "from ocrfix.cli.app import main; import sys; sys.argv[0] = 'ocrfix'; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "config", str(tmp_path), "--config", "слово.toml"],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert run.returncode == ExitCode.USAGE
    assert b"there is no file \\u0441" in run.stderr


def _program(*arguments: str, encoding: str = "utf-8", **streams) -> subprocess.CompletedProcess:
    code = "from ocrfix.cli.app import main; import sys; sys.argv[0] = 'ocrfix'; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=False,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        **streams,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments", [["explain"], ["check", "мост.txt"], ["fix", "--stdout", "мост.txt"]]
)
def test_an_output_that_is_full_is_one_line(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "мост.txt").write_text("Мост.\n", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        run = _program(*arguments, stdout=full, cwd=tmp_path)
    assert run.returncode == ExitCode.USAGE
    # The first run also says that it compiles the lexicon.
    told = [line for line in run.stderr.decode().splitlines() if "the lexicon" not in line]
    assert len(told) == 1
    assert told[0].startswith("ocrfix: the output cannot be written: ")


@pytest.mark.skipif(os.name == "nt", reason="descriptors are closed differently there")
def test_a_closed_output_is_one_line() -> None:
    run = _program("explain", preexec_fn=lambda: os.close(1))
    assert run.returncode == ExitCode.USAGE
    assert run.stderr == b"ocrfix: standard output is closed; nothing was done\n"


@pytest.mark.parametrize("encoding", ["cp1251", "ascii"])
def test_frames_without_their_signs(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Прибыл в Мocквa.\n", encoding="utf-8")
    arguments = ["check", "a.txt", "--select", "SCR"]
    run = _program(*arguments, encoding=encoding, stdout=subprocess.PIPE, cwd=tmp_path)
    shown = run.stdout.decode(encoding)
    assert re.search(r"^-- a\.txt: 1 issue -+$", shown, re.MULTILINE)
    assert "\n  | " in shown
    assert "\n  > " in shown
    assert ("Москва" in shown) is (encoding == "cp1251")


def test_a_family_of_rules_is_explained_as_a_list(capsys) -> None:
    assert app.run(["explain", "ref"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert shown.startswith("REF001  telegram-number")
    assert "DIC" not in shown


def test_an_unknown_rule_is_told_with_the_nearest_only(capsys) -> None:
    assert app.run(["explain", "telegram-numbre"]) == ExitCode.USAGE
    assert capsys.readouterr().err == (
        "ocrfix: unknown rule 'telegram-numbre'; did you mean 'telegram-number'?\n"
    )


def test_the_settings_of_a_missing_path(capsys) -> None:
    assert app.run(["config", "nope/x.txt"]) == ExitCode.USAGE
    assert capsys.readouterr().err == "ocrfix: nope/x.txt: no such file or folder\n"
