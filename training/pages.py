"""Aligned pages of real OCR noise: for each word of the truth, what the OCR made of it.

The folder holds ``<page>/truth.txt`` and ``<page>/ocr.<font>-<level>.txt``; the alignment is that
of the scorer beside it (``score.py``), so that training and scoring mean the same by a word.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Group:
    """OCR words and the truth words they stand for; `error` is None when they agree."""

    read: str
    truth: str
    error: str | None


def load_scorer(bench: Path) -> ModuleType:
    """The scorer of a bench folder as a module."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{bench}: no score.py here")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def aligned_pages(bench: Path) -> Iterator[tuple[str, list[Group]]]:
    """Each training page's name and groups, in order."""
    scorer = load_scorer(bench)
    for page in sorted(path for path in (bench / "train").iterdir() if path.is_dir()):
        truth = scorer.read(page / "truth.txt")
        for ocr in sorted(page.glob("ocr.*.txt")):
            document = scorer.Doc(scorer.read(ocr), truth, (), "all")
            yield (
                page.name,
                [
                    Group(
                        " ".join(document.O[i].t for i in group.o),
                        " ".join(document.T[i].t for i in group.t),
                        group.cls,
                    )
                    for group in document.groups
                ],
            )
