"""What a review needs of the world: files, the project's word list, the translation, a name.

``FileDesk`` reads and replaces telegram.txt, ``ProjectWords`` puts ``Хукова`` on the word list that
``dictionaries`` names, ``forms_of("Хуков", "person")`` inflects.
"""

from __future__ import annotations

import getpass
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.errors import InputError, UsageError
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.document.model import Document


@dataclass(frozen=True)
class FileDesk:
    """The files of a review; `settings` are those of each path."""

    settings: Mapping[str, Settings]

    def read(self, path: str) -> Document:
        """The document in a file, with its zones; raises InputError."""
        from ocrfix.document.zoning import find_zones
        from ocrfix.formats import format_of

        return find_zones(format_of(Path(path)).read(Path(path), self.settings[path].encoding))

    def with_text(self, document: Document, text: str) -> Document:
        """The document that will be in the file once `text` is written."""
        from ocrfix.document.zoning import find_zones

        return find_zones(replace(document, source=text, zones=()))

    def write(self, document: Document, text: str) -> None:
        """Replace the file; raises InputError, also if it changed since it was read."""
        from ocrfix.cli.output import replace_file

        replace_file(document, text)

    def is_changed(self, document: Document) -> bool:
        """Whether the file holds something else; False if it cannot be read just now."""
        from ocrfix.formats import format_of
        from ocrfix.formats.base import read_bytes

        path = Path(document.path)
        try:
            return read_bytes(path) != format_of(path).encode(document, document.source)
        except InputError:
            return False


@dataclass(frozen=True)
class ProjectWords:
    """The word list of a project: the first of `dictionaries` that lies in the project's folder."""

    settings: Mapping[str, Settings]

    def add(self, path: str, words: Iterable[str]) -> Sequence[str]:
        """Put words on the list for a file, sorted; returns the new ones.

        Raises UsageError for a text that is not one word or a project without a list, InputError
        if the list cannot be read or written.
        """
        from ocrfix.formats.base import write_atomically

        file, lines = self._list_for(path)
        wanted = list(dict.fromkeys(words))
        for word in wanted:
            if not word.replace("-", "").isalnum():
                raise UsageError(f"«{word}» is not one word and cannot be on the list")
        known = {line.partition("#")[0].strip() for line in lines}
        new = [word for word in wanted if word not in known]
        if new:
            write_atomically(file, _joined(lines, new))
        return new

    def remove(self, path: str, words: Iterable[str]) -> None:
        """Take words off the list for a file; comments and other words stay."""
        from ocrfix.formats.base import write_atomically

        file, lines = self._list_for(path)
        gone = set(words)
        kept = [line for line in lines if line.partition("#")[0].strip() not in gone]
        write_atomically(file, "".join(f"{line}\n" for line in kept).encode("utf-8"))

    def _list_for(self, path: str) -> tuple[Path, list[str]]:
        from ocrfix.corpus import decision_root
        from ocrfix.formats.base import read_bytes

        root = decision_root(Path(path)).resolve()
        lists = [
            one for one in self.settings[path].dictionaries if one.resolve().is_relative_to(root)
        ]
        if not lists:
            raise UsageError(
                'this project has no word list; write dictionaries = ["words.txt"] in ocrfix.toml '
                "and make an empty words.txt beside it"
            )
        return lists[0], read_bytes(lists[0]).decode("utf-8-sig").splitlines()


def _joined(lines: Sequence[str], new: Iterable[str]) -> bytes:
    """The list with new words: comments at the top stay there, words are sorted."""
    head = 0
    while head < len(lines) and (not lines[head].strip() or lines[head].startswith("#")):
        head += 1
    words = sorted([*lines[head:], *new], key=str.casefold)
    return "".join(f"{line}\n" for line in [*lines[:head], *words]).encode("utf-8")


def forms_of(word: str, kind: str) -> list[str]:
    """The forms of a word given in its first form: of a person, a place, a word, an abbreviation.

    >>> forms_of("ЦКК", "abbreviation")
    ['ЦКК']
    """
    from ocrfix.language.wordforms import inflected, variant_declension

    if kind == "abbreviation" or not word.replace("-", "").isalpha():
        return [word]
    declension = "yes" if kind == "word" else variant_declension(word, "m")
    return sorted(inflected(word, declension, place=kind == "place"))


def translation_places(
    settings: Mapping[str, Settings],
) -> Callable[[Document], Callable[[int], Span | None]]:
    """For a document: where in its translation an offset is rendered. The last one is kept."""
    kept: dict[str, tuple[str, Callable[[int], Span | None]]] = {}

    def places(document: Document) -> Callable[[int], Span | None]:
        from ocrfix.corpus import project_knowledge
        from ocrfix.rules.base import RuleContext

        known = kept.get(document.path)
        if known is not None and known[0] == document.source:
            return known[1]
        own = settings[document.path]
        knowledge = project_knowledge(Path(document.path), own)
        kept[document.path] = (document.source, RuleContext(document, knowledge, own).places)
        return kept[document.path][1]

    return places


@cache
def user_name(path: str) -> str:
    """Who signs the decisions about a file: git's user, else the one logged in."""
    folder = Path(path).parent
    command = ["git", "-C", str(folder), "config", "--get", "user.name"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=5)
        name = found.stdout.strip()
    except (OSError, subprocess.SubprocessError):
        name = ""
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
