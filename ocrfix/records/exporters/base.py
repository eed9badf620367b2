"""What every exporter has in common: records in, the text of one standard out.

``EXPORTERS["ead3"]().one(record)`` is an EAD3 document of the telegram «ШИФРТЕЛЕГРАММА № 15603»;
`many` puts several records into one text, in the way of the standard. Exporters are pure: no file,
no clock, no network, so the same record always gives the same text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from ocrfix.messages import _

if TYPE_CHECKING:
    from ocrfix.records.record import Record

#: What stands where a standard requires a value that the record lacks. Square brackets are the
#: archivist's sign for what is supplied by the cataloguer.
UNTITLED = "[Untitled]"
UNKNOWN = "[Unknown]"
#: The name under which our local types and codes are declared.
OWN_SOURCE = "ocrfix"


class Exporter(Protocol):
    """Writes records in one standard; the texts end with a newline."""

    #: The usual ending of the files, without a point: ``xml``, ``json``, ``bib``, ``ris``.
    suffix: str

    def one(self, record: Record) -> str:
        """One record as a document of its own."""

    def many(self, records: Sequence[Record]) -> str:
        """All records in one document, in their order; raises ValueError if there is none."""


def required(records: Sequence[Record]) -> Sequence[Record]:
    """The records, of which there must be one: a list without entries is valid in no standard."""
    if not records:
        raise ValueError(_("there is no record to write"))
    return records
