"""The item of a protocol: ``№ П70/214``, ``214. - О командировании``, ``К пункту IX протокола``.

A decision is cited by protocol and item; Roman figures are kept, in Latin letters. Translations
have ``No. P70/214`` and ``item IX of protocol``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document, Zone
from ocrfix.facts.misreadings import as_digits
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.text.spans import Span

_ITEM = r"(?P<item>\d{1,4}|[IVXХІ]{1,6})(?![^\W_])"
_PATTERNS = {
    "ru": [
        re.compile(rf"№\s*П\s?\d+/{_ITEM}"),
        re.compile(rf"(?i:\bп(?:ункт[а-я]{{0,3}}|\.))\s*{_ITEM}(?=\s+(?i:протокола))"),
    ],
    "en": [
        re.compile(rf"\b(?:N[oO]\.|№)\s*P\s?\d+/{_ITEM}"),
        re.compile(rf"(?i:\bitem)\s+(?:N[oO]\.\s*)?{_ITEM}(?=\s+of\s+(?:the\s+)?(?i:protocol))"),
    ],
}
#: The item opens its text: ``214. - О командировании``.
_OPENING = re.compile(r"(?:^|(?<=[\w.] )|(?<=\n))(?P<item>\d{1,4})\.\s*[-–—]\s+(?=[^\W\d_])", re.M)
_LATIN = str.maketrans({"Х": "X", "І": "I"})


def find_items(document: Document, zone: Zone) -> Iterator[Fact]:
    """The items of a protocol that a zone names, by pattern."""
    taken: set[int] = set()
    patterns = list(_PATTERNS["en" if zone.language == "en" else "ru"])
    source = document.source
    if patterns[0].search(source):  # the decision number may stand in the form
        patterns.append(_OPENING)
    for pattern in patterns:
        for match in pattern.finditer(source, zone.span.start, zone.span.end):
            if match.start("item") not in taken:
                taken.add(match.start("item"))
                item = match["item"]
                value = as_digits(item) if item.isdigit() else item.translate(_LATIN)
                span = Span(*match.span("item"))
                yield make_fact(document, FactKind.ITEM_NUMBER, span, value)
