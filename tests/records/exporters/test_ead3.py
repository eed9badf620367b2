"""EAD3 is valid by both official schemas and says what the record says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ocrfix.records.exporters import EXPORTERS

EXPORTER = EXPORTERS["ead3"]()
NAMES = {"e": "http://ead3.archivists.org/schema/"}


def found(text: str, path: str) -> list[Any]:
    return etree.fromstring(text.encode()).xpath(path, namespaces=NAMES)


def test_a_record_is_valid(record, valid_ead3) -> None:
    valid_ead3(EXPORTER.one(record))


def test_a_list_is_valid(records, valid_ead3) -> None:
    text = EXPORTER.many(list(records.values()))
    valid_ead3(text)
    assert len(found(text, "//e:c")) == len(records)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_valid(any_record, valid_ead3, data) -> None:
    valid_ead3(EXPORTER.one(any_record(data)))


def test_a_list_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no record"):
        EXPORTER.many([])


def test_the_parts_of_a_reference_have_local_types(records) -> None:
    text = EXPORTER.one(records["telegram"])
    ids = found(text, "//e:did/e:unitid")
    assert [(one.get("localtype"), one.text) for one in ids] == [
        ("reference", "f. 45, op. 1, d. 337, ll. 1-3ob, 5"),
        ("fond", "45"),
        ("opis", "1"),
        ("delo", "337"),
        ("listy", "1-3ob, 5"),
        ("document_id", "112095"),
    ]
    assert ids[1].get("repositorycode") == "APRF"


def test_further_deposits_are_other_forms(records) -> None:
    text = EXPORTER.one(records["telegram"])
    assert found(text, "//e:altformavail[@localtype='also']/e:p/text()") == [
        "AVPRF, f. 059а, op. 5а, p. 11, d. 5, l. 25; 9 л.",
        "AVPRF, f. 059а, op. 5а, p. 12, d. 6",
        "SAPMO-BArch, DY 30/3386",
    ]


def test_a_person_keeps_all_names_and_a_body_is_one(records) -> None:
    text = EXPORTER.one(records["telegram"])
    parts = found(text, "//e:controlaccess/e:persname[1]/e:part")
    assert [(part.text, part.get("localtype")) for part in parts] == [
        ("I.V. Stalin", None),
        ("И.В. Сталин", "name_ru"),
        ("Филиппов", "pseudonym"),
        ("Chairman of the Council", "office"),
    ]
    bodies = found(text, "//e:controlaccess/e:corpname/e:part/text()")
    assert bodies == ["Central Committee of the CPSU"]


def test_an_untitled_paper_says_so(records) -> None:
    assert found(EXPORTER.one(records["empty"]), "//e:unittitle/text()") == ["[Untitled]"]


@pytest.mark.parametrize(
    ("edtf", "path", "attributes"),
    [
        ("1951-01", "datesingle", {"standarddate": "1951-01"}),
        ("195X", "datesingle", {"notbefore": "1950", "notafter": "1959"}),
        ("XXXX-10-27", "datesingle", {}),
        ("1951-XX-16", "datesingle", {"notbefore": "1951", "notafter": "1951"}),
        ("1953-22", "datesingle", {"notbefore": "1953-06", "notafter": "1953-08"}),
        ("[1932-12-26..]", "datesingle", {"notbefore": "1932-12-26"}),
        ("[..1932-05-05]", "datesingle", {"notafter": "1932-05-05"}),
        ("[1945-05-05,1945-05-07]", "datesingle",
         {"notbefore": "1945-05-05", "notafter": "1945-05-07"}),
        ("1942-01-16/1942-02-17", "daterange/e:fromdate", {"standarddate": "1942-01-16"}),
        ("1942-01-16/1942-02-17", "daterange/e:todate", {"standarddate": "1942-02-17"}),
        ("1949/..", "daterange/e:fromdate", {"standarddate": "1949"}),
        ("{1935-02-18,1935-02-20}", "dateset/e:datesingle[2]", {"standarddate": "1935-02-20"}),
        ("{1935-02-18}", "datesingle", {"standarddate": "1935-02-18"}),
    ],
)  # fmt: skip
def test_a_date_keeps_what_is_known(records, edtf, path, attributes) -> None:
    text = EXPORTER.one(records[f"date-{edtf}"])
    (date,) = found(text, f"//e:did/e:unitdatestructured/e:{path}")
    assert dict(date.attrib) == attributes
    assert found(text, "//e:unitdatestructured/@altrender") == [f"edtf:{edtf}"]


@pytest.mark.parametrize(
    ("edtf", "certainty"),
    [("1950~", ["approximate"]), ("1950?", ["uncertain"]), ("1950-05%", ["uncertain"]),
     ("[1932-12-26..]", ["uncertain"]), ("1951", [])],
)  # fmt: skip
def test_a_qualifier_is_said(records, edtf, certainty) -> None:
    text = EXPORTER.one(records[f"date-{edtf}"])
    assert found(text, "//e:unitdatestructured/@certainty") == certainty


def test_an_open_range_has_one_end(records) -> None:
    assert not found(EXPORTER.one(records["date-1949/.."]), "//e:todate")
    assert not found(EXPORTER.one(records["date-../1950"]), "//e:fromdate")


def test_a_date_without_meaning_is_a_text(records) -> None:
    assert found(EXPORTER.one(records["undated"]), "//e:unitdate/text()") == ["Undated"]
