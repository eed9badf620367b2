"""Ways to report an evaluation, by the name that ``--format`` takes; each is loaded when used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ocrfix.reporters.base import Display

if TYPE_CHECKING:
    from ocrfix.evaluation.summary import Summary


def _terminal(summary: Summary, display: Display) -> None:
    from ocrfix.reporters.evaluation.terminal import report

    report(summary, display)


def _json(summary: Summary, display: Display) -> None:
    from ocrfix.reporters.evaluation.json import report

    report(summary, display)


def _html(summary: Summary, display: Display) -> None:
    from ocrfix.reporters.evaluation.html import report

    report(summary, display)


EVALUATION_REPORTS: dict[str, Callable[[Summary, Display], None]] = {
    "html": _html,
    "json": _json,
    "terminal": _terminal,
}
