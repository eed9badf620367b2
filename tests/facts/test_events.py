"""Which event a date belongs to, in Russian and in English, and the year it takes."""

from __future__ import annotations

import pytest

from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.facts import extract
from ocrfix.facts.events import Event, EventKind, find_events

HEADER = """January 16, 1951

**Telegram from Mao Zedong to I.V. Stalin, transmitting 14 January 1951 Message**

Citation:

"Telegram from Mao Zedong to I.V. Stalin, transmitting 14 January 1951 Message", January 16, 1951,
Wilson Center Digital Archive, APRF, f. 45, op. 1, d. 337, ll. 1-3, accessed May 3, 2021.

Summary:

Mao speaks of the losses of 2 December 1950.

"""
PAPER = """ШИФРТЕЛЕГРАММА № 15603

Снятие копий воспрещается

Из ПЕКИНА — получена 14 45 16 1 1951 г. Экз. № 2

Товарищу Ф И Л И П П О В У.

Направляю Вам копию моей телеграммы от 14 января 1951 года на имя товарища Пэн Дэ-хуай.

МАО ЦЗЕ-ДУН

№ 260

15.1.51 г.

расш. Прокопьев 16.00 16.1
отп. Степанова 17.45 16.1
"""


def events(text: str) -> list[Event]:
    document = find_zones(Document(path="telegram.txt", source=text))
    return list(find_events(document, extract(document, None)))


def found(text: str) -> list[tuple[str, str, str]]:
    return [(event.kind.value, str(event.date), event.time) for event in events(text)]


def test_the_places_of_a_record() -> None:
    assert found(HEADER + PAPER)[:6] == [
        ("header", "1951-01-16", ""),
        ("title", "1951-01-14", ""),
        ("title", "1951-01-14", ""),
        ("cited", "1951-01-16", ""),
        ("summary", "2021-05-03", ""),
        ("summary", "1950-12-02", ""),
    ]


def test_the_marks_of_a_telegram() -> None:
    assert found(PAPER) == [
        ("received", "1951-01-16", "14:45"),
        ("body", "1951-01-14", ""),
        ("signed", "1951-01-15", ""),
        ("deciphered", "1951-01-16", "16:00"),
        ("typed", "1951-01-16", "17:45"),
    ]


def test_a_mark_takes_the_year_that_is_nearest() -> None:
    text = PAPER.replace("16 1 1951", "31 12 1950").replace("15.1.51", "30.12.50")
    marks = [event for event in events(text) if event.kind is EventKind.DECIPHERED]
    assert [(str(event.date), event.year_added) for event in marks] == [("1951-01-16", True)]


def test_a_misread_year_does_not_draw_the_marks_after_it() -> None:
    text = HEADER + PAPER.replace("16 1 1951", "16 1 1957")
    kinds = {event.kind: event for event in events(text)}
    assert str(kinds[EventKind.DECIPHERED].date) == "1951-01-16"


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ("исп. полковник Казаковцев\n12.8.45 г.", "typed"),
        ("отп. Орлова\n№ 1108\n12.8.45 г.", "typed"),
        ("напечатано 22 экз.\nотн. Сорокина 21.05 12.8.45", "typed"),
        ("раси. Прокопьев 16.00 12.8.45", "deciphered"),
        ("передана 12.8.45 в 16.00", "sent"),
        ("поступила 12.8.45", "received"),
        ("12.8.45 г. ЮДИН", "signed"),
        ("выписки посланы т. Молотову - 12.8.45", "body"),
    ],
)
def test_marks_at_the_end_of_a_paper(marks: str, kind: str) -> None:
    text = PAPER.split("МАО ЦЗЕ-ДУН", maxsplit=1)[0] + "ПОЛКОВНИК\n\nВ. МАКАРОВ\n\n" + marks + "\n"
    assert [name for name, date, _ in found(text) if date == "1945-08-12"] == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Received 14 hours 45 minutes 16.1.1951", "received"),
        ("Received at 2:45 on 16 January 1951", "received"),
        ("Sent 16 January 1951", "sent"),
        ("6 copies printed 16.1.51", "typed"),
        ("Comrades are to report by 16 January 1951", "body"),
        ("MAO ZEDONG 16 January 1951", "signed"),
    ],
)
def test_english_marks(sentence: str, kind: str) -> None:
    english = "I ask that the contents of this telegram be sent to the commander of the army. " * 12
    assert found(PAPER + "\n" + english + sentence + "\n")[-1][0] == kind


def test_the_hour_is_no_year() -> None:
    text = PAPER.replace("17.45 16.1", "16.I 17-45")
    typed = [event for event in events(text) if event.kind is EventKind.TYPED]
    assert [str(event.date) for event in typed] == ["1951-01-16"]


@pytest.mark.parametrize("text", ["", "\n\n", "16.1.51", "расш. 99.99 99.99.99", "а" * 10_000])
def test_any_text(text: str) -> None:
    assert isinstance(events(text), list)
