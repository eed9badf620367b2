"""Reads a document with the character model and answers what each of its words may have been.

In ``наролной армий`` the reading of the first word proposes ``народной`` with the probability that
exactly this stood on the paper; ``keep`` says how likely the word is right as it is, and
``log_likelihood`` prices any candidate that another generator found. Figures are never touched:
surroundings cannot tell which digit was on the paper.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, prod
from typing import TYPE_CHECKING

from ocrfix import resources
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.correction.tagger import Floats, Halves, Tagger

#: Single changes less likely than this are not tried in proposals.
LEAST = 1e-3
#: A lost or gained space is looked at if it is at least so likely.
LEAST_JOIN = 0.02
#: Characters of two words that may be pieces of one.
LONGEST_JOIN = 60
#: Texts that are kept while the characters of a word are gone through.
BEAM = 24
#: Least probability of a step in `log_likelihood`, and the price of a second character lost in one
#: place, which the model cannot express.
FLOOR = 1e-6
#: Characters whose probabilities are looked through at once.
ROWS = 2048
#: Characters whose probabilities are at hand: several words', as each is asked many times.
MOST_ROWS = 128
_Beam = list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text for the characters of `span`, with the probability that it is the true one.

    `text` is empty where the word is noise. `span` reaches over a neighbour that is joined.
    """

    span: Span
    text: str
    probability: float


