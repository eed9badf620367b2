"""From arguments to batches: each argument with the settings of its own project."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ocrfix.cli.options import codes
from ocrfix.cli.paths import batches, checked
from ocrfix.corpus import FileReport
from ocrfix.errors import UsageError


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, threshold in (("пекин", 0.5), ("сеул", 0.7)):
        (tmp_path / name / ".git").mkdir(parents=True)
        (tmp_path / name / "ocrfix.toml").write_text(f"minimum_confidence = {threshold}\n")
        for letter in "ab":
            (tmp_path / name / f"{letter}.txt").write_text("Слово\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_projects(projects: Path) -> None:
    found = batches(["пекин/a.txt", "пекин/b.txt", "сеул"], None, {})
    assert [(batch.settings.minimum_confidence, len(batch.paths)) for batch in found] == [
        (0.5, 2),
        (0.7, 1),
    ]


def test_one_configuration_for_all(projects: Path) -> None:
    (found,) = batches(["пекин", "-", "сеул"], Path("сеул/ocrfix.toml"), {})
    assert found.settings.minimum_confidence == 0.7
    assert found.paths == [Path("пекин"), "-", Path("сеул")]


def test_standard_input_once() -> None:
    with pytest.raises(UsageError, match="only once"):
        batches(["-", "-"], None, {})


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "paths", "bar"),
    [
        (_Terminal(), ["пекин"], True),
        (_Terminal(), ["пекин/a.txt"], False),
        (io.StringIO(), ["пекин"], False),
    ],
)
def test_progress_only_for_several_files_on_a_terminal(
    stream: io.StringIO, paths: list[str], bar: bool, projects: Path, monkeypatch
) -> None:
    def check_paths(files, settings, on_progress):
        assert (on_progress is not None) is bar
        for path in files:
            if on_progress:
                on_progress(str(path))
            yield FileReport(str(path), None)

    monkeypatch.setattr("ocrfix.corpus.check_paths", check_paths)
    monkeypatch.setattr(sys, "stderr", stream)
    reports = list(checked(batches(paths, None, {})))
    assert len(reports) == (2 if paths == ["пекин"] else 1)
    assert bool(stream.getvalue()) is bar


@pytest.mark.parametrize(
    ("given", "read"),
    [(None, None), ([], None), (["REF,DIC001", " scr "], ["REF", "DIC001", "scr"])],
)
def test_codes(given: list[str] | None, read: list[str] | None) -> None:
    assert codes(given) == read
