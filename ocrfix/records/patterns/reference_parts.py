"""The parts of a deposit read from their tokens: ``Ф. 558``, ``Л. 9, 9 об.``, ``93 л.``

A number belongs to the marker before it, or behind it (``32-ro'yxat``); what was misread is put
right where the rest of the reference leaves no doubt, and is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocrfix.messages import N_, _
from ocrfix.records.patterns.deposits import Deposits
from ocrfix.records.patterns.reference_numbers import figures, leaves_at
from ocrfix.records.patterns.reference_text import ReferenceText, Token
from ocrfix.records.patterns.reference_units import Unit, unit_after, unit_at
from ocrfix.records.patterns.reference_words import word_set
from ocrfix.records.patterns.shelfmarks import Shelfmark
from ocrfix.records.patterns.unit_meaning import meaning
from ocrfix.records.patterns.unknown_archives import archive_before
from ocrfix.records.references import Leaves
from ocrfix.text.spans import Span

#: The units as messages about numbers name them.
_UNITS = (N_("fond"), N_("opis"), N_("delo"), N_("papka"), N_("svyazka"), N_("volume"))


class PartReader:
    """Reads parts of deposits at `index` of the tokens and goes on behind them."""

    def __init__(self, text: ReferenceText, start: int) -> None:
        """Begin at the first token at or after `start`."""
        self.text, self.tokens = text, text.tokens
        self.index = text.index_at(start)
        self.deposits = Deposits()
        self.shelfmark = Shelfmark(text, self.deposits)
        self.last_end = start  # where what was understood last ends
        self.unit_end = start  # where the last part of a deposit ends

    def _advance(self, end: int) -> bool:
        """Go on at the token `end`; what stood before it is understood."""
        self.index = end
        self.last_end = self.tokens[end - 1].end
        return True

    def _number(self) -> bool:
        """The extent of a file: ``93 л.``; other bare numbers are passed over."""
        token = self.tokens[self.index]
        if not token.is_number:
            return False
        if self._number_first() or self._misread_leaf() or self._unit():
            return True
        after = self.index + 1
        if (
            after < len(self.tokens)
            and token.text.isdigit()
            and self.tokens[after].folded in word_set("leaves", "extent")
            and self.deposits.current.has_units
            and not leaves_at(self.tokens, _past_point(self.tokens, after + 1))
        ):
            end = _past_point(self.tokens, after + 1)
            start = token.start
            value = self.text.text_field(start, self.tokens[end - 1].end)
            if value is not None:
                self.deposits.add_extent(value)
            return self._advance(end)
        self.index += 1
        return True

    def _number_first(self) -> bool:
        """``32-ro'yxat``: the number stands before its unit."""
        found = unit_after(self.tokens, self.index)
        if found is None:
            return False
        unit, end = found
        if not self._accept(unit):
            return False
        return self._advance(end)

    def _misread_leaf(self) -> bool:
        """``d. 337, 1. 5``: a Latin l read as a figure, where leaves are due and none are there."""
        draft, token = self.deposits.current, self.tokens[self.index]
        due = draft.own("delo") and not draft.leaves and token.text in ("1", "11")
        at = self.index + 2
        if not due or at >= len(self.tokens) or self.tokens[at - 1].text != ".":
            return False
        latin = draft.parts["delo"].raw[0].isascii()
        apart = self.tokens[at].start > self.tokens[at - 1].end
        if not latin or not apart or not self.tokens[at].is_number:
            return False
        return self._leaves(Unit("listy", token.start, at, True, token.text))

    def _unit(self) -> bool:
        unit = unit_at(self.tokens, self.index)
        return unit is not None and self._accept(unit)

    def _accept(self, unit: Unit) -> bool:
        """Take up a unit, if it means something here."""
        draft = self.deposits.current
        if unit.slip and not self._slip_fits(unit):
            return False
        if not draft.has_units or self.deposits.separated:
            archive_before(self.text, self.deposits, self.shelfmark, (self.last_end, unit.start))
        name = meaning(unit, self.deposits, self.tokens)
        if name is None:
            return False
        self.shelfmark.settle(name, unit.start)
        return self._leaves(unit) if name == "leaves" else self._part(unit, name)

    def _slip_fits(self, unit: Unit) -> bool:
        """A misread marker is believed where the deposit has a fond and lacks the unit."""
        draft = self.deposits.current
        if not draft.own("fond") and not (unit.name == "fond" and draft.archive is not None):
            return False
        return not draft.own("leaves" if unit.name == "listy" else unit.name)

    def _part(self, unit: Unit, name: str) -> bool:
        number = unit.number(self.tokens, name)
        if number is None:
            return False
        start, end = unit.start, self.tokens[number.end - 1].end
        if number.repaired and number.value.isdigit() and not self._repair_fits():
            return False
        raw = self.text.source[start:end]
        if name == "box":
            return self._advance(number.end)
        self.deposits.add(name, self.text.field(number.value, start, end))
        if unit.slip:
            note = _("{text!r} was read as {unit} {number}")
            self.deposits.problems.append(note.format(text=raw, unit=_(name), number=number.value))
        elif number.repaired:
            note = _("the number of {text!r} was read as {number}")
            self.deposits.problems.append(note.format(text=raw, number=number.value))
        self.unit_end = end
        self._advance(number.end)
        self._further_files(unit, name)
        return True

    def _repair_fits(self) -> bool:
        """A number without figures is believed in a reference that is known to be one."""
        draft = self.deposits.current
        return draft.archive is not None or draft.has_units or "archive" in draft.parts

    def _further_files(self, unit: Unit, name: str) -> None:
        """``д. 5, 7, 9`` are three files, if no unit or word follows the numbers."""
        if name != "delo":
            return
        while self.index + 1 < len(self.tokens) and self.tokens[self.index].text == ",":
            token = self.tokens[self.index + 1]
            found = figures(token.text) if token.is_number else None
            after = self.tokens[self.index + 2] if self.index + 2 < len(self.tokens) else None
            ends = after is None or after.text in (",", ".", ";") or after.kind == "n"
            beyond = self.tokens[self.index + 3 : self.index + 4]
            ends = ends and not (after and after.text == "." and beyond and beyond[0].is_number)
            if found is None or found[1] or not ends or _is_year(token.text):
                return
            self.deposits.separate()
            self.deposits.add("delo", self.text.field(found[0], token.start, token.end))
            self.unit_end = token.end
            self._advance(self.index + 2)

    def _leaves(self, unit: Unit) -> bool:
        items = unit.leaves(self.tokens)
        if not items:
            return False
        found: list[Leaves] = []
        for number, item in enumerate(items):
            start = self.tokens[item.start].start if number else unit.start
            span = Span(start, self.tokens[item.end - 1].end)
            raw = span.text(self.text.source)
            found.append(Leaves(item.first, item.last, raw, span))
            if item.repaired or (unit.slip and not number):
                leaves = item.first if item.last == item.first else f"{item.first}-{item.last}"
                note = _("{text!r} was read as leaf {leaf}").format(text=raw, leaf=leaves)
                self.deposits.problems.append(note)
            if _backwards(item.first, item.last):
                note = _("the leaves {text!r} run backwards").format(text=raw)
                self.deposits.problems.append(note)
        self.deposits.add_leaves(found)
        self.unit_end = found[-1].span.end
        return self._advance(items[-1].end)


def _past_point(tokens: Sequence[Token], index: int) -> int:
    return index + (index < len(tokens) and tokens[index].text == ".")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith(("18", "19"))


def _backwards(first: str, last: str) -> bool:
    numbers = [int("".join(filter(str.isdigit, one))) for one in (first, last)]
    return numbers[1] < numbers[0]
