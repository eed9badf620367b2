from __future__ import annotations

from pathlib import Path
from typing import Any

from ocrfix.config import Settings
from ocrfix.papers import papers_of

SAMPLE = Path(__file__).parent.parent / "samples" / "112095.txt"


def records(file: Path, text: str) -> list[dict[str, Any]]:
    file.write_text(text, "utf-8")
    (worked,) = papers_of([(file, Settings())], check=False)
    assert worked.result is not None
    return [record.as_dict() for record in worked.result.records]


def test_each_paper_of_a_file_has_a_record_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    first = SAMPLE.read_text("utf-8")
    second = first.replace("15603", "20714").replace("d. 337", "d. 338")
    alone = [*records(file, first), *records(file, second)]
    assert [one["citation"]["delo"] for one in alone] == ["337", "338"]
    assert records(file, first + second) == alone


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (worked,) = papers_of([(tmp_path / "nothing.txt", Settings())])
    assert worked.result is None and "no such file" in worked.problem
