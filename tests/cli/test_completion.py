"""Completion: scripts for bash, zsh and fish are produced, and the shells complete with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(sys.executable).parent
#: How each shell is asked what may follow a line, after it has loaded the script.
ASKED = {
    "bash": 'eval "$SCRIPT"; COMP_WORDS=($LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); '
    '_ocrfix_completion ocrfix; printf "%s\\n" "${COMPREPLY[@]}"',
    "fish": 'eval $SCRIPT; complete -C "$LINE"',
}


def run(command: list[str], **variables: str) -> str:
    environment = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", **variables}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    return done.stdout.decode("utf-8")


def script_for(shell: str) -> str:
    return run([str(SCRIPTS / "ocrfix")], _OCRFIX_COMPLETE=f"source_{shell}")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_produced_that_the_shell_can_read(shell: str, tmp_path: Path) -> None:
    script = script_for(shell)
    assert f"complete_{shell}" in script
    if shutil.which(shell):
        file = tmp_path / "completion"
        file.write_text(script, encoding="utf-8")
        run([shell, "-n", str(file)])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ocrfix exp", {"explain"}),
        ("ocrfix check --only", {"--only-included"}),
        ("ocrfix check --format json", {"json", "jsonl"}),
        ("ocrfix explain REF001", {"REF001"}),
        ("ocrfix dictionary add --kind p", {"person", "place"}),
        ("ocrfix decisions list --verdict re", {"replace", "reject"}),
        ("ocrfix --language r", {"ru"}),
    ],
)
@pytest.mark.parametrize("shell", sorted(ASKED))
def test_the_shell_completes(shell: str, line: str, expected: set[str]) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    shown = run([shell, "-c", ASKED[shell]], SCRIPT=script_for(shell), LINE=line)
    assert {one.split("\t")[0] for one in shown.splitlines() if one} == expected


@pytest.mark.parametrize(
    ("language", "told"),
    [("", "Explain a rule"), ("en", "Explain a rule"), ("ru", "Объяснить правило")],
)
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_commands_are_told_in_the_language_spoken(shell: str, language: str, told: str) -> None:
    variables = {"_TYPER_COMPLETE_ARGS": "ocrfix exp", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    variables |= {"_OCRFIX_COMPLETE": f"complete_{shell}", "OCRFIX_LANGUAGE": language}
    assert told in run([str(SCRIPTS / "ocrfix")], **variables)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
@pytest.mark.parametrize("language", ["", "ru"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ocrfix --language ru exp", "explain"),
        ("ocrfix check --language ru --on", "--only-included"),
    ],
)
def test_the_shell_completes_behind_the_language(line: str, expected: str, language: str) -> None:
    variables = {"SCRIPT": script_for("bash"), "LINE": line, "OCRFIX_LANGUAGE": language}
    assert run(["bash", "-c", ASKED["bash"]], **variables).split() == [expected]
