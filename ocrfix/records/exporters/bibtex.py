"""BibTeX and BibLaTeX: ``@misc{doc112095, title = {{Telegram …}}, year = {1951}, …}``.

`year`, `month`, `day` stand only for a date whose year is known, for classic styles; `date` is
EDTF as far as BibLaTeX reads it (level 1); any other date is said in `note`, after the reference:
fields like `library` or `shelfmark` would be printed by no style. Text is UTF-8, what TeX takes for
its own is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ocrfix.records.exporters.base import UNTITLED, required
from ocrfix.records.exporters.described import Described, When, described
from ocrfix.records.exporters.edtf_parts import Kind, Moment, Parts
from ocrfix.records.exporters.keys import keys
from ocrfix.records.exporters.notes import language_text, note_lines
from ocrfix.records.exporters.plain_text import web_address
from ocrfix.records.record import Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Braces must balance even where they are escaped, so they become commands.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    }
)  # fmt: skip
#: Level 1 of EDTF in BibLaTeX: dates with qualifiers at their end, seasons, unknown last figures.
_BIBLATEX_MOMENT = r"(?:\d{4}(?:-\d\d(?:-(?:\d\d|XX))?|-XX(?:-XX)?)?|\d{3}X|\d\dXX)[?~%]?"
_BIBLATEX = re.compile(
    rf"{_BIBLATEX_MOMENT}(?:/(?:{_BIBLATEX_MOMENT}|\.\.))?|\.\./{_BIBLATEX_MOMENT}"
)
_LAST_SEASON = 24


class BibtexExporter:
    """A ``.bib`` file with an entry a record."""

    suffix = "bib"

    def one(self, record: Record) -> str:
        """One entry."""
        return self.many([record])

    def many(self, records: Sequence[Record]) -> str:
        """Several entries; raises ValueError if there is no record."""
        items = [described(record) for record in required(records)]
        return "\n".join(_entry(item, key) for item, key in zip(items, keys(items), strict=True))


def escaped(text: str) -> str:
    r"""A text that TeX prints as it is.

    >>> escaped("50% of {x}")
    '50\\% of \\textbraceleft{}x\\textbraceright{}'
    """
    return text.translate(_ESCAPES)


def _entry(what: Described, key: str) -> str:
    lines = [f"  {name} = {value}," for name, value in _fields(what)]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _fields(what: Described) -> Iterable[tuple[str, str]]:
    yield "title", _braced(f"{{{escaped(what.title or UNTITLED)}}}")
    if what.senders:
        names = " and ".join(f"{{{escaped(agent.name)}}}" for agent in what.senders)
        yield "author", _braced(names)
    if what.translated_by:
        names = " and ".join(f"{{{escaped(name)}}}" for name in what.translated_by)
        yield "translator", _braced(names)
    yield from _date(what.when)
    kind = what.document_type_original or what.document_type
    if kind:
        yield "howpublished", _text(kind)
    if note := _note(what):
        yield "note", _text("; ".join(note))
    yield from _rest(what)


def _rest(what: Described) -> Iterable[tuple[str, str]]:
    if what.document_id:
        yield "number", _text(what.document_id)
    address = web_address(what.url)
    if address:
        yield "url", _braced(address.replace("\\", "%5C"))
    if what.place:
        yield "address", _text(what.place)
    if languages := language_text(what):
        yield "language", _text(languages)
    if what.repository:
        yield "organization", _text(what.repository)
    if what.summary:
        yield "abstract", _text(" ".join(what.summary))
    if lines := [*note_lines(what), *what.problems]:
        yield "annote", _text("; ".join(lines))


def _note(what: Described) -> list[str]:
    """What a printed entry must say: reference, addressee, a date that the fields cannot hold."""
    found = [what.holdings[0].text] if what.holdings and what.holdings[0].text else []
    if what.recipients:
        found.append("to " + ", ".join(agent.name for agent in what.recipients))
    if what.when and not _is_year(what.when.parts):
        found.append(what.when.text or what.when.edtf)
    if what.published_in:
        found.append(f"published in {what.published_in}")
    if what.url and not web_address(what.url):
        found.append(what.url)
    return [text for text in found if text]


def _is_year(date: Parts | None) -> bool:
    """Whether the fields of a date say all that is known: one whole date."""
    return date is not None and date.plain


def _date(when: When | None) -> Iterable[tuple[str, str]]:
    date = when.parts if when else None
    if date is None:
        return
    if date.year:
        yield "year", _braced(date.year)
    moment = date.first
    if date.plain and moment is not None:
        yield from _month_and_day(moment)
    if _for_biblatex(date):
        yield "date", _braced(date.edtf)


def _month_and_day(moment: Moment) -> Iterable[tuple[str, str]]:
    numbers = moment.numbers
    if len(numbers) > 1:
        yield "month", _MONTHS[numbers[1] - 1]
    if len(numbers) > 2:
        yield "day", _braced(str(numbers[2]))


def _for_biblatex(date: Parts) -> bool:
    seasons = all(moment.season <= _LAST_SEASON for moment in date.moments)
    known = date.kind in (Kind.SINGLE, Kind.RANGE)
    return known and seasons and _BIBLATEX.fullmatch(date.edtf) is not None


def _text(text: str) -> str:
    return _braced(escaped(text))


def _braced(text: str) -> str:
    return f"{{{text}}}"
