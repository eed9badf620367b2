"""MODS is valid by the official schema 3.4 and says what the record says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ocrfix.records.exporters import EXPORTERS

EXPORTER = EXPORTERS["mods"]()
NAMES = {"m": "http://www.loc.gov/mods/v3"}


def found(text: str, path: str) -> list[Any]:
    return etree.fromstring(text.encode()).xpath(path, namespaces=NAMES)


def test_a_record_is_valid(record, valid_mods) -> None:
    valid_mods(EXPORTER.one(record))


def test_a_collection_is_valid(records, valid_mods) -> None:
    text = EXPORTER.many(list(records.values()))
    valid_mods(text)
    assert len(found(text, "/m:modsCollection/m:mods")) == len(records)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_valid(any_record, valid_mods, data) -> None:
    valid_mods(EXPORTER.one(any_record(data)))


def test_the_parts_of_a_reference_are_details(records) -> None:
    text = EXPORTER.one(records["telegram"])
    host = "//m:relatedItem[@type='host']/m:part"
    details = found(text, f"{host}/m:detail")
    assert [(one.get("type"), one[0].text) for one in details] == [
        ("fond", "45"),
        ("opis", "1"),
        ("delo", "337"),
    ]
    assert found(text, f"{host}/m:extent[@unit='leaves']/m:end/text()") == ["3ob", "5"]
    (shelf,) = found(text, "/m:mods/m:location/m:shelfLocator/text()")
    assert shelf == "f. 45, op. 1, d. 337, ll. 1-3ob, 5"


def test_further_deposits_are_other_formats(records) -> None:
    text = EXPORTER.one(records["telegram"])
    other = "//m:relatedItem[@type='otherFormat']"
    assert len(found(text, other)) == 3
    assert found(text, f"{other}[1]//m:physicalLocation[@authority='ocrfix']/text()") == ["AVPRF"]
    assert found(text, f"{other}[3]//m:detail[@type='shelfmark']/m:number/text()") == ["DY 30/3386"]


def test_people_have_marc_roles(records) -> None:
    text = EXPORTER.one(records["telegram"])
    roles = [
        (name[0].text, name.get("type"), name.xpath("string(.//m:roleTerm)", namespaces=NAMES))
        for name in found(text, "/m:mods/m:name")
    ]
    assert roles == [
        ("Mao Zedong", "personal", "aut"),
        ("Чжоу Эньлай", "personal", "aut"),
        ("I.V. Stalin", "personal", "rcp"),
        ("Central Committee of the CPSU", "corporate", "rcp"),
        ("Фын Си", "personal", "rcp"),
        ("Gary Goldberg", None, "trl"),
        ("Kathryn Weathersby", None, "ctb"),
    ]


@pytest.mark.parametrize(
    ("edtf", "qualifier"),
    [("1951-01-16", None), ("1950~", "approximate"), ("1950?", "questionable"), ("195X", None),
     ("{1935-02-18,1935-02-20}", None), ("[1932-12-26..]", None), ("XXXX-10-27", None)],
)  # fmt: skip
def test_a_date_is_kept_whole(records, edtf, qualifier) -> None:
    text = EXPORTER.one(records[f"date-{edtf}"])
    exact, written = found(text, "//m:dateCreated")
    assert (exact.text, exact.get("encoding"), exact.get("qualifier")) == (edtf, "edtf", qualifier)
    assert (written.text, written.get("encoding")) == ("as written", None)


def test_a_date_without_meaning_has_no_encoding(records) -> None:
    (date,) = found(EXPORTER.one(records["undated"]), "//m:dateCreated")
    assert (date.text, dict(date.attrib)) == ("Undated", {})
