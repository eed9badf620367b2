"""Imports go one way: the layers of docs/architecture.md, read from the source of each module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "ocrfix"

#: For each part, the parts it may import besides itself; the version and messages are free to all.
ALLOWED = {
    "messages": set(),
    "text": set(),
    "errors": set(),
    "resources": {"errors"},
    "issues": {"text"},
    "config": {"errors", "setting_values"},
    "setting_values": set(),
    "document": {"text"},
    "language": {"text", "errors", "resources"},
    "facts": {"text", "document", "language", "issues"},
    "correction": {"text", "document", "language", "issues", "errors", "resources"},
    "records": {"text", "document", "language", "facts", "issues", "errors", "resources"},
    "rules": {"text", "document", "language", "issues", "config", "facts", "correction", "records"},
    "learning": {"text", "document", "language", "correction", "rules", "fixing", "evaluation"},
    "fixing": {"text", "document", "issues", "errors"},
    "formats": {"text", "document", "errors"},
    "engine": {"text", "document", "language", "issues", "config", "rules", "fixing"},
    "catalogue": {"text", "document", "language", "issues", "records", "fixing"},
    "verdicts": {"text", "document", "issues", "facts", "rules"},
    "corpus": {"document", "language", "issues", "config", "rules", "fixing", "formats", "engine",
               "verdicts", "errors"},
    "papers": {"document", "config", "rules", "catalogue", "records", "corpus"},
    "reporters": {"text", "document", "issues", "facts", "errors", "corpus", "fixing", "verdicts",
                  "records", "evaluation"},
    "holdings": {"text", "errors", "config", "records"},
    "review": {"text", "document", "issues", "config", "errors", "fixing", "reporters"},
    "evaluation": {"text", "document", "issues", "errors"},
    "cli": None,
    "__init__": set(),
    "__main__": {"cli"},
}  # fmt: skip
#: Libraries that only these parts load.
KEPT_TO = {"rich": {"reporters", "review", "cli"}, "textual": {"review"}, "typer": {"cli"},
           "charset_normalizer": {"formats"}, "filelock": {"language"},
           "spellchecker": {"language"}, "wordfreq": {"language"},
           "pymorphy3": {"language"}, "platformdirs": {"resources"}}  # fmt: skip


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "ocrfix":
                names.update(f"ocrfix.{alias.name}" for alias in node.names)
            else:
                names.add(node.module)
    return names


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_imports_go_one_way(path: Path) -> None:
    part = part_of(path)
    allowed = ALLOWED[part]
    for name in imported(path):
        head, _, rest = name.partition(".")
        if head == "ocrfix" and rest and allowed is not None:
            target = rest.split(".")[0]
            if target in ("__version__", "messages"):
                continue
            assert target == part or target in allowed, f"{part} may not import {target}"
        if head in KEPT_TO:
            assert part in KEPT_TO[head], f"{part} may not import {head}"


def test_rules_see_of_records_only_its_model() -> None:
    for path in (PACKAGE / "rules").rglob("*.py"):
        for name in imported(path):
            if name.startswith("ocrfix.records"):
                assert name == "ocrfix.records.model"
