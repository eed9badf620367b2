"""Where things are: the dictionaries that come with the program, the cache it may fill.

``dictionary_path("persons.tsv")`` is ``<repository>/dictionaries/persons.tsv`` in a source tree and
``ocrfix/data/dictionaries/persons.tsv`` in an installed wheel; nobody else builds such paths.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ocrfix.errors import DictionaryError, reason_of
from ocrfix.messages import _

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
        raise DictionaryError(
            _("{path}: the dictionary is missing; install ocrfix again").format(path=path)
        )
    return path


def weights_path() -> Path:
    """The path of the weights of the character model (`ocrfix.correction.tagger`)."""
    return _PACKAGE / "data" / "reader.npz"


def cache_directory() -> Path:
    """The directory for what can be computed again; OCRFIX_CACHE overrides the user's own."""
    override = os.environ.get(CACHE_VARIABLE)
    if override:
        return Path(override)
    import platformdirs

    return Path(platformdirs.user_cache_dir("ocrfix", appauthor=False))


class SortedTable:
    """A tab-separated dictionary that is searched on the disk, not read into memory.

    Its rows are sorted by their first columns (as UTF-8 bytes, the order of code points). Looking
    up costs a few microseconds and opening nothing, which counts where 30,000 rows would be read
    to answer a few hundred questions.
    """

    def __init__(self, path: Path) -> None:
        """Map the file into memory; raises DictionaryError if it cannot be read."""
        import mmap

        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DictionaryError(
                _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
            ) from None
        self._first = 0
        while self._bytes[self._first : self._first + 1] == b"#":
            # Nothing but a head, and that without a line end: no rows.
            self._first = self._bytes.find(b"\n", self._first) + 1 or len(self._bytes)

    def row(self, *key: str) -> list[str] | None:
        r"""The columns after `key`, or None: ``row("партии")`` gives ``["2954", "0", "other"]``."""
        wanted = ("\t".join(key) + "\t").encode()
        line = self._line(wanted)
        return None if line is None else line[len(wanted) :].decode().split("\t")

    def begins(self, text: str) -> bool:
        """Whether a key begins with `text`."""
        return self._line(text.encode()) is not None

    def _line(self, wanted: bytes) -> bytes | None:
        """A line that begins with `wanted`, None without one."""
        data, low, high = self._bytes, self._first, len(self._bytes)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", start)
            if end < 0:  # the last line of a file without a final line end
                end = len(data)
            line = data[start:end]
            if line.startswith(wanted):
                return line
            if line < wanted:
                low = end + 1
            else:
                high = start
        return None


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
            _("{path}: not UTF-8 at byte {byte}; save it as UTF-8").format(
                path=path, byte=error.start
            )
        ) from None
    except OSError as error:
        raise DictionaryError(
            _("{path}: cannot be read: {reason}").format(path=path, reason=reason_of(error))
        ) from None
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line or line.isspace():
            continue
        cells = line.split("\t")
        if not rows and cells == list(columns):
            continue
        if len(cells) > len(columns):
            raise DictionaryError(_too_many(len(cells), columns, f"{path}:{number}"))
        if not cells[0]:
            told = _("{place}: the column '{name}' is empty; fill it in")
            raise DictionaryError(told.format(place=f"{path}:{number}", name=columns[0]))
        cells += [""] * (len(columns) - len(cells))
        rows.append(tuple(cells))
    return rows


def _too_many(cells: int, columns: Sequence[str], place: str) -> str:
    told = _("{place}: {number} columns where {expected} are expected ({names}); remove a tab")
    return told.format(place=place, number=cells, expected=len(columns), names=", ".join(columns))
