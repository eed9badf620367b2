"""The printed lines and formulas of office papers, and what translations make of them.

``/см.сл.лист/`` ends a sheet, ``Снятие копий воспрещается`` is printed on the form, and
``В. СРОЧНО`` is what a translation calls EXTREMELY URGENT.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ocrfix import resources
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import TokenKind, tokenize

#: The tokens of a formula that are compared; numbers are filled in.
WORD_KINDS = (TokenKind.WORD, TokenKind.ABBREVIATION, TokenKind.SPACED)
COLUMNS = ("kind", "text", "english", "match", "note")


@dataclass(frozen=True)
class FormLine:
    """One formula: its kind (``precedence``, ``sheet-break`` …), its Russian text, its English
    renderings, and whether it stands alone on a line."""

    kind: str
    text: str
    english: tuple[str, ...]
    whole_line: bool
    note: str

    @cached_property
    def key(self) -> str:
        """The text for comparison: folded, without spaces and points."""
        return form_key(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words and abbreviations of the text, without numbers and №."""
        return form_words(self.text)


def form_key(text: str) -> str:
    """Letters and digits only, folded: ``/см. сл. лист/`` and ``/см.сл.лист/`` are one."""
    return "".join(character for character in fold(text) if character.isalnum())


def form_words(text: str) -> tuple[str, ...]:
    """The words and abbreviations of a line, as its tokens give them."""
    return tuple(token.word for token in tokenize(text) if token.kind in WORD_KINDS)


class FormLines:
    """All formulas, by kind and by text."""

    def __init__(self, lines: tuple[FormLine, ...]) -> None:
        """Nothing is indexed before it is asked for."""
        self._lines = lines

    @classmethod
    def load(cls) -> FormLines:
        """The formulas of ``dictionaries/forms.tsv``."""
        rows = resources.read_table(resources.dictionary_path("forms.tsv"), COLUMNS)
        return cls(
            tuple(
                FormLine(
                    kind,
                    text,
                    tuple(part.strip() for part in english.split("|") if part.strip()),
                    match == "line",
                    note,
                )
                for kind, text, english, match, note in rows
            )
        )

    def __iter__(self) -> Iterator[FormLine]:
        """All formulas, by kind."""
        return iter(self._lines)

    @cached_property
    def _by_key(self) -> dict[str, FormLine]:
        return {line.key: line for line in self._lines}

    @cached_property
    def _by_words(self) -> dict[int, tuple[FormLine, ...]]:
        counts: dict[int, list[FormLine]] = {}
        for line in self._lines:
            counts.setdefault(len(line.words), []).append(line)
        return {count: tuple(lines) for count, lines in counts.items()}

    def with_words(self, count: int) -> tuple[FormLine, ...]:
        """The formulas of so many words."""
        return self._by_words.get(count, ())

    def of_kind(self, *kinds: str) -> tuple[FormLine, ...]:
        """The formulas of these kinds."""
        return tuple(line for line in self._lines if line.kind in kinds)

    def exact(self, text: str) -> FormLine | None:
        """The formula that `text` is, up to case, spaces and points."""
        return self._by_key.get(form_key(text))
