"""Options that may stand without a value."""

from __future__ import annotations

import pytest

from ocrfix.cli.options import completed


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (["check", "--changed", "a.txt"], ["check", "--changed=HEAD", "a.txt"]),
        (["check", "--changed=main", "a.txt"], ["check", "--changed=main", "a.txt"]),
        (["check", "--", "--changed"], ["check", "--", "--changed"]),
        ([], []),
    ],
)
def test_completed(given: list[str], read: list[str]) -> None:
    assert completed(given) == read
