"""The names of exchange formats that cost nothing to know are those of the exporters."""

from __future__ import annotations

import io

import pytest

from ocrfix.records.exporters import EXPORTERS
from ocrfix.records.record import Record
from ocrfix.reporters import EXCHANGE_FORMATS, RECORD_REPORTERS
from ocrfix.reporters.base import Display


def test_every_exporter_is_a_format() -> None:
    assert tuple(sorted(EXPORTERS)) == EXCHANGE_FORMATS
    assert set(EXPORTERS) <= set(RECORD_REPORTERS)


@pytest.mark.parametrize("name", EXCHANGE_FORMATS)
def test_a_single_file_is_a_document_of_its_own(name: str) -> None:
    written = {}
    for single in (True, False):
        raw = io.BytesIO()
        display = Display(io.TextIOWrapper(raw, encoding="cp1251"), single=single)
        reporter = RECORD_REPORTERS[name](display)
        reporter.add(Record())
        reporter.finish()
        written[single] = raw.getvalue().decode("utf-8")
    assert written[True] == EXPORTERS[name]().one(Record())
    assert written[False] == EXPORTERS[name]().many([Record()])


@pytest.mark.parametrize("name", EXCHANGE_FORMATS)
def test_where_nothing_could_be_read_nothing_is_written(name: str) -> None:
    stream = io.StringIO()
    RECORD_REPORTERS[name](Display(stream)).finish()
    assert stream.getvalue() == ""
