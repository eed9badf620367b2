"""Whole invented papers: ``cases/*.txt`` with what their records hold in ``cases/*.json``.

``record`` gives values by dotted name, ``absent`` names without a value (``problems``: no doubt at
all), ``problems`` the fields that must be doubted.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ocrfix.document.model import Document
from ocrfix.records import parse_record

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


def at(data: Any, path: str) -> Any:
    for name in path.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    expected = json.loads(case.read_text(encoding="utf-8"))
    source = case.with_suffix(".txt").read_text(encoding="utf-8")
    found = parse_record(Document(path=case.stem, source=source)).as_dict()
    wanted = expected["record"]
    assert {path: at(found, path) for path in wanted} == wanted
    assert [path for path in expected.get("absent", ()) if at(found, path) is not None] == []
    doubted = {problem["field"] for problem in found.get("problems", ())}
    assert set(expected.get("problems", ())) <= doubted
