"""Ways to report issues, by the name that ``--format`` takes; each is loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable

from ocrfix.reporters.base import Display, Reporter


def _terminal(display: Display) -> Reporter:
    from ocrfix.reporters.terminal import TerminalReporter

    return TerminalReporter(display)


def _json(display: Display) -> Reporter:
    from ocrfix.reporters.json import JsonReporter

    return JsonReporter(display)


REPORTERS: dict[str, Callable[[Display], Reporter]] = {
    "json": _json,
    "terminal": _terminal,
}
