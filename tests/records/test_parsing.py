from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ocrfix.records import parse_record

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "112095.txt"


def test_the_sample() -> None:
    found: dict[str, Any] = parse_record(SAMPLE.read_text(encoding="utf-8")).as_dict()
    assert found["title"].startswith("Telegram from Mao Zedong to I.V. Stalin, transmitting")
    assert (found["document_type"], found["document_type_original"]) == (
        "telegram", "шифртелеграмма",
    )  # fmt: skip
    assert found["date"]["text"] == "January 16, 1951"
    assert (found["date"]["edtf"], found["document_id"]) == ("1951-01-16", "112095")
    assert found["languages"] == [{"name": "Russian", "iso639_1": "ru", "iso639_2": "rus"}]
    assert found["contents"] == ["Original Scan", "Translation - English"]
    assert found["sender"] == {"name": "Mao Zedong", "name_ru": "Мао Цзе-дун"}
    assert found["recipient"] == {
        "name": "I.V. Stalin", "name_ru": "И.В. Сталин", "pseudonym": "Филиппов",
    }  # fmt: skip
    assert "problems" not in found


def test_the_citation_of_the_sample() -> None:
    citation = parse_record(SAMPLE.read_text(encoding="utf-8")).as_dict()["citation"]
    names = ("repository", "archive_id", "fond", "opis", "delo", "listy")
    assert [citation[name] for name in names] == [
        "Wilson Center Digital Archive", "APRF", "45", "1", "337", [["1", "3"]],
    ]  # fmt: skip
    assert "papka" not in citation
    assert citation["raw"].startswith('"Telegram from Mao Zedong')


def test_the_form_of_the_sample() -> None:
    form = parse_record(SAMPLE.read_text(encoding="utf-8")).as_dict()["form"]
    assert form["distribution"].pop(2)["copy"] == "3"  # misread: the check mends it
    assert form == {
        "name": "шифртелеграмма",
        "telegram_number": "15603",
        "issuing_office": "Второе Главное Управление Генштаба Советской Армии",
        "handling": ["Снятие копий воспрещается"],
        "place_of_origin": "Пекин",
        "received": "1951-01-16T14:45",
        "copy_number": "1",
        "sheets": 3,
        "distribution": [
            {"copy": "1", "to": "Сталин"},
            {"copy": "2", "to": "Сталин"},
            {"copy": "4", "to": "8 отдел"},
        ],
    }


def test_the_service_marks_of_the_sample() -> None:
    assert parse_record(SAMPLE.read_text(encoding="utf-8")).as_dict()["service_marks"] == {
        "signature": "Мао Цзе-дун",
        "outgoing_number": "260",
        "outgoing_date": "1951-01-15",
        "deciphered": {"by": "Прокопьев", "at": "1951-01-16T16:00"},
        "typed": {"by": "Степанова", "at": "1951-01-16T17:45", "register_number": "542"},
        "copies_printed": 4,
        "checked_by": {
            "name": "В.И. Макаров",
            "rank": "полковник",
            "post": "начальник отделения",
        },
    }


def leaves(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        own = [data] if "raw" in data and "start" in data else []
        return own + [leaf for value in data.values() for leaf in leaves(value)]
    return [leaf for one in data for leaf in leaves(one)] if isinstance(data, list) else []


def test_every_value_knows_its_place() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    found = leaves(parse_record(source).as_dict(spans=True))
    assert len(found) > 40
    for leaf in found:
        assert source[leaf["start"] : leaf["end"]] == leaf["raw"], leaf


@pytest.mark.parametrize("head", ["January 18, 1951", "January 16, 1957"])
def test_head_and_citation_are_compared(head: str) -> None:
    source = SAMPLE.read_text(encoding="utf-8").replace("January 16, 1951", head, 1)
    (problem,) = parse_record(source).problems
    assert problem.field == "date"
    assert head in problem.note and "January 16, 1951" in problem.note


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "Товарищу"])
def test_nothing_said(text: str) -> None:
    assert set(parse_record(text).as_dict()) <= {"schema", "path", "form"}


def test_only_a_form() -> None:
    found = parse_record("Товарищу Филиппову.\n").as_dict()
    assert "citation" not in found and "date" not in found
