"""`ocrfix trace`: layers that know a word, and rows of score terms."""

from __future__ import annotations

import pytest

from ocrfix.cli import app
from ocrfix.cli.trace import one_word, table
from ocrfix.errors import ExitCode


def test_table() -> None:
    rows = [
        {
            "candidate": "южно",
            "score": -9.5,
            "confusions": [{"confusion": "ю read as к", "weight": 2.5}],
        },
        {"candidate": "важно", "score": -12.25, "confusions": []},
    ]
    assert table(rows) == [
        "candidate   score",
        "южно        -9.50",
        "    confusion: ю read as к   weight: 2.50",
        "важно      -12.25",
    ]
    assert table([]) == ["no candidates"]


def test_a_misread_word(capsys) -> None:
    assert app.run(["trace", "корпусоз"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert shown.startswith("корпусоз: not known\n")
    assert "\nкорпусов " in shown


def test_a_known_word(capsys) -> None:
    assert app.run(["trace", "Корпусов"]) == ExitCode.CLEAN
    shown = capsys.readouterr().out
    assert shown.startswith("Корпусов: known (looked up as корпусов)\n")
    assert "  yes  pymorphy3" in shown


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("кжно", "кжно"),
        ("Ф И Л И П", "ФИЛИП"),
        ("юго-восточный", "юго-восточный"),
        (" 3десь", "3десь"),
    ],
)
def test_one_word(given: str, word: str) -> None:
    assert one_word(given) == word


@pytest.mark.parametrize("given", ["", " ", "два слова", "[sic]", "-", "123", "сло\x1b[31mво"])
def test_what_is_not_one_word(given: str, capsys) -> None:
    assert app.run(["trace", given]) == ExitCode.USAGE
    shown = capsys.readouterr().err
    assert shown.startswith("ocrfix: one word, please")
    assert shown.count("\n") == 1
    assert "\x1b" not in shown
