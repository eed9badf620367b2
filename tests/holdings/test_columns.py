from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.errors import InputError, UsageError
from ocrfix.holdings.columns import added_names, extended
from ocrfix.holdings.spreadsheets import read_sheet
from ocrfix.records.tables import REFERENCE_COLUMNS, names

ADDED = names(REFERENCE_COLUMNS)


def added_cells(text: str, column: str = "Source", encoding: str = "utf-8") -> list[dict[str, str]]:
    """The added cells of each row that are not empty."""
    sheet = read_sheet(text, "catalogue.csv", column)
    result = extended(sheet, "catalogue.csv", encoding).text
    body = result[len(sheet.preamble) :]
    head, *rows = csv.reader(io.StringIO(body, newline=""), delimiter=sheet.delimiter)
    titles = head[sheet.width :]
    assert len(titles) == len(ADDED)
    return [
        {name: cell for name, cell in zip(ADDED, one[sheet.width :], strict=True) if cell}
        for one in rows
        if one
    ]


FIRST = {
    "archive": "РГАСПИ",
    "archive_id": "RGASPI",
    "fond": "17",
    "opis": "3",
    "delo": "1",
    "listy": "5",
}


@pytest.mark.parametrize(
    "text",
    [
        'no,Source\n1,"РГАСПИ, ф. 17, оп. 3, д. 1, л. 5"\n',
        "no;Source\r\n1;РГАСПИ, ф. 17, оп. 3, д. 1, л. 5\r\n",
        "no\tSource\n1\tРГАСПИ, ф. 17, оп. 3, д. 1, л. 5",
        "no|Source\r1|РГАСПИ, ф. 17, оп. 3, д. 1, л. 5\r",
        "Source\nРГАСПИ, ф. 17, оп. 3, д. 1, л. 5\n",
        "sep=;\r\nno;Source\r\n1;РГАСПИ, ф. 17, оп. 3, д. 1, л. 5\r\n",
        "\r\nno;Source;\r\n1;РГАСПИ, ф. 17, оп. 3, д. 1, л. 5;\r\n",
        'no;"SOURCE"\n1;"РГАСПИ, ф. 17,\nоп. 3, д. 1, л. 5"\n',
    ],
)
def test_any_table_is_read_and_kept(text: str) -> None:
    assert added_cells(text) == [FIRST]
    sheet = read_sheet(text, "catalogue.csv", "Source")
    result = extended(sheet, "catalogue.csv", "utf-8").text
    place = 0
    for one in (sheet.head, *sheet.rows):
        place = result.index(one.text + sheet.delimiter, place) + len(one.text)
    ends = [end for end in ("\r\n", "\n", "\r") if end in text]
    assert result.count(ends[0]) == text.count(ends[0])


def test_quotation_marks_of_a_text_without_quoting_stay() -> None:
    source = '"Cable," February 23, 1952, RGASPI, F. 558, Op. 11, D. 342, L. 92.'
    (cells,) = added_cells(f"no\tSource\n1\t{source}\n")
    assert (cells["title"], cells["fond"], cells["listy"]) == ("Cable", "558", "92")


def test_ibid_takes_from_the_row_above() -> None:
    rows = [
        "РГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. 5",
        "Там же. Л. 7",
        "Там же. Д. 2",
        "Там же. Оп. 4. Д. 1",
    ]
    cells = added_cells("\n".join(["Source;x", *(f"{row};" for row in rows)]))
    assert cells[0] == FIRST
    assert cells[1] == {**FIRST, "listy": "7", "ibid": "Там же"}
    assert [(one["fond"], one["opis"], one["delo"], one.get("listy")) for one in cells[2:]] == [
        ("17", "3", "2", None),
        ("17", "4", "1", None),
    ]
    assert all("problems" not in one for one in cells)


def test_doubts_about_ibid_are_told() -> None:
    first, nothing, _, later = added_cells(
        "Source;x\nТам же. Л. 5;\nписьмо;\nРГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. 5;\n\nТам же. Л. 7;\n"
    )
    assert first == {
        "listy": "5", "ibid": "Там же", "problems": "«Там же», but no reference stands above",
    }  # fmt: skip
    assert nothing == {"problems": "no reference was found"}
    assert later["problems"] == "«Там же» was made whole from line 4, the nearest above"


