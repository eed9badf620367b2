"""The installed command on the shipped telegram, as a newcomer runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parent.parent / "samples" / "112095.txt"


def ocrfix(
    *arguments: str | Path, stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ocrfix", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "80"}
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment)


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    done = ocrfix("check", SAMPLE, "--format", "json")
    assert done.returncode == 1, done.stderr.decode()
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


# What the reader marks, and the first suggestion.
FOUND = [
    ("Мологову", "Молотову"),
    ("кжно-корейского", "южно-корейского"),
    ("см.сх.лист", "см.сл.лист"),
    ("15608", "15603"),
    ("8", "3"),
    ("сен", "Сен"),
]
# Right but unusual: no issue may touch these.
QUIET = [
    "Пэн Дэ-хуай", "Фузан", "Тайко", "ЦЗЕ-ДУН", "шифртелеграммы", "100.000", "расш.",
    "отп. четыре экз.", "Ф И Л И П П О В У", "Прокопьев", "Северо-Восточном", "Из ПЕКИНА",
    "НАЧАЛЬНИК ОТДЕЛЕНИЯ", "Снятие копий воспрещается", "10-15 тысяч",
]  # fmt: skip


@pytest.mark.parametrize(("text", "suggestion"), FOUND)
def test_errors_are_found_with_the_right_suggestion(
    text: str, suggestion: str, report: dict[str, Any]
) -> None:
    issues = report["files"][0]["issues"]
    firsts = [
        issue["suggestions"][0]["text"]
        for issue in issues
        if issue["text"] == text and issue["suggestions"]
    ]
    assert firsts == [suggestion]


def test_contradictions_are_left_to_the_reader(report: dict[str, Any]) -> None:
    issues = {issue["rule"]: issue for issue in report["files"][0]["issues"]}
    for rule, text in (("REF004", "1"), ("TRA004", "В. ЗЮЧКО")):
        assert issues[rule]["text"] == text
        assert issues[rule]["applicability"] != "safe"
        assert issues[rule]["suggestions"][0]["confidence"] < 0.5
        assert issues[rule]["evidence"]


@pytest.mark.parametrize("text", QUIET)
def test_unusual_text_stays_quiet(text: str, report: dict[str, Any]) -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    start = source.index(text)
    end = start + len(text)
    touched = [
        issue["text"]
        for issue in report["files"][0]["issues"]
        if issue["start"] < end and start < issue["end"]
    ]
    assert touched == []


def test_offsets_are_true(report: dict[str, Any]) -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    for issue in report["files"][0]["issues"]:
        assert source[issue["start"] : issue["end"]] == issue["text"]
        for evidence in issue["evidence"]:
            if "start" in evidence:
                assert 0 <= evidence["start"] <= evidence["end"] <= len(source)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_fixing_twice_changes_nothing_the_second_time(
    encoding: str, newline: str, tmp_path: Path
) -> None:
    text = (
        "Телеграмма из Пекина\n\nДокладываю о состоянии Корейской наролной армии. Прололжение\n"
        "переговоров намечено на вторник, о чем сообщено мною послу.\n\n/см.сх.лист/\n"
    )
    path = tmp_path / "telegram.txt"
    path.write_bytes(text.replace("\n", newline).encode(encoding))
    before = path.read_bytes()
    first = ocrfix("fix", path, "--min-confidence", "0.9")
    assert first.returncode == 0, first.stderr.decode()
    once = path.read_bytes()
    assert ocrfix("fix", path, "--min-confidence", "0.9").returncode == 0
    assert path.read_bytes() == once != before
    mended = text.replace("наролной", "народной").replace("Прололжение", "Продолжение")
    mended = mended.replace("см.сх.лист", "см.сл.лист")
    assert once == mended.replace("\n", newline).encode(encoding)


def test_numbers_and_names_are_not_changed_without_being_asked(tmp_path: Path) -> None:
    path = tmp_path / "telegram.txt"
    path.write_bytes(SAMPLE.read_bytes())
    assert ocrfix("fix", path, "--min-confidence", "0.5").returncode == 0
    text = path.read_text(encoding="utf-8")
    assert "15608" in text
    assert "Мологову" in text
    assert "см.сл.лист/\n\nПОДЛЕЖИТ" in text


def test_a_paper_in_the_spelling_before_1918_is_left_to_a_person(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    text = "Въ засѣданіи Временнаго правительства обсуждали вопросъ о наролной арміи и мирѣ.\n"
    path.write_text(text, encoding="utf-8")
    assert ocrfix("fix", path, "--min-confidence", "0.1").returncode == 0
    assert path.read_text(encoding="utf-8") == text


def test_standard_input() -> None:
    done = ocrfix("check", "-", "--format", "json", stdin="Корейской наролной армии".encode())
    assert json.loads(done.stdout)["files"][0]["issues"][0]["text"] == "наролной"
