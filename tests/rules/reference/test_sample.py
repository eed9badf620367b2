from __future__ import annotations

from pathlib import Path

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES

SAMPLE = Path(__file__).parents[3] / "samples" / "112095.txt"


def test_what_the_telegram_contradicts_itself_in() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    document = find_zones(Document(path="112095.txt", source=source))
    issues = check(document, Knowledge(), RULES, Settings(select=("REF", "TRA")))
    found = [(issue.text, issue.suggestions[0].text) for issue in issues]
    assert found == [
        ("Мологову", "Молотову"),
        ("1", "2"),
        ("В. ЗЮЧКО", "В. СРОЧНО"),
        ("15608", "15603"),
        ("8", "3"),
    ]
    sure = [issue.text for issue in issues if issue.confidence >= 0.9]
    assert sure == ["Мологову", "15608", "8"]
