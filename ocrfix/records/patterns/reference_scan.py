"""The reference read from left to right: archives, units, leaves, and what stands between them.

``РГАСПИ. Ф. 558. Оп. 11. Д. 76. Л. 9, 9 об. Подлинник.``: each token is offered to one small reader
after the other; what no reader knows is text between the parts, or a shelfmark where the archive
has no fonds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ocrfix.records.model import Field
from ocrfix.records.patterns.archives import UNKNOWN, Archive, Found, archive_names, is_keyword
from ocrfix.records.patterns.credits import credit_at
from ocrfix.records.patterns.deposits import Deposits
from ocrfix.records.patterns.reference_dates import REACH
from ocrfix.records.patterns.reference_numbers import figures, leaves_at
from ocrfix.records.patterns.reference_remarks import publication_at, remark_at
from ocrfix.records.patterns.reference_text import ReferenceText, Token
from ocrfix.records.patterns.reference_units import Unit, unit_after, unit_at
from ocrfix.records.patterns.reference_words import phrases, word_set
from ocrfix.records.patterns.shelfmarks import Shelfmark
from ocrfix.records.patterns.unit_meaning import meaning
from ocrfix.records.patterns.unknown_archives import archive_before, phrase_at
from ocrfix.records.references import Leaves
from ocrfix.text.spans import Span

_AND = frozenset({"and", "и", "й", "та", "und", "&", "also", "также"})
_CLAUSE_STARTS = frozenset({",", ".", ";", ":", "\n", "/", '"', "”", "»"})
_SENTENCE_STARTS = frozenset(".;,()\n:")
_DOCUMENT_ID = re.compile(r"/(?P<id>\d{2,})/?$")


@dataclass
class Surroundings:
    """What was read around the deposits."""

    fields: dict[str, Field] = field(default_factory=dict)
    people: dict[str, list[Field]] = field(default_factory=dict)


class Scan:
    """One pass over the tokens from an offset on."""

    def __init__(self, text: ReferenceText, start: int) -> None:
        """Begin at the first token at or after `start`."""
        self.text, self.tokens = text, text.tokens
        self.index = text.index_at(start)
        self.deposits, self.around = Deposits(), Surroundings()
        self.shelfmark = Shelfmark(text, self.deposits)
        self.last_end = start  # where what was understood last ends
        self.unit_end = start  # where the last part of a deposit ends
        self._closing = _brackets(text)

    def run(self) -> None:
        """Read to the end."""
        readers = (
            self._number, self._archive, self._ibid, self._credit, self._publication, self._unit,
            self._remark, self._phrase, self._and,
        )  # fmt: skip
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            if token.kind == "w":
                if not any(reader() for reader in readers):
                    self.index += 1
            elif token.kind == "u":
                self._address()
            else:
                self._mark()
        self.shelfmark.close(len(self.text.clean))

    def _advance(self, end: int) -> bool:
        """Go on at the token `end`; what stood before it is understood."""
        self.index = end
        self.last_end = self.tokens[end - 1].end
        return True

    def _mark(self) -> None:
        token = self.tokens[self.index]
        if token.text == ";":
            self.deposits.separate()
        paragraph = token.kind == "n" and self.tokens[self.index - 1].kind == "n"
        if paragraph and self.shelfmark.has_text(token.start):
            self.shelfmark.close(token.start)
        if token.text == "(" and self.deposits.current.has_units and not self._opens_something():
            self.index = self._closing.get(self.index, self.index)
        self.index += 1

    def _opens_something(self) -> bool:
        """Whether a bracket holds more than a remark on the number before it."""
        after = self.index + 1
        if after >= len(self.tokens) or self.tokens[after].kind != "w":
            return False
        return self._stops(after) or remark_at(self.text, after, self._stops) is not None

    def _stops(self, index: int) -> bool:
        """Whether something known begins at a token."""
        token = self.tokens[index]
        if token.kind != "w":
            return token.kind == "u"
        if archive_names().at(self.tokens, index) is not None and not self._in_phrase(index):
            return True
        if phrases("publication", "openers").at(self.tokens, index) is not None:
            return True
        if credit_at(self.text, index) is not None:
            return True
        unit = unit_at(self.tokens, index)
        return unit is not None and unit.name in ("fond", "opis", "delo", "listy")

    def _in_phrase(self, index: int) -> bool:
        """Whether a name stands in the middle of a sentence: ``на бланке Архива РАН``."""
        return index > 0 and self.tokens[index - 1].kind == "w"

    # --- readers: each says whether it read something

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

    def _archive(self) -> bool:
        names = archive_names()
        found = names.at(self.tokens, self.index)
        if found is None:
            return False
        if found.archive.repository:
            value = self.text.text_field(
                self.tokens[found.first].start, self.tokens[found.end - 1].end
            )
            if value is not None:
                self.around.fields.setdefault("repository", value)
            return self._advance(found.end)
        end = names.tail(self.tokens, found.end)
        first, end = self._widened(found, end)
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        if self.shelfmark.holds(start):
            self.index = end
            return True
        if self.shelfmark.merges(found.archive, start, stop):
            return self._advance(end)
        self._name(found.archive, start, stop)
        return self._advance(end)

    def _phrase(self) -> bool:
        """An archive that no list knows, by a word of its name, at the beginning of a clause."""
        before = self.tokens[self.index - 1].text if self.index else ","
        draft = self.deposits.current
        if not draft.is_empty or before not in _CLAUSE_STARTS:
            return False
        end = phrase_at(self.tokens, self.index)
        if end is None:
            return False
        start, names = self.tokens[self.index].start, archive_names()
        stop = names.tail(self.tokens, end)
        inner = [one for n in range(end, stop) if (one := names.at(self.tokens, n))]
        archive = inner[0].archive if inner else UNKNOWN
        self._name(archive, start, self.tokens[stop - 1].end)
        return self._advance(stop)

    def _name(self, archive: Archive, start: int, stop: int) -> None:
        """Take up the archive that is named at these offsets."""
        name = self.text.text_field(start, stop)
        if name is None:
            return
        self.shelfmark.close(start)
        code = archive.code_in(self.text.clean[max(0, start - REACH) : stop + REACH])
        value = self.text.field(code, start, stop) if code else None
        before = (self.last_end, start)
        self.deposits.name(archive, name, value)
        self.shelfmark.open(archive, before, stop)
        self.unit_end = stop

    def _widened(self, found: Found, end: int) -> tuple[int, int]:
        """``Archive of the Ministry of Foreign Affairs (AMIP)``: the phrase before the bracket."""
        first = found.first
        bracketed = first and self.tokens[first - 1].text == "(" and end < len(self.tokens)
        if not bracketed or self.tokens[end].text != ")":
            return first, end
        place = first - 2
        while place >= 0 and self.tokens[place].kind == "w" and first - place < 16:
            if self.tokens[place].start < self.last_end:
                break
            place -= 1
        phrase = self.tokens[place + 1 : first - 1]
        if not any(is_keyword(token) for token in phrase):
            return first, end
        return place + 1, archive_names().tail(self.tokens, end + 1)

    def _ibid(self) -> bool:
        found = phrases("ibid", "words").at(self.tokens, self.index)
        if found is None:
            return False
        value = self.text.text_field(self.tokens[self.index].start, self.tokens[found[1] - 1].end)
        if value is not None:
            self.deposits.refer_back(value)
        return self._advance(found[1])

    def _credit(self) -> bool:
        found = credit_at(self.text, self.index)
        if found is None:
            return False
        self.shelfmark.close(self.tokens[self.index].start)
        for kind, names in found[0].items():
            self.around.people.setdefault(kind, []).extend(names)
        return self._advance(found[1])

    def _publication(self) -> bool:
        found = publication_at(self.text, self.index, self._stops)
        if found is None:
            return False
        self.shelfmark.close(self.tokens[self.index].start)
        first, end = found
        value = self.text.text_field(
            self.tokens[first].start, self.tokens[end - 1].end, " \t\r\n.,;"
        )
        if value is not None:
            self.around.fields.setdefault("published_in", value)
        return self._advance(end)

    def _remark(self) -> bool:
        before = self.tokens[self.index - 1] if self.index else None
        if before is None or before.text not in _SENTENCE_STARTS:
            return False
        start = self.tokens[self.index].start
        ends_shelfmark = before.text in (".", "\n") and self.shelfmark.has_text(start)
        if not self.deposits.current.has_units and not ends_shelfmark:
            return False
        found = remark_at(self.text, self.index, self._stops)
        if found is None or (before.text == "," and self._goes_on(found[1])):
            return False
        self.shelfmark.close(start)
        value = self.text.text_field(
            self.tokens[found[0]].start, self.tokens[found[1] - 1].end, " \t\r\n.,;"
        )
        if value is not None:
            self.around.fields.setdefault("physdesc", value)
        return self._advance(found[1])

    def _goes_on(self, index: int) -> bool:
        """Whether units follow: then a clause between commas is a name of the file."""
        return index < len(self.tokens) and unit_at(self.tokens, index) is not None

    def _and(self) -> bool:
        """``and`` before an archive or a unit divides deposits."""
        if self.tokens[self.index].folded not in _AND:
            return False
        after = self.index + 1
        while after < len(self.tokens) and self.tokens[after].text in (",", ":"):
            after += 1
        word = after < len(self.tokens) and self.tokens[after].kind == "w"
        if word and (archive_names().at(self.tokens, after) or unit_at(self.tokens, after)):
            self.deposits.separate()
        self.index += 1
        return True

    def _address(self) -> None:
        token = self.tokens[self.index]
        self.shelfmark.close(token.start)
        self.around.fields.setdefault("url", self.text.field(token.text, token.start, token.end))
        match = _DOCUMENT_ID.search(token.text)
        if match is not None:
            start = token.start + match.start("id")
            value = self.text.field(match["id"], start, start + len(match["id"]))
            self.around.fields.setdefault("document_id", value)
        self._advance(self.index + 1)

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
            self.deposits.problems.append(f"{raw!r} was read as {name} {number.value}")
        elif number.repaired:
            self.deposits.problems.append(f"the number of {raw!r} was read as {number.value}")
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
                self.deposits.problems.append(
                    f"{raw!r} was read as leaf {item.first}"
                    + (f"-{item.last}" if item.last != item.first else "")
                )
            if _backwards(item.first, item.last):
                self.deposits.problems.append(f"the leaves {raw!r} run backwards")
        self.deposits.add_leaves(found)
        self.unit_end = found[-1].span.end
        return self._advance(items[-1].end)


def _brackets(text: ReferenceText) -> dict[int, int]:
    """The closing bracket of each opening one, as token indices."""
    open_ones: list[int] = []
    closing: dict[int, int] = {}
    for index, token in enumerate(text.tokens):
        if token.text == "(":
            open_ones.append(index)
        elif token.text == ")" and open_ones:
            closing[open_ones.pop()] = index
    return closing


def _past_point(tokens: Sequence[Token], index: int) -> int:
    return index + (index < len(tokens) and tokens[index].text == ".")


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith(("18", "19"))


def _backwards(first: str, last: str) -> bool:
    numbers = [int("".join(filter(str.isdigit, one))) for one in (first, last)]
    return numbers[1] < numbers[0]
