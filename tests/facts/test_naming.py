"""Persons, places and institutions with the lists at hand: both languages have one normal form."""

from __future__ import annotations

import pytest

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.document.zoning import find_zones
from ocrfix.facts import FactKind, extract
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.spans import Span

KNOWLEDGE = Knowledge()
NAME, PLACE, INSTITUTION = FactKind.NAME, FactKind.PLACE, FactKind.INSTITUTION
ADDRESSEE, SIGNATURE = FactKind.ADDRESSEE, FactKind.SIGNATURE


def stated(
    text: str, kind: FactKind, language: str = "ru", zone: ZoneKind = ZoneKind.BODY
) -> list[str]:
    whole = Zone(zone, Span(0, len(text)), language, sheet=1)
    document = Document(path="", source=text).with_zones((whole,))
    return [fact.value for fact in extract(document, KNOWLEDGE).of(kind)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("поручить Молотову и Микояну", NAME, ["молотов", "микоян"]),
        ("тов. И.В. Сталин и Сталин И.В.", NAME, ["сталин", "сталин"]),
        ("докладывал Крушельницкий П.А. вчера", NAME, ["крушельницкий"]),
        ("т.т. Бещеву - п.п. 1, 3; Звереву - все, Дроздову", NAME, ["бещев", "зверев", "дроздову"]),
        ("т. Кузнецову В.В.", NAME, ["кузнецов"]),
        ("назначен генерал-майор танковых войск Толубеев", NAME, ["толубеев"]),
        ("сообщил товарищу Пэн Дэ-хуаю", NAME, ["пэн дэ-хуай"]),
        ("посол Советского Союза", NAME, []),
        ("войска С. Кореи", NAME, []),
        ("расш. Прокопьев 16.00\nотп. Степанова 17.45", NAME, ["прокопьев", "степанов"]),
        ("Исп. Забелин, печ. Круглова", NAME, ["забелин", "круглов"]),
        ("отп. 5 экз.", NAME, []),
        ("Товарищу Ф И Л И П П О В У.", ADDRESSEE, ["филиппов"]),
        ("Тов. Молотову В.М.", ADDRESSEE, ["молотов"]),
        ("Товарищ Ким Ир Сен согласен", ADDRESSEE, []),
        ("П Р И К А З Ы В А Ю", ADDRESSEE, []),
        ("Из дневника А.М. П У З А Н О В А", ADDRESSEE, []),
        ("ПЕКИН - тов. КРАСОВСКОМУ", ADDRESSEE, ["красовский"]),
        ("разослано:\nтт. Молотову, Микояну", ADDRESSEE, []),
        ("СЕКРЕТНО", SIGNATURE, []),
        ("И. Сталин", SIGNATURE, ["сталин"]),
        ("МАО ЦЗЕ-ДУН", SIGNATURE, ["мао цзэ-дун"]),
        ("30.VI.54 г. ЮДИН", SIGNATURE, ["юдин"]),
        ("Верно: Алтуфьев", SIGNATURE, ["алтуфьев"]),
        ("Секретарь Ю. Малинина", SIGNATURE, ["малинин"]),
        ("Верно: НАЧАЛЬНИК ОТДЕЛЕНИЯ", SIGNATURE, []),
        ("в районе Фузана и в Северной Корее", PLACE, ["фузан", "северная корея"]),
        ("Из ПЕКИНА № 5", PLACE, ["пекин"]),
        ("из КАНГЭ", PLACE, ["канге"]),
        ("тов. Молотову", PLACE, []),
        ("Министерству путей сообщения", INSTITUTION, ["министерство путей сообщения"]),
        ("министру путей сообщения", INSTITUTION, []),
        ("по решению ЦК ВКП/б/", INSTITUTION, ["центральный комитет вкп(б)"]),
    ],
)
def test_russian(text: str, kind: FactKind, expected: list[str]) -> None:
    assert stated(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("To Comrade FILIPPOV [Stalin]. I send", NAME, ["филиппов", "сталин"]),
        ("To Comrade FILIPPOV [Stalin]. I send", ADDRESSEE, ["филиппов"]),
        ("To Comrades Molotov, I.V. Kovalev and Korniets", ADDRESSEE,
         ["молотов", "ковалев", "korniets"]),
        ("conveyed to Comrade Molotov", ADDRESSEE, []),
        ("Cde. Drozdov and General Tolubeyev", NAME, ["drozdov", "tolubeyev"]),
        ("the General Staff", NAME, []),
        ("Comrade Peng Te-huai's troops", NAME, ["пэн дэ-хуай"]),
        ("I ask for instructions. VASILYEV No. 1274 18.11.50", SIGNATURE, ["васильев"]),
        ("TOP SECRET CIPHERED TELEGRAM", SIGNATURE, []),
        ("From BEIJING No. 13847", PLACE, ["пекин"]),
        ("EXTRACT FROM PROTOCOL No. 70", PLACE, []),
        ("near Busan and Pusan", PLACE, ["фузан", "фузан"]),
        ("the Ministry of\nRailways", INSTITUTION, ["министерство путей сообщения"]),
        ("of the CC VKP(b) decided", INSTITUTION, ["центральный комитет вкп(б)"]),
    ],
)  # fmt: skip
def test_translation(text: str, kind: FactKind, expected: list[str]) -> None:
    assert stated(text, kind, "en", ZoneKind.TRANSLATION) == expected


@pytest.mark.parametrize(
    ("title", "senders", "recipients"),
    [
        ("Telegram from Mao Zedong to I.V. Stalin, transmitting it", ["мао цзэ-дун"], ["сталин"]),
        ("Letter, Stalin to Molotov", ["сталин"], ["молотов"]),
        ("Cable from Shtykov to Vyshinsky on Korea", ["штыков"], ["вышинский"]),
        ("From the Journal of Ambassador A.M. Puzanov: Conversation", ["пузанов"], []),
        ("Report by Zhukov to Khrushchev", ["жуков"], ["хрущев"]),
        ("Telegram from the Soviet Adviser in Pyongyang Ignatovsky to the Chief of the General "
         "Staff on Reserves", ["ignatovsky"], []),
        ("Telegram from the Soviet Embassy to the Foreign Ministry on Aid", [], []),
        ("Record of Conversation between Zhou Enlai and Pak Il-u", [], []),
    ],
)  # fmt: skip
def test_parties_of_a_title(title: str, senders: list[str], recipients: list[str]) -> None:
    assert stated(title, SIGNATURE, "en", ZoneKind.HEADER) == senders
    assert stated(title, ADDRESSEE, "en", ZoneKind.HEADER) == recipients


def test_cover_names_belong_to_the_person() -> None:
    persons = KNOWLEDGE.gazetteer.persons_of
    assert persons("филиппов") & persons("сталин")
    assert not persons("захаров") & persons("сталин")


@pytest.mark.parametrize("text", ["", "\r\n\r\n", "Т" * 3000, "А. " * 3000, "тов. " + "А" * 5000])
def test_odd_texts(text: str) -> None:
    extract(find_zones(Document(path="", source=text)), KNOWLEDGE)
