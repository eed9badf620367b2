"""Which OCR text belongs to which truth: two files, two folders, or OCR texts beside their truth.

Of two folders ``ocr/1951/a.txt`` belongs to ``truth/1951/a.txt``; in one folder ``ocr.light.txt``
and ``ocr.heavy.txt`` belong to the ``truth.txt`` beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocrfix.cli.paths import Search, search
from ocrfix.errors import InputError, UsageError
from ocrfix.messages import _

TRUTH_FILE = "truth.txt"
#: How the OCR texts beside a truth are called, as (beginning, end).
OCR_FILES = ("ocr.", ".txt")


@dataclass(frozen=True, slots=True)
class Pairs:
    """OCR files to check and the truth of each, in the same order; files without a truth."""

    searched: Search
    truths: tuple[Path, ...]
    unmatched: tuple[Path, ...]


def pairs(
    ocr: str,
    truth: str | None,
    config: Path | None,
    flags: Mapping[str, tuple[str, Any]],
    command: str = "evaluate",
) -> Pairs:
    """The pairs that the arguments name; without `truth` it is looked for beside each OCR file.

    `command` is what errors call the command that asks.

    Raises InputError for a path that does not exist, a file beside a folder, and folders in which
    nothing belongs together; UsageError for standard input and for a file without its truth.
    """
    if "-" in (ocr, truth):
        raise UsageError(
            _("{command} reads files and folders, not standard input").format(command=command)
        )
    if truth == "":
        raise UsageError(_("an empty TRUTH names no file; is a variable unset?"))
    searched = search([ocr], config, flags)
    for one in searched.found:
        if one.problem:
            raise InputError(one.problem)
    if Path(ocr).is_dir():
        return _in_folders(searched, Path(ocr), None if truth is None else Path(truth))
    return _of_file(searched, Path(ocr), None if truth is None else Path(truth))


def _of_file(searched: Search, ocr: Path, truth: Path | None) -> Pairs:
    if truth is None:
        beside = _beside(ocr)
        if beside is None:
            raise UsageError(
                _("name the true text of {path} too: ocrfix evaluate OCR TRUTH").format(path=ocr)
            )
        return Pairs(searched, (beside,), ())
    _require(truth)
    if truth.is_dir():
        raise InputError(
            _("{path}: is a folder, but {ocr} is a file; name two files or two folders").format(
                path=truth, ocr=ocr
            )
        )
    if truth.samefile(ocr):
        raise InputError(
            _("{path}: is the OCR text itself; name another file as its truth").format(path=truth)
        )
    return Pairs(searched, (truth,), ())


def _in_folders(searched: Search, ocr: Path, truth: Path | None) -> Pairs:
    if truth is not None:
        _require(truth)
        if not truth.is_dir():
            raise InputError(
                _("{path}: is a file, but {ocr} is a folder; name two files or two folders").format(
                    path=truth, ocr=ocr
                )
            )
        truth = None if truth.samefile(ocr) else truth
    matched = [(one, _truth_of(one.path, ocr, truth)) for one in searched.found]
    chosen = [(one, path) for one, path in matched if path is not None]
    if not chosen:
        raise InputError(_nothing_common(ocr, truth))
    lonely = [one.path for one, path in matched if path is None]
    if truth is None:  # pages, translations and the truth itself lie there too
        lonely = [path for path in lonely if _is_named_ocr(path)]
    found = tuple(one for one, _ in chosen)
    truths = tuple(path for _, path in chosen)
    return Pairs(Search(searched.settings, found), truths, tuple(lonely))


def _truth_of(path: Path, ocr: Path, truth: Path | None) -> Path | None:
    """The truth of a file of the folder `ocr`; never the file itself."""
    if truth is None:
        return _beside(path)
    other = truth / path.relative_to(ocr)
    if other.is_file() and not other.samefile(path):
        return other
    return _beside(path, other.parent)


def _beside(path: Path, folder: Path | None = None) -> Path | None:
    """The ``truth.txt`` that an ``ocr.….txt`` belongs to, in its own folder or another."""
    truth = (folder or path.parent) / TRUTH_FILE
    return truth if _is_named_ocr(path) and truth.is_file() else None


def _is_named_ocr(path: Path) -> bool:
    return path.name.startswith(OCR_FILES[0]) and path.name.endswith(OCR_FILES[1])


def _require(path: Path) -> None:
    if not path.exists():
        raise InputError(_("{path}: no such file or folder").format(path=path))


def _nothing_common(ocr: Path, truth: Path | None) -> str:
    if truth is None:
        told = _("{path}: holds no ocr.*.txt beside a {truth}; name the folder of truths too")
        return told.format(path=ocr, truth=TRUTH_FILE)
    told = _("{path}: no file has the relative path of a file in {ocr}; name them alike")
    return told.format(path=truth, ocr=ocr)
