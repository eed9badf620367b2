"""Error profile without truth: expectation maximisation over the doubts of a corpus.

Nobody says what ``наролной`` was, but if it is ``народной``, and ``оргаров`` is ``органов``, then
«д» becomes «л» and «н» becomes «р» on these pages, and that in turn tells what ``горол`` was.

*Expectation*: a doubt is right as it stands with P(right), a logistic of how well its best reading
scores, of its length, its capital and whether the form stands again; the rest is shared among its
readings by exp(score), the scores of the ranking. The confusions on the cheapest path to a reading
are seen as often as the reading is likely. *Maximisation*: the profile makes rates of these
sightings, the shipped rates being its prior (`ocrfix.language.profile`). Both are repeated until
the sightings settle.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ocrfix.correction.candidates import COST_SCALE
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.profile import MOST_EXAMPLES, Pair, Profile, Source, Tally
from ocrfix.learning.doubts import Doubt, Page

#: ln odds that an unknown word is right as it stands: a constant, for each letter, where the form
#: stands more than once in the corpus, where it has a capital, and for each nat of its best
#: reading. Fitted on pages with truth (training/weigh_rare_words.py).
RIGHT = -5.69
RIGHT_LETTER = -0.050
RIGHT_AGAIN = 1.61
RIGHT_CAPITAL = 1.29
RIGHT_BEST = -0.215
#: One form counts so often at most: the tenth sighting of one word shows nothing of its letters.
MOST_OF_A_FORM = 2
#: Sightings of which a smaller share moves have settled; more rounds change nothing of note.
SETTLED = 0.005
MOST_ROUNDS = 20
#: An example is shown where its reading is at least so likely.
EXAMPLE_FROM = 0.5
#: The letters a confusion may hold, and what may be read for them.
TRUTH_LETTERS = re.compile(r"[а-я\- ]{0,2}")
READ_LETTERS = re.compile(r"[а-яa-z0-9\- ]{0,2}")


@dataclass(frozen=True)
class Learned:
    """What a corpus shows: its tally, and the rounds it took."""

    tally: Tally
    rounds: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A doubt, how many of its sightings count, and whether the form stands again."""

    doubt: Doubt
    counted: float
    again: bool


def learn(pages: Iterable[Page], shipped: ErrorModel, known: Profile | None = None) -> Learned:
    """The sightings of the texts, given what pairs and decisions have shown (`known`).

    The order of the pages does not matter.
    """
    pages = list(pages)
    stood: Counter[str] = Counter()
    for page in pages:
        stood.update(page.stood)
    doubts = weighed(doubt for page in pages for doubt in page.doubts)
    profile = (known or Profile()).replaced(Source.TEXTS, Tally())
    model = over(shipped, profile)
    tally, rounds, moved = Tally(), 0, 1.0
    while rounds < MOST_ROUNDS and moved >= SETTLED:
        rounds += 1
        before, tally = tally, tallied(doubts, model, stood)
        moved = _moved(before, tally)
        profile = profile.replaced(Source.TEXTS, tally)
        model = over(shipped, profile)
    return Learned(tally, rounds)


def over(shipped: ErrorModel, profile: Profile) -> ErrorModel:
    """The shipped model with the weights of a profile."""
    return shipped.with_weights(profile.confusions(shipped))


def _moved(before: Tally, after: Tally) -> float:
    """The share of the sightings of confusions that is not where it was."""
    pairs = sorted(pair for pair in {*before.counts, *after.counts} if pair[0] != pair[1])
    total = sum(after.counts.get(pair, 0.0) for pair in pairs)
    moved = sum(abs(after.counts.get(pair, 0.0) - before.counts.get(pair, 0.0)) for pair in pairs)
    return moved / total if total else 0.0


def weighed(doubts: Iterable[Doubt]) -> list[Weighed]:
    """The doubts in one order, whatever order they come in.

    The sightings of a form share what one form may count.
    """
    ordered = sorted(doubts, key=_order)
    times = Counter(doubt.form for doubt in ordered)
    return [
        Weighed(doubt, min(1.0, MOST_OF_A_FORM / times[doubt.form]), times[doubt.form] > 1)
        for doubt in ordered
    ]


def _order(doubt: Doubt) -> tuple[str, bool, list[tuple[str, float, float]]]:
    """By form; a reading that an error model prices comes before one with a price of its own."""
    readings = [
        (one.text, one.score, -1.0 if one.cost is None else one.cost) for one in doubt.readings
    ]
    return doubt.form, doubt.capital, readings


def shares(doubt: Doubt, again: bool, model: ErrorModel) -> tuple[float, list[float]]:
    """P(right as it stands), and P of each reading; they add up to one."""
    if not doubt.readings:
        return 1.0, []
    scores = []
    for reading in doubt.readings:
        cost = model.cost(reading.text, doubt.form) if reading.cost is None else reading.cost
        scores.append(reading.score - COST_SCALE * cost)
    best = max(scores)
    odds = RIGHT + RIGHT_LETTER * len(doubt.form) + RIGHT_BEST * best
    odds += RIGHT_AGAIN * again + RIGHT_CAPITAL * doubt.capital
    wrong = 1.0 / (1.0 + math.exp(odds))
    likelihoods = [math.exp(score - best) for score in scores]
    total = sum(likelihoods)
    return 1.0 - wrong, [wrong * one / total for one in likelihoods]


def tallied(doubts: Sequence[Weighed], model: ErrorModel, stood: Mapping[str, float]) -> Tally:
    """The expected sightings of all confusions, and how often letters were read as they stood."""
    counts: defaultdict[Pair, float] = defaultdict(float)
    examples: defaultdict[Pair, list[tuple[float, str]]] = defaultdict(list)
    for letters, times in stood.items():
        counts[letters, letters] += times
    for one in doubts:
        form = one.doubt.form
        _, likely = shares(one.doubt, one.again, model)
        for reading, share in zip(one.doubt.readings, likely, strict=True):
            if reading.cost is not None:
                continue
            for pair in confused(reading.text, form, model):
                counts[pair] += share * one.counted
                if share >= EXAMPLE_FROM:
                    examples[pair].append((-share, f"{form}/{reading.text}"))
    return Tally(dict(counts), {pair: _best(found) for pair, found in examples.items()})


def confused(truth: str, read: str, model: ErrorModel) -> list[Pair]:
    """The confusions on the cheapest path whose letters a table may hold.

    Two letters of which nobody has seen that they are misread as two others are counted one by one.
    """
    pairs: list[Pair] = []
    for step in model.path(truth, read):
        if not (TRUTH_LETTERS.fullmatch(step.truth) and READ_LETTERS.fullmatch(step.read)):
            continue
        if step.source == "unseen" and len(step.truth) == len(step.read):
            letters = zip(step.truth, step.read, strict=True)
            pairs += [(one, other) for one, other in letters if one != other]
        else:
            pairs.append((step.truth, step.read))
    return pairs


def _best(found: Iterable[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for _, word in sorted(found)))[:MOST_EXAMPLES]
