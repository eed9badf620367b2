from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.records import Record, parse_record
from ocrfix.records.citation_lines import TEMPLATES, citation_line
from ocrfix.records.patterns.citation import parse_citation

CASES = Path(__file__).parent / "cases"


def record_of(case: str) -> Record:
    return parse_record((CASES / f"{case}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("chicago", "“Extract from Protocol No. 63 of the Politburo of the CC VKP(b) on Paper for "
         "Newspapers in Germany,” May 12, 1948, fond 17, opis 162, delo 38, list 77ob, Russian "
         "State Archive of Socio-Political History (RGASPI)."),
        ("gost", "Extract from Protocol No. 63 of the Politburo of the CC VKP(b) on Paper for "
         "Newspapers in Germany. 12 мая 1948 г. // RGASPI. Ф. 17. Оп. 162. Д. 38. Л. 77 об."),
        ("wilson", '"Extract from Protocol No. 63 of the Politburo of the CC VKP(b) on Paper for '
         'Newspapers in Germany," May 12, 1948, RGASPI, f. 17, op. 162, d. 38, l. 77ob.'),
    ],
)  # fmt: skip
def test_templates(template: str, expected: str) -> None:
    assert citation_line(record_of("extract"), template) == expected


def test_several_deposits_and_a_shelfmark() -> None:
    cited = parse_citation("SAPMO-BArch, DY 30/3665, Bl. 1-4; and APRF, f. 3, op. 1, d. 5, l. 2, 7")
    line = citation_line(Record(citation=cited), "chicago")
    assert "DY 30/3665" in line and "; fond 3, opis 1, delo 5, listy 2, 7, Archive of the" in line


def test_an_archive_by_its_full_name_is_named_once() -> None:
    name = "Russian State Archive of Contemporary History"
    cited = parse_citation(f"{name} (RGANI), f. 5, op. 63, d. 112, ll. 18-19")
    assert citation_line(Record(citation=cited), "chicago").count(name) == 1


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("chicago", "“Order of the Commander of the Garrison,” April 11, 1946."),
        ("gost", "Order of the Commander of the Garrison. 11 апреля 1946 г."),
        ("wilson", '"Order of the Commander of the Garrison," April 11, 1946.'),
    ],
)
def test_a_paper_without_a_place(template: str, expected: str) -> None:
    text = "April 11, 1946\n\n**Order of the Commander of the Garrison**\n\nSummary:\n\nNone."
    assert citation_line(parse_record(text), template) == expected


def test_nothing_to_cite() -> None:
    assert [citation_line(Record(), template) for template in TEMPLATES] == ["", "", ""]


def test_an_unknown_template() -> None:
    with pytest.raises(ValueError, match="apa"):
        citation_line(Record(), "apa")
