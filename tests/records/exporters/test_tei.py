"""TEI is valid by the official schema of all modules and says what the record says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from ocrfix.records.exporters import EXPORTERS

EXPORTER = EXPORTERS["tei"]()
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}
EDTF = "https://www.loc.gov/standards/datetime/"


def found(text: str, path: str) -> Any:
    return etree.fromstring(text.encode()).xpath(path, namespaces=NAMES)


def test_a_record_is_valid(record, valid_tei) -> None:
    valid_tei(EXPORTER.one(record))


def test_a_corpus_is_valid(records, valid_tei) -> None:
    text = EXPORTER.many(list(records.values()))
    valid_tei(text)
    assert len(found(text, "/t:teiCorpus/t:TEI")) == len(records)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_valid(any_record, valid_tei, data) -> None:
    valid_tei(EXPORTER.one(any_record(data)))


def test_the_reference_is_nested(records) -> None:
    text = EXPORTER.one(records["telegram"])
    identifier = "//t:msDesc[1]/t:msIdentifier"
    chain = f"{identifier}/t:idno[@type='fond']/t:idno[@type='opis']/t:idno[@type='delo']"
    assert found(text, f"{chain}/text()") == ["337"]
    assert found(text, f"string({identifier}/t:idno[@type='fond'])") == "451337"
    (reference,) = found(text, f"{identifier}/t:idno[@type='reference']/text()")
    assert reference == "f. 45, op. 1, d. 337, ll. 1-3ob, 5"
    assert found(text, f"{identifier}/t:repository/@key") == ["APRF"]
    assert found(text, f"{identifier}/t:repository/t:name[@type='as_written']/text()") == ["APRF"]


def test_each_deposit_is_described(records) -> None:
    text = EXPORTER.one(records["telegram"])
    assert found(text, "//t:msDesc//t:repository/@key") == ["APRF", "AVPRF", "AVPRF"]
    assert len(found(text, "//t:msDesc")) == 4


def test_a_verso_is_a_locus(records) -> None:
    text = EXPORTER.one(records["telegram"])
    assert [dict(one.attrib) for one in found(text, "//t:msDesc[1]//t:locus")] == [
        {"from": "1", "to": "3ob"},
        {"from": "5", "to": "5"},
    ]


def test_letters_have_their_parties_and_times(records) -> None:
    text = EXPORTER.one(records["telegram"])
    received = "//t:correspAction[@type='received']"
    assert found(text, f"{received}/t:persName[1]/t:addName/text()") == ["Филиппов"]
    assert found(text, f"{received}/t:orgName/text()") == ["Central Committee of the CPSU"]
    assert found(text, f"{received}/t:date/@when") == ["1951-01-16T14:45:00"]
    assert found(text, "//t:correspAction[@type='sent']/t:placeName/text()") == ["Пекин"]
    assert found(text, "//t:correspAction[@type='sent']/t:date/@when") == ["1951-01-15"]


@pytest.mark.parametrize(
    ("edtf", "attributes"),
    [
        ("1951-01-16", {"when": "1951-01-16"}),
        ("XXXX-10-27", {"when": "--10-27"}),
        ("XXXX-XX-27", {"when": "---27"}),
        ("XXXX", {}),
        ("195X", {"notBefore": "1950", "notAfter": "1959"}),
        ("1950~", {"when": "1950", "precision": "low"}),
        ("1950?", {"when": "1950", "cert": "low"}),
        ("1950-05%", {"when": "1950-05", "cert": "low", "precision": "low"}),
        ("[1932-12-26..]", {"notBefore": "1932-12-26"}),
        ("[..1932-05-05]", {"notAfter": "1932-05-05"}),
        ("[1951-01-16]", {"when": "1951-01-16"}),
        ("{1935-02-18,1935-02-20}", {"notBefore": "1935-02-18", "notAfter": "1935-02-20"}),
        ("1942-01-16/1942-02-17", {"from": "1942-01-16", "to": "1942-02-17"}),
        ("1949/..", {"from": "1949"}),
        ("../1950", {"to": "1950"}),
        ("195X/1960-05~", {"notBefore": "1950", "to": "1960-05", "precision": "low"}),
    ],
)
def test_a_date_keeps_what_is_known(records, edtf, attributes) -> None:
    text = EXPORTER.one(records[f"date-{edtf}"])
    (date,) = found(text, "//t:origDate")
    said = dict(date.attrib)
    custom = (said.pop("when-custom", edtf), said.pop("datingMethod", EDTF))
    assert (said, custom) == (attributes, (edtf, EDTF))


def test_a_plain_date_needs_no_edtf(records) -> None:
    assert not found(EXPORTER.one(records["date-1951-01"]), "//@when-custom")
    assert found(EXPORTER.one(records["date-195X"]), "//t:origDate/@when-custom") == ["195X"]


def test_a_paper_sent_to_nobody_is_no_letter(records) -> None:
    text = EXPORTER.one(records["paper-diary"])
    assert not found(text, "//t:correspDesc")
    assert found(text, "//t:msItem/t:author")


def test_what_is_missing_says_so(records) -> None:
    text = EXPORTER.one(records["empty"])
    assert found(text, "//t:titleStmt/t:title/text()") == ["[Untitled]"]
    assert found(text, "//t:repository/text()") == ["[Unknown]"]
    assert not found(text, "//t:correspDesc")
