"""What is said of spreadsheets and databases in Russian."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ocrfix.errors import OcrfixError
from ocrfix.holdings.columns import extended, references
from ocrfix.holdings.database import open_database
from ocrfix.holdings.spreadsheets import read_sheet
from ocrfix.messages import speaking


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    with speaking("ru"):
        yield


@pytest.mark.parametrize(
    ("text", "column", "complaint"),
    [
        ("", "Шифр", "опись.csv: файл пуст; в первой строке должны стоять названия столбцов"),
        ("№;Дело\n", "Шифр", "--column: в опись.csv нет столбца «Шифр»"),
        ("Шифр;Шифр\n", "Шифр", "--column: в опись.csv столбцов с именем «Шифр»: 2"),
        ("№;Шифр\n1;2;3\n", "Шифр", "опись.csv:2: ячеек 3, а столбцов в первой строке 2; "),
    ],
)
def test_spreadsheets(text: str, column: str, complaint: str) -> None:
    with pytest.raises(OcrfixError, match=f"^{re.escape(complaint)}"):
        read_sheet(text, "опись.csv", column)


def test_a_sign_that_the_encoding_lacks() -> None:
    sheet = read_sheet("N;Cote\n1;РГАСПИ. Ф. 17. Оп. 3. Д. 1\n", "опись.csv", "Cote")
    with pytest.raises(OcrfixError, match=r"^опись\.csv:2: в добавленных ячейках есть «Р»"):
        extended(sheet, "опись.csv", "ascii")


def test_there_again() -> None:
    text = "Шифр\nТам же. Д. 2\nничего\nРГАСПИ. Ф. 17. Оп. 3. Д. 1\n\nТам же. Д. 5\n"
    problems = [one.problems for _, one in references(read_sheet(text, "опись.csv", "Шифр"))]
    assert problems[0][-1] == "«Там же», но выше ссылок нет"
    assert problems[1][-1] == "ссылка не найдена"
    assert problems[4][-1] == "«Там же» дополнено по строке 4, ближайшей выше"


def test_databases(tmp_path: Path) -> None:
    other, text = tmp_path / "other.sqlite", tmp_path / "опись.csv"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (a)")
    text.write_text("№;Шифр\n", encoding="utf-8")
    complaints = {
        tmp_path: "это папка; назовите файл, например",
        tmp_path / "нет" / "a.sqlite": "папки для него нет; сначала создайте её",
        text: "не база данных SQLite, файл оставлен как есть; назовите новый файл",
        other: "база данных другой программы, она оставлена как есть; назовите новый файл",
    }
    for path, complaint in complaints.items():
        with pytest.raises(OcrfixError, match=re.escape(f"{path}: {complaint}")):
            open_database(path).__enter__()