def test_names_that_are_taken_are_changed() -> None:
    added = added_names(["Title", "fond", "ocrfix_fond"])
    assert (added[ADDED.index("title")], added[ADDED.index("fond")]) == (
        "ocrfix_title",
        "ocrfix_fond_2",
    )
    taken = [*ADDED, *added_names(ADDED)]
    assert len({*taken, *added_names(taken)}) == 3 * len(ADDED)


def test_short_rows_are_filled_and_empty_lines_kept() -> None:
    sheet = read_sheet("Source;x;y\n\nРГАСПИ. Ф. 17\n;;\n", "a.csv", "Source")
    lines = extended(sheet, "a.csv", "utf-8").text.split("\n")
    assert lines[1] == ""
    assert lines[2].startswith("РГАСПИ. Ф. 17;;;РГАСПИ;RGASPI;17;")
    assert lines[3] == ";;" + ";" * len(ADDED)


def test_added_cells_are_no_formulas() -> None:
    (cells,) = added_cells('Source\n"""=1+1,"" РГАСПИ, f. 17, op. 3, d. 1"\n')
    assert cells["title"] == "'=1+1"


@pytest.mark.parametrize(
    ("text", "column", "error", "message"),
    [
        ("", "Source", InputError, "a.csv: is empty; its first line must name the columns"),
        ("\n\n", "Source", InputError, "a.csv: is empty; its first line must name the columns"),
        ("no;Sourse\n", "Source", UsageError,
         "--column: a.csv has no column 'Source'; did you mean 'Sourse'?"),
        ("a;b\n", "Source", UsageError, "--column: a.csv has no column 'Source'; known are a, b"),
        ("a;Source;Source\n", "Source", UsageError,
         "--column: a.csv has 2 columns 'Source'; rename one"),
        ('a;Source\n1;"x\n', "Source", InputError, None),
        ('a,Source\n1,x\n2,"РГАСПИ, ф. 17\n3,y\n', "Source", InputError,
         "a.csv:3: the quotation marks of this row do not pair; write one that belongs to the text "
         "twice"),
        ("a,Source\n1,РГАСПИ, ф. 17\n", "Source", InputError,
         "a.csv:2: has 3 cells where the first line names 2 columns; put a cell that holds the "
         "sign between cells into quotation marks"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told(
    text: str, column: str, error: type[Exception], message: str | None
) -> None:
    if message is None:  # rectangular without quoting: read as it stands
        assert read_sheet(text, "a.csv", column).rows[0].cells == ("1", '"x')
        return
    with pytest.raises(error) as raised:
        read_sheet(text, "a.csv", column)
    assert str(raised.value) == message


def test_old_code_pages_get_plain_dashes_and_other_letters_are_refused() -> None:
    text = "Source\nРГАСПИ. Ф. 17. Оп. 3. Д. 1. Л. 5—7\n"
    assert added_cells(text, encoding="cp1251")[0]["listy"] == "5–7"
    assert added_cells(text.replace("—", "-"), encoding="cp866")[0]["listy"] == "5-7"
    sheet = read_sheet('Source\n"&#8222;Brief an Łódź&#8220;, BArch, DY 30/1"\n', "a.csv", "Source")
    with pytest.raises(InputError, match=r"a.csv:\d+: .*lacks; save the file as UTF-8 first"):
        extended(sheet, "a.csv", "cp1251")


@given(
    cells=st.lists(
        st.lists(st.text(alphabet='a,;"\n\t Ф.1=|РГАСПИ', max_size=12), min_size=3, max_size=3),
        max_size=5,
    ),
    delimiter=st.sampled_from([",", ";", "\t"]),
    end=st.sampled_from(["\n", "\r\n"]),
    style=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=150, deadline=None)
def test_what_stood_there_is_read_again(
    cells: list[list[str]], delimiter: str, end: str, style: int
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=style)
    writer.writerows([["no", "Source", "x"], *cells])
    sheet = read_sheet(stream.getvalue(), "a.csv", "Source")
    result = extended(sheet, "a.csv", "utf-8").text
    read = list(csv.reader(io.StringIO(result, newline=""), delimiter=delimiter))
    assert [one[:3] for one in read[1:]] == cells
    assert {len(one) for one in read} == {3 + len(ADDED)}
