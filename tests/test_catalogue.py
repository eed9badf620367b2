from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.catalogue import catalogued, walk
from ocrfix.config import Settings
from ocrfix.corpus import check_text, project_knowledge
from ocrfix.papers import records_of
from ocrfix.records.record import Record

SAMPLE = Path(__file__).parent.parent / "samples" / "112095.txt"
CASES = Path(__file__).parent / "records" / "cases"


def record_of(source: str) -> Record:
    settings = Settings()
    report = check_text(source, settings)
    assert report.document is not None
    knowledge = project_knowledge(Path("-"), settings)
    return catalogued(report.document, report.issues, knowledge)


def notes(record: Record) -> dict[str, str]:
    return {problem.field: problem.note for problem in record.problems}


def test_the_sample() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    record = record_of(source)
    found = record.as_dict()
    assert found["form"]["precedence"] == "Весьма срочно"
    assert found["form"]["distribution"][2] == {"copy": "3", "to": "Молотов"}
    assert found["form"]["copy_number"] == "1"
    told = notes(record)
    assert told["form.precedence"].startswith(
        "«В. ЗЮЧКО» read as «В. СРОЧНО»: the translation says"
    )
    assert "Мологову" in told["form.distribution"]
    assert "sheets 2 and 3 say 2" in told["form.copy_number"]
    assert set(told) == {
        "form.precedence", "form.distribution", "form.copy_number", "form.telegram_number",
        "form.sheets",
    }  # fmt: skip


def test_what_is_mended_keeps_its_text_and_is_less_sure() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    record = record_of(source)
    for _, field in walk(record):
        assert field.span.text(source) == field.raw
    recipient = record.form.distribution[2].to
    assert (recipient.value, recipient.raw) == ("Молотов", "Мологову")
    assert recipient.confidence < 1.0
    precedence = record.form.precedence
    assert precedence is not None and precedence.raw == "В. ЗЮЧКО" and precedence.confidence < 0.5
    assert record.form.telegram_number is not None
    assert record.form.telegram_number.confidence == 1.0


@pytest.mark.parametrize(
    ("case", "right", "wrong", "field", "value"),
    [
        ("telegram", "4.III.52 г.", "4.III.57 г.", "service_marks.outgoing_date", "1952-03-04"),
        ("telegram", "Продолжение шифртелеграммы № 7218", "Продолжение шифртелеграммы № 7213",
         "form.telegram_number", "7218"),
        ("telegram", "listy 61-62", "listy 61-82", "citation.listy", None),
    ],
)  # fmt: skip
def test_what_the_rules_find_is_told(
    case: str, right: str, wrong: str, field: str, value: str | None
) -> None:
    source = (CASES / f"{case}.txt").read_text(encoding="utf-8")
    assert source.count(right) == 1
    record = record_of(source.replace(right, wrong))
    told = [problem.field for problem in record.problems]
    assert any(one.startswith(field.rsplit(".", 1)[0]) for one in told), record.problems
    if value is not None:
        assert value in {one.value for path, one in walk(record) if path == field}


@pytest.mark.parametrize("case", ["telegram", "memorandum", "order", "conversation"])
def test_a_right_paper_has_no_doubts(case: str) -> None:
    record = record_of((CASES / f"{case}.txt").read_text(encoding="utf-8"))
    assert record.problems == ()


def test_many_files(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    files = [(SAMPLE, Settings()), (missing, Settings())]
    first, second = records_of(files, jobs=1, check=False)
    assert first.result is not None and first.result.form.precedence is None
    assert second.result is None and str(missing) in second.problem
