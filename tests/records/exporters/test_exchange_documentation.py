"""docs/exchange.md tells where each field goes, and it goes there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy
from lxml import etree
from pybtex.database import parse_string

from ocrfix.records.exporters import EXPORTERS

TEXT = (Path(__file__).parents[3] / "docs/exchange.md").read_text("utf-8")
RIS_TAGS = {tag: name for tag, name in rispy.config.TAG_KEY_MAPPING.items() if name}


def cells() -> Iterator[tuple[str, str, str, str]]:
    """Field, example, format and path of every cell of the tables of fields."""
    header: list[str] = []
    for line in TEXT.splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if row[:2] == ["field", "example"]:
            header = row
        elif not line.startswith("|"):
            header = []
        elif header and not line.startswith("|---"):
            for name, path in zip(header[2:], row[2:], strict=True):
                if path:
                    yield row[0], row[1].strip("`"), name, path.strip("`")


CELLS = list(cells())


def in_xml(text: str, path: str) -> list[str]:
    steps = []
    for step in path.split("/"):
        if step.startswith("@"):
            steps.append(f"@*[local-name()='{step[1:]}']")
            continue
        name, _, condition = step.rstrip("]").partition("[@")
        key, _, value = condition.partition("=")
        wanted = f"[@*[local-name()='{key}']='{value}']" if condition else ""
        steps.append(f"*[local-name()='{name}']{wanted}")
    found = etree.fromstring(text.encode()).xpath("//" + "/".join(steps))
    return [str(one) if isinstance(one, str) else one.xpath("string()") for one in found]


def in_json(node: Any, path: list[str]) -> list[str]:
    if isinstance(node, list):
        return [text for one in node for text in in_json(one, path)]
    if not path:
        return [json.dumps(node, ensure_ascii=False).strip('"')]
    return in_json(node[path[0]], path[1:]) if isinstance(node, dict) and path[0] in node else []


def found(name: str, text: str, path: str) -> list[str]:
    if name == "bibtex":
        (entry,) = parse_string(text, "bibtex").entries.values()
        people = entry.persons.get(path)
        return [str(person) for person in people] if people else [entry.fields[path]]
    if name == "ris":
        (reference,) = rispy.loads(text)
        values = reference.get(RIS_TAGS.get(path, ""), reference["unknown_tag"].get(path))
        return values if isinstance(values, list) else [values]
    if name in ("csl-json", "jsonld"):
        data = json.loads(text)
        return in_json(data["@graph"] if name == "jsonld" else data, path.split("/"))
    return in_xml(text, path)


@pytest.mark.parametrize(("field", "example", "name", "path"), CELLS, ids=lambda one: one[:40])
def test_a_field_goes_where_it_is_said_to_go(records, field, example, name, path) -> None:
    text = EXPORTERS[name]().one(records["telegram"])
    assert any(example in value for value in found(name, text, path)), field


def test_each_format_is_documented() -> None:
    assert {name for _, _, name, _ in CELLS} == set(EXPORTERS)
    listed = re.findall(r"^\| `([^`]+)` (?:\| [^|]+){3}\|$", TEXT, re.MULTILINE)
    assert sorted(listed) == sorted(EXPORTERS)


def test_all_terms_of_dublin_core_are_documented(records) -> None:
    said = {path for _, _, name, path in CELLS if name == "dc"}
    text = EXPORTERS["dc"]().one(records["telegram"])
    assert set(re.findall(r"<dcterms:(\w+)", text)) == said
