"""Records made by hand and by hypothesis, and the official schemas, compiled once a session."""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from lxml import etree

from ocrfix.document.model import Document
from ocrfix.records import parse_record
from ocrfix.records.model import Field
from ocrfix.records.record import (
    Act,
    CopyLine,
    CoverForm,
    Language,
    Official,
    Party,
    Problem,
    Record,
    RecordDate,
    ServiceMarks,
)
from ocrfix.records.references import Deposit, Leaves, Reference, reference_from
from ocrfix.text.spans import Span

SCHEMAS = Path(__file__).parents[2] / "schemas"
NOWHERE = Span(0, 0)


def field(value: str) -> Field:
    return Field(value, value, NOWHERE)


def dated(edtf: str | None, text: str = "as written") -> RecordDate:
    from ocrfix.records.patterns.edtf_text import bounds

    earliest, latest = bounds(edtf) if edtf else (None, None)
    return RecordDate(field(text), edtf, earliest, latest)


#: Every kind of EDTF text that docs/dates.md knows, and what has none.
DATES = (
    "1951-01-16", "1951-01", "1951", "195X", "19XX", "XXXX-10-27", "XXXX-10", "XXXX-XX-27", "XXXX",
    "1951-XX-16", "1951-XX-XX", "1950~", "1950?", "1950-05%", "?1950-05-01", "1953-22", "1950-24",
    "1951-35", "1951-40", "[1932-12-26..]", "[..1932-05-05]", "[1932-05-05..1932-05-10]",
    "1942-01-16/1942-02-17", "1932/1933", "1949/..", "../1950", "195X/1960-05~",
    "{1935-02-18,1935-02-20}", "{1935-02-18}", "{1945-05..1945-07,1946}", "[1945-05-05,1945-05-07]",
    "[XXXX-10-27..]", "[1951-01-16]",
)  # fmt: skip

TELEGRAM = Record(
    path="samples/112095.txt",
    title=field("Telegram from Mao Zedong to I.V. Stalin, transmitting 14 January 1951 Message"),
    document_type="telegram",
    document_type_original=field("шифртелеграмма"),
    date=dated("1951-01-16", "January 16, 1951"),
    document_id=field("112095"),
    url=field("https://digitalarchive.umd.edu/document/112095"),
    summary=field("Mao asks Stalin.\n\nThe second paragraph\nof the summary."),
    rights=field("The archive holds the rights <all of them> & more"),
    languages=(Language(field("Russian"), "ru", "rus"), Language(field("Dari"))),
    contents=(field("Original Scan"), field("Translation - English")),
    citation=Reference(
        deposits=(
            Deposit(
                archive=field("APRF"),
                archive_id=field("APRF"),
                fond=field("45"),
                opis=field("1"),
                delo=field("337"),
                leaves=(Leaves("1", "3ob", "", NOWHERE), Leaves("5", "5", "", NOWHERE)),
            ),
            Deposit(
                archive=field("AVPRF"),
                archive_id=field("AVPRF"),
                fond=field("059а"),
                opis=field("5а"),
                papka=field("11"),
                delo=field("5"),
                leaves=(Leaves("25", "25", "", NOWHERE),),
                extent=field("9 л."),
            ),
            Deposit(fond=field("059а"), opis=field("5а"), papka=field("12"), delo=field("6")),
            Deposit(archive=field("SAPMO-BArch"), shelfmark=field("DY 30/3386")),
        ),
        repository=field("Wilson Center Digital Archive"),
        obtained_by=(field("Sergey Radchenko"), field("David Wolff")),
        contributed_by=(field("Kathryn Weathersby"),),
        translated_by=(field("Gary Goldberg"),),
        physdesc=field("Подлинник. Машинопись"),
        published_in=field("Советско-китайские отношения, т. 5, с. 178"),
    ),
    citation_raw=field("APRF, f. 45, op. 1, d. 337, ll. 1-3ob, 5; and AVPRF, f. 059а …"),
    sender=(
        Party(field("Mao Zedong"), field("Мао Цзе-дун")),
        Party(name_ru=field("Чжоу Эньлай")),
    ),
    recipient=(
        Party(
            field("I.V. Stalin"),
            field("И.В. Сталин"),
            field("Филиппов"),
            field("Chairman of the Council"),
        ),
        Party(field("Central Committee of the CPSU")),
        Party(pseudonym=field("Фын Си")),
    ),
    form=CoverForm(
        name=field("шифртелеграмма"),
        telegram_number=field("15603"),
        protocol_number=field("80"),
        protocol_item=field("П80/12"),
        incoming_number=field("02277-сс"),
        issuing_office=field("Второе Главное Управление Генштаба Советской Армии"),
        classification=field("Строго секретно"),
        handling=(field("Снятие копий воспрещается"), field("Подлежит возврату")),
        precedence=field("Весьма срочно"),
        series=field("Особая"),
        place_of_origin=field("Пекин"),
        sent=field("1951-01-15"),
        received=field("1951-01-16T14:45"),
        copy_number=field("1"),
        sheets=3,
        distribution=(
            CopyLine(field("1"), field("Сталин")),
            CopyLine(field("4"), field("8 отдел")),
        ),
    ),
    service_marks=ServiceMarks(
        signature=field("Мао Цзе-дун"),
        outgoing_number=field("260"),
        outgoing_date=field("1951-01-15"),
        deciphered=Act(field("Прокопьев"), field("1951-01-16T16:00")),
        typed=Act(field("Степанова"), field("1951-01-16T17:45"), field("542")),
        copies_printed=field("4"),
        checked_by=Official(field("В.И. Макаров"), field("полковник"), field("начальник")),
        certified_by=Official(field("Иванов")),
    ),
    problems=(
        Problem("form.copy_number", "cover says 1, continuation sheets say 2", Span(3, 5)),
        Problem("date", "& <odd>"),
    ),
)

