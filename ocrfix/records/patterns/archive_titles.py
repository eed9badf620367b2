"""The full names of archives by code: ``APRF`` is «Архив Президента Российской Федерации».

English and Russian are told apart by their letters: the first name in plain Latin letters is
English, the first in Russian letters Russian. Where that is not so, the table of the archive in
dictionaries/archives.toml says it (``english``, ``russian``; empty: there is none).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ocrfix.records.patterns.reference_words import load_toml

_ENGLISH = re.compile(r"[A-Za-z .,'&()-]+")
_RUSSIAN = re.compile(r"[А-Яа-яЁё .,«»()-]+")


def archive_title(code: str) -> tuple[str, str]:
    """The English and the Russian name of an archive; empty where it has none, or is not listed.

    >>> archive_title("APRF")[1]
    'Архив Президента Российской Федерации'
    """
    return _titles().get(code, ("", ""))


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, tuple[str, str]]:
    return {
        table["code"]: (
            table.get("english", _first(_ENGLISH, table["names"])),
            table.get("russian", _first(_RUSSIAN, table["names"])),
        )
        for table in load_toml("archives.toml")["archive"]
    }


def _first(pattern: re.Pattern[str], names: Iterable[str]) -> str:
    return next((name for name in names if pattern.fullmatch(name)), "")
