"""`ocrfix review` as it is installed: piped answers, a killed process, a real terminal (tmux)."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "112095.txt"
PROGRAM = [sys.executable, "-m", "ocrfix"]
#: How long a slow machine may take to open the review, and to answer a key; seconds.
OPENS, ANSWERS = 60, 20


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(SAMPLE, tmp_path / "letter.txt")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".ocrfix").mkdir()
    (tmp_path / ".ocrfix" / "words.txt").write_text("# наши слова\nЯлуцзян\n", encoding="utf-8")
    return tmp_path


def verdicts(project: Path) -> list[str]:
    file = project / ".ocrfix" / "decisions.jsonl"
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["verdict"] for line in lines]


def review(project: Path, answers: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, "review", "letter.txt", *options],
        cwd=project,
        input=answers,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def decisions(project: Path, *arguments: str) -> str:
    run = subprocess.run(
        [*PROGRAM, "decisions", *arguments], cwd=project, capture_output=True, text=True,
        check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_piped_answers_resume_where_they_ended(project: Path) -> None:
    before = (project / "letter.txt").read_bytes()
    first = review(project, "a\nr\n", "--plain")
    assert (first.returncode, verdicts(project)) == (1, ["accept", "reject"])
    assert first.stderr.endswith("issues left; the answers are kept\n")
    assert (project / "letter.txt").read_bytes() == before
    second = review(project, "q\ny\n", "--plain")
    assert "(3/" not in first.stdout.partition("Answer")[0]
    assert "wrote 1 change to letter.txt" in second.stdout
    changed = (project / "letter.txt").read_bytes()
    assert changed == before.replace("Мологову".encode(), "Молотову".encode())
    third = review(project, "u\nu\nS\nq\n", "--plain")
    assert "undone: accept «Мологову»" in third.stdout
    assert (project / "letter.txt").read_bytes() == before


def test_what_a_review_wrote_is_reverted_by_decision(project: Path) -> None:
    before = (project / "letter.txt").read_bytes()
    review(project, "a\n" * 8 + "y\nq\n", "--plain")
    assert (project / "letter.txt").read_bytes() != before
    lines = (project / ".ocrfix" / "decisions.jsonl").read_text("utf-8").splitlines()
    accepted = [one for one in map(json.loads, lines) if one["verdict"] == "accept"]
    for one in json.loads(decisions(project, "list", "--format", "json"))["decisions"]:
        decisions(project, "revert", one["id"])
    assert len(accepted) == 8
    assert (project / "letter.txt").read_bytes() == before
    (project / "letter.txt").unlink()
    decisions(project, "prune")
    assert (project / ".ocrfix" / "decisions.jsonl").read_bytes() == b""


def test_all_settled_is_exit_code_0(project: Path) -> None:
    done = review(project, "r\n" * 50, "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    assert review(project, "", "--plain").returncode == 0


def test_the_dictionary_is_the_list_of_the_project(project: Path) -> None:
    review(project, "/ сен\nd person Сен\nq\n", "--plain")
    words = (project / ".ocrfix" / "words.txt").read_text(encoding="utf-8").splitlines()
    assert words == ["# наши слова", "сен  person  Сен Сена Сене Сеном Сену", "Ялуцзян"]
    review(project, "u\nq\n", "--plain")
    left = (project / ".ocrfix" / "words.txt").read_text(encoding="utf-8")
    assert left == "# наши слова\nЯлуцзян\n"


def test_a_word_that_hides_a_frequent_one_is_refused(project: Path) -> None:
    before = (project / ".ocrfix" / "words.txt").read_bytes()
    refused = review(project, "/ Мологову\nd person\nq\n", "--plain")
    assert "one misreading away from «молотову»" in refused.stdout
    assert (project / ".ocrfix" / "words.txt").read_bytes() == before
    assert verdicts(project) == []


def test_what_a_review_wrote_is_kept_by_prune_and_put_back_by_revert(project: Path) -> None:
    text = "На территории кжно-корейского прав1тельства наролной армии нет.\n"
    (project / "letter.txt").write_text(text * 2, encoding="utf-8", newline="\r\n")
    before = (project / "letter.txt").read_bytes()
    review(project, "w a\nw a\nw a\ny\n", "--plain")
    changed = (project / "letter.txt").read_bytes()
    assert "южно-корейского правительства народной".encode() in changed
    assert "placed" in verdicts(project)
    listed = json.loads(decisions(project, "list", "--all", "--format", "json"))["decisions"]
    assert {one["verdict"] for one in listed} == {"accept"}
    names = [one["id"] for one in listed]
    assert "state    written" in decisions(project, "show", names[0])
    assert decisions(project, "prune") == "nothing to prune\n"
    for name in names:
        assert "put back" in decisions(project, "revert", name)
    assert (project / "letter.txt").read_bytes() == before
    review(project, "u\n" * len(names) + "y\n", "--plain")
    assert (project / "letter.txt").read_bytes() == changed
    (project / "letter.txt").write_text("Другое.\n", encoding="utf-8")
    decisions(project, "prune")
    assert verdicts(project) == []


def test_prune_keeps_the_answer_on_which_a_later_one_stands(project: Path) -> None:
    (project / "letter.txt").write_text("Нет наролной армии прав1тельства.\n", encoding="utf-8")
    before = (project / "letter.txt").read_bytes()
    review(project, "/ наролной\ne нарозной\nS\nq\n", "--plain")
    review(project, "/ нарозной\ne народной\nS\nq\n", "--plain")
    assert "народной".encode() in (project / "letter.txt").read_bytes()
    assert decisions(project, "prune") == "nothing to prune\n"
    for _ in range(2):
        review(project, "u\nS\nq\n", "--plain")
    assert (project / "letter.txt").read_bytes() == before
    (project / "letter.txt").write_text("Другое.\n", encoding="utf-8")
    decisions(project, "prune")
    assert verdicts(project) == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["letter.txt"], "use --plain"),
        (["-", "--plain"], "cannot be reviewed"),
        (["nothing.txt", "--plain"], "no such file"),
    ],
)
def test_what_cannot_be_followed_is_one_line(project: Path, arguments, complaint: str) -> None:
    run = subprocess.run(
        [*PROGRAM, "review", *arguments], cwd=project, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert run.returncode == 2
    assert complaint in run.stderr
    assert "Traceback" not in run.stderr


def test_a_wrong_key_in_the_configuration_names_its_line(project: Path) -> None:
    (project / "ocrfix.toml").write_text('\n[review.keys]\nacept = "y"\n', encoding="utf-8")
    run = review(project, "", "--plain")
    assert run.returncode == 2
    assert run.stderr.startswith("ocrfix: ocrfix.toml:2: review.keys: there is nothing called")


def test_a_killed_process_loses_nothing(project: Path) -> None:
    command = [*PROGRAM, "review", "letter.txt", "--plain"]
    with subprocess.Popen(
        command, cwd=project, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        process.stdin.write(b"a\nr\n2\n")
        process.stdin.flush()
        _until(lambda: len(verdicts(project)) == 3, OPENS)
        process.send_signal(signal.SIGKILL)
    assert verdicts(project) == ["accept", "reject", "accept"]
    assert "  (3/7 · " in review(project, "", "--plain").stdout  # the rejected one is settled


# -- a real terminal -------------------------------------------------------------------------


class Terminal:
    """A tmux of its own in which the review runs."""

    def __init__(self, project: Path, size: tuple[int, int]) -> None:
        self._project, self._opened = project, 0
        program = " ".join(f"'{part}'" for part in PROGRAM)
        self._command = f"cd '{project}' && exec {program} review letter.txt"
        self._size = [str(one) for one in size]
        self._started = False

    def open(self) -> None:
        columns, rows = self._size
        self._opened += 1  # a socket of its own: the last server may still be leaving
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", columns, "-y", rows, self._command)
        self._tmux("set-option", "-g", "remain-on-exit", "on")
        self._started = True
        self.wait_for("accept")

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def wait_for(self, text: str, within: float = OPENS) -> None:
        _until(lambda: text in self.screen(), within)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", check=False)

    def process(self) -> int:
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    def close(self) -> None:
        if self._started:
            self._tmux("kill-server", check=False)
            self._started = False

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        environment.pop("TMUX", None)
        run = subprocess.run(
            ["tmux", "-u", "-S", f"{self._project}/tmux{self._opened}", *arguments],
            capture_output=True, text=True, check=check, env=environment,
        )  # fmt: skip
        return run.stdout


@pytest.fixture(params=[(80, 24), (200, 60)], ids=["80x24", "200x60"])
def terminal(project: Path, request) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    opened = Terminal(project, request.param)
    yield opened
    opened.close()


def _until(holds: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_accept_edit_undo_quit_resume_and_kill(project: Path, terminal: Terminal) -> None:
    before = (project / "letter.txt").read_bytes()
    terminal.open()
    terminal.wait_for("1/")
    terminal.press("ф")
    terminal.wait_for("✓ 1", ANSWERS)
    terminal.press("e")
    terminal.wait_for("Your text in place of", ANSWERS)
    terminal.press("C-u", "свой текст", "Enter")
    terminal.wait_for("✓ 2", ANSWERS)
    terminal.press("u")
    terminal.wait_for("undone: replace", ANSWERS)
    terminal.press("q")
    terminal.wait_for("not written yet", ANSWERS)
    terminal.press("n")
    terminal.wait_for("issues left; the answers are kept", ANSWERS)
    assert verdicts(project) == ["accept", "replace", "withdraw"]
    assert (project / "letter.txt").read_bytes() == before
    terminal.close()
    terminal.open()
    terminal.wait_for("✓ 1")
    terminal.press("r")
    terminal.wait_for("✓ 2", ANSWERS)
    os.kill(terminal.process(), signal.SIGKILL)
    assert verdicts(project)[-1] == "reject"
    terminal.close()
    terminal.open()
    terminal.wait_for("✓ 1")  # what was rejected is settled and not asked again
    terminal.press("S")
    terminal.wait_for("Write these changes?", ANSWERS)
    terminal.press("y")
    terminal.wait_for("wrote 1 change to letter.txt", ANSWERS)
    changed = (project / "letter.txt").read_bytes()
    assert changed == before.replace("Мологову".encode(), "Молотову".encode())
