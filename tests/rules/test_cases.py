"""Each rule against its case file ``tests/cases/<CODE>.toml``: real sentences, expected issues.

A case has a `text` and `issues`: pairs of the text that is marked and the first suggestion (an
empty string when the reader is left to find the correction). A rule across documents has `files`
instead: papers of the table ``papers`` with changes ``old -> new``; its issues name the file first.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check, collected, concluded, judged
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES
from ocrfix.rules.base import RuleContext

CASES = Path(__file__).parent.parent / "cases"
KNOWLEDGE = Knowledge()


def load(*, across: bool) -> list[object]:
    parameters: list[object] = []
    for file in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in content["case"]:
            name = f"{file.stem}-{case['name'].replace(' ', '-')}"
            if ("papers" in content) == across:
                whole = {**case, "papers": content.get("papers")}
                parameters.append(pytest.param(file.stem, whole, id=name))
    return parameters


@pytest.mark.parametrize(("code", "case"), load(across=False))
def test_case(code: str, case: dict[str, object]) -> None:
    document = find_zones(Document(path="case.txt", source=str(case["text"])))
    issues = check(document, KNOWLEDGE, RULES, Settings(select=(code,)))
    found = [
        [issue.text, issue.suggestions[0].text if issue.suggestions else ""] for issue in issues
    ]
    assert found == case["issues"]


@pytest.mark.parametrize(("code", "case"), load(across=True))
def test_case_of_several_files(code: str, case: dict[str, Any]) -> None:
    settings = Settings(select=(code,))
    documents = [
        find_zones(Document(path=path, source=changed(case["papers"], *edition)))
        for path, edition in case["files"].items()
    ]
    contexts = [RuleContext(document, KNOWLEDGE, settings) for document in documents]
    found = judged(RULES, [collected(RULES, context) for context in contexts], KNOWLEDGE)
    issues = [
        [document.path, issue.text, issue.suggestions[0].text if issue.suggestions else ""]
        for document in documents
        for issue in concluded(document, found.get(document.path, ()))
    ]
    assert issues == case["issues"]


def changed(papers: dict[str, str], name: str, *changes: str) -> str:
    text = papers[name]
    for change in changes:
        old, new = change.split(" -> ")
        assert old in text, old
        text = text.replace(old, new)
    return text


def test_each_rule_has_cases_of_both_kinds() -> None:
    for rule in RULES:
        cases = tomllib.loads((CASES / f"{rule.code}.toml").read_text(encoding="utf-8"))["case"]
        assert any(case["issues"] for case in cases), f"{rule.code} finds nothing in its cases"
        assert any(not case["issues"] for case in cases), f"{rule.code} has no quiet case"
