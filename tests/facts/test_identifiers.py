from __future__ import annotations

import pytest

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts import FactKind, extract
from ocrfix.text.spans import Span

KINDS = {
    ZoneKind.HEADER: "en",
    ZoneKind.TRANSLATION: "en",
    ZoneKind.COVER_FORM: "ru",
    ZoneKind.CONTINUATION: "ru",
}


def stated(text: str, zone: ZoneKind, kind: FactKind) -> list[str]:
    document = Document(path="", source=text)
    document = document.with_zones((Zone(zone, Span(0, len(text)), KINDS[zone], 1),))
    return [fact.value for fact in extract(document, None).of(kind)]


COVER, FURTHER = ZoneKind.COVER_FORM, ZoneKind.CONTINUATION
HEADER, ENGLISH = ZoneKind.HEADER, ZoneKind.TRANSLATION
TELEGRAM, COPY = FactKind.TELEGRAM_NUMBER, FactKind.COPY_NUMBER
SHEET, LEAF = FactKind.SHEET_NUMBER, FactKind.LEAF_NUMBER


@pytest.mark.parametrize(
    ("text", "zone", "kind", "expected"),
    [
        ("ШИФРТЕЛЕГРАММА № 15603", COVER, TELEGRAM, ["15603"]),
        ("Продолжение шифртелеграммы № 15603", FURTHER, TELEGRAM, ["15603"]),
        ("Прололжение пифртелеграммы М 60418", FURTHER, TELEGRAM, ["60418"]),
        ("ШИФРТЕЛЕГРАММА\n\nИз ПЕКИНА № 13847", COVER, TELEGRAM, ["13847"]),
        ("на шифртелеграмму № 4116 от 4 июня", FURTHER, TELEGRAM, []),
        ("CIPHERED TELEGRAM from HAVANA No. 21736", ENGLISH, TELEGRAM, ["21736"]),
        ("your telegram No. 4116", ENGLISH, TELEGRAM, []),
        ("получена 1951 г. Экз. № 1", COVER, COPY, ["1"]),
        ("Экз. х 9\n", FURTHER, COPY, ["9"]),
        ("| № 1 | тов. Сталину | Экз. № 6 | Экз. № 11 |", COVER, COPY, []),
        ("экз. № 5 - 8 отдел.", FURTHER, COPY, []),
        ("STRICTLY SECRET Copy No. 14", ENGLISH, COPY, ["14"]),
        ("Лист 8", FURTHER, SHEET, ["8"]),
        ("на 6 листах, лист бумаги", FURTHER, SHEET, []),
        ("63\n\n- 2 -\n", FURTHER, LEAF, ["63", "2"]),
        ("№ 260\n", FURTHER, LEAF, []),
        ("APRF, f. 45, op. 1, d. 947, ll. 62-64.", HEADER, FactKind.LEAF_RANGE, ["62-64"]),
        ("№ П70/214", COVER, FactKind.PROTOCOL_NUMBER, ["70"]),
        ("Исх. № 763/с", COVER, FactKind.REGISTRY_NUMBER, ["763/с"]),
    ],
)
def test_numbers(text: str, zone: ZoneKind, kind: FactKind, expected: list[str]) -> None:
    assert stated(text, zone, kind) == expected
