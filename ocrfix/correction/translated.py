"""What the translation says where the rendering of a doubtful word should stand.

The translation of «разрешения кжно-корейского вопроса» reads «resolving the South Korean question»:
of all words that ``кжно-корейского`` may be, ``южно-корейского`` is one that the translation has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from ocrfix.language.glossary import Rendering, is_form_of
from ocrfix.text.spans import Span

#: Where in the translation the words at an offset of the original should be rendered.
Places = Callable[[int], Span | None]


class TranslatedWords:
    """The words of the translation that the glossary knows, looked up by offset of the original."""

    def __init__(self, renderings: Sequence[Rendering], places: Places) -> None:
        """`renderings` by place in the translation."""
        self._renderings = renderings
        self._places = places

    @cached_property
    def _starts(self) -> list[int]:
        return [rendering.start for rendering in self._renderings]

    def near(self, offset: int) -> Sequence[Rendering]:
        """The words of the translation where those at `offset` should be rendered."""
        span = self._places(offset)
        if span is None:
            return ()
        first = bisect_left(self._starts, span.start)
        return self._renderings[first : bisect_left(self._starts, span.end)]

    def rendering_of(self, text: str, offset: int) -> Rendering | None:
        """The word of the translation that stands for a folded text at `offset`, if there is one.

        Of a lost space the longer word counts: its neighbour is too common to bear witness.
        """
        form = max(text.split(" "), key=len)
        for rendering in self.near(offset):
            if any(is_form_of(form, lemma) for lemma in rendering.russian):
                return rendering
        return None
