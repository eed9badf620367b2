"""``ocrfix record`` on many files, as it is installed: tables, spreadsheets, databases."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "112095.txt"


def run(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ocrfix", "record", *arguments]
    return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=False)


def query(database: Path, text: str) -> list[tuple]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(text).fetchall()
    finally:
        connection.close()


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Seven files in two folders, so that workers are used; one of them holds two papers."""
    text = SAMPLE.read_text("utf-8")
    folder = tmp_path / "письма"
    for number in range(7):
        file = folder / ("1951" if number % 2 else "1952") / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        paper = text.replace("d. 337", f"d. 33{number}")
        second = text.replace("15603", "20714").replace("d. 337", "d. 500")
        file.write_text(paper + second if number == 3 else paper, "utf-8")
    return tmp_path


def test_a_folder_is_one_table_with_a_row_a_paper(letters: Path) -> None:
    done = run(letters, "письма", "--format", "csv", "--no-check", "--jobs", "2", "--bom")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"\xef\xbb\xbfpath,part,")
    rows = list(csv.DictReader(done.stdout.decode("utf-8-sig").splitlines()))
    assert [(Path(row["path"]).name, row["part"], row["delo"]) for row in rows] == [
        ("1.txt", "1", "331"), ("3.txt", "1", "333"), ("3.txt", "2", "500"), ("5.txt", "1", "335"),
        ("0.txt", "1", "330"), ("2.txt", "1", "332"), ("4.txt", "1", "334"), ("6.txt", "1", "336"),
    ]  # fmt: skip
    assert all(json.loads(row["record"])["title"] == row["title"] for row in rows)


def test_patterns_that_the_shell_leaves_are_followed(letters: Path) -> None:
    done = run(letters, "письма/*/[12].txt", "--format", "csv", "--no-check")
    rows = list(csv.DictReader(done.stdout.decode().splitlines()))
    assert [Path(row["path"]).name for row in rows] == ["1.txt", "2.txt"]
    done = run(letters, "письма/*.doc", "--format", "csv")
    assert (done.returncode, done.stderr.decode()) == (
        2, "ocrfix: письма/*.doc: no file matches this pattern\n",
    )  # fmt: skip


def test_a_database_grows_with_each_run(letters: Path) -> None:
    database = letters / "catalogue.sqlite"
    arguments = ("письма", "--into", database.name, "--no-check")
    assert run(letters, *arguments, "--jobs", "2").stdout == b"catalogue.sqlite: 8 added\n"
    before = query(database, "SELECT id, path, part FROM documents ORDER BY id")
    file = letters / "письма" / "1951" / "3.txt"
    file.write_text(SAMPLE.read_text("utf-8").replace("d. 337", "d. 600"), "utf-8")
    (file.parent / "bad.txt").write_bytes(b"\0\1\2")
    done = run(letters, *arguments)
    assert done.stdout == b"catalogue.sqlite: 1 replaced, 1 removed, 6 unchanged\n"
    assert done.returncode == 2
    assert done.stderr.decode().startswith("ocrfix: письма/1951/bad.txt: is a binary file")
    after = query(database, "SELECT id, path, part FROM documents ORDER BY id")
    assert after == [row for row in before if row[2] == 1]
    assert query(database, "SELECT delo FROM catalogue WHERE path LIKE '%/3.txt'") == [("600",)]


def test_a_cipher_telegram_is_found_by_its_words_and_names(letters: Path) -> None:
    assert run(letters, str(SAMPLE), "--into", "a.sqlite").returncode == 0
    found = query(
        letters / "a.sqlite",
        "SELECT telegram_number, fond, name_ru FROM documents_fts "
        "JOIN documents ON documents.id = documents_fts.rowid "
        "JOIN deposits ON deposits.document = documents.id "
        "JOIN names ON names.document = documents.id "
        "WHERE documents_fts MATCH 'korean troops' AND role = 'signature'",
    )
    assert found == [("15603", "45", "Мао Цзе-дун")]


def test_a_spreadsheet_goes_through_in_a_pipe(tmp_path: Path) -> None:
    data = "№;Источник\r\n1;РГАСПИ, ф. 17, оп. 3, д. 1, л. 5\r\n".encode("utf-16")
    done = run(tmp_path, "--csv", "-", "--column", "источник", data=data)
    head, row = csv.reader(done.stdout.decode("utf-16").splitlines(), delimiter=";")
    assert dict(zip(head, row, strict=True))["archive_id"] == "RGASPI"
    assert done.stdout.startswith(data[:2])
    assert done.stderr.decode() == "ocrfix: -: 1 row, 1 with a reference, 0 with problems\n"


def test_an_error_leaves_the_output_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("no,Source\n1,x,y\n", "utf-8")
    (tmp_path / "out.csv").write_text("before", "utf-8")
    done = run(tmp_path, "--csv", "a.csv", "--column", "Source", "--output", "out.csv")
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1
    assert (tmp_path / "out.csv").read_text("utf-8") == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "out.csv"]
