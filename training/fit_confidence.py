"""Fit the logistic models of ``dictionaries/confidence.tsv`` on pages with known truth.

    python -m training.fit_confidence BENCH

Every unknown word of the OCR pages (prose pages of ``train`` and document forms of ``dev``, the
planted variants left out) is weighed as the program does; the truth says whether it was wrong and
whether the first suggestion was right. The models are also fitted with one document of ``dev``
left out at a time, and what they say about the document left out is printed: those are the
numbers that count. Needs scikit-learn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from ocrfix.config import Settings
from ocrfix.correction.casing import written
from ocrfix.correction.confidence import CONSTANT
from ocrfix.correction.features import features_of
from ocrfix.correction.ranking import rank
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext
from ocrfix.rules.words import is_known, is_word
from training.pages import load_scorer

HEAD = """\
# Logistic models that turn the features of an unknown word into probabilities.
# Columns: model, feature, weight. Models: wrong = the word is misread; right = the first
# suggestion is what stood on the paper. Features: ocrfix/correction/features.py.
# Source: fitted on pages with known truth (training/fit_confidence.py). Sorted by model, feature.
"""
#: Prose pages hold ten times the words of the document forms; they get this weight each.
PROSE_WEIGHT = 0.3
#: Strength of the ridge penalty (inverse).
PENALTY = 0.5


@dataclass(frozen=True)
class Sample:
    """One unknown word: where it stands, what the models see, what the truth says."""

    page: str
    features: dict[str, float]
    wrong: bool
    right: bool


def samples_of(ocr: Path, truth: Path, knowledge: Knowledge, scorer: object) -> Iterator[Sample]:
    """The unknown words of one OCR page."""
    text = scorer.read(ocr)  # type: ignore[attr-defined]
    scored = scorer.Doc(text, scorer.read(truth), (), "all")  # type: ignore[attr-defined]
    document = find_zones(Document(path=str(ocr), source=text))
    context = RuleContext(document, knowledge, Settings())
    for token in document.tokens:
        zone = document.zone_at(token.span.start)
        if zone.language != "ru" or not is_word(token) or is_known(token, context):
            continue
        ranked = rank(token.folded, knowledge, token, context.surroundings)
        features = features_of(token, ranked, knowledge, context.surroundings)
        span = (token.span.start, token.span.end)
        classes = {scored.o2g[i].cls for i in scored.tokens_in(*span)}
        if classes & {"layout"}:
            continue
        wrong = bool(classes - {None, "punctuation"})
        right = False
        if ranked:
            fixed = written(ranked[0].candidate.text, token, context.surroundings, knowledge)
            start, end, order, inside = scored.region(*span)
            right = wrong and scored.right(start, end, order, inside, [(*span, fixed)])[0]
        yield Sample(f"{ocr.parent.parent.name}/{ocr.parent.name}", features, wrong, right)


def collect(bench: Path) -> list[Sample]:
    """The samples of all pages."""
    scorer = load_scorer(bench)
    knowledge = Knowledge()
    samples: list[Sample] = []
    for ocr in sorted(bench.glob("*/*/ocr.*.txt")):
        if "planted" not in ocr.name:
            samples.extend(samples_of(ocr, ocr.parent / "truth.txt", knowledge, scorer))
    for truth in sorted((bench / "dev").glob("*/truth.txt")):
        samples.extend(samples_of(truth, truth, knowledge, scorer))
    return samples


def fit(samples: list[Sample], names: list[str], target: str) -> LogisticRegression:
    """A model of `target` (``wrong`` or ``right``) on the samples."""
    rows = np.array([[sample.features[name] for name in names] for sample in samples])
    truth = np.array([getattr(sample, target) for sample in samples])
    weights = np.array([1.0 if s.page.startswith("dev/") else PROSE_WEIGHT for s in samples])
    return LogisticRegression(C=PENALTY, max_iter=2000).fit(rows, truth, sample_weight=weights)


def report(samples: list[Sample], names: list[str]) -> None:
    """Print what models say about dev documents they were not fitted on."""
    chance: dict[str, list[tuple[float, bool]]] = {"wrong": [], "right": []}
    for page in sorted({s.page for s in samples if s.page.startswith("dev/")}):
        rest = [sample for sample in samples if sample.page != page]
        held = [sample for sample in samples if sample.page == page]
        rows = np.array([[sample.features[name] for name in names] for sample in held])
        for target, pairs in chance.items():
            said = fit(rest, names, target).predict_proba(rows)[:, 1]
            pairs.extend(zip(said, (getattr(s, target) for s in held), strict=True))
    for target, pairs in chance.items():
        print(
            f"{target}: {len(pairs)} words of documents left out, {sum(t for _, t in pairs)} true"
        )
        for low in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99):
            above = [t for p, t in pairs if p >= low]
            if above:
                share = 100 * sum(above) / len(above)
                print(f"  from {low:4.2f}: {len(above):5d} words, {share:5.1f} % true")


def main() -> None:
    """Fit, report, write."""
    samples = collect(Path(sys.argv[1]))
    names = sorted(samples[0].features)
    report(samples, names)
    path = Path(__file__).parent.parent / "dictionaries" / "confidence.tsv"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for target in ("right", "wrong"):
            model = fit(samples, names, target)
            weights = dict(zip(names, model.coef_[0], strict=True)) | {
                CONSTANT: model.intercept_[0]
            }
            for name, weight in sorted(weights.items()):
                file.write(f"{target}\t{name}\t{weight:.3f}\n")


if __name__ == "__main__":
    main()
