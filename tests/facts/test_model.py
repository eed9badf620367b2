from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.document.model import Document
from ocrfix.facts import extract
from ocrfix.facts.model import TakenSpans
from ocrfix.text.spans import Span


@given(st.text(max_size=300))
def test_facts_of_any_text_lie_in_it(text: str) -> None:
    for fact in extract(Document(path="", source=text), None):
        assert fact.span.text(text) == fact.raw
        assert all(part.span.text(text) == part.raw for part in fact.parts)


@pytest.mark.parametrize("unit", ["1 ", "12.3.51 ", "№ 5 ", "Экз. № 2\n", "тов. Иванову, ", "5"])
def test_long_texts_end(unit: str) -> None:
    assert extract(Document(path="", source=unit * 3000), None)


def test_taken_spans() -> None:
    taken = TakenSpans([Span(10, 20), Span(0, 5)])
    assert taken.overlap(Span(19, 25))
    assert taken.overlap(Span(4, 6))
    assert not taken.overlap(Span(5, 10))
    taken.add(Span(6, 7))
    assert taken.overlap(Span(5, 10))
