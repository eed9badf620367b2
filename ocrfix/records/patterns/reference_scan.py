"""The reference read from left to right: archives, units, leaves, and what stands between them.

``РГАСПИ. Ф. 558. Оп. 11. Д. 76. Л. 9, 9 об. Подлинник.``: each token is offered to one small reader
after the other; what no reader knows is text between the parts, or a shelfmark where the archive
has no fonds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ocrfix.records.model import Field
from ocrfix.records.patterns.archives import UNKNOWN, Archive, Found, archive_names, is_keyword
from ocrfix.records.patterns.credits import credit_at
from ocrfix.records.patterns.reference_dates import REACH
from ocrfix.records.patterns.reference_parts import PartReader
from ocrfix.records.patterns.reference_remarks import publication_at, remark_at
from ocrfix.records.patterns.reference_text import ReferenceText
from ocrfix.records.patterns.reference_units import unit_at
from ocrfix.records.patterns.reference_words import phrases, word_set
from ocrfix.records.patterns.unknown_archives import phrase_at

_AND = frozenset({"and", "и", "й", "та", "und", "&", "also", "также"})
_CLAUSE_STARTS = frozenset({",", ".", ";", ":", "\n", "/", '"', "”", "»"})
_SENTENCE_STARTS = frozenset(".;,()\n:")
_DOCUMENT_ID = re.compile(r"/(?P<id>\d{2,})/?$")


@dataclass
class Surroundings:
    """What was read around the deposits."""

    fields: dict[str, Field] = field(default_factory=dict)
    people: dict[str, list[Field]] = field(default_factory=dict)


class Scan(PartReader):
    """One pass over the tokens from an offset on."""

    def __init__(self, text: ReferenceText, start: int) -> None:
        """Begin at the first token at or after `start`."""
        super().__init__(text, start)
        self.around = Surroundings()
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

    def _archive(self) -> bool:
        names = archive_names()
        found = names.at(self.tokens, self.index)
        if found is None:
            return False
        if found.archive.repository:
            self._repository(self.tokens[found.first].start, self.tokens[found.end - 1].end)
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
        if any(token.folded in word_set("archive", "digital")
               for token in self.tokens[self.index : end]):  # fmt: skip
            self._repository(start, self.tokens[end - 1].end)
            return self._advance(end)
        stop = names.tail(self.tokens, end)
        inner = [one for n in range(end, stop) if (one := names.at(self.tokens, n))]
        archive = inner[0].archive if inner else UNKNOWN
        self._name(archive, start, self.tokens[stop - 1].end)
        return self._advance(stop)

    def _repository(self, start: int, stop: int) -> None:
        """Take up the digital repository that is named at these offsets."""
        name = self.text.text_field(start, stop)
        if name is not None:
            self.around.fields.setdefault("repository", name)

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
