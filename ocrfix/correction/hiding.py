"""Whether a word on a list would hide a misreading: ``наролной`` is ``народной`` far too often."""

from __future__ import annotations

from ocrfix.correction.candidates import generate
from ocrfix.language.entries import Flag
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.alphabet import fold

#: The price of one misreading at most (nats): a letter for one that is seldom taken for it costs
#: 7.0, two usual misreadings as much. Of 29 names of the period one was within it of a word (Тайко,
#: тайком), of 16 misread words all were.
ONE_MISREADING = 7.5
#: Words from this frequency on are met so often that a misread one is likelier than a rare word.
FREQUENT = 1e-6


def hidden_word(word: str, knowledge: Knowledge) -> str | None:
    """The frequent word or listed name that this would be a misreading of; None if there is none.

    The cheapest misreading is named, of equal ones that of the more frequent word.
    """
    near = [
        candidate
        for candidate in generate(fold(word), knowledge)
        if candidate.kind in ("edit", "homoglyph", "part") and candidate.cost <= ONE_MISREADING
    ]
    near.sort(key=lambda one: (one.cost, -one.frequency, one.text))
    for candidate in near:
        entry = knowledge.lexicon.lookup(candidate.text)
        listed = entry is not None and bool(entry.flags & Flag.OWN)
        if candidate.frequency >= FREQUENT or listed:
            return candidate.text
    return None
