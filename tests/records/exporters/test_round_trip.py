"""A citation comes back out of the formats that keep it whole: written, read again, the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import rispy
from pybtex.database import parse_string

import ocrfix
from ocrfix.records.exporters import EXPORTERS
from ocrfix.records.record import Record
from ocrfix.records.references import Reference

LINES = (Path(__file__).parents[1] / "references.jsonl").read_text("utf-8").splitlines()
CASES = [
    case
    for case in map(json.loads, LINES)
    if case["form"] in ("units by letter and word", "leaves", "several deposits")
]


def from_csl(text: str) -> list[str]:
    (item,) = json.loads(text)
    others = re.findall(r"^Also held: (.*)$", item.get("note", ""), re.MULTILINE)
    return [f"{item.get('archive', '')}, {item['archive_location']}", *others]


def from_ris(text: str) -> list[str]:
    (item,) = rispy.loads(text)
    notes = [note for note in item.get("notes", ()) if note.startswith("Also held: ")]
    first = f"{item.get('name_of_database', '')}, {item['unknown_tag']['AV'][0]}"
    return [first, *(note.removeprefix("Also held: ") for note in notes)]


def from_bibtex(text: str) -> list[str]:
    (entry,) = parse_string(text, "bibtex").entries.values()
    return [entry.fields["note"].replace("\\_", "_"), *_held(entry.fields.get("annote", ""))]


def _held(annote: str) -> list[str]:
    return re.findall(r"Also held: (.*?)(?=; [A-Z][\w ]+: |$)", annote)


def from_mods(text: str) -> list[str]:
    root = ElementTree.fromstring(text)
    names = {"m": "http://www.loc.gov/mods/v3"}
    archives = [one.text for one in root.findall("m:location/m:physicalLocation", names)]
    others = root.findall("m:relatedItem[@type='otherFormat']/m:note", names)
    shelf = root.findtext("m:location/m:shelfLocator", "", names)
    first = ", ".join([*map(str, archives[-1:]), shelf])
    return [first, *(str(note.text) for note in others)]


READERS = {"csl-json": from_csl, "ris": from_ris, "bibtex": from_bibtex, "mods": from_mods}


def levels(reference: Reference) -> list[dict[str, Any]]:
    """The deposits as plain data, «Там же» and an inherited archive made whole."""
    found: list[dict[str, Any]] = []
    for deposit in reference.deposits:
        data = deposit.as_dict()
        for name in ("archive", "ibid"):
            data.pop(name, None)
        if found and "archive_id" not in data and deposit.archive is None:
            data["archive_id"] = found[-1].get("archive_id")
        found.append({name: value for name, value in data.items() if value})
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
@pytest.mark.parametrize("name", READERS)
def test_the_citation_comes_back(name: str, case: dict[str, Any]) -> None:
    reference = ocrfix.parse_citation(case["text"])
    texts = READERS[name](EXPORTERS[name]().one(Record(citation=reference)))
    again = [levels(ocrfix.parse_citation(text))[0] for text in texts]
    assert again == levels(reference)