#: What would break a careless writer: markup, TeX, tags of RIS, controls, half a surrogate pair.
HOSTILE = (
    "A<b>&amp;\"'{x}} \\end $5 #1 %2 ~^_ \x00\x0b\x1b[31m\ud800\ufffe ER  - \r\nTY  - @misc{a, ]]>"
)


def hostile() -> Record:
    bad = field(HOSTILE)
    party = Party(bad, bad, bad, bad)
    leaves = Leaves("1 <\x00", "2 об.", "", NOWHERE)
    place = Deposit(*[bad] * 10, (leaves,), bad)
    return Record(
        path=HOSTILE,
        title=bad,
        document_type=HOSTILE,
        document_type_original=bad,
        date=RecordDate(bad, HOSTILE, HOSTILE, HOSTILE),
        document_id=bad,
        url=field("https://[x/" + HOSTILE + "##"),
        summary=bad,
        rights=bad,
        languages=(Language(bad, HOSTILE, HOSTILE),),
        contents=(bad,),
        citation=Reference((place, place), *[bad] * 6, *[(bad,)] * 3, bad, bad),
        citation_raw=bad,
        sender=(party,),
        recipient=(party, party),
        form=CoverForm(*[bad] * 7, (bad,), *[bad] * 6, -1, (CopyLine(bad, bad),)),
        service_marks=ServiceMarks(
            bad, bad, bad, Act(bad, bad, bad), Act(bad), bad, Official(bad, bad, bad), Official(bad)
        ),
        problems=(Problem(HOSTILE, HOSTILE),),
    )


RECORDS: dict[str, Record] = {
    "telegram": TELEGRAM,
    "empty": Record(),
    "title-only": Record(title=field("Письмо т. Сталину")),
    "blank-values": Record(
        title=field(" \n"),
        summary=field(""),
        date=RecordDate(field("")),
        sender=(Party(), Party(field(" "))),
        url=field(""),
        languages=(Language(field("")),),
        citation=Reference((Deposit(), Deposit(archive=field("\x00")))),
        form=CoverForm(distribution=(CopyLine(field(""), field("")),)),
        service_marks=ServiceMarks(deciphered=Act(), checked_by=Official()),
        problems=(Problem("", ""),),
    ),
    "gost": Record(
        title=field("Письмо В. М. Молотова"),
        document_type="letter",
        date=dated("[1932-12-26..]", "не ранее 26 декабря 1932 г."),
        citation=reference_from(
            {
                "archive": "РГАСПИ",
                "archive_id": "RGASPI",
                "fond": "558",
                "opis": "11",
                "delo": "342",
                "listy": [["92ob", "93"]],
                "also": [
                    {
                        "archive": "АВП РФ",
                        "archive_id": "AVPRF",
                        "fond": "06",
                        "opis": "2",
                        "papka": "3",
                        "delo": "5",
                        "listy": [["1", "1"]],
                    }
                ],
            }
        ),
    ),
    "citation-only": Record(
        citation=reference_from(
            {
                "title": "Letter",
                "date_edtf": "1972-04-04/1972-04-11",
                "url": "no address",
                "document_id": "7",
                "archive": "TsAMO",
                "fond": "40",
                "svyazka": "3",
                "volume": "2",
            }
        )
    ),
    "report": Record(title=field("Report"), sender=(Party(field("Embassy of the GDR")),)),
    "undated": Record(title=field("Note"), date=dated(None, "Undated")),
    "bounds-only": Record(date=RecordDate(field("the fifties"), None, "1950-01-01", "1959-12-31")),
    "bounds-with-times": Record(date=RecordDate(field(""), None, "1951-01-16", "1951-01-16T14:45")),
    "leaves-only": Record(
        citation=Reference((Deposit(leaves=(Leaves("1", "ᲀ\u0378", "", NOWHERE),)),))
    ),
    "ibid": Record(citation=Reference((Deposit(ibid=field("Там же"), delo=field("5")),))),
    "hostile": hostile(),
    **{f"date-{edtf}": Record(title=field("Paper"), date=dated(edtf)) for edtf in DATES},
}


