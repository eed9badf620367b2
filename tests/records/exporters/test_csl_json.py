"""CSL-JSON is valid by the official schema and never makes up a part of a date."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocrfix.records.exporters import EXPORTERS
from ocrfix.records.references import reference_from

EXPORTER = EXPORTERS["csl-json"]()


def item(record: Any) -> dict[str, Any]:
    (found,) = json.loads(EXPORTER.one(record))
    return found


def test_a_record_is_valid(record, valid_csl) -> None:
    valid_csl(EXPORTER.one(record))


def test_an_array_is_valid_and_has_each_id_once(records, valid_csl) -> None:
    text = EXPORTER.many(list(records.values()))
    valid_csl(text)
    ids = [one["id"] for one in json.loads(text)]
    assert len(set(ids)) == len(records)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_valid(any_record, valid_csl, data) -> None:
    text = EXPORTER.one(any_record(data))
    valid_csl(text)
    assert text.encode("utf-8")


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("1951-01-16", {"date-parts": [[1951, 1, 16]]}),
        ("1951-01", {"date-parts": [[1951, 1]]}),
        ("1951-XX-XX", {"date-parts": [[1951]]}),
        ("1950~", {"date-parts": [[1950]], "circa": True}),
        ("1950?", {"date-parts": [[1950]], "circa": True}),
        ("1953-22", {"date-parts": [[1953]], "season": 2}),
        ("1951-35", {"literal": "as written"}),
        ("1942-01-16/1942-02-17", {"date-parts": [[1942, 1, 16], [1942, 2, 17]]}),
        ("1949/..", {"literal": "as written"}),
        ("195X", {"literal": "as written"}),
        ("1951-XX-16", {"literal": "as written"}),
        ("XXXX-10-27", {"literal": "as written"}),
        ("[1932-12-26..]", {"literal": "as written"}),
        ("[1932-05-05..1932-05-10]", {"literal": "as written"}),
        ("{1935-02-18,1935-02-20}", {"literal": "as written"}),
    ],
)
def test_a_date_keeps_what_is_known(records, edtf, issued) -> None:
    found = item(records[f"date-{edtf}"])
    assert found["issued"] == issued
    assert found["custom"]["edtf"] == edtf


def test_a_date_without_meaning_is_literal(records) -> None:
    assert item(records["undated"])["issued"] == {"literal": "Undated"}


def test_the_reference_stands_in_the_fields_of_archives(records) -> None:
    found = item(records["telegram"])
    assert (found["archive"], found["archive_location"], found["page"]) == (
        "APRF",
        "f. 45, op. 1, d. 337, ll. 1-3ob, 5",
        "1-3ob, 5",
    )
    assert "Also held: SAPMO-BArch, DY 30/3386" in found["note"].splitlines()


def test_custom_holds_the_whole_citation(records) -> None:
    for name in ("telegram", "gost", "citation-only"):
        citation = item(records[name])["custom"]["citation"]
        assert reference_from(citation) == records[name].citation


@pytest.mark.parametrize(
    ("name", "kind"),
    [("telegram", "personal_communication"), ("ibid", "manuscript"), ("title-only", "document")],
)
def test_the_type_follows_the_paper(records, name, kind) -> None:
    assert item(records[name])["type"] == kind
