"""The zones of small made-up files; `|` in the expectation separates zones."""

from pathlib import Path

import pytest

from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones

SAMPLE = Path(__file__).parents[2] / "samples" / "112095.txt"

RECORD = """January 16, 1951

**Telegram from Mao Zedong
to I.V. Stalin**

Citation:

"Telegram from Mao Zedong to I.V. Stalin", January 16, 1951, Digital Archive, APRF, f. 45, op. 1.
<https://example.org/document/1>

Summary:

Mao asks Stalin for his opinion.

Contents:

Original Scan
Translation - English

"""
OLD_RECORD = """July 05, 1947
LETTER FROM X TO Y
Citation get citation
X writes to Y about the harvest.
"Letter from X to Y," July 05, 1947, Digital Archive, AVPRF, f. 6, op. 9. Translated by Z.
https://example.org/document/2

"""
RUSSIAN_RECORD = """Телеграмма Мао Цзедуна Сталину

Архив: РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 5.
Опубликовано: Новая и новейшая история, 1994, № 5.

"""
FORM = """№ 12, II

167

ВТОРОЕ ГЛАВНОЕ УПРАВЛЕНИЕ

ШИФРТЕЛЕГРАММА № 15603

Подлежит возврату в течение 24 часов во 2-ю часть Особого сектора ЦК

| № 1 | тов. Сталину | Экз. № 6 |

Из ПЕКИНА — получена 14 45 16 1 1951 г. Экз. № 2

"""
BODY = """Товарищу Ф И Л И П П О В У.

Направляю Вам копию моей телеграммы от 14 января для передачи товарищу Ким Ир Сен.

Прошу Вас ознакомиться с ней и сообщить каково Ваше мнение по этому вопросу.

"""
MORE = """В ближайшие три месяца добровольцы и корейские войска должны проделать серьезную работу.

"""
BREAK = "/си.сл.лист/\n\n"
HEAD = "168\n\nПрололжение пифртелеграммы № 15603\n\nЗкз. № 2\n\nист 2\n\n"
MARKS = """МАО ЦЗЕ-ДУН

№ 260

15.1.51 г.

расш. Прокопьев 16.00 16.1
отп. четыре экз.
1 - тов. Молотову В.М.
2 - в дело

ПОЛКОВНИК

В.И. Макаров

"""
TRANSLATION = """CIPHERED TELEGRAM No. 15603 To Comrade FILIPPOV [Сталин]. I send you a copy of my
telegram of 14 January for transmission to Comrade Kim Il Sung. I ask you to
familiarize yourself with it and to communicate your opinion.

"""

