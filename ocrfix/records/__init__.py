"""The archival record of a transcription: header, cover form and service marks as data.

``APRF, f. 45, op. 1, d. 337, ll. 1-3`` becomes archive, fond, opis, delo and leaves, each with the
text it was read from and its place.
"""

from __future__ import annotations

from ocrfix.records.model import Field
from ocrfix.records.parsing import parse_record
from ocrfix.records.record import Record

__all__ = ["Field", "Record", "parse_record"]
