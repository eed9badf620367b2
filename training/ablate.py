"""What each signal is worth: the trees are fitted again without it, each document left out in turn.

    python -m training.ablate BENCH [--whole]

The words and options are those of `training.fit_decision`, with a third of its form pages, or with
``--whole`` of the whole documents alone. For each group of features the models ``right`` and
``wrong`` are fitted without it and judge the whole documents that they were not fitted on;
``наролной`` counts as found if P(wrong) is at least 0.5. The last row adds what the program does
not use, agreement (`training.agreement`). Prints a Markdown table; takes about an hour on two
cores, with ``--whole`` a quarter of one. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training import fit_decision
from training.agreement import AgreeingJudge
from training.boosting import Table, fit_folds
from training.fit_decision import (
    WHOLE,
    Sample,
    all_pages,
    collected,
    folds_of,
    is_document,
    option_table,
    pages_of,
    samples_of,
    token_table,
)

AGREEMENT = "agrees-"
#: Features by what they are drawn from; a name is given by its beginning, the same for options.
GROUPS: dict[str, tuple[str, ...]] = {
    "the character model's keeps, proposals and likelihoods": ("keep", "proposed", "likelihood"),
    "neighbours": ("attraction", "fits", "context"),
    "the rest of the document": (
        "repeated", "stem-repeated", "seen-here", "in-document", "twin", "small-here",
        "capital-here", "stem-capital-here",
    ),
    "the translation": ("translated",),
    "frequency of words": ("frequency", "listed-frequency", "times"),
    "prices of misreadings": ("cost", "score", "lead"),
    "capitals": ("stray", "lost", "capital-share", "before-", "after-", "run", "line-capitals"),
    "the line and its noise": (
        "line-", "odd-", "marks-", "touches-", "short-near", "unknown-line", "noise", "from-",
    ),
    "names by shape and list": (
        "name-shape", "korean-name", "after-title", "surname-ending", "name", "place",
        "listed-name",
    ),
}  # fmt: skip


def without(samples: Table, beginnings: Sequence[str]) -> Table:
    """The table with nothing in the columns whose names begin so."""
    rows = samples.rows.copy()
    for number, name in enumerate(samples.names):
        if name.removeprefix("option-").startswith(tuple(beginnings)):
            rows[:, number] = 0.0
    return Table(
        samples.names, rows, samples.truth, samples.weights, samples.folds, samples.telling
    )


def judged(
    samples: Sequence[Sample], options: Table, folds: dict[str, int], beginnings: Sequence[str]
) -> str:
    """The cells of a row: what is said of the documents when the features are not there."""
    rights = fit_folds(without(options, beginnings))
    tokens, first = token_table(samples, rights.chances, folds)
    said = fit_folds(without(tokens, beginnings)).chances >= 0.5
    own = np.array([is_document(sample) for sample in samples])
    wrong = np.array([sample.wrong for sample in samples]) & own
    found, mended = said & wrong, said & wrong & np.array(first)
    alarms = said & own & ~wrong
    cells = (found.sum() / wrong.sum(), mended.sum() / wrong.sum())
    return " | ".join([*(f"{100 * cell:.1f}" for cell in cells), str(alarms.sum())])


def main() -> None:
    """Collect, fit without each group, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--whole", action="store_true", help="fit on the whole documents alone")
    options = parser.parse_args()
    fit_decision.JUDGE = AgreeingJudge
    names = [name for name, _ in all_pages(options.bench)]
    pages = [
        page
        for number, page in enumerate(pages_of(options.bench))
        if page[0].startswith(WHOLE)
        or (not options.whole and (not page[0].startswith("forms/") or number % 3 == 0))
    ]
    folds = folds_of([*names, *(name for name, _ in pages)])
    samples = collected(samples_of, [(str(options.bench), *page, True) for page in pages])
    table = option_table(samples, folds)
    print("| without | found | right first | false alarms |\n|---|---|---|---|")
    rows = {"nothing": ()} | GROUPS
    for name, beginnings in rows.items():
        print(f"| {name} | {judged(samples, table, folds, [*beginnings, AGREEMENT])} |", flush=True)
    print(f"| nothing, and with agreement | {judged(samples, table, folds, [])} |")


if __name__ == "__main__":
    main()
