"""Words of the English zones: the archival header and the translation.

pyspellchecker's list of English forms answers whether ``telegram`` is a word; it decides nothing
about names, which are most of what an archival header says.
"""

from __future__ import annotations

from functools import cached_property


class EnglishWords:
    """Membership and near misses, read at the first question."""

    @classmethod
    def load(cls) -> EnglishWords:
        """The list that comes with pyspellchecker."""
        return cls()

    @cached_property
    def _frequencies(self) -> dict[str, int]:
        from spellchecker import SpellChecker  # 70 ms, for English zones only

        checker = SpellChecker(language="en")
        return dict(checker.word_frequency.dictionary)

    def knows(self, word: str) -> bool:
        """Whether a word of any case is in the list; a possessive ``'s`` is left out."""
        lowered = word.lower().removesuffix("'s").removesuffix("’s")
        return lowered in self._frequencies

    def neighbours(self, word: str) -> list[str]:
        """Known words one letter away, most frequent first."""
        lowered = word.lower()
        letters = "abcdefghijklmnopqrstuvwxyz"
        splits = [(lowered[:i], lowered[i:]) for i in range(len(lowered) + 1)]
        near = {left + right[1:] for left, right in splits if right}
        near |= {left + c + right[1:] for left, right in splits if right for c in letters}
        near |= {left + c + right for left, right in splits for c in letters}
        near |= {left + right[1] + right[0] + right[2:] for left, right in splits if right[1:]}
        known = [other for other in near if other in self._frequencies and other != lowered]
        return sorted(known, key=lambda other: (-self._frequencies[other], other))
