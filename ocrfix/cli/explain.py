"""``ocrfix explain REF001``: what a rule does, why, when it is wrong; without a code, a list."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.messages import _
from ocrfix.reporters.terms import term

if TYPE_CHECKING:
    from ocrfix.rules.base import Rule

_WIDTH = 80


def _codes() -> list[str]:
    from ocrfix.rules import RULES

    return [rule.code for rule in RULES]


Code = Annotated[
    str | None,
    typer.Argument(
        metavar="RULE",
        help="A code, its beginning or a name.",
        show_default=False,
        autocompletion=_codes,
    ),
]


def explain(rule: Code = None) -> None:
    """Explain a rule, list a family of rules or, without an argument, all.

    \b
    Example:
      ocrfix explain REF001
      ocrfix explain telegram-number
      ocrfix explain REF
    """
    from ocrfix.rules import RULES

    if rule is None:
        typer.echo(listed(RULES))
    else:
        wanted = _rules_named(rule, RULES)
        typer.echo(explained(wanted[0]) if len(wanted) == 1 else listed(wanted))


def _rules_named(wanted: str, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rule of a code or name, the rules of a family (``REF``)."""
    from ocrfix.config import unknown_rule
    from ocrfix.errors import UsageError

    for rule in rules:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return (rule,)
    family = tuple(rule for rule in rules if wanted and rule.code.startswith(wanted.upper()))
    if not family:
        raise UsageError(unknown_rule(wanted, {rule.code: rule.name for rule in rules}))
    return family


def listed(rules: tuple[Rule, ...]) -> str:
    """One line for each rule: code, name, summary."""
    width = max((len(rule.name) for rule in rules), default=0)
    ordered = sorted(rules, key=lambda rule: rule.code)
    lines = []
    for rule in ordered:
        start = f"{rule.code}  {rule.name:<{width}}  "
        lines += _wrapped(start + _(rule.summary), indent=len(start))
    return "\n".join(lines)


def explained(rule: Rule) -> str:
    """The docstring of a rule with its titles, folded to 80 columns."""
    from ocrfix.cli.documentation import spoken_sections

    zones = ", ".join(map(term, sorted(rule.zones)))
    lines = [
        f"{rule.code} {rule.name}",
        "",
        *_wrapped(_(rule.summary)),
        "",
        _("severity {severity}, fix {fix}").format(
            severity=term(rule.severity), fix=term(rule.applicability)
        ),
        *_wrapped(_("zones: {zones}").format(zones=zones), indent=2),
    ]
    for section in spoken_sections(rule):
        if section.title:
            lines += ["", section.title]
        elif section.text:
            lines.append("")
        indent = "  " if section.title else ""
        lines += [indent + line if line else "" for line in _folded(section.text, len(indent))]
    return "\n".join(lines)


def _folded(text: str, indent: int) -> list[str]:
    """Paragraphs folded anew; indented or listed lines stay as they are."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        rows = paragraph.splitlines()
        if lines:
            lines.append("")
        if any(row.startswith((" ", "-", "*", "|", ">")) for row in rows):
            lines += rows
        else:
            lines += _wrapped(" ".join(rows), _WIDTH - indent)
    return lines


def _wrapped(text: str, width: int = _WIDTH, indent: int = 0) -> list[str]:
    """Lines of at most `width` characters, cut at spaces only."""
    return textwrap.wrap(
        text,
        width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
