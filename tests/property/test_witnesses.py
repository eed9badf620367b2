"""However a file is cut and pasted, no fact is mended on the word of a single witness."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocrfix.config import Settings
from ocrfix.document.model import Document, ZoneKind
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.issues import Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES
from ocrfix.rules.reference.witnesses import LEAST_WITNESSES, witnesses

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "samples" / "112095.txt", *sorted((ROOT / "tests/quality/pages").glob("*.txt"))]
KNOWLEDGE = Knowledge()
REFERENCE = [rule for rule in RULES if rule.code.startswith("REF")]


@cache
def pieces(page: Path) -> tuple[tuple[ZoneKind, int, str], ...]:
    """Kind, sheet and text of each zone."""
    source = page.read_text("utf-8")
    zones = find_zones(Document(str(page), source)).zones
    return tuple((zone.kind, zone.sheet, zone.span.text(source)) for zone in zones)


def found(source: str) -> tuple[Issue, ...]:
    document = find_zones(Document("page.txt", source))
    return check(document, KNOWLEDGE, REFERENCE, Settings())


def unsupported(issues: tuple[Issue, ...]) -> list[str]:
    """The suggestions that fewer than two witnesses state."""
    return [
        f"{issue.rule} {issue.text} → {suggestion.text}"
        for issue in issues
        for suggestion in issue.suggestions
        if witnesses(suggestion.evidence) < LEAST_WITNESSES
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_without_its_translation(page: Path) -> None:
    kept = [text for kind, _, text in pieces(page) if kind is not ZoneKind.TRANSLATION]
    assert unsupported(found("".join(kept))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_as_it_is(page: Path) -> None:
    assert unsupported(found("".join(text for _, _, text in pieces(page)))) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_with_its_zones_in_any_order(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(PAGES))
    texts = [text for _, _, text in pieces(page)]
    assert unsupported(found("".join(data.draw(st.permutations(texts))))) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_with_a_page_doubled(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(PAGES))
    parts = pieces(page)
    sheet = data.draw(st.sampled_from(sorted({number for _, number, _ in parts})))
    doubled = "".join(text for _, number, text in parts if number == sheet)
    place = data.draw(st.integers(0, len(parts)))
    before, after = parts[:place], parts[place:]
    texts = [*(text for *_, text in before), doubled, *(text for *_, text in after)]
    assert unsupported(found("".join(texts))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_with_any_figure_misread(data: st.DataObject) -> None:
    page = data.draw(st.sampled_from(PAGES))
    source = "".join(text for *_, text in pieces(page))
    places = [place for place, sign in enumerate(source) if sign.isdigit()]
    place, digit = data.draw(st.sampled_from(places)), data.draw(st.sampled_from("0123456789"))
    assert unsupported(found(source[:place] + digit + source[place + 1 :])) == []
