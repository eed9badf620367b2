"""The records of many files: one a file, or one a paper for tables and databases.

A file with the telegram № 15603 and, below it, the answer holds two papers: two rows of a
catalogue. Each is read as if it stood alone, with the issues of its own part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from ocrfix.catalogue import catalogued
from ocrfix.config import Settings
from ocrfix.corpus import Worked, check_document, over_files, project_knowledge
from ocrfix.document.model import Document
from ocrfix.records.parsing import parse_record
from ocrfix.records.record import Record
from ocrfix.rules.base import RuleContext


@dataclass(frozen=True, slots=True)
class Papers:
    """The records of a file in the order of its text; `content` is the SHA-256 of that text."""

    content: str
    records: tuple[Record, ...]


def records_of(
    files: Sequence[tuple[Path, Settings]],
    jobs: int = 0,
    on_progress: Callable[[str], None] | None = None,
    *,
    check: bool = True,
) -> Iterator[Worked[Record]]:
    """The record of each file, in order; `jobs` and `on_progress` as in `corpus.check_paths`.

    Without `check` the values are given as they are read, and no rule tells its doubts.
    """
    return over_files(partial(_record, check), files, jobs, on_progress)


def _record(check: bool, context: RuleContext) -> Record:
    document, settings = context.document, context.settings
    knowledge = project_knowledge(Path(document.path), settings)
    if not check:
        return parse_record(document, knowledge)
    issues = check_document(document, settings).issues
    return catalogued(document, issues, knowledge)


def papers_of(
    files: Sequence[tuple[Path, Settings]],
    jobs: int = 0,
    on_progress: Callable[[str], None] | None = None,
    *,
    check: bool = True,
) -> Iterator[Worked[Papers]]:
    """The papers of each file, in order; the parameters are those of `records_of`."""
    return over_files(partial(_papers, check), files, jobs, on_progress)


def _papers(check: bool, context: RuleContext) -> Papers:
    document, settings = context.document, context.settings
    knowledge = project_knowledge(Path(document.path), settings)
    issues = check_document(document, settings).issues if check else ()
    records = []
    for part, paper in _parts(document):
        if check:
            own = [one for one in issues if document.zone_at(one.span.start).part == part]
            records.append(catalogued(paper, own, knowledge))
        else:
            records.append(parse_record(paper, knowledge))
    content = sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()
    return Papers(content, tuple(records))


def _parts(document: Document) -> Iterator[tuple[int, Document]]:
    """The number of each paper of a file, and a document that has only its zones."""
    parts = sorted({zone.part for zone in document.zones})
    if len(parts) < 2:
        yield parts[0] if parts else 1, document
        return
    for part in parts:
        zones = tuple(zone for zone in document.zones if zone.part == part)
        yield part, replace(document, zones=zones)
