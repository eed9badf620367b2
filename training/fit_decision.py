"""Fit the trees of ``dictionaries/decision.tsv``: is a doubtful word wrong, and what was it?

    python -m training.fit_decision BENCH [--folds FOLDER]

First the models ``stray`` (the capital of this word did not stand on the paper) and ``lost`` (it
lost one), from all words of all pages that have their true letters, the capital apart. What they
say of words of pages they have not seen is a feature of the others.

Then every doubtful word of the pages that the character model has not learned from is weighed as
the program does: held-out prose of ``train``, held-out forms, the forms of
``training/forms/unread.jsonl.xz`` and the whole documents of ``dev`` and ``benchmarks/documents``
(their truth as well, as clean text; planted variants left out). Models: ``right`` (an option is
what stood on the paper) and ``wrong`` (the word is misread), and both without the character model
(``-alone``).

``--folds FOLDER`` also writes ``FOLDER/<document>/decision.tsv`` for each whole document, fitted
without it; ``benchmarks/quality.py --folds`` measures with them. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

from ocrfix.config import Settings
from ocrfix.correction.judge import MODELS, WRONG, Judge, Weighed, case_model, decision_features
from ocrfix.correction.reader import Reader, load_reader
from ocrfix.correction.trees import BoostedTrees, trees_of
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext
from ocrfix.rules.words import is_known, is_word
from ocrfix.text.alphabet import fold
from training.boosting import Table, fit, fit_folds, lines_of, table
from training.pages import Page, folder_pages, load_scorer, packed_pages

HEAD = """\
# Boosted trees that decide about doubtful words: right = this option is what stood on the paper,
# wrong = the word is misread, sure = if so, the likeliest option is right; -alone: the same without
# the character model; stray = the capital of this word did not stand on the paper, lost = one did
# that is gone.
# Columns: model, part, nodes. odds = start, scale, constant; tree = nodes, each before its
# children: «feature<=threshold» or «=what the leaf adds to the odds».
# Features: ocrfix/correction/features.py, judge.py, capitals.py. Source: fitted on pages with known
# truth (training/fit_decision.py). Sorted by model, part.
"""
#: The documents are left out in so many parts: as many models are fitted for the report.
FOLDS = 7
#: Pages whose number ends like this are left out when the character model is trained.
HELD_OUT = "7"
DICTIONARIES = Path(__file__).parent.parent / "dictionaries"
FORMS = Path(__file__).parent / "forms"
DOCUMENTS = Path(__file__).parents[1] / "benchmarks" / "documents"
#: How the names of the pages of whole documents begin.
WHOLE = "documents/"
#: P(wrong) from which words count for the confidence of their first suggestion.
LEAST_SURE = 0.3
#: Of right words in small letters one in so many is taken for the model ``lost``.
SMALL = 12
#: Of form pages with these last figures the truth is weighed as well, as clean text.
CLEAN = ("0", "5", "8")
#: Judges the words of a page; `training.ablate` puts one with more features in its place.
JUDGE: type[Judge] = Judge
WEIGHTS = {"documents": 4.0, "forms": 0.5, "train": 0.4}


@dataclass
class Letter:
    """One word with its true letters: its page, what is seen of it, whether its case is wrong."""

    page: str
    model: str
    features: dict[str, float]
    wrong: bool
    weight: float


@dataclass
class Sample:
    """One doubtful word: its page, whether it is wrong, what is seen, which options are right."""

    page: str
    case: str | None
    wrong: bool
    features: dict[str, float]
    options: list[tuple[dict[str, float], bool]]


@cache
def _tools(bench: str) -> tuple[Any, Knowledge, Reader]:
    return load_scorer(Path(bench)), Knowledge(), load_reader()


def samples_of(bench: str, name: str, page: Page, with_reader: bool) -> list[Sample]:
    """The doubtful words of one page."""
    scorer, knowledge, reader = _tools(bench)
    scope = "all" if not name.startswith(WHOLE) else "ru"
    scored = scorer.Doc(page.ocr, page.truth, (), scope)
    document = find_zones(Document(path=name, source=page.ocr))
    context = RuleContext(document, knowledge, Settings())
    reading = reader.read(page.ocr) if with_reader else None
    judge = JUDGE(document, knowledge, context.surroundings, context.capitals, reading)
    found = []
    for token in document.tokens:
        if document.zone_at(token.span.start).language != "ru":
            continue
        known = not is_word(token) or is_known(token, context)
        if not judge.doubts(token, known):
            continue
        classes = {scored.o2g[i].cls for i in scored.tokens_in(token.span.start, token.span.end)}
        if "layout" in classes:
            continue
        wrong = bool(classes - {None, "punctuation"})
        options = []
        for option, features in judge.options(token, known):
            right = False
            if wrong:
                a, b, order, inside = scored.region(option.span.start, option.span.end)
                patch = (option.span.start, option.span.end, option.text)
                right = scored.right(a, b, order, inside, [patch])[0]
            options.append((features, right))
        (features,) = judge.features_of_tokens([(token, known)])
        found.append(Sample(name, case_model(token), wrong, features, options))
    return found


def letters_of(bench: str, name: str, page: Page) -> list[Letter]:
    """The words of one page whose letters are right but for the case of the first."""
    scorer, knowledge, _ = _tools(bench)
    scored = scorer.Doc(page.ocr, page.truth, (), "all")
    document = find_zones(Document(path=name, source=page.ocr))
    context = RuleContext(document, knowledge, Settings(reader=False))
    found = []
    for number, token in enumerate(document.tokens):
        model = case_model(token)
        if model is None or document.zone_at(token.span.start).language != "ru":
            continue
        true = _true_letters(token.span.start, token.span.end, scored)
        if true is None or fold(true) != fold(token.word) or (true.isupper() and len(true) > 1):
            continue
        wrong = true[0].isupper() != token.word[0].isupper()
        rare = model == "stray" or wrong
        if rare or number % SMALL == 0:
            features = context.capitals.features_of(token)
            found.append(Letter(name, model, features, wrong, 1.0 if rare else float(SMALL)))
    return found


def _true_letters(start: int, end: int, scored: Any) -> str | None:
    """The letters of the truth that stand for a stretch of the OCR text, if it is one word."""
    numbers = scored.tokens_in(start, end)
    group = scored.o2g[numbers[0]] if len(numbers) == 1 else None
    if group is None or len(group.o) != 1 or len(group.t) != 1:
        return None
    read, true = scored.O[group.o[0]], scored.T[group.t[0]]
    letters = _letters(scored.truth[true.s : true.e])
    if len(letters) != len(_letters(scored.ocr[read.s : read.e])):
        return None
    first = len(_letters(scored.ocr[read.s : start]))
    return letters[first : first + len(_letters(scored.ocr[start:end]))]


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def all_pages(bench: Path) -> Iterator[tuple[str, Page]]:
    """All pages with real noise, and the true texts of the whole documents."""
    for page in folder_pages(bench / "train"):
        if not page.id.endswith(HELD_OUT):
            yield f"train/{page.id}", page
    for page in packed_pages(FORMS / "pages.jsonl.xz"):
        if not page.id.endswith(HELD_OUT):
            yield f"forms/{page.id}", page
    yield from (one for one in pages_of(bench) if one[1].ocr != one[1].truth or WHOLE in one[0])


def whole_documents(folder: Path) -> Iterator[tuple[str, Page]]:
    """The documents of a folder as they were read and as they were typed."""
    for page in folder_pages(folder):
        if not page.font.startswith("planted"):
            yield f"{WHOLE}{page.id}", page
    for truth in sorted(folder.glob("*/truth.txt")):
        text = truth.read_text(encoding="utf-8")
        yield f"{WHOLE}{truth.parent.name}", Page(truth.parent.name, "", "", text, text)


def pages_of(bench: Path) -> Iterator[tuple[str, Page]]:
    """The pages that the character model has not seen, some of them also as they were typed."""
    for folder in (bench / "dev", DOCUMENTS):
        yield from whole_documents(folder)
    for page in folder_pages(bench / "train"):
        if page.id.endswith(HELD_OUT):
            yield f"train/{page.id}", page
            yield f"train/{page.id}", replace(page, ocr=page.truth)
    for page in packed_pages(FORMS / "pages.jsonl.xz"):
        if page.id.endswith(HELD_OUT):
            yield f"forms/{page.id}", page
    for page in packed_pages(FORMS / "unread.jsonl.xz"):
        yield f"forms/{page.id}", page
        if page.id.endswith(CLEAN):
            yield f"forms/{page.id}", replace(page, ocr=page.truth)


def folds_of(pages: Iterable[str]) -> dict[str, int]:
    """The fold of each page; whole documents are dealt out by their order."""
    names = sorted(set(pages))
    documents = [page for page in names if page.startswith(WHOLE)]
    others = [page for page in names if not page.startswith(WHOLE)]
    return {
        page: number % FOLDS for some in (documents, others) for number, page in enumerate(some)
    }


def option_table(samples: Sequence[Sample], folds: dict[str, int]) -> Table:
    """All options of all samples, in order."""
    rows = [(n, one, *option) for n, one in enumerate(samples) for option in one.options]
    return table(
        [{**sample.features, **features} for _, sample, features, _ in rows],
        [right for _, _, _, right in rows],
        [thinned(number, sample) for number, sample, _, _ in rows],
        [folds[sample.page] for _, sample, _, _ in rows],
        [is_document(sample) for _, sample, _, _ in rows],
    )


def thinned(number: int, sample: Sample) -> float:
    """The weight of the options of a sample: of right words of other pages one in three stands."""
    if sample.wrong or is_document(sample):
        return weight(sample)
    return 0.0 if number % 3 else 3 * weight(sample)


def token_table(
    samples: Sequence[Sample], rights: np.ndarray, folds: dict[str, int]
) -> tuple[Table, list[bool]]:
    """All samples with their best option by `rights`, and whether that is the right one."""
    features, first, start = [], [], 0
    for sample in samples:
        chances = rights[start : start + len(sample.options)]
        start += len(sample.options)
        order = sorted(range(len(chances)), key=lambda place: -chances[place])
        best = [Weighed(None, sample.options[place][0], chances[place]) for place in order]
        features.append(decision_features(sample.features, best))
        first.append(bool(order) and sample.options[order[0]][1])
    weights = [weight(sample) for sample in samples]
    wrong = [sample.wrong for sample in samples]
    numbers = [folds[sample.page] for sample in samples]
    documents = [is_document(sample) for sample in samples]
    return table(features, wrong, weights, numbers, documents), first


def is_document(sample: Sample) -> bool:
    """Whether a sample is of a whole document: only these tell how sure one may be."""
    return sample.page.startswith(WHOLE)


def weight(sample: Sample) -> float:
    """What a sample counts for in the fit."""
    return WEIGHTS[sample.page.partition("/")[0]]


def report(
    samples: Sequence[Sample], wrong: np.ndarray, sure: np.ndarray, first: list[bool]
) -> None:
    """Print what models say about documents they were not fitted on."""
    own = np.array([is_document(sample) for sample in samples])
    truth, right = np.array([sample.wrong for sample in samples]), np.array(first)
    print(f"  {own.sum()} doubtful words of documents left out, {truth[own].sum()} wrong")
    for low in (0.3, 0.5, 0.7, 0.9):
        said = own & (wrong >= low)
        shares = f"{100 * truth[said].mean():.1f} % wrong, {100 * right[said].mean():.1f} % mended"
        print(f"  P(wrong) from {low:4.2f}: {said.sum()} words, {shares}")
    for low in (0.5, 0.8, 0.9, 0.95, 0.98):
        said = own & (wrong >= 0.5) & (sure >= low)
        share = f"{100 * right[said].mean():.1f} % right"
        print(f"  sure from {low:4.2f}: {said.sum()} words, {share}")


def case_models(
    letters: Sequence[Letter], folds: dict[str, int]
) -> tuple[dict[int | None, list[str]], dict[tuple[str, int], BoostedTrees]]:
    """The lines of ``stray`` and ``lost`` for all pages and without each fold, and the latter."""
    lines: dict[int | None, list[str]] = {}
    trees: dict[tuple[str, int], BoostedTrees] = {}
    for name in ("lost", "stray"):
        own = [letter for letter in letters if letter.model == name]
        samples = table(
            [letter.features for letter in own],
            [letter.wrong for letter in own],
            [letter.weight * WEIGHTS[letter.page.partition("/")[0]] for letter in own],
            [folds[letter.page] for letter in own],
        )
        fitted = fit_folds(samples)
        for left_out in [None, *range(FOLDS)]:
            model = fit(samples) if left_out is None else fitted.models[left_out]
            found = list(lines_of(name, model, samples, fitted, left_out))
            lines.setdefault(left_out, []).extend(found)
            if left_out is not None:
                trees[name, left_out] = trees_of(found)
    return lines, trees


def models_of(
    samples: Sequence[Sample], folds: dict[str, int], ending: str
) -> dict[int | None, list[str]]:
    """The lines of the models for all samples (None) and without each fold."""
    options = option_table(samples, folds)
    rights = fit_folds(options)
    tokens, first = token_table(samples, rights.chances, folds)
    wrongs = fit_folds(tokens)
    sure = sure_table(tokens, wrongs.chances, first)
    sures = fit_folds(sure)
    report(samples, wrongs.chances, sures.chances, first)
    found = {}
    for left_out in [None, *range(FOLDS)]:
        lines = []
        for name, samples_of_model, fitted in (
            ("right", options, rights),
            ("sure", sure, sures),
            ("wrong", tokens, wrongs),
        ):
            model = fit(samples_of_model) if left_out is None else fitted.models[left_out]
            lines += lines_of(f"{name}{ending}", model, samples_of_model, fitted, left_out)
        found[left_out] = lines
    return found


def sure_table(tokens: Table, wrong: np.ndarray, first: list[bool]) -> Table:
    """The words that may be reported, with P(wrong): is their first suggestion right?"""
    rows = np.column_stack([tokens.rows, wrong])
    weights = np.where(wrong >= LEAST_SURE, tokens.weights, 0.0)
    return Table(
        [*tokens.names, WRONG], rows, np.array(first), weights, tokens.folds, tokens.telling
    )


def collected(work: Callable[..., list[Any]], tasks: Sequence[tuple[Any, ...]]) -> list[Any]:
    """What the work finds in all tasks, each a tuple of its arguments, in order."""
    with ProcessPoolExecutor(2) as pool:
        found = pool.map(work, *zip(*tasks, strict=True), chunksize=4)
        return [one for part in found for one in part]


def main() -> None:
    """Weigh, fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--models", type=int, default=2, help="1: not without the character model")
    options = parser.parse_args()
    bench = str(options.bench)
    pages = list(all_pages(options.bench))
    folds = folds_of(name for name, _ in [*pages, *pages_of(options.bench)])
    letters = collected(letters_of, [(bench, *page) for page in pages])
    print(f"{len(letters)} words with their letters, {sum(one.wrong for one in letters)} wrong")
    found, trees = case_models(letters, folds)
    for with_reader, ending in ((True, ""), (False, "-alone"))[: options.models]:
        tasks = [(bench, *page, with_reader) for page in pages_of(options.bench)]
        samples = collected(samples_of, tasks)
        for sample in samples:
            if sample.case is not None:
                model = trees[sample.case, folds[sample.page]]
                sample.features[sample.case] = model.probability(sample.features)
        print(f"model{ending}: {len(samples)} doubtful words")
        for left_out, lines in models_of(samples, folds, ending).items():
            found[left_out].extend(lines)
    documents = sorted(page for page in folds if page.startswith(WHOLE))
    paths: dict[int | None, list[Path]] = {None: [DICTIONARIES / MODELS]}
    if options.folds is not None:
        for number, document in enumerate(documents):
            folder = options.folds / document.removeprefix(WHOLE)
            paths.setdefault(number % FOLDS, []).append(folder / MODELS)
    for left_out, places in paths.items():
        lines = sorted(found[left_out], key=lambda line: line.split("\t")[:2])
        for path in places:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
