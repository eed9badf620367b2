"""The one line of the first run: this process compiles, or waits for another that does."""

from __future__ import annotations

import threading

import pytest

from ocrfix.cli import lexicon
from ocrfix.language import compilation


def _compiles(progress) -> None:
    progress("reading", 0.0)
    progress("sorting", 0.5)


def _waits(progress) -> None:
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join()


@pytest.mark.parametrize(
    ("ensure", "patience", "line"),
    [
        (_compiles, 60.0, "ocrfix: compiling the lexicon; this happens once\n"),
        (_waits, 0.001, "ocrfix: waiting for another ocrfix, which compiles the lexicon\n"),
    ],
)
def test_what_is_said(ensure, patience: float, line: str, monkeypatch, capsys) -> None:
    monkeypatch.setattr(compilation, "is_compiled", lambda: False)
    monkeypatch.setattr(compilation, "ensure", ensure)
    monkeypatch.setattr(lexicon, "_PATIENCE", patience)
    lexicon.prepare()
    assert capsys.readouterr().err == line
