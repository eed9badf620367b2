"""Which tokens are words that a dictionary may be asked about.

``Макаров`` is; ``В.`` before it is an initial, ``расш.`` an abbreviation, ``IX`` a number, ``/б/``
a clause letter. Asking a dictionary about those is what makes spelling checkers useless on
archival papers.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ocrfix.correction.judge import Assessment, Damage
from ocrfix.document.model import ZoneKind
from ocrfix.rules.base import RUSSIAN_ZONES, RuleContext
from ocrfix.rules.short_signs import (
    explains_itself,
    is_name_particle,
    is_particle,
    names_a_party,
)
from ocrfix.text.alphabet import Script
from ocrfix.text.hyphens import readings
from ocrfix.text.old_spelling import in_modern_spelling
from ocrfix.text.tokens import Token, TokenKind

#: Longer lines are no printed lines.
LONGEST_FORMULA = 90
LONGEST_ACRONYM = 5
#: Words of one letter.
ONE_LETTER_WORDS = frozenset("авикосуя")
#: P(wrong) from which an unknown word is reported. It is more for words that are known, figures and
#: signs, as a false alarm is likelier there than the trees say …
LEAST_WRONG = 0.4
LEAST_WRONG_IF_KNOWN = 0.5
#: … and more again where it can hardly be said what the word should be, as the first suggestion is
#: less sure than LEAST_SURE.
LEAST_WRONG_MORE_IF_UNCLEAR = 0.2
LEAST_SURE = 0.3
_ROMAN = re.compile(r"[IVXLCDMХІСМУ]+(?:-[IVXLCDMХІСМУ]+)?\Z")
#: ``6ой``, ``2-х``, ``5ти``: a number with the ending of its ordinal or case.
_NUMBER_WITH_ENDING = re.compile(
    r"\d+-?(?:[а-яё]|[оыиаяюе][йеяюх]|ого|его|ому|ему|[иы]ми?|ти|ми|ью|ух|ёх|ех|мм|см|дм|км|кг|гр?)",
    re.IGNORECASE,
)
#: An acronym with a case ending: ``МИДу``, ``УУЗе``.
_INFLECTED_ACRONYM = re.compile(r"[А-ЯЁ]{2,6}[а-яё]{1,3}\Z")
_WORD_KINDS = (TokenKind.WORD, TokenKind.BROKEN, TokenKind.SPACED)


def is_roman_number(text: str) -> bool:
    """Whether a token is a Roman number, also typed with Cyrillic look-alikes: ``ХIV``."""
    return bool(_ROMAN.match(text)) and any(character in "IVXХІ" for character in text)


def is_number_with_ending(text: str) -> bool:
    """Whether a token is a number with the ending of its ordinal or case: ``2-м``, ``6ой``."""
    return bool(_NUMBER_WITH_ENDING.fullmatch(text))


def followed_by_point(token: Token, context: RuleContext) -> bool:
    """Whether a full stop stands right after the token."""
    return context.document.source[token.span.end : token.span.end + 1] == "."


def is_word(token: Token) -> bool:
    """Whether a token is a Cyrillic word of two letters or more, without digits."""
    return (
        token.kind in _WORD_KINDS
        and token.script is Script.CYRILLIC
        and not token.has_digit
        and len(token.folded) >= 2
        and not is_roman_number(token.text)
        and not _INFLECTED_ACRONYM.match(token.text)
    )


def is_known(token: Token, context: RuleContext) -> bool:
    """Whether a word token needs no explanation: a word, a compound, an abbreviation."""
    start = token.span.start
    if start not in context.known_words:
        context.known_words[start] = _known(token, context)
    return context.known_words[start]


def _known(token: Token, context: RuleContext) -> bool:
    lexicon = context.knowledge.lexicon
    if token.kind is TokenKind.BROKEN:
        return any(lexicon.knows(reading) for reading in readings(token.text))
    overshadowed = token.word.islower() and lexicon.is_overshadowed(token.word)
    if (lexicon.knows(token.word) and not overshadowed) or _is_old_word(token, context):
        return True
    return (
        is_abbreviation(token, context)
        or _in_formula(token, context)
        or is_particle(token, context)
        or is_name_particle(token, context)
        or names_a_party(token, context)
    )


def _is_old_word(token: Token, context: RuleContext) -> bool:
    """Whether a token is a known word in the spelling before 1918, in a paper that keeps to it."""
    return context.document.has_old_spelling and any(
        map(context.knowledge.lexicon.knows, in_modern_spelling(token.word))
    )


def _in_formula(token: Token, context: RuleContext) -> bool:
    """Whether the token's line is, as it stands, a printed line: ``Моб. Связь...``."""
    line = context.document.line_at(token.span.start).text
    return len(line) <= LONGEST_FORMULA and context.knowledge.forms.exact(line) is not None


