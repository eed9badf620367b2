"""Which rules an ``ocrfix: ignore`` names."""

from __future__ import annotations

import pytest

from ocrfix.document.model import Document
from ocrfix.fixing.ignores import quiet_spans
from ocrfix.issues import Issue
from ocrfix.text.spans import Span


@pytest.mark.parametrize(
    ("directive", "silent"),
    [
        ("ignore", True),
        ("ignore the scan is bad", True),
        ("ignore REF001", True),
        ("ignore ref001 the copies differ", True),
        ("ignore REF", True),
        ("ignore telegram-number", True),
        ("ignore DIC001, REF001", True),
        ("ignore DIC001", False),
        ("ignore REF001: the copies differ", True),
        ("ignore REF001--", True),
        ("ignore: REF001", True),
        ("ignore[REF001]", True),
        ("ignore ref", True),
        ("ignore ref, dic", True),
        ("ignore ref of the copies differ", True),
        ("ignore Telegram-Number", True),
        ("ignore DIC001: no word", False),
        ("ignore DIC001--", False),
        ("ignore dic", False),
        ("ignore DIC the scan is bad", False),
        ("ignore Unknown-Word.", False),
        ("ignore: DIC001", False),
        ("ignore REF01", False),
        ("ignore REF01: the copies differ", False),
        ("ignore REF-001", False),
        ("ignore RЕF001", False),  # a Cyrillic Е
        ("ignore XYZ999", False),
        ("ignore unknown-word", False),
    ],
)
def test_rules(directive: str, silent: bool) -> None:
    document = Document("x", f"№ 15608 <!-- ocrfix: {directive}-->")
    issue = Issue("REF001", "telegram-number", Span(2, 7), "15608", "message")
    assert quiet_spans(document).silences(issue) is silent
