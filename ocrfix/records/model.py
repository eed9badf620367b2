"""What records and references hold: fields that know where they came from.

``f. 45`` gives ``Field(value="45", raw="f. 45", span=…)``: the value is normal, `raw` is the text
as it stands at `span`. What the header does not say is None, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from ocrfix.text.spans import Span


@dataclass(frozen=True, slots=True)
class Field:
    """One fact of the record: its normal value, its text and its place in the source.

    `confidence` is 1 where the text says so plainly, less where the value was mended or inferred.
    """

    value: str
    raw: str
    span: Span
    confidence: float = 1.0
