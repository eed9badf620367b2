"""Sightings from what reviewers decided: ``прелседателя`` was replaced, ``Бещеву`` was right.

An accepted or typed replacement is a truth beside what was read. A rejected issue says that the
word is right as it stands: what the ranking would have made of it is taken away again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ocrfix.correction.ranking import rank
from ocrfix.fixing.decisions import REPLACING, RIGHT, Decision
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.profile import Tally
from ocrfix.learning.aligned import RUSSIAN, Sightings
from ocrfix.learning.doubts import SHORTEST, doubt_of
from ocrfix.learning.expectation import MOST_OF_A_FORM, confused, shares
from ocrfix.text.alphabet import fold


def learn_decisions(decisions: Iterable[Decision], knowledge: Knowledge) -> Tally:
    """The sightings of decisions that hold; the same words count `MOST_OF_A_FORM` times at most."""
    sightings = Sightings(knowledge.errors)
    times = Counter(
        (one.verdict in REPLACING, one.text, one.replacement)
        for one in decisions
        if one.verdict in REPLACING or one.verdict in RIGHT
    )
    for (replaced, text, replacement), count in sorted(times.items()):
        counted = min(count, MOST_OF_A_FORM)
        if replaced:
            sightings.add(text, replacement, counted)
        else:
            _take_away(text, counted, sightings, knowledge)
    return sightings.tally()


def _take_away(text: str, times: int, sightings: Sightings, knowledge: Knowledge) -> None:
    """Count a word as right; what it might have been, by its readings, counts below zero."""
    form = fold(text)
    if not RUSSIAN.fullmatch(form) or len(form) < SHORTEST or knowledge.lexicon.knows(text):
        return
    sightings.letters(form, times)
    doubt = doubt_of(form, text[:1].isupper(), rank(form, knowledge))
    _, likely = shares(doubt, times > 1, knowledge.errors)
    for reading, share in zip(doubt.readings, likely, strict=True):
        if reading.cost is None:
            for pair in confused(reading.text, form, knowledge.errors):
                sightings.count(pair, -share * times)
