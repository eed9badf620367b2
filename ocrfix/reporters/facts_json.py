"""The facts for programs: schema ``ocrfix.facts/1``, stable, offsets in code points.

``"kind": "date", "text": "16 января 1951 г", "value": "1951-01-16"`` with the places that state the
same, the issues that stand there, and what may stand on the paper instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from ocrfix.reporters.base import Display
from ocrfix.reporters.json import framed, issue_data, write_json

if TYPE_CHECKING:
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.facts import Fact
    from ocrfix.text.spans import Span
    from ocrfix.verdicts import Verdict

SCHEMA = "ocrfix.facts/1"
#: The likeliest other readings of a fact that are given.
_READINGS = 5


class FactsJsonReporter:
    """Collects all files, writes one JSON object sorted by path at the end."""

    def __init__(self, display: Display) -> None:
        """Of the display only the stream matters."""
        self._stream = display.stream
        self._files: list[dict[str, Any]] = []
        self._by_kind: Counter[str] = Counter()

    def add(self, report: FileReport, verdicts: Sequence[Verdict]) -> None:
        """Keeps one file."""
        document = report.document
        self._by_kind.update(str(one.fact.kind) for one in verdicts)
        self._files.append(
            {
                "path": report.path,
                "encoding": document.encoding if document else None,
                "facts": [_fact_data(one, document) for one in verdicts] if document else [],
                "problems": list(report.problems),
            }
        )

    def finish(self) -> None:
        """Writes the object."""
        kinds = self._by_kind
        summary = {"facts": kinds.total(), "by_kind": dict(sorted(kinds.items()))}
        write_json(framed(SCHEMA, self._files, summary), self._stream)


def _fact_data(verdict: Verdict, document: Document) -> dict[str, Any]:
    """One fact; line and column are counted from 1, `unit` and `readings` may be empty."""
    fact = verdict.fact
    readings = islice(fact.readings(), _READINGS)
    return {
        "kind": str(fact.kind),
        **_where(fact, document),
        "value": fact.value,
        "unit": fact.unit,
        "language": fact.language,
        "parts": [
            {"name": part.name, "value": part.value, **_span(part.span), "text": part.raw}
            for part in fact.parts
        ],
        "readings": [{"text": one.text, "likeness": round(one.likeness, 4)} for one in readings],
        "confirmations": verdict.confirmations,
        "witnesses": [_where(witness, document) for witness in verdict.witnesses],
        "issues": [issue_data(issue, document) for issue in verdict.issues],
    }


def _where(fact: Fact, document: Document) -> dict[str, Any]:
    line, column = document.index.position(fact.span.start)
    return {
        "zone": str(fact.zone),
        "sheet": fact.sheet,
        "line": line,
        "column": column,
        **_span(fact.span),
        "text": fact.raw,
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
