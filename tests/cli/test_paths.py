"""From arguments to files: each with the settings of its own project."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from ocrfix.cli import app
from ocrfix.cli.options import codes
from ocrfix.cli.paths import checked, search
from ocrfix.corpus import FileReport
from ocrfix.errors import ConfigurationError, ExitCode, UsageError


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, threshold in (("пекин", 0.5), ("сеул", 0.7)):
        (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / name / "ocrfix.toml").write_text(f"minimum_confidence = {threshold}\n")
        for letter in "ab":
            (tmp_path / name / f"{letter}.txt").write_text("Слово\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seen(*arguments: str, config: Path | None = None) -> list[tuple[str, float]]:
    """The files found, in order, each with the threshold that tells its configuration."""
    found = search(arguments, config, {}).found
    return [(str(one.path), one.settings.minimum_confidence) for one in found]


def test_two_projects(projects: Path) -> None:
    assert seen("сеул/b.txt", "пекин") == [
        ("сеул/b.txt", 0.7),
        ("пекин/a.txt", 0.5),
        ("пекин/b.txt", 0.5),
    ]


def test_a_file_has_its_own_configuration_however_it_is_named(projects: Path) -> None:
    inner = projects / "пекин" / "aa"
    inner.mkdir()
    (inner / "ocrfix.toml").write_text("minimum_confidence = 0.6\nformat = 'json'\n")
    (inner / "c.txt").touch()
    in_order = [("пекин/a.txt", 0.5), ("пекин/aa/c.txt", 0.6), ("пекин/b.txt", 0.5)]
    assert seen("пекин") == in_order
    assert seen("пекин/aa/c.txt") == in_order[1:2]
    assert seen("пекин", "пекин/aa") == in_order
    (projects / "пекин" / "a.txt").unlink()
    assert search(["пекин"], None, {}).settings.format == "terminal"


def test_the_folder_that_is_named_says_what_is_searched(projects: Path) -> None:
    inner = projects / "пекин" / "aa"
    inner.mkdir()
    (inner / "ocrfix.toml").write_text("include = ['*.md']\nminimum_confidence = 0.6\n")
    for name in ("c.txt", "d.md"):
        (inner / name).touch()
    (projects / "пекин" / "ocrfix.toml").write_text("include = ['*.txt']\n")
    assert ("пекин/aa/c.txt", 0.6) in seen("пекин")
    assert seen("пекин/aa") == [("пекин/aa/d.md", 0.6)]


def test_a_mistake_in_a_configuration_below_is_told(projects: Path) -> None:
    (projects / "пекин" / "aa").mkdir()
    (projects / "пекин" / "aa" / "c.txt").touch()
    (projects / "пекин" / "aa" / "ocrfix.toml").write_text("select = ['QQQ']\n")
    with pytest.raises(ConfigurationError, match=r"^пекин/aa/ocrfix\.toml:1: .*'QQQ'"):
        search(["пекин"], None, {})


def test_one_configuration_for_all(projects: Path) -> None:
    found = seen("пекин", "-", "сеул/b.txt", config=Path("сеул/ocrfix.toml"))
    names = ["пекин/a.txt", "пекин/b.txt", "-", "сеул/b.txt"]
    assert found == [(name, 0.7) for name in names]


def test_standard_input_once() -> None:
    with pytest.raises(UsageError, match="only once"):
        search(["-", "-"], None, {})


def test_what_does_not_exist_keeps_its_place(projects: Path) -> None:
    reports = [report for _, report in checked(search(["пекин/a.txt", "х", "сеул"], None, {}))]
    assert [report.path for report in reports] == ["пекин/a.txt", "х", "сеул/a.txt", "сеул/b.txt"]
    assert [bool(report.problems) for report in reports] == [False, True, False, False]


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_broken_decision_is_told_once_and_stops_nothing(
    command: str, projects: Path, capsys
) -> None:
    decisions = projects / "сеул" / ".ocrfix" / "decisions.jsonl"
    decisions.parent.mkdir()
    decisions.write_text("{}\n")
    assert app.run([command, "сеул"]) == ExitCode.CLEAN
    shown = capsys.readouterr()
    assert shown.err.startswith(f"ocrfix: warning: {decisions}:1: not a decision")
    assert shown.err.count("\n") == 1
    assert "could not be checked" not in shown.out


def test_a_broken_decision_is_in_the_report_for_programs(projects: Path, capsys) -> None:
    (projects / "сеул" / ".ocrfix").mkdir()
    (projects / "сеул" / ".ocrfix" / "decisions.jsonl").write_text("{}\n")
    assert app.run(["check", "сеул", "--format", "json"]) == ExitCode.CLEAN
    problems = [file["problems"] for file in json.loads(capsys.readouterr().out)["files"]]
    assert ([len(one) for one in problems], "not a decision" in problems[0][0]) == ([1, 0], True)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "paths", "bar"),
    [
        (_Terminal(), ["пекин"], True),
        (_Terminal(), ["пекин/a.txt"], False),
        (io.StringIO(), ["пекин"], False),
    ],
)
def test_progress_only_for_several_files_on_a_terminal(
    stream: io.StringIO, paths: list[str], bar: bool, projects: Path, monkeypatch
) -> None:
    def check_paths(files, jobs, on_progress, *, together, settled, unjudged):
        assert (on_progress is not None) is bar
        for path, _ in files:
            if on_progress:
                on_progress(str(path))
            yield FileReport(str(path), None)

    monkeypatch.setattr("ocrfix.corpus.check_paths", check_paths)
    monkeypatch.setattr(sys, "stderr", stream)
    reports = list(checked(search(paths, None, {})))
    assert len(reports) == (2 if paths == ["пекин"] else 1)
    assert bool(stream.getvalue()) is bar


@pytest.mark.parametrize(
    ("given", "read"),
    [(None, None), ([], None), (["REF,DIC001", " scr "], ["REF", "DIC001", "scr"])],
)
def test_codes(given: list[str] | None, read: list[str] | None) -> None:
    assert codes(given, "--select") == read


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("value", ["", ",", " , "])
def test_an_option_without_a_rule_is_refused(option: str, value: str, capsys) -> None:
    assert app.run(["check", "a.txt", option, value]) == ExitCode.USAGE
    assert capsys.readouterr().err.startswith(f"ocrfix: {option}: names no rule")


@pytest.mark.parametrize("command", ["check", "fix"])
def test_an_empty_path_is_not_the_folder(command: str, projects: Path, capsys) -> None:
    assert app.run([command, "сеул", ""]) == ExitCode.USAGE
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)


def test_rules_by_name(projects: Path) -> None:
    (projects / "сеул" / "ocrfix.toml").write_text("ignore = ['unknown-word', 'REF']\n")
    settings = search(["сеул"], None, {}).settings
    assert settings.ignore == ("DIC001", "REF")
    flags = {"select": ("--select", ["telegram-number"])}
    assert search(["сеул"], None, flags).settings.select == ("REF001",)


@pytest.mark.skipif(os.name == "nt", reason="no named pipes in folders there")
def test_a_pipe_is_checked_and_not_fixed(projects: Path, capsys) -> None:
    pipe = projects / "сеул" / "труба"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("Мocквa\n", "utf-8"))
    writer.start()
    assert app.run(["check", "--select", "SCR", str(pipe)]) == ExitCode.ISSUES
    writer.join()
    assert "Москва" in capsys.readouterr().out
    assert app.run(["fix", "сеул/труба"]) == ExitCode.USAGE
    shown = capsys.readouterr().err
    assert shown.startswith("ocrfix: сеул/труба: is a pipe or device")
    assert shown.count("\n") == 1


def test_the_null_device_is_empty(capsys) -> None:
    assert app.run(["check", os.devnull]) == ExitCode.CLEAN
    assert capsys.readouterr().out == "No issues in 1 file.\n"


def test_standard_input_that_is_closed(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert app.run(["check", "-"]) == ExitCode.USAGE
    assert capsys.readouterr().err == "ocrfix: -: cannot be read: standard input is closed\n"


@pytest.mark.parametrize(
    ("settings", "named", "left"),
    [
        ("", ["a.txt", "deep/b.TXT", "c.csv", "r.md"], ["a.txt", "deep/b.TXT", "r.md"]),
        ("exclude = ['r.md', 'deep']", ["a.txt", "deep/b.TXT", "r.md"], ["a.txt"]),
        ("include = ['deep/*.txt']", ["a.txt", "deep/b.TXT"], ["deep/b.TXT"]),
        ("include = ['*.csv']", ["a.txt", "c.csv", "."], ["c.csv"]),
        ("", [".hidden/a.txt", "nowhere.csv", "-"], ["nowhere.csv", "-"]),
    ],
)
def test_only_included_files_of_those_named(
    settings: str, named: list[str], left: list[str], tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "ocrfix.toml").write_text(settings, encoding="utf-8")
    for name in ("a.txt", "deep/b.TXT", "c.csv", "r.md", ".hidden/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for place in (tmp_path, tmp_path / "deep"):
        monkeypatch.chdir(place)
        back = "" if place == tmp_path else "../"
        given = [name if name == "-" else back + name for name in named]
        found = search(given, None, {}, only_included=True).found
        assert [str(one.path).removeprefix("../") for one in found] == left
