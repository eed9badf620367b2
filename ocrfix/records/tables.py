"""Records and references as rows of a table, one column a fact.

``РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 92 об.`` gives ``archive`` = ``РГАСПИ``, ``fond`` = ``558``,
``listy`` = ``92ob``. The names of the columns are stable; docs/catalogues.md explains them. Numbers
stand as written, zeros and letters included. What a cell cannot hold without loss (several
deposits, languages with codes) is whole in the JSON of the last column of a record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ocrfix.records.cells import guarded, joined, leaves_text, one_line
from ocrfix.records.model import Field
from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.record import Act, Official, Party, Record
from ocrfix.records.references import Deposit, Reference
from ocrfix.records.rendering import deposit as rendered


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and how to read it from a `Record` or a `Reference`."""

    name: str
    meaning: str
    read: Callable[[Any], str]


def names(columns: Iterable[Column]) -> list[str]:
    """The first line of a table."""
    return [column.name for column in columns]


def row(columns: Iterable[Column], subject: Record | Reference) -> list[str]:
    """The cells of one line, none of which a spreadsheet takes for a formula."""
    return [guarded(one_line(column.read(subject))) for column in columns]


# -- how values are read --------------------------------------------------------------------------


def _text(value: Any) -> str:
    """A field, several fields, a figure, or nothing."""
    if isinstance(value, Field):
        return value.value
    if isinstance(value, tuple):
        return joined(_text(one) for one in value)
    return "" if value is None else str(value)


def _at(path: str, subject: Any) -> str:
    """The value at a path of attributes: ``form.telegram_number``."""
    for name in path.split("."):
        subject = getattr(subject, name, None)
    return _text(subject)


def _column(name: str, meaning: str, path: str = "") -> Column:
    return Column(name, meaning, partial(_at, path or name))


def _first(reference: Reference) -> Deposit:
    return reference.deposits[0] if reference.deposits else Deposit()


def _leaves(reference: Reference) -> str:
    return leaves_text(_first(reference).leaves)


def _noted(reference: Reference) -> str:
    return joined(reference.problems)


def _further(reference: Reference) -> str:
    return joined(rendered(one, gost=True) for one in reference.deposits[1:])


def _in_deposit(name: str, reference: Reference) -> str:
    return _text(getattr(_first(reference), name))


def _archive_name(number: int, record: Record) -> str:
    return archive_title(_in_deposit("archive_id", record.citation))[number]


def _parties(name: str, attribute: str, record: Record) -> str:
    parties: tuple[Party, ...] = getattr(record, name)
    return joined(_text(getattr(party, attribute)) for party in parties)


def _official(name: str, record: Record) -> str:
    """``полковник В.И. Макаров, начальник отделения``."""
    official: Official | None = getattr(record.service_marks, name)
    if official is None:
        return ""
    person = " ".join(_text(one) for one in (official.rank, official.name) if one)
    return ", ".join(one for one in (person, _text(official.post)) if one)


def _act(name: str, attribute: str, record: Record) -> str:
    act: Act | None = getattr(record.service_marks, name)
    return "" if act is None else _text(getattr(act, attribute))


def _distribution(record: Record) -> str:
    """``1 Сталин; 2 Молотов``: number of the copy and to whom it went."""
    lines = record.form.distribution
    return joined(" ".join(filter(None, (_text(one.copy), _text(one.to)))) for one in lines)


def _languages(record: Record) -> str:
    return joined(_text(one.name) for one in record.languages)


def _language_codes(record: Record) -> str:
    return joined(one.iso639_2 or "" for one in record.languages)


def _problems(record: Record) -> str:
    return joined(f"{problem.field}: {problem.note}" for problem in record.problems)


def _json(record: Record) -> str:
    return json.dumps(record.as_dict(), ensure_ascii=False, separators=(",", ":"))


def _cited(column: Column) -> Column:
    """A column of the citation as a column of the record."""
    return Column(column.name, column.meaning, lambda record: column.read(record.citation))


# -- the columns ----------------------------------------------------------------------------------

#: Where the paper lies: the first deposit field by field, the others written out.
DEPOSIT_COLUMNS: tuple[Column, ...] = (
    *(
        Column(name, meaning, partial(_in_deposit, name))
        for name, meaning in (
            ("archive", "name of the archive as written"),
            ("archive_id", "our code for it, where it is known"),
            ("fond", "number of the fond, zeros and letters kept"),
            ("opis", "number of the opis"),
            ("papka", "number of the papka"),
            ("delo", "number of the delo, or of what is called «ед. хр.», «спр.»"),
        )
    ),
    Column(
        "listy", "leaves: `1–3, 7ob` (`ob`: verso)", lambda one: leaves_text(_first(one).leaves)
    ),
    *(
        Column(name, meaning, partial(_in_deposit, name))
        for name, meaning in (
            ("shelfmark", "call number in an archive without fonds"),
            ("svyazka", "number of the svyazka"),
            ("volume", "number of the volume"),
            ("extent", "leaves of the whole file: `9 л.`"),
            ("ibid", "the words that point to the reference above: `Там же`"),
        )
    ),
    Column("also", "further places where the paper lies, written out", _further),
)
_CREDIT_COLUMNS = (
    _column("obtained_by", "who found the paper"),
    _column("contributed_by", "who gave it to the digital archive"),
    _column("translated_by", "who translated it"),
    _column("physdesc", "remark on authenticity and technique"),
    _column("published_in", "printed edition that is named"),
)
#: What is added to a spreadsheet with a column of references.
REFERENCE_COLUMNS: tuple[Column, ...] = (
    *DEPOSIT_COLUMNS,
    _column("date_edtf", "date in EDTF (ISO 8601-2)", "date"),
    _column("time", "time of day"),
    _column("title", "title of the paper"),
    *_CREDIT_COLUMNS,
    _column("repository", "digital repository that is named"),
    _column("url", "address on the web"),
    _column("document_id", "number at the end of the address"),
    Column(
        "problems", "what was repaired, inherited or left out", lambda one: joined(one.problems)
    ),
)


