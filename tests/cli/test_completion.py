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
    ],
)
@pytest.mark.parametrize("shell", sorted(ASKED))
def test_the_shell_completes(shell: str, line: str, expected: set[str]) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    shown = run([shell, "-c", ASKED[shell]], SCRIPT=script_for(shell), LINE=line)
    assert {one.split("\t")[0] for one in shown.splitlines() if one} == expected
