"""docs/rules.md and `explain` say what the docstrings say, and every rule says enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.cli import app
from ocrfix.cli.documentation import SECTIONS, rules_in_markdown, sections
from ocrfix.errors import ExitCode
from ocrfix.rules import RULES

RULES_FILE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_file_is_current() -> None:
    expected = rules_in_markdown(RULES)
    assert RULES_FILE.read_text(encoding="utf-8") == expected, (
        "run: python -m ocrfix.cli.documentation > docs/rules.md"
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_all_sections(rule) -> None:
    found = {section.title: section.text for section in sections(rule)}
    assert tuple(title for title in found if title) == SECTIONS
    assert all(found.values())
    assert rule.summary
    assert len(rule.summary) <= 72
    assert rule.name == rule.name.lower()


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain(rule, capsys) -> None:
    assert app.run(["explain", rule.code.lower()]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    words = " ".join(shown.split())
    for section in sections(rule):
        assert f"{section.title} {' '.join(section.text.split())}".strip() in words
    assert app.run(["explain", rule.name]) == ExitCode.CLEAN
    assert capsys.readouterr().out == shown


def test_explain_lists_all_rules(capsys) -> None:
    assert app.run(["explain"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert [line[:6] for line in shown.splitlines() if line[:1] != " "] == sorted(
        rule.code for rule in RULES
    )


@pytest.mark.parametrize(
    ("wanted", "nearest"), [("DIC02", "DIC002"), ("brken-word", "broken-word")]
)
def test_explain_an_unknown_rule(wanted: str, nearest: str, capsys) -> None:
    assert app.run(["explain", wanted]) == ExitCode.USAGE
    assert (
        capsys.readouterr().err == f"ocrfix: unknown rule '{wanted}'; did you mean '{nearest}'?\n"
    )
