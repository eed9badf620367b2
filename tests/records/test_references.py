from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix import parse_citation, parse_header
from ocrfix.records.patterns.reference_words import load_toml
from ocrfix.records.references import Leaves, Reference, reference_from
from ocrfix.records.rendering import STYLES, render

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "references.jsonl").read_text("utf-8").splitlines()
]


def parse(case: dict[str, Any]) -> Reference:
    return (parse_header if case.get("header") else parse_citation)(case["text"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60] or "empty")
def test_forms(case: dict[str, Any]) -> None:
    reference = parse(case)
    assert reference.as_dict() == case["gold"]
    for _, value in reference:
        assert value.span.text(case["text"]) == value.raw


def test_each_form_has_several_cases() -> None:
    forms = [case["form"] for case in CASES]
    assert len(CASES) >= 120
    assert all(forms.count(form) >= 4 for form in forms)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("РГАСПИ. Ф. 17. On. 162. Д. 9. Л. 2", "'On. 162' was read as opis 162"),
        ("РГАСПИ. Ф. 17. Оп. 162. Д. З42. Л. 2", "the number of 'Д. З42' was read as 342"),
        ("РГАСПИ. Ф. 17. Оп. 162. Д. 9. Л. 4 06.", "'Л. 4 06' was read as leaf 4ob"),
        ("APRF, f. 45, op. 1, d. 337, 11. 62-64", "'11. 62-64' was read as leaf 62-64"),
        ("APRF, f. 45, op. 1, d. 337, ll. 64-62", "the leaves 'll. 64-62' run backwards"),
    ],
)
def test_repairs_are_told(text: str, problem: str) -> None:
    assert parse_citation(text).problems == (problem,)


def test_head_and_citation_are_compared() -> None:
    (header,) = [case for case in CASES if "TELEGRAM FROM HAVANA" in case["text"]]
    assert parse_header(header["text"]).problems == ()
    (problem,) = parse_header(header["text"].replace("August, 1962", "July, 1962", 1)).problems
    assert "July, 1962" in problem and "August, 1962" in problem


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        (
            "РГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. 5.",
            "Там же. Л. 7.",
            {"fond": "17", "delo": "1", "archive_id": "RGASPI", "listy": [["7", "7"]]},
        ),
        (
            "РГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. 5.",
            "Там же. Оп. 8. Д. 2.",
            {"archive": "РГАСПИ", "fond": "17", "opis": "8", "delo": "2"},
        ),
    ],
)
def test_ibid_is_made_whole(before: str, text: str, expected: dict[str, Any]) -> None:
    whole = parse_citation(text).after(parse_citation(before)).as_dict()
    assert {name: whole.get(name) for name in expected} == expected
    assert ("listy" in whole) == ("listy" in expected)


# --- any text whatever


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for reference in (parse_citation(text), parse_header(text)):
        for _, value in reference:
            assert value.span.text(text) == value.raw


_PIECES = ["РГАСПИ", "АП РФ", "Ф.", "Оп.", "Д.", "Л.", "f.", "p.", " 17", " 059а", "-", ";", ", ",
           "Там же", "(", ")", '"', "«", "\n", "\n\n", "and ", "Obtained by ", "Anna Bell", "об.",
           "Подлинник", "Опубл.: ", "//", "https://a.b/document/5", "&nbsp;", "<br>", "З", "№",
           "BArch", "Bl.", "5 мая 1932 г.", "Архив:", "Source\n", "Record ID", ". "]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
@settings(max_examples=300)
def test_any_row_of_pieces_is_read(text: str) -> None:
    for reference in (parse_citation(text), parse_header(text)):
        for _, value in reference:
            assert value.span.text(text) == value.raw


@pytest.mark.parametrize(
    "piece",
    ["РГАСПИ. ", "Ф. 17. ", "(", '"x ', "Obtained by ", "Published in ", "document ", "л. 1, ",
     "Archive ", "//", "Архив: \n", "<a ", "&nbsp;", "Подлинник. ", "5 мая 1932 г. ", "a"],
)  # fmt: skip
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        parse_citation(piece * length)
        parse_header(piece * length)
        return time.process_time() - start

    seconds(10)
    short = min(seconds(1_000) for _ in range(3))
    assert seconds(8_000) < 8 * short * 4 + 0.5


_MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("piece", "fond"),
    [("\0", None), ("&nbsp;&#8211;&amp;", None), ("漢字 עברית\u202e", None), ("x" * 1000, None),
     ("РГАCПИ Ф. 17 Oп. 3 Д. 1 ", "17")],
)  # fmt: skip
def test_a_megabyte_is_read_and_written(piece: str, fond: str | None) -> None:
    reference = parse_citation(piece * (_MEGABYTE // len(piece)))
    assert reference.as_dict().get("fond") == fond
    assert bool(render(reference, "gost")) is (fond is not None)


@given(st.text(alphabet=st.sampled_from('\0\x1b&;<>#x8211nbsp=ФОДЛфодлfopdl№17.,-–об «»"\n')))
@settings(max_examples=200, deadline=None)
def test_what_is_read_can_be_written(text: str) -> None:
    reference = parse_citation(text)
    for style in STYLES:
        written = render(reference, style)
        for deposit in reference.deposits:
            numbers = (deposit.fond, deposit.opis, deposit.papka, deposit.delo)
            assert all(number.value in written for number in numbers if number is not None)


# --- there and back

_ARCHIVES = [
    (form, table["code"], table.get("papka", False))
    for table in load_toml("archives.toml")["archive"]
    if table.get("scheme", "fond") == "fond"
    for form in table.get("forms", ())
]
_NAMES = st.sampled_from(["Ann Jones", "Paul R. Green", "Wei Lin", "Hans van der Berg"])
_TITLES = st.lists(
    st.sampled_from(["Telegram", "Letter", "Сталину", "Report", "о ценах", "on grain", "No. 5"]),
    min_size=2, max_size=6,
).map(" ".join)  # fmt: skip


def _number(suffixes: str) -> st.SearchStrategy[str]:
    return st.builds(
        lambda zero, number, suffix: f"{zero}{number}{suffix}",
        st.sampled_from(["", "", "0"]), st.integers(1, 999_999), st.sampled_from(["", *suffixes]),
    )  # fmt: skip


@st.composite
def leaves(draw: st.DrawFn) -> list[list[str]]:
    found, last = [], draw(st.integers(1, 400))
    for _ in range(draw(st.integers(1, 4))):
        end = last + draw(st.integers(0, 3))
        side, other = draw(st.sampled_from(["", "ob"])), draw(st.sampled_from(["", "ob"]))
        found.append([f"{last}{side}", f"{end}{side if end == last else other}"])
        last = end + draw(st.integers(1, 9))
    return found


@st.composite
def deposits(draw: st.DrawFn) -> dict[str, Any]:
    form, code, papka = draw(st.sampled_from(_ARCHIVES))
    found: dict[str, Any] = {"archive": form, "archive_id": code}
    prefix = draw(st.sampled_from(["", "", "Р-", "П-"])) if not papka else ""
    found["fond"] = prefix + draw(_number("ас"))
    found["opis"] = draw(_number("аб"))
    if papka and draw(st.booleans()):
        found["papka"] = draw(_number(""))
    if draw(st.booleans()):
        found["delo"] = draw(_number("ав"))
        if draw(st.booleans()):
            found["volume"] = str(draw(st.integers(1, 20)))
        if draw(st.booleans()):
            found["listy"] = draw(leaves())
        elif draw(st.booleans()):
            found["extent"] = f"{draw(st.integers(2, 300))} л."
    return found


@st.composite
def references(draw: st.DrawFn) -> dict[str, Any]:
    found = draw(deposits())
    further = draw(st.lists(deposits(), max_size=2))
    if further:
        found["also"] = further
    if draw(st.booleans()):
        found["title"] = draw(_TITLES)
        if draw(st.booleans()):
            found["date_edtf"] = draw(st.dates(date(1918, 1, 1), date(1991, 12, 31))).isoformat()
    if draw(st.booleans()):
        found["physdesc"] = draw(st.sampled_from(["Подлинник. Машинопись", "Certified copy"]))
    for name in ("obtained_by", "contributed_by", "translated_by"):
        if draw(st.booleans()):
            found[name] = draw(st.lists(_NAMES, min_size=1, max_size=3, unique=True))
    if draw(st.booleans()):
        found["url"] = "https://digitalarchive.wilsoncenter.org/document/112095"
        found["document_id"] = "112095"
    if draw(st.booleans()):
        found["repository"] = draw(
            st.sampled_from(
                [
                    "Wilson Center Digital Archive",
                    "History and Public Policy Program Digital Archive",
                ]
            )
        )
    return found


@pytest.mark.parametrize("style", STYLES)
@given(data=references())
@settings(max_examples=150, deadline=None)
def test_there_and_back(style: str, data: dict[str, Any]) -> None:
    reference = reference_from(data)
    text = render(reference, style)
    assert parse_citation(text).as_dict() == data, text
    assert parse_citation(text) == reference


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["form"] in ("leaves", "several deposits", "ibid")],
    ids=lambda case: case["text"][:60],
)  # fmt: skip
@pytest.mark.parametrize("style", STYLES)
def test_the_cases_there_and_back(case: dict[str, Any], style: str) -> None:
    reference = parse_citation(case["text"])
    assert parse_citation(render(reference, style)) == reference


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "title",
    ["Telegram from Havana, 11:30 a.m., Friday", "Протокол от 5 мая 1931 г. о ценах", "x" * 500],
)
@pytest.mark.parametrize("date", [None, "1962-11-09"])
def test_a_title_with_a_date_stays_a_title(title: str, style: str, date: str | None) -> None:
    data = {"title": title, "archive": "APRF", "archive_id": "APRF", "fond": "3", "opis": "1"}
    if date is not None:
        data["date_edtf"] = date
    assert parse_citation(render(reference_from(data), style)).as_dict() == data


def test_styles() -> None:
    reference = parse_citation("РГАСПИ, ф. 558, оп. 11, д. 342, лл. 92—93 об. 16 января 1951 г.")
    gost = "РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 92–93 об.; 16 января 1951 г."
    assert render(reference, "gost") == gost
    assert "РГАСПИ, f. 558, op. 11, d. 342, ll. 92-93ob" in render(reference, "wilson")
    with pytest.raises(ValueError, match="choose one of gost, wilson"):
        render(reference, "apa")


def test_a_leaf_knows_its_place() -> None:
    text = "АП РФ. Ф. 3. Оп. 1. Д. 2. Л. 1–3, 7 об."
    found = [value for name, value in parse_citation(text) if name == "listy"]
    assert [value.raw for value in found] == ["Л. 1–3", "7 об"]
    assert all(isinstance(value, Leaves) for value in found)
