"""The figures are those of the independent scorer, to the last digit, whatever the rules find.

The issues are made of the truth by a fixed pattern: some right, some wrong, some false alarms. What
the scorer says of them is written down for the pages of tests/quality. Where the environment
variable BENCH names a folder with ``score.py`` and ``dev/``, all its documents are compared too.

Three things are measured otherwise on purpose: names are known by their capitals alone (the scorer
has lists), so `word` and `name` are compared together; noise at the place of a dash of the truth
is no correct place that was broken; a mark that goes with the words beside it leaves them as wrong
as they were, so `still wrong` and `left` are compared together.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ocrfix.evaluation.alignment import HARMLESS, Alignment, Difference, align
from ocrfix.evaluation.comparison import Comparison, Texts, compare
from ocrfix.evaluation.outcomes import Outcome
from ocrfix.evaluation.summary import Conditions, Summary
from ocrfix.fixing.apply import apply
from ocrfix.fixing.plan import plan
from ocrfix.issues import Issue, Suggestion
from ocrfix.text.spans import Span

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "tests" / "quality" / "pages"
BENCH = Path(os.environ.get("BENCH", ""))
HEADLINE = ("word", "name", "number", "homoglyph", "case", "split_merge", "noise")

# What the scorer says: characters, words, correct words, wrong characters and words before and
# after; mended, not mended, broken; errors, found, first and five right; correct words
# flagged; expected calibration error.
EXPECTED: dict[str, tuple[Any, ...]] = {
    "academic-council-1951": (
        (2593, 357, 347),
        (56, 21),
        (55, 21),
        (4, 13, 5),
        (17, 13, 8, 13),
        7,
        0.408,
    ),
    "comintern-letter-1938.planted": (
        (2274, 347, 341),
        (6, 6),
        (11, 10),
        (2, 4, 6),
        (6, 4, 3, 4),
        9,
        0.4623,
    ),
    "kgb-note-1971.planted": (
        (2279, 325, 319),
        (6, 6),
        (9, 8),
        (3, 3, 5),
        (6, 5, 3, 5),
        8,
        0.4269,
    ),
    "memo-grain-poland-1946": (
        (2649, 415, 378),
        (61, 37),
        (64, 37),
        (7, 30, 7),
        (37, 27, 16, 27),
        10,
        0.3405,
    ),
    "order-river-fleet-1947": (
        (2598, 366, 350),
        (76, 26),
        (62, 26),
        (5, 19, 6),
        (24, 21, 17, 21),
        10,
        0.3859,
    ),
}


def staged(alignment: Alignment) -> Iterator[Issue]:
    """An issue for three of four errors, and for every fortieth correct word."""
    for number, group in enumerate(alignment.groups):
        if not group.read or not group.in_scope:
            continue
        first, last = (alignment.read_words[group.read[place]].span for place in (0, -1))
        span = Span(first.start, last.end)
        text = span.text(alignment.read_text)
        true = " ".join(
            alignment.true_words[index].span.text(alignment.true_text) for index in group.true
        )
        confidence = number * 37 % 101 / 100
        if group.difference not in HARMLESS and number % 4:
            other = text[:-1] if number % 4 == 1 else true
            yield issue(span, text, (other, confidence), (true, confidence / 2))
        elif group.difference is Difference.NONE and number % 40 == 0:
            yield issue(span, text, (f"{text}х", confidence))


def issue(span: Span, text: str, *offered: tuple[str, float]) -> Issue:
    suggestions = tuple(Suggestion(*one) for one in offered)
    return Issue("X", "x", span, text, "", suggestions=suggestions)


def compared(read: str, true: str) -> tuple[Comparison, list[Issue]]:
    issues = list(staged(align(read, true)))
    chosen = plan(issues, minimum_confidence=0.5, unsafe=False)
    mended = apply(read, chosen.edits).text
    return compare(Texts("", "", read, true, mended, len(chosen.edits)), issues), issues


def figures(comparison: Comparison) -> tuple[Any, ...]:
    amounts, total = comparison.amounts, comparison.counts.total
    assert comparison.outcomes is not None
    mended = comparison.outcomes.count(Outcome.MENDED)
    summary = Summary(Conditions(0.5), (comparison,))
    error = summary.calibration_error
    return (
        (amounts.characters, amounts.words, amounts.correct_words),
        (amounts.characters_wrong, amounts.words_wrong),
        (amounts.characters_wrong_after, amounts.words_wrong_after),
        (mended, len(comparison.outcomes.of) - mended, amounts.broken),
        (total.errors, total.found, total.first_right, total.five_right),
        amounts.alarms,
        None if error is None else round(error, 4),
    )


def scored(score: ModuleType, comparison: Comparison, issues: list[Issue]) -> tuple[Any, ...]:
    """The same from the scorer."""
    texts = comparison.texts
    data = [
        {
            "rule": "X",
            "start": one.span.start,
            "end": one.span.end,
            "text": one.text,
            "suggestions": [
                {"text": each.text, "confidence": each.confidence} for each in one.suggestions
            ],
        }
        for one in issues
    ]
    read, true = texts.read, texts.true
    _, raw = score.one(read, true, texts.mended, {"issues": data}, ())
    before, after = raw["before"], raw["corrected"]["after"]
    result, said = raw["corrected"]["result"], raw["suggestions"]
    kept = score.finalise({"documents": 1, **raw})["suggestions"]
    broken = result.get("broken", 0) - len(_dashes(score.Doc(texts.mended, true)))
    return (
        (before["chars"], before["tokens"], before["correct_tokens"]),
        (before["char_err"], before["word_err"]),
        (after["char_err"], after["word_err"]),
        (
            result.get("corrected", 0),
            result.get("miscorrected", 0) + result.get("missed", 0),
            broken,
        ),
        tuple(
            sum(said["classes"][kind][key] for kind in HEADLINE)
            for key in ("gold", "detected", "top1", "top5")
        ),
        said["flags"].get("false_tokens", 0) + said["flags"].get("outside_tokens", 0),
        kept["calibration"]["ECE"],
    )


def _dashes(after: Any) -> list[Any]:
    """Noise at the place of a dash."""
    return [gold for gold in after.golds if gold.ru and gold.cls == "noise" and gold.t]


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", EXPECTED)
def test_figures_written_down(name: str) -> None:
    read, true = text_of(PAGES / f"{name}.txt"), text_of(PAGES / f"{name}.truth.txt")
    comparison, _ = compared(read, true)
    assert figures(comparison) == EXPECTED[name]


def load_scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["score"] = module
    specification.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (BENCH / "score.py").is_file(), reason="BENCH names no scorer")
def test_figures_are_those_of_the_scorer() -> None:
    score = load_scorer()
    files = sorted([*BENCH.glob("dev/*/ocr.*.txt"), *ROOT.glob("benchmarks/documents/*/ocr.*.txt")])
    assert files
    differing = []
    for path in files:
        comparison, issues = compared(text_of(path), text_of(path.with_name("truth.txt")))
        ours, theirs = figures(comparison), scored(score, comparison, issues)
        if ours != theirs:
            differing.append((str(path), ours, theirs))
    assert not differing, "\n".join(map(str, differing))