class Reading:
    """What the model makes of one document; spans are of the source text."""

    def __init__(self, source: str, tagger: Tagger) -> None:
        """Run the model over the whole of `source`."""
        import numpy as np

        from ocrfix.correction.tagger import SYMBOLS, folded

        self.source = source
        self._text, self._starts = folded(source)
        self._symbols = SYMBOLS
        self._number = {symbol: number for number, symbol in enumerate(SYMBOLS)}
        self._characters, self._insertions = tagger.log_probabilities(self._text)
        marks = [1 + n for n, symbol in enumerate(SYMBOLS) if not _counts(symbol)]
        # P(a character is right); P(none is missing before it), and none that is part of a word
        self._kept: list[float] = []
        self._nothing: list[float] = []
        self._nothing_beside: list[float] = []
        self._changes: dict[int, list[int]] = {}
        self._losses: dict[int, list[int]] = {}
        for first in range(0, len(self._text), ROWS):
            characters, insertions = (
                rows[first : first + ROWS].astype(np.float32)
                for rows in (self._characters, self._insertions)
            )
            nothing = np.exp(insertions[:, 0])
            beside = nothing + np.exp(insertions[:, marks]).sum(1)
            self._kept += np.exp(characters[:, 0]).tolist()
            self._nothing += nothing.tolist()
            self._nothing_beside += beside.tolist()
            _add_likely(self._changes, characters, first)
            _add_likely(self._losses, insertions, first)
        self._nothing.append(1.0)
        self._nothing_beside.append(1.0)
        self._character_rows: dict[int, list[float]] = {}
        self._gap_rows: dict[int, list[float]] = {}

    @property
    def log_probabilities(self) -> tuple[Halves, Halves]:
        """ln P of both heads for the characters of the folded text (`tagger.folded`)."""
        return self._characters, self._insertions

    def keep(self, span: Span) -> float:
        """P(every character of `span` is right and none is missing in or beside it)."""
        first, end = self._range(span)
        inner = prod(self._kept[first:end]) * prod(self._nothing[first + 1 : end])
        return inner * self._nothing_beside[first] * self._nothing_beside[end]

    def proposals(self, span: Span, limit: int = 5) -> tuple[Proposal, ...]:
        """At most `limit` other texts for `span`, the likeliest first.

        A proposal may join the word to a neighbour (its span is then longer), hold a space, or be
        empty. Digits stay as they are.
        """
        first, end = self._range(span)
        found: list[Proposal] = []
        for start, stop, space in self._ranges(first, end):
            where = Span(self._starts[start], self._starts[stop])
            old = where.text(self.source)
            found += [
                Proposal(where, text, probability)
                for text, probability in self._texts(start, stop, space).items()
                if text != old
            ]
        found.sort(key=lambda one: (-one.probability, one.span, one.text))
        return tuple(found[:limit])

    def log_likelihood(self, span: Span, candidate: str) -> float:
        """ln P(`candidate` stood where `span` is), over all ways to change one into the other.

        Never less than about −14 for each step; the candidate may be the text itself.
        """
        from ocrfix.correction.tagger import folded

        first, end = self._range(span)
        wanted = folded(candidate)[0]
        before, after = self._same_ends(first, end, wanted)
        start, stop = first + before, end - after
        rest = wanted[before : len(wanted) - after]
        # ways[j]: probability that the characters so far became the first j of the rest
        ways = [1.0] + [0.0] * len(rest)
        numbers = [self._number.get(character, -1) for character in rest]
        for place in range(start, stop):
            ways = self._inserted(ways, numbers, place, place == first)
            ways = self._read(ways, numbers, place)
        ways = self._inserted(ways, numbers, stop, stop in (first, end))
        total = log(max(ways[-1], 1e-300))
        for place in (*range(first, start), *range(stop, end)):
            total += log(max(self._kept[place], FLOOR))
        for gap in (*range(first, start), *range(stop + 1, end + 1)):
            beside = self._nothing_beside if gap in (first, end) else self._nothing
            total += log(max(beside[gap], FLOOR))
        return total

    def _same_ends(self, first: int, end: int, wanted: str) -> tuple[int, int]:
        """How many characters at both ends are not looked at, as they stay what they are.

        One less than the texts share at each end: in ``нн`` either letter may be the one too many.
        """
        text = self._text[first:end]
        shortest = min(len(text), len(wanted))
        before = next((n for n in range(shortest) if text[n] != wanted[n]), shortest)
        before = max(0, before - 1)
        most = shortest - before
        after = next((n for n in range(most) if text[-1 - n] != wanted[-1 - n]), most)
        return before, max(0, after - 1)

    def _range(self, span: Span) -> tuple[int, int]:
        """The folded characters of a span."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def _ranges(self, first: int, end: int) -> Iterator[tuple[int, int, int | None]]:
        """The word, and with each neighbour that may be a part of it, with the space between."""
        yield first, end, None
        text = self._text
        if end + 1 < len(text) and text[end].isspace() and self._changed(end) >= LEAST_JOIN:
            stop = end + 1
            while stop < len(text) and not text[stop].isspace() and stop - first <= LONGEST_JOIN:
                stop += 1
            if stop - first <= LONGEST_JOIN:
                yield first, stop, end
        if first > 1 and text[first - 1].isspace() and self._changed(first - 1) >= LEAST_JOIN:
            start = first - 1
            while start > 0 and not text[start - 1].isspace() and end - start <= LONGEST_JOIN:
                start -= 1
            if end - start <= LONGEST_JOIN:
                yield start, end, first - 1

    def _changed(self, place: int) -> float:
        """P(the space at `place` is none)."""
        row = self._character_row(place)
        return 1 - row[0] - sum(row[2 + self._number[space]] for space in " \n")

    def _texts(self, first: int, end: int, space: int | None) -> dict[str, float]:
        """The likeliest texts for a range with their probabilities; `space` must go."""
        beam: _Beam = [(1.0, "")]
        for place in range(first, end + 1):
            beam = _extended(beam, self._gap_options(place, place in (first, end)))
            if place < end:
                beam = _extended(beam, self._character_options(place, place == space))
        texts: dict[str, float] = {}
        for probability, text in beam:
            texts[text] = texts.get(text, 0.0) + probability
        return texts

    def _character_options(self, place: int, must_change: bool) -> _Beam:
        old = self.source[self._starts[place] : self._starts[place + 1]]
        row = self._character_row(place)
        options: _Beam = [] if must_change else [(row[0], old)]
        if self._text[place].isdigit():
            return options or [(0.0, old)]
        for index in self._changes.get(place, ()):
            new = "" if index == 0 else self._symbols[index - 1]
            if not new.isdigit() and not (must_change and new.isspace()):
                options.append((row[1 + index], new))
        return options or [(0.0, old)]

    def _gap_options(self, place: int, edge: bool) -> _Beam:
        """What may be missing before `place`; at the edges of a word only letters count."""
        options: _Beam = [((self._nothing_beside if edge else self._nothing)[place], "")]
        if place < len(self._insertions):
            row = self._gap_row(place)
            for index in self._losses.get(place, ()):
                new = self._symbols[index]
                if not new.isdigit() and (not edge or _counts(new)):
                    options.append((row[1 + index], new))
        return options

    def _inserted(
        self, ways: Sequence[float], numbers: Sequence[int], place: int, edge: bool
    ) -> list[float]:
        """`ways` after the gap before `place`."""
        nothing = max((self._nothing_beside if edge else self._nothing)[place], FLOOR)
        after = [way * nothing for way in ways]
        row = self._gap_row(place) if place < len(self._insertions) else None
        for index, number in enumerate(numbers):
            missing = row[1 + number] if row is not None and number >= 0 else 0.0
            after[index + 1] += ways[index] * max(missing, FLOOR) + after[index] * FLOOR
        return after

    def _read(self, ways: Sequence[float], numbers: Sequence[int], place: int) -> list[float]:
        """`ways` after the character at `place` was kept, replaced or deleted."""
        row = self._character_row(place)
        same = self._number.get(self._text[place], -1)
        keep, delete = max(row[0], FLOOR), max(row[1], FLOOR)
        after = [way * delete for way in ways]
        for index, number in enumerate(numbers):
            if ways[index]:
                changed = row[2 + number] if number >= 0 else 0.0
                step = keep if number == same else max(changed, FLOOR)
                after[index + 1] += ways[index] * step
        return after

    def _character_row(self, place: int) -> list[float]:
        """P of the classes of a character: kept, nothing, each symbol."""
        return _row(self._characters, place, self._character_rows)

    def _gap_row(self, place: int) -> list[float]:
        """P of the classes of the gap before a character: nothing is missing, each symbol."""
        return _row(self._insertions, place, self._gap_rows)


class Reader:
    """The character model, and the reading of the last document."""

    def __init__(self, tagger: Tagger) -> None:
        """A reader with these weights."""
        self._tagger = tagger
        self._last: Reading | None = None

    def read(self, source: str) -> Reading:
        """The reading of a document: about 25 ms for each 1,000 characters, once."""
        if self._last is None or self._last.source != source:
            self._last = None  # its memory, 1 kB a character, before the next takes as much
            self._last = Reading(source, self._tagger)
        return self._last


@lru_cache(maxsize=1)
def load_reader() -> Reader:
    """The reader with the weights that come with the program; loads numpy.

    Raises DictionaryError if the weights are missing or damaged.
    """
    # The matrices are small: a second thread gains nothing, and waits five times as long where
    # the machine is busy. Without effect if numpy is loaded already.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from ocrfix.correction.tagger import Tagger

    return Reader(Tagger.load(resources.weights_path()))


def _row(rows: Halves, place: int, known: dict[int, list[float]]) -> list[float]:
    """The probabilities of a row of logarithms; `known` keeps those of the last few words."""
    import numpy as np

    if place not in known:
        if len(known) >= MOST_ROWS:
            known.clear()
        known[place] = np.exp(rows[place], dtype=np.float64).tolist()
    return known[place]


def _add_likely(likely: dict[int, list[int]], rows: Floats, first: int) -> None:
    """For each character the classes after the first that are worth a try, if there are any."""
    places, classes = (rows[:, 1:] > log(LEAST)).nonzero()
    for place, index in zip(places.tolist(), classes.tolist(), strict=True):
        likely.setdefault(first + place, []).append(index)


def _counts(symbol: str) -> bool:
    """Whether a symbol is part of words and numbers, no mark or space."""
    return symbol.isalnum() or symbol == "№"


def _extended(beam: _Beam, options: _Beam) -> _Beam:
    """Each text with each option, the best BEAM of them."""
    if len(options) == 1:
        probability, piece = options[0]
        return [(old * probability, text + piece) for old, text in beam]
    wide = [(old * new, text + piece) for old, text in beam for new, piece in options]
    wide.sort(key=lambda one: -one[0])
    return wide[:BEAM]
