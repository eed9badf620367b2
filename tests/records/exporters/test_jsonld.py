"""JSON-LD uses names that exist, and expands without looking anything up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from ocrfix.records.exporters import EXPORTERS

EXPORTER = EXPORTERS["jsonld"]()
PREFIXES = {"https://schema.org/": "", "https://www.ica.org/standards/RiC/ontology#": "rico:"}
SCHEMA, RICO = PREFIXES
LISTED = (Path(__file__).parents[2] / "schemas/linked-data-terms.txt").read_text("utf-8")
KNOWN = {word for line in LISTED.splitlines() if line[:1] != "#" for word in line.split()}


def refuse(address: str, options: Any) -> Any:
    raise AssertionError(f"{address} is looked up")


def expanded(text: str) -> list[dict[str, Any]]:
    return jsonld.expand(json.loads(text), {"documentLoader": refuse})


def names(node: Any) -> set[str]:
    """All properties and types of an expanded document, with our prefixes."""
    if isinstance(node, list):
        return set().union(*map(names, node))
    if not isinstance(node, dict) or "@value" in node:
        return set()
    found = set(node.get("@type", ()))
    for name, value in node.items():
        if not name.startswith("@"):
            found |= {name} | names(value)
    return found


def check(text: str) -> list[dict[str, Any]]:
    found = expanded(text)
    for name in names(found):
        prefix = next(start for start in PREFIXES if name.startswith(start))
        assert PREFIXES[prefix] + name.removeprefix(prefix) in KNOWN
    return found


def test_a_record_has_known_names_only(record) -> None:
    assert check(EXPORTER.one(record))


def test_several_records_are_one_graph(records) -> None:
    found = check(EXPORTER.many(list(records.values())))
    assert len({one["@id"] for one in found}) == len(records)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_has_known_names_only(any_record, data) -> None:
    text = EXPORTER.one(any_record(data))
    check(text)
    assert text.encode("utf-8")


def test_all_listed_names_are_used(records) -> None:
    used = names(expanded(EXPORTER.many(list(records.values()))))
    assert {name.replace(RICO, "rico:").replace(SCHEMA, "") for name in used} == KNOWN


def test_the_levels_are_a_chain(records) -> None:
    (record,) = expanded(EXPORTER.one(records["telegram"]))
    chain, node = [], record[f"{SCHEMA}isPartOf"][0]
    while node:
        chain.append(node[f"{SCHEMA}name"][0]["@value"])
        node = next(iter(node.get(f"{SCHEMA}isPartOf", [])), None)
    assert chain == ["delo 337", "opis 1", "fond 45"]
    assert len(record[f"{RICO}hasOrHadInstantiation"]) == 4


def test_nobody_is_described_twice(records) -> None:
    (record,) = expanded(EXPORTER.one(records["telegram"]))
    pointed = [node["@id"] for node in record[f"{RICO}hasAddressee"]]
    described = [node["@id"] for node in record[f"{SCHEMA}recipient"]]
    assert pointed == described
    assert len(set(described)) == 3


@pytest.mark.parametrize(
    ("edtf", "qualifiers"),
    [("1951-01-16", []), ("1950~", ["approximate"]), ("1950?", ["uncertain"]),
     ("[1932-12-26..]", ["one of these dates", "end unknown"]), ("../1950", ["beginning unknown"]),
     ("{1935-02-18,1935-02-20}", [])],
)  # fmt: skip
def test_a_date_is_edtf(records, edtf, qualifiers) -> None:
    (record,) = expanded(EXPORTER.one(records[f"date-{edtf}"]))
    typed = {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": edtf}
    assert record[f"{SCHEMA}dateCreated"] == [typed]
    (date,) = record[f"{RICO}hasCreationDate"]
    assert date[f"{RICO}normalizedDateValue"] == [typed]
    said = [one["@value"] for one in date.get(f"{RICO}dateQualifier", [])]
    assert said == qualifiers
