"""Fit the trees of ``dictionaries/capitals.tsv``: which capitals OCR put in.

    python -m training.fit_capitals BENCH

Every capitalised word of the OCR pages (prose of ``train``, forms of
``training/forms/pages.jsonl.xz``, documents of ``dev``) that has its true letters, the capital
apart, is weighed as the program does. The trees are also fitted with one document of ``dev`` left
out at a time, and what they say about the document left out is printed: those are the numbers that
count. Needs scikit-learn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from ocrfix.config import Settings
from ocrfix.correction.capitals import is_capitalised
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext
from ocrfix.text.alphabet import fold
from training.pages import Page, folder_pages, load_scorer, packed_pages

HEAD = """\
# Boosted trees that tell a misread capital (stray) from one that stands on the paper.
# Columns: model, part, nodes. odds = start, scale, constant; tree = nodes, each before its
# children: «feature<=threshold» or «=what the leaf adds to the odds».
# Features: ocrfix/correction/capitals.py. Source: fitted on pages with known truth
# (training/fit_capitals.py). Sorted by model, part.
"""
FORMS = Path(__file__).parent / "forms" / "pages.jsonl.xz"
TREES = {
    "max_iter": 150, "max_leaf_nodes": 12, "learning_rate": 0.08, "l2_regularization": 5.0,
    "min_samples_leaf": 20, "early_stopping": False, "random_state": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """One capitalised word: its page, whether the capital is wrong, what the trees see."""

    page: str
    wrong: bool
    features: dict[str, float]


def samples_of(name: str, page: Page, knowledge: Knowledge, scorer: object) -> Iterator[Sample]:
    """The words of one page whose letters are right."""
    scored = scorer.Doc(page.ocr, page.truth, (), "all")  # type: ignore[attr-defined]
    document = find_zones(Document(path=name, source=page.ocr))
    context = RuleContext(document, knowledge, Settings())
    for token in document.tokens:
        if not is_capitalised(token) or document.zone_at(token.span.start).language != "ru":
            continue
        true = _true_letters(token.span.start, token.span.end, scored)
        if true is None or fold(true) != fold(token.word) or (true.isupper() and len(true) > 1):
            continue
        features = context.capitals.features_of(token)
        yield Sample(name, not true[0].isupper(), features)


def _true_letters(start: int, end: int, scored: object) -> str | None:
    """The letters of the truth that stand for a stretch of the OCR text, if it is one word."""
    numbers = scored.tokens_in(start, end)  # type: ignore[attr-defined]
    group = scored.o2g[numbers[0]] if len(numbers) == 1 else None  # type: ignore[attr-defined]
    if group is None or len(group.o) != 1 or len(group.t) != 1:
        return None
    read, true = scored.O[group.o[0]], scored.T[group.t[0]]  # type: ignore[attr-defined]
    letters = _letters(scored.truth[true.s : true.e])  # type: ignore[attr-defined]
    if len(letters) != len(_letters(scored.ocr[read.s : read.e])):  # type: ignore[attr-defined]
        return None
    first = len(_letters(scored.ocr[read.s : start]))  # type: ignore[attr-defined]
    return letters[first : first + len(_letters(scored.ocr[start:end]))]  # type: ignore[attr-defined]


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def collect(bench: Path) -> list[Sample]:
    """The samples of all pages; the planted variants are left out."""
    scorer = load_scorer(bench)
    knowledge = Knowledge()
    samples: list[Sample] = []
    for name, pages in (
        ("train", folder_pages(bench / "train")),
        ("forms", packed_pages(FORMS)),
        ("dev", folder_pages(bench / "dev")),
    ):
        for page in pages:
            if not page.font.startswith("planted"):
                samples.extend(samples_of(f"{name}/{page.id}", page, knowledge, scorer))
    for truth in sorted((bench / "dev").glob("*/truth.txt")):
        text = truth.read_text(encoding="utf-8")
        page = Page(truth.parent.name, "", "", text, text)
        samples.extend(samples_of(f"dev/{page.id}", page, knowledge, scorer))
    return samples


def table(samples: list[Sample], names: list[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, truth and pages as arrays."""
    rows = np.array([[sample.features[name] for name in names] for sample in samples])
    truth = np.array([sample.wrong for sample in samples])
    return rows, truth, np.array([sample.page for sample in samples])


def report(samples: list[Sample], names: list[str]) -> None:
    """Print what trees say about dev documents they were not fitted on."""
    rows, truth, pages = table(samples, names)
    chances = np.zeros(len(samples))
    for page in sorted({page for page in pages if page.startswith("dev/")}):
        held = pages == page
        model = HistGradientBoostingClassifier(**TREES).fit(rows[~held], truth[~held])
        chances[held] = model.predict_proba(rows[held])[:, 1]
    dev = np.array([page.startswith("dev/") for page in pages])
    print(f"  {dev.sum()} words of documents left out, {truth[dev].sum()} wrong")
    for low in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        said = dev & (chances >= low)
        right = truth[said].sum()
        if said.any():
            share = f"{100 * right / said.sum():5.1f} % of {said.sum()} right"
            print(f"  from {low:4.2f}: {share}, {100 * right / truth[dev].sum():5.1f} % found")


def odds(rows: np.ndarray, truth: np.ndarray, pages: np.ndarray) -> tuple[float, float]:
    """Scale and constant of the last line, fitted on odds of trees that did not see the page."""
    folds = GroupKFold(5).split(rows, truth, pages)
    model = HistGradientBoostingClassifier(**TREES)
    raw = cross_val_predict(model, rows, truth, cv=folds, method="decision_function")
    line = LogisticRegression(C=1e3).fit(raw.reshape(-1, 1), truth)
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def nodes_of(table: np.ndarray, names: list[str], place: int = 0) -> Iterator[str]:
    """A tree of scikit-learn in the notation of the dictionary."""
    node = table[place]
    if node["is_leaf"]:
        yield f"={node['value']:.4g}"
        return
    yield f"{names[node['feature_idx']]}<={node['num_threshold']:.5g}"
    yield from nodes_of(table, names, node["left"])
    yield from nodes_of(table, names, node["right"])


def lines_of(model: str, samples: list[Sample], names: list[str]) -> Iterator[str]:
    """The lines of one model."""
    rows, truth, pages = table(samples, names)
    fitted = HistGradientBoostingClassifier(**TREES).fit(rows, truth)
    scale, constant = odds(rows, truth, pages)
    start = float(np.ravel(fitted._baseline_prediction)[0])
    yield f"{model}\todds\t{start:.5f} {scale:.4f} {constant:.4f}"
    for (predictor,) in fitted._predictors:
        yield f"{model}\ttree\t{' '.join(nodes_of(predictor.nodes, names))}"


def main() -> None:
    """Fit, report, write."""
    samples = collect(Path(sys.argv[1]))
    names = sorted(samples[0].features)
    print(f"{len(samples)} words, {sum(sample.wrong for sample in samples)} wrong")
    report(samples, names)
    path = Path(__file__).parent.parent / "dictionaries" / "capitals.tsv"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        file.writelines(f"{line}\n" for line in lines_of("stray", samples, names))


if __name__ == "__main__":
    main()
