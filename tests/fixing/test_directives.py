"""The comments ``ocrfix: ignore``: their reasons, and those that silence nothing."""

from __future__ import annotations

import re

import pytest

from ocrfix.document.model import Document
from ocrfix.fixing.directives import directives, unused
from ocrfix.issues import Issue
from ocrfix.text.spans import Span


@pytest.mark.parametrize(
    ("written", "rules", "reason"),
    [
        ("ignore", set(), ""),
        ("ignore REF001 the copies differ", {"ref001"}, "the copies differ"),
        ("ignore the scan is bad", set(), "the scan is bad"),
        ("ignore REF001, DIC: so, in the copy", {"ref001", "dic"}, "so, in the copy"),
        ("ignore-file «Тайко» a town of Korea", set(), "a town of Korea"),
        ("ignore DIC001 «Тайко»: a town", {"dic001"}, "a town"),
        ("ignore «Тайко» DIC001: a town", {"dic001"}, "a town"),
        ("ignore-next-line unknown-word имя собственное", {"unknown-word"}, "имя собственное"),
    ],
)
def test_rules_and_reasons(written: str, rules: set[str], reason: str) -> None:
    (found,) = directives(Document("a.txt", f"текст <!-- ocrfix: {written} -->\nтекст"))
    assert (found.rules, found.reason) == (rules, reason)


@pytest.mark.parametrize(
    ("source", "idle"),
    [
        ("кжно # ocrfix: ignore", []),
        ("южно # ocrfix: ignore", ["ignore"]),
        ("кжно # ocrfix: ignore REF001 the copies differ", ["ignore"]),
        ("кжно # ocrfix: ignore «южно»", ["ignore"]),
        ("# ocrfix: ignore-next-line\nкжно", []),
        ("# ocrfix: ignore-next-line\n\nкжно", ["ignore-next-line"]),
        ("# ocrfix: ignore-file\n\nкжно # ocrfix: ignore", []),
        ("# ocrfix: ignore-begin\nкжно\n# ocrfix: ignore-end", []),
        ("# ocrfix: ignore-begin\nюжно\n# ocrfix: ignore-end", ["ignore-begin"]),
        ("# ocrfix: ignore-begin\nкжно", ["ignore-begin"]),
        ("кжно\n# ocrfix: ignore-end", ["ignore-end"]),
        ("# ocrfix: ignore-begin\n# ocrfix: ignore-begin DIC\nкжно\n# ocrfix: ignore-end DIC\n"
         "# ocrfix: ignore-end", []),
        ("# ocrfix: ignore-begin\n# ocrfix: ignore-begin DIC\nкжно\n# ocrfix: ignore-end",
         ["ignore-begin"]),
        ("кжно", []),
    ],
)  # fmt: skip
def test_comments_of_no_use(source: str, idle: list[str]) -> None:
    issues = [
        Issue("DIC001", "unknown-word", Span(match.start(), match.end()), match.group(), "")
        for match in re.finditer("кжно", source)
    ]
    found = unused(Document("a.txt", source), issues)
    assert [one.words for one in found] == idle
