from __future__ import annotations

from typing import Any

from ocrfix.records.model import Field
from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.patterns.citation import parse_citation
from ocrfix.records.record import (
    Act,
    CopyLine,
    CoverForm,
    Language,
    Party,
    Problem,
    Record,
    RecordDate,
    ServiceMarks,
)
from ocrfix.text.spans import Span


def field(value: str, start: int = 0) -> Field:
    return Field(value, value, Span(start, start + len(value)))


def whole() -> Record:
    return Record(
        path="a.txt",
        title=field("Telegram"),
        document_type="telegram",
        date=RecordDate(field("Undated")),
        languages=(Language(field("Russian"), "ru", "rus"),),
        citation=parse_citation("APRF, f. 45, op. 1, d. 3, ll. 1-3; and RGANI, f. 5, l. 2"),
        citation_raw=field("APRF"),
        sender=(Party(name=field("A. B. Ivanov")), Party(name_ru=field("Петров"))),
        recipient=(Party(name_ru=field("И. Сталин"), pseudonym=field("Филиппов")),),
        form=CoverForm(sheets=2, distribution=(CopyLine(field("1"), field("Сталин")),)),
        service_marks=ServiceMarks(typed=Act(by=field("Иванова")), copies_printed=field("4", 9)),
        problems=(Problem("form.sheets", "two sheets, three leaves", Span(3, 4)),),
    )


def test_plain_data_leaves_out_what_is_not_there() -> None:
    assert Record().as_dict() == {"schema": "ocrfix.record/1", "path": ""}
    found: dict[str, Any] = whole().as_dict()
    assert list(found)[:3] == ["schema", "path", "title"]
    assert found["date"] == {"text": "Undated", "edtf": None}
    assert found["sender"] == {"name": "A. B. Ivanov", "names": ["A. B. Ivanov", "Петров"]}
    assert found["recipient"] == {"name_ru": "И. Сталин", "pseudonym": "Филиппов"}
    assert found["form"] == {"sheets": 2, "distribution": [{"copy": "1", "to": "Сталин"}]}
    assert found["service_marks"] == {"typed": {"by": "Иванова"}, "copies_printed": 4}
    assert found["problems"] == [{"field": "form.sheets", "note": "two sheets, three leaves"}]


def test_plain_data_of_the_citation() -> None:
    citation = whole().as_dict()["citation"]
    assert citation["archive_name_ru"] == "Архив Президента Российской Федерации"
    assert (citation["raw"], citation["listy"]) == ("APRF", [["1", "3"]])
    assert [one["archive_id"] for one in citation["also"]] == ["RGANI"]


def test_with_spans_a_leaf_says_where_it_stands() -> None:
    found = whole().as_dict(spans=True)
    assert found["service_marks"]["copies_printed"] == {
        "value": 4, "raw": "4", "start": 9, "end": 10, "confidence": 1.0,
    }  # fmt: skip
    assert found["citation"]["fond"]["value"] == "45"
    assert found["citation"]["listy"][0]["raw"] == "ll. 1-3"
    assert found["problems"][0]["start"] == 3


def test_names_of_archives() -> None:
    english, russian = archive_title("RGASPI")
    assert english == "Russian State Archive of Socio-Political History"
    assert russian == "Российский государственный архив социально-политической истории"
    assert archive_title("nowhere") == ("", "")
