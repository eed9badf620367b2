"""Words of the Russian text that are names, and the names they may be misread from.

``Мологову`` after ``тов.`` is a name by its place; turning one listed confusion back (г for т)
makes ``Молотову`` of it, and whether that is a name of this paper is for the rules to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ocrfix.document.model import Document
from ocrfix.facts.listed_names import inside_sentence
from ocrfix.facts.model import FactKind, Facts, TakenSpans
from ocrfix.facts.names import without_initial
from ocrfix.facts.signatures import CLERK
from ocrfix.language.confusions import Confusion, ErrorModel
from ocrfix.language.gazetteer import base_forms
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.alphabet import Script, fold
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token, TokenKind

_KINDS = (TokenKind.WORD, TokenKind.SPACED, TokenKind.BROKEN)
_FACTS = (FactKind.NAME, FactKind.ADDRESSEE, FactKind.SIGNATURE)
#: Shorter words have too many look-alikes that are names as well.
_SHORTEST = 4
#: Unless they end a name of three words: ``Нгуен Ван Дык``.
_SHORTEST_LAST = 3
#: Longer runs of letters are rubble.
_LONGEST = 40
_ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
#: Case endings hold up to three letters; what remains must be long enough to tell a name.
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class NameWord:
    """A capitalised word. `shown` tells that a title, letter-spacing, a signature or, where it is
    short, two capitalised words before it make it a name; otherwise only its capital inside a
    sentence does. `clerk` tells that it is a typist or
    decipherer (``отп. Громова``), who has no part in what the paper says."""

    token: Token
    folded: str
    shown: bool
    clerk: bool = False

    @property
    def short(self) -> bool:
        """Whether it is only the last word of a name of three, too short to be one alone."""
        return len(self.token.word) < _SHORTEST

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.token.span


def name_words(document: Document, facts: Facts) -> list[NameWord]:
    """The words of the Russian zones that are names by their place, in order."""
    shown = TakenSpans({fact.span for fact in facts.of(*_FACTS, language="ru")})
    clerks = TakenSpans({fact.span for fact in facts.of(FactKind.NAME) if fact.part(CLERK)})
    words = []
    for found in document.tokens:
        token = without_initial(document, found)
        if not _could_be_name(token) or document.zone_at(token.span.start).language != "ru":
            continue
        if len(token.word) < _SHORTEST and not _after_two_names(document, token):
            continue
        is_shown = shown.overlap(token.span) or len(token.word) < _SHORTEST
        if is_shown or inside_sentence(document, token):
            words.append(NameWord(token, token.folded, is_shown, clerks.overlap(token.span)))
    return words


def _could_be_name(token: Token) -> bool:
    return (
        token.kind in _KINDS
        and _SHORTEST_LAST <= len(token.word) <= _LONGEST
        and token.word[0].isupper()
        and token.script is Script.CYRILLIC
        and not token.has_digit
    )


_TWO_NAMES = re.compile(r"(?<![^\W_])(?:[А-ЯЁ][а-яё]+(?:-[А-Яа-яЁё]+)?[ \u00a0]){2}\Z")
#: Two words of a name; code points.
_LONGEST_BEGINNING = 40


def _after_two_names(document: Document, token: Token) -> bool:
    """Whether two capitalised words stand before the token in its line."""
    line = document.line_at(token.span.start)
    start = max(line.span.start, token.span.start - _LONGEST_BEGINNING)
    return _TWO_NAMES.search(document.source[start : token.span.start]) is not None


def is_established(word: str, knowledge: Knowledge) -> bool:
    """Whether a list knows the word: a person or place in any case, or a word of Russian."""
    return knowledge.is_name(word) or knowledge.lexicon.knows(word)


def same_name(first: str, second: str) -> bool:
    """Whether two folded words can be case forms of one name: ``бещеву`` and ``бещева``."""
    if first == second:
        return True
    if first[:_SHORTEST_STEM] != second[:_SHORTEST_STEM]:
        return False
    return any(
        len(base) >= max(_SHORTEST_STEM, len(first) - 3) for base in _bases(first) & _bases(second)
    )


#: Adjectives of places and the names like them: Гадячского, Гадячском; Вышинская.
_ADJECTIVE = re.compile(r"(?<=.[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)\Z")


@lru_cache(maxsize=4096)
def _bases(word: str) -> frozenset[str]:
    adjective = _ADJECTIVE.sub("ий", word)
    return frozenset((*base_forms(word), adjective))


@dataclass(frozen=True, slots=True)
class Mending:
    """A word with one confusion turned back.

    `at_end` tells that the last letter is touched, where case endings are.
    """

    word: str
    confusion: Confusion
    at_end: bool

    @property
    def weight(self) -> float:
        """−ln P(read | truth)."""
        return self.confusion.weight

    @property
    def note(self) -> str:
        """The confusion in words."""
        return self.confusion.note

    @property
    def replaces(self) -> bool:
        """Whether letters stand for letters that sound. A letter lost or gained and the signs
        ``ь``, ``ъ``, ``й`` are weaker evidence: spellings and renderings of names differ in them
        without any misreading (``Крыльон``, Krylion)."""
        sides = self.confusion.truth, self.confusion.read
        return all(sides) and not any(letter in "ьъй" for side in sides for letter in side)


def mendings(word: str, errors: ErrorModel) -> Iterator[Mending]:
    """Every word that one listed confusion turns into the folded `word`."""
    for confusion in errors:
        read = fold(confusion.read)
        start = word.find(read) if read else 0
        while start != -1 and start <= len(word):
            mended = word[:start] + fold(confusion.truth) + word[start + len(read) :]
            if mended != word:
                yield Mending(mended, confusion, at_end=start + len(read) == len(word))
            start = word.find(read, start + 1) if read else start + 1


def unlisted_mendings(word: str, errors: ErrorModel) -> Iterator[Mending]:
    """Every word that has another letter, whatever it is, in one place of the folded `word`; only
    for where much else speaks for the result."""
    for place, read in enumerate(word):
        at_end = place == len(word) - 1
        for truth in _ALPHABET:
            if truth != read:
                mended = word[:place] + truth + word[place + 1 :]
                yield Mending(mended, errors.confusion(truth, read), at_end)


class NameIndex:
    """The name words of a paper, found by any case form."""

    def __init__(self, words: Iterable[NameWord]) -> None:
        """Index `words`, which are in the order of the text."""
        self.words = tuple(words)
        self._by_beginning: dict[str, list[NameWord]] = {}
        for word in self.words:
            self._by_beginning.setdefault(word.folded[:_SHORTEST_STEM], []).append(word)

    def like(self, folded: str) -> list[NameWord]:
        """The words that can be case forms of the same name, in order."""
        group = self._by_beginning.get(folded[:_SHORTEST_STEM], ())
        return [word for word in group if same_name(word.folded, folded)]


def respelt(token: Token, word: str, names: NameIndex) -> str:
    """The folded `word` in place of `token`, with the capitals it has elsewhere in the paper."""
    if not token.word.isupper() and token.kind is not TokenKind.SPACED:
        spellings = Counter(
            other.token.word
            for other in names.like(word)
            if other.folded == word and not other.token.word.isupper()
        )
        if spellings:
            return spellings.most_common(1)[0][0]
    return written_like(token, word)


def written_like(token: Token, word: str) -> str:
    """The folded `word` in the letters of `token`: capitals, letter-spacing.

    ``М О Л О Г О В У`` and ``молотову`` give ``М О Л О Т О В У``.
    """
    if token.word.isupper():
        word = word.upper()
    else:
        capitals = [part[:1].isupper() for part in token.word.split("-")]
        parts = word.split("-")
        if len(parts) == len(capitals):
            word = "-".join(
                part[:1].upper() + part[1:] if capital else part
                for part, capital in zip(parts, capitals, strict=True)
            )
    if token.kind is TokenKind.SPACED:
        gap = re.search(r"\s+", token.text)
        return (gap.group() if gap else " ").join(word)
    return word
