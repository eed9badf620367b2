"""Which stretch of a transcription is for what: header, cover form, body, sheet heads, marks.

First the archival records are found (`ocrfix.document.headers`: ``Citation: …``); what lies between
them is cut by language into the Russian transcription and the English translation; then each
Russian stretch is read sheet by sheet (`ocrfix.document.sheets`): ``ШИФРТЕЛЕГРАММА № 15603`` is
cover form, ``Товарищу ФИЛИППОВУ`` begins the body, ``/см.сл.лист/`` ends a sheet. Every part may
be missing; in doubt it is body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocrfix.document.features import LineFacts, facts
from ocrfix.document.headers import Header, english_headers, russian_headers
from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.document.sheets import Label, is_form_top, label_sheets
from ocrfix.text.spans import Span

#: English within Russian text, or before it, is a quotation or a stamp below so many words.
_TRANSLATION_WORDS = 60
#: A translation at the end has at least this share of the words of the Russian before it.
_TRANSLATION_SHARE = 0.25
#: In English at least one word in so many is one of the commonest; French has few of them.
_COMMON_ONE_IN = 8
#: Fewer words than these are no stretch of their own.
_FEWEST_WORDS = 6

_HEADER_EN = Label(ZoneKind.HEADER, "en")
_HEADER_RU = Label(ZoneKind.HEADER, "ru")
_TRANSLATION = Label(ZoneKind.TRANSLATION, "en")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines ``[first, end)`` in one language; how many words they hold, how many common English."""

    language: str
    first: int
    end: int
    words: int
    common: int = 0


def find_zones(document: Document) -> Document:
    """The document with its zones: they cover the source without gaps, on line boundaries."""
    lines = facts(document)
    labels: list[Label | None] = [None] * len(lines)
    position = 0
    for header in [*english_headers(lines), Header(len(lines), len(lines), opens=False)]:
        _label_texts(lines, labels, position, header.first)
        label = replace(_HEADER_EN, starts_part=header.opens)
        labels[header.first : header.end] = [label] * (header.end - header.first)
        position = header.end
    return document.with_zones(tuple(_zones(document, _numbered(_filled(labels)))))


def _label_texts(
    lines: Sequence[LineFacts], labels: list[Label | None], first: int, end: int
) -> None:
    """Label the lines between two English records."""
    for run in _runs(lines, first, end):
        if run.language == "ru":
            _label_russian(lines, labels, run)
        else:
            label = _HEADER_EN if run.language == "title" else _TRANSLATION
            labels[run.first : run.end] = [label] * (run.end - run.first)


def _label_russian(lines: Sequence[LineFacts], labels: list[Label | None], run: Run) -> None:
    """Label a Russian stretch, with the Russian records in it; blank lines go with the last."""
    position = run.first
    for header in [*russian_headers(lines, run.first, run.end), Header(run.end, run.end, False)]:
        found = label_sheets(lines[position : header.first])
        for place, label in enumerate(found, start=position):
            labels[place] = None if lines[place].blank else label
        label = replace(_HEADER_RU, starts_part=header.opens)
        labels[header.first : header.end] = [label] * (header.end - header.first)
        position = header.end


# -- languages ----------------------------------------------------------------------------------


def _runs(lines: Sequence[LineFacts], first: int, end: int) -> list[Run]:
    """The lines by language; a stretch too small to stand alone is joined to its neighbours.

    Lines that tell nothing (blank, digits) belong to the Russian side of a boundary.
    """
    runs: list[Run] = []
    for place in range(first, end):
        line = lines[place]
        if line.language:
            runs = _extended(
                runs, Run(line.language, place, place + 1, len(line.words), line.english)
            )
    joined: list[Run] = []
    for place, run in enumerate(runs):
        stray = run.language == "ru" and run.words < _FEWEST_WORDS and 0 < place < len(runs) - 1
        joined = _extended(joined, replace(run, language="en") if stray else run)
    kept: list[Run] = []
    for place, run in enumerate(joined):
        language = _english(lines, joined, place) if run.language == "en" else "ru"
        kept = _extended(kept, replace(run, language=language))
    return _stretched(kept, first, end)


def _extended(runs: list[Run], run: Run) -> list[Run]:
    """`runs` with one more, joined to the last if that is in the same language."""
    if runs and runs[-1].language == run.language:
        last = runs.pop()
        words, common = last.words + run.words, last.common + run.common
        run = Run(run.language, last.first, run.end, words, common)
    runs.append(run)
    return runs


def _english(lines: Sequence[LineFacts], runs: list[Run], place: int) -> str:
    """What an English run is: ``en`` for a translation, ``title``, ``ru`` for part of the body."""
    run = runs[place]
    if run.words > 2 * _COMMON_ONE_IN and run.common * _COMMON_ONE_IN < run.words:
        return "ru"
    before = runs[place - 1] if place else None
    after = runs[place + 1] if place + 1 < len(runs) else None
    if before is None and after is None:
        return "en"
    if after is None:
        russian = before.words if before else 0
        least = min(_TRANSLATION_WORDS, max(_FEWEST_WORDS, _TRANSLATION_SHARE * russian))
        return "en" if run.words >= least else "ru"
    if before is None:
        opens_file = all(line.blank for line in lines[: run.first])
        if run.words >= _TRANSLATION_WORDS:
            return "en"
        return "title" if opens_file and run.words >= _FEWEST_WORDS else "ru"
    long = run.words >= _TRANSLATION_WORDS
    return "en" if long and is_form_top(lines[run.end : after.end]) else "ru"


def _stretched(runs: list[Run], first: int, end: int) -> list[Run]:
    """The runs, grown over the lines between them so that they cover ``[first, end)``."""
    if not runs:
        return [Run("ru", first, end, 0)] if first < end else []
    grown: list[Run] = []
    for place, run in enumerate(runs):
        start = grown[-1].end if grown else first
        last = place == len(runs) - 1
        stop = end if last else runs[place + 1].first if run.language == "ru" else run.end
        grown.append(replace(run, first=start, end=stop))
    return grown


# -- zones --------------------------------------------------------------------------------------


def _filled(labels: Sequence[Label | None]) -> list[Label]:
    """The labels without holes: a line without one goes with the line before it."""
    last = next((label for label in labels if label is not None), Label(ZoneKind.BODY, "ru", 1))
    filled: list[Label] = []
    for label in labels:
        last = label or last
        filled.append(last)
    return filled


def _numbered(labels: Sequence[Label]) -> list[Label]:
    """The labels with the number of their document.

    A document begins with a record after some text, or with Russian after a translation.
    """
    numbered: list[Label] = []
    part, texts, last = 1, set[str](), ZoneKind.HEADER
    for label in labels:
        if label.kind is ZoneKind.HEADER:
            begins = label.starts_part and bool(texts)
        else:
            begins = label.language == "ru" and last is ZoneKind.TRANSLATION and "ru" in texts
        if begins:
            part, texts = part + 1, set()
        if label.kind is not ZoneKind.HEADER:
            texts.add(label.language)
        last = label.kind
        numbered.append(replace(label, part=part, starts_part=False))
    return numbered


def _zones(document: Document, labels: Sequence[Label]) -> Iterator[Zone]:
    starts = [
        place for place in range(len(labels)) if place == 0 or labels[place] != labels[place - 1]
    ]
    if not starts:
        return
    offsets = [document.lines[place].span.start for place in starts[1:]]
    edges = [0, *offsets, len(document.source)]
    for place, (start, end) in zip(starts, pairwise(edges), strict=True):
        label = labels[place]
        yield Zone(label.kind, Span(start, end), label.language, label.sheet, label.part)
