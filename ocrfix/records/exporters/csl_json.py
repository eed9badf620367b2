"""CSL-JSON, for Zotero, pandoc and citeproc: ``"issued": {"date-parts": [[1951, 1, 16]]}``.

`date-parts` stand only where they say what is known; of other dates the words are given
(`literal`), which processors print as they are. The reference stands in `archive` and
`archive_location`; together they read «APRF, f. 45, op. 1, …». `custom` holds the exact EDTF text
and the citation of our own format, field by field.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ocrfix.records.exporters.base import UNTITLED, required
from ocrfix.records.exporters.described import Agent, Described, When, described
from ocrfix.records.exporters.edtf_parts import Kind, Moment
from ocrfix.records.exporters.keys import keys
from ocrfix.records.exporters.notes import LETTERS, language_text, note_lines
from ocrfix.records.exporters.plain_text import clean, web_address
from ocrfix.records.record import Record

#: EDTF seasons 21 to 24 are 1 to 4 in CSL.
_SEASONS = range(21, 25)


class CslJsonExporter:
    """An array of items, also for one record, as the schema asks."""

    suffix = "json"

    def one(self, record: Record) -> str:
        """An array of one item."""
        return self.many([record])

    def many(self, records: Sequence[Record]) -> str:
        """An array of items; raises ValueError if there is no record."""
        items = [described(record) for record in required(records)]
        found = [
            _item(what, key, record)
            for what, key, record in zip(items, keys(items), records, strict=True)
        ]
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _item(what: Described, key: str, record: Record) -> dict[str, Any]:
    place = what.holdings[0] if what.holdings else None
    item = {
        "id": key,
        "type": _type(what),
        "title": what.title or UNTITLED,
        "author": _names(what.senders),
        "recipient": _names(what.recipients),
        "translator": _plain_names(what.translated_by),
        "contributor": _plain_names(what.contributed_by),
        "issued": issued(what.when) if what.when else None,
        "genre": what.document_type_original or what.document_type,
        "event-place": what.place,
        "archive": (place.archive or place.code) if place else "",
        "archive_location": place.location if place else "",
        "page": place.leaf_text if place else "",
        "medium": what.physdesc,
        "language": language_text(what),
        "abstract": "\n\n".join(what.summary),
        "source": what.repository,
        "number": what.document_id,
        "URL": web_address(what.url) or what.url,
        "references": what.published_in,
        "note": "\n".join(note_lines(what)),
        "annote": "\n".join(what.problems),
        "custom": _custom(what, record),
    }
    return {name: value for name, value in item.items() if value}


def _type(what: Described) -> str:
    if what.document_type in LETTERS:
        return "personal_communication"
    return "manuscript" if what.holdings else "document"


def _names(agents: Sequence[Agent]) -> list[dict[str, str]]:
    return _plain_names([agent.name for agent in agents])


def _plain_names(names: Sequence[str]) -> list[dict[str, str]]:
    """Names whole: what is the family name of «Мао Цзе-дун» is not for us to say."""
    return [{"literal": name} for name in names]


def _custom(what: Described, record: Record) -> dict[str, Any]:
    found = {
        "edtf": what.when.edtf if what.when else "",
        "document_type": what.document_type,
        "citation": _cleaned(record.citation.as_dict()),
    }
    return {name: value for name, value in found.items() if value}


def _cleaned(value: Any) -> Any:
    """Plain data without characters that cannot be written."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: _cleaned(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(inner) for inner in value]
    return value


def issued(when: When) -> dict[str, Any]:
    """The date variable of a date: parts, season and `circa`, or the words alone.

    An open or partly unknown date has no parts: CSL would take what is missing for settled.
    """
    date = when.parts
    if date is None or date.kind is Kind.CHOICE or date.first is None or date.last is None:
        return _literal(when)
    ends = [date.first] if date.kind is Kind.SINGLE else [date.first, date.last]
    season = date.first.season if date.kind is Kind.SINGLE else 0
    found: dict[str, Any]
    if season in _SEASONS and (year := _year(date.first)):
        found = {"date-parts": [[year]], "season": season - 20}
    elif date.kind in (Kind.SINGLE, Kind.RANGE) and all(end.iso for end in ends):
        found = {"date-parts": [end.numbers for end in ends]}
    else:
        return _literal(when)
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found


def _literal(when: When) -> dict[str, Any]:
    """The words, else the EDTF text or the bounds."""
    text = when.text or when.edtf or f"{when.earliest or '..'}/{when.latest or '..'}"
    return {"literal": text}


def _year(moment: Moment) -> int:
    year = moment.edtf.strip("?~%")[:4]
    return int(year) if year.isdecimal() else 0
