"""What stands before a reference: ``"Title," January 16, 1951,`` or ``Заглавие. 5 мая 1932 г. //``.

A title is one in quotation marks, the text before ``//`` without its date, or a first line that
ends with a date. A first line that ends with a page (``С. 178``) names a printed edition. A date is
never taken out of the middle of a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ocrfix.records.model import Field
from ocrfix.records.patterns.reference_dates import REACH, FoundDate, dates_in, last_in
from ocrfix.records.patterns.reference_text import ReferenceText
from ocrfix.records.patterns.reference_words import header_labels, words

_QUOTES = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "”": '”"'}
_PLACE = re.compile(
    r"[\s.,\])]*(?:(?:(?:г|гор|пос|ст|с)\.\s*)?[А-ЯЁA-Z][\w-]+(?:-[\w]+)*)?[\s.,\])]*"
)
_NOTHING = re.compile(r"[\s.,;:\])]*")
_SLASHES = re.compile(r"(?<![:/])//(?!/)")
_EDGE = " \t\r\n.,;:"
_LONGEST_LABEL = 40


@dataclass
class Front:
    """What was read, and the offset where the reference begins."""

    start: int
    fields: dict[str, Field] = field(default_factory=dict)


def read_front(text: ReferenceText, anchor: int | None, language: str | None) -> Front:
    """The front of a reference; `anchor` is the offset of its first archive or unit."""
    start = _after_label(text)
    quoted = _quoted_title(text, start)
    if quoted is not None:
        return quoted
    limit = len(text.clean) if anchor is None else anchor
    slashes = _last_slashes(text, start, limit)
    if slashes is not None:
        front = Front(slashes[1])
        _title_and_date(text, start, slashes[0], front, language, whole=True)
        return front
    front = Front(start)
    if anchor is not None and text.clean[start:anchor].strip():
        _lines_before(text, start, anchor, front, language)
    return front


def _after_label(text: ReferenceText) -> int:
    """The offset after a label like ``Archive:`` at the beginning."""
    colon = text.clean.find(":", 0, _LONGEST_LABEL)
    label = " ".join(text.clean[: max(colon, 0)].lower().split())
    return colon + 1 if header_labels().get(label) in ("archive", "source") else 0


def _quoted_title(text: ReferenceText, start: int) -> Front | None:
    clean = text.clean
    first = (
        start + len(clean[start:]) - len(clean[start:].lstrip())
        if start
        else (len(clean) - len(clean.lstrip()))
    )
    closing = _QUOTES.get(clean[first : first + 1])
    if closing is None:
        return None
    end = _closing(clean, first + 1, closing)
    if end is None:
        return None
    title = text.text_field(first + 1, end, _EDGE.replace(".", ""))
    front = Front(end + 1)
    if title is not None:
        front.fields["title"] = title
    return front


def _closing(clean: str, start: int, marks: str) -> int | None:
    """The mark that closes a title: beside a comma if there is one, else the first."""
    first = None
    for match in re.finditer(f"[{re.escape(marks)}]", clean[start:]):
        place = start + match.start()
        first = place if first is None else first
        after = clean[place + 1 : place + 3].lstrip()[:1]
        if clean[place - 1] == "," or after == ",":
            return place
    return first


def _last_slashes(text: ReferenceText, start: int, limit: int) -> tuple[int, int] | None:
    matches = list(_SLASHES.finditer(text.clean, start, limit))
    return matches[-1].span() if matches else None


def _title_and_date(
    text: ReferenceText, start: int, end: int, front: Front, language: str | None, *, whole: bool
) -> None:
    """The title in ``[start, end)`` and the date that it ends with."""
    offset = max(start, end - REACH)
    part = text.clean[offset:end]
    date = last_in(dates_in(part, language), part, _PLACE if whole else _NOTHING)
    if date is not None:
        put_date(text, front.fields, date, offset)
        end = offset + date.start
    elif not whole:
        return
    title = text.text_field(start, end, _EDGE + "[(")
    if title is not None:
        front.fields["title"] = title


def put_date(text: ReferenceText, fields: dict[str, Field], date: FoundDate, offset: int) -> None:
    """Note a date that was found at `offset` of the text."""
    start, end = offset + date.start, offset + date.end
    fields["date"] = text.field(date.edtf, start, end)
    if date.time:
        fields["time"] = text.field(date.time, start, end)


def _lines_before(
    text: ReferenceText, start: int, anchor: int, front: Front, language: str | None
) -> None:
    """An edition or a dated title before the reference."""
    tokens = text.tokens[text.index_at(start) : text.index_at(anchor)]
    inner = [token for token in tokens if token.kind != "n" and token.text not in ".,;"]
    marks = words()["publication"]["page_marks"]
    for place in range(len(inner) - 1, max(0, len(inner) - 5), -1):
        if inner[place - 1].folded in marks and inner[place].is_number:
            edition = text.text_field(start, anchor, _EDGE)
            if edition is not None:
                front.fields["published_in"] = edition
            front.start = anchor
            return
    if len(inner) > 3:
        _title_and_date(text, start, anchor, front, language, whole=False)
        if "title" in front.fields:
            front.start = anchor
