"""Dates in TEI: ``1942-01-16/1942-02-17`` is ``<date from="1942-01-16" to="1942-02-17">``.

`@when` takes also dates without a year (``--10-27``). What these attributes cannot say (`~`, sets,
unknown figures) stands as EDTF in `@when-custom` beside the bounds.
"""

from __future__ import annotations

from ocrfix.records.exporters.described import When
from ocrfix.records.exporters.edtf_parts import Kind, Moment, Parts
from ocrfix.records.exporters.marks import moment as iso_moment
from ocrfix.records.exporters.marks import with_seconds
from ocrfix.records.exporters.xml_text import Element, node

#: What `@when-custom` holds: the specification of EDTF.
EDTF = "https://www.loc.gov/standards/datetime/"


def date_element(tag: str, when: When) -> Element:
    """A `date` or `origDate` with the text as written and what can be said of it."""
    return named(tag, when.text, **_attributes(when))


def at_element(at: str, text: str) -> Element:
    """The `date` of an event at an ISO 8601 moment, which may be empty."""
    return node("date", text, when=with_seconds(at))


def named(tag: str, text: str, **attributes: str) -> Element:
    """An element whose attributes have names that are no names of Python: ``when-custom``."""
    element = node(tag, text)
    for name, value in attributes.items():
        if value:
            element.set(name, value)
    return element


def _attributes(when: When) -> dict[str, str]:
    date = when.parts
    if date is None:
        bounds = (with_seconds(iso_moment(text)) for text in (when.earliest, when.latest))
        return dict(zip(("notBefore", "notAfter"), bounds, strict=True))
    found = _range(date) if date.kind is Kind.RANGE else _one(date)
    if date.uncertain:
        found["cert"] = "low"
    if date.approximate:
        found["precision"] = "low"
    if not date.plain:
        found.update({"when-custom": date.edtf, "datingMethod": EDTF})
    return found


def _range(date: Parts) -> dict[str, str]:
    """An end that is no ISO date, such as ``195X``, gives a bound instead."""
    found = {}
    if date.first is not None:
        found["from" if date.first.iso else "notBefore"] = date.first.iso or date.first.earliest
    if date.last is not None:
        found["to" if date.last.iso else "notAfter"] = date.last.iso or date.last.latest
    return found


def _one(date: Parts) -> dict[str, str]:
    first, last = date.first, date.last
    exact = first.iso or first.yearless if first is not None and first == last else ""
    if exact and _is_one(date):
        return {"when": exact}
    return {"notBefore": _earliest(first), "notAfter": last.latest if last else ""}


def _is_one(date: Parts) -> bool:
    """Whether it is a single date, or a set of one."""
    return not date.members or (len(date.members) == 1 and date.members[0].kind is Kind.SINGLE)


def _earliest(first: Moment | None) -> str:
    return first.earliest if first else ""
