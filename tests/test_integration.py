"""The snippets of docs/integration.md: they are read, run and completed as they stand there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ocrfix.cli import app
from ocrfix.errors import ExitCode
from ocrfix.reporters import REPORTERS

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
YAML = [yaml.safe_load(block) for kind, block in BLOCKS if kind == "yaml"]
HOOK = next(block for kind, block in BLOCKS if block.startswith("#!/bin/sh"))
RIGHT, WRONG = "Войска перешли границу.\n", "Прибыл в Мocквa вечером.\n"


def strings(value: Any) -> Iterator[str]:
    """All strings of a YAML document."""
    if isinstance(value, str):
        yield value
    for part in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from strings(part)


COMMANDS = [line for one in YAML for line in strings(one) if line.startswith("ocrfix ")]


def test_the_formats_are_all_there_are() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) == sorted(REPORTERS)


def test_the_hooks_that_are_named_exist() -> None:
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    used = [hook["id"] for repo in YAML[0]["repos"] for hook in repo["hooks"]]
    assert used == ["ocrfix-check"]
    assert {hook["id"] for hook in known} == set(re.findall(r"`(ocrfix-\w+)`", TEXT))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_build_servers_run(
    command: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "письмо.txt").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command.partition(">>")[0])[1:]
    assert app.run(words) == (ExitCode.CLEAN if "--exit-zero" in words else ExitCode.ISSUES)
    if "--output" in words:
        assert (tmp_path / words[words.index("--output") + 1]).stat().st_size
        assert command.rsplit(maxsplit=1)[-1] in {"--exit-zero", "junit.xml"}
    else:
        assert "SCR001" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt" or not shutil.which("git"), reason="git and a shell are needed")
def test_the_plain_hook_checks_what_is_staged(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    letter = tmp_path / "архив 1951" / "письмо.txt"
    letter.parent.mkdir()

    def git(*arguments: str) -> int:
        identity = ["-c", "user.name=И", "-c", "user.email=i@example.org"]
        command = ["git", *identity, *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        said.append(done.stdout.decode() + done.stderr.decode())
        return done.returncode

    said: list[str] = []
    git("init", "--quiet")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(0o755)
    (tmp_path / "ocrfix.toml").write_text("exclude = ['README.md']\n", encoding="utf-8")
    (tmp_path / "README.md").write_text(WRONG, encoding="utf-8")
    letter.write_text(WRONG, encoding="utf-8")
    git("add", ".")
    letter.write_text(RIGHT, encoding="utf-8")
    assert git("commit", "-m", "проба") != 0
    assert "письмо.txt:1:10  SCR001" in said[-1]
    assert "README" not in said[-1]
    git("add", ".")
    letter.write_text(WRONG, encoding="utf-8")
    assert git("commit", "-m", "проба") == 0, said[-1]
