from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.records import parse_record
from ocrfix.records.model import Record
from ocrfix.records.patterns.citation import cited_place
from ocrfix.text.spans import Span

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "112095.txt"


def test_the_sample() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    record = parse_record(source)
    values = dict(record)
    assert values["date"].value == "1951-01-16"
    assert values["title"].value.startswith("Telegram from Mao Zedong to I.V. Stalin, transmitting")
    assert [values[name].value for name in ("archive", "fond", "opis", "delo", "leaves")] == [
        "APRF", "45", "1", "337", "1-3",
    ]  # fmt: skip
    assert values["document_id"].value == "112095"
    assert record.citation.papka is None
    assert [field.value for field in record.languages] == ["Russian"]
    assert record.problems == ()
    assert all(field.span.text(source) == field.raw for _, field in record)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "AVPRF, f. 059a, op. 7, p. 13, d. 5, ll. 140-141.",
            {"archive": "AVPRF", "fond": "059a", "opis": "7", "papka": "13", "delo": "5",
             "leaves": "140-141"},
        ),
        (
            "RGASPI, Fond 558, Opis 11, Delo 342, List 92",
            {"archive": "RGASPI", "fond": "558", "opis": "11", "delo": "342", "leaves": "92"},
        ),
        (
            "ЦАМО, Ф. 33, Оп. 690155, Л. 5 об.",
            {"archive": "ЦАМО", "fond": "33", "opis": "690155", "leaves": "5ob"},
        ),
    ],
)  # fmt: skip
def test_references(text: str, expected: dict[str, str]) -> None:
    citation = cited_place(text, Span(0, len(text)))
    assert {name: field.value for name, field in Record(citation=citation)} == expected


def test_head_and_citation_are_compared() -> None:
    source = SAMPLE.read_text(encoding="utf-8").replace("January 16, 1951", "January 18, 1951", 1)
    (problem,) = parse_record(source).problems
    assert "January 18, 1951" in problem and "January 16, 1951" in problem


def test_no_header() -> None:
    assert parse_record("Товарищу Филиппову.\n") == Record()
