"""What mending made of each error, and which correct words it broke.

``Мологову`` that became ``Молотову`` is mended, ``дзух`` that became ``духе`` is changed and still
wrong, ``Корен`` that stayed is left; ``сообщить`` that became ``сообщит`` is broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ocrfix.evaluation.alignment import HARMLESS, Alignment, Difference, Group


class Outcome(StrEnum):
    """What became of an error."""

    MENDED = "mended"
    STILL_WRONG = "still_wrong"
    """changed into something else that is wrong"""
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcome of each error of the OCR text in scope, a missing word among them.

    `broken` are the groups of the mended text that are wrong where the OCR text was right;
    `wrong_after` says for each true word that is wrong in the mended text what stands there.
    """

    of: Mapping[Group, Outcome]
    broken: tuple[Group, ...]
    wrong_after: Mapping[int, str]

    def count(self, outcome: Outcome) -> int:
        """How many errors had this outcome."""
        return sum(one is outcome for one in self.of.values())


def outcomes(before: Alignment, after: Alignment) -> Outcomes:
    """Compare an OCR text with its mended form; both are aligned with the same truth."""
    wrong_after = {
        index: " ".join(after.read_cores(group)) for group in _wrong(after) for index in group.true
    }
    of: dict[Group, Outcome] = {}
    for group in _in_scope(before):
        if group.difference is not Difference.NOISE:
            of[group] = _outcome(before, group, wrong_after)
    wrong_before = {index for group in of for index in group.true}
    broken = [
        group
        for group in _in_scope(after)
        if group.difference is not Difference.NOISE and wrong_before.isdisjoint(group.true)
    ]
    noise, new_noise = _outcomes_of_noise(before, after)
    return Outcomes(of | noise, (*broken, *new_noise), wrong_after)


def _outcome(before: Alignment, group: Group, wrong_after: Mapping[int, str]) -> Outcome:
    if wrong_after.keys().isdisjoint(group.true):
        return Outcome.MENDED
    same = " ".join(before.read_cores(group)) == wrong_after.get(group.true[0])
    return Outcome.LEFT if same else Outcome.STILL_WRONG


def _outcomes_of_noise(
    before: Alignment, after: Alignment
) -> tuple[dict[Group, Outcome], list[Group]]:
    """The outcome of the words that the truth does not have, and those that are new.

    They have no place in the truth, so they are known again by what they are; of words that went
    while others came, as many as came are still wrong.
    """
    old, new = _noise(before), _noise(after)
    gone, come = _texts(before, old), _texts(after, new)
    gone, come = gone - come, come - gone
    changed = min(gone.total(), come.total())
    of: dict[Group, Outcome] = {}
    replaced = changed
    for group in old:
        text = " ".join(before.read_cores(group))
        if gone[text] <= 0:
            of[group] = Outcome.LEFT
            continue
        gone[text] -= 1
        of[group] = Outcome.STILL_WRONG if replaced > 0 else Outcome.MENDED
        replaced -= 1
    fresh = []
    for group in new:
        text = " ".join(after.read_cores(group))
        if come[text] > 0:
            come[text] -= 1
            fresh.append(group)
    return of, fresh[changed:]


def _wrong(alignment: Alignment) -> list[Group]:
    return [group for group in alignment.groups if group.difference not in HARMLESS]


def _in_scope(alignment: Alignment) -> list[Group]:
    return [group for group in _wrong(alignment) if group.in_scope]


def _noise(alignment: Alignment) -> list[Group]:
    return [group for group in _in_scope(alignment) if group.difference is Difference.NOISE]


def _texts(alignment: Alignment, groups: Sequence[Group]) -> Counter[str]:
    return Counter(" ".join(alignment.read_cores(group)) for group in groups)
