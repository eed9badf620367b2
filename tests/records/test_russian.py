"""What is told of records in Russian: dates, references, header against paper, mended values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ocrfix.messages import ngettext, speaking
from ocrfix.records.parsing import parse_record
from ocrfix.records.patterns.citation import parse_citation
from ocrfix.records.patterns.dates import parse_date
from tests.test_catalogue import record_of

SAMPLE = (Path(__file__).parents[2] / "samples" / "112095.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 февраля 1951 г.", "даты 31.02.1951 не бывает"),
        ("16.13.1951", "месяца 13 не бывает"),
        ("среда, 15 января 1951 г.", "1951-01-15 — понедельник, а не среда"),
        ("03.04.1951", "читается как 1951-04-03 и как 1951-03-04"),
        ("до 5 мая", "граница без года не имеет записи в EDTF"),
        ("5 мая 1951 г. – 3 мая 1951 г.", "диапазон идёт в обратном порядке или не имеет записи"),
        ("составлено 5 мая 1951 г., получено 7 мая 1951 г.", "в тексте есть другая дата: 7 мая"),
        ("25 октября (7 ноября) 1917 г.", "1917-10-25 по старому стилю, разница — 13 дней"),
    ],
)
def test_what_is_odd_about_a_date(text: str, problem: str) -> None:
    with speaking("ru"):
        assert any(told.startswith(problem) for told in parse_date(text).problems)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("РГАСПИ. Ф. 17. On. 162. Д. 9. Л. 2", "«On. 162» прочитано как опись 162"),
        ("РГАСПИ. Ф. 17. Оп. 162. Д. З42. Л. 2", "номер в «Д. З42» прочитан как 342"),
        ("APRF, f. 45, op. 1, d. 337, 11. 62-64", "«11. 62-64» прочитано как лист 62-64"),
        ("APRF, f. 45, op. 1, d. 337, ll. 64-62", "листы «ll. 64-62» идут в обратном порядке"),
    ],
)
def test_repairs_of_a_reference(text: str, problem: str) -> None:
    with speaking("ru"):
        assert parse_citation(text).problems == (problem,)


def test_head_and_citation() -> None:
    source = SAMPLE.replace("January 16, 1951", "January 18, 1951", 1)
    with speaking("ru"):
        (problem,) = parse_record(source).problems
    assert (
        problem.note == "в начале заголовка — «January 18, 1951», а в ссылке — «January 16, 1951»"
    )


def test_what_is_mended_and_what_is_doubted() -> None:
    with speaking("ru"):
        told = {problem.field: problem.note for problem in record_of(SAMPLE).problems}
    assert told["form.precedence"].startswith(
        "«В. ЗЮЧКО» читается как «В. СРОЧНО»: в переводе — «EXTREMELY URGENT»"
    )
    assert "на листах 2 и 3 — 2" in told["form.copy_number"]
    for note in told.values():
        assert not re.search(r"\b(the|says?|read|but|is|of)\b", re.sub("«[^»]*»", "", note)), note


@pytest.mark.parametrize(
    ("count", "papers"),
    [(1, "документ"), (2, "документа"), (5, "документов"), (11, "документов"), (21, "документ")],
)
def test_papers_are_counted(count: int, papers: str) -> None:
    with speaking("ru"):
        text = ngettext(
            "the file holds {count} paper; this record is of the first",
            "the file holds {count} papers; this record is of the first",
            count,
        )
    assert text.format(count=count) == f"в файле {count} {papers}; эта запись — о первом"
