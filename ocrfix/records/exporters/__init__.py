"""Exchange formats of records, by the name that ``--format`` takes; loaded when used.

Each turns a record of «ШИФРТЕЛЕГРАММА № 15603» into the text of one standard (docs/exchange.md).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ocrfix.records.exporters.base import Exporter


def _loader(module: str, name: str) -> Callable[[], Exporter]:
    def load() -> Exporter:
        exporter: Exporter = getattr(import_module(f"{__name__}.{module}"), name)()
        return exporter

    return load


EXPORTERS: dict[str, Callable[[], Exporter]] = {
    "bibtex": _loader("bibtex", "BibtexExporter"),
    "csl-json": _loader("csl_json", "CslJsonExporter"),
    "dc": _loader("dc", "DublinCoreExporter"),
    "ead3": _loader("ead3", "Ead3Exporter"),
    "jsonld": _loader("jsonld", "JsonLdExporter"),
    "mods": _loader("mods", "ModsExporter"),
    "ris": _loader("ris", "RisExporter"),
    "tei": _loader("tei", "TeiExporter"),
}
