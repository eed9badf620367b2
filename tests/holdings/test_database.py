from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from ocrfix import parse_citation
from ocrfix.errors import InputError
from ocrfix.holdings.database import open_database
from ocrfix.records.model import Field
from ocrfix.records.record import (
    Act,
    CopyLine,
    CoverForm,
    Official,
    Party,
    Problem,
    Record,
    ServiceMarks,
)
from ocrfix.text.spans import Span
from tests.records.whole import whole_record


def field(value: str) -> Field:
    return Field(value, value, Span(0, 0))


def telegram(title: str = "Telegram from Korolyov") -> Record:
    return Record(
        title=field(title),
        summary=field("Королёв просит ответа."),
        document_id=field("112095"),
        citation=parse_citation(
            "АВП РФ, ф. 0102, оп. 1, п. 1, д. 3, лл. 1-3; and RGASPI, f. 558, op. 11, d. 342, "
            "l. 5ob. Translated by Anna Bell."
        ),
        sender=(Party(field("B. Sidorov"), field("Б. Сидоров")),),
        recipient=(Party(None, field("И.В. Сталин"), field("Филиппов")),),
        form=CoverForm(
            telegram_number=field("0156"),
            sheets=3,
            distribution=(CopyLine(field("1"), field("Сталин")),),
        ),
        service_marks=ServiceMarks(
            signature=field("Сидоров"),
            deciphered=Act(by=field("Прокопьев"), at=field("1951-01-16T16:00")),
            checked_by=Official(field("В.И. Макаров"), field("полковник"), None),
            copies_printed=field("4"),
        ),
        problems=(Problem("form.copy_number", "two numbers", Span(5, 9)),),
    )


def put(database: Path, *files: tuple[str, list[Record]], source: str = "текст") -> dict[str, int]:
    with open_database(database) as opened:
        for name, records in files:
            opened.put(str(database.parent / name), source, records)
    return {name: count for name, count in opened.counts.items() if count}


def rows(database: Path, query: str) -> list[dict[str, Any]]:
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    try:
        return [
            {key: one[key] for key in one.keys() if one[key] is not None}  # noqa: SIM118
            for one in connection.execute(query)
        ]
    finally:
        connection.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


def test_a_record_is_a_row_with_deposits_names_and_problems(file: Path) -> None:
    assert put(file, ("письма/1.txt", [telegram()])) == {"added": 1}
    (document,) = rows(file, "SELECT * FROM documents")
    assert (document["path"], document["part"], document["document_id"]) == (
        "письма/1.txt", 1, "112095",
    )  # fmt: skip
    assert (document["telegram_number"], document["sheets"]) == ("0156", 3)
    assert (document["deciphered_at"], document["copies_printed"]) == ("1951-01-16T16:00", 4)
    whole = replace(telegram(), path="письма/1.txt")
    assert json.loads(document["record"]) == whole.as_dict()
    first, second = rows(file, "SELECT * FROM deposits ORDER BY position")
    assert (first["archive_id"], first["fond"], first["papka"], first["listy"]) == (
        "AVPRF", "0102", "1", "1–3",
    )  # fmt: skip
    assert first["archive_name_ru"].startswith("Архив внешней политики")
    assert second["reference"] == "RGASPI. Ф. 558. Оп. 11. Д. 342. Л. 5 об."
    names = rows(file, "SELECT * FROM names ORDER BY position")
    assert [one["role"] for one in names] == [
        "sender", "recipient", "distribution", "signature", "deciphered_by", "checked_by",
        "translated_by",
    ]  # fmt: skip
    assert (names[1]["name_ru"], names[1]["pseudonym"]) == ("И.В. Сталин", "Филиппов")
    assert (names[2]["name_ru"], names[2]["copy"]) == ("Сталин", "1")
    assert (names[5]["rank"], names[6]["name"]) == ("полковник", "Anna Bell")
    (problem,) = rows(file, "SELECT * FROM problems")
    assert (problem["note"], problem["span_start"], problem["span_end"]) == ("two numbers", 5, 9)


def test_every_value_of_a_record_is_in_a_table(file: Path) -> None:
    record, values = whole_record()
    put(file, ("1.txt", [record]))
    cells = [
        str(cell)
        for table in ("documents", "deposits", "names", "problems")
        for one in rows(file, f"SELECT * FROM {table}")
        for name, cell in one.items()
        if name != "record"
    ]
    missing = {path for path, value in values.items() if not any(value in cell for cell in cells)}
    assert missing <= {
        "path", "languages.iso639_1", "citation.title", "citation.date", "citation.time",
        "citation.url", "citation.document_id", "citation.problems",
        "service_marks.deciphered.register_number",
    }  # fmt: skip


def test_the_same_again_changes_nothing(file: Path) -> None:
    given = ("1.txt", [telegram(), telegram("Letter")])
    assert put(file, given) == {"added": 2}
    before = file.read_bytes()
    assert put(file, given) == {"unchanged": 2}
    assert file.read_bytes() == before


def test_a_changed_file_replaces_its_rows_and_keeps_their_numbers(file: Path) -> None:
    put(file, ("1.txt", [telegram(), telegram("Letter")]), ("2.txt", [telegram("Other")]))
    told = put(file, ("1.txt", [telegram("Cable")]), source="другой текст")
    assert told == {"replaced": 1, "removed": 1}
    found = rows(file, "SELECT id, title FROM documents ORDER BY id")
    assert found == [{"id": 1, "title": "Cable"}, {"id": 3, "title": "Other"}]
    for table in ("deposits", "names", "problems"):
        assert rows(file, f"SELECT DISTINCT document FROM {table} ORDER BY 1") == [
            {"document": 1}, {"document": 3},
        ]  # fmt: skip
    assert rows(file, "SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'letter'") == []


