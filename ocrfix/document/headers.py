"""Where the archival records of a file are: ``Citation: …``, ``Архив: РГАСПИ. Ф. 558. Оп. 11``.

A record is found by its fields; what stands before the first of them (date, title) and the value
of the last one belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocrfix.document.features import LineFacts
from ocrfix.document.markers import SURE_FIELDS, SURE_RUSSIAN_FIELDS

#: So many words without a field end a record: a text has begun.
_ENGLISH_GAP = 250
_RUSSIAN_GAP = 60
#: A Russian word between English fields counts as so many: a transcription has begun.
_FOREIGN_WORD = 15
#: A date and a title without any field are a record only so near to the beginning of the file.
_TITLE_LINES = 12

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DATE_LINE = re.compile(
    rf"(?:(?:circa\s)?{_MONTH}(?:\s\d{{1,2}})?,?\s(?:1[89]|20)\d\d|\d{{1,2}}\s{_MONTH},?\s\d{{4}})\W*"
)
_CONTENTS_ITEM = re.compile(
    r"\W*(?:original|translation|transcript|transcription|scan|english|russian|pdf)\b.{0,40}",
    re.IGNORECASE,
)
#: Fields that a record opens with; the others may stand after the text.
_OPENING_FIELDS = frozenset({"citation", "summary", "original language"})
_CLOSING_FIELDS = frozenset({"document information", "original archive", "record id"})
#: A title below a date has no more words.
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Header:
    """The lines ``[first, end)`` of a record; `opens` is whether a document begins with it."""

    first: int
    end: int
    opens: bool


def english_headers(lines: Sequence[LineFacts]) -> list[Header]:
    """The English records of a file, in order."""
    headers: list[Header] = []
    groups = _english_groups(lines)
    late = any(_names(lines, group) & _CLOSING_FIELDS for group in groups[1:])
    ends = [following[0] for following in groups[1:]] + [len(lines)] * bool(groups)
    for group, end in zip(groups, ends, strict=True):
        names = _names(lines, group)
        titled = _titled(lines, group, late)
        if not names & SURE_FIELDS and not titled:
            continue
        earliest = headers[-1].end if headers else 0
        opens = bool(names & _OPENING_FIELDS) or titled
        start = max(_first_anchor(lines, group, earliest), earliest)
        least = 0 if headers else _RUSSIAN_GAP
        if not _exceeds(lines[earliest:start], least, _FOREIGN_WORD):
            start = earliest
        headers.append(Header(start, max(start, _value_end(lines, group[-1], end)), opens))
    return headers


def russian_headers(lines: Sequence[LineFacts], first: int, end: int) -> list[Header]:
    """The Russian records within ``[first, end)`` that a text follows.

    A record has named fields, or it is the legend that opens a publication: number, title, date and
    ``ГАПК. Ф. П-61. Оп. 1. Д. 412. Л. 144-146.``
    """
    headers: list[Header] = []
    position = first
    for group in _russian_groups(lines, first, end):
        names = {lines[place].russian_field for place in group} - {""}
        located = any(lines[place].reference for place in group)
        last = _paragraph_end(lines, group[-1], end)
        legend = located and position == first and group[-1] - first <= _TITLE_LINES
        named = bool(names & SURE_RUSSIAN_FIELDS) and (len(names) > 1 or located)
        if not named and not legend:
            continue
        if not _exceeds(lines[last:end], 5):
            continue
        start = max(group[0], position)
        if not _exceeds(lines[position:start], 0 if headers else _RUSSIAN_GAP):
            start = position
        elif headers:
            start = _title_before(lines, position, start)
        position = max(start, last)
        headers.append(Header(start, position, opens=True))
    return headers


def _title_before(lines: Sequence[LineFacts], first: int, start: int) -> int:
    """The beginning of the paragraph before `start` if it looks like a title, else `start`."""
    place = start
    while place > first and lines[place - 1].blank:
        place -= 1
    end = place
    while place > first and not lines[place - 1].blank:
        place -= 1
    title = lines[place:end]
    return place if title and all(map(_title_line, title)) else start


def _title_line(line: LineFacts) -> bool:
    marks = line.in_capitals or line.service or line.office or line.dated or line.recipient
    return not marks and not line.sentence and 3 <= len(line.words) < _LONGEST_TITLE


def _english_groups(lines: Sequence[LineFacts]) -> list[list[int]]:
    """Anchors of one record each: near to each other, and no second title or citation."""
    groups: list[list[int]] = []
    names: set[str] = set()
    for place, line in enumerate(lines):
        if not _english_anchor(line):
            continue
        name = line.english_field
        begins = (_dated_or_bold(line) and names & _OPENING_FIELDS) or (
            name in _OPENING_FIELDS and name in names
        )
        if not groups or begins or _far(lines, groups[-1][-1], place):
            groups.append([])
            names = set()
        groups[-1].append(place)
        names.add(name)
    return groups


def _first_anchor(lines: Sequence[LineFacts], group: list[int], earliest: int) -> int:
    """Where the record of a group begins: with the first field if it stands below its text.

    The date above the fields is then that of the translation: ``July 5, 1947 / Copy No. 2``.
    """
    names = _names(lines, group)
    below = names & _CLOSING_FIELDS and not names & _OPENING_FIELDS
    if not below or not _exceeds(lines[earliest : group[0]], _RUSSIAN_GAP):
        return group[0]
    return next((place for place in group if lines[place].english_field), group[0])


def _far(lines: Sequence[LineFacts], anchor: int, place: int) -> bool:
    return _exceeds(lines[anchor + 1 : place], _ENGLISH_GAP, _FOREIGN_WORD)


def _russian_groups(lines: Sequence[LineFacts], first: int, end: int) -> list[list[int]]:
    groups: list[list[int]] = []
    for place in range(first, end):
        line = lines[place]
        if not (line.russian_field or (line.short and line.reference and line.small_words <= 4)):
            continue
        if not groups or _exceeds(lines[groups[-1][-1] + 1 : place], _RUSSIAN_GAP):
            groups.append([])
        groups[-1].append(place)
    return groups


def _english_anchor(line: LineFacts) -> bool:
    """Whether a line is a field, date, title, address or reference of an English record."""
    if line.blank or line.language == "ru":
        return False
    name = line.english_field
    if name in SURE_FIELDS or (name and ":" in line.text):
        return True
    if _dated_or_bold(line) or line.text.startswith(("<http", "http")):
        return True
    return line.reference


def _dated_or_bold(line: LineFacts) -> bool:
    return bool(_DATE_LINE.fullmatch(line.text[:60])) or line.text.startswith("**")


def _titled(lines: Sequence[LineFacts], group: list[int], late: bool) -> bool:
    """Whether a group opens the file with a date line and a bold title.

    The date is enough if a reference follows, or if the fields stand after the text (`late`), as
    on the pages since 2021.
    """
    opening = [lines[place] for place in group if place < _TITLE_LINES]
    bold = [line for line in opening if line.text.startswith("**")]
    dated = [line for line in opening if _DATE_LINE.fullmatch(line.text[:60])]
    referred = any(lines[place].reference for place in group)
    return bool(dated) and (late or referred or bool(bold))


def _names(lines: Sequence[LineFacts], group: list[int]) -> set[str]:
    return {lines[place].english_field for place in group}


def _exceeds(lines: Sequence[LineFacts], limit: int, russian: int = 1) -> bool:
    """Whether lines hold more than `limit` words, a Russian one counted `russian` times."""
    words = 0
    for line in lines:
        words += len(line.words) * (russian if line.language == "ru" else 1)
        if words > limit:
            return True
    return False


def _value_end(lines: Sequence[LineFacts], anchor: int, end: int) -> int:
    """The end of the value of a field: of its paragraph, of the list of contents."""
    line = lines[anchor]
    if line.english_field == "contents":
        return _contents_end(lines, anchor + 1, end)
    if _DATE_LINE.fullmatch(line.text[:60]):
        return _titles_end(lines, _paragraph_end(lines, anchor, end), end)
    place = anchor
    if line.text.endswith(":") or (line.english_field and ":" not in line.text):
        place = anchor + 1
        while place < end and lines[place].blank:
            place += 1
    if line.text.startswith("**") and "**" not in line.text[2:]:
        while place < end and not lines[place].blank and "**" not in lines[place].text[1:]:
            place += 1
        return min(place + 1, end)
    return _paragraph_end(lines, place, end)


def _titles_end(lines: Sequence[LineFacts], place: int, end: int) -> int:
    """The end of the title below a date, and of the thanks to those who paid."""
    last = place
    while place < end:
        if lines[place].blank:
            place += 1
            continue
        stop = _paragraph_end(lines, place, end)
        paragraph = lines[place:stop]
        if any(line.language == "ru" for line in paragraph) or _exceeds(paragraph, _LONGEST_TITLE):
            break
        if paragraph[-1].text.endswith(".") and "made possible" not in paragraph[0].text:
            break
        place = last = stop
    return last


def _contents_end(lines: Sequence[LineFacts], place: int, end: int) -> int:
    """The end of a list such as ``Original Scan``, ``Translation - English``."""
    last = place
    while place < end:
        item = bool(_CONTENTS_ITEM.fullmatch(lines[place].text))
        if not item and not lines[place].blank:
            break
        place += 1
        if item:
            last = place
    return last


def _paragraph_end(lines: Sequence[LineFacts], place: int, end: int) -> int:
    while place < end and not lines[place].blank:
        place += 1
    return place