CASES = {
    "nothing": ("", ""),
    "blank lines": ("\n \n", "body 1"),
    "a word": ("Привет", "body 1"),
    "only a body": (BODY, "body 1"),
    "only a translation": (TRANSLATION, "translation 0"),
    "a record and a translation": (RECORD + TRANSLATION, "header 0 | translation 0"),
    "all parts": (
        RECORD + FORM + BODY + BREAK + HEAD + MORE + MARKS + TRANSLATION,
        "header 0 | cover-form 1 | body 1 | continuation 1 | continuation 2 | body 2 |"
        " service-marks 2 | translation 0",
    ),
    "no record, no translation": (FORM + BODY + MARKS, "cover-form 1 | body 1 | service-marks 1"),
    "translation first": (
        RECORD + TRANSLATION * 3 + FORM + BODY,
        "header 0 | translation 0 | cover-form 1 | body 1",
    ),
    "an old record": (OLD_RECORD + FORM + BODY, "header 0 | cover-form 1 | body 1"),
    "a Russian record": (
        RUSSIAN_RECORD + FORM + BODY + TRANSLATION,
        "header 0 | cover-form 1 | body 1 | translation 0",
    ),
    "a Russian record of a body": (RUSSIAN_RECORD + BODY, "header 0 | body 1"),
    "a quotation": (BODY + '"We shall never accept this proposal."\n\n' + MORE, "body 1"),
    "a quotation at the end": (BODY * 2 + "Yours sincerely, John Foster Dulles\n", "body 1"),
    "a letter in French": (
        BODY + "La victoire que Votre Altesse vient de remporter sur les rebelles rend la vie aux"
        " habitants de la ville assiegee; nous vous prions de recevoir nos remerciements.\n",
        "body 1",
    ),
    "a long quotation": (BODY + TRANSLATION * 3 + MORE, "body 1"),
    "a sheet of its own": (HEAD + MORE, "continuation 1 | body 1"),
    "page numbers": (
        FORM + BODY + "168\n\n- 2 -\n\n" + MORE + "169\n\n3.\n\n" + MORE,
        "cover-form 1 | body 1 | continuation 2 | body 2 | continuation 3 | body 3",
    ),
    "damaged page numbers": (
        FORM + BODY + "168 :\n\nэ.\n\n" + MORE,
        "cover-form 1 | body 1 | continuation 2 | body 2",
    ),
    "a column of figures": (BODY + "12\n\n13\n\n14\n\n" + MORE, "body 1"),
    "numbers of paragraphs": (BODY + "1.\n\n" + MORE + "2.\n\n" + MORE, "body 1"),
    "a telegram in capitals": (BODY.upper(), "body 1"),
    "a title of a memorandum": (
        "СЕКРЕТНО\n\nДОКЛАДНАЯ ЗАПИСКА\n\nо восстановлении промышленности Северной Кореи"
        " за первый квартал 1946 года\n\n" + MORE,
        "cover-form 1 | body 1",
    ),
    "other line ends": (
        (RECORD + FORM + BODY + MARKS + TRANSLATION).replace("\n", "\r\n"),
        "header 0 | cover-form 1 | body 1 | service-marks 1 | translation 0",
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_zones(source: str, expected: str) -> None:
    zones = find_zones(Document("a.txt", source)).zones
    assert " | ".join(f"{zone.kind} {zone.sheet}" for zone in zones) == expected
    assert all((zone.language == "en") is (zone.kind == "translation") for zone in zones[1:])


def test_a_zone_begins_with_its_first_line() -> None:
    source = RECORD + FORM + BODY + BREAK + HEAD + MORE + MARKS + TRANSLATION
    firsts = [zone.span.text(source)[:12] for zone in find_zones(Document("a.txt", source)).zones]
    parts = (RECORD, FORM, BODY, BREAK, HEAD, MORE, MARKS, TRANSLATION)
    assert firsts == [part[:12] for part in parts]


@pytest.mark.parametrize(
    "document",
    [
        RECORD + FORM + BODY + MARKS + TRANSLATION,
        RECORD + BODY,
        RUSSIAN_RECORD + FORM + BODY + MARKS,
        FORM + BODY + MARKS + TRANSLATION * 3,
    ],
    ids=["complete", "no translation", "Russian record", "no record"],
)
def test_several_documents_in_one_file(document: str) -> None:
    single = find_zones(Document("a.txt", document)).zones
    double = find_zones(Document("a.txt", document * 2)).zones
    assert [(zone.kind, zone.part) for zone in double] == [
        (zone.kind, part) for part in (1, 2) for zone in single
    ]


def test_a_record_whose_fields_stand_after_the_text() -> None:
    source = (
        "July 5, 1947\n\nLetter from X to Y\n\n" + TRANSLATION * 8 + "Author(s):\n\nX\n\n"
        "Document Information\n\nOriginal Archive\n\nAVPRF\n\nRecord ID\n\n112095\n"
    )
    zones = find_zones(Document("a.txt", source)).zones
    assert [(zone.kind, zone.part) for zone in zones] == [
        ("header", 1), ("translation", 1), ("header", 1),
    ]  # fmt: skip


def test_the_fields_below_a_dated_translation() -> None:
    fields = "Author(s):\n\nX\n\nDocument Information\n\nOriginal Archive\n\nAVPRF\n"
    title = "July 5, 1947\n\nLetter from X to Y\n\n"
    source = title + FORM + BODY + MARKS + "July 5, 1947\n" + TRANSLATION + "\n" + fields
    zones = find_zones(Document("a.txt", source)).zones
    assert [zone.kind for zone in zones][-2:] == ["translation", "header"]
    assert zones[-2].span.text(source).startswith("July 5, 1947")
    assert zones[-1].span.text(source) == fields


def test_the_number_of_the_paper_in_a_sheet_head() -> None:
    head = "118\n\n№ 50317/пс\n\nЭкз. № 4\n\n- 2 -\n\n"
    source = "112\n\n" + FORM + BODY + head + BODY
    zones = find_zones(Document("a.txt", source)).zones
    assert [zone.span.text(source) for zone in zones if zone.kind == "continuation"] == [head]


def test_the_legend_of_a_publication() -> None:
    legend = (
        "№ 73\n\nИз протокола № 18 заседания бюро обкома\n\n7 апреля 1935 г.\n\n"
        "ГАПК. Ф. П-61. Оп. 1. Д. 412. Л. 144–146. Подлинник.\n\n"
    )
    source = legend + FORM + BODY + MARKS
    zones = find_zones(Document("a.txt", source)).zones
    assert zones[0].kind == "header"
    assert zones[0].span.text(source) == legend


def test_the_sample() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    zones = find_zones(Document("a.txt", source)).zones
    assert [(zone.kind, zone.sheet, zone.span.text(source)[:20]) for zone in zones[1:]] == [
        ("cover-form", 1, "№12, II\n\n167\n\nМоб. С"),
        ("body", 1, "Товарищу Ф И Л И П П"),
        ("continuation", 1, "/см.сх.лист/\n\n"),
        ("continuation", 2, "ПОДЛЕЖИТ ВОЗВРАТУ ЧЕ"),
        ("body", 2, "В ближайшие два - тр"),
        ("continuation", 2, "/см.сл.лист/\n\n"),
        ("continuation", 3, "Продолжение шифртеле"),
        ("body", 3, "Китайские и корейски"),
        ("service-marks", 3, "МАО ЦЗЕ-ДУН\n\n№ 260\n\n"),
        ("translation", 0, "SECOND MAIN ADMINIST"),
    ]
