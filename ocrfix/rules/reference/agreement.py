"""One number, many witnesses: who is outvoted when the sheets of a paper disagree.

``ШИФРТЕЛЕГРАММА № 15603`` on the cover, ``№ 15603`` on sheet 2, ``№ 15608`` on sheet 3: two
witnesses against one, and 3 is easily read as 8. A translation was made from the paper and not
from this reading of it, so it counts double: it cannot share an OCR error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import ZoneKind
from ocrfix.facts import Fact, places
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Evidence
from ocrfix.messages import _
from ocrfix.text.spans import Span

#: Votes of one place: more than one sheet, less than two.
_VOTES = {ZoneKind.TRANSLATION: 1.5}
#: Likeness granted to a reading that differs in a single character without looking alike: in a
#: number that must be the same on all sheets, an unlike reading is still likelier than a second
#: number (Tesseract on worn typescript: a fifth of the wrong digits are not look-alikes).
_ONE_EDIT = 0.3


@dataclass(frozen=True, slots=True)
class Dissent:
    """A place that says something else than the others.

    `truth` is what the majority says, None if there is none of two places and more; `rivals` are
    the witnesses against the place, `likeness` (0 to 1) how easily the one is misread as the other.
    """

    fact: Fact
    truth: str | None
    rivals: tuple[Fact, ...]
    votes_for: float
    votes_against: float
    likeness: float

    @property
    def confidence(self) -> float:
        """How probable the majority's reading is: its share of the votes, made surer by likeness.

        Each vote halves the odds of the dissenter; 2 to 1 with an ideal look-alike gives 0.94,
        4 to 1 gives 0.98.
        """
        odds: float = 2.0 ** (self.votes_for - self.votes_against) * (1.0 + 7.0 * self.likeness)
        return round(min(0.99, odds / (1.0 + odds)), 2)


def dissents(facts: Iterable[Fact], least_likeness: float = 0.0) -> Iterator[Dissent]:
    """The places outvoted by the others, document by document of the file.

    `least_likeness` is granted to readings that do not look alike at all; with 0 they are taken
    for different numbers and not reported. Places of the translation dissent as those of the
    original do; whose error it is, the rule decides.
    """
    parts: dict[int, list[Fact]] = {}
    for fact in facts:
        parts.setdefault(fact.document_part, []).append(fact)
    for group in parts.values():
        yield from _dissents_of_one(group, least_likeness)


def _dissents_of_one(facts: Sequence[Fact], least: float) -> Iterator[Dissent]:
    readings: dict[str, list[Fact]] = {}
    for fact in facts:
        readings.setdefault(fact.value, []).append(fact)
    if len(readings) < 2:
        return
    votes = {value: votes_of(witnesses) for value, witnesses in readings.items()}
    best = max(votes, key=lambda value: votes[value])
    decided = all(votes[best] > votes[value] for value in votes if value != best)
    if not decided or len(readings[best]) < 2:
        yield from _undecided(readings, votes, least)
        return
    for value, witnesses in readings.items():
        likeness = max(likeness_of(value, best), least)
        if value == best or likeness == 0.0 or _on_both_sides(witnesses):
            continue
        for fact in witnesses:
            yield Dissent(fact, best, tuple(readings[best]), votes[best], votes[value], likeness)


def _on_both_sides(witnesses: Iterable[Fact]) -> bool:
    """Whether original and translation both state a number: it is no misreading but another one,
    such as the number of an earlier protocol."""
    zones = {fact.zone is ZoneKind.TRANSLATION for fact in witnesses}
    return len(zones) > 1


def _undecided(
    readings: dict[str, list[Fact]], votes: dict[str, float], least: float
) -> Iterator[Dissent]:
    """Without a majority of two places and more, the last place of the original is named, with all
    that contradict it; nothing is decided."""
    places = [fact for witnesses in readings.values() for fact in witnesses]
    named = max((fact for fact in places if fact.language == "ru"), key=_place, default=None)
    if named is None:
        return
    rivals = tuple(
        sorted((fact for fact in places if fact.value != named.value), key=lambda one: one.span)
    )
    likeness = max(least, *(likeness_of(named.value, rival.value) for rival in rivals))
    if likeness > 0.0:
        against = votes[rivals[0].value]
        yield Dissent(named, None, rivals, against, votes[named.value], likeness)


def _place(fact: Fact) -> Span:
    return fact.span


def votes_of(facts: Iterable[Fact]) -> float:
    """The votes of places that say the same."""
    return sum(_VOTES.get(fact.zone, 1.0) for fact in facts)


def likeness_of(read: str, truth: str) -> float:
    """How easily `truth` is misread as `read`: look-alike digits, or one edit in a long number."""
    from rapidfuzz.distance import Levenshtein  # only when places disagree

    likeness = plausible_misreading(read, truth)
    if len(truth) > 2 and Levenshtein.distance(read, truth) == 1:
        return max(likeness, _ONE_EDIT)
    return likeness


def readings_note(facts: Sequence[Fact]) -> str:
    """Who says what: «sheet 1 says 15603, the translation says 15604»."""
    values = dict.fromkeys(fact.value for fact in facts)
    return ", ".join(
        witness_note([fact for fact in facts if fact.value == value], value) for value in values
    )


def witness_note(facts: Sequence[Fact], value: str) -> str:
    """Who says so: «sheets 1 and 2 and the translation say 15603»."""
    sheets = sorted({fact.sheet for fact in facts if fact.sheet})
    named = list(dict.fromkeys(fact.place for fact in facts if not fact.sheet))
    if len(sheets) == 1:
        named.insert(0, places.sheet(sheets[0]))
    elif sheets:
        named.insert(0, places.sheets(sheets))
    if len(named) <= 1 and len(sheets) <= 1:
        return places.says(places.enumerated(named), value)
    return _("{places} say {value}").format(places=places.enumerated(named), value=value)


def witness_evidence(facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    """One evidence a witness; the first carries the sentence that sums them up."""
    summary = readings_note(facts)
    return tuple(
        Evidence(
            "translation" if fact.zone is ZoneKind.TRANSLATION else "same-document",
            summary if number == 0 else places.says(fact.place, fact.value),
            fact.span,
        )
        for number, fact in enumerate(facts)
    )
