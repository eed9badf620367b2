"""Numbered lists: ``1.``, ``2)``, ``§ 3.``, ``а)``, ``II.``, the numbered rows of a table.

A list counts on, so that ``1.``, ``2.``, ``8.``, ``4.`` shows which marker was misread. Markers of
one kind are one stream; where a list ends and the next begins is seen by the count itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ocrfix.document.model import Document, Zone
from ocrfix.facts.dates import roman_month
from ocrfix.facts.misreadings import as_digits
from ocrfix.text.spans import Span

#: Where a marker may stand: at the beginning of a line, or after a sentence or a colon.
_START = r"(?:^[ \t]*|(?<=[.;:»\"] ))"
_AFTER = r"(?=[ \t]+[^\s\d|])"
_SIGN = r"(?P<sign>§[ ]?)?"
_PATTERNS = (
    re.compile(rf"{_START}{_SIGN}(?P<number>[\dЗО]{{1,3}})(?P<end>[.)/])[ ]?-?{_AFTER}", re.M),
    re.compile(rf"{_START}{_SIGN}(?P<roman>[IVXІХУПШ]{{1,5}})(?P<end>[.)]){_AFTER}", re.M),
    re.compile(rf"{_START}(?P<sign>)(?P<letter>[а-ик-щ])(?P<end>[)/]){_AFTER}", re.M),
    re.compile(r"^\|[ ]*(?P<number>\d{1,4})[ ]*(?P<sign>)(?P<end>\|)", re.M),
    re.compile(r"^\|[ ]*(?P<roman>[IVXІХУПШ]{1,5})[ ]*(?P<sign>)(?P<end>\|)", re.M),
)  # fmt: skip
#: The letters that lists count with.
LETTERS = "абвгдежзиклмнопрстуфхцчшщ"
#: Letters that typewriters without Latin keys make Roman figures of.
_TYPED = str.maketrans({"П": "II", "Ш": "III"})


class MarkerKind(StrEnum):
    """What a list counts with."""

    NUMBER = "number"
    ROMAN = "roman"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker of one item: its kind, its style (``§``, ``.``, ``)``), its count from 1."""

    kind: MarkerKind
    style: str
    value: int
    raw: str
    span: Span

    @property
    def stream(self) -> tuple[MarkerKind, str]:
        """Markers that may belong to one list have the same stream."""
        return self.kind, self.style


def find_markers(document: Document, zone: Zone) -> Iterator[Marker]:
    """The markers of a zone, by place."""
    found: dict[int, Marker] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(document.source, zone.span.start, zone.span.end):
            marker = _marker(match)
            if marker is not None:
                found.setdefault(marker.span.start, marker)
    yield from (found[start] for start in sorted(found))


def written(value: int, kind: MarkerKind) -> str:
    """The marker of an item: ``3``, ``III``, ``в``; raises IndexError beyond the last letter."""
    if kind is MarkerKind.LETTER:
        return LETTERS[value - 1]
    return str(value) if kind is MarkerKind.NUMBER else _ROMAN[value]


def _marker(match: re.Match[str]) -> Marker | None:
    groups = match.groupdict()
    kind = next(kind for kind in MarkerKind if groups.get(kind.value) is not None)
    raw = groups[kind.value]
    value = _value(raw, kind)
    style = (groups["sign"] or "").strip() + groups["end"]
    span = Span(*match.span(kind.value))
    return Marker(kind, style, value, raw, span) if value else None


def _value(raw: str, kind: MarkerKind) -> int:
    """The count of a marker, 0 if it is none."""
    if kind is MarkerKind.LETTER:
        return LETTERS.find(raw) + 1
    if kind is MarkerKind.ROMAN:
        return roman_month(raw.translate(_TYPED)) or 0
    digits = as_digits(raw)
    return int(digits) if digits.isdigit() else 0


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
