"""Places where a document asks for silence: ``[sic]``, editorial brackets, ``ocrfix: ignore``.

In ``кжно [sic] корейского`` the word ``кжно`` is what the document really says; in ``[нрзб.]`` and
``<https://example.org/документ>`` there is nothing to mend; ``<!-- ocrfix: ignore REF001 -->``
silences one rule in its line, ``# ocrfix: ignore-next-line`` all rules in the next one and
``<!-- ocrfix: ignore-file SCR001 the scan is bad -->`` one rule everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from ocrfix.document.model import Document
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

_DIRECTIVE = re.compile(
    r"(?:<!--|#)[ \t]*ocrfix:[ \t]*ignore(?P<scope>-next-line|-file)?(?!-?\w)(?P<rest>[^\r\n]*)"
)
#: What names rules: a code or something like one (``REF001``, ``ref001``, ``REF01``, ``REF-001``),
#: a family in capitals (``REF``), a rule's name (``telegram-number``). The first other word begins
#: the reason.
_RULE = re.compile(r"[^\W\d_]{2,4}[-_]?\d\w*|[A-Z]{3}|[A-Za-z]+(?:-[A-Za-z]+)+")
#: A family in small letters, which a word of the reason may look like: ``the scan is bad``.
_SMALL_FAMILY = re.compile("[A-Za-z]{3}")

#: What may stand around a rule: ``ignore: [REF001]``, ``ignore REF001.``
_AROUND = " \t,;:.=()[]-"

#: How far before ``[sic]`` its word may begin.
_SIC_REACH = 80
_WORD_BEFORE = re.compile(r"[^\W_][\w\-‐‑'’/.]*[^\w\[\]]{0,4}\Z")


@dataclass(frozen=True, slots=True)
class QuietSpan:
    """A stretch in which these rules are silent, all of them if none is named.

    Rules are named by code, by the letters of their family, or by name, in small letters; what
    names no rule silences nothing.
    """

    span: Span
    rules: frozenset[str] = frozenset()

    def covers(self, issue: Issue) -> bool:
        """Whether the rule of an issue must be silent here."""
        code = issue.rule.lower()
        said = {code, code.rstrip("0123456789"), issue.name.lower()}
        return not self.rules or not said.isdisjoint(self.rules)


@dataclass(frozen=True)
class QuietSpans:
    """All quiet stretches of a document, by place."""

    spans: tuple[QuietSpan, ...]

    @cached_property
    def _everywhere(self) -> list[Span]:
        """The spans in which every rule is silent, joined where they overlap."""
        joined: list[Span] = []
        for quiet in self.spans:
            if quiet.rules:
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
            if quiet.rules
        )


def quiet_spans(document: Document) -> QuietSpans:
    """The places of a document in which issues must not be shown."""
    found = [*_editorial(document.source), *_directives(document)]
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


def _directives(document: Document) -> Iterator[QuietSpan]:
    lines = document.lines
    for match in _DIRECTIVE.finditer(document.source):
        rules = _rules_of(match["rest"])
        if match["scope"] == "-file":
            yield QuietSpan(Span(0, len(document.source)), rules)
            continue
        line = document.line_at(match.start())
        yield QuietSpan(line.span, rules)
        if match["scope"] == "-next-line" and line.number < len(lines):
            yield QuietSpan(lines[line.number].span, rules)


def _rules_of(text: str) -> frozenset[str]:
    """The rules named at the beginning of what follows ``ignore``, in small letters.

    Families in small letters count only where no reason follows.
    """
    words = re.split(r"[\s,;]+", text.partition("-->")[0].strip(_AROUND))
    words = [word.strip(_AROUND) for word in words]
    named = list(takewhile(_RULE.fullmatch, words))
    if all(_RULE.fullmatch(word) or _SMALL_FAMILY.fullmatch(word) for word in words):
        named = words
    return frozenset(word.lower() for word in named)
