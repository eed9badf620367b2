"""RIS is read by rispy as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
import rispy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocrfix.records.exporters import EXPORTERS
from ocrfix.records.exporters.described import described

EXPORTER = EXPORTERS["ris"]()


def check(record: Any) -> dict[str, Any]:
    """One reference is read, and its texts are those of the record."""
    text = EXPORTER.one(record)
    (found,) = rispy.loads(text)
    what = described(record)
    assert found["title"] == (what.title or "[Untitled]")
    assert found.get("authors", []) == [agent.name for agent in what.senders]
    assert found.get("secondary_authors", []) == [agent.name for agent in what.recipients]
    assert found.get("unknown_tag", {}).keys() <= {"AV"}
    assert all(line[2:6] == "  - " for line in text.split("\r\n") if line)
    return found


def test_a_record_is_read(record) -> None:
    check(record)


def test_several_references_are_read(records) -> None:
    found = rispy.loads(EXPORTER.many(list(records.values())))
    assert len(found) == len({one["id"] for one in found}) == len(records)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_read(any_record, data) -> None:
    check(any_record(data))


@pytest.mark.parametrize(
    ("edtf", "year", "date", "notes"),
    [
        ("1951-01-16", "1951", "1951/01/16/", None),
        ("1951-01", "1951", "1951/01//", None),
        ("1950~", "1950", "1950///as written", ["Date: as written (1950~)"]),
        ("{1935-02-18,1935-02-20}", "1935", "1935///as written",
         ["Date: as written ({1935-02-18,1935-02-20})"]),
        ("195X", None, None, ["Date: as written (195X)"]),
        ("[1932-12-26..]", None, None, ["Date: as written ([1932-12-26..])"]),
        ("XXXX-10-27", None, None, ["Date: as written (XXXX-10-27)"]),
    ],
)  # fmt: skip
def test_a_date_keeps_what_is_known(records, edtf, year, date, notes) -> None:
    found = check(records[f"date-{edtf}"])
    assert (found.get("year"), found.get("date"), found.get("notes")) == (year, date, notes)


def test_the_reference_stands_in_the_tags_of_archives(records) -> None:
    found = check(records["telegram"])
    assert found["type_of_reference"] == "PCOMM"
    assert found["name_of_database"] == "APRF"
    assert found["unknown_tag"] == {"AV": ["f. 45, op. 1, d. 337, ll. 1-3ob, 5"]}
