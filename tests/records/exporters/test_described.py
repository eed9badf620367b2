"""A record in the form of exporters: clean, whole, nothing added."""

from __future__ import annotations

import pytest

import ocrfix
from ocrfix.records.exporters import EXPORTERS
from ocrfix.records.exporters.described import described, is_corporate
from ocrfix.records.exporters.keys import keys
from ocrfix.records.exporters.plain_text import clean, web_address
from ocrfix.records.record import Record
from ocrfix.records.references import reference_from


def test_a_deposit_without_an_archive_is_in_the_one_before(records) -> None:
    places = described(records["telegram"]).holdings
    assert [(place.code, place.text) for place in places] == [
        ("APRF", "APRF, f. 45, op. 1, d. 337, ll. 1-3ob, 5"),
        ("AVPRF", "AVPRF, f. 059а, op. 5а, p. 11, d. 5, l. 25; 9 л."),
        ("AVPRF", "AVPRF, f. 059а, op. 5а, p. 12, d. 6"),
        ("", "SAPMO-BArch, DY 30/3386"),
    ]


def test_there_too_is_made_whole() -> None:
    cited = reference_from(
        {"archive": "РГАСПИ", "archive_id": "RGASPI", "fond": "17", "opis": "3", "delo": "840",
         "also": [{"ibid": True, "delo": "850", "listy": [["1", "1"]]}]}
    )  # fmt: skip
    places = described(Record(citation=cited)).holdings
    assert places[1].text == "РГАСПИ. Ф. 17. Оп. 3. Д. 850. Л. 1"


def test_there_too_with_nothing_before_has_no_archive(records) -> None:
    (place,) = described(records["ibid"]).holdings
    assert (place.holder, place.levels) == ("", (("delo", "5"),))


def test_what_the_header_lacks_is_taken_from_the_citation(records) -> None:
    what = described(records["citation-only"])
    assert (what.title, what.document_id, what.when.edtf) == (
        "Letter",
        "7",
        "1972-04-04/1972-04-11",
    )


def test_a_reference_without_an_archive_keeps_its_language() -> None:
    for text, written in (
        ("ф. 190, оп. 1, ед. хр. 122", "Ф. 190. Оп. 1. Д. 122"),
        ("f. 190, op. 1, d. 122", "f. 190, op. 1, d. 122"),
    ):
        (place,) = described(Record(citation=ocrfix.parse_citation(text))).holdings
        assert place.text == written


def test_standard_input_is_no_name() -> None:
    assert described(Record(path="-")) == described(Record())


def test_blank_values_are_absent(records) -> None:
    blank, empty = described(records["blank-values"]), described(records["empty"])
    assert blank == empty


@pytest.mark.parametrize(
    ("name", "corporate"),
    [
        ("Министерство иностранных дел СССР", True),
        ("Министерству обороны", True),
        ("ЦК КПСС", True),
        ("Embassy of the GDR in Moscow", True),
        ("CC CPSU", True),
        ("Politburo", True),
        ("Мао Цзе-дун", False),
        ("I.V. Stalin", False),
        ("Министр обороны Булганин", False),
        ("Советов В.И.", False),
        ("Штабов", False),
        ("Chairman Mao", False),
    ],
)
def test_a_body_is_known_by_its_words(name, corporate) -> None:
    assert is_corporate(name) is corporate


def test_a_cover_name_is_a_person(records) -> None:
    assert not any(agent.corporate for agent in described(records["telegram"]).senders)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("<https://example.org/a b>", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/док", "https://example.org/%D0%B4%D0%BE%D0%BA"),
        ("http://[x", ""),
        ("javascript:alert(1)", ""),
        ("example.org", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_is_one(text, address) -> None:
    assert web_address(text) == address


def test_what_xml_forbids_is_taken_out() -> None:
    assert clean("a\x00b\ud800c\ufffe\u2028d\x7f e") == "a b c d e"


def test_keys_are_numbers_names_or_titles(records) -> None:
    names = ("telegram", "gost", "title-only", "empty", "empty")
    assert keys([described(records[name]) for name in names]) == [
        "doc112095",
        "pismo-v-m-molotova",
        "pismo-t-stalinu",
        "document",
        "document-2",
    ]


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_refuses_an_empty_list(name) -> None:
    with pytest.raises(ValueError, match="no record"):
        EXPORTERS[name]().many([])


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_record_gives_the_same_text(name, records) -> None:
    first, second = (EXPORTERS[name]().one(records["telegram"]) for _ in range(2))
    assert first == second
    assert first.endswith("\n")


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_value_of_the_record_is_in_every_format(name, records) -> None:
    text = EXPORTERS[name]().one(records["telegram"]).replace("\\_", "_")
    for value in (
        "Telegram from Mao Zedong", "Мао Цзе-дун", "Чжоу Эньлай", "Филиппов", "Фын Си", "112095",
        "337", "059а", "DY 30/3386", "Wilson Center Digital Archive", "Russian|ru|rus",
        "Gary Goldberg", "Kathryn Weathersby", "Sergey Radchenko", "Подлинник. Машинопись",
        "15603", "02277-сс", "Строго секретно", "Снятие копий воспрещается", "Весьма срочно",
        "Пекин", "1951-01-16T14:45", "8 отдел", "Прокопьев", "542", "полковник", "т. 5, с. 178",
        "cover says 1, continuation sheets say 2", "The second paragraph", "Original Scan",
        "Chairman of the Council",
        "шифртелеграмма", "3ob", "9 л.", "The archive holds the rights",
    ):  # fmt: skip
        assert any(one in text for one in value.split("|")), value
