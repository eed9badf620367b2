"""What stands on the cover form and below the text, as labelled lines: ``Copy number: 1``.

Exchange formats have no fields for ``расш. Прокопьев 16.00 16.1``; they get it as a note with a
key of ours (``deciphered``), an English label and a text, each value as the record has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ocrfix.records.exporters.plain_text import clean, value
from ocrfix.records.model import Field
from ocrfix.records.record import Act, Official, Record

#: Keys and labels of the fields of the cover form and the service marks.
_FORM = (
    ("telegram_number", "Telegram number"), ("protocol_number", "Protocol number"),
    ("protocol_item", "Item of the protocol"), ("incoming_number", "Incoming number"),
    ("issuing_office", "Issuing office"), ("classification", "Classification"),
    ("precedence", "Precedence"), ("series", "Series"), ("copy_number", "Copy number"),
    ("sent", "Sent"), ("received", "Received"),
)  # fmt: skip
_SERVICE = (
    ("signature", "Signature"), ("outgoing_number", "Outgoing number"),
    ("outgoing_date", "Outgoing date"), ("copies_printed", "Copies printed"),
)  # fmt: skip
_ACTS = (("deciphered", "Deciphered"), ("typed", "Typed"))
_OFFICIALS = (("checked_by", "Checked by"), ("certified_by", "Certified by"))
#: Keys of what limits the use of the paper.
ACCESS = ("classification", "handling")
#: Keys of what happened to the paper, in order.
EVENTS = ("sent", "received", "deciphered", "typed", "outgoing_date")
_MOMENT = re.compile(
    r"(?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?"
)


@dataclass(frozen=True)
class Mark:
    """A labelled line; `at` is the moment of an event, ISO 8601, or empty."""

    key: str
    label: str
    text: str
    at: str = ""

    @property
    def line(self) -> str:
        """``Copy number: 1``."""
        return f"{self.label}: {self.text}"


def marks(record: Record) -> tuple[Mark, ...]:
    """The marks of a record, in the order of the paper."""
    form, service = record.form, record.service_marks
    found = [_mark(key, label, getattr(form, key)) for key, label in _FORM]
    handling = [Mark("handling", "Handling", text) for text in map(value, form.handling)]
    found += handling
    if form.sheets is not None:
        found.append(Mark("sheets", "Sheets", str(form.sheets)))
    found += [
        Mark("distribution", "Distribution", _copy(value(line.copy), value(line.to)))
        for line in form.distribution
    ]
    found += [_mark(key, label, getattr(service, key)) for key, label in _SERVICE]
    found += [_act(key, label, getattr(service, key)) for key, label in _ACTS]
    found += [_official(key, label, getattr(service, key)) for key, label in _OFFICIALS]
    return tuple(mark for mark in found if mark.text)


def sheet_text(mark: Mark) -> str:
    """``1 sheet``, ``3 sheets``."""
    return f"{mark.text} sheet" if mark.text == "1" else f"{mark.text} sheets"


def moment(text: str) -> str:
    """The text if it is a real day, or a day and a time, in ISO 8601; empty for anything else.

    >>> moment("1951-01-16T14:45"), moment("14.45")
    ('1951-01-16T14:45', '')
    """
    match = _MOMENT.fullmatch(text)
    return text if match is not None and _is_day(match["date"]) else ""


def with_seconds(at: str) -> str:
    """The same moment as the type dateTime of XML Schema wants it.

    >>> with_seconds("1951-01-16T14:45"), with_seconds("1951-01-16")
    ('1951-01-16T14:45:00', '1951-01-16')
    """
    return f"{at}:00" if "T" in at and at.count(":") == 1 else at


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _mark(key: str, label: str, field: Field | None) -> Mark:
    text = value(field)
    return Mark(key, label, text, moment(text) if key in EVENTS else "")


def _copy(number: str, to: str) -> str:
    return ": ".join(part for part in (number and f"No. {number}", to) if part)


def _act(key: str, label: str, act: Act | None) -> Mark:
    if act is None:
        return Mark(key, label, "")
    at, number = value(act.at), value(act.register_number)
    shown = (value(act.by), at.replace("T", " "), number and f"register number {number}")
    return Mark(key, label, ", ".join(part for part in shown if part), moment(at))


def _official(key: str, label: str, official: Official | None) -> Mark:
    if official is None:
        return Mark(key, label, "")
    shown = (official.rank, official.name, official.post)
    return Mark(key, label, clean(", ".join(text for text in map(value, shown) if text)))
