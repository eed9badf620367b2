"""Runs one command line in a copy of a case's folder, with staged issues in place of the rules.

A case with an ``issues.toml`` tests the shell alone: each ``[[issue]]`` names a text, and every
place of that text in a file becomes an issue. A case without one runs the real rules.
"""

from __future__ import annotations

import io
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from ocrfix import __version__
from ocrfix.cli import app
from ocrfix.corpus import FileReport
from ocrfix.document.model import Document
from ocrfix.errors import InputError
from ocrfix.formats import text
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.text.spans import Span


class _StagedRule(SimpleNamespace):
    """What the shell may know of a rule.

    Example
        `Мocквa` [sic] → `Москва`
    """


RULES = tuple(
    _StagedRule(code=code, name=name, summary=f"A rule called {name}.")
    for code, name in [
        ("DIC001", "unknown-word"),
        ("REF001", "telegram-number"),
        ("SCR001", "mixed-script"),
    ]
)


@dataclass(frozen=True)
class Outcome:
    status: int
    stdout: str
    stderr: str


def _staged_issues(table: dict, source: str) -> Iterator[Issue]:
    wanted, start = table["text"], -1
    while (start := source.find(wanted, start + 1)) >= 0:
        witness = table.get("witness")
        where = source.find(witness) if witness else 0
        span = Span(where, where + len(witness)) if witness else None
        reasons = (
            Evidence(table.get("kind", "confusion"), table.get("note", "looks alike"), span),
        )
        yield Issue(
            rule=table["rule"],
            name=next(rule.name for rule in RULES if rule.code == table["rule"]),
            span=Span(start, start + len(wanted)),
            text=wanted,
            message=table.get("message", f"«{wanted}» is doubtful"),
            severity=Severity(table.get("severity", "warning")),
            applicability=Applicability(table.get("applicability", "safe")),
            zone="body",
            suggestions=tuple(
                Suggestion(text, confidence, reasons if number == 0 else ())
                for number, (text, confidence) in enumerate(table.get("suggestions", []))
            ),
        )


def _stage(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = tomllib.loads(file.read_text(encoding="utf-8"))["issue"]

    def report(document, settings) -> FileReport:
        issues = [
            issue
            for table in tables
            if settings.enabled(table["rule"])
            for issue in _staged_issues(table, document.source)
        ]
        return FileReport(document.path, document, tuple(issues))

    def check_text(source, settings, path):
        return report(Document(path, source), settings)

    def check_paths(files, jobs=0, on_progress=None, *, together=True, settled=False, unjudged=()):
        for path, settings in files:
            try:
                if str(path) == "-":
                    data = sys.stdin.buffer.read()
                    document = text.parse(data, "-", settings.encoding)
                else:
                    document = text.read(path, settings.encoding)
            except InputError as error:
                yield FileReport(str(path), None, (), (str(error),))
                continue
            yield report(document, settings)

    monkeypatch.setattr("ocrfix.corpus.check_paths", check_paths)
    monkeypatch.setattr("ocrfix.corpus.check_text", check_text)
    monkeypatch.setattr("ocrfix.rules.RULES", RULES, raising=False)


@pytest.fixture
def run_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, dict], Outcome]:
    """Runs the command of a case; the folder it ran in stays at `tmp_path / "case"`."""

    def run(folder: Path, command: dict) -> Outcome:
        work = tmp_path / "case"
        shutil.copytree(folder, work, ignore=shutil.ignore_patterns("issues.toml", "stdout*"))
        (work / ".git").mkdir()
        monkeypatch.chdir(work)
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in command.get("environment", {}).items():
            monkeypatch.setenv(name, value)
        if (folder / "issues.toml").exists():
            _stage(folder / "issues.toml", monkeypatch)
        stdin = io.TextIOWrapper(io.BytesIO(command.get("stdin", "").encode()), encoding="utf-8")
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        for name, stream in (("stdin", stdin), ("stdout", out), ("stderr", err)):
            monkeypatch.setattr(sys, name, stream)
        status = int(app.run(command["arguments"]))
        texts = []
        for stream in (out, err):
            stream.flush()
            text = stream.buffer.getvalue().decode("utf-8")
            texts.append(text.replace(__version__, "VERSION").replace(str(work), "CASE"))
        return Outcome(status, *texts)

    return run
