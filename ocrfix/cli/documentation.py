"""The docstrings of the rules as text for people: ``docs/rules.md`` and ``ocrfix explain``.

``python -m ocrfix.cli.documentation`` prints docs/rules.md; a test holds that the file is current.
Each docstring is a summary and the sections of `SECTIONS`; a title stands on a line of its own, the
text is indented below it::

    Example
        ``Политбюро постанов ляет`` → ``постановляет``
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocrfix.messages import _
from ocrfix.reporters.base import RuleText

if TYPE_CHECKING:
    from ocrfix.rules.base import Rule

#: The sections that every rule has, in order.
SECTIONS = ("What it does", "Why it matters", "Example", "When it is wrong", "Fix safety")

#: The heading of each family in docs/rules.md, by the letters of its codes.
FAMILIES = {
    "DIC": "Dictionary",
    "SCR": "Script",
    "REF": "Reference",
    "TRA": "Translation",
    "FRM": "Form",
    "COR": "Across documents",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a rule's docstring; the text keeps its own indentation."""

    title: str
    text: str


def sections(rule: Rule) -> tuple[Section, ...]:
    """The docstring of a rule cut at its titles; the text before the first has the title ``""``."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in inspect.cleandoc(type(rule).__doc__ or "").splitlines():
        if line.rstrip() in SECTIONS:
            found.append((line.rstrip(), []))
        else:
            found[-1][1].append(line)
    return tuple(Section(name, inspect.cleandoc("\n".join(["", *text]))) for name, text in found)


def rule_text(rule: Rule) -> RuleText:
    """The summary of a rule, and its sections as one text, in the language spoken."""
    texts = [
        f"{_(one.title)}\n{_(one.text)}" if one.title else _(one.text) for one in sections(rule)
    ]
    return RuleText(_(rule.summary), "\n\n".join(text for text in texts if text))


def rules_in_markdown(rules: Iterable[Rule]) -> str:
    """The text of docs/rules.md."""
    rules = sorted(rules, key=lambda rule: rule.code)
    lines = [
        "# Rules",
        "",
        "Made from the docstrings of the rules by `python -m ocrfix.cli.documentation`;",
        "`ocrfix explain RULE` shows the same text.",
        "",
        "| Rule | Name | Finds | Severity | Fix |",
        "|------|------|-------|----------|-----|",
    ]
    for rule in rules:
        anchor = f"{rule.code}-{rule.name}".lower()
        summary = rule.summary.replace("|", "\\|")
        lines.append(
            f"| [{rule.code}](#{anchor}) | {rule.name} | {summary} "
            f"| {rule.severity} | {rule.applicability} |"
        )
    family = ""
    for rule in rules:
        if rule.code[:3] != family:
            family = rule.code[:3]
            lines += ["", f"## {FAMILIES.get(family, family)}"]
        lines += ["", *_rule_in_markdown(rule)]
    return "\n".join(lines) + "\n"


def _rule_in_markdown(rule: Rule) -> list[str]:
    lines = [f"### {rule.code} {rule.name}", "", f"*{rule.summary}*"]
    lines += ["", f"Zones: {', '.join(sorted(str(zone) for zone in rule.zones))}."]
    for section in sections(rule):
        if section.title:
            lines += ["", f"**{section.title}**"]
        if section.text:
            lines += ["", section.text]
    return lines


if __name__ == "__main__":
    from ocrfix.rules import RULES

    sys.stdout.write(rules_in_markdown(RULES))
