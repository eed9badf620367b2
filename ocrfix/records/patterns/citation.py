"""The archival reference: ``APRF, f. 45, op. 1, d. 337, ll. 1-3`` in all its forms.

`parse_citation` reads one reference with what stands around it; docs/references.md lists the forms.
"""

from __future__ import annotations

import re
from typing import Any

from ocrfix.records.model import Field
from ocrfix.records.patterns.archives import archive_names
from ocrfix.records.patterns.credits import KINDS
from ocrfix.records.patterns.reference_dates import REACH, whole_date
from ocrfix.records.patterns.reference_front import Front, put_date, read_front
from ocrfix.records.patterns.reference_scan import Scan
from ocrfix.records.patterns.reference_text import ReferenceText
from ocrfix.records.patterns.reference_units import unit_at
from ocrfix.records.patterns.reference_words import phrases
from ocrfix.records.references import Reference

#: With one of these a reference begins; a volume or a leaf alone may stand in a title.
_ANCHORS = frozenset({"fond", "opis", "delo"})
_CLAUSE = re.compile(r"[^;,\n()]+(?:,\s*\d{4}[^;,\n()]*)?")


def parse_citation(text: str, language: str | None = None) -> Reference:
    """The reference in `text`: its deposits, title, date, people and remarks. Raises nothing.

    `language` (``ru``, ``en`` …) is the one of the text; without it the letters decide. What is not
    there or cannot be told is left out; what was repaired is told in `problems`.

    >>> parse_citation("РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 92 об.").as_dict()["listy"]
    [['92ob', '92ob']]
    """
    cut = ReferenceText(text)
    front = read_front(cut, _anchor(cut), language)
    scan = Scan(cut, front.start)
    scan.run()
    fields = {**scan.around.fields, **front.fields}
    if "date" not in fields:
        _date(cut, scan, front, fields, language)
    people = {kind: tuple(scan.around.people.get(kind, ())) for kind in KINDS}
    around: dict[str, Any] = {**fields, **people}
    return Reference(
        deposits=scan.deposits.finished(), problems=tuple(scan.deposits.problems), **around
    )


def _anchor(text: ReferenceText) -> int | None:
    """Where the first archive, «Там же» or unit stands; None if there is none."""
    names, ibid = archive_names(), phrases("ibid", "words")
    for index, token in enumerate(text.tokens):
        if token.kind != "w":
            continue
        if names.at(text.tokens, index) or ibid.at(text.tokens, index):
            return token.start
        unit = unit_at(text.tokens, index)
        if unit is not None and unit.name in _ANCHORS and not unit.slip:
            return token.start
    return None


def _date(
    text: ReferenceText, scan: Scan, front: Front, fields: dict[str, Field], language: str | None
) -> None:
    """The date that is a whole clause: behind the title, or behind the last unit."""
    title, repository = fields.get("title"), fields.get("repository")
    shelfmark = scan.deposits.current.parts.get("shelfmark")
    behind = max(scan.unit_end, shelfmark.span.end if shelfmark is not None else 0)
    places = [(behind, min(len(text.clean), behind + REACH))]
    if title is not None:
        first = scan.deposits.drafts[0].parts.get("archive")
        ends = [one.span.start for one in (repository, first) if one is not None]
        places.insert(0, (front.start, min(*ends, front.start + REACH, len(text.clean))))
    for start, end in places:
        for match in _CLAUSE.finditer(text.clean, start, end):
            if text.clean[match.start() - 1 : match.start()] == "(":
                continue
            date = whole_date(match.group(), language)
            if date is not None:
                put_date(text, fields, date, match.start())
                return
