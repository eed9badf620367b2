"""Names of issues and files for services that remember them from one run to the next.

The issue about ``Фузан`` between ``районе`` and ``Тайко`` has the same fingerprint after ten lines
were added above it: it is made of file, rule, text and neighbours, never of the line.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.fixing.decisions import context_hash

if TYPE_CHECKING:
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue


def repository_path(path: str) -> str:
    """A file's path with forward slashes, relative to the working folder if it lies inside.

    The services run a check in the folder of the repository and know its files by this path.
    """
    try:
        relative = Path(os.path.normpath(Path(path).absolute())).relative_to(Path.cwd())
    except ValueError:
        return Path(path).as_posix()
    return relative.as_posix()


def with_fingerprints(issues: Iterable[Issue], document: Document) -> Iterator[tuple[Issue, str]]:
    """Each issue with 32 hexadecimal digits; like issues with like neighbours are numbered."""
    seen: Counter[str] = Counter()
    path = repository_path(document.path)
    for issue in issues:
        place = "\0".join([path, issue.rule, issue.text, context_hash(document, issue)])
        seen[place] += 1
        text = f"{place}\0{seen[place]}"
        yield issue, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
