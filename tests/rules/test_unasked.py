"""What `ocrfix fix` leaves to a person, though it is reported."""

from __future__ import annotations

import pytest

from ocrfix.corpus import check_text
from ocrfix.fixing.plan import plan


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Докладываю о состоянии Корейской наролной армии.", ["народной"]),
        ("Войска размещены в госпиталях На китайской территории.", ["на"]),
        ("Мы помним об империалистической войне В 1935 году Италия напала на Абиссинию.", []),
        ("Утвердить смету издательства ла второй квартал.", []),
    ],
)
def test_what_is_mended_unasked(text: str, mended: list[str]) -> None:
    issues = check_text(text).issues
    assert issues
    chosen = plan(issues, minimum_confidence=0.92, unsafe=False)
    assert [edit.text for edit in chosen.edits] == mended
