"""The archival record of a transcription: what its English header says, field by field.

``APRF, f. 45, op. 1, d. 337, ll. 1-3`` becomes archive, fond, opis, delo and leaves, each with the
text it was read from and its place.
"""

from __future__ import annotations

from ocrfix.records.model import Field, Record
from ocrfix.records.parsing import parse_record

__all__ = ["Field", "Record", "parse_record"]