def papers() -> dict[str, Record]:
    """The records of the invented papers and of the shipped sample."""
    files = sorted((Path(__file__).parents[1] / "cases").glob("*.txt"))
    files.append(Path(__file__).parents[3] / "samples/112095.txt")
    return {
        f"paper-{file.stem}": parse_record(Document(file.name, file.read_text(encoding="utf-8")))
        for file in files
    }


RECORDS |= papers()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "record" in metafunc.fixturenames:
        metafunc.parametrize("record", RECORDS.values(), ids=list(RECORDS))


@pytest.fixture(scope="session")
def records() -> dict[str, Record]:
    """The same records by their names, to pick one."""
    return RECORDS


# -- hypothesis ---------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _strategy() -> st.SearchStrategy[Record]:
    """All fields by their types, so that a new field of the record is tried as well."""
    known = ["Мао Цзе-дун", "Ф. 45", "1951-01-16", "1951-01-16T14:45", HOSTILE, "1"]
    text = st.text(max_size=12) | st.sampled_from(known)
    day = st.dates().map(str)
    bound = day | text | st.sampled_from(DATES)
    edtf = bound | day.map(lambda one: f"[..{one}]") | st.none()
    st.register_type_strategy(Span, st.just(NOWHERE))
    st.register_type_strategy(Field, text.map(field))
    st.register_type_strategy(
        RecordDate, st.builds(RecordDate, text.map(field), edtf, bound, bound)
    )
    st.register_type_strategy(
        Language,
        st.builds(
            Language,
            text.map(field),
            st.sampled_from(["ru", None]) | text,
            st.sampled_from(["rus", None]) | text,
        ),
    )
    address = text.map(lambda one: field("http://example.org/" + one))
    kind = st.sampled_from(["letter", "telegram", "order"]) | text
    return st.builds(
        Record,
        **{one.name: ... for one in fields(Record) if one.name not in ("url", "document_type")},
        url=st.none() | address | text.map(field),
        document_type=st.none() | kind,
    )


class AnyRecord:
    """Draws records with any texts in any of their fields; its name in reports is short."""

    def __call__(self, data: st.DataObject) -> Record:
        return data.draw(_strategy())


@pytest.fixture(scope="session")
def any_record() -> AnyRecord:
    """Draws a record from the data of hypothesis."""
    return AnyRecord()


# -- schemas ------------------------------------------------------------------------------------

Validate = Callable[[str], None]


def unpacked(name: str) -> bytes:
    return lzma.decompress((SCHEMAS / f"{name}.xz").read_bytes())


def _validator(schema: Any) -> Validate:
    def validate(text: str) -> None:
        schema.assertValid(etree.fromstring(text.encode("utf-8")))

    return validate


@pytest.fixture(scope="session")
def valid_ead3() -> Validate:
    """Fails for a text that is not valid by both official schemas of EAD3."""
    by_rng = _validator(etree.RelaxNG(etree.fromstring(unpacked("ead3.rng"))))
    by_xsd = _validator(etree.XMLSchema(etree.fromstring(unpacked("ead3.xsd"))))

    def validate(text: str) -> None:
        by_rng(text)
        by_xsd(text)

    return validate


@pytest.fixture(scope="session")
def valid_tei() -> Validate:
    """The same for TEI P5; the schema takes ten seconds to compile."""
    return _validator(etree.RelaxNG(etree.fromstring(unpacked("tei_all-4.7.0.rng"))))


@pytest.fixture(scope="session")
def valid_mods() -> Validate:
    """The same for MODS 3.4."""
    root = etree.fromstring(unpacked("mods-3-4.xsd"), base_url=str(SCHEMAS / "mods-3-4.xsd"))
    return _validator(etree.XMLSchema(root))


@pytest.fixture(scope="session")
def valid_csl() -> Validate:
    """The same for CSL-JSON."""
    from jsonschema import Draft7Validator

    validator = Draft7Validator(json.loads((SCHEMAS / "csl-data.json").read_text("utf-8")))
    return lambda text: validator.validate(json.loads(text))
