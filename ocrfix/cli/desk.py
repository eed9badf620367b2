"""What a review needs of the world: files, the project's word list, the translation, a name.

``FileDesk`` reads and replaces telegram.txt, ``ProjectWords`` puts ``Хукова`` on the word list that
`ocrfix dictionary` keeps, ``forms_of("Хуков", "person")`` inflects.
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
from ocrfix.messages import _
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.cli.word_file import Words
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
    """The word list that the project of a file keeps, as `ocrfix dictionary` does."""

    settings: Mapping[str, Settings]

    def add(self, path: str, words: Iterable[str], kind: str = "word") -> Sequence[str]:
        """Put a word and its other forms on the list of a file's project; returns the new ones.

        Raises UsageError for a text that is not one word or would hide misreadings of another,
        InputError if the list cannot be read or written.
        """
        from ocrfix.cli.word_file import refuse_hiding
        from ocrfix.corpus import project_knowledge
        from ocrfix.language.project_words import ListedWord, WordKind, is_one_word

        own = self._list_for(path)
        wanted = list(dict.fromkeys(words))
        for word in wanted:
            if not is_one_word(word):
                raise UsageError(
                    _("«{word}» is not one word and cannot be on the list").format(word=word)
                )
        entries = own.entries()
        listed = {form for entry in entries for form in entry.all_forms}
        new = [word for word in wanted if word not in listed]
        if new:
            known = [entry for entry in entries if fold(entry.word) == fold(wanted[0])]
            entry = known[0] if known else ListedWord(wanted[0], WordKind(kind))
            forms = {*entry.forms, *wanted} - {entry.word}
            entry = replace(entry, forms=tuple(sorted(forms)))
            refuse_hiding([entry], project_knowledge(Path(path), self.settings[path]))
            own.add([entry])
        return new

    def remove(self, path: str, words: Iterable[str]) -> None:
        """Take words off the list of a file's project; comments and other words stay."""
        own, gone = self._list_for(path), set(words)
        for entry in own.entries():
            if entry.word in gone:
                own.remove([entry.word])
            elif not gone.isdisjoint(entry.forms):
                forms = tuple(form for form in entry.forms if form not in gone)
                own.add([replace(entry, forms=forms)])

    def _list_for(self, path: str) -> Words:
        from ocrfix.cli.word_file import Words
        from ocrfix.corpus import decision_root

        return Words(decision_root(Path(path)).resolve())


def forms_of(word: str, kind: str) -> list[str]:
    """The forms of a word given in its first form: of a person, a place, a word, an abbreviation.

    >>> forms_of("ЦКК", "abbreviation")
    ['ЦКК']
    """
    from ocrfix.language import project_words
    from ocrfix.language.wordforms import inflected

    if kind == "word" and word.replace("-", "").isalpha():
        return sorted(inflected(word, "yes", place=False))
    return sorted({word, *project_words.forms_of(word, project_words.WordKind(kind))})


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
