"""Call numbers of archives without fonds: ``BArch, B 136/59748, 297-301``, ``TNA, FO 371/84059``.

A shelfmark is the text from the name of its archive to the leaves or to what is known next; one
that has nothing behind its name has it before (``Maço 600, …, Ministry of External Relations
Archives``). It is kept as it is written.
"""

from __future__ import annotations

import re

from ocrfix.records.patterns.archives import Archive
from ocrfix.records.patterns.deposits import Deposits
from ocrfix.records.patterns.reference_numbers import leaves_at
from ocrfix.records.patterns.reference_text import ReferenceText
from ocrfix.records.references import Leaves
from ocrfix.text.spans import Span

_EDGE = " \t\r\n.,;:"
_LAST_COMMA = re.compile(r",\s*(?=\d{1,4}(?:\s*[-–—]\s*\d{1,4})?(?:,\s*\d{1,4})*[\s.,;]*\Z)")
_CLOSING_AND = re.compile(r"[\s,;]+(?:and|и|und)\s*\Z")
_TEXT = re.compile(r"\w")


class Shelfmark:
    """The shelfmark that is being read, if any."""

    def __init__(self, text: ReferenceText, deposits: Deposits) -> None:
        """None yet."""
        self._text, self._deposits = text, deposits
        self._start: int | None = None
        self._before = (0, 0)
        self._archive: Archive | None = None

    @property
    def is_open(self) -> bool:
        """Whether the text at hand may be one."""
        return self._start is not None

    def has_text(self, offset: int) -> bool:
        """Whether one is open that says something before `offset`."""
        return self._start is not None and bool(_TEXT.search(self._text.clean, self._start, offset))

    def holds(self, offset: int) -> bool:
        """Whether an archive named at `offset` is a part of it: ``MfAA, C 1025, Archive of …``."""
        if self._deposits.separated or not self.has_text(offset):
            return False
        return not self._text.clean[self._start : offset].rstrip().endswith((".", "\n"))

    def merges(self, archive: Archive, start: int, stop: int) -> bool:
        """Whether a name goes on with its abbreviation: ``…, AVPRF, f. 059``; then it is passed."""
        draft = self._deposits.current
        name, before = draft.parts.get("archive"), draft.archive
        if name is None or before is None or draft.has_units or self._deposits.separated:
            return False
        if _TEXT.search(self._text.clean, name.span.end, start):
            return False
        if before.code not in archive.code and archive.code not in before.code:
            return False
        code = max(before.code, archive.code, key=len)
        draft.archive = archive if archive.code == code else before
        if code:
            draft.parts["archive_id"] = self._text.field(code, start, stop)
        if self._start is not None:
            self._start = stop
        return True

    def open(self, archive: Archive, before: tuple[int, int], stop: int) -> None:
        """An archive was named up to `stop`; `before` is the text in front of it."""
        if archive.scheme == "fond" or self._deposits.current.has_units:
            return
        self._archive, self._before, self._start = archive, before, stop

    def settle(self, name: str, offset: int) -> None:
        """A unit begins at `offset`: leaves end a shelfmark, a fond makes the text none."""
        if name == "leaves":
            self.close(offset)
        else:
            self._start = None

    def close(self, offset: int) -> None:
        """The shelfmark ends before `offset`."""
        if self._start is None:
            return
        start, self._start = self._start, None
        clean = self._text.clean
        if not _TEXT.search(clean, start, offset):
            start, offset = self._before
            if not any(one.isdigit() for one in clean[start:offset]):
                return
        offset = min(offset, len(clean))
        closing = _CLOSING_AND.search(clean, max(start, offset - 10), offset)
        if closing is not None:
            offset = closing.start()
        offset = self._bare_pages(start, offset)
        value = self._text.text_field(start, offset, _EDGE)
        if value is not None:
            self._deposits.current.parts["shelfmark"] = value

    def _bare_pages(self, start: int, end: int) -> int:
        """Take the leaves off the end where this archive has them there; the offset before them."""
        if self._archive is None or not self._archive.bare_pages:
            return end
        comma = _LAST_COMMA.search(self._text.clean, max(start, end - 60), end)
        if comma is None or not any(c.isdigit() for c in self._text.clean[start : comma.start()]):
            return end
        tokens = self._text.tokens
        for item in leaves_at(tokens, self._text.index_at(comma.end())):
            span = Span(tokens[item.start].start, tokens[item.end - 1].end)
            raw = span.text(self._text.source)
            self._deposits.add_leaves([Leaves(item.first, item.last, raw, span)])
        return comma.start()
