"""Dublin Core uses names of the DCMI Metadata Terms only, and says what the record says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ocrfix.records.exporters import EXPORTERS

EXPORTER = EXPORTERS["dc"]()
TERMS = "http://purl.org/dc/terms/"
SCHEME = "{http://www.w3.org/2001/XMLSchema-instance}type"
LISTED = (Path(__file__).parents[2] / "schemas/dcterms.txt").read_text("utf-8")
KNOWN = {word for line in LISTED.splitlines() if line[:1] != "#" for word in line.split()}


def check(text: str) -> list[Any]:
    """All elements, each known and not empty."""
    found = [one for one in etree.fromstring(text.encode()).iter() if len(one) == 0]
    for one in found:
        name = etree.QName(one)
        assert (name.namespace, name.localname in KNOWN) == (TERMS, True)
        assert one.text
        assert one.get(SCHEME, "dcterms:URI").removeprefix("dcterms:") in KNOWN
    return found


def values(text: str, name: str) -> list[str]:
    return [one.text for one in check(text) if etree.QName(one).localname == name]


def test_a_record_has_known_terms_only(record) -> None:
    check(EXPORTER.one(record))


def test_several_records_stand_in_one_document(records) -> None:
    text = EXPORTER.many(list(records.values()))
    check(text)
    root = etree.fromstring(text.encode())
    assert [one.tag for one in root] == ["metadata"] * len(records)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_has_known_terms_only(any_record, data) -> None:
    check(EXPORTER.one(any_record(data)))


def test_the_reference_is_what_the_paper_is_part_of(records) -> None:
    text = EXPORTER.one(records["telegram"])
    whole = "Archive of the President of the Russian Federation, fond 45, opis 1, delo 337"
    assert values(text, "isPartOf") == [whole]
    assert values(text, "extent") == ["leaves 1-3ob, 5", "3 sheets"]


@pytest.mark.parametrize(
    ("edtf", "scheme"),
    [("1951-01-16", "dcterms:W3CDTF"), ("1951", "dcterms:W3CDTF"), ("195X", None),
     ("1950~", None), ("[1932-12-26..]", None), ("1942-01-16/1942-02-17", None)],
)  # fmt: skip
def test_only_an_iso_date_is_called_one(records, edtf, scheme) -> None:
    text = EXPORTER.one(records[f"date-{edtf}"])
    (date,) = [one for one in check(text) if etree.QName(one).localname == "created"]
    assert (date.text, date.get(SCHEME)) == (edtf, scheme)
