"""Which capitals inside a sentence may be as the writer wanted them: ``в Старую Бухару``.

``Ответ: Нет``, ``продукта А``, ``по Соглашению от 27 декабря``, ``«1 Мая»``, and ``Партии`` in a
paper that writes it so again and again. A capital that nothing of the kind explains is a matter of
`ocrfix.rules.script.stray_capital`.
"""

from __future__ import annotations

import re
from collections import Counter

from ocrfix.correction.capitals import is_capitalised, is_small
from ocrfix.correction.surroundings import Surroundings
from ocrfix.language.compounds import ADJECTIVE
from ocrfix.language.entries import NAMES
from ocrfix.rules.base import RuleContext
from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import Token

#: A writer has a usage of his own (``нашей Партии``) if words with the same first letters have a
#: capital inside sentences so often, and oftener than not.
USAGE = 3
_STEM = 5
_ADJECTIVE = re.compile(ADJECTIVE)
#: Beginnings of what bears a letter for a name.
_LABELLED = (
    "вариант", "витамин", "графа", "графе", "групп", "завод", "заряд", "издели", "категори",
    "класс", "лагер", "литер", "объект", "отряд", "пакет", "план", "подпункт", "продукт",
    "пункт", "раздел", "разряд", "сектор", "сери", "схем", "тип", "точк", "форм", "шкал",
)  # fmt: skip
#: Beginnings of papers, and what stands behind one that is meant by its name.
_PAPERS = (
    "декрет", "деклараци", "директив", "договор", "закон", "инструкци", "конвенци", "меморандум",
    "наставлени", "пакт", "положени", "постановлени", "приказ", "протокол", "соглашени", "указ",
    "устав",
)  # fmt: skip
_TELLING_PAPERS = frozenset({"между", "о", "об", "от"})
#: Beginnings of institutions that are named by what follows: ``Управлению тыла``.
_INSTITUTIONS = (
    "академи", "банк", "бюро", "главк", "дворец", "дворц", "дирекци", "инспекци", "институт",
    "коллеги", "комисси", "комитет", "конференци", "министерств", "музе", "обществ", "отдел",
    "палат", "посольств", "президиум", "представительств", "прокуратур", "секретариат", "сектор",
    "совет", "союз", "театр", "трест", "университет", "управлени", "фонд", "центр", "штаб",
)  # fmt: skip
#: What stands before the month of a holiday.
_HOLIDAY = re.compile(
    r"(?<!\d)(?:(?:1|9)\s+мая|7\s+ноября|8\s+марта|9\s+января|23\s+февраля)\Z", re.IGNORECASE
)
#: Institutions of which there is but one, so that nothing needs to follow.
_SINGLE = ("министерств", "посольств", "президиум", "прокуратур", "секретариат", "торгпредств")
_LONGEST_TITLE = 40
_IN_TITLE = re.compile(r"«[А-ЯЁ][\w-]*(?:\s[\w-]+)?\s\Z")
_LONGEST_CUT_NAME = 5
_FAMILY_NAME = re.compile(r"\.[ \u00a0]?[А-ЯЁ][а-яё]{2}")
#: Characters before a word in which a colon is looked for.
_REACH = 8


def is_due(token: Token, context: RuleContext) -> bool:
    """Whether a capitalised word may have its capital by right."""
    return (
        _Usage.of(context).covers(token)
        or _follows_colon(token, context)
        or _begins_name(token, context)
        or _is_label(token, context)
        or _is_title(token, context)
        or _is_given_name(token, context)
        or _is_in_quoted_title(token, context)
    )


class _Usage:
    """Which words the writer of a document capitalises inside sentences."""

    def __init__(self, around: Surroundings) -> None:
        long = [token for token in around.words if len(token.folded) >= _STEM]
        self._capital = Counter(
            _stem(token)
            for token in long
            if is_capitalised(token) and _follows_small_word(token, around)
        )
        self._small = Counter(_stem(token) for token in long if is_small(token))

    @classmethod
    def of(cls, context: RuleContext) -> _Usage:
        """Of the document of `context`, counted once."""
        known = context.shared.get(cls)
        if isinstance(known, cls):
            return known
        context.shared[cls] = usage = cls(context.surroundings)
        return usage

    def covers(self, token: Token) -> bool:
        """Whether the capital of a word is usage."""
        capital = self._capital[_stem(token)]
        return capital >= USAGE and capital > self._small[_stem(token)]


def _follows_small_word(token: Token, around: Surroundings) -> bool:
    before, _ = around.neighbours.get(token.span.start, (None, None))
    return before is not None and is_small(before) and not around.between(before, token).strip()


def _stem(token: Token) -> str:
    return token.folded[:_STEM]


def _follows_colon(token: Token, context: RuleContext) -> bool:
    """Whether somebody speaks, or an item begins: ``Ответ: Нет``, ``сказал: — Так``."""
    before = context.document.source[max(0, token.span.start - _REACH) : token.span.start]
    return before.rstrip(' \u00a0\r\n-–—«"(').endswith(":")


def _begins_name(token: Token, context: RuleContext) -> bool:
    """Whether an adjective stands before a name: ``Старую Бухару``, ``дер. Малая Ступкина``."""
    _, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    if after is None or not is_capitalised(after) or not _ADJECTIVE.fullmatch(token.folded):
        return False
    entry = context.knowledge.lexicon.lookup(after.folded)
    return entry is None or bool(entry.flags & NAMES)


def _is_label(token: Token, context: RuleContext) -> bool:
    """Whether a letter tells one of several things: ``продукта А``, ``вариант В``."""
    before, _ = context.surroundings.neighbours.get(token.span.start, (None, None))
    return len(token.word) == 1 and before is not None and before.folded.startswith(_LABELLED)


def _is_given_name(token: Token, context: RuleContext) -> bool:
    """Whether a given name is cut short before a family name: ``Ст. Клементьева``."""
    behind = context.document.source[token.span.end : token.span.end + 5]
    return len(token.word) <= _LONGEST_CUT_NAME and _FAMILY_NAME.match(behind) is not None


def _is_in_quoted_title(token: Token, context: RuleContext) -> bool:
    """Whether a word is the second or third of a title in guillemets: ``«Ассошиэйтед Пресс»``."""
    before = context.document.source[max(0, token.span.start - _LONGEST_TITLE) : token.span.start]
    return _IN_TITLE.search(before) is not None


def _is_title(token: Token, context: RuleContext) -> bool:
    """Whether an institution, a paper or a holiday is meant: ``по Соглашению от``, ``«1 Мая»``."""
    start, end = token.span.start, token.span.end
    if _HOLIDAY.search(context.document.source[max(0, start - _REACH) : end]):
        return True
    if token.folded.startswith(_SINGLE):
        return True
    _, after = context.surroundings.neighbours.get(start, (None, None))
    if after is None or after.script is not Script.CYRILLIC or not after.word.islower():
        return False
    if _ADJECTIVE.fullmatch(token.folded) and after.folded.startswith(_INSTITUTIONS):
        return True  # ``с Международным банком``
    if token.folded.startswith(_PAPERS):
        return after.word in _TELLING_PAPERS
    return token.folded.startswith(_INSTITUTIONS) and len(after.word) > 2
