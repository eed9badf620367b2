"""An old repository of 200 transcriptions is adopted: only what is new is shown from then on.

The texts are made here, of sentences in which some words are misread.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OPENINGS = ["Докладываю, что", "По сообщению посла,", "Как стало известно,", "Сообщаю, что"]
SUBJECTS = ["правительство республики", "командование армии", "министерство торговли",
            "делегация завода", "руководство партии"]  # fmt: skip
VERBS = ["просит ускорить поставку", "намерено обсудить вопрос о доставке",
         "подтверждает получение", "отложило отправку"]  # fmt: skip
OBJECTS = ["оборудования для железной дороги", "продовольствия в северные районы",
           "строительных материалов", "медикаментов и продуктов"]  # fmt: skip
MISREAD = {"правительство": "правнтельство", "командование": "командованне",
           "министерство": "министерстзо", "оборудования": "оборулования",
           "продовольствия": "проловольствия", "материалов": "матерналов"}  # fmt: skip
FILES = 200


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(words) for words in (OPENINGS, SUBJECTS, VERBS, OBJECTS)) + "."


def transcription(number: int) -> str:
    chance = random.Random(number)
    paragraphs = [" ".join(sentence(chance) for _ in range(2)) for _ in range(3)]
    text = f"Письмо № {1000 + number}\n\n" + "\n\n".join(paragraphs) + "\n"
    if number % 2:
        for right, wrong in MISREAD.items():
            text = text.replace(right, wrong, 1) if right in text else text
    return text


class Repository:
    """A git repository with the installed programs at hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        scripts = str(Path(sys.executable).parent)
        self._environment = {
            **os.environ,
            "PATH": scripts + os.pathsep + os.environ["PATH"],
            "GIT_AUTHOR_NAME": "Иванова", "GIT_AUTHOR_EMAIL": "i@example.org",
            "GIT_COMMITTER_NAME": "Иванова", "GIT_COMMITTER_EMAIL": "i@example.org",
            "PRE_COMMIT_HOME": str(root.parent / "pre-commit"),
        }  # fmt: skip

    def run(self, *command: str, status: int | None = 0) -> str:
        done = subprocess.run(
            command, cwd=self.root, env=self._environment, capture_output=True, check=False
        )
        said = done.stdout.decode() + done.stderr.decode()
        assert status is None or done.returncode == status, said
        return said

    def issues(self, *options: str) -> list[tuple[str, str]]:
        done = subprocess.run(
            ["ocrfix", "check", "--format", "json", *options],
            cwd=self.root, env=self._environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr.decode()
        report: dict[str, Any] = json.loads(done.stdout)
        return [(file["path"], one["text"]) for file in report["files"] for one in file["issues"]]

    def change(self, name: str, change: Callable[[str], str]) -> None:
        path = self.root / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The repository after `init` and its first commit."""
    root = tmp_path_factory.mktemp("adoption") / "архив"
    for number in range(FILES):
        path = root / f"папка {number % 7}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(transcription(number), encoding="utf-8")
    (root / "README.md").write_text("An archive of letters.\n", encoding="utf-8")
    made = Repository(root)
    made.run("git", "init", "-q", "-b", "main")
    said = made.run("ocrfix", "init", "--yes")
    assert f"found {FILES} transcriptions in 7 folders (1 other left out)" in said
    made.run("git", "add", ".")
    made.run("git", "commit", "-qm", "the archive")
    made.run("pre-commit", "install")
    return made


@pytest.fixture
def clean(repository: Repository) -> Repository:
    """The same, as it was committed."""
    repository.run("git", "checkout", "-q", "-f", "main")
    repository.run("git", "reset", "-q", "--hard")
    return repository


ODD = "папка 1/001.txt"  # has old errors
NEW_ERROR = "\nДелегация прибыла на железнолорожную станцию.\n"


def test_the_baseline_hides_many_old_errors_and_all_of_them(clean: Repository) -> None:
    entries = (clean.root / ".ocrfix/baseline.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(entries) > FILES / 2
    assert clean.issues(".") == []


def test_init_again_changes_nothing(clean: Repository) -> None:
    said = clean.run("ocrfix", "init", "--yes")
    assert said.count("is there already") == 4
    assert clean.run("git", "status", "--short") == ""


def test_a_new_error_stops_the_commit_and_old_ones_do_not(clean: Repository) -> None:
    clean.change(ODD, lambda text: text + "\nДелегация прибыла на станцию.\n")
    clean.run("git", "commit", "-qam", "no error")
    clean.change(ODD, lambda text: text + NEW_ERROR)
    said = clean.run("git", "commit", "-qam", "an error", status=1)
    assert "железнолорожную" in said
    assert not any(wrong in said for wrong in MISREAD.values())
    clean.change(ODD, lambda text: text.replace("железнолорожную", "железнодорожную"))
    clean.run("git", "commit", "-qam", "mended")


def test_changed_sees_only_the_new_error(clean: Repository) -> None:
    clean.change(ODD, lambda text: text + NEW_ERROR)
    for stage in (False, True):
        if stage:
            clean.run("git", "add", ".")
        expected = [(ODD, "железнолорожную")]
        assert clean.issues("папка 1", "--changed", "--no-baseline") == expected
        assert clean.issues(ODD, "--changed") == expected
    assert len(clean.issues(ODD, "--no-baseline")) > 1


def test_the_baseline_holds_when_paragraphs_move_and_files_are_renamed(clean: Repository) -> None:
    def turned(text: str) -> str:
        head, *paragraphs = text.split("\n\n")
        return "\n\n".join(["Вставлено.", head, *reversed([one.strip() for one in paragraphs])])

    clean.change(ODD, turned)
    clean.run("git", "mv", "папка 1/008.txt", "письмо.txt")
    assert clean.issues(ODD, "письмо.txt") == []
    assert clean.issues(ODD, "письмо.txt", "--no-baseline") != []


def test_what_is_mended_leaves_the_baseline(clean: Repository) -> None:
    baseline = clean.root / ".ocrfix/baseline.jsonl"
    before = baseline.read_text(encoding="utf-8")
    for wrong_right in MISREAD.items():
        right, wrong = wrong_right
        clean.change(ODD, lambda text, r=right, w=wrong: text.replace(w, r))
    assert "have gone" in clean.run("ocrfix", "check", "-q", ODD)
    assert baseline.read_text(encoding="utf-8") == before
    clean.run("ocrfix", "check", "-q", "--update-baseline", ODD)
    after = baseline.read_text(encoding="utf-8").splitlines()
    assert set(after) < set(before.splitlines())
    assert not any(ODD in line for line in after)


def test_branches_that_shrink_the_baseline_merge(clean: Repository) -> None:
    for branch, number in (("one", "001"), ("two", "003")):
        clean.run("git", "checkout", "-q", "-B", branch, "main")
        name = next(clean.root.rglob(f"{number}.txt")).relative_to(clean.root).as_posix()
        for right, wrong in MISREAD.items():
            clean.change(name, lambda text, r=right, w=wrong: text.replace(w, r))
        clean.run("ocrfix", "check", "-q", "--update-baseline", name)
        clean.run("git", "commit", "-qam", f"mended {number}")
    clean.run("git", "merge", "-q", "one", "-m", "both")
    assert clean.issues(".") == []
    clean.run("git", "checkout", "-q", "main")
