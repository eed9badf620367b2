"""Keys of records in bibliographies: ``doc112095``, ``pismo-molotova``; each once.

A key is the number of the document, else the name of its file, else the first words of its title,
in plain Latin letters, as BibTeX wants them; what comes again gets ``-2``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from ocrfix.language.romanisation import romanisations
from ocrfix.records.exporters.described import Described

_LONGEST = 40
_FALLBACK = "document"
_CYRILLIC_WORD = re.compile("[А-Яа-яЁё]+")


def keys(items: Sequence[Described]) -> list[str]:
    """The keys of some records, in their order."""
    found: list[str] = []
    taken: set[str] = set()
    for item in items:
        base = _base(item)
        key, number = base, 1
        while key in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key)
        found.append(key)
    return found


def _base(item: Described) -> str:
    sources = (item.document_id, PurePath(item.path).stem, item.title)
    slug = next(filter(None, map(slugged, sources)), _FALLBACK)
    return slug if slug[0].isalpha() else f"doc{slug}"


def slugged(text: str) -> str:
    """Small Latin letters, figures and hyphens; empty where nothing of the kind is left.

    >>> slugged("Письмо т. Молотову")
    'pismo-t-molotovu'
    """
    latin = _CYRILLIC_WORD.sub(lambda match: romanisations(match[0].lower())[0], text)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii").lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = "-".join(words)
    return slug if len(slug) <= _LONGEST else slug[:_LONGEST].rsplit("-", 1)[0]
