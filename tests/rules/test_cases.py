"""Each rule against its case file ``tests/cases/<CODE>.toml``: real sentences, expected issues."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from ocrfix.issues import Issue
from ocrfix.rules import RULES
from tests.rules.cases import CASES, issues_across, issues_within, load


@pytest.mark.parametrize(("code", "case"), load(across=False))
def test_case(code: str, case: dict[str, Any]) -> None:
    assert [_found(issue) for issue in issues_within(code, case)] == case["issues"]


@pytest.mark.parametrize(("code", "case"), load(across=True))
def test_case_of_several_files(code: str, case: dict[str, Any]) -> None:
    found = [[path, *_found(issue)] for path, issue in issues_across(code, case)]
    assert found == case["issues"]


def _found(issue: Issue) -> list[str]:
    return [issue.text, issue.suggestions[0].text if issue.suggestions else ""]


def test_each_rule_has_cases_of_both_kinds() -> None:
    for rule in RULES:
        cases = tomllib.loads((CASES / f"{rule.code}.toml").read_text(encoding="utf-8"))["case"]
        assert any(case["issues"] for case in cases), f"{rule.code} finds nothing in its cases"
        assert any(not case["issues"] for case in cases), f"{rule.code} has no quiet case"
