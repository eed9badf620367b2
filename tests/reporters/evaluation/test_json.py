"""The JSON of an evaluation: stable keys, null for what was not measured."""

from __future__ import annotations

import io
import json
from typing import Any

from ocrfix.evaluation.comparison import Texts, compare
from ocrfix.evaluation.summary import Conditions, Summary
from ocrfix.reporters.base import Display
from ocrfix.reporters.evaluation.json import report


def written(read: str, true: str, mended: str | None) -> dict[str, Any]:
    comparison = compare(Texts("a.txt", "b.txt", read, true, mended))
    stream = io.StringIO()
    report(Summary(Conditions(0.95, before_only=mended is None), (comparison,)), Display(stream))
    data: dict[str, Any] = json.loads(stream.getvalue())
    return data


def keys(data: Any) -> Any:
    return {key: keys(value) for key, value in data.items()} if isinstance(data, dict) else None


def test_keys_do_not_depend_on_the_texts() -> None:
    full, empty = written("дзух дней\nмир", "двух дней\nмир", "двух"), written("", "дом", "")
    assert full["schema"] == empty["schema"] == "ocrfix.evaluation/1"
    for one in (full, empty):
        del one["intervals"]["rates"]
    assert keys(full) == keys(empty)
    assert keys(full["documents"][0]) == keys(empty["documents"][0])


def test_what_was_not_measured_is_null() -> None:
    data = written("дзух дней", "двух дней", None)
    assert data["total"]["after"] is data["total"]["detection"] is data["calibration"] is None
    assert data["documents"][0]["after"] is data["documents"][0]["change"] is None
    assert data["by_class"]["word"] == {"errors": 1}
    assert data["total"]["before"]["wer"] == 0.5
    assert data["confusions"] == [
        {"true": "в", "read": "з", "count": 1, "example": {"true": "двух", "read": "дзух"}}
    ]


def test_of_no_correct_words_no_harm_can_be_told() -> None:
    after = written("", "дом", "")["total"]["after"]
    assert after["harm_per_10000"] is after["harm_at_most_per_10000"] is None
