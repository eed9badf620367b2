from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocrfix import parse_citation
from ocrfix.records.cells import guarded, one_line, table_line, unguarded
from ocrfix.records.model import Field
from ocrfix.records.record import Act, CopyLine, CoverForm, Official, Party, Record, ServiceMarks
from ocrfix.records.references import reference_from
from ocrfix.records.tables import RECORD_COLUMNS, REFERENCE_COLUMNS, names, record_row, row
from ocrfix.text.spans import Span
from tests.records.whole import whole_record

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "references.jsonl").read_text("utf-8").splitlines()
]
#: The parts of a reference that no table may lose.
PARTS = ("archive", "archive_id", "fond", "opis", "papka", "delo", "svyazka", "volume", "shelfmark")


def record_cells(record: Record, part: int = 1) -> dict[str, str]:
    """The cells of a record by the names of their columns."""
    return dict(zip(names(RECORD_COLUMNS), record_row(record, part), strict=True))


def field(value: str) -> Field:
    return Field(value, value, Span(0, 0))


def as_read_again(cells: list[str]) -> list[str]:
    (read,) = csv.reader(io.StringIO(table_line(cells), newline=""))
    return [unguarded(cell) for cell in read]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60] or "empty")
def test_a_row_loses_nothing_of_the_place(case: dict[str, Any]) -> None:
    gold = case["gold"]
    cells = row(REFERENCE_COLUMNS, reference_from(gold))
    read = dict(zip(names(REFERENCE_COLUMNS), as_read_again(cells), strict=True))
    assert {name: read[name] for name in PARTS} == {name: gold.get(name, "") for name in PARTS}
    listy = parse_citation(f"РГАСПИ. Ф. 1. Д. 1. Л. {read['listy']}").as_dict().get("listy")
    assert listy == gold.get("listy")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60] or "empty")
def test_the_json_of_a_record_is_whole(case: dict[str, Any]) -> None:
    record = Record(path="письмо.txt", citation=reference_from(case["gold"]))
    (text,) = [as_read_again(list(record_cells(record).values()))[-1]]
    assert json.loads(text) == record.as_dict()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+7", "'+7"),
        ("-> Пекин", "'-> Пекин"),
        ("@Stalin", "'@Stalin"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'30s", "'30s"),
        ("РГАСПИ", "РГАСПИ"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(alphabet="'=+-@\t\rа1＝", max_size=8) | st.text(max_size=20))
@example("''=")
def test_a_guarded_cell_gives_its_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in set("=+-@\t\r")


@given(st.text(max_size=40))
def test_a_cell_is_one_line(text: str) -> None:
    record = Record(title=field(text))
    cells = record_cells(record)
    assert unguarded(cells["title"]) == one_line(text)
    assert not set(cells["title"]) & set(map(chr, range(32)))
    assert as_read_again(list(cells.values()))[3] == one_line(text)


def test_several_values_stand_side_by_side() -> None:
    reference = parse_citation(
        "РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 92–93 об., 95; АП РФ. Ф. 3. Оп. 1. Д. 2. Л. 5. "
        "Translated by Anna Bell and Ivan Petrov."
    )
    cells = dict(zip(names(REFERENCE_COLUMNS), row(REFERENCE_COLUMNS, reference), strict=True))
    assert cells["listy"] == "92–93ob, 95"
    assert cells["also"] == "АП РФ. Ф. 3. Оп. 1. Д. 2. Л. 5"
    assert cells["translated_by"] == "Anna Bell; Ivan Petrov"


def test_form_and_marks_have_columns() -> None:
    record = Record(
        sender=(Party(field("A. Ivanov"), field("А. Иванов")), Party(field("B. Petrov"))),
        recipient=(Party(None, field("И.В. Сталин"), field("Филиппов")),),
        form=CoverForm(
            telegram_number=field("15603"),
            sheets=3,
            handling=(field("Снятие копий воспрещается"), field("Подлежит возврату")),
            distribution=(CopyLine(field("1"), field("Сталин")),),
        ),
        service_marks=ServiceMarks(
            typed=Act(field("Степанова"), field("1951-01-16T17:45"), field("542")),
            checked_by=Official(field("В.И. Макаров"), field("полковник"), field("начальник")),
        ),
    )
    cells = {name: cell for name, cell in record_cells(record, part=2).items() if cell}
    del cells["record"]
    assert cells == {
        "part": "2",
        "sender": "A. Ivanov; B. Petrov",
        "sender_ru": "А. Иванов",
        "recipient_ru": "И.В. Сталин",
        "recipient_pseudonym": "Филиппов",
        "telegram_number": "15603",
        "sheets": "3",
        "handling": "Снятие копий воспрещается; Подлежит возврату",
        "distribution": "1 Сталин",
        "typed_by": "Степанова",
        "typed_at": "1951-01-16T17:45",
        "register_number": "542",
        "checked_by": "полковник В.И. Макаров, начальник",
    }


def test_every_value_of_a_record_has_a_column() -> None:
    record, values = whole_record()
    cells = record_cells(record)
    del cells["record"]
    missing = {
        path for path, value in values.items() if not any(value in cell for cell in cells.values())
    }
    # The record has a title, address and date of its own, which the reference may repeat; only
    # typists had registers.
    assert missing <= {
        "languages.iso639_1", "citation.title", "citation.date", "citation.time", "citation.url",
        "citation.document_id", "citation.problems",
        "service_marks.deciphered.register_number",
    }  # fmt: skip


@pytest.mark.parametrize("columns", [RECORD_COLUMNS, REFERENCE_COLUMNS])
def test_no_column_twice(columns: Any) -> None:
    assert len(set(names(columns))) == len(columns)
    assert all(column.meaning for column in columns)
