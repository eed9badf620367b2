"""Abbreviations of office papers: ``тов.``, ``см.сл.лист``, ``с.г.``, ``ВКП/б/``, ``ГРУ``.

They are no words, so no dictionary of words knows them; on real papers they are the largest
source of false alarms. The list is ``dictionaries/abbreviations.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ocrfix import resources
from ocrfix.text.alphabet import fold

COLUMNS = ("abbreviation", "expansion", "english", "kind")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation with what it stands for; `kind` as in the list (``office``, ``unit`` …)."""

    text: str
    expansion: str
    english: str
    kind: str


def _key(text: str) -> str:
    """Folded, without spaces and a final point; brackets as slashes: ВКП(б) is ВКП/б/."""
    key = fold(text).replace(" ", "").replace("\u00a0", "")
    return key.replace("(", "/").replace(")", "/").rstrip(".")


class Abbreviations:
    """Look-up by the letters and points as written."""

    def __init__(self, entries: Iterable[Abbreviation]) -> None:
        """Index the abbreviations by their letters and points."""
        self._entries: dict[str, list[Abbreviation]] = {}
        self._pieces: set[str] = set()
        for entry in entries:
            key = _key(entry.text)
            self._entries.setdefault(key, []).append(entry)
            if "." in key:
                self._pieces.update(piece for piece in key.split(".") if piece)

    @classmethod
    def load(cls) -> Abbreviations:
        """The project's list."""
        rows = resources.read_table(resources.dictionary_path("abbreviations.tsv"), COLUMNS)
        return cls(Abbreviation(*row) for row in rows)

    def find(self, text: str) -> Abbreviation | None:
        """The abbreviation that `text` is, with or without its final point.

        Capital letters count: ``МИД`` and ``мид`` differ, ``Тов.`` and ``тов.`` do not.
        """
        letters = [character for character in text if character.isalpha()]
        for entry in self._entries.get(_key(text), ()):
            acronym = entry.text.isupper() and len(entry.text) > 1 and "." not in entry.text
            if not (acronym and letters and letters[0].islower()):
                return entry
        return None

    def knows(self, text: str) -> bool:
        """Whether `text`, one or several abbreviations joined by points, is in the list."""
        if self.find(text) is not None:
            return True
        pieces = [piece for piece in _key(text).split(".") if piece]
        return len(pieces) > 1 and all(
            piece in self._pieces or piece in self._entries for piece in pieces
        )

    def __iter__(self) -> Iterator[Abbreviation]:
        """All abbreviations."""
        return (entry for entries in self._entries.values() for entry in entries)
