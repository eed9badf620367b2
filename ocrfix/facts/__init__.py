"""What a document states: numbers, dates, times, names, each with its place and normal form.

``ШИФРТЕЛЕГРАММА № 60418`` on the cover, ``Продолжение шифртелеграммы № 60418`` on the next sheet
and ``CIPHERED TELEGRAM No. 60418`` in the translation are three witnesses of one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts.copies import find_copies
from ocrfix.facts.correspondence import find_correspondence
from ocrfix.facts.dates import find_dates, settled_order
from ocrfix.facts.identifiers import find_identifiers
from ocrfix.facts.items import find_items
from ocrfix.facts.model import Fact, FactKind, FactPart, Facts, TakenSpans
from ocrfix.facts.naming import find_all_names
from ocrfix.facts.quantities import find_quantities
from ocrfix.facts.times import find_times
from ocrfix.facts.weekdays import find_weekdays
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

__all__ = ["Fact", "FactKind", "FactPart", "Facts", "extract"]


def extract(document: Document, knowledge: Knowledge | None) -> Facts:
    """All facts of `document`, by place. Without `knowledge` printed formulas are not known."""
    # a lone carriage return ends a line, too; one character for one keeps every offset
    document = replace(document, source=re.sub(r"\r(?!\n)", "\n", document.source))
    whole = Zone(ZoneKind.BODY, Span(0, len(document.source)), "ru", sheet=1)
    found: list[Fact] = []
    for zone in document.zones or (whole,):
        found.extend(_facts_of_zone(document, zone, knowledge))
    found = settled_order(found)
    return Facts(tuple(sorted(found, key=lambda fact: (fact.span, fact.kind))))


def _facts_of_zone(document: Document, zone: Zone, knowledge: Knowledge | None) -> Iterator[Fact]:
    dated = list(find_dates(document, zone))
    dated += find_times(document, zone, dated)
    yield from dated
    yield from find_weekdays(document, zone, dated)
    taken = TakenSpans(fact.span for fact in dated)
    numbers = list(find_quantities(document, zone, taken))
    yield from numbers
    yield from find_copies(document, zone, numbers)
    yield from find_items(document, zone)
    yield from find_identifiers(document, zone)
    yield from find_correspondence(document, zone)
    yield from find_all_names(document, zone, knowledge)
    if knowledge is not None:
        from ocrfix.facts.formulas import find_formulas  # reads a dictionary

        yield from find_formulas(document, zone, knowledge.forms)
