"""Where things are: the dictionaries that come with the program, the cache it may fill.

``dictionary_path("persons.tsv")`` is ``<repository>/dictionaries/persons.tsv`` in a source tree and
``ocrfix/data/dictionaries/persons.tsv`` in an installed wheel; nobody else builds such paths.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ocrfix.errors import DictionaryError

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "data" / "dictionaries"
_SOURCE_TREE = _PACKAGE.parent / "dictionaries"

#: Environment variable that replaces the user's cache directory.
CACHE_VARIABLE = "OCRFIX_CACHE"


def dictionaries_directory() -> Path:
    """The directory of the program's own dictionaries, wherever it was installed."""
    return _INSTALLED if _INSTALLED.is_dir() else _SOURCE_TREE


def dictionary_path(name: str) -> Path:
    """The path of one of the program's dictionaries, such as ``persons.tsv``.

    Raises DictionaryError if there is no such file.
    """
    path = dictionaries_directory() / name
    if not path.is_file():
        raise DictionaryError(f"{path}: the dictionary is missing; install ocrfix again")
    return path


def cache_directory() -> Path:
    """The directory for what can be computed again; OCRFIX_CACHE overrides the user's own."""
    override = os.environ.get(CACHE_VARIABLE)
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("ocrfix", appauthor=False))


def read_table(path: Path, columns: Sequence[str]) -> list[tuple[str, ...]]:
    r"""The rows of a tab-separated dictionary, a string for each of `columns`.

    Empty lines and lines that begin with ``#`` are skipped, and so is a first line that repeats
    the names of the columns. Trailing empty columns may be left out: ``Пхеньян\tm`` is a whole row
    of places. Raises DictionaryError, naming file and line, for a row with too many columns, an
    empty first column, or bytes that are not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DictionaryError(
            f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from None
    except OSError as error:
        raise DictionaryError(f"{path}: cannot be read: {error.strerror}") from None
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not rows and cells == list(columns):
            continue
        if len(cells) > len(columns):
            raise DictionaryError(
                f"{path}:{number}: {len(cells)} columns where {len(columns)} are expected "
                f"({', '.join(columns)}); remove a tab"
            )
        if not cells[0]:
            raise DictionaryError(
                f"{path}:{number}: the column '{columns[0]}' is empty; fill it in"
            )
        cells += [""] * (len(columns) - len(cells))
        rows.append(tuple(cells))
    return rows
