"""Dictionaries that are searched on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix.errors import DictionaryError
from ocrfix.resources import SortedTable

WORD = st.text(alphabet="абвгё-", min_size=1, max_size=4)


def table(path: Path, text: str) -> SortedTable:
    path.write_text(text, encoding="utf-8")
    return SortedTable(path)


@pytest.mark.parametrize("end", ["\n", ""])
def test_rows(tmp_path: Path, end: str) -> None:
    words = table(tmp_path / "t.tsv", f"# head\n# two\nа\t1\t2\nбв\t3\t4\nг\t5\t6{end}")
    assert words.row("а") == ["1", "2"]
    assert words.row("бв") == ["3", "4"]
    assert words.row("г") == ["5", "6"]
    for missing in ("", "б", "бвг", "0", "я"):
        assert words.row(missing) is None
    assert words.row("бв", "3") == ["4"]


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"t\.tsv"):
        table(tmp_path / "t.tsv", "")


@pytest.mark.parametrize("head", ["# head", "# head\n", "# head\n# two"])
def test_a_head_alone_has_no_rows(tmp_path: Path, head: str) -> None:
    assert table(tmp_path / "t.tsv", head).row("а") is None


@settings(deadline=None)
@given(st.dictionaries(WORD, st.integers(0, 99)), WORD, st.booleans())
def test_it_is_a_dictionary(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, int], word: str, ended: bool
) -> None:
    lines = [f"{key}\t{value}" for key, value in sorted(rows.items())]
    text = "\n".join(["# head", *lines]) + ("\n" if ended else "")
    found = table(tmp_path_factory.mktemp("t") / "t.tsv", text)
    for key, value in rows.items():
        assert found.row(key) == [str(value)]
    assert found.row(word) == ([str(rows[word])] if word in rows else None)
