"""Broken and hostile headers: a partial record with problems, never a traceback or a wrong fond."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.records import parse_record

SOURCE = (Path(__file__).parent.parent.parent / "samples" / "112095.txt").read_text("utf-8")
HEAD, REST = SOURCE[: SOURCE.index("№12, II")], SOURCE[SOURCE.index("№12, II") :]
PAPER, TRANSLATION = REST[: REST.index("SECOND MAIN")], REST[REST.index("SECOND MAIN") :]
CITED = "APRF, f. 45, op. 1, d. 337, ll. 1-3"
SECOND = '"Another Telegram", May 2, 1950, RGASPI, f. 17, op. 3, d. 2, l. 1.'


def read(text: str) -> dict[str, Any]:
    return parse_record(text).as_dict()


def doubted(found: dict[str, Any]) -> set[str]:
    return {problem["field"] for problem in found.get("problems", ())}


@pytest.mark.parametrize(
    "text",
    ["", "\n", "\0", "\r", "а" * 1_000_000, "f. 45, op. 1, " * 20_000, "№ 1\n" * 5_000,
     "| № 1 | тов. Сталину " * 5_000],
    ids=["empty", "newline", "nul", "return", "one-word", "one-line", "numbers", "cells"],
)  # fmt: skip
def test_nothing_is_invented(text: str) -> None:
    found = read(text)
    assert not {"title", "date", "citation", "sender", "recipient"} & set(found)


@pytest.mark.parametrize(
    "text",
    [SOURCE.replace("\n", "\r\n"), SOURCE.replace("\n", "\r"), "\ufeff" + SOURCE,
     SOURCE.replace('"', "&quot;").replace(", f. 45", ",&nbsp;f.&nbsp;45"),
     SOURCE.replace("APRF", "<b>APRF</b>"), HEAD + "а б. " * 20_000, HEAD],
    ids=["crlf", "cr", "bom", "entities", "tags", "long-line", "alone"],
)  # fmt: skip
def test_the_header_survives(text: str) -> None:
    found = read(text)
    citation = found["citation"]
    assert found["title"].startswith("Telegram from Mao Zedong to I.V. Stalin")
    assert found["date"]["edtf"] == "1951-01-16"
    assert (citation["archive_id"], citation["fond"]) == ("APRF", "45")


@pytest.mark.parametrize(
    "text",
    [PAPER + HEAD + TRANSLATION, TRANSLATION + PAPER + HEAD],
    ids=["header-second", "header-last"],
)
def test_swapped_zones(text: str) -> None:
    found = read(text)
    assert found["form"]["telegram_number"] == "15603"
    assert found["citation"]["fond"] == "45"
    assert found["recipient"]["pseudonym"] == "Филиппов"
    assert "citation" in doubted(found)


def test_no_archive() -> None:
    found = read(SOURCE.replace(CITED, CITED.removeprefix("APRF, ")))
    assert found["citation"]["fond"] == "45" and "archive" not in found["citation"]
    assert doubted(found) == {"citation.archive"}


def test_no_reference() -> None:
    found = read(SOURCE.replace(CITED, ""))
    assert "fond" not in found["citation"]
    assert doubted(found) == {"citation"}


@pytest.mark.parametrize(
    "text",
    [HEAD + HEAD.replace("f. 45", "f. 99") + REST, SOURCE.replace("<https", SECOND + "\n<https")],
    ids=["two-headers", "two-in-one"],
)
def test_two_citations(text: str) -> None:
    found = read(text)
    assert found["citation"]["fond"] == "45"
    assert "citation" in doubted(found)


def test_two_papers_in_a_file() -> None:
    other = SOURCE.replace("15603", "15777").replace("f. 45", "f. 46")
    found = read(SOURCE + "\n\n" + other)
    assert (found["form"]["telegram_number"], found["citation"]["fond"]) == ("15603", "45")
    assert "" in doubted(found)


@pytest.mark.parametrize(
    ("date", "readings"), [("03/04/1951", {"1951-03-04", "1951-04-03"}), ("16/01/1951", set())]
)
def test_an_ambiguous_date_carries_both_readings(date: str, readings: set[str]) -> None:
    found = parse_record(HEAD.replace("January 16, 1951", date))
    notes = " ".join(problem.note for problem in found.problems if problem.field == "date")
    assert all(reading in notes for reading in readings)
    assert bool(notes) == bool(readings)


def test_undated() -> None:
    found = read(
        HEAD.replace("January 16, 1951\n", "Undated\n", 1).replace("January 16, 1951, ", "")
    )
    assert found["date"] == {"text": "Undated", "edtf": None}


_PIECES = st.sampled_from(
    ["January 16, 1951\n\n", "**Telegram from A to B**\n\n", "Citation:\n\n", '"Title", ', CITED,
     "\n", "№ 5", "ШИФРТЕЛЕГРАММА № 7\n", "Экз. № 2\n", "СЕКРЕТНО\n", "тов. Молотову\n",
     "| № 1 | т. Зорину |\n", "МАЙОР\n", "ИВАНОВ\n", "отп. 3 экз.\n", "Верно: ", "Лист 2\n", "63\n",
     "расш. Лебедев 10.10 18.11\n", "Из ПЕКИНА получена 14 45 16 1 1951 г.\n", "\0", "Summary:\n",
     "Разослано: тт. Козлову\n", "Товарищу ", "ЦК КПСС\n", "Архив: ", "а" * 300,
     "SECRET Copy No. 2 To Comrade ZORIN. "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_row_of_pieces_is_read(text: str) -> None:
    found = parse_record(text).as_dict(spans=True)
    for leaf in leaves(found):
        assert text[leaf["start"] : leaf["end"]] == leaf["raw"]
    for deposit in parse_record(text).citation.deposits:
        assert deposit.fond is None or deposit.fond.value == "45"


def leaves(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        own = [data] if "raw" in data and "start" in data else []
        return own + [leaf for value in data.values() for leaf in leaves(value)]
    return [leaf for one in data for leaf in leaves(one)] if isinstance(data, list) else []
