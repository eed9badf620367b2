"""Which unknown words of a corpus may belong on its list: the frequent ones, likely names first.

``Тайко  name  14 in 3 files  letters/1951.txt …``
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ocrfix.messages import _, pgettext
from ocrfix.reporters import counts

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge
    from ocrfix.learning.unknown import Unknown

#: From this share of sightings with a capital inside a sentence a word is taken for a name.
_NAME_SHARE = 0.5
#: So many files are named in the table.
_FILES_SHOWN = 3


@dataclass
class Suggested:
    """A word of the corpus: how it is written, how often, where; what it may be a misreading of."""

    form: str
    spellings: Counter[str] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    named: int = 0
    hides: str | None = None

    @property
    def count(self) -> int:
        """How often it was seen."""
        return self.spellings.total()

    @property
    def is_name(self) -> bool:
        """Whether it looks like a name."""
        return self.named >= _NAME_SHARE * self.count

    @property
    def word(self) -> str:
        """The commonest spelling."""
        return min(self.spellings, key=lambda one: (-self.spellings[one], one))

    def cells(self) -> tuple[str, ...]:
        """A row of the table."""
        paths = [path for path, _count in self.files.most_common(_FILES_SHOWN)]
        more = " …" if len(self.files) > _FILES_SHOWN else ""
        doubt = _("misread «{word}»?").format(word=self.hides) + "  " if self.hides else ""
        kind = pgettext("kind", "name") if self.is_name else pgettext("kind", "word")
        seen = _("{count} in {files}").format(count=self.count, files=counts.files(len(self.files)))
        return self.word, kind, seen, doubt + ", ".join(paths) + more

    def data(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "word": self.word,
            "name": self.is_name,
            "count": self.count,
            "files": dict(sorted(self.files.items())),
            "hides": self.hides,
        }


def suggestions(
    sightings: Iterable[tuple[str, Sequence[Unknown]]], minimum: int, knowledge: Knowledge
) -> list[Suggested]:
    """The words seen `minimum` times or more: names, other words, likely misreadings at the end."""
    from ocrfix.correction.hiding import hidden_word

    words: dict[str, Suggested] = {}
    for path, unknown in sightings:
        for one in unknown:
            word = words.setdefault(one.form, Suggested(one.form))
            word.spellings[one.word] += 1
            word.files[path] += 1
            word.named += one.named
    frequent = [word for word in words.values() if word.count >= minimum]
    for word in frequent:
        word.hides = hidden_word(word.form, knowledge)
    frequent.sort(key=lambda one: (bool(one.hides), not one.is_name, -one.count, one.form))
    return frequent
