"""The verdict on a doubtful word: is it misread, what should it be, how sure is that?

A word is doubtful if no dictionary has it, or if the character model does not trust it. Two models
of boosted trees weigh all that is known: how likely each option is what stood on the paper
(``народной`` for ``наролной``), and how likely the word is wrong at all. «Leave it alone» is
always one of the outcomes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from ocrfix.correction.candidates import LONGEST_WORD
from ocrfix.correction.capitals import Capitals, is_capitalised, is_small
from ocrfix.correction.features import (
    features_of_option,
    features_of_place,
    features_of_token,
)
from ocrfix.correction.options import Option, Options
from ocrfix.correction.ranking import evidence_of
from ocrfix.correction.reader import Reading
from ocrfix.correction.surroundings import Surroundings
from ocrfix.correction.trees import BoostedTrees, load_trees
from ocrfix.document.model import Document
from ocrfix.issues import Evidence, Suggestion
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import N_, _
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

#: A word that a dictionary has is looked at if the character model keeps it with less than this.
DOUBTFUL = 0.95
#: Options less likely than this are not shown after the first.
LEAST_SHOWN = 0.01
#: That a word is rubble, a piece of another or two words must be at least this likely to be said.
LEAST = 0.2
#: Words that are judged at once; more would only take more memory (10 options of 100 features).
AT_ONCE = 64
MODELS = "decision.tsv"
#: The feature of the model ``sure`` that says how likely the word is wrong.
WRONG = "wrong"


class Damage(StrEnum):
    """What the first suggestion says has happened to a word."""

    LETTERS = "letters"
    SPLIT = "split"
    """two words ran together"""
    JOIN = "join"
    """one word in two pieces"""
    CASE = "case"
    """only capitals differ"""
    NUMERO = "numero"
    """the sign № was misread"""
    RUBBLE = "rubble"
    """nothing stood there"""
    UNCLEAR = "unclear"
    """there is no suggestion"""


#: Why an option is offered that the lexicon does not rank.
_NOTES = {
    Damage.LETTERS: N_("the characters around speak for it"),
    Damage.SPLIT: N_("the characters around speak for a space"),
    Damage.JOIN: N_("the characters around speak for one word"),
    Damage.CASE: N_("neighbours, line and period prose speak for it"),
    Damage.NUMERO: N_("№ is usual in this place"),
    Damage.RUBBLE: N_("the characters around speak for a spot or an edge"),
}


@dataclass(frozen=True)
class Assessment:
    """The verdict on one token: P(something is wrong), suggestions for `span` best first.

    `span` is the token's, or reaches over a neighbour that belongs to it.
    """

    span: Span
    suggestions: tuple[Suggestion, ...]
    wrong: float
    damage: Damage

    @property
    def right(self) -> float:
        """P(the first suggestion is what stood on the paper)."""
        return self.suggestions[0].confidence if self.suggestions else 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """An option with what the models see of it, and P(it is what stood on the paper)."""

    option: Option
    features: dict[str, float]
    right: float


class Judge:
    """Judges the words of one document."""

    def __init__(
        self,
        document: Document,
        knowledge: Knowledge,
        around: Surroundings,
        capitals: Capitals,
        reading: Reading | None,
    ) -> None:
        """`reading`: None to judge without the character model."""
        self._document = document
        self._knowledge = knowledge
        self._around = around
        self._capitals = capitals
        self._reading = reading
        self._options = Options(knowledge, around, reading)

    def doubts(self, token: Token, known: bool) -> bool:
        """Whether a token is worth a judgement."""
        if len(token.text) > LONGEST_WORD:
            return False
        if not known:
            return True
        if self._reading is not None:
            return self.keep(token) < DOUBTFUL
        before, _ = self._around.neighbours.get(token.span.start, (None, None))
        return is_capitalised(token) and before is not None and before.word.islower()

    def keep(self, token: Token) -> float:
        """P(the token is right) of the character model; 1.0 without it."""
        return self._keeps[self._number(token)] if self._reading is not None else 1.0

    def stray(self, token: Token) -> float:
        """P(the capital of a capitalised word did not stand on the paper), by its place alone."""
        return load_trees(MODELS)["stray"].probability(self._capitals.features_of(token))

    def lost(self, token: Token) -> float:
        """P(a small word stood with a capital on the paper), by its place alone."""
        return load_trees(MODELS)["lost"].probability(self._capitals.features_of(token))

    def assess_all(self, words: Sequence[tuple[Token, bool]], most: int = 5) -> list[Assessment]:
        """Judge tokens, each with whether a dictionary has it: many at once are done faster."""
        found: list[Assessment] = []
        for first in range(0, len(words), AT_ONCE):
            found += self._assess(words[first : first + AT_ONCE], most)
        return found

    def _assess(self, words: Sequence[tuple[Token, bool]], most: int) -> list[Assessment]:
        features = self.features_of_tokens(words)
        weighed = self.weighed(words, features)
        seen = [decision_features(*each) for each in zip(features, weighed, strict=True)]
        wrongs = self._model("wrong").probabilities(seen)
        for each, wrong in zip(seen, wrongs, strict=True):
            each[WRONG] = wrong
        sures = self._model("sure").probabilities(seen)
        return [
            self._assessment(token, some, wrong, sure, most)
            for (token, _), some, wrong, sure in zip(words, weighed, wrongs, sures, strict=True)
        ]

    def _assessment(
        self, token: Token, weighed: list[Weighed], wrong: float, sure: float, most: int
    ) -> Assessment:
        """The verdict; `sure` is P(the first option is what stood on the paper)."""
        damage = Damage.UNCLEAR
        weighed = self._on_its_lines(token, weighed)
        if weighed:
            damage = _damage(token, weighed[0].option)
            weighed = [_with_chance(one, sure, place) for place, one in enumerate(weighed)]
            if damage is not Damage.LETTERS and sure < LEAST:
                damage = Damage.UNCLEAR
                weighed = [one for one in weighed if _damage(token, one.option) is Damage.LETTERS]
        return Assessment(*self._suggestions(token, weighed, most), wrong, damage)

    def _on_its_lines(self, token: Token, weighed: list[Weighed]) -> list[Weighed]:
        """The options without those that would take out the line end beside a word.

        A spot ``я`` above ``Приложение:`` is not joined to it: the spot goes, the lines stay. If
        the first option can be put in no other way, none is left: `sure` speaks of that one.
        """
        source = self._document.source
        kept: dict[tuple[Span, str], Weighed] = {}
        for place, one in enumerate(weighed):
            span, text = one.option.span, one.option.text
            beside = source[span.start : token.span.start] + source[token.span.end : span.end]
            if "\n" not in beside and "\r" not in beside:
                kept.setdefault((span, text), one)
            elif text == beside.strip():
                alone = replace(one.option, span=token.span, text="", ranked=None)
                kept.setdefault((token.span, ""), replace(one, option=alone))
            elif place == 0:
                return []
        return list(kept.values())

    def _suggestions(
        self, token: Token, weighed: Sequence[Weighed], most: int
    ) -> tuple[Span, tuple[Suggestion, ...]]:
        """Where the best option stands, and what may stand there in its place."""
        span = weighed[0].option.span if weighed else token.span
        suggestions = [
            Suggestion(one.option.text, one.right, self._evidence(token, one.option))
            for place, one in enumerate(weighed)
            if one.option.span == span and (place == 0 or one.right >= LEAST_SHOWN)
        ]
        return span, tuple(suggestions[:most])

    def weighed(
        self, words: Sequence[tuple[Token, bool]], features: Sequence[dict[str, float]]
    ) -> list[list[Weighed]]:
        """The options for each token, the likeliest first; `features` are those of the tokens."""
        options = [self.options(token, known) for token, known in words]
        rows = [
            {**features[number], **own} for number, some in enumerate(options) for _, own in some
        ]
        rights = iter(self._model("right").probabilities(rows))
        weighed = [[Weighed(*each, next(rights)) for each in some] for some in options]
        for some in weighed:
            some.sort(key=lambda one: (-one.right, one.option.span, one.option.text))
        return weighed

    def options(self, token: Token, known: bool) -> list[tuple[Option, dict[str, float]]]:
        """The options for a token with their features."""
        options = self._options.of(token, known)
        return [
            (option, features_of_option(token, option, options, self._knowledge, self._around))
            for option in options
        ]

    def features_of_tokens(self, words: Sequence[tuple[Token, bool]]) -> list[dict[str, float]]:
        """What the models see of tokens, whatever their options are."""
        found = [self._features_of(token, known) for token, known in words]
        for case in ("stray", "lost"):
            own = [number for number, (token, _) in enumerate(words) if case_model(token) == case]
            chances = load_trees(MODELS)[case].probabilities([found[number] for number in own])
            for number, chance in zip(own, chances, strict=True):
                found[number][case] = chance
        return found

    def _features_of(self, token: Token, known: bool) -> dict[str, float]:
        features = features_of_token(token, known, self._knowledge, self._around)
        features.update(self._capitals.features_of(token))
        first, end = self._line_range(token)
        number = self._number(token) - first
        features.update(features_of_place(self._document.tokens[first:end], number, self._document))
        if self._reading is not None:
            features.update(self._of_reading(token))
        return features

    def _line_range(self, token: Token) -> tuple[int, int]:
        """The numbers of the first token of the line and of the one after the last."""
        line = self._document.line_at(token.span.start).span
        return bisect_left(self._starts, line.start), bisect_right(self._starts, line.end)

    def _of_reading(self, token: Token) -> dict[str, float]:
        number, keeps = self._number(token), self._keeps
        first, end = self._line_range(token)
        others = end - first - 1
        rest = self._keep_sums[end] - self._keep_sums[first] - keeps[number]
        return {
            "keep": keeps[number],
            "keep-before": keeps[number - 1] if number else 1.0,
            "keep-after": keeps[number + 1] if number + 1 < len(keeps) else 1.0,
            "keep-line": rest / others if others else self._kept,
            "keep-all": self._kept,
        }

    def _evidence(self, token: Token, option: Option) -> tuple[Evidence, ...]:
        if option.ranked is not None:
            return evidence_of(token, option.ranked, self._knowledge)
        return (Evidence("context", _(_NOTES[_damage(token, option)])),)

    def _model(self, name: str) -> BoostedTrees:
        return load_trees(MODELS)[name if self._reading is not None else f"{name}-alone"]

    def _number(self, token: Token) -> int:
        return bisect_right(self._starts, token.span.start) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self._document.tokens]

    @cached_property
    def _keeps(self) -> list[float]:
        assert self._reading is not None
        return [self._reading.keep(token.span) for token in self._document.tokens]

    @cached_property
    def _keep_sums(self) -> list[float]:
        """For each token the sum of `keep` of all before it."""
        return [0.0, *accumulate(self._keeps)]

    @cached_property
    def _kept(self) -> float:
        return self._keep_sums[-1] / len(self._keeps)


def _with_chance(weighed: Weighed, sure: float, place: int) -> Weighed:
    """The first option with the chance that it is right, the others with what that leaves."""
    chance = sure if place == 0 else min(sure, weighed.right, 1.0 - sure)
    return replace(weighed, right=chance)


def case_model(token: Token) -> str | None:
    """The model that judges the first letter: ``stray`` a capital, ``lost`` a small one."""
    if is_capitalised(token):
        return "stray"
    return "lost" if is_small(token) else None


def _damage(token: Token, option: Option) -> Damage:
    if not option.text:
        return Damage.RUBBLE
    if len(option.span) > len(token.span):
        return Damage.JOIN
    if "№" in option.text and "№" not in token.text:
        return Damage.NUMERO
    if len(option.text.split()) > len(token.text.split()):
        return Damage.SPLIT
    return Damage.CASE if fold(option.text) == fold(token.text) else Damage.LETTERS


def decision_features(features: dict[str, float], weighed: list[Weighed]) -> dict[str, float]:
    """What the model of P(wrong) sees: the token, its best option, how sure that one is."""
    if not weighed:
        return {**features, "options": 0.0}
    rights = [one.right for one in weighed]
    return {
        **features,
        **weighed[0].features,
        "options": float(len(weighed)),
        "right": rights[0],
        "right-others": sum(rights[1:]),
    }
