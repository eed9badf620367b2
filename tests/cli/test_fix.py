"""`ocrfix fix` for real: a second run changes nothing, a file that changed is not overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.cli import app
from ocrfix.errors import ExitCode

SAMPLE = Path(__file__).parents[2] / "samples" / "112095.txt"


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "letter.txt"
    path.write_bytes(SAMPLE.read_bytes() + "Прибыл в г. Мocквa.\r\n".encode())
    return path


def test_a_second_run_changes_nothing(letter: Path, capsys) -> None:
    before = letter.read_bytes()
    assert app.run(["fix", "letter.txt"]) == ExitCode.CLEAN
    once = letter.read_bytes()
    assert once != before
    capsys.readouterr()
    assert app.run(["fix", "letter.txt"]) == ExitCode.CLEAN
    assert letter.read_bytes() == once
    assert capsys.readouterr().out.startswith("nothing to mend in 1 file\n")


def test_diff_and_stdout_write_nothing(letter: Path, capsysbinary) -> None:
    before = letter.read_bytes()
    assert app.run(["fix", "--diff", "letter.txt"]) == ExitCode.CLEAN
    assert capsysbinary.readouterr().out.startswith(b"--- letter.txt\n+++ letter.txt\n@@ ")
    assert app.run(["fix", "--stdout", "letter.txt"]) == ExitCode.CLEAN
    printed = capsysbinary.readouterr().out
    assert letter.read_bytes() == before
    assert app.run(["fix", "letter.txt"]) == ExitCode.CLEAN
    assert letter.read_bytes() == printed


def test_a_file_that_changed_meanwhile_is_left_alone(letter: Path, monkeypatch, capsys) -> None:
    from ocrfix.fixing import plan as planning

    plan = planning.plan

    def plan_slowly(issues, **options):
        letter.write_text("Совсем другое письмо.\n", encoding="utf-8")
        return plan(issues, **options)

    monkeypatch.setattr(planning, "plan", plan_slowly)
    assert app.run(["fix", "letter.txt"]) == ExitCode.USAGE
    assert "letter.txt: changed while it was checked" in capsys.readouterr().err
    assert letter.read_text(encoding="utf-8") == "Совсем другое письмо.\n"
