"""Dates in EAD3: ``[1932-12-26..]`` is a `datesingle` with ``notbefore="1932-12-26"``.

EAD3 knows one ISO date (`@standarddate`), bounds (`@notbefore`, `@notafter`), ranges and sets. The
text of the element is the date as written; the exact EDTF text stands in `@altrender`, because no
attribute of EAD3 is meant for it.
"""

from __future__ import annotations

from ocrfix.records.exporters.described import When
from ocrfix.records.exporters.edtf_parts import Kind, Moment, Parts
from ocrfix.records.exporters.marks import moment as iso_moment
from ocrfix.records.exporters.xml_text import Element, node


def unit_date(when: When) -> Element:
    """The `unitdatestructured` of a date; a `unitdate` where only the text says something."""
    if when.parts is None:
        bounds = {"notbefore": iso_moment(when.earliest), "notafter": iso_moment(when.latest)}
        if not any(bounds.values()):
            return node("unitdate", when.text, datechar="creation")
        single = node("datesingle", when.text, **bounds)
        return node("unitdatestructured", "", single, datechar="creation")
    return node(
        "unitdatestructured",
        "",
        _element(when.parts, when.text),
        datechar="creation",
        certainty=_certainty(when.parts),
        altrender=f"edtf:{when.edtf}",
    )


def _certainty(date: Parts) -> str:
    if date.kind is Kind.CHOICE or date.uncertain:
        return "uncertain"
    return "approximate" if date.approximate else ""


def _element(date: Parts, text: str) -> Element:
    if date.kind is Kind.SET and len(date.members) > 1:
        members = [_element(member, _shown(member)) for member in date.members]
        return node("dateset", "", *members, localtype="all")
    if date.kind is Kind.SET:
        return _element(date.members[0], text)
    if date.kind is Kind.RANGE:
        return node("daterange", "", _range_end("fromdate", date.first, text),
                    _range_end("todate", date.last, text))  # fmt: skip
    if date.kind is Kind.CHOICE:
        return node("datesingle", text, **_between(date.first, date.last))
    return node("datesingle", text, **_attributes(date.first))


def _range_end(tag: str, end: Moment | None, text: str) -> Element | None:
    """An end with its own text; the whole text where the other end is open."""
    return None if end is None else node(tag, end.iso or end.edtf or text, **_attributes(end))


def _attributes(one: Moment | None) -> dict[str, str]:
    if one is None:
        return {}
    return {"standarddate": one.iso} if one.iso else _between(one, one)


def _between(first: Moment | None, last: Moment | None) -> dict[str, str]:
    return {
        "notbefore": first.earliest if first else "",
        "notafter": last.latest if last else "",
    }


def _shown(member: Parts) -> str:
    return member.edtf
