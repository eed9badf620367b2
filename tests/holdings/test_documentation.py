"""docs/catalogues.md says what is so: its queries find something, its columns are there."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from ocrfix.config import Settings
from ocrfix.holdings.database import open_database
from ocrfix.papers import papers_of
from ocrfix.records.tables import RECORD_COLUMNS, REFERENCE_COLUMNS, names

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "catalogues.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("docs") / "catalogue.sqlite"
    sample = ROOT / "samples" / "112095.txt"
    with open_database(file) as opened:
        for worked in papers_of([(sample, Settings())]):
            assert worked.result is not None
            opened.put(worked.path, worked.result.content, worked.result.records)
    return file


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_queries_find_something(query: str, database: Path) -> None:
    connection = sqlite3.connect(database)
    assert connection.execute(query).fetchall()
    connection.close()


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 3


def test_columns_are_listed() -> None:
    table = re.findall(r"^\| `(\w+)` \| (.*) \|$", TEXT.partition("## A column")[0], re.MULTILINE)
    assert table == [(column.name, column.meaning) for column in RECORD_COLUMNS]
    added = TEXT.partition("## A column")[2].partition("What stood")[0]
    assert re.findall(r"`([a-z_]+)`", added.rpartition("say:")[2]) == names(REFERENCE_COLUMNS)
