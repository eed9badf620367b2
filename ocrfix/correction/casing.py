"""Which capitals a word should carry at its place.

A capital is as easily misread as any letter: ``в первом Хвартале`` stands for ``квартале``, not
``Квартале``, because the word stands inside a sentence and period prose never capitalises it; and
``тов. хрушева`` for ``Хрущева``, because that is only a name.
"""

from __future__ import annotations

from ocrfix.correction.surroundings import Surroundings
from ocrfix.language.entries import Flag
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.wordforms import cased_like
from ocrfix.text.tokens import Token, TokenKind

#: A word this frequent in period prose and hardly ever with a capital inside a sentence carries
#: none here either. Words that may begin a title need more sightings, and none with a capital.
LEAST_TIMES = 8
MOST_CAPITALS = 0.02
LEAST_TIMES_OTHER = 100
#: Courtesy forms, and the Centre as the capital's name in correspondence with it.
RESPECTED = frozenset(
    [
        "вы",
        "вас",
        "вам",
        "вами",
        "ваш",
        "ваша",
        "ваше",
        "ваши",
        "вашего",
        "вашей",
        "вашему",
        "вашим",
        "вашем",
        "вашу",
        "ваших",
        "вашими",
        "центр",
        "центра",
        "центру",
        "центром",
        "центре",
    ]
)
_ONE_LETTER = frozenset("авиксу")


def inside_sentence(token: Token, around: Surroundings) -> bool:
    """Whether the words on both sides are in small letters and no sentence ends before."""
    before, after = around.neighbours.get(token.span.start, (None, None))
    if before is None or before.kind is not TokenKind.WORD or not before.word.islower():
        return False
    if after is not None and after.word[:1].isupper():
        return False
    return not around.between(before, token).strip(" \u00a0,")


def never_capitalised(word: str, around: Surroundings, knowledge: Knowledge) -> bool:
    """Whether a folded word is one that period prose knows and does not capitalise."""
    if word in RESPECTED:
        return False
    if len(word) == 1:
        return word in _ONE_LETTER
    entry = knowledge.lexicon.lookup(word)
    if entry is not None and entry.flags & (Flag.PERSON | Flag.TOWN | Flag.NAME):
        return False
    count = knowledge.language.count(word)
    if count.small:
        return count.times >= LEAST_TIMES and count.capitals <= MOST_CAPITALS * count.times
    seen = count.times >= LEAST_TIMES_OTHER or around.count_small(word) > 0
    return seen and not count.capitals


def written(word: str, token: Token, around: Surroundings, knowledge: Knowledge) -> str:
    """A folded word with the capitals it should carry in the place of `token`."""
    text = cased_like(word, token.word)
    if " " in word or token.word.isupper():
        return text
    entry = knowledge.lexicon.lookup(word)
    if token.word.islower():
        name = entry is not None and entry.flags & Flag.NAME_ONLY
        acronym = knowledge.abbreviations.find(word.upper())
        if acronym is not None and acronym.text == word.upper() and (entry is None or name):
            return acronym.text
        return text[:1].upper() + text[1:] if name else text
    if inside_sentence(token, around) and never_capitalised(word, around, knowledge):
        return word
    return text
