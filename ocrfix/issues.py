"""The nouns that all parts pass to each other: what is doubtful, what is proposed, and why.

An `Issue` says that ``15608`` at [4242, 4247) disagrees with the other sheets; its first
`Suggestion` is ``15603`` with the confidence 0.98, and its `Evidence` points at the sheets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ocrfix.text.spans import Span


class Applicability(StrEnum):
    """How far a suggestion may go without a person."""

    SAFE = "safe"
    """`fix` may apply it when its confidence reaches the threshold."""
    UNSAFE = "unsafe"
    """Numbers, dates, names, `№`: only with ``--unsafe``."""
    DISPLAY_ONLY = "display-only"
    """Shown to the reader, never applied."""


class Severity(StrEnum):
    """How sure it is that something is wrong."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where in another file a witness stands, and its text: a reporter has only one file at hand.

    Line and column are counted from 1.
    """

    path: str
    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, in words a historian understands; `span` is where in the document it stands.

    `kind` is a stable machine word: ``same-document``, ``other-document``, ``translation``,
    ``dictionary``, ``confusion``, ``frequency``, ``context``, ``form``, ``rule`` (another rule
    about the place). With `elsewhere` the span is one of that other file.
    """

    kind: str
    note: str
    span: Span | None = None
    elsewhere: Elsewhere | None = None

    @property
    def path(self) -> str | None:
        """The other file in which the witness stands, None in the issue's own."""
        return None if self.elsewhere is None else self.elsewhere.path


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to put at the issue's span, and how probable it is that this is right."""

    text: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError for a confidence that is no probability."""
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubtful place of a document, found by one rule. Suggestions are best first."""

    rule: str
    name: str
    span: Span
    text: str
    message: str
    severity: Severity = Severity.WARNING
    applicability: Applicability = Applicability.SAFE
    zone: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=())

    @property
    def confidence(self) -> float:
        """The confidence of the best suggestion, 0 without one."""
        return self.suggestions[0].confidence if self.suggestions else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in place of the characters of `span`."""

    span: Span
    text: str
