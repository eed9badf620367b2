"""The case files ``tests/cases/<CODE>.toml`` read, and what the rules find in their texts.

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
from ocrfix.issues import Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES
from ocrfix.rules.base import RuleContext

CASES = Path(__file__).parent.parent / "cases"
KNOWLEDGE = Knowledge()


def load(*, across: bool) -> list[object]:
    """The cases of rules within documents or across them, as parameters: code and case."""
    parameters: list[object] = []
    for file in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in content["case"]:
            name = f"{file.stem}-{case['name'].replace(' ', '-')}"
            if ("papers" in content) == across:
                whole = {**case, "papers": content.get("papers")}
                parameters.append(pytest.param(file.stem, whole, id=name))
    return parameters


def issues_within(code: str, case: dict[str, Any]) -> list[Issue]:
    """What a rule finds in the text of a case."""
    document = find_zones(Document(path="case.txt", source=str(case["text"])))
    return list(check(document, KNOWLEDGE, RULES, Settings(select=(code,))))


def issues_across(code: str, case: dict[str, Any]) -> list[tuple[str, Issue]]:
    """What a rule finds in the files of a case, with the path of the file."""
    settings = Settings(select=(code,))
    documents = [
        find_zones(Document(path=path, source=source)) for path, source in sources(case).items()
    ]
    contexts = [RuleContext(document, KNOWLEDGE, settings) for document in documents]
    found = judged(RULES, [collected(RULES, context) for context in contexts], KNOWLEDGE)
    return [
        (document.path, issue)
        for document in documents
        for issue in concluded(document, found.get(document.path, ()))
    ]


def sources(case: dict[str, Any]) -> dict[str, str]:
    """The texts of a case by path."""
    if "files" not in case:
        return {"case.txt": str(case["text"])}
    return {path: _changed(case["papers"], *edition) for path, edition in case["files"].items()}


def _changed(papers: dict[str, str], name: str, *changes: str) -> str:
    text = papers[name]
    for change in changes:
        old, new = change.split(" -> ")
        assert old in text, old
        text = text.replace(old, new)
    return text
