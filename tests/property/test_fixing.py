"""What holds for any text and any edits: nothing is lost, everything can be undone."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.document.model import Document, ZoneKind
from ocrfix.document.zoning import find_zones
from ocrfix.fixing.apply import apply, inverse, verify
from ocrfix.fixing.ignores import quiet_spans
from ocrfix.formats import text as text_format
from ocrfix.issues import Edit
from ocrfix.text.spans import Span

MARKS = (
    "Citation:", "Архив: РГАСПИ. Ф. 558. Оп. 11", "/см.сл.лист/", "Лист 2", "63", "2.", "[sic]",
    "<", ">", "# ocrfix: ignore", "Товарищу ФИЛИППОВУ.", "отп. 3 экз.", "May 5, 1951", "**",
    "Direct English words of a longer translation", "\r\n", "\n\n", "\r", "\u00ad", "\u0301", "\0",
    "СЕКРЕТНО", "шёл дождь и все они пошли домой", "| a | b |",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=8)), max_size=25).map("\n".join)
RUSSIAN = st.text(
    st.sampled_from("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖ 0123456789.,-\n\r\t"), max_size=200
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    source = draw(TEXTS)
    places = st.integers(0, len(source))
    cuts = sorted(draw(st.lists(places, max_size=10, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits = [Edit(Span(start, end), draw(st.text(max_size=5))) for start, end in pairs]
    return source, draw(st.permutations(edits))


@given(edited())
def test_edits_change_nothing_else_and_can_be_undone(example: tuple[str, list[Edit]]) -> None:
    source, edits = example
    applied = apply(source, edits)
    verify(source, edits, applied.text)
    assert apply(applied.text, inverse(source, applied)).text == source
    for old, new in zip(applied.offset_map.old, applied.offset_map.new, strict=True):
        assert applied.offset_map.forward(old) == new


@given(TEXTS)
def test_no_edits_change_nothing(source: str) -> None:
    assert apply(source, ()).text == source


@given(TEXTS)
def test_zones_cover_any_text_on_line_boundaries(source: str) -> None:
    document = find_zones(Document("a.txt", source))
    assert "".join(zone.span.text(source) for zone in document.zones) == source
    starts = {line.span.start for line in document.lines}
    for zone in document.zones:
        assert zone.span.start in starts
        outside = zone.kind in (ZoneKind.HEADER, ZoneKind.TRANSLATION)
        assert (zone.sheet == 0) is outside
    quiet_spans(document)


@pytest.mark.parametrize(
    "unit", ["а", "a", "<", "<!--", "[sic]", "a.", "@", "|", "\u0301", "\0", "№", "- ", "\u00ad"]
)
def test_a_megabyte_without_a_line_end_is_no_trouble(unit: str) -> None:
    source = unit * (1_000_000 // len(unit))
    document = find_zones(Document("a.txt", source))
    assert document.zones[-1].span.end == len(source)
    quiet_spans(document)


@pytest.mark.parametrize("line", ["Citation:", "/см.сл.лист/", "12", "Архив: Ф. 1. Оп. 2", "**a"])
def test_many_marker_lines_are_no_trouble(line: str) -> None:
    source = f"{line}\n" * 10_000
    assert find_zones(Document("a.txt", source)).zones[-1].span.end == len(source)


@given(RUSSIAN, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]))
def test_what_is_written_is_read_again(source: str, encoding: str) -> None:
    bom = encoding.startswith("utf")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        document = Document(str(path), source, encoding, bom)
        text_format.write(path, document, source)
        assert text_format.read(path, encoding) == document
