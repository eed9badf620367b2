"""Aligned pages of real OCR noise: for each word of the truth, what the OCR made of it.

A folder of pages holds ``<page>/truth.txt`` and ``<page>/ocr.<font>-<level>.txt``; packed pages
are the lines of one xz-compressed JSON Lines file (``training/forms/pages.jsonl.xz``). The
alignment is that of the scorer of the bench (``score.py``), so that training and scoring mean the
same by a word.
"""

from __future__ import annotations

import importlib.util
import json
import lzma
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was typed (`truth`) and as Tesseract read it in one font and level of wear."""

    id: str
    font: str
    level: str
    truth: str
    ocr: str


@dataclass(frozen=True, slots=True)
class Group:
    """OCR words and the truth words they stand for; `error` is None when they agree."""

    read: str
    truth: str
    error: str | None


def folder_pages(folder: Path) -> Iterator[Page]:
    """The pages of a folder in the order of their names, one for each OCR file."""
    for truth in sorted(folder.glob("*/truth.txt")):
        for ocr in sorted(truth.parent.glob("ocr.*.txt")):
            font, _, level = ocr.name.removeprefix("ocr.").removesuffix(".txt").partition("-")
            texts = (path.read_text(encoding="utf-8") for path in (truth, ocr))
            yield Page(truth.parent.name, font, level, *texts)


def packed_pages(path: Path) -> Iterator[Page]:
    """The pages of a file that `pack` wrote, in its order."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield Page(**json.loads(line))


def pack(pages: Iterable[Page], path: Path) -> int:
    """Write pages as xz-compressed JSON Lines; returns their number."""
    number = 0
    with lzma.open(path, "wt", encoding="utf-8", newline="\n", preset=9) as file:
        for page in pages:
            file.write(json.dumps(asdict(page), ensure_ascii=False) + "\n")
            number += 1
    return number


def load_scorer(bench: Path) -> ModuleType:
    """The scorer of a bench folder as a module."""
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{bench}: no score.py here")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def aligned_pages(bench: Path, packed: Path | None = None) -> Iterator[tuple[str, list[Group]]]:
    """Each page's name and groups: the training pages of a bench, then the packed ones."""
    scorer = load_scorer(bench)
    pages = list(folder_pages(bench / "train"))
    if packed is not None:
        pages.extend(packed_pages(packed))
    for page in pages:
        document = scorer.Doc(page.ocr, page.truth, (), "all")
        yield (
            page.id,
            [
                Group(
                    " ".join(document.O[i].t for i in group.o),
                    " ".join(document.T[i].t for i in group.t),
                    group.cls,
                )
                for group in document.groups
            ],
        )
