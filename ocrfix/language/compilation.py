"""Compiles the lexicons into the cache, once for each version of what they are made of.

Two files lie in ``<cache>/lexicon``: ``russian-<key>.lexicon`` (wordfreq, pymorphy3 and
pyspellchecker, 3.2 million words) and ``own-<key>.lexicon`` (the program's dictionaries, inflected:
Филиппов, Филиппова, Филиппову …). A key is the checksum of the sources and of the format, so a
new version of a package or a changed line of ``persons.tsv`` leads to a new file, and a change of
our own lists costs seconds only.

Several processes may start at once: one compiles under a file lock, the others wait. A file gets
its name when it is whole; one that is damaged all the same is noticed by its checksums, when it is
opened or in a lookup, and compiled again.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ocrfix.errors import InputError, reason_of
from ocrfix.language.entries import Flag
from ocrfix.language.index import LAYOUT, CorruptIndexError, SkeletonIndex
from ocrfix.messages import _
from ocrfix.resources import CACHE_VARIABLE, cache_directory, dictionary_path

#: Called with what is being done and the share that is done, 0 to 1.
Progress = Callable[[str, float], None]

#: The dictionaries whose words, inflected, are the second lexicon.
OWN_DICTIONARIES = ("persons.tsv", "places.tsv", "period-words.tsv")

#: The flags kept for each word of the program's own lexicon, lowest bit first.
OWN_FLAGS = (Flag.PERSON, Flag.TOWN, Flag.PERIOD, Flag.NAME, Flag.PLACE, Flag.NAME_ONLY)

#: Compiled files of other versions that are kept for other installations, the newest first.
_KEPT = 2


def lexicon_directory() -> Path:
    """Where the compiled lexicons are."""
    return cache_directory() / "lexicon"


def russian_path() -> Path:
    """The file of the big lexicon for the packages installed now; it need not exist yet."""
    from ocrfix.language.sources import source_files

    digest = hashlib.sha256(LAYOUT.encode())
    for path in source_files():
        with path.open("rb") as stream:
            # Size and last bytes: the files are compressed, and end with a checksum or the like.
            stream.seek(0, 2)
            size = stream.tell()
            stream.seek(max(size - 4096, 0))
            digest.update(f"{path.name} {size} ".encode() + stream.read())
    return lexicon_directory() / f"russian-{digest.hexdigest()[:16]}.lexicon"


def own_path() -> Path:
    """The file of the own lexicon for the dictionaries as they are now; it need not exist yet."""
    digest = hashlib.sha256(LAYOUT.encode())
    for name in OWN_DICTIONARIES:
        digest.update(name.encode() + dictionary_path(name).read_bytes())
    return lexicon_directory() / f"own-{digest.hexdigest()[:16]}.lexicon"


def is_compiled() -> bool:
    """Whether nothing is missing or damaged."""
    return _is_whole(russian_path()) and _is_whole(own_path())


def ensure(progress: Progress | None = None) -> Path:
    """Compile what is missing or damaged; the directory of the compiled files.

    Raises DictionaryError for a dictionary that cannot be understood, InputError if the cache
    cannot be written.
    """
    for path, build in ((russian_path(), _build_russian), (own_path(), _build_own)):
        if not _is_whole(path):
            _build_locked(path, build, progress or _silent)
    return lexicon_directory()


def renew(path: Path) -> None:
    """Compile one of the two files again, in which a lookup met damage.

    Nothing is done if another process has done it. Raises InputError if the cache cannot be
    written.
    """
    build = _build_own if path.name.startswith("own-") else _build_russian
    _build_locked(path, build, _silent, suspect=True)


def _silent(activity: str, share: float) -> None:
    """No progress is shown."""


def _is_whole(path: Path, *, suspect: bool = False) -> bool:
    """Whether a compiled file is what was once written.

    Reading 140 MB at every start would be slow, so the checksum is verified only when the file is
    suspect or not the one (by size and time of change) that was verified last.
    """
    try:
        SkeletonIndex(path)
        stamp = json.loads(_stamp_path(path).read_text("ascii"))
        state = path.stat()
        verified = (stamp["size"], stamp["changed"]) == (state.st_size, state.st_mtime_ns)
        if verified and not suspect:
            return True
        if _checksum(path) != stamp["checksum"]:
            return False
        _write_stamp(path)
    except (OSError, CorruptIndexError, ValueError, KeyError, TypeError):
        return False
    return True


def _stamp_path(path: Path) -> Path:
    return path.with_suffix(".stamp")


def _write_stamp(path: Path) -> None:
    """Note the checksum, size and time of change of a file that is whole."""
    state = path.stat()
    stamp = {
        "size": state.st_size, "changed": state.st_mtime_ns, "checksum": _checksum(path),
    }  # fmt: skip
    temporary = path.with_suffix(f".stamp.{os.getpid()}")
    temporary.write_text(json.dumps(stamp), "ascii")
    temporary.replace(_stamp_path(path))


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as stream:
        while block := stream.read(1 << 22):
            checksum = zlib.crc32(block, checksum)
    return checksum


def _build_locked(
    path: Path,
    build: Callable[[Path, Progress], None],
    progress: Progress,
    *,
    suspect: bool = False,
) -> None:
    from filelock import FileLock

    family = path.name.partition("-")[0]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.parent / f"{family}.lock"):
            if not _is_whole(path, suspect=suspect):
                build(path, progress)
                _write_stamp(path)
                _remove_old(path, family)
    except OSError as error:
        raise InputError(
            _(
                "{path}: the lexicon cannot be written: {reason}; make room there or set "
                "{variable} to another directory"
            ).format(path=path, reason=reason_of(error), variable=CACHE_VARIABLE)
        ) from error


def _remove_old(path: Path, family: str) -> None:
    others = [other for other in path.parent.glob(f"{family}-*.lexicon") if other != path]
    others.sort(key=lambda other: other.stat().st_mtime, reverse=True)
    for other in others[_KEPT - 1 :]:
        # Another process may have it open, which some systems do not allow to delete.
        with suppress(OSError):
            other.unlink()
            _stamp_path(other).unlink()


def _build_russian(path: Path, progress: Progress) -> None:
    from ocrfix.language import sources
    from ocrfix.language.packing import merged, write_index

    progress(_("reading the word frequencies"), 0.0)
    blocks = sources.wordfreq_words()
    progress(_("reading the word forms"), 0.4)
    blocks += sources.morphology_words()
    blocks += sources.common_words()
    progress(_("sorting and indexing"), 0.7)
    settled = [sources.settled(block) for block in merged(blocks)]
    flags = [flag.name for flag in sources.RUSSIAN_FLAGS]
    write_index(path, settled, {"layer": "russian", "flags": flags})
    progress(_("the lexicon is compiled"), 1.0)


def _build_own(path: Path, progress: Progress) -> None:
    from ocrfix.language.packing import blocks_of, merged, write_index
    from ocrfix.language.wordlists import own_words

    progress(_("inflecting the own dictionaries"), 0.0)
    words = own_words()
    rows = (
        (word, 0, sum(1 << number for number, flag in enumerate(OWN_FLAGS) if flag in flags))
        for word, flags in words.items()
    )
    write_index(
        path, merged(blocks_of(rows)), {"layer": "own", "flags": [flag.name for flag in OWN_FLAGS]}
    )
    progress(_("the own dictionaries are compiled"), 1.0)