def test_a_path_is_kept_from_the_folder_of_the_database(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(file, ("письма/1.txt", [telegram()]))
    (file.parent / "письма").mkdir()
    monkeypatch.chdir(file.parent / "письма")
    with open_database(Path("..") / file.name) as opened:
        opened.put("1.txt", "текст", [telegram()])
    assert opened.counts["unchanged"] == 1


def test_texts_of_standard_input_do_not_replace_each_other(file: Path) -> None:
    for source in ("один", "два", "один"):
        with open_database(file) as opened:
            opened.put("-", source, [telegram()])
    assert len(rows(file, "SELECT path FROM documents")) == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [("korolyov", 1), ("КОРОЛЕВ", 1), ("Королёв", 1), ("ответа", 1), ("отве*", 1), ("ответ", 0)],
)
def test_title_and_summary_are_searched_with_e_for_yo(file: Path, words: str, found: int) -> None:
    put(file, ("1.txt", [telegram()]))
    connection = sqlite3.connect(file)
    query = "SELECT count(*) FROM documents_fts WHERE documents_fts MATCH ?"
    assert connection.execute(query, (words,)).fetchone() == (found,)
    connection.execute("INSERT INTO documents_fts (documents_fts) VALUES ('integrity-check')")
    connection.close()


def test_other_programs_find_tables_keys_and_search(file: Path) -> None:
    put(file, ("1.txt", [telegram()]))
    database = sqlite_utils.Database(file)
    documents = database["documents"]
    assert documents.detect_fts() == "documents_fts"
    assert [one["document_id"] for one in documents.search("королев")] == ["112095"]
    for table in ("deposits", "names", "problems"):
        (key,) = database[table].foreign_keys
        assert (key.column, key.other_table, key.other_column) == ("document", "documents", "id")
    (row,) = database["catalogue"].rows
    assert (row["sender"], row["recipient"], row["fond"]) == ("Б. Сидоров", "И.В. Сталин", "0102")
    database.close()


def test_a_run_that_fails_leaves_the_old_state(file: Path) -> None:
    put(file, ("1.txt", [telegram()]))
    before = file.read_bytes()
    with pytest.raises(KeyboardInterrupt), open_database(file) as opened:
        opened.put(str(file.parent / "2.txt"), "x", [telegram("Other")])
        raise KeyboardInterrupt
    assert file.read_bytes() == before
    new = file.with_name("new.sqlite")
    with pytest.raises(KeyboardInterrupt), open_database(new):
        raise KeyboardInterrupt
    assert not new.exists()


_KILLED = """
import os, signal, sys
from pathlib import Path
from ocrfix.holdings.database import open_database
from ocrfix.records.model import Field
from ocrfix.records.record import Record
from ocrfix.text.spans import Span
with open_database(Path(sys.argv[1])) as opened:
    for number in range(3000):
        title = Field("x" * 5000, "", Span(0, 0))
        opened.put(f"{number}.txt", str(number), [Record(title=title)])
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
@pytest.mark.parametrize("there", [True, False])
def test_a_run_that_is_killed_leaves_the_old_state(file: Path, there: bool) -> None:
    if there:
        put(file, ("1.txt", [telegram()]))
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(file)], check=False)
    assert killed.returncode == -signal.SIGKILL
    told = put(file, ("1.txt", [telegram()]))
    assert told == ({"unchanged": 1} if there else {"added": 1})
    assert len(rows(file, "SELECT id FROM documents")) == 1


def _foreign(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE letters (id INTEGER)")
    connection.close()


def _newer(file: Path) -> None:
    put(file)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda file: file.write_text("Товарищу Сталину\n" * 50, "utf-8"),
         "is not a SQLite database and is left as it is; name a new file"),
        (lambda file: file.write_text("x", "utf-8"),
         "is not a SQLite database and is left as it is; name a new file"),
        (_foreign, "is a database of another program and is left as it is; name a new file"),
        (_newer, "has tables of version 99, this ocrfix writes version 1; update ocrfix, or name a "
                 "new file"),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused(file: Path, make: Any, message: str) -> None:
    make(file)
    before = file.read_bytes()
    with pytest.raises(InputError) as raised:
        put(file, ("1.txt", [telegram()]))
    assert str(raised.value) == f"{file}: {message}"
    assert file.read_bytes() == before


def test_a_place_without_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its folder does not exist; create it first"):
        put(tmp_path / "nowhere" / "a.sqlite")
    with pytest.raises(InputError, match="is a folder; name a file"):
        put(tmp_path)


def test_another_writer_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(file)
    monkeypatch.setattr("ocrfix.holdings.database._PATIENCE", 0.05)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(InputError, match="another program is writing to it; close that"):
        put(file)
    other.close()


def test_a_number_too_long_for_a_figure_is_in_the_json_only(file: Path) -> None:
    record = Record(service_marks=ServiceMarks(copies_printed=field("9" * 30)))
    put(file, ("1.txt", [record]))
    (row,) = rows(file, "SELECT copies_printed, record FROM documents")
    assert "copies_printed" not in row
    assert json.loads(row["record"])["service_marks"]["copies_printed"] == int("9" * 30)
