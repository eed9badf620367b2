"""How letters are misread: the price of reading a word as something else.

A `Confusion` is a pair of one or two letters that stood on the paper (*truth*) and what was made
of them (*read*): ``ю`` read ``кж``, ``т`` read ``г``. Its weight is −ln P(read | truth), so that
the weights of several confusions in one word add up: ``Молотову`` read ``Мологову`` costs one
``т→г``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocrfix import resources
from ocrfix.messages import _

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

#: Weights of edits that no list holds, in nats. An unseen confusion is dearer than every listed
#: one; a letter that vanished or appeared is a little likelier than an arbitrary wrong one.
UNSEEN_SUBSTITUTION = 9.5
UNSEEN_DELETION = 9.0
UNSEEN_INSERTION = 9.0
#: The longest side of a confusion that is looked up.
LONGEST = 2
_STEPS = [(i, j) for i in range(LONGEST + 1) for j in range(LONGEST + 1) if (i, j) != (0, 0)]


@dataclass(frozen=True, slots=True)
class Confusion:
    """`truth` was read as `read`; `weight` is −ln P(read | truth) in nats.

    An empty `truth` is an inserted letter, an empty `read` a lost one. `source` says where the
    weight comes from: ``learned`` from aligned pages, ``typewriter`` for pairs listed by shape,
    ``corpus`` from the error profile of the user's own texts (`ocrfix.language.profile`).
    """

    truth: str
    read: str
    weight: float
    source: str

    @property
    def note(self) -> str:
        """The confusion in words."""
        if not self.truth:
            return _("a stray «{read}»").format(read=self.read)
        if not self.read:
            return _("a lost «{truth}»").format(truth=self.truth)
        return _("«{truth}» read as «{read}»").format(truth=self.truth, read=self.read)


class ErrorModel:
    """P(read | truth) for words, from weighted confusions."""

    def __init__(self, confusions: Iterable[Confusion]) -> None:
        """Keep the cheaper of two confusions of the same letters."""
        self._confusions: dict[tuple[str, str], Confusion] = {}
        for confusion in confusions:
            key = (confusion.truth, confusion.read)
            known = self._confusions.get(key)
            if known is None or confusion.weight < known.weight:
                self._confusions[key] = confusion
        self._prices: dict[tuple[str, str], float] = {}

    @classmethod
    def load(cls) -> ErrorModel:
        """The model of ``dictionaries/confusions.tsv``; raises DictionaryError."""
        return cls(read_confusions())

    def with_weights(self, confusions: Iterable[Confusion]) -> ErrorModel:
        """This model with other weights, cheaper or dearer, for some confusions."""
        given = list(confusions)
        replaced = {(one.truth, one.read) for one in given}
        kept = (one for key, one in self._confusions.items() if key not in replaced)
        return ErrorModel([*kept, *given])

    def __iter__(self) -> Iterator[Confusion]:
        """All listed confusions."""
        return iter(self._confusions.values())

    def confusion(self, truth: str, read: str) -> Confusion:
        """The listed confusion, or one with the weight of something never seen."""
        known = self._confusions.get((truth, read))
        if known is not None:
            return known
        if not truth:
            return Confusion("", read, UNSEEN_INSERTION * len(read), "unseen")
        if not read:
            return Confusion(truth, "", UNSEEN_DELETION * len(truth), "unseen")
        weight = UNSEEN_SUBSTITUTION * max(len(truth), len(read))
        return Confusion(truth, read, weight, "unseen")

    def cost(self, truth: str, read: str) -> float:
        """−ln P(read | truth) of two folded words, 0.0 when they are equal.

        >>> ErrorModel([Confusion("т", "г", 5.0, "learned")]).cost("молотову", "мологову")
        5.0
        """
        total = 0.0
        for block in self._differences(truth, read):
            price = self._prices.get(block)
            if price is None:
                price = sum(confusion.weight for confusion in self._priced(*block))
                self._prices[block] = price
            total += price
        return total

    def path(self, truth: str, read: str) -> list[Confusion]:
        """The confusions that turn `truth` into `read`, left to right.

        The letters are aligned by Levenshtein distance (rapidfuzz); edits that touch form one
        block, which is priced as listed when it is, and otherwise letter by letter.
        """
        return [
            confusion
            for block in self._differences(truth, read)
            for confusion in self._priced(*block)
        ]

    def _differences(self, truth: str, read: str) -> Iterable[tuple[str, str]]:
        """The stretches in which the words differ; usually one short one, found by hand."""
        start, ends = 0, (len(truth), len(read))
        while start < min(ends) and truth[start] == read[start]:
            start += 1
        while min(ends) > start and truth[ends[0] - 1] == read[ends[1] - 1]:
            ends = ends[0] - 1, ends[1] - 1
        middle = truth[start : ends[0]], read[start : ends[1]]
        if not any(middle):
            return ()
        if max(map(len, middle)) <= LONGEST:
            return (middle,)
        from rapidfuzz.distance import Levenshtein  # not needed before a doubt

        return blocks(*middle, Levenshtein.opcodes(*middle))

    def _priced(self, truth: str, read: str) -> list[Confusion]:
        """The cheapest way to split one block into confusions of at most `LONGEST` letters."""
        if len(truth) <= 1 and len(read) <= 1:
            return [self.confusion(truth, read)]
        best: dict[tuple[int, int], tuple[float, list[Confusion]]] = {(0, 0): (0.0, [])}
        for i in range(len(truth) + 1):
            for j in range(len(read) + 1):
                if (i, j) not in best:
                    continue
                weight, path = best[i, j]
                for step_i, step_j in _STEPS:
                    end = (i + step_i, j + step_j)
                    if end[0] > len(truth) or end[1] > len(read):
                        continue
                    step = self.confusion(truth[i : end[0]], read[j : end[1]])
                    if end not in best or weight + step.weight < best[end][0]:
                        best[end] = (weight + step.weight, [*path, step])
        return best[len(truth), len(read)][1]


def blocks(truth: str, read: str, opcodes: Iterable[Opcode]) -> Iterator[tuple[str, str]]:
    """Runs of touching edits as (truth letters, read letters)."""
    start: tuple[int, int] | None = None
    end = (0, 0)
    for code in opcodes:
        if code.tag == "equal":
            if start is not None:
                yield truth[start[0] : end[0]], read[start[1] : end[1]]
                start = None
            continue
        if start is None:
            start = (code.src_start, code.dest_start)
        end = (code.src_end, code.dest_end)
    if start is not None:
        yield truth[start[0] : end[0]], read[start[1] : end[1]]


def read_confusions(name: str = "confusions.tsv") -> list[Confusion]:
    """The confusions of a list: truth, read, weight, source; «∅» stands for no letter."""
    from ocrfix.errors import DictionaryError

    path = resources.dictionary_path(name)
    confusions = []
    for truth, read, weight, source in resources.read_table(
        path, ("truth", "read", "weight", "source")
    ):
        try:
            value = float(weight)
        except ValueError:
            raise DictionaryError(
                _("{path}: «{weight}» is not a weight; write a number").format(
                    path=path, weight=weight
                )
            ) from None
        confusions.append(Confusion(letters_of(truth), letters_of(read), value, source))
    return confusions


def letters_of(cell: str) -> str:
    """A column of a list as letters: «∅» is nothing, «␣» a space."""
    return cell.replace("∅", "").replace("␣", " ")


def shown_letters(letters: str) -> str:
    """Letters as a column of a list shows them."""
    return letters.replace(" ", "␣") or "∅"
