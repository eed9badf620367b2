"""The whole program on pages with truth: no change may make it worse than floors.toml unseen.

Three sets: `ocr`, pages read by an OCR program; `planted`, pages with single errors in facts that
they repeat; `truth`, the true texts of both, on which every issue is a false alarm.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ocrfix.corpus import check_file
from ocrfix.evaluation.alignment import align, cores, words_of
from ocrfix.evaluation.gate import Floor, read_floors, violations
from ocrfix.evaluation.metrics import Counts, measure

pytestmark = pytest.mark.quality

HERE = Path(__file__).parent
PAGES = HERE / "pages"
FLOORS = read_floors(HERE / "floors.toml")
TRUTHS = sorted(PAGES.glob("*.truth.txt"))
READ = [path.with_name(path.name.replace(".truth", "")) for path in TRUTHS]

Figures = dict[str, float | None]


def source_of(path: Path) -> str:
    """A text as `check_file` sees it, newlines kept."""
    return path.read_bytes().decode("utf-8")


def figures(pages: list[Path]) -> Figures:
    """The sums over pages and their truths."""
    counts = Counts()
    for page in pages:
        truth = page.with_name(f"{page.stem}.truth.txt")
        counts += measure(align(source_of(page), source_of(truth)), check_file(page).issues)
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "first_right_of_all": counts.first_right_of_all,
        "first_right_of_found": counts.first_right_of_found,
        "five_right_of_all": counts.five_right_of_all,
        "false_alarms_per_1000": counts.false_alarms_per_1000,
    }


def issues_per_1000_words(pages: list[Path]) -> float:
    words = sum(len(cores(words_of(source_of(page)))) for page in pages)
    return 1000 * sum(len(check_file(page).issues) for page in pages) / words


@pytest.fixture(scope="module")
def measured() -> dict[str, Figures]:
    return {
        "ocr": figures([page for page in READ if not page.stem.endswith(".planted")]),
        "planted": figures([page for page in READ if page.stem.endswith(".planted")]),
        "truth": {"issues_per_1000": issues_per_1000_words(TRUTHS)},
    }


def test_no_figure_is_below_its_floor(measured: dict[str, Figures]) -> None:
    below = violations(FLOORS, measured)
    assert not below, "\n".join(below)


def test_every_page_has_its_truth() -> None:
    assert READ and all(page.is_file() for page in READ)
    assert {*READ, *TRUTHS} == set(PAGES.glob("*.txt"))


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: f"{floor.name}-{floor.figure}")
def test_a_worse_figure_is_caught(floor: Floor, measured: dict[str, Figures]) -> None:
    worse = {name: dict(values) for name, values in measured.items()}
    if floor.at_least is not None:
        worse[floor.name][floor.figure] = floor.at_least - 0.01
    elif floor.at_most is not None:
        worse[floor.name][floor.figure] = floor.at_most + 0.01
    caught = violations(FLOORS, worse)
    assert any(violation.startswith(f"{floor.name}: {floor.figure} ") for violation in caught)


@pytest.mark.parametrize("page", [page for page in READ if not page.stem.endswith(".planted")])
def test_suggestions_differ_and_take_out_no_line_end(page: Path) -> None:
    issues = check_file(page).issues
    assert issues
    for issue in issues:
        texts = [suggestion.text for suggestion in issue.suggestions]
        assert len(set(texts)) == len(texts), issue
        for suggestion in issue.suggestions:
            assert suggestion.text.count("\n") == issue.text.count("\n"), issue
