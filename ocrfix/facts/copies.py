"""The copies of a paper: ``отп. 5 экз.``, and the list ``1 - т. Кузнецову`` … ``5 - в дело``.

The typist notes how many copies were made, and below it where each of them goes. Translations have
``5 copies``, ``Printed in 3 copies``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocrfix.document.model import Document, Line, Zone
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import Fact, FactKind, Facts, make_fact
from ocrfix.text.spans import Span

_COUNT = r"(?P<count>[\dЗО]{1,3}|[^\W\d_]{2,12})"
_MADE = {
    "ru": re.compile(
        r"(?i:\b(?:отпеч|отп|напеч|печ|изгот|исполн|размнож)[а-я]*\.?)\s*(?:[сС]екр\.?\s*)?(?:в\s+)?"
        rf"{_COUNT}(?:-?[а-я]{{1,2}})?\s*[Ээ]кз"
    ),
    "en": re.compile(
        r"(?i:(?:printed|typed|made|prepared)\s+(?:in\s+)?(?P<count>\d{1,3}|[a-z]{3,9})\s+copies)"
        r"|(?i:\b(?P<other>\d{1,3}|[a-z]{3,9})\s+copies)"
    ),
}
#: ``5 экз. эм``, ``20 экз.`` at the beginning of a line.
_BARE = re.compile(r"^[ \t]*(?P<count>[\dЗО]{1,3})\s*[Ээ]кз\b", re.MULTILINE)
#: Behind § stands the item of a protocol of which somebody got the extract.
_ENTRY = re.compile(
    r"[^\w§]{0,2}(?:[Ээ]кз\.?\s*(?:№|[МмХхN])\s*)?(?P<first>[\dЗ]{1,2})"
    r"(?:\s*[-–—]\s*(?P<last>\d{1,2}))?\s*[-–—]\s*(?=[^\W_])"
)


def find_copies(document: Document, zone: Zone, numbers: Sequence[Fact]) -> Iterator[Fact]:
    """How many copies a zone says were made, and the entries of its list of copies.

    `numbers` are the numbers of the zone: ``отп. четыре экз.`` counts in words.
    """
    in_words = {fact.span.start: fact.value for fact in numbers if fact.words}
    language = "en" if zone.language == "en" else "ru"
    taken: set[int] = set()
    for pattern in (_MADE[language], _BARE) if language == "ru" else (_MADE[language],):
        for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
            group = "count" if match["count"] is not None else "other"
            value = _figures(match[group]) or in_words.get(match.start(group), "")
            if value.isdigit() and match.start(group) not in taken:
                taken.add(match.start(group))
                span = Span(*match.span(group))
                yield make_fact(document, FactKind.COPIES_MADE, span, value)
    if language == "ru":
        for line in document.lines_in(zone.span):
            entry = _entry(document, line)
            if entry is not None:
                yield entry


def copy_lists(document: Document, facts: Facts) -> Iterator[list[Fact]]:
    """The lists of copies: two and more entries on consecutive lines."""
    run: list[Fact] = []
    for fact in facts.of(FactKind.LISTED_COPY):
        line = document.line_at(fact.span.start).number
        if run and line != document.line_at(run[-1].span.start).number + 1:
            if len(run) > 1:
                yield run
            run = []
        run.append(fact)
    if len(run) > 1:
        yield run


def copies_of(entry: Fact) -> tuple[int, int]:
    """The first and last copy of an entry: ``1-5`` gives 1 and 5."""
    first, _, last = entry.value.partition("-")
    return int(first), int(last or first)


def _figures(text: str) -> str:
    digits = as_digits(text)
    return str(int(digits)) if any(map(str.isdigit, text)) and digits.isdigit() else ""


def _entry(document: Document, line: Line) -> Fact | None:
    match = _ENTRY.match(line.text)
    if match is None:
        return None
    first = as_digits(match["first"])
    start = line.span.start + match.start("first")
    span = Span(start, start + len(match["first"]))
    value = f"{int(first)}-{int(match['last'])}" if match["last"] else str(int(first))
    return make_fact(document, FactKind.LISTED_COPY, span, value)
