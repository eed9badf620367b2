"""A record as plain data: ``form.telegram_number`` = ``15603``, schema ``ocrfix.record/1``.

Keys without a value are left out. With `spans` each leaf is ``{"value", "raw", "start", "end",
"confidence"}``: ``№ 15603`` is ``{"value": "15603", "raw": "15603", "start": 812, …}``. A field
that does not stand in the text (a pseudonym's owner) has an empty span.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ocrfix.records.model import Field
from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.references import Deposit, Leaves, Reference

if TYPE_CHECKING:
    from ocrfix.records.record import Party, Record, RecordDate

#: Fields whose value is a figure in plain data.
FIGURES = frozenset({"copies_printed"})
_PARTS = tuple(
    field.name for field in fields(Deposit) if field.name not in ("leaves", "ibid", "archive_id")
)


def record_as_dict(record: Record, schema: str, spans: bool = False) -> dict[str, Any]:
    """The plain data of `Record.as_dict`; `schema` names its shape and version."""
    found: dict[str, Any] = {"schema": schema, "path": record.path}
    for name in ("title", "document_type", "document_type_original"):
        _put(found, name, getattr(record, name), spans)
    if record.date is not None:
        found["date"] = _date(record.date, spans)
    for name in ("document_id", "url", "summary", "rights", "languages", "contents"):
        _put(found, name, getattr(record, name), spans)
    citation = _citation(record.citation, record.citation_raw, spans)
    if citation:
        found["citation"] = citation
    for name in ("sender", "recipient"):
        if parties := getattr(record, name):
            found[name] = _parties(parties, spans)
    for name in ("form", "service_marks"):
        if inner := _object(getattr(record, name), spans):
            found[name] = inner
    if record.problems:
        found["problems"] = [_problem(one, spans) for one in record.problems]
    return found


def _put(found: dict[str, Any], name: str, value: Any, spans: bool) -> None:
    plain = _plain(name, value, spans)
    if plain is not None and plain not in ("", [], {}):
        found[name] = plain


def _plain(name: str, value: Any, spans: bool) -> Any:
    if isinstance(value, Field):
        return _leaf(value, spans, figure=name in FIGURES)
    if isinstance(value, tuple):
        return [_plain(name, one, spans) for one in value]
    if value is None or isinstance(value, str | int):
        return value
    return _object(value, spans)


def _object(value: Any, spans: bool) -> dict[str, Any]:
    """A dataclass of fields, without those that are empty."""
    found: dict[str, Any] = {}
    for field in fields(value):
        _put(found, field.name, getattr(value, field.name), spans)
    return found


def _leaf(field: Field, spans: bool, *, figure: bool = False) -> Any:
    value: Any = int(field.value) if figure and field.value.isdecimal() else field.value
    if not spans:
        return value
    return {
        "value": value,
        "raw": field.raw,
        "start": field.span.start,
        "end": field.span.end,
        "confidence": round(field.confidence, 4),
    }


def _date(date: RecordDate, spans: bool) -> dict[str, Any]:
    """``edtf`` is null where a date is written that says nothing: ``Undated``."""
    found = {"text": _leaf(date.text, spans), "edtf": date.edtf}
    _put(found, "not_before", date.not_before, spans)
    _put(found, "not_after", date.not_after, spans)
    return found


def _parties(parties: tuple[Party, ...], spans: bool) -> dict[str, Any]:
    """The first party; with several also the ``names`` of all, Russian where nothing else is."""
    found = _object(parties[0], spans)
    if len(parties) > 1:
        shown = [party.name or party.name_ru or party.pseudonym for party in parties]
        found["names"] = [_leaf(name, spans) for name in shown if name is not None]
        russian = [party.name_ru for party in parties if party.name_ru is not None]
        if len(russian) > 1:
            found["names_ru"] = [_leaf(name, spans) for name in russian]
    return found


def _problem(problem: Any, spans: bool) -> dict[str, Any]:
    found = {"field": problem.field, "note": problem.note}
    if spans and problem.span is not None:
        found.update(start=problem.span.start, end=problem.span.end)
    return found


# -- the citation -------------------------------------------------------------------------------


def _citation(reference: Reference, raw: Field | None, spans: bool) -> dict[str, Any]:
    """The reference: ``raw``, repository, first deposit, the others in ``also``, the rest."""
    found: dict[str, Any] = {}
    _put(found, "raw", raw, spans)
    _put(found, "repository", reference.repository, spans)
    if reference.deposits:
        found.update(_deposit(reference.deposits[0], spans))
    if len(reference.deposits) > 1:
        found["also"] = [_deposit(deposit, spans) for deposit in reference.deposits[1:]]
    for field in fields(Reference):
        if field.name not in ("deposits", "repository", "problems"):
            key = "date_edtf" if field.name == "date" else field.name
            _put(found, key, getattr(reference, field.name), spans)
    return found


def _deposit(deposit: Deposit, spans: bool) -> dict[str, Any]:
    """One deposit; the names of an archive that is known stand behind its code."""
    found: dict[str, Any] = {}
    for name in _PARTS:
        _put(found, name, getattr(deposit, name), spans)
        if name == "archive" and deposit.archive_id is not None:
            found["archive_id"] = _leaf(deposit.archive_id, spans)
            english, russian = archive_title(deposit.archive_id.value)
            _put(found, "archive_name", english, spans)
            _put(found, "archive_name_ru", russian, spans)
    if deposit.leaves:
        found["listy"] = [_leaves(one, spans) for one in deposit.leaves]
    if deposit.ibid is not None:
        found["ibid"] = True
    return found


def _leaves(leaves: Leaves, spans: bool) -> Any:
    if not spans:
        return [leaves.first, leaves.last]
    return {
        "value": [leaves.first, leaves.last],
        "raw": leaves.raw,
        "start": leaves.span.start,
        "end": leaves.span.end,
    }
