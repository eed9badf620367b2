"""The installed command on a folder of papers that speak of each other: ``tests/folder``.

Planted are a date of receipt in one of three copies of a telegram (03), the date of a letter in the
answer to it (05) and a letter of a name (05). Traps are a telegram of the next year with the same
number (07), another office's letter with the same number and the misread date (08), two surnames a
letter apart (06) and a file that is no text.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.test_end_to_end import ocrfix

FOLDER = Path(__file__).parent / "folder"
PLANTED = [
    ("03-telegramma-kopiya.txt", "COR001", "11", "14"),
    ("05-otvet.txt", "COR002", "17", "12"),
    ("05-otvet.txt", "COR003", "Канлыбея", "Кандыбея"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("work") / "дело"
    shutil.copytree(FOLDER, path)
    (path.parent / ".git").mkdir()
    (path / "00-skan.txt").write_bytes(b"\x89PNG\x00\x00\x00")
    return path


def checked(*arguments: str | Path) -> dict[str, Any]:
    done = ocrfix("check", *arguments, "--format", "json")
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def across(report: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [
        (Path(file["path"]).name, issue["rule"], issue["text"], issue["suggestions"][0]["text"])
        for file in report["files"]
        for issue in file["issues"]
        if issue["rule"].startswith("COR")
    ]


def test_the_plants_are_found_and_nothing_else(folder: Path) -> None:
    report = checked(folder, "--select", "COR")
    assert across(report) == PLANTED
    assert report["summary"] == {
        "files": 10,
        "issues": 3,
        "by_rule": {"COR001": 1, "COR002": 1, "COR003": 1},
    }


def test_a_file_that_cannot_be_read_stops_nothing(folder: Path) -> None:
    done = ocrfix("check", folder, "--select", "COR")
    assert done.returncode == 2
    assert "00-skan.txt: is a binary file" in done.stderr.decode()
    assert "3 issues in 9 files. 1 file could not be checked." in done.stdout.decode()


def test_workers_change_nothing(folder: Path) -> None:
    one, two = (ocrfix("check", folder, "--format", "json", "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert (one.returncode, one.stderr) == (two.returncode, two.stderr)


def test_witnesses_are_true_places_of_their_files(folder: Path) -> None:
    for file in checked(folder, "--select", "COR")["files"]:
        for issue in file["issues"]:
            others = [one for one in issue["suggestions"][0]["evidence"] if "path" in one]
            assert others
            for one in others:
                source = Path(one["path"]).read_text(encoding="utf-8")
                assert source[one["start"] : one["end"]] == one["text"]
                line = source.splitlines()[one["line"] - 1]
                assert line[one["column"] - 1 :].startswith(one["text"])
                assert one["path"] != file["path"]


def test_one_file_says_nothing_of_others(folder: Path) -> None:
    assert across(checked(folder / "05-otvet.txt")) == []


def test_fix_mends_each_file_by_itself(folder: Path) -> None:
    files = [folder / name for name in ("05-otvet.txt", "04-pismo.txt", "09-napominanie.txt")]
    options = ("--diff", "--unsafe", "--min-confidence", "0.1")
    together = ocrfix("fix", *options, *files).stdout
    assert together == b"".join(ocrfix("fix", *options, file).stdout for file in files)
    assert "Кандыбея" not in together.decode()


def test_rules_are_ignored_by_file_and_by_settings(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "дело")
    answer = tmp_path / "дело" / "05-otvet.txt"
    text = answer.read_text(encoding="utf-8")
    answer.write_text(f"{text}\n<!-- ocrfix: ignore-file COR002 -->\n", encoding="utf-8")
    report = checked(tmp_path / "дело", "--select", "COR", "--ignore", "COR001")
    assert across(report) == PLANTED[2:]


def test_reports_come_in_the_order_of_the_arguments(folder: Path) -> None:
    files = [folder / name for name in ("09-napominanie.txt", "05-otvet.txt", "04-pismo.txt")]
    for named in (files, files[::-1]):
        lines = ocrfix("check", *named).stdout.decode().splitlines()
        headings = [Path(line.split(":")[0]).name for line in lines if line.startswith("── ")]
        assert headings == [file.name for file in named if file.name in headings]
        assert sum("COR002 cited-document  " in line for line in lines) == 1
