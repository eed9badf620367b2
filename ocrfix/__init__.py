"""Finds, explains and mends OCR errors in Russian archival transcriptions.

The public names are loaded when they are first used, so that ``import ocrfix`` costs nothing:
`check_text`, `check_file`, `apply`, `parse_record`, `parse_citation`, `parse_header`, `parse_date`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "apply": "ocrfix.fixing.apply",
    "check_file": "ocrfix.corpus",
    "check_text": "ocrfix.corpus",
    "parse_citation": "ocrfix.records.patterns.citation",
    "parse_date": "ocrfix.records.patterns.dates",
    "parse_header": "ocrfix.records.patterns.record_block",
    "parse_record": "ocrfix.records.parsing",
}

__all__ = [
    "__version__",
    "apply",
    "check_file",
    "check_text",
    "parse_citation",
    "parse_date",
    "parse_header",
    "parse_record",
]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module(_PUBLIC[name]), name)
    raise AttributeError(f"module 'ocrfix' has no attribute {name!r}")
