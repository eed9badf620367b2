"""RIS, for Zotero, EndNote and Mendeley: lines like ``TI  - Telegram from Mao Zedong``.

`PY` and `DA` stand only for a date whose year is known (``DA  - 1951/01/16/``), with the words of
the date as "other information" where a day cannot say all; any other date is said in `N1`. The
archive is `DB`, the reference `AV` ("location in archives"), the addressee `A2`. One `N1` holds all
that has no tag, since readers make a note of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocrfix.records.exporters.base import UNTITLED, required
from ocrfix.records.exporters.described import Described, When, described
from ocrfix.records.exporters.keys import keys
from ocrfix.records.exporters.notes import LETTERS, also_held, language_text, remarks
from ocrfix.records.exporters.plain_text import web_address
from ocrfix.records.record import Record

_END = "\r\n"


class RisExporter:
    """A ``.ris`` file with a reference a record."""

    suffix = "ris"

    def one(self, record: Record) -> str:
        """One reference."""
        return self.many([record])

    def many(self, records: Sequence[Record]) -> str:
        """Several references; raises ValueError if there is no record."""
        items = [described(record) for record in required(records)]
        return _END.join(
            _reference(item, key) for item, key in zip(items, keys(items), strict=True)
        )


def _reference(what: Described, key: str) -> str:
    tags = [("TY", _type(what)), ("ID", key), *_tags(what), ("ER", "")]
    return "".join(f"{tag}  - {text}{_END}" for tag, text in tags)


def _type(what: Described) -> str:
    if what.document_type in LETTERS:
        return "PCOMM"
    return "MANSCPT" if what.holdings else "UNPB"


def _tags(what: Described) -> Iterable[tuple[str, str]]:
    yield "TI", what.title or UNTITLED
    yield from (("AU", agent.name) for agent in what.senders)
    yield from (("A2", agent.name) for agent in what.recipients)
    yield from (("A4", name) for name in what.translated_by)
    yield from _date(what.when)
    for tag, text in (
        ("M3", what.document_type_original or what.document_type),
        ("CY", what.place),
        ("AB", " ".join(what.summary)),
        ("LA", language_text(what)),
        ("AN", what.document_id),
        ("UR", web_address(what.url) or what.url),
        ("DP", what.repository),
    ):
        if text:
            yield tag, text
    yield from _place(what)
    for line in also_held(what):
        yield "N1", line
    if lines := remarks(what):
        yield "N1", "; ".join(lines)
    if what.published_in:
        yield "N1", f"Published in: {what.published_in}"
    for problem in what.problems:
        yield "RN", problem


def _place(what: Described) -> Iterable[tuple[str, str]]:
    if not what.holdings:
        return
    place = what.holdings[0]
    if place.archive or place.code:
        yield "DB", place.archive or place.code
    if place.location:
        yield "AV", place.location
    if place.leaf_text:
        yield "SP", place.leaf_text


def _date(when: When | None) -> Iterable[tuple[str, str]]:
    """``DA`` has year, month, day and other information, each ended by a slash."""
    if when is None:
        return
    date = when.parts
    if date is not None and date.year:
        known = date.first.iso.split("-") if date.plain and date.first else [date.year]
        other = "" if date.plain else (when.text or date.edtf).replace("/", "-")
        yield "PY", date.year
        yield "DA", "/".join([*known, *[""] * (3 - len(known)), other])
    if date is None:
        yield "N1", f"Date: {when.text or f'{when.earliest}/{when.latest}'}"
    elif not date.plain:
        exact = f" ({date.edtf})" if when.text not in ("", date.edtf) else ""
        yield "N1", f"Date: {when.text or date.edtf}{exact}"
