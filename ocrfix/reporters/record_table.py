"""A record for people: what a catalogue card holds, a line each, doubts below.

::

    ── samples/112095.txt ─────────────────────────────────
    Telegram from Mao Zedong to I.V. Stalin …
    type       telegram (шифртелеграмма)
    date       January 16, 1951
    place      APRF. Ф. 45. Оп. 1. Д. 337. Л. 1–3
    to         I.V. Stalin (И.В. Сталин), as «Филиппов»
    number     15603

    form.copy_number  The copy number here is 1, but sheets 2 and 3 say 2

Text of documents is always a rich `Text`, and signs a terminal would obey are shown by `visible`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ocrfix.messages import _, ngettext, pgettext, spoken
from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.rendering import deposit
from ocrfix.reporters.base import Display, visible
from ocrfix.reporters.terminal import open_console

if TYPE_CHECKING:
    from ocrfix.records.model import Field
    from ocrfix.records.record import Act, Official, Party, Problem, Record

_LABEL = 14
#: Narrower columns are unreadable; the lines then run over the edge.
_NARROWEST = 20


class RecordTableReporter:
    """Prints the record of each file as it comes, the number of files at the end of several."""

    def __init__(self, display: Display) -> None:
        """Prints to the display's stream."""
        self._console = open_console(display.stream, display.color)
        self._width = self._console.width
        self._files = self._doubtful = 0

    def add(self, record: Record) -> None:
        """Prints one record."""
        self._files += 1
        self._doubtful += bool(record.problems)
        heading = f"── {visible(record.path)} "
        self._line(Text(heading + "─" * max(2, self._width - cell_len(heading)), "dim"))
        if record.title is not None:
            self._wrapped(Text(visible(record.title.value), "bold"), 0)
        rows = [row for row in (*_head(record), *_form(record), *_marks(record)) if row[1]]
        for label, value in rows:
            self._row(Text(label, "dim"), Text(visible(value)))
        if not rows and record.title is None:
            self._line(Text(_("nothing to record")))
        self._problems(record.problems)
        self._line(Text())

    def finish(self) -> None:
        """Prints how many files were read, if there were several."""
        if self._files > 1:
            counted = ngettext("{count} record", "{count} records", self._files)
            totals = Text(counted.format(count=self._files), "bold")
            doubtful = _(", {count} with doubts.").format(count=self._doubtful)
            totals.append(doubtful if self._doubtful else ".")
            self._line(totals)

    def _row(self, label: Text, value: Text) -> None:
        room = max(self._width - _LABEL, _NARROWEST)
        for number, piece in enumerate(value.wrap(self._console, room, overflow="fold")):
            piece.rstrip()
            head = label if number == 0 else Text()
            self._line(Text.assemble(head, " " * max(1, _LABEL - head.cell_len), piece))

    def _problems(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._line(Text())
        for problem in problems:
            text = Text(visible(problem.field), "yellow")
            text.append("  " if problem.field else "").append(visible(problem.note), "")
            self._wrapped(text, 2)

    def _wrapped(self, text: Text, indent: int) -> None:
        room = max(self._width - indent, _NARROWEST)
        for number, piece in enumerate(text.wrap(self._console, room, overflow="fold")):
            piece.rstrip()
            self._line(Text(" " * (indent if number else 0)).append_text(piece))

    def _line(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)


_Rows = Iterator[tuple[str, str]]


def _head(record: Record) -> _Rows:
    """What the archivist wrote, and who wrote to whom."""
    term = record.document_type_original
    kind = record.document_type or ""
    both = f"{kind} ({term.value})" if kind and term is not None else kind or _said(term)
    yield pgettext("card", "type"), both
    yield pgettext("card", "date"), _date(record)
    yield pgettext("card", "id"), _said(record.document_id)
    for number, one in enumerate(record.citation.deposits):
        code = one.archive_id.value if one.archive_id is not None else ""
        english, russian = archive_title(code)
        name = russian if russian and spoken() == "ru" else english
        written = deposit(one, gost=True)
        label = "" if number else pgettext("card", "place")
        yield label, written if name in written else f"{written} — {name}"
    yield pgettext("card", "url"), _said(record.url)
    languages = ", ".join(language.name.value for language in record.languages)
    yield pgettext("card", "language"), languages
    yield pgettext("card", "from"), "; ".join(map(_party, record.sender))
    yield pgettext("card", "to"), "; ".join(map(_party, record.recipient))
    yield pgettext("card", "summary"), _said(record.summary)


def _date(record: Record) -> str:
    if record.date is None:
        return ""
    text, edtf = record.date.text.value, record.date.edtf
    return f"{text} — {edtf}" if edtf else text


def _form(record: Record) -> _Rows:
    form = record.form
    yield pgettext("card", "form"), _said(form.name)
    yield pgettext("card", "number"), _said(form.telegram_number)
    protocol = _said(form.protocol_number)
    if form.protocol_item is not None:
        protocol += _(", item {number}").format(number=form.protocol_item.value)
    yield pgettext("card", "protocol"), protocol
    yield pgettext("card", "incoming"), _said(form.incoming_number)
    yield pgettext("card", "office"), _said(form.issuing_office)
    marks = (form.classification, form.precedence, form.series, *form.handling)
    yield pgettext("card", "marks"), "; ".join(field.value for field in marks if field is not None)
    yield pgettext("card", "sent from"), _said(form.place_of_origin)
    yield pgettext("card", "sent"), _said(form.sent)
    yield pgettext("card", "received"), _said(form.received)
    yield pgettext("card", "copy"), _said(form.copy_number)
    yield pgettext("card", "sheets"), str(form.sheets or "")
    copies = [f"{one.copy.value} {one.to.value}".strip() for one in form.distribution]
    yield pgettext("card", "copies to"), "; ".join(copies)


def _marks(record: Record) -> _Rows:
    marks = record.service_marks
    yield pgettext("card", "signed"), _said(marks.signature)
    own = [_said(marks.outgoing_number), _said(marks.outgoing_date)]
    yield pgettext("card", "outgoing"), ", ".join(filter(None, own))
    yield pgettext("card", "deciphered"), _act(marks.deciphered)
    yield pgettext("card", "typed"), _act(marks.typed)
    yield pgettext("card", "copies made"), _said(marks.copies_printed)
    yield pgettext("card", "checked"), _official(marks.checked_by)
    yield pgettext("card", "certified"), _official(marks.certified_by)


def _said(field: Field | None) -> str:
    return "" if field is None else field.value


def _party(party: Party) -> str:
    """``I.V. Stalin (И.В. Сталин), as «Филиппов»``."""
    names = [field.value for field in (party.name, party.name_ru) if field is not None]
    text = f"{names[0]} ({names[1]})" if len(names) > 1 else "".join(names)
    if party.pseudonym is not None:
        text += _(", as «{pseudonym}»").format(pseudonym=party.pseudonym.value)
    if party.office is not None and party.office.value not in names:
        text += f", {party.office.value}"
    return text


def _act(act: Act | None) -> str:
    if act is None:
        return ""
    number = f"№ {act.register_number.value}" if act.register_number is not None else ""
    return ", ".join(filter(None, (_said(act.by), _said(act.at), number)))


def _official(official: Official | None) -> str:
    if official is None:
        return ""
    fields = (official.name, official.rank, official.post)
    return ", ".join(field.value for field in fields if field is not None)
