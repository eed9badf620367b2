"""What a document says about its own words: how often a form stands in it, and how clean it is.

``Бещеву`` three times in one paper is a name, not an error; an unknown word in a line where most
words are unknown is stamp rubble.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from ocrfix.correction.translated import Places, TranslatedWords
from ocrfix.document.model import Document, Line, ZoneKind
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import Token, TokenKind

#: Letters of a form that its other case forms share; the rest is taken for its ending.
STEM = 5
#: So many words a name has at most.
LONGEST_NAME = 5
#: Shorter forms differ in one letter by chance.
SHORTEST_TWIN = 6


class Surroundings:
    """Counts over the Russian zones of one document."""

    def __init__(
        self, document: Document, knowledge: Knowledge, places: Places | None = None
    ) -> None:
        """Nothing is counted before it is asked for.

        `places` tells where in the translation a place of the original is rendered.
        """
        self._document = document
        self._knowledge = knowledge
        self._places = places
        self._lines: dict[int, tuple[int, int]] = {}

    @cached_property
    def words(self) -> list[Token]:
        """The tokens of the Russian zones that hold letters."""
        return [
            token
            for token in self._document.tokens
            if token.kind is not TokenKind.NUMBER
            and token.script is not Script.DIGITS
            and self._document.zone_at(token.span.start).language == "ru"
        ]

    @cached_property
    def _forms(self) -> Counter[str]:
        return Counter(token.folded for token in self.words)

    @cached_property
    def _stems(self) -> Counter[str]:
        return Counter(form[:STEM] for form in self._forms.elements() if len(form) > STEM)

    @cached_property
    def neighbours(self) -> dict[int, tuple[Token | None, Token | None]]:
        """For the start of each word, the words before and after it on the same line."""
        around: dict[int, tuple[Token | None, Token | None]] = {}
        words = self.words
        for place, token in enumerate(words):
            before = words[place - 1] if place else None
            after = words[place + 1] if place + 1 < len(words) else None
            around[token.span.start] = (
                before if before and self._same_line(before, token) else None,
                after if after and self._same_line(token, after) else None,
            )
        return around

    @cached_property
    def translated(self) -> TranslatedWords | None:
        """The words of the translation; None without one."""
        if self._places is None:
            return None
        source = self._document.source
        renderings = [
            rendering
            for zone in self._document.zones_of(ZoneKind.TRANSLATION)
            for rendering in self._knowledge.glossary.renderings(
                zone.span.text(source), zone.span.start
            )
        ]
        return TranslatedWords(renderings, self._places) if renderings else None

    def between(self, first: Token, second: Token) -> str:
        """The text between two tokens."""
        return self._document.source[first.span.end : second.span.start]

    def _same_line(self, first: Token, second: Token) -> bool:
        between = self.between(first, second)
        return "\n" not in between and "\r" not in between

    def count(self, form: str) -> int:
        """How often a folded form stands in the document."""
        return self._forms[form]

    def like(self, form: str) -> list[str]:
        """The other forms of the document of the same length that differ in one inner letter.

        Endings differ by grammar, so the last two letters must be the same.
        """
        if len(form) < SHORTEST_TWIN:
            return []
        return [
            other
            for other in self._forms_by_frame.get((len(form), form[-2:]), ())
            if sum(one != two for one, two in zip(form, other, strict=True)) == 1
        ]

    @cached_property
    def _forms_by_frame(self) -> dict[tuple[int, str], list[str]]:
        frames: dict[tuple[int, str], list[str]] = {}
        for form in self._forms:
            frames.setdefault((len(form), form[-2:]), []).append(form)
        return frames

    def count_small(self, form: str) -> int:
        """How often a folded form stands in the document in small letters."""
        return self._small_forms[form]

    @cached_property
    def _small_forms(self) -> Counter[str]:
        return Counter(token.folded for token in self.words if token.word.islower())

    def stem_count(self, form: str) -> int:
        """How often forms with the same first letters stand in the document."""
        return self._stems[form[:STEM]] if len(form) > STEM else self._forms[form]

    def capitalised_run(self, token: Token) -> list[Token]:
        """The capitalised words around a token, itself included, with only spaces between.

        A run that is too long to be a name is cut.
        """
        run = [token]
        while len(run) <= LONGEST_NAME:
            before, _ = self.neighbours.get(run[0].span.start, (None, None))
            if before is None or not self._touch(before, run[0]):
                break
            run.insert(0, before)
        while len(run) <= 2 * LONGEST_NAME:
            _, after = self.neighbours.get(run[-1].span.start, (None, None))
            if after is None or not self._touch(run[-1], after):
                break
            run.append(after)
        return run

    def _touch(self, first: Token, second: Token) -> bool:
        between = self.between(first, second)
        capitalised = first.word[:1].isupper() and second.word[:1].isupper()
        return capitalised and not between.strip(" \u00a0")

    def unknown_share(self, token: Token) -> float:
        """The share of unknown or single-letter words on the token's line, without the token."""
        line = self._document.line_at(token.span.start)
        if line.number not in self._lines:
            self._lines[line.number] = self._line_counts(line)
        bad, total = self._lines[line.number]
        if self.doubtful(token):
            bad -= 1
        return bad / (total - 1) if total > 1 else 0.0

    @cached_property
    def noise(self) -> float:
        """The share of doubtful words in the document: 0.005 on clean pages, 0.1 on bad ones.

        A word is added on both sides, so that short texts tell little.
        """
        words = [token for token in self.words if not token.has_digit]
        return (1 + sum(self.doubtful(token) for token in words)) / (len(words) + 50)

    def _line_counts(self, line: Line) -> tuple[int, int]:
        tokens = [
            token
            for token in self._document.tokens_in(line.span)
            if token.kind in (TokenKind.WORD, TokenKind.BROKEN, TokenKind.SPACED)
            and not token.has_digit
        ]
        return sum(self.doubtful(token) for token in tokens), len(tokens)

    def doubtful(self, token: Token) -> bool:
        """Whether a word looks like rubble: unknown, or one letter that is no word."""
        if len(token.folded) == 1:
            return token.folded not in "авикосуя"
        return not self._knowledge.lexicon.knows(token.word)
