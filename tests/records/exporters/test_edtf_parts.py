"""EDTF taken apart keeps to what is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.records.exporters.edtf_parts import Kind, parts


@pytest.mark.parametrize(
    ("edtf", "iso", "earliest", "latest"),
    [
        ("1951-01-16", "1951-01-16", "1951-01-16", "1951-01-16"),
        ("1951-05-XX", "1951-05", "1951-05", "1951-05"),
        ("195X", "", "1950", "1959"),
        ("195X-10-27", "", "1950-10-27", "1959-10-27"),
        ("XXXX-10-27", "", "", ""),
        ("1951-XX-16", "", "1951", "1951"),
        ("1953-22", "", "1953-06", "1953-08"),
        ("1950-24", "", "1950-01", "1951-02"),
        ("?1950-05~", "1950-05", "1950-05", "1950-05"),
    ],
)
def test_a_moment_is_as_exact_as_written(edtf, iso, earliest, latest) -> None:
    first = parts(edtf).first
    assert (first.iso, first.earliest, first.latest) == (iso, earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "kind", "first", "last", "year"),
    [
        ("1942-01/1942-02", Kind.RANGE, "1942-01", "1942-02", "1942"),
        ("1949/..", Kind.RANGE, "1949", None, ""),
        ("[..1932-05-05]", Kind.CHOICE, None, "1932-05-05", ""),
        ("[1945-05-07,1945-05-05]", Kind.CHOICE, "1945-05-05", "1945-05-07", "1945"),
        ("{1945..1947,1949-02}", Kind.SET, "1945", "1949-02", ""),
        ("[XXXX-10-27..]", Kind.CHOICE, None, None, ""),
    ],
)
def test_ends_are_known_or_open(edtf, kind, first, last, year) -> None:
    date = parts(edtf)
    ends = tuple(moment and moment.edtf for moment in (date.first, date.last))
    assert (date.kind, *ends, date.year) == (kind, first, last, year)


@pytest.mark.parametrize("text", [None, "", "1951-02-30", "January", "1951/", "<b>"])
def test_nothing_is_made_of_what_is_not_edtf(text) -> None:
    assert parts(text) is None


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_a_qualified_day_keeps_its_day(day, qualifier) -> None:
    date = parts(f"{day}{qualifier}")
    assert date.first.iso == str(day)
    assert (date.uncertain, date.approximate) == (qualifier in ("?", "%"), qualifier in ("~", "%"))
    assert date.plain == (qualifier == "")
