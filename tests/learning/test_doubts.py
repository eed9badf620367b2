"""Which words of a document are doubts, and what is kept of them."""

from __future__ import annotations

import pytest

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.knowledge import Knowledge
from ocrfix.learning.doubts import MOST_READINGS, page_of
from ocrfix.rules.base import RuleContext

KNOWLEDGE = Knowledge()


def page(text: str):
    return page_of(RuleContext(find_zones(Document("page.txt", text)), KNOWLEDGE, Settings()))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Докладываю о состоянии наролной армии.", ["наролной"]),
        ("Докладываю о состоянии народной армии.", []),
        ("В 1951 году тов. ИХВ взял т0варищ.", []),  # short, figures, a digit inside
        ("Правительство наролной и наролной армии.", ["наролной", "наролной"]),
    ],
)
def test_doubts(text: str, forms: list[str]) -> None:
    assert [doubt.form for doubt in page(text).doubts] == forms


def test_readings_hold_the_truth_and_leave_the_misreading_to_the_model() -> None:
    doubt = page("Докладываю о состоянии Корейской Наролной армии.").doubts[0]
    assert doubt.capital
    assert len(doubt.readings) <= MOST_READINGS
    best = doubt.readings[0]
    assert best.text == "народной"
    assert best.cost is None


def test_a_lost_space_keeps_its_price() -> None:
    readings = page("Положение корейскойармии тяжелое.").doubts[0].readings
    assert {one.cost is None for one in readings if " " in one.text} == {False}


def test_letters_are_counted_in_all_words() -> None:
    stood = page("Мир дому твоему.").stood
    assert stood[" "] == 3
    assert stood["м"] == 3
    assert stood["ир"] == 1
    assert stood[""] == len("Мирдомутвоему")


def test_the_translation_is_not_read() -> None:
    text = "Докладываю о состоянии армии.\n\nTranslation\n\nI report on the state of the armny.\n"
    assert not page(text).doubts
