"""The gate: a figure below its floor fails in words, and so does one that nobody measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.errors import ConfigurationError
from ocrfix.evaluation.gate import read_floors, violations

FLOORS = """
[ocr]
f1 = { at_least = 0.7 }
false_alarms_per_1000 = { at_most = 2 }
"""


@pytest.mark.parametrize(
    ("f1", "alarms", "expected"),
    [
        (0.8, 1.0, []),
        (0.7, 2.0, []),
        (0.65, 1.0, ["ocr: f1 is 0.65, must be at least 0.7"]),
        (0.8, 2.5, ["ocr: false_alarms_per_1000 is 2.5, must be at most 2"]),
        (None, 1.0, ["ocr: f1 was not measured"]),
        (float("nan"), 1.0, ["ocr: f1 is nan, must be at least 0.7"]),
    ],
)
def test_violations(tmp_path: Path, f1: float | None, alarms: float, expected: list[str]) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    measured = {"ocr": {"f1": f1, "false_alarms_per_1000": alarms, "free": 0.0}}
    assert violations(read_floors(path), measured) == expected


def test_a_set_that_was_not_measured_fails(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    assert len(violations(read_floors(path), {})) == 2


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[ocr", "TOML"),
        ("ocr = 1", "ocr"),
        ("[ocr]", "ocr"),
        ("[ocr]\nf1 = 0.7", "ocr.f1"),
        ("[ocr]\nf1 = {}", "ocr.f1"),
        ("[ocr]\nf1 = { atleast = 0.7 }", "ocr.f1"),
        ('[ocr]\nf1 = { at_least = "0.7" }', "ocr.f1"),
        ("[ocr]\nf1 = { at_least = true }", "ocr.f1"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"floors.toml: .*{named}"):
        read_floors(path)
