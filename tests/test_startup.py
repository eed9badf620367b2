"""What is not needed is not loaded: hooks start the program for every commit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "charset_normalizer", "numpy", "pymorphy3", "rapidfuzz", "rich", "spellchecker", "wordfreq",
    "ocrfix.engine", "ocrfix.corpus", "ocrfix.rules", "ocrfix.evaluation",
)  # fmt: skip
_RUN = """
import sys
from pathlib import Path
sys.argv[0] = "ocrfix"
from ocrfix.cli.app import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


def _loaded(code: str, *arguments: str) -> set[str]:
    code += "\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return set(run.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--version",), set()),
        (("--help",), {"rich"}),  # some versions of typer load it for help
        (("check", "--help"), {"rich"}),
        (("facts", "--help"), {"rich"}),
        (("record", "--help"), {"rich"}),
        (("fix", "--help"), {"rich"}),
        (("evaluate", "--help"), {"rich"}),
    ],
)
def test_help_loads_no_work(arguments: tuple[str, ...], allowed: set[str]) -> None:
    loaded = _loaded(_RUN, *arguments)
    assert "ocrfix.cli.app" in loaded
    assert not loaded & set(HEAVY) - allowed


def test_the_package_loads_only_the_standard_library() -> None:
    before = _loaded("import sys")
    fresh = {name.partition(".")[0] for name in _loaded("import sys\nimport ocrfix") - before}
    assert fresh - {"ocrfix"} <= set(sys.stdlib_module_names)


def test_a_check_loads_neither_records_nor_other_reports(tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text("Войска перешли границу.\n", encoding="utf-8")
    for format, own in (("terminal", "terminal"), ("github", "github"), ("jsonl", "jsonlines")):
        loaded = _loaded(_RUN, "check", "--format", format, str(tmp_path))
        reports = {name for name in loaded if name.startswith("ocrfix.reporters.")}
        shared = {"base", "counts", "terms", "wording", "excerpt", "fingerprints", "json", own}
        assert reports <= {f"ocrfix.reporters.{name}" for name in shared}
        assert not any(name.startswith("ocrfix.records.pat") for name in loaded)
        assert ("rich" in loaded) is (format == "terminal")
        assert not loaded & {"pymorphy3", "spellchecker", "wordfreq"}
