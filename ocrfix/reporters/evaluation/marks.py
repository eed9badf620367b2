"""The OCR text cut into plain pieces and marked words, ready to be drawn.

``Мологову`` with the truth ``Молотову`` is one mark, with what stands below it and what is said
about it; the text between the marks is the OCR text itself, character for character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ocrfix.evaluation.alignment import HARMLESS, Alignment, Difference, Group
from ocrfix.evaluation.comparison import Comparison
from ocrfix.evaluation.outcomes import Outcome
from ocrfix.messages import _, pgettext
from ocrfix.reporters.evaluation.tables import class_name
from ocrfix.text.spans import Span


class Kind(StrEnum):
    """What is the matter with a word; the first that fits."""

    BROKEN = "broken"
    """it was right, and mending made it wrong"""
    MENDED = "mended"
    STILL_WRONG = "still-wrong"
    FOUND = "found"
    """an issue points at the error, nothing was applied"""
    WRONG = "wrong"
    """an error that was not found"""
    FLAGGED = "flagged"
    """a correct word with an issue"""
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the OCR text (empty for a missing word), what belongs below it, and a remark.

    `below` is the truth, or, of a broken word, what it became.
    """

    kind: Kind
    read: str
    below: str
    remark: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A piece of the OCR text that needs no mark; `counted`: it lies in the measured part."""

    text: str
    counted: bool


Piece = Plain | Mark

_OUTCOMES = {
    Outcome.MENDED: Kind.MENDED,
    Outcome.STILL_WRONG: Kind.STILL_WRONG,
}


def pieces(comparison: Comparison) -> Iterator[Piece]:
    """The whole OCR text in order; joined again, the pieces that were read are the text."""
    return _Marker(comparison).pieces()


class _Marker:
    """The comparison of one text and what has been looked up in it."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._alignment = comparison.before
        self._broken = _broken(comparison)
        self._alarmed = {self._alignment.group_of[index] for index in comparison.judgement.alarms}

    def pieces(self) -> Iterator[Piece]:
        text, position, counted = self._alignment.read_text, 0, False
        for span, group in self._runs():
            kind = self._kind(group)
            enters = len(span) > 0 and group.in_scope is not counted
            if (kind or enters) and position < span.start:
                yield Plain(text[position : span.start], counted)
                position = span.start
            counted = not counted if enters else counted
            if kind is not None:
                yield self._mark(kind, group, span)
                position = span.end
        if position < len(text):
            yield Plain(text[position:], counted)

    def _runs(self) -> Iterator[tuple[Span, Group]]:
        """Each group where its words stand; one whose words lie apart or on two lines has several
        places, one of which nothing was read an empty one."""
        runs = [(span, group) for group in self._alignment.groups for span in self._spans(group)]
        return iter(sorted(runs, key=lambda run: run[0]))

    def _spans(self, group: Group) -> list[Span]:
        if not group.read:
            gap = self._alignment.gap(group)
            return [Span(gap, gap)]
        spans: list[Span] = []
        for place, index in enumerate(group.read):
            word = self._alignment.read_words[index].span
            together = place > 0 and group.read[place - 1] == index - 1
            between = self._alignment.read_text[spans[-1].end : word.start] if spans else ""
            if together and not set(between) & {"\n", "\r"}:
                spans[-1] = Span(spans[-1].start, word.end)
            else:
                spans.append(word)
        return spans

    def _kind(self, group: Group) -> Kind | None:
        if group in self._broken:
            return Kind.BROKEN
        if group in self._alarmed:
            return Kind.FLAGGED
        if not group.in_scope or group.difference in {Difference.NONE, Difference.LAYOUT}:
            return None
        if group.difference is Difference.PUNCTUATION:
            return Kind.PUNCTUATION
        outcomes = self._comparison.outcomes
        mended = _OUTCOMES.get(outcomes.of[group]) if outcomes else None
        if mended is not None:
            return mended
        return Kind.FOUND if group in self._comparison.judgement.issues_of else Kind.WRONG

    def _mark(self, kind: Kind, group: Group, span: Span) -> Mark:
        read = span.text(self._alignment.read_text)
        true = _true_text(self._alignment, group)
        below = self._broken[group] if kind is Kind.BROKEN else true
        return Mark(kind, read, below, "; ".join(self._remarks(kind, group, true)))

    def _remarks(self, kind: Kind, group: Group, true: str) -> Iterator[str]:
        if group.difference in HARMLESS - {Difference.PUNCTUATION}:
            yield _("correct")
        else:
            yield _("{kind} error").format(kind=class_name(group.difference))
        yield kind_name(kind)
        nothing, became = _("(nothing)"), _("became: {text}")
        yield _("true: {text}").format(text=true or nothing)
        if kind is Kind.BROKEN:
            yield became.format(text=self._broken[group])
        elif kind is Kind.STILL_WRONG and self._comparison.outcomes and group.true:
            after = self._comparison.outcomes.wrong_after.get(group.true[0], "")
            yield became.format(text=after or nothing)
        for issue in self._comparison.judgement.issues_of.get(group, ()):
            best = issue.suggestions[0] if issue.suggestions else None
            said = f" → {best.text or nothing} {best.confidence:.0%}" if best else ""
            yield f"{issue.rule} {issue.name}{said}"


def kind_name(kind: Kind) -> str:
    """``still wrong``: what a mark says of its piece."""
    return {
        Kind.BROKEN: pgettext("mark", "broken"),
        Kind.MENDED: pgettext("mark", "mended"),
        Kind.STILL_WRONG: pgettext("mark", "still wrong"),
        Kind.FOUND: pgettext("mark", "found"),
        Kind.WRONG: pgettext("mark", "wrong"),
        Kind.FLAGGED: pgettext("mark", "flagged"),
        Kind.PUNCTUATION: pgettext("mark", "punctuation"),
    }[kind]


def _broken(comparison: Comparison) -> Mapping[Group, str]:
    """The groups of the OCR text that mending broke, with what became of them."""
    if comparison.outcomes is None or comparison.after is None:
        return {}
    owner = {index: group for group in comparison.before.groups for index in group.true}
    wrong = set(comparison.outcomes.broken)
    result: dict[Group, str] = {}
    last: Group | None = None
    for group in comparison.after.groups:
        last = owner[group.true[0]] if group.true else last
        if group in wrong and last is not None:
            result[last] = " ".join(comparison.after.read_cores(group)) or _("(nothing)")
    return result


def _true_text(alignment: Alignment, group: Group) -> str:
    """The true words as they are written, with the marks around them."""
    return " ".join(alignment.true_words[i].span.text(alignment.true_text) for i in group.true)
