"""Which part of a text is measured: the Russian one, between English header and translation.

Of ``Cipher telegram / № 12 / Мир. / 17.45 / Peace.`` (a line each) it is ``№ 12 / Мир. / 17.45``.
"""

from __future__ import annotations

import re

from ocrfix.text.alphabet import is_cyrillic
from ocrfix.text.spans import Span, line_spans

#: Latin words that show a line to be English: not №, not Roman numerals, not lone look-alikes.
_ENGLISH = re.compile(r"\b(?:[A-Za-z]*[a-z][A-Za-z]+|(?![IVXLCDM]+\b)[A-Z]{4,})\b")


def russian_part(text: str) -> Span:
    """From the first to the last line with Cyrillic letters and the lines beside them that are
    not English (numbers, marks): what lies between the English header and the translation."""
    lines = [span for span, _ in line_spans(text)]
    russian = [n for n, span in enumerate(lines) if any(map(is_cyrillic, span.text(text)))]
    if not russian:
        return Span(0, len(text))
    first, last = russian[0], russian[-1]
    while first > 0 and not _ENGLISH.search(lines[first - 1].text(text)):
        first -= 1
    while last + 1 < len(lines) and not _ENGLISH.search(lines[last + 1].text(text)):
        last += 1
    return Span(lines[first].start, lines[last].end)
