"""A record as rows of the database: the document, its deposits, its names, its problems.

``подпись Мао Цзе-дун`` is a row of names with the role ``signature``. A value that is not there is
NULL. A name in Russian letters stands under ``name_ru``, another under ``name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ocrfix.holdings.schema import DOCUMENT_COLUMNS
from ocrfix.records.model import Field
from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.record import Act, Record
from ocrfix.records.references import Reference
from ocrfix.records.rendering import deposit as rendered
from ocrfix.records.tables import DEPOSIT_COLUMNS, RECORD_COLUMNS

_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
#: Each number of so many figures fits into 64 bits.
_MOST_FIGURES = 18
_READERS = {column.name: column.read for column in RECORD_COLUMNS}

Cells = dict[str, Any]


def document_row(record: Record) -> Cells:
    """The scalar values of a record and the JSON of the whole."""
    return {
        name: _figure(value) if kind == "INTEGER" else value or None
        for name, kind in DOCUMENT_COLUMNS.items()
        for value in (_READERS[name](record),)
    }


def deposit_rows(reference: Reference) -> Iterator[Cells]:
    """The places where the paper lies, in the order of the citation."""
    for deposit in reference.deposits:
        alone = Reference(deposits=(deposit,))
        cells: Cells = {
            column.name: column.read(alone) or None
            for column in DEPOSIT_COLUMNS
            if column.name != "also"
        }
        english, russian = archive_title(cells["archive_id"] or "")
        yield {
            **cells,
            "archive_name": english or None,
            "archive_name_ru": russian or None,
            "reference": rendered(deposit, gost=True),
        }


def name_rows(record: Record) -> Iterator[Cells]:
    """All who are named, with their role."""
    for role in ("sender", "recipient"):
        for party in getattr(record, role):
            parts = ("name", "name_ru", "pseudonym", "office")
            yield {"role": role, **{part: _text(getattr(party, part)) for part in parts}}
    for line in record.form.distribution:
        yield {"role": "distribution", **_named(line.to), "copy": _text(line.copy)}
    marks = record.service_marks
    single = (
        ("signature", marks.signature),
        ("deciphered_by", _by(marks.deciphered)),
        ("typed_by", _by(marks.typed)),
    )
    for role, name in single:
        if name is not None:
            yield {"role": role, **_named(name)}
    for role in ("checked_by", "certified_by"):
        official = getattr(marks, role)
        if official is not None:
            rank, post = _text(official.rank), _text(official.post)
            yield {"role": role, **_named(official.name), "rank": rank, "post": post}
    for role in ("obtained_by", "contributed_by", "translated_by"):
        for name in getattr(record.citation, role):
            yield {"role": role, **_named(name)}


def problem_rows(record: Record) -> Iterator[Cells]:
    """What is doubtful, with its place in the text where it has one."""
    for problem in record.problems:
        span = problem.span
        yield {
            "field": problem.field,
            "note": problem.note,
            "span_start": None if span is None else span.start,
            "span_end": None if span is None else span.end,
        }


def _by(act: Act | None) -> Field | None:
    return None if act is None else act.by


def _named(name: Field | None) -> Cells:
    if name is None:
        return {}
    return {"name_ru" if _CYRILLIC.search(name.value) else "name": name.value}


def _text(value: Field | None) -> str | None:
    return None if value is None else value.value


def _figure(text: str) -> int | str | None:
    """The figure; other text as it stands, but nothing for more figures than SQLite can hold."""
    if not (text.isascii() and text.isdecimal()):
        return text or None
    return int(text) if len(text) <= _MOST_FIGURES else None
