"""Where in the translation a place of the original is rendered.

``кжно-корейского`` stands two thirds between the numbers 10-15 and ``два - три месяца``; so does
``South Korean`` between ``10,000 - 15,000`` and ``two to three months``. Between the numbers that
anchor both texts (see `ocrfix.rules.translation.alignment`) the translation is taken to run evenly.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.rules.translation.alignment import Alignment
from ocrfix.text.spans import Span

#: The rendering lies at most so far from where it is expected: code points of the translation
#: (two printed lines), and a share of the distance between the anchors.
NEAR = 140
SHARE = 0.12


class TranslationPlaces:
    """Pairs of offsets, original and translation, that rise together."""

    def __init__(self, document: Document, alignment: Alignment | None) -> None:
        """Without an alignment the whole original is taken to run evenly."""
        self._knots = sorted(_knots(document, alignment))

    def __call__(self, offset: int) -> Span | None:
        """The stretch of the translation; None without one, and for what lies outside."""
        place = bisect_right(self._knots, (offset, 0))
        if not 0 < place < len(self._knots):
            return None
        (before, low), (after, high) = self._knots[place - 1 : place + 1]
        expected = low + (high - low) * (offset - before) / max(1, after - before)
        slack = NEAR + SHARE * (high - low)
        return Span(max(0, int(expected - slack)), int(expected + slack))


def _knots(document: Document, alignment: Alignment | None) -> Iterator[tuple[int, int]]:
    original = [zone for zone in document.zones if zone.language == "ru"]
    translation = [zone for zone in document.zones if zone.kind is ZoneKind.TRANSLATION]
    if not original or not translation:
        return
    yield _start(original), _start(translation)
    yield _end(original), _end(translation)
    for pair in alignment.anchors if alignment else ():
        yield pair.original.span.start, pair.translation.span.start


def _start(zones: list[Zone]) -> int:
    return zones[0].span.start


def _end(zones: list[Zone]) -> int:
    return zones[-1].span.end