def is_abbreviation(token: Token, context: RuleContext) -> bool:
    """Whether a token is an abbreviation of the list: with its point, or in capitals."""
    abbreviations = context.knowledge.abbreviations
    entry = abbreviations.find(token.text)
    if entry is None:
        return False
    pointed = entry.text.endswith(".")
    return not pointed or followed_by_point(token, context) or len(token.text) >= 3


def _is_as_listed(token: Token, context: RuleContext) -> bool:
    """Whether an abbreviation has its point, or its capitals if the list has it without one."""
    entry = context.knowledge.abbreviations.find(token.text)
    if entry is None:
        return False
    if token.text.isupper():
        return entry.text == token.text
    return entry.text == f"{token.text}." and followed_by_point(token, context)


class Assessments(dict[int, Assessment]):
    """What the judge says of the doubtful words of a document, by the starts of the words."""

    @classmethod
    def of(cls, context: RuleContext) -> Assessments:
        """All words of the Russian zones are judged at once when the first is asked for."""
        known = context.shared.get(cls)
        if isinstance(known, cls):
            return known
        document = context.document
        tokens = (
            token
            for token in document.tokens
            if document.zone_at(token.span.start).kind in RUSSIAN_ZONES
        )
        words = [(token, not is_word(token) or is_known(token, context)) for token in tokens]
        doubtful = [word for word in words if _is_doubtful(*word, context)]
        found = context.judge.assess_all(doubtful, context.settings.max_suggestions)
        starts = (token.span.start for token, _ in doubtful)
        context.shared[cls] = assessments = cls(zip(starts, found, strict=True))
        return assessments


def verdict(token: Token, context: RuleContext) -> Assessment | None:
    """What is probably wrong with a token; None for one that is not doubtful, or probably right."""
    assessment = Assessments.of(context).get(token.span.start)
    if assessment is None:
        return None
    if token.has_digit and assessment.damage in (Damage.JOIN, Damage.SPLIT):
        return None  # ``8 550`` is a figure in two groups
    unknown = is_word(token) and not is_known(token, context)
    least = LEAST_WRONG if unknown else LEAST_WRONG_IF_KNOWN
    if assessment.right < LEAST_SURE:
        least += LEAST_WRONG_MORE_IF_UNCLEAR
    return assessment if assessment.wrong >= least else None


def _is_doubtful(token: Token, known: bool, context: RuleContext) -> bool:
    whole = known and token.kind is TokenKind.BROKEN  # its hyphen is all that looks odd
    return not whole and context.judge.doubts(token, known) and not _is_vouched_for(token, context)


def is_typists_mark(token: Token, context: RuleContext) -> bool:
    """Whether a token may be a typist's initials among the service marks: ``аш/ев``, ``зу``."""
    zone = context.document.zone_at(token.span.start).kind
    return zone is ZoneKind.SERVICE_MARKS and len(token.folded) <= 2 and token.word.islower()


def is_acronym(token: Token) -> bool:
    """Whether a token has the look of one: ``НРА``, ``УУЗу``."""
    letters = len(token.word.replace("-", ""))  # ``ГАЗ-АА``
    short = token.word.isupper() and 2 <= letters <= LONGEST_ACRONYM
    return short or bool(_INFLECTED_ACRONYM.match(token.text))


def is_acronym_in_text(token: Token, context: RuleContext) -> bool:
    """Whether a short word in capitals stands beside one that is not in capitals: ``нач. ПФС``."""
    around = context.surroundings.neighbours.get(token.span.start, (None, None))
    words = [word for word in around if word is not None]
    return is_acronym(token) and any(not word.word.isupper() for word in words)


def _is_vouched_for(token: Token, context: RuleContext) -> bool:
    """Whether a token is part of a printed line or a date, spelled as before 1918, or a short sign.

    A date vouches for figures and signs; ``17 ноабря`` is read as a date all the same.
    """
    if _in_formula(token, context) or _is_old_word(token, context):
        return True
    if explains_itself(token, context):
        return True
    if _is_as_listed(token, context):
        return True
    return in_date(token, context) and (not is_word(token) or is_known(token, context))


def in_date(token: Token, context: RuleContext) -> bool:
    """Whether a token is part of a date."""
    spans = context.date_spans
    place = bisect_right(spans, token.span.start, key=lambda span: span.start) - 1
    return place >= 0 and token.span.end <= spans[place].end
