"""Comments that ask for silence: ``<!-- ocrfix: ignore REF001 the copies differ -->``.

``ignore`` speaks of its own line, ``# ocrfix: ignore-next-line`` of the next one, ``ignore-file``
of the whole file, ``ignore-begin`` and ``ignore-end`` of the lines between them. Then may come a
text in quotes, ``«Тайко»``, outside of which nothing is silenced; rules by code, family or name;
and a reason for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from ocrfix.document.model import Document
from ocrfix.issues import Issue
from ocrfix.messages import _
from ocrfix.text.spans import Span

_DIRECTIVE = re.compile(
    r"(?:<!--|#)[ \t]*ocrfix:[ \t]*ignore(?P<scope>-next-line|-file|-begin|-end)?(?!-?\w)"
    r"(?P<rest>[^\r\n]*)"
)
#: The text that a directive is about.
_QUOTED = re.compile(r"[\s:,]*(?:«([^»]+)»|\"([^\"]+)\"|“([^”]+)”|„([^“]+)“)")
#: What names rules: a code or something like one (``REF001``, ``ref001``, ``REF01``, ``REF-001``),
#: a family in capitals (``REF``), a rule's name (``telegram-number``). The first other word begins
#: the reason.
_RULE = re.compile(r"[^\W\d_]{2,4}[-_]?\d\w*|[A-Z]{3}|[A-Za-z]+(?:-[A-Za-z]+)+")
#: A family in small letters, which a word of the reason may look like: ``the scan is bad``.
_SMALL_FAMILY = re.compile("[A-Za-z]{3}")

#: What may stand around a rule: ``ignore: [REF001]``, ``ignore REF001.``
_AROUND = " \t,;:.=()[]-"


@dataclass(frozen=True, slots=True)
class QuietSpan:
    """A stretch in which these rules are silent, all of them if none is named.

    Rules are named by code, by the letters of their family, or by name, in small letters; what
    names no rule silences nothing. With a `text` only issues about it are silenced.
    """

    span: Span
    rules: frozenset[str] = frozenset()
    text: str = ""

    @property
    def is_partial(self) -> bool:
        """Whether only some of the issues in the stretch are silenced."""
        return bool(self.rules or self.text)

    def covers(self, issue: Issue) -> bool:
        """Whether an issue must be silent here, if it lies in the stretch."""
        code = issue.rule.lower()
        said = {code, code.rstrip("0123456789"), issue.name.lower()}
        named = not self.rules or not said.isdisjoint(self.rules)
        return named and self.text.lower() in issue.text.lower()


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment: where it stands, what it silences, the reason given.

    `problem` says why it silences nothing whatever the issues are, empty if it may.
    """

    span: Span
    words: str
    quiet: tuple[QuietSpan, ...]
    rules: frozenset[str]
    reason: str
    problem: str = ""

    def silences(self, issue: Issue) -> bool:
        """Whether an issue is silenced by this comment."""
        return any(one.span.overlaps(issue.span) and one.covers(issue) for one in self.quiet)


def directives(document: Document) -> list[Directive]:
    """The comments of a document, in order; that of an ``ignore-end`` only if it ends nothing."""
    found: list[Directive] = []
    open_blocks: list[_Comment] = []
    for comment in _comments(document):
        if comment.scope == "-begin":
            open_blocks.append(comment)
        elif comment.scope == "-end":
            begun = next((one for one in reversed(open_blocks) if comment.may_end(one)), None)
            if begun is None:
                found.append(comment.directive((), _("there is no ignore-begin before it")))
            else:
                open_blocks.remove(begun)
                found.append(begun.directive([_lines(document, begun.span, comment.span)]))
        else:
            found.append(comment.directive(_reach(document, comment)))
    for comment in open_blocks:
        found.append(comment.directive((), _("no ignore-end follows")))
    return sorted(found, key=lambda one: one.span)


def unused(document: Document, issues: Iterable[Issue]) -> tuple[Directive, ...]:
    """The comments that silence none of the issues, which are those before any was silenced."""
    if "ocrfix:" not in document.source:
        return ()
    raised = list(issues)
    return tuple(one for one in directives(document) if not any(map(one.silences, raised)))


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment as it is written."""

    span: Span
    scope: str
    text: str
    rules: frozenset[str]
    reason: str

    def may_end(self, begun: _Comment) -> bool:
        """Whether this ``ignore-end`` belongs to an ``ignore-begin``: it names the same or none."""
        return not self.rules or self.rules == begun.rules

    def directive(self, spans: Iterable[Span], problem: str = "") -> Directive:
        quiet = tuple(QuietSpan(span, self.rules, self.text) for span in spans)
        return Directive(self.span, f"ignore{self.scope}", quiet, self.rules, self.reason, problem)


def _comments(document: Document) -> Iterator[_Comment]:
    for match in _DIRECTIVE.finditer(document.source):
        rest = match["rest"].partition("-->")[0]
        quoted = _QUOTED.match(rest)
        if quoted:
            rest = rest[quoted.end() :]
        text = next(filter(None, quoted.groups())) if quoted else ""
        rules, reason = _rules_of(rest)
        if not quoted and rules and (quoted := _QUOTED.match(reason)):
            text = next(filter(None, quoted.groups()))
            reason = reason[quoted.end() :].strip(_AROUND)
        yield _Comment(Span(*match.span()), match["scope"] or "", text, rules, reason)


def _reach(document: Document, comment: _Comment) -> list[Span]:
    """The lines that a comment by itself speaks of."""
    if comment.scope == "-file":
        return [Span(0, len(document.source))]
    line = document.line_at(comment.span.start)
    spans = [line.span]
    if comment.scope == "-next-line" and line.number < len(document.lines):
        spans.append(document.lines[line.number].span)
    return spans


def _lines(document: Document, first: Span, last: Span) -> Span:
    """From the line of one comment to that of another."""
    return Span(document.line_at(first.start).span.start, document.line_at(last.start).span.end)


def _rules_of(text: str) -> tuple[frozenset[str], str]:
    """The rules named at the beginning of what follows ``ignore``, in small letters, and the rest.

    Families in small letters count only where no reason follows.
    """
    text = text.strip(_AROUND)
    pieces = re.split(r"([\s,;]+)", text)
    words = [word.strip(_AROUND) for word in pieces[::2]]
    named = list(takewhile(_RULE.fullmatch, words))
    if all(_RULE.fullmatch(word) or _SMALL_FAMILY.fullmatch(word) for word in words):
        named = words
    reason = "".join(pieces[2 * len(named) :]).strip(_AROUND)
    return frozenset(word.lower() for word in named), reason
