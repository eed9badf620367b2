"""The record of one document: what its header, cover form and service marks say, as data.

``ШИФРТЕЛЕГРАММА № 15603`` on the cover form becomes ``form.telegram_number`` = ``15603``. Every
value is a `Field` with its raw text and place; what the document does not say is None, never
guessed. A value read through a likely misreading (``Мологову``) is given mended, its raw text kept,
and the doubt told in `problems`. `as_dict` gives plain data, schema ``ocrfix.record/1``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ocrfix.records.model import Field
from ocrfix.records.references import Reference
from ocrfix.text.spans import Span

SCHEMA = "ocrfix.record/1"
_NOTHING_CITED = Reference()


@dataclass(frozen=True, slots=True)
class RecordDate:
    """The date of the paper: as written, as EDTF (None: not dated), and its bounds (ISO 8601)."""

    text: Field
    edtf: str | None = None
    not_before: str | None = None
    not_after: str | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the paper: its English name, ISO 639-1 and ISO 639-2 codes where known."""

    name: Field
    iso639_1: str | None = None
    iso639_2: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or recipient: English and Russian name, and the cover name the paper uses.

    `office` is what the title says of the person («Soviet Adviser in Pyongyang»); an office that is
    itself the party is its `name` as well.
    """

    name: Field | None = None
    name_ru: Field | None = None
    pseudonym: Field | None = None
    office: Field | None = None


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A line of the distribution list: ``№ 3 тов. Молотову``."""

    copy: Field
    to: Field


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something to the paper, and when: ``расш. Прокопьев 16.00 16.1``.

    `at` is ``1951-01-16T16:00`` or ``1951-01-16``; `register_number` is the typist's number.
    """

    by: Field | None = None
    at: Field | None = None
    register_number: Field | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """A person who checked or certified: ``полковник В.И. Макаров, начальник отделения``."""

    name: Field | None = None
    rank: Field | None = None
    post: Field | None = None


@dataclass(frozen=True)
class CoverForm:
    """The printed form of the first sheet; `sheets` is how many sheets the transcription has."""

    name: Field | None = None
    telegram_number: Field | None = None
    protocol_number: Field | None = None
    protocol_item: Field | None = None
    incoming_number: Field | None = None
    issuing_office: Field | None = None
    classification: Field | None = None
    handling: tuple[Field, ...] = ()
    precedence: Field | None = None
    series: Field | None = None
    place_of_origin: Field | None = None
    sent: Field | None = None
    received: Field | None = None
    copy_number: Field | None = None
    sheets: int | None = None
    distribution: tuple[CopyLine, ...] = ()


@dataclass(frozen=True)
class ServiceMarks:
    """What stands below the text: signature, outgoing number, who deciphered, typed, checked."""

    signature: Field | None = None
    outgoing_number: Field | None = None
    outgoing_date: Field | None = None
    deciphered: Act | None = None
    typed: Act | None = None
    copies_printed: Field | None = None
    checked_by: Official | None = None
    certified_by: Official | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A doubt about a field (``form.copy_number``): a sentence, and the place if there is one."""

    field: str
    note: str
    span: Span | None = None


@dataclass(frozen=True)
class Record:
    """All that is said of one document.

    `citation` holds the deposits and what stands around them; its title, date, url and document_id
    are those of the citation itself. `document_type` is a word of a small vocabulary
    (dictionaries/document-types.tsv), `document_type_original` the term of the paper.
    """

    path: str = ""
    title: Field | None = None
    document_type: str | None = None
    document_type_original: Field | None = None
    date: RecordDate | None = None
    document_id: Field | None = None
    url: Field | None = None
    summary: Field | None = None
    rights: Field | None = None
    languages: tuple[Language, ...] = ()
    contents: tuple[Field, ...] = ()
    citation: Reference = _NOTHING_CITED
    citation_raw: Field | None = None
    sender: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    form: CoverForm = CoverForm()
    service_marks: ServiceMarks = ServiceMarks()
    problems: tuple[Problem, ...] = ()

    def as_dict(self, spans: bool = False) -> dict[str, Any]:
        """Plain data without empty values; with `spans` each leaf is value, raw, start, end."""
        from ocrfix.records.plain import record_as_dict  # which names Record, too

        return record_as_dict(self, SCHEMA, spans)
