"""Words and letters that need no dictionary, as what stands beside them explains them.

``ж`` in ``что ж`` is a particle, ``т`` in ``11,4 т`` a unit, ``N`` in ``58°19' N`` a point of the
compass, ``Уз`` in ``КП(б)Уз`` a republic, ``New York Times`` the name of a newspaper.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ocrfix.rules.base import RUSSIAN_ZONES, RuleContext
from ocrfix.text.alphabet import Script
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

#: The particles же, бы, ли as they are written behind a vowel.
_PARTICLES = frozenset({"ж", "б", "ль"})
#: What stands before б for бы; behind other words it is в or 6 misread as often as not.
_CONDITIONAL = frozenset(
    {"было", "была", "были", "где", "если", "как", "когда", "кто", "куда", "лучше", "можно", "мы",
     "надо", "она", "они", "только", "ты", "хотя", "что", "это", "я"}
)  # fmt: skip
#: Particles of names (French, Spanish, Italian, German, Arabic, Turkic) that are no other words.
_NAME_PARTICLES = frozenset({"аль", "бен", "ван", "де", "дель", "дер", "ди", "дос", "дю", "ибн",
                             "ла", "лас", "ле", "лос", "уль", "фон", "цу", "эд", "эль", "эс",
                             "эт"})  # fmt: skip
_VOWELS = "аеёиоуыэюя"
#: Ton, metre, gram, litre, hour, as they stand behind figures.
_UNITS = frozenset("тмглч")
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0]")
_COMPASS_POINTS = frozenset({"N", "E", "S", "W", "O", "NE", "NO", "NW", "SE", "SO", "SW"})
_BEFORE_COMPASS_POINT = re.compile(r"(?:[\d°'′\"″]|(?<![^\W\d_])(?:к|на|от|по|с))[ \u00a0]?\Z")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_LATIN_RUN = re.compile(rf"{_LATIN_WORD.pattern}(?:[ \-'’.,\"«»()!?]+{_LATIN_WORD.pattern})+")


def explains_itself(token: Token, context: RuleContext) -> bool:
    """Whether a token is a particle, also of a name, a unit, a compass point or foreign."""
    return (
        is_particle(token, context)
        or _is_unit(token, context)
        or _is_compass_point(token, context)
        or _is_foreign(token, context)
        or is_name_particle(token, context)
    )


def is_particle(token: Token, context: RuleContext) -> bool:
    """Whether a token is a short particle behind its word: ``что ж``, ``если б``, ``едва ль``."""
    if token.word not in _PARTICLES:
        return False
    before, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    if before is None or not before.folded.endswith(tuple(_VOWELS)):
        return False
    if context.document.source[before.span.end : token.span.start].strip(" \u00a0\r\n"):
        return False
    if token.word == "б":
        return before.folded in _CONDITIONAL
    figure = after is not None and after.has_digit  # ``ж 123`` is a numero sign
    return not figure and context.knowledge.lexicon.knows(before.word)


def is_name_particle(token: Token, context: RuleContext) -> bool:
    """Whether a small word belongs to the foreign name that follows: ``дю Лак``, ``эль Хасан``."""
    _, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    if token.word not in _NAME_PARTICLES or after is None or not after.word.istitle():
        return False
    return context.document.source[token.span.end : after.span.start] in (" ", "-", "\u00a0")


def names_a_party(token: Token, context: RuleContext) -> bool:
    """Whether a word is the end of a party's name: ``КП(б)Уз``, ``КП/б/У``."""
    before = context.document.source[max(0, token.span.start - 3) : token.span.start]
    return before in ("(б)", "/б/") and token.word[:1].isupper()


def _is_unit(token: Token, context: RuleContext) -> bool:
    """Whether a letter is the unit of the figure before it: ``11,4 т, осталось``."""
    before = context.document.source[max(0, token.span.start - 2) : token.span.start]
    return token.text in _UNITS and _FIGURE_BEFORE.fullmatch(before) is not None


def _is_compass_point(token: Token, context: RuleContext) -> bool:
    """Whether Latin letters tell a direction: ``58°19' N``, ``3 мили к W от о. Эзель``."""
    if token.text not in _COMPASS_POINTS:
        return False
    before = context.document.source[max(0, token.span.start - 5) : token.span.start]
    return _BEFORE_COMPASS_POINT.search(before) is not None


def _is_foreign(token: Token, context: RuleContext) -> bool:
    """Whether a token is part of a phrase of another language: ``газета «New York Times»``."""
    return token.script is Script.LATIN and _ForeignPhrases.of(context).cover(token)


class _ForeignPhrases(list[Span]):
    """Where phrases of other languages stand in a document, in order."""

    @classmethod
    def of(cls, context: RuleContext) -> _ForeignPhrases:
        """Those of the document of `context`, looked for once."""
        known = context.shared.get(cls)
        if isinstance(known, cls):
            return known
        context.shared[cls] = phrases = cls(
            Span(*run.span())
            for run in _LATIN_RUN.finditer(context.document.source)
            if context.document.zone_at(run.start()).kind in RUSSIAN_ZONES
            and context.knowledge.foreign.is_phrase(_LATIN_WORD.findall(run.group()))
        )
        return phrases

    def cover(self, token: Token) -> bool:
        """Whether a token lies in one of them."""
        place = bisect_right(self, token.span.start, key=lambda span: span.start) - 1
        return place >= 0 and token.span.end <= self[place].end
