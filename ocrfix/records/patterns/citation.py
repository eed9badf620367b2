"""The archival reference: ``APRF, f. 45, op. 1, d. 337, ll. 1-3`` in its usual forms.

Units are written as letters or words, in Latin or Cyrillic, with capitals or without
(``Fond 5, Opis 28``, ``Ф. 558, Оп. 11``), in any order; a number may carry a letter (``059a``) and
a leaf a verso (``1ob``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ocrfix.records.model import Citation, Field
from ocrfix.text.spans import Span

_NUMBER = r"(?P<value>[РрPp]?-?\d+[а-яa-z]?(?:/\d+)?)(?![\w])"
_LEAVES = (
    r"(?P<value>\d+\s*(?:об|ob)?\.?(?:\s*[-–—]\s*\d+\s*(?:об|ob)?\.?)?"
    r"(?:,\s*\d+(?:\s*(?:об|ob)\.?)?(?:\s*[-–—]\s*\d+)?)*)"
)
_UNITS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        name: re.compile(rf"(?<![\w])(?i:{marker})\s*(?:№\s*)?{number}")
        for name, marker, number in (
            ("fond", r"fond\.?|f\.|фонд|ф\.", _NUMBER),
            ("opis", r"opis'?\.?|op\.|опись|оп\.", _NUMBER),
            ("papka", r"papka|pap\.|p\.|папка|пап\.|п\.", _NUMBER),
            ("delo", r"delo|d\.|file|дело|д\.|ед\.\s?хр\.", _NUMBER),
            ("leaves", r"listy?|ll?\.|листы?|лл?\.", _LEAVES),
        )
    }
)
_ARCHIVE = re.compile(r"(?P<value>[^\W\d_][^,;\"“”\n]{1,80}?)\s*,?\s*$")


def parse_citation(source: str, span: Span) -> Citation:
    """The first deposit named in `span`; parts that are not there are None.

    The archive is what stands before the first unit, back to the comma, semicolon or quotation
    mark before it.
    """
    text = source[: span.end]
    deposit_end = span.end
    found: dict[str, Field] = {}
    for name, pattern in _UNITS.items():
        match = pattern.search(text, span.start, deposit_end)
        if match is None:
            continue
        if name == "fond":
            semicolon = source.find(";", match.end(), span.end)
            deposit_end = span.end if semicolon < 0 else semicolon
        found[name] = _field(name, match)
    if "fond" not in found:
        return Citation(**found)
    before = _ARCHIVE.search(source, span.start, found["fond"].span.start)
    if before is not None:
        found["archive"] = Field(before["value"], before["value"], Span(*before.span("value")))
    return Citation(**found)


def _field(name: str, match: re.Match[str]) -> Field:
    value = match["value"].rstrip(" .")
    span = Span(match.start(), match.start("value") + len(value))
    raw = match.group()[: len(span)]
    if name == "leaves":
        value = re.sub(r"\s*об\.?", "ob", value)
        value = re.sub(r"\s*[-–—]\s*", "-", value)
        value = re.sub(r"(\d)\s*ob\.?", r"\1ob", value)
    return Field(value, raw, span)
