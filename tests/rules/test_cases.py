"""Each rule against its case file ``tests/cases/<CODE>.toml``: real sentences, expected issues.

A case has a `text` and `issues`: pairs of the text that is marked and the first suggestion (an
empty string when the reader is left to find the correction).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES

CASES = Path(__file__).parent.parent / "cases"
KNOWLEDGE = Knowledge()


def load() -> list[object]:
    parameters: list[object] = []
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            name = f"{file.stem}-{case['name'].replace(' ', '-')}"
            parameters.append(pytest.param(file.stem, case, id=name))
    return parameters


@pytest.mark.parametrize(("code", "case"), load())
def test_case(code: str, case: dict[str, object]) -> None:
    document = find_zones(Document(path="case.txt", source=str(case["text"])))
    issues = check(document, KNOWLEDGE, RULES, Settings(select=(code,)))
    found = [
        [issue.text, issue.suggestions[0].text if issue.suggestions else ""] for issue in issues
    ]
    assert found == case["issues"]


def test_each_rule_has_cases_of_both_kinds() -> None:
    for rule in RULES:
        cases = tomllib.loads((CASES / f"{rule.code}.toml").read_text(encoding="utf-8"))["case"]
        assert any(case["issues"] for case in cases), f"{rule.code} finds nothing in its cases"
        assert any(not case["issues"] for case in cases), f"{rule.code} has no quiet case"