def _party_columns(name: str, what: str) -> Sequence[Column]:
    kinds = (
        (name, f"{what}, English", "name"),
        (f"{name}_ru", f"{what}, Russian", "name_ru"),
        (f"{name}_pseudonym", f"{what}: cover name of the paper", "pseudonym"),
        (f"{name}_office", f"{what}: office", "office"),
    )
    return tuple(
        Column(column, meaning, partial(_parties, name, attribute))
        for column, meaning, attribute in kinds
    )


#: A record as one row; `part` counts the documents of a file and is put in by `record_row`.
RECORD_COLUMNS: tuple[Column, ...] = (
    _column("path", "file"),
    Column("part", "which document of the file, from 1", lambda _: "1"),
    _column("document_id", "number in the digital archive"),
    _column("title", "title"),
    _column("document_type", "kind of paper"),
    _column("document_type_original", "kind of paper in the words of the paper"),
    _column("date", "date as written", "date.text"),
    _column("date_edtf", "date in EDTF (ISO 8601-2); empty: not dated", "date.edtf"),
    _column("date_not_before", "first day that is possible", "date.not_before"),
    _column("date_not_after", "last day that is possible", "date.not_after"),
    *_party_columns("sender", "sender"),
    *_party_columns("recipient", "recipient"),
    Column("languages", "languages of the paper", _languages),
    Column("language_codes", "the same in ISO 639-2", _language_codes),
    *map(_cited, DEPOSIT_COLUMNS[:2]),
    Column("archive_name", "full name of the archive in English", partial(_archive_name, 0)),
    Column("archive_name_ru", "full name of the archive in Russian", partial(_archive_name, 1)),
    *map(_cited, DEPOSIT_COLUMNS[2:]),
    _column("repository", "digital repository", "citation.repository"),
    *map(_cited, _CREDIT_COLUMNS),
    _column("form_name", "name of the printed form", "form.name"),
    *(
        _column(name, meaning, f"form.{name}")
        for name, meaning in (
            ("telegram_number", "number of the telegram"),
            ("protocol_number", "number of the protocol"),
            ("protocol_item", "item of the protocol"),
            ("incoming_number", "incoming number"),
            ("issuing_office", "office that issued it"),
            ("classification", "secrecy"),
            ("handling", "handling marks"),
            ("precedence", "urgency"),
            ("series", "series of the numbering"),
            ("place_of_origin", "place of sending"),
            ("sent", "when it was sent"),
            ("received", "when it was received"),
            ("copy_number", "number of this copy"),
            ("sheets", "sheets of the transcription"),
        )
    ),
    Column("distribution", "copies and to whom they went", _distribution),
    _column("signature", "signature", "service_marks.signature"),
    _column("outgoing_number", "outgoing number", "service_marks.outgoing_number"),
    _column("outgoing_date", "date of the outgoing number", "service_marks.outgoing_date"),
    Column("deciphered_by", "who deciphered it", partial(_act, "deciphered", "by")),
    Column("deciphered_at", "when", partial(_act, "deciphered", "at")),
    Column("typed_by", "who typed it", partial(_act, "typed", "by")),
    Column("typed_at", "when", partial(_act, "typed", "at")),
    Column("register_number", "number of the typist", partial(_act, "typed", "register_number")),
    _column("copies_printed", "copies that were typed", "service_marks.copies_printed"),
    Column("checked_by", "who checked it", partial(_official, "checked_by")),
    Column("certified_by", "who certified it", partial(_official, "certified_by")),
    _column("url", "address on the web"),
    _column("summary", "summary"),
    _column("contents", "what the digital archive holds of it"),
    _column("rights", "rights"),
    _column("citation", "the citation as written", "citation_raw"),
    Column("problems", "doubts and contradictions", _problems),
    Column("record", "the whole record as JSON", _json),
)  # fmt: skip


def record_row(record: Record, part: int = 1) -> list[str]:
    """The cells of a record, in the order of `RECORD_COLUMNS`."""
    cells = row(RECORD_COLUMNS, record)
    cells[1] = str(part)
    return cells
