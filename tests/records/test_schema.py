from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from ocrfix.records import parse_record
from ocrfix.records.schema import record_schema

COMMITTED = Path(__file__).parent.parent.parent / "docs" / "record.schema.json"
PAPERS = [
    Path(__file__).parent.parent.parent / "samples" / "112095.txt",
    *sorted((Path(__file__).parent / "cases").glob("*.txt")),
]


def test_the_committed_schema_is_current() -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == record_schema()


@pytest.mark.parametrize("spans", [False, True])
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_records_are_valid(path: Path, spans: bool) -> None:
    found = parse_record(path.read_text(encoding="utf-8")).as_dict(spans)
    validator = jsonschema.Draft202012Validator(record_schema())
    assert [error.message for error in validator.iter_errors(found)] == []


@pytest.mark.parametrize(
    "wrong",
    [{"path": ""}, {"schema": "ocrfix.record/1", "path": "", "titel": "x"},
     {"schema": "ocrfix.record/1", "path": "", "form": {"sheets": "three"}},
     {"schema": "ocrfix.record/1", "path": "", "citation": {"listy": [["1"]]}}],
)  # fmt: skip
def test_what_is_no_record_is_refused(wrong: dict[str, object]) -> None:
    assert not jsonschema.Draft202012Validator(record_schema()).is_valid(wrong)
