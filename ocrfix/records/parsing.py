"""From a transcription to its `Record`: header, cover form, service marks, sender and recipient.

``ШИФРТЕЛЕГРАММА № 15603`` on the form becomes ``form.telegram_number``. A file without a header
gives what its form says; one without a form what its header says. Of a file with several papers
the first is read, and that is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.document.zoning import find_zones
from ocrfix.facts.events import EventKind
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import _, ngettext
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.cover_form import read_form
from ocrfix.records.patterns.document_types import document_type
from ocrfix.records.patterns.header import Header, read_header
from ocrfix.records.patterns.parties import read_parties
from ocrfix.records.patterns.service_marks import read_marks
from ocrfix.records.record import CoverForm, Problem, Record, RecordDate, ServiceMarks
from ocrfix.records.references import Reference

#: Form names of telegrams that go out: their number is that behind the signature.
_OUTGOING = ("шифром", "исходящая шифртелеграмма", "исходящая шифровка")
_OF_PAPERS = (ZoneKind.COVER_FORM, ZoneKind.BODY, ZoneKind.CONTINUATION, ZoneKind.SERVICE_MARKS)
_DATED_BY = (EventKind.SIGNED, EventKind.FORM, EventKind.SENT, EventKind.RECEIVED,
             EventKind.TYPED)  # fmt: skip


def parse_record(document: Document | str, knowledge: Knowledge | None = None) -> Record:
    """The record of a transcription, an empty one if it says nothing. Raises nothing for any text.

    `knowledge` is what is known of names and forms; without it the program's own lists are opened.
    """
    if isinstance(document, str):
        document = Document(path="", source=document)
    if not document.zones:
        document = find_zones(document)
    if not document.zones:
        return Record(path=document.path)
    part = document.zones[0].part
    zone = _header_zone(document, part)
    paper = Paper.of(document, knowledge or _own_knowledge(), part, zone)
    header = Header() if zone is None else read_header(document, zone)
    record = _record(paper, header)
    if zone is None or zone.part == part:
        return record
    apart = Problem("citation", _("the header stands apart from the paper"), zone.span)
    return replace(record, problems=(*record.problems, apart))


def _header_zone(document: Document, part: int) -> Zone | None:
    """The header of a part, or the only one of the file if it has no other paper below it."""
    zones = list(document.zones_of(ZoneKind.HEADER))
    own = next((zone for zone in zones if zone.part == part), None)
    if own is not None or len(zones) != 1:
        return own
    (zone,) = zones
    papers = document.zones_of(*_OF_PAPERS)
    return None if any(one.part == zone.part for one in papers) else zone


@lru_cache(maxsize=1)
def _own_knowledge() -> Knowledge:
    return Knowledge()


def _record(paper: Paper, header: Header) -> Record:
    form, marks = read_form(paper), read_marks(paper)
    form, marks = _numbered(form, marks)
    date = header.date or _own_date(paper)
    kind, term = document_type(paper, header.title)
    parties = read_parties(paper, _readable_title(header), _day(date), form)
    return Record(
        path=paper.document.path,
        title=header.title,
        document_type=kind,
        document_type_original=term,
        date=date,
        document_id=header.document_id,
        url=header.url,
        summary=header.summary,
        rights=header.rights,
        languages=header.languages,
        contents=header.contents,
        citation=header.citation or Reference(),
        citation_raw=header.raw,
        sender=parties.sender,
        recipient=parties.recipient,
        form=form,
        service_marks=marks,
        problems=(*header.problems, *parties.problems, *_doubts(paper), *_leaves(paper, header)),
    )


def _readable_title(header: Header) -> Field | None:
    """The title; for one in capitals, which hide its names, that of the citation."""
    cited = header.citation.title if header.citation is not None else None
    shouted = header.title is not None and header.title.value.isupper()
    return cited if shouted and cited is not None else header.title


def _numbered(form: CoverForm, marks: ServiceMarks) -> tuple[CoverForm, ServiceMarks]:
    """An outgoing telegram has one number, that of the sender."""
    outgoing = form.name is not None and form.name.value in _OUTGOING
    if outgoing and form.telegram_number is None and marks.outgoing_number is not None:
        form = replace(form, telegram_number=marks.outgoing_number)
    return form, marks


def _own_date(paper: Paper) -> RecordDate | None:
    """The date of a paper without a header: that of its signature, form or receipt."""
    for kind in _DATED_BY:
        for event in paper.events_of(kind):
            if event.day is not None and not event.year_added:
                day = event.day.isoformat()
                text = paper.field(event.raw, event.span)
                return RecordDate(text, day, day, day)
    return None


def _day(date: RecordDate | None) -> str | None:
    """The first day a date may mean."""
    return None if date is None else date.not_before


def _leaves(paper: Paper, header: Header) -> Iterator[Problem]:
    """More or fewer leaves in the citation than sheets in the transcription."""
    deposits = header.citation.deposits if header.citation is not None else ()
    if len(deposits) != 1 or not deposits[0].leaves or paper.sheets is None:
        return
    ends = [(one.first, one.last) for one in deposits[0].leaves]
    if not all(end.isdigit() for pair in ends for end in pair):
        return  # backs of leaves are sheets of their own
    count = sum(int(last) - int(first) + 1 for first, last in ends)
    if count != paper.sheets:
        note = _("leaves in the citation: {leaves}, sheets in the transcription: {sheets}").format(
            leaves=count, sheets=paper.sheets
        )
        yield Problem("form.sheets", note, deposits[0].leaves[0].span)


def _doubts(paper: Paper) -> Iterator[Problem]:
    """What the file as a whole makes doubtful."""
    parts = {zone.part for zone in paper.document.zones_of(*_OF_PAPERS)}
    if len(parts) > 1:
        note = ngettext(
            "the file holds {count} paper; this record is of the first",
            "the file holds {count} papers; this record is of the first",
            len(parts),
        )
        yield Problem("", note.format(count=len(parts)))
    headers = [zone for zone in paper.document.zones_of(ZoneKind.HEADER) if zone.part == paper.part]
    if len(headers) > 1:
        note = _("the paper has more than one header; the first is read")
        yield Problem("citation", note, headers[1].span)
