"""The sheets of a Russian transcription and the zones of each: form, text, marks.

``/см.сл.лист/``, ``63``, ``Продолжение шифртелеграммы № 60418``, ``Экз. № 3``, ``Лист 2`` is the
head of the second sheet; none of its lines alone would need to be read right, they add up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ocrfix.document.features import LineFacts
from ocrfix.document.model import ZoneKind

_PAPER_NUMBER = re.compile(
    r"\W{0,3}(?:(?i:(?:к\s+)?[^\W\d_]{4,14}|к|вх\.|исх\.)\s?)?№ ?[\w/\-]{1,16}"
    r"(?:\s*-\s*\d{1,2}\s*-)?\W{0,3}"
)
#: What the lines of a sheet head must add up to (`_weight`).
_HEAD_WEIGHT = 3
#: A sheet head and a cover form have no more lines than these, blank ones not counted.
_HEAD_LINES = 12
_FORM_LINES = 60
#: So many lines together may be unreadable within a block of service marks.
_DOUBTFUL_LINES = 3


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is: the fields of a Zone, and whether a new document starts with it."""

    kind: ZoneKind
    language: str
    sheet: int = 0
    part: int = 1
    starts_part: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a sheet, lines ``[first, end)``; `break_line` ends the sheet before it."""

    first: int
    end: int
    break_line: int | None = None


def label_sheets(lines: Sequence[LineFacts]) -> list[Label]:
    """A label for each line of one Russian transcription."""
    heads = _sheet_heads(lines)
    kinds = [ZoneKind.BODY] * len(lines)
    for head in heads:
        for place in range(head.first, head.end):
            kinds[place] = ZoneKind.CONTINUATION
        if head.break_line is not None:
            kinds[head.break_line] = ZoneKind.CONTINUATION
    first_end = heads[0].break_line or heads[0].first if heads else len(lines)
    form_end = _form_end(lines[:first_end])
    form_kind = _form_kind(lines[:form_end])
    for place in range(form_end):
        kinds[place] = form_kind
    _mark_service(lines, kinds)
    starts = [head.first for head in heads]
    return [Label(kind, "ru", bisect_right(starts, place) + 1) for place, kind in enumerate(kinds)]


def is_form_top(lines: Sequence[LineFacts]) -> bool:
    """Whether lines begin as a cover form does."""
    return _form_end(lines) > 0


# -- sheet heads --------------------------------------------------------------------------------


def _sheet_heads(lines: Sequence[LineFacts]) -> list[Head]:
    """The heads of the second and all further sheets."""
    heads: list[Head] = []
    text_begins = _text_start(lines)
    leaf = next((line.bare_number for line in lines[:text_begins] if line.bare_number), None)
    listed: set[int] = set()
    place = text_begins
    while place < len(lines):
        if not _opens_head(lines[place]):
            place += 1
            continue
        end = _head_end(lines, place)
        cluster = [line for line in lines[place:end] if not line.blank]
        numbers = {line.bare_number for line in cluster if line.bare_number}
        counts_on = any(number - 1 in listed for number in numbers)
        if _weight(cluster, len(heads) + 1, leaf) >= _HEAD_WEIGHT + counts_on:
            heads.append(_head(lines, place, end))
            leaf = max(numbers, default=leaf + 1 if leaf else None)
        else:
            listed |= numbers
        place = end
    return heads


def _opens_head(line: LineFacts) -> bool:
    return (
        line.sheet_break or line.continuation or line.sheet_number or line.bare_number is not None
    )


def _head_end(lines: Sequence[LineFacts], first: int) -> int:
    """The end of the lines from `first` that may stand in a sheet head."""
    place = end = first
    count = 0
    while place < len(lines) and count < _HEAD_LINES:
        line = lines[place]
        place += 1
        if line.blank:
            continue
        if not (_opens_head(line) or line.copy_number or _decoration(line) or _paper_number(line)):
            break
        count += 1
        end = place
    return end


def _paper_number(line: LineFacts) -> bool:
    """The number of the paper, which some offices repeat on each sheet: ``№ 50817/пс``."""
    return bool(_PAPER_NUMBER.fullmatch(line.text))


def _decoration(line: LineFacts) -> bool:
    """A stamp or rubble on a sheet head, not a name or a date of the text."""
    return (line.rubble and not line.dated) or (line.stamp and not line.running)


def _weight(cluster: Sequence[LineFacts], sheet: int, leaf: int | None) -> int:
    """How much the lines of a supposed head say that sheet `sheet` + 1 begins.

    `leaf` is the number of the leaf before. A column of figures says nothing.
    """
    if any(line.sheet_break or line.continuation or line.sheet_number for line in cluster):
        return _HEAD_WEIGHT
    numbers = [line for line in cluster if line.bare_number is not None]
    if len(numbers) > 2:
        return 0
    weight = 0
    for line in numbers:
        weight += 1 + line.page_mark
        if line.bare_number == sheet + 1:
            weight += 1
        elif leaf is not None and line.bare_number == leaf + 1:
            weight += 2
        elif line.leaf_like:
            weight += 1
    return weight + (len(cluster) > len(numbers))


def _head(lines: Sequence[LineFacts], first: int, end: int) -> Head:
    """The head of lines ``[first, end)``; a break line at its beginning is set apart."""
    if not lines[first].sheet_break:
        return Head(first, end)
    following = first + 1
    while following < end and lines[following].blank:
        following += 1
    return Head(following, max(following, end), first)


# -- cover form ---------------------------------------------------------------------------------


def _text_start(lines: Sequence[LineFacts]) -> int:
    """The first line of running text, or the end of the lines.

    A telegram all in capitals has no running text; its first long line counts.
    """
    for place, line in enumerate(lines):
        if line.running and not _form_line(lines, place):
            return place
    wordy = (place for place, line in enumerate(lines) if line.wordy and not line.stamp)
    return next(wordy, len(lines))


def _form_line(lines: Sequence[LineFacts], place: int) -> bool:
    """A line of several small words that still belongs to a form: a stamp, list or subtitle."""
    line = lines[place]
    if line.stamp or (line.address and len(line.text) > 60):
        return True
    if not line.text[:1].islower() or line.sentence:
        return False
    above = place - 1
    while above >= 0 and lines[above].blank:
        above -= 1
    return above >= 0 and lines[above].in_capitals


def _form_end(lines: Sequence[LineFacts]) -> int:
    """The end of the cover form at the beginning of some lines, 0 without one.

    It ends before the addressee or the first sentence of the text.
    """
    end = _text_start(lines)
    while end > 0 and (
        lines[end - 1].blank or lines[end - 1].address or _small_sentence(lines[end - 1])
    ):
        end -= 1
    form = [line for line in lines[:end] if not line.blank]
    sure = sum(
        line.stamp or line.table_row or line.copy_number or line.bare_number is not None
        or line.continuation
        for line in form
    )  # fmt: skip
    likely = sum(line.in_capitals or line.dated for line in form)
    return end if len(form) <= _FORM_LINES and (sure or likely > 1) else 0


def _small_sentence(line: LineFacts) -> bool:
    """``Получил Вашу телеграмму.``: a sentence too short to be known as running text."""
    return line.sentence and line.small_words >= 2 and not line.stamp


def _form_kind(form: Sequence[LineFacts]) -> ZoneKind:
    """CONTINUATION if the first sheet at hand is not the first of its document."""
    continued = any(line.continuation for line in form)
    return ZoneKind.CONTINUATION if continued else ZoneKind.COVER_FORM


# -- service marks ------------------------------------------------------------------------------


def _mark_service(lines: Sequence[LineFacts], kinds: list[ZoneKind]) -> None:
    """Set the signature and the marks of the office at the end of the last sheet in `kinds`."""
    start, sure, doubtful = len(lines), False, 0
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.blank:
            continue
        if kinds[place] is not ZoneKind.BODY:
            break
        if _service_line(line):
            sure, doubtful = True, 0
        elif not line.recipient and _name_line(line) and doubtful < _DOUBTFUL_LINES:
            doubtful += 1
        elif not line.recipient:
            break
        start = place
    if sure:
        for place in range(start, len(lines)):
            kinds[place] = ZoneKind.SERVICE_MARKS


def _service_line(line: LineFacts) -> bool:
    """A line that only a block of signatures and office marks holds."""
    if line.item and not line.dated:
        return False
    if line.service or (line.in_capitals and not line.wordy):
        return True
    if line.running or line.wordy:
        return False
    return line.office or (line.dated and line.small_words < 4) or line.copy_number


def _name_line(line: LineFacts) -> bool:
    """A short line without a sentence: ``В.И. Макаров``, ``аш/ев``, ``17.45``."""
    if line.item or len(line.text) > 60:
        return False
    numbered = "№" in line.text and len(line.text) <= 24
    return line.rubble or numbered or (line.small_words < 2 and not line.sentence)
