"""Places where a document asks for silence: ``[sic]``, editorial brackets, ``ocrfix: ignore``.

In ``кжно [sic] корейского`` the word ``кжно`` is what the document really says; in ``[нрзб.]`` and
``<https://example.org/документ>`` there is nothing to mend; ``<!-- ocrfix: ignore REF001 -->``
silences one rule in its line (`ocrfix.fixing.directives` tells the other comments).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ocrfix.document.model import Document
from ocrfix.fixing.directives import QuietSpan, directives
from ocrfix.issues import Issue
from ocrfix.text.spans import Span

#: «So it stands in the document»: speaks of the word before it.
_SIC = re.compile(
    r"\[\s?(?:sic|так)\s?!?\s?\]|\(\s?(?:sic\s?!?|так\s?!)\s?\)"
    r"|[\[(]так в (?:документе|тексте|оригинале|подлиннике|копии)!?\.?[\])]",
    re.IGNORECASE,
)

#: Stands for what could not be read.
_UNREADABLE = r"\[(?:нрзб|неразборчиво|неразб|illegible|unclear)[^\[\]\r\n]{0,40}\]"
_BRACKET = r"<(?![\s=<>-])[^<>\r\n]{0,299}(?<![\s=])>"
_ADDRESS = r"\b(?:https?|ftp)://[^\s<>\"»]{1,2000}|\bwww\.[^\s<>\"»]{1,2000}"
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_EDITORIAL = re.compile("|".join((_UNREADABLE, _BRACKET, _ADDRESS, _MAIL)), re.IGNORECASE)

#: How far before ``[sic]`` its word may begin.
_SIC_REACH = 80
_WORD_BEFORE = re.compile(r"[^\W_][\w\-‐‑'’/.]*[^\w\[\]]{0,4}\Z")


@dataclass(frozen=True)
class QuietSpans:
    """All quiet stretches of a document, by place."""

    spans: tuple[QuietSpan, ...]

    @cached_property
    def _everywhere(self) -> list[Span]:
        """The spans in which every rule is silent, joined where they overlap."""
        joined: list[Span] = []
        for quiet in self.spans:
            if quiet.is_partial:
                continue
            if joined and quiet.span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, quiet.span.end))
            else:
                joined.append(quiet.span)
        return joined

    def silences(self, issue: Issue) -> bool:
        """Whether an issue touches a place where its rule must be silent."""
        place = bisect_left(self._everywhere, issue.span)
        near = self._everywhere[max(place - 1, 0) : place + 1]
        return any(span.overlaps(issue.span) for span in near) or any(
            quiet.covers(issue) and quiet.span.overlaps(issue.span)
            for quiet in self.spans
            if quiet.is_partial
        )


def quiet_spans(document: Document) -> QuietSpans:
    """The places of a document in which issues must not be shown."""
    silenced = (one.quiet for one in directives(document))
    found = [*_editorial(document.source), *chain.from_iterable(silenced)]
    return QuietSpans(tuple(sorted(found, key=lambda quiet: quiet.span)))


def _editorial(source: str) -> Iterator[QuietSpan]:
    yield from map(QuietSpan, _comments(source))
    for match in _EDITORIAL.finditer(source):
        yield QuietSpan(Span(*match.span()))
    for match in _SIC.finditer(source):
        reach = max(match.start() - _SIC_REACH, 0)
        word = _WORD_BEFORE.search(source[reach : match.start()])
        start = reach + word.start() if word else match.start()
        yield QuietSpan(Span(start, match.end()))


def _comments(source: str) -> Iterator[Span]:
    """The HTML comments; found by hand, since a pattern would try each of many open ones."""
    start = source.find("<!--")
    while start >= 0:
        end = source.find("-->", start + 4)
        if end < 0:
            return
        yield Span(start, end + 3)
        start = source.find("<!--", end + 3)
