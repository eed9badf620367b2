"""Ways to report issues and facts, by the name that ``--format`` takes; loaded when used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ocrfix.reporters.base import Display, FactsReporter, RecordReporter, Reporter


def _terminal(display: Display) -> Reporter:
    from ocrfix.reporters.terminal import TerminalReporter

    return TerminalReporter(display)


def _json(display: Display) -> Reporter:
    from ocrfix.reporters.json import JsonReporter

    return JsonReporter(display)


def _json_lines(display: Display) -> Reporter:
    from ocrfix.reporters.jsonlines import JsonLinesReporter

    return JsonLinesReporter(display)


def _sarif(display: Display) -> Reporter:
    from ocrfix.reporters.sarif import SarifReporter

    return SarifReporter(display)


def _github(display: Display) -> Reporter:
    from ocrfix.reporters.github import GithubReporter

    return GithubReporter(display)


def _gitlab(display: Display) -> Reporter:
    from ocrfix.reporters.gitlab import GitlabReporter

    return GitlabReporter(display)


def _html(display: Display) -> Reporter:
    from ocrfix.reporters.html import HtmlReporter

    return HtmlReporter(display)


def _junit(display: Display) -> Reporter:
    from ocrfix.reporters.junit import JunitReporter

    return JunitReporter(display)


def _markdown(display: Display) -> Reporter:
    from ocrfix.reporters.markdown import MarkdownReporter

    return MarkdownReporter(display)


def _facts_terminal(display: Display) -> FactsReporter:
    from ocrfix.reporters.facts_terminal import FactsTerminalReporter

    return FactsTerminalReporter(display)


def _facts_json(display: Display) -> FactsReporter:
    from ocrfix.reporters.facts_json import FactsJsonReporter

    return FactsJsonReporter(display)


def _record_problems(display: Display) -> RecordReporter:
    from ocrfix.reporters.record_problems import RecordProblemsReporter

    return RecordProblemsReporter(display)


def _record_table(display: Display) -> RecordReporter:
    from ocrfix.reporters.record_table import RecordTableReporter

    return RecordTableReporter(display)


def _record_exchange(name: str, display: Display) -> RecordReporter:
    from ocrfix.reporters.record_exchange import RecordExchangeReporter

    return RecordExchangeReporter(display, name)


def _record_json(display: Display) -> RecordReporter:
    from ocrfix.reporters.record_json import RecordJsonReporter

    return RecordJsonReporter(display)


def _record_csv(display: Display) -> RecordReporter:
    from ocrfix.reporters.record_csv import RecordCsvReporter

    return RecordCsvReporter(display)


def _record_lines(display: Display) -> RecordReporter:
    from ocrfix.reporters.record_json import RecordLinesReporter

    return RecordLinesReporter(display)


REPORTERS: dict[str, Callable[[Display], Reporter]] = {
    "github": _github,
    "gitlab": _gitlab,
    "html": _html,
    "json": _json,
    "jsonl": _json_lines,
    "junit": _junit,
    "markdown": _markdown,
    "sarif": _sarif,
    "terminal": _terminal,
}
#: The same for ``ocrfix facts``.
FACTS_REPORTERS: dict[str, Callable[[Display], FactsReporter]] = {
    "json": _facts_json,
    "terminal": _facts_terminal,
}
#: The exchange formats of `ocrfix.records.exporters`, named here so that naming them loads nothing.
EXCHANGE_FORMATS = ("bibtex", "csl-json", "dc", "ead3", "jsonld", "mods", "ris", "tei")
#: The same for ``ocrfix record``.
RECORD_REPORTERS: dict[str, Callable[[Display], RecordReporter]] = {
    **{name: partial(_record_exchange, name) for name in EXCHANGE_FORMATS},
    "csv": _record_csv,
    "json": _record_json,
    "jsonl": _record_lines,
    "problems": _record_problems,
    "table": _record_table,
}
