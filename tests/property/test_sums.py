"""Right sums are never doubted, whatever the figures and however they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.issues import Issue
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules import RULES

KNOWLEDGE = Knowledge()
NUMBERS = st.integers(min_value=1, max_value=9_999_999)
SEPARATORS = st.sampled_from([".", " ", ""])
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
)  # fmt: skip
WEEKDAYS = (
    "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу",
    "в воскресенье",
)  # fmt: skip
NOUNS = ("мостов", "складов", "судов", "школ", "машин", "домов")


def issues_of(text: str) -> list[Issue]:
    document = find_zones(Document("a.txt", text))
    return list(check(document, KNOWLEDGE, RULES, Settings(select=("REF013", "REF015"))))


def written(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@st.composite
def tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 4))
    row = st.lists(NUMBERS, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=2, max_size=8))
    crossed = draw(st.booleans())
    separator = draw(SEPARATORS)
    heads = [f"Графа {number}" for number in range(width)] + ["Всего"] * crossed
    full = [[*cells, sum(cells)] if crossed else cells for cells in rows]
    totals = [sum(column) for column in zip(*full, strict=True)]
    lines = [["Район", *heads], ["---"] * (len(heads) + 1)]
    lines += [[f"{place}-й", *(written(one, separator) for one in cells)]
              for place, cells in enumerate(full)]  # fmt: skip
    lines.append(["Итого", *(written(one, separator) for one in totals)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_a_table_that_adds_up_is_left_alone(table: str) -> None:
    assert issues_of(f"Доклад\n\n{table}\n\nКонец доклада.\n") == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(2, 99_999), min_size=2, max_size=6),
    st.sampled_from(["в том числе", "из них", "а именно"]),
)
def test_a_list_that_adds_up_is_left_alone(parts: list[int], marker: str) -> None:
    listed = [f"{noun} {written(part, '.')}" for noun, part in zip(NOUNS, parts, strict=False)]
    total = written(sum(parts), ".")
    text = f"Учтено {total} объектов, {marker} {', '.join(listed[:-1])} и {listed[-1]}.\n"
    assert issues_of(text) == []


@settings(max_examples=150, deadline=None)
@given(st.dates(min_value=date(1918, 3, 1), max_value=date(1999, 12, 31)))
def test_a_date_on_its_weekday_is_left_alone(day: date) -> None:
    stated = f"{day.day} {MONTHS[day.month - 1]} {day.year} г."
    assert issues_of(f"Это было {WEEKDAYS[day.weekday()]} {stated}, как известно.\n") == []


@pytest.mark.parametrize(
    "unit",
    [
        "| 1 | 2 |\n", "| Итого | 3 |\n", "| 1 ", "|", "в том числе 5 и 7 ", "из них ",
        "в понедельник 5 мая ", "понедельник ", "5, всего 7 ", "с 8 до 5, то есть на 2 ",
    ],
)  # fmt: skip
def test_long_monotonous_texts(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert all(issue.text == issue.span.text(text) for issue in issues_of(text))
