"""The baseline knows the same issues after any move, and never one more than there were."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.document.model import Document
from ocrfix.errors import InputError
from ocrfix.fixing.baseline import BASELINE_FILE, Baseline
from ocrfix.issues import Issue
from ocrfix.text.spans import Span

FIRST = "Докладываю о состоянии корейской наролной армии.\n"
SECOND = "Прололжение переговоров намечено на вторник.\n"


def issues(source: str, *texts: str, rule: str = "DIC001") -> list[Issue]:
    found = []
    for text in texts:
        start = source.find(text)
        while start >= 0:
            found.append(Issue(rule, "", Span(start, start + len(text)), text, ""))
            start = source.find(text, start + 1)
    return found


def recorded(root: Path, source: str, *texts: str, file: str = "a.txt") -> Baseline:
    document = Document(str(root / file), source)
    (root / file).write_text(source, encoding="utf-8")
    pairs = [(document, issues(source, *texts))]
    return Baseline(root).renewed(pairs, lambda _: False)


@pytest.mark.parametrize(
    ("now", "new"),
    [
        (FIRST + SECOND, []),
        ("Новое.\n\n" + FIRST + "\n\n" + SECOND, []),
        (SECOND + FIRST, []),
        (SECOND + "\n" + "Новое начало.\n" + FIRST.replace(" ", "\n"), []),
        (FIRST.replace("корейской", "монгольской") + SECOND, []),
        (FIRST.replace("армии", "силы") + SECOND, []),
        (FIRST.replace("корейской", "монгольской").replace("армии", "силы") + SECOND,
         ["наролной"]),
        (FIRST + FIRST + SECOND, ["наролной"]),
        (FIRST + "В наролной школе.\n" + SECOND, ["наролной"]),
        (FIRST.replace("наролной", "народной") + SECOND, []),
    ],
)  # fmt: skip
def test_what_is_new(tmp_path: Path, now: str, new: list[str]) -> None:
    baseline = recorded(tmp_path, FIRST + SECOND, "наролной", "Прололжение")
    document = Document(str(tmp_path / "a.txt"), now)
    sifted = baseline.sift(document, issues(now, "наролной", "Прололжение"))
    assert [issue.text for issue in sifted.fresh] == new


def test_another_rule_at_the_same_place_is_the_same_issue_and_elsewhere_is_not(
    tmp_path: Path,
) -> None:
    baseline = recorded(tmp_path, FIRST, "наролной")
    here, moved = FIRST, FIRST.replace("корейской", "монгольской")
    for source, fresh in ((here, 0), (moved, 1)):
        found = baseline.sift(
            Document(str(tmp_path / "a.txt"), source), issues(source, "наролной", rule="DIC006")
        )
        assert len(found.fresh) == fresh


def test_a_renamed_file_keeps_its_entries_and_a_copy_has_none(tmp_path: Path) -> None:
    baseline = recorded(tmp_path, FIRST, "наролной")
    copy = Document(str(tmp_path / "b.txt"), FIRST)
    assert len(baseline.sift(copy, issues(FIRST, "наролной")).fresh) == 1
    (tmp_path / "a.txt").unlink()
    baseline = Baseline(tmp_path, baseline.entries)
    assert baseline.sift(copy, issues(FIRST, "наролной")).fresh == ()
    again = Document(str(tmp_path / "c.txt"), FIRST)
    assert len(baseline.sift(again, issues(FIRST, "наролной")).fresh) == 1


def test_what_has_gone_leaves_and_other_files_stay(tmp_path: Path) -> None:
    one = recorded(tmp_path, FIRST + SECOND, "наролной", "Прололжение")
    other = recorded(tmp_path, FIRST, "наролной", file="b.txt")
    baseline = Baseline(tmp_path, one.entries + other.entries)
    document = Document(str(tmp_path / "a.txt"), FIRST.replace("наролной", "народной") + SECOND)
    sifted = baseline.sift(document, issues(document.source, "Прололжение"))
    assert sifted.gone == 1
    left = baseline.renewed([(document, sifted.known)], lambda _: False)
    assert Counter(entry.file for entry in left.entries) == {"a.txt": 1, "b.txt": 1}
    assert baseline.renewed([(document, ())], lambda _: True).total() == 3


def test_it_is_read_as_it_was_written_also_after_a_merge_of_two_branches(tmp_path: Path) -> None:
    baseline = recorded(tmp_path, FIRST + FIRST + FIRST + SECOND, "наролной", "Прололжение")
    assert baseline.total() == 4 > len(baseline.entries)
    path = tmp_path / BASELINE_FILE
    path.parent.mkdir()
    path.write_text(baseline.text() + "<<<\n" + '{"file": 1}\n' + baseline.text(), "utf-8")
    read = Baseline.read(tmp_path)
    assert read.entries == baseline.entries
    assert len(read.problems) == 2
    assert ":4: not an entry" in read.problems[0]


def test_a_folder_in_its_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / BASELINE_FILE).mkdir(parents=True)
    with pytest.raises(InputError, match="cannot be read"):
        Baseline.read(tmp_path)


WORDS = st.sampled_from(["наролной", "армии", "о", "мире", "в", "школе"])
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


@given(LINES, st.randoms())
def test_shuffled_paragraphs_show_nothing_new(lines: list[str], random) -> None:
    source = "\n\n".join(lines)
    shuffled = random.sample(lines, len(lines))
    now = "\n\n".join(shuffled)
    before = Document("/nowhere/a.txt", source)
    baseline = Baseline(Path("/nowhere")).renewed(
        [(before, issues(source, "наролной"))], lambda _: False
    )
    sifted = baseline.sift(Document("/nowhere/a.txt", now), issues(now, "наролной"))
    assert (len(sifted.fresh), sifted.gone) == (0, 0)


@given(LINES, LINES)
def test_no_more_are_known_than_there_were(old: list[str], new: list[str]) -> None:
    source, now = "\n".join(old), "\n".join(new)
    before = issues(source, "наролной")
    baseline = Baseline(Path("/nowhere")).renewed(
        [(Document("/nowhere/a.txt", source), before)], lambda _: False
    )
    found = issues(now, "наролной")
    sifted = baseline.sift(Document("/nowhere/a.txt", now), found)
    assert len(sifted.known) <= len(before)
    assert len(sifted.known) + len(sifted.fresh) == len(found)
    assert sifted.gone == len(before) - len(sifted.known)
