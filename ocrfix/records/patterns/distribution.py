"""Who got which copy: the printed table ``| № 3 | тов. Молотову |``, the list ``3 - т. Зорину``.

The typist's list below the text (``экз. № 4 - 8 отдел``) adds what the table of the form leaves
empty. A list without numbers (``Разослано: тт. Хрущеву, Козлову``) gives names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ocrfix.document.model import Line
from ocrfix.facts import FactKind
from ocrfix.language.cases import DATIVE
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.persons import named, titled
from ocrfix.records.record import CopyLine
from ocrfix.text.spans import Span

_CELL = re.compile(r"[^|]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_COPY_CELL = re.compile(r"\s*(?:[Ээ]кз\.?\s*)?(?:№|N[oо°]?\.?|[МмХх])\s*(?P<copy>\d{1,2})\s*")
_PROSE = re.compile(
    r"\s*(?:[Ээ]кз\.?\s*)?(?:№\s*)?(?P<copy>\d{1,2})\s*[-–—]?\s*(?P<to>т(?:ов)?\.\s*\S.*)"
)
_LISTED = re.compile(r"\s*(?:[-–—]\s*\d{1,2}\s*)?[-–—]\s*(?P<to>\S.*?)(?:(?<![А-ЯЁ])[\s.;,]+)?\Z")
_NUMBERED = re.compile(r"\W{0,2}(?P<copy>\d{1,2})[.)]\s*(?P<to>[^\W\d].*)")
#: ``16-ак``: the mark of a typist.
_TYPIST = re.compile(r"[а-яё/]{1,5}")
_SENT_TO = re.compile(
    r"\W*(?:(?:выписк[аи]\s)?(?:разослан|послан)[оаы]?|копии|рассылка|разослать)\s*:"
    r"\s*(?P<rest>.*)",
    re.IGNORECASE,
)
#: ``тт. Хрущеву``, ``в дело``, and who gets which item of a protocol: ``§ 6 - тт. Мороз``.
_LIST_LINE = re.compile(r"\W*(?:(?:тт?|тов)\.|в дело)|\s*§\s*\d")
_MOST_UNNUMBERED = 40


def distribution(paper: Paper) -> tuple[CopyLine, ...]:
    """The copies in the order of their numbers, then the recipients without one."""
    found: dict[str, CopyLine] = {}
    for entry in (*_on_form(paper), *_below(paper), *_numbered_below(paper)):
        found.setdefault(entry.copy.value, entry)
    numbered = sorted(found.values(), key=lambda entry: int(entry.copy.value.split("-")[0]))
    return (*numbered, *_unnumbered(paper))


def _on_form(paper: Paper) -> Iterator[CopyLine]:
    for line in paper.cover:
        if line.text.count("|") >= 2:
            yield from _row(paper, line)
            continue
        match = _PROSE.fullmatch(line.text)
        if match is not None:
            yield from _entry(paper, line, match, "copy", "to")


def _row(paper: Paper, line: Line) -> Iterator[CopyLine]:
    """A row of the printed table: the cell behind a number says who got that copy."""
    cells = list(_CELL.finditer(line.text))
    for number, cell in pairwise(cells):
        copy = _COPY_CELL.fullmatch(number.group())
        text = cell.group().strip()
        if copy is None or _WORD.search(text) is None or "№" in text:
            continue
        start = line.span.start + cell.start() + cell.group().index(text)
        where = line.span.start + number.start() + copy.start("copy")
        span = Span(where, where + len(copy["copy"]))
        yield CopyLine(paper.field(str(int(copy["copy"])), span), _recipient(paper, text, start))


def _below(paper: Paper) -> Iterator[CopyLine]:
    """The typist's list; one copy or a range of copies a line."""
    for fact in paper.facts_in(paper.tail, FactKind.LISTED_COPY):
        line = paper.document.line_at(fact.span.start)
        rest = paper.document.source[fact.span.end : line.span.end]
        match = _LISTED.match(rest)
        numbered = line.text.lstrip().startswith(("№", "§"))  # ``№ 25-С-1733``, an item
        if match is not None and not numbered and not _TYPIST.fullmatch(match["to"]):
            start = fact.span.end + match.start("to")
            yield CopyLine(paper.stated(fact), _recipient(paper, match["to"], start))


def _numbered_below(paper: Paper) -> Iterator[CopyLine]:
    """``1. адресату`` below the number of copies."""
    made = {paper.number_of(fact) for fact in paper.facts_in(paper.tail, FactKind.COPIES_MADE)}
    inside = False
    for line in paper.tail:
        match = _NUMBERED.fullmatch(line.text)
        if inside and match is not None:
            yield from _entry(paper, line, match, "copy", "to")
        else:
            inside = line.number in made


def _entry(
    paper: Paper, line: Line, match: re.Match[str], copy: str, recipient: str
) -> Iterator[CopyLine]:
    start = line.span.start
    number = paper.field(
        str(int(match[copy])), Span(start + match.start(copy), start + match.end(copy))
    )
    text = match[recipient].rstrip(" .;,")
    yield CopyLine(number, _recipient(paper, text, start + match.start(recipient)))


def _recipient(paper: Paper, text: str, start: int) -> Field:
    """A person in the nominative; an office or ``в дело`` as it stands."""
    person = titled(paper, text, start)
    if person is not None:
        return person
    return paper.field(" ".join(text.split()), Span(start, start + len(text)))


def _unnumbered(paper: Paper) -> Iterator[CopyLine]:
    """``Разослано: тт. Хрущеву, Козлову`` and the lines below ``разослано:``."""
    lines = paper.tail
    for index, line in enumerate(lines):
        match = _SENT_TO.match(line.text)
        if match is None:
            continue
        chosen = [line] if match["rest"].strip() else list(_list_below(lines[index + 1 :]))
        facts = paper.facts_in(tuple(chosen), FactKind.NAME)
        for fact in facts[:_MOST_UNNUMBERED]:
            nothing = paper.field("", Span(fact.span.start, fact.span.start))
            yield CopyLine(nothing, named(paper, fact, DATIVE))
        return


def _list_below(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines that go on with a list of recipients."""
    for line in lines:
        if not _LIST_LINE.match(line.text):
            return
        yield line
