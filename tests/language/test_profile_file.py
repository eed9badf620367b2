"""The profile as a file: people can read it, it is read back as it was, damage is named."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.errors import DictionaryError
from ocrfix.language.confusions import ErrorModel
from ocrfix.language.profile import Profile, Source, Tally
from ocrfix.language.profile_file import (
    HEAD,
    PROFILE_FILE,
    profile_text,
    project_confusions,
    read_profile,
)

SHIPPED = ErrorModel.load()
ROW = "ф\tр\t2.60\tcorpus\t60\t0\t0\tрлот/флот"
SIDE = st.text(alphabet="абвфр -", max_size=2)
PAIRS = st.tuples(st.text(alphabet="абвф", max_size=1), SIDE)
TALLIES = st.builds(
    lambda counts: Tally(counts, dict.fromkeys(counts, ("рлот/флот", "по дом/под ом"))),
    st.dictionaries(PAIRS, st.floats(-500, 500)),
)


def write(folder: Path, text: str) -> Path:
    path = folder / PROFILE_FILE
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(Source), TALLIES))
def test_what_is_written_is_read_again(tmp_path_factory, tallies: dict) -> None:
    profile = Profile()
    for source, tally in tallies.items():
        profile = profile.replaced(source, tally)
    text = profile_text(profile, SHIPPED)
    path = write(tmp_path_factory.mktemp("project"), text)
    again = read_profile(path)
    assert {key: one.counts for key, one in again.tallies.items()} == {
        key: one.counts for key, one in profile.tallies.items()
    }
    assert profile_text(again, SHIPPED) == text
    held = project_confusions(path.parent.parent)
    assert sorted(held, key=lambda one: (one.truth, one.read)) == profile.confusions(SHIPPED)


def test_rows_that_only_count_leave_the_shipped_weight(tmp_path: Path) -> None:
    write(tmp_path, f"{HEAD}{ROW}\nд\tл\t9.99\tshipped\t2\t0\t0\nф\t=\t0.00\tstood\t99\t0\t0\n")
    assert [(one.truth, one.read) for one in project_confusions(tmp_path)] == [("ф", "р")]


def test_a_weight_changed_by_hand_holds(tmp_path: Path) -> None:
    path = write(tmp_path, ROW)
    assert project_confusions(tmp_path)[0].weight == 2.6
    path.write_text(ROW.replace("2.60", "4.125"), encoding="utf-8")
    assert project_confusions(tmp_path)[0].weight == 4.125


def test_without_a_file_nothing_changes(tmp_path: Path) -> None:
    assert project_confusions(tmp_path) == ()
    (tmp_path / ".ocrfix").write_text("a file, not a folder", encoding="utf-8")
    assert project_confusions(tmp_path) == ()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("ф\tр\t2.60", "3 columns where 8 are expected"),
        (ROW + "\tмного", "9 columns where 8 are expected"),
        (ROW.replace("2.60", "два"), "«два» is not a number"),
        (ROW.replace("2.60", "nan"), "«nan» is not a number"),
        (ROW.replace("2.60", "-1"), "the weight «-1» is below zero"),
        (ROW.replace("60\t0\t0", "60\t?\t0"), "«?» is not a number"),
        (ROW.replace("ф\tр", "форт\tр"), "«форт» is not one or two letters"),
        (ROW.replace("ф\tр", "\tр"), "«» is not one or two letters"),
        (ROW.replace("ф\tр", "ф\tф"), "«ф» read as itself is no confusion"),
        (ROW.replace("corpus", "learned"), "«learned» is no origin of a weight"),
        (ROW.replace("ф\tр", "ф\t="), "«corpus» is no origin of a weight"),
    ],
)
def test_damage_is_named_with_its_line(tmp_path: Path, line: str, complaint: str) -> None:
    path = write(tmp_path, f"{HEAD}\n{ROW}\n{line}\n")
    number = HEAD.count("\n") + 3
    with pytest.raises(DictionaryError) as caught:
        read_profile(path)
    assert str(caught.value).startswith(f"{path}:{number}: {complaint}")
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    path.write_bytes(f"{ROW}\n".encode() + "ф\tр".encode("cp1251"))
    with pytest.raises(DictionaryError, match=r"confusions\.tsv:2: not UTF-8"):
        project_confusions(tmp_path)


def test_the_weight_is_that_of_the_counts(tmp_path: Path) -> None:
    tally = Tally({("ф", "ф"): 100.0, ("ф", "р"): 60.0})
    text = profile_text(Profile().replaced(Source.TEXTS, tally), SHIPPED)
    row = next(line for line in text.splitlines() if line.startswith("ф\tр"))
    assert row.split("\t")[2:] == [f"{-math.log((1000 * math.exp(-9.5) + 60) / 1160):.2f}",
                                   "corpus", "60", "0", "0"]  # fmt: skip
