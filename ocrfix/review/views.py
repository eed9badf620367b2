"""Which entries are shown, and in which order: ``REF zone=body conf<0.9 open Фузан``.

A filter is one line of words: a rule's code or its beginning in capitals, ``zone=``, ``conf<`` or
``conf>``, ``unsure`` (what ``ocrfix fix`` would not mend by itself), ``open``, ``answered``; any
other word must stand in the text, the suggestions or the message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ocrfix.document.model import ZoneKind
from ocrfix.errors import UsageError
from ocrfix.issues import Applicability
from ocrfix.messages import N_, _
from ocrfix.review.model import Entry, Status

_RULE = re.compile(r"[A-Z]{2,4}\d{0,3}")
_CONFIDENCE = re.compile(r"conf(?:idence)?([<>])=?([\d.]+)(%?)")


class Order(StrEnum):
    """The order of the queue; the value, translated, is what people read."""

    DOCUMENT = N_("by document")
    DOUBT = N_("by doubt")


@dataclass(frozen=True, slots=True)
class View:
    """A filter and an order; the default shows every issue by file and place."""

    order: Order = Order.DOCUMENT
    rules: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 1.0
    unsure: bool = False
    answered: bool | None = None
    words: tuple[str, ...] = ()

    @classmethod
    def parse(cls, line: str, order: Order = Order.DOCUMENT) -> View:
        """The view that a line describes; raises UsageError that names the word that is wrong."""
        view = cls(order)
        for word in line.split():
            view = view._with(word)
        return view

    def _with(self, word: str) -> View:
        name, equals, value = word.partition("=")
        if name == "zone" and equals:
            kinds = tuple(str(kind) for kind in ZoneKind)
            if value not in kinds:
                unknown = _("there is no zone {zone!r}; known are {zones}")
                raise UsageError(unknown.format(zone=value, zones=", ".join(kinds)))
            return replace(self, zones=(*self.zones, value))
        if bound := _CONFIDENCE.fullmatch(word):
            return self._bounded(word, *bound.groups())
        if _RULE.fullmatch(word):
            return replace(self, rules=(*self.rules, word))
        if word == "unsure":
            return replace(self, unsure=True)
        if word in ("open", "answered"):
            return replace(self, answered=word == "answered")
        return replace(self, words=(*self.words, word.casefold()))

    def _bounded(self, word: str, side: str, digits: str, percent: str) -> View:
        try:
            number = float(digits)
        except ValueError:
            number = -1.0
        if percent or number > 1:
            number /= 100
        if not 0 <= number <= 1:
            between = _("{word}: write a confidence between 0 and 1, such as conf<0.9")
            raise UsageError(between.format(word=word))
        return replace(self, most=number) if side == "<" else replace(self, least=number)

    @property
    def is_filtered(self) -> bool:
        """Whether anything may be left out."""
        return self != View(self.order)

    def shows(self, entry: Entry, status: Status) -> bool:
        """Whether an entry is in this view."""
        issue = entry.issue
        if self.rules and not issue.rule.startswith(self.rules):
            return False
        if self.zones and issue.zone not in self.zones:
            return False
        if not self.least <= issue.confidence <= self.most:
            return False
        if self.unsure and not is_unsure(entry):
            return False
        if self.answered is not None and self.answered is status.is_open:
            return False
        return all(mentions(entry, word) for word in self.words)

    def __str__(self) -> str:
        """The line of the filter, as `parse` takes it."""
        parts = [*self.rules, *(f"zone={zone}" for zone in self.zones)]
        parts += [f"conf>{self.least:g}"] if self.least > 0 else []
        parts += [f"conf<{self.most:g}"] if self.most < 1 else []
        parts += ["unsure"] if self.unsure else []
        parts += [] if self.answered is None else ["answered" if self.answered else "open"]
        return " ".join([*parts, *self.words])


def is_unsure(entry: Entry) -> bool:
    """Whether ``ocrfix fix`` would leave the issue to a person."""
    safe = entry.issue.applicability is Applicability.SAFE
    return not safe or entry.issue.confidence < entry.file.threshold


def mentions(entry: Entry, word: str) -> bool:
    """Whether a case-folded word stands in the text, the suggestions or the message."""
    issue = entry.issue
    told = (issue.text, issue.message, *(one.text for one in issue.suggestions))
    return any(word in text.casefold() for text in told)
