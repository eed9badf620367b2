"""The word list that a project keeps for itself, ``.ocrfix/words.txt``: read, changed, written.

``Words(root).add([ListedWord("Тайко", WordKind.PLACE)])`` puts one line in its place;
``refuse_hiding`` keeps ``наролной`` off it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.cli.project import make_folder
from ocrfix.config import WORDS_FILE
from ocrfix.errors import UsageError
from ocrfix.language.project_words import ListedWord, with_entries, without
from ocrfix.language.wordlists import read_entries
from ocrfix.messages import _
from ocrfix.text.alphabet import fold

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge


def refuse_hiding(entries: Iterable[ListedWord], knowledge: Knowledge) -> None:
    """Raises UsageError for a word that would hide misreadings of another."""
    from ocrfix.correction.hiding import hidden_word

    for entry in entries:
        for form in entry.all_forms:
            hidden = None if knowledge.lexicon.knows(form) else hidden_word(form, knowledge)
            if hidden:
                which = entry.word
                if form != entry.word:
                    which = _("{word} (its form {form})").format(word=entry.word, form=form)
                raise UsageError(
                    _(
                        "{which}: is one misreading away from «{hidden}», whose errors it would "
                        "hide; ocrfix dictionary add --force adds it all the same"
                    ).format(which=which, hidden=hidden)
                )


@dataclass(frozen=True)
class Words:
    """The word list of the project at `root`."""

    root: Path

    @property
    def path(self) -> Path:
        """Its file."""
        return self.root / WORDS_FILE

    def entries(self) -> list[ListedWord]:
        """Its entries, none without a file.

        Raises InputError for a file that cannot be read, DictionaryError for a line that is none.
        """
        return list(read_entries(self.path)) if self.path.exists() else []

    def add(self, entries: Iterable[ListedWord]) -> None:
        """Put entries in, in place of those of the same words; raises InputError."""
        make_folder(self.path.parent)
        self._write(with_entries(self._text(), entries))

    def remove(self, words: Iterable[str]) -> list[str]:
        """Take the entries of words out; returns the words that had one. Raises InputError."""
        listed = {fold(entry.word) for entry in self.entries()}
        found = [word for word in words if fold(word) in listed]
        if found:
            self._write(without(self._text(), found))
        return found

    def _text(self) -> str:
        self.entries()  # what is no list is not written to
        return self.path.read_text(encoding="utf-8-sig") if self.path.exists() else ""

    def _write(self, text: str) -> None:
        from ocrfix.formats.base import write_atomically

        write_atomically(self.path, text.encode("utf-8"))
