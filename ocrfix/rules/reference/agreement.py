"""One number, many witnesses: who is outvoted when the sheets of a paper disagree.

``ШИФРТЕЛЕГРАММА № 15603`` on the cover, ``№ 15603`` on sheet 2, ``№ 15608`` on sheet 3: two
witnesses against one, and 3 is easily read as 8. A translation was made from the paper and not
from this reading of it, so it counts double: it cannot share an OCR error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import ZoneKind
from ocrfix.facts import Fact
from ocrfix.facts.misreadings import plausible_misreading
from ocrfix.issues import Evidence

#: Votes of one place. The header is typed by an archivist, mostly from the same scan.
_VOTES = {ZoneKind.TRANSLATION: 2.0}
#: Likeness granted to a reading that differs in a single character without looking alike: in a
#: number that must be the same on all sheets, an unlike reading is still likelier than a second
#: number (Tesseract on worn typescript: a fifth of the wrong digits are not look-alikes).
_ONE_EDIT = 0.3


@dataclass(frozen=True, slots=True)
class Dissent:
    """A place that says something else than the others.

    `truth` is what the majority says, None without a clear one; `rivals` are the witnesses of the
    other readings, `likeness` (0 to 1) how easily the one is misread as the other.
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
    """The Russian places outvoted by the others, document by document of the file.

    `least_likeness` is granted to readings that do not look alike at all; with 0 they are taken
    for different numbers and not reported.
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
    votes = {value: votes_of(witnesses) for value, witnesses in readings.items()}
    if len(readings) < 2:
        return
    best = max(votes, key=lambda value: votes[value])
    clear = all(votes[best] > votes[value] for value in votes if value != best)
    if not clear:
        yield from _tie(readings, votes, least)
        return
    for value, witnesses in readings.items():
        likeness = max(likeness_of(value, best), least)
        if value == best or likeness == 0.0 or votes[best] < 2.0:
            continue
        for fact in witnesses:
            if fact.language == "ru":
                rivals = tuple(readings[best])
                yield Dissent(fact, best, rivals, votes[best], votes[value], likeness)


def _tie(
    readings: dict[str, list[Fact]], votes: dict[str, float], least: float
) -> Iterator[Dissent]:
    """Without a majority the last place is named, and what the others say; nothing is decided."""
    top = max(votes.values())
    tied = [value for value in readings if votes[value] == top]
    first, second = tied[0], tied[1]
    likeness = max(likeness_of(second, first), least)
    places = [fact for fact in readings[second] if fact.language == "ru"]
    if likeness > 0.0 and places:
        yield Dissent(places[-1], None, tuple(readings[first]), top, top, likeness)


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


def witness_note(facts: Sequence[Fact], value: str) -> str:
    """Who says so: «sheets 1 and 2 and the translation say 15603»."""
    sheets = sorted({fact.sheet for fact in facts if fact.sheet})
    places = list(dict.fromkeys(fact.place for fact in facts if not fact.sheet))
    if len(sheets) == 1:
        places.insert(0, f"sheet {sheets[0]}")
    elif sheets:
        places.insert(0, "sheets " + enumerated([str(sheet) for sheet in sheets]))
    verb = "says" if len(sheets) + len(places) <= 1 or len(places) == len(facts) == 1 else "say"
    if len(places) == 1 and len(sheets) <= 1:
        verb = "says"
    return f"{enumerated(places)} {verb} {value}"


def enumerated(items: Sequence[str]) -> str:
    """``1``, ``1 and 2``, ``1, 2 and 3``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def witness_evidence(facts: Sequence[Fact], value: str) -> tuple[Evidence, ...]:
    """One evidence a witness; the first carries the sentence that sums them up."""
    summary = witness_note(facts, value)
    return tuple(
        Evidence(
            "translation" if fact.zone is ZoneKind.TRANSLATION else "same-document",
            summary if number == 0 else f"{fact.place} says {value}",
            fact.span,
        )
        for number, fact in enumerate(facts)
    )
