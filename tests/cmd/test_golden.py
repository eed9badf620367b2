"""Every folder beside this file is one run of the program, as data.

``command.toml`` has ``arguments`` and ``status`` (and ``stdin``, ``environment``), ``stdout`` and
``stderr`` what is printed (absent: nothing), ``after/`` the files as they are afterwards.
``OCRFIX_UPDATE=1 pytest tests/cmd`` writes what is printed now; read the difference.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/command.toml"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_run(folder: Path, run_case, tmp_path: Path) -> None:
    command = tomllib.loads((folder / "command.toml").read_text(encoding="utf-8"))
    outcome = run_case(folder, command)
    for name, text in (("stdout", outcome.stdout), ("stderr", outcome.stderr)):
        expected = folder / name
        if os.environ.get("OCRFIX_UPDATE"):
            expected.unlink(missing_ok=True)
            if text:
                expected.write_bytes(text.encode())
        assert text == (expected.read_bytes().decode() if expected.exists() else ""), name
        assert "\x1b" not in text or command.get("emits_escapes"), name
    assert outcome.status == command["status"]
    for after in (folder / "after").glob("*"):
        assert (tmp_path / "case" / after.name).read_bytes() == after.read_bytes()
