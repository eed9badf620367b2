"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit in a repository of its own.

Only `language` is changed: to ``system``, which takes the ocrfix under test in place of installing
one. Everything else, command, options and kinds of files, is what users get.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
RIGHT = "Войска перешли границу и заняли город.\n"
WRONG = "Прибыл в Мocквa вечером.\n"

pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and (Path(sys.executable).parent / "pre-commit").exists()),
    reason="git and pre-commit are needed",
)


class Repository:
    """A git repository with hooks installed by pre-commit."""

    def __init__(self, folder: Path, *hooks: str) -> None:
        self.folder = folder
        scripts = Path(sys.executable).parent
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        known = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}
        used = [known[name] | {"language": "system"} for name in hooks]
        config = {"repos": [{"repo": "local", "hooks": used}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(config, allow_unicode=True))
        self.git("init", "--quiet")
        for key, value in (("user.name", "Иванова"), ("user.email", "i@example.org")):
            self.git("config", key, value)
        self.run("pre-commit", "install")
        self.git("add", ".")
        assert self.commit().returncode == 0

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True,
            check=False, encoding="utf-8",
        )  # fmt: skip

    def git(self, *arguments: str) -> str:
        run = self.run("git", *arguments)
        assert run.returncode == 0, run.stderr
        return run.stdout

    def commit(self) -> subprocess.CompletedProcess[str]:
        return self.run("git", "commit", "--quiet", "--message", "проба")


@pytest.fixture
def checked(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "письма", "ocrfix-check")


def test_a_new_error_stops_the_commit_and_is_told(checked: Repository) -> None:
    checked.write("1951/письмо.txt", WRONG)
    checked.write("правильно.txt", RIGHT)
    checked.git("add", ".")
    stopped = checked.commit()
    assert stopped.returncode == 1
    assert "1951/письмо.txt:1:10  SCR001 mixed-script" in stopped.stdout + stopped.stderr
    assert checked.read("1951/письмо.txt") == WRONG
    checked.write("1951/письмо.txt", WRONG.replace("Мocквa", "Москву"))
    checked.git("add", ".")
    passed = checked.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(checked: Repository) -> None:
    checked.write("письмо.txt", WRONG)
    checked.git("add", ".")
    checked.write("письмо.txt", RIGHT)
    assert checked.commit().returncode == 1
    assert checked.read("письмо.txt") == RIGHT
    checked.git("add", ".")
    checked.write("письмо.txt", WRONG)
    assert checked.commit().returncode == 0
    assert checked.read("письмо.txt") == WRONG


def test_other_files_and_excluded_ones_are_left_alone(checked: Repository) -> None:
    checked.write("ocrfix.toml", "exclude = ['drafts', 'README.md']\n")
    for name in ("drafts/письмо.txt", "README.md", "program.py"):
        checked.write(name, WRONG)
    checked.git("add", ".")
    passed = checked.commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_all_files_go_to_one_process(checked: Repository) -> None:
    for number in range(40):
        checked.write(f"{number}.txt", RIGHT)
    checked.git("add", ".")
    run = checked.run("pre-commit", "run", "--verbose")
    assert run.returncode == 0, run.stdout
    assert run.stdout.count("No issues in 40 files.") == 1


def test_fix_is_opt_in_and_stops_for_a_look(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "письма", "ocrfix-fix", "ocrfix-check")
    repository.write("письмо.txt", WRONG)
    repository.git("add", ".")
    assert repository.commit().returncode == 1
    assert repository.read("письмо.txt") == WRONG.replace("Мocквa", "Москва")
    assert repository.git("show", ":письмо.txt") == WRONG
