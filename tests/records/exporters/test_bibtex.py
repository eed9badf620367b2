"""BibTeX is read by pybtex as it was meant, whatever signs of TeX the texts hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string

from ocrfix.records.exporters import EXPORTERS
from ocrfix.records.exporters.described import described

EXPORTER = EXPORTERS["bibtex"]()
SIGNS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
}  # fmt: skip
SIGN = re.compile("|".join(map(re.escape, SIGNS)))


def entries(text: str) -> list[Entry]:
    return list(parse_string(text, "bibtex").entries.values())


def plain(text: str) -> str:
    """What TeX would print."""
    return SIGN.sub(lambda match: SIGNS[match[0]], text)


def check(record: Any) -> Entry:
    """The title is read as it is, and nothing spills out of the entry."""
    (entry,) = entries(EXPORTER.one(record))
    title = described(record).title or "[Untitled]"
    assert plain(entry.fields["title"][1:-1]) == title
    names = [plain(str(person)[1:-1]) for person in entry.persons.get("author", ())]
    assert names == [agent.name for agent in described(record).senders]
    return entry


def test_a_record_is_read(record) -> None:
    check(record)


def test_each_key_stands_once(records) -> None:
    text = EXPORTER.many(list(records.values()))
    assert len(entries(text)) == len(records)
    for key in re.findall(r"^@misc\{(.*),$", text, re.MULTILINE):
        assert re.fullmatch("[a-z][a-z0-9-]*", key)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_read(any_record, data) -> None:
    check(any_record(data))


@pytest.mark.parametrize(
    ("edtf", "fields"),
    [
        ("1951-01-16", {"year": "1951", "month": "January", "day": "16", "date": "1951-01-16"}),
        ("1951", {"year": "1951", "date": "1951"}),
        ("1950~", {"year": "1950", "date": "1950~", "note": "as written"}),
        ("195X", {"date": "195X", "note": "as written"}),
        ("1949/..", {"date": "1949/..", "note": "as written"}),
        ("1953-22", {"year": "1953", "date": "1953-22", "note": "as written"}),
        ("1951-35", {"year": "1951", "note": "as written"}),
        ("[1932-12-26..]", {"note": "as written"}),
        ("{1935-02-18,1935-02-20}", {"year": "1935", "note": "as written"}),
        ("XXXX-10-27", {"note": "as written"}),
    ],
)
def test_a_date_keeps_what_is_known(records, edtf, fields) -> None:
    found = dict(check(records[f"date-{edtf}"]).fields)
    del found["title"]
    assert found == fields
