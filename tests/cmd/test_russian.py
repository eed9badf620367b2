"""The runs beside this file with ``--language ru``: the same codes, and no English sentence.

The folders ``russian-…`` are such runs as data; here the others are run again.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
#: Runs whose texts come from the commands and from what they load, by the names of their folders.
OF_COMMANDS = ("fix-", "baseline-", "config-", "decisions-", "dictionary-", "learn-", "init-",
               "error-")  # fmt: skip
#: Runs in which the readers of spreadsheets and the reports speak.
OF_OTHERS = ("error-record-", "error-escape-")
CASES = sorted(
    path.parent
    for path in HERE.glob("*/command.toml")
    if path.parent.name.startswith(OF_COMMANDS) and not path.parent.name.startswith(OF_OTHERS)
)
#: Two English words or more.
SENTENCE = re.compile(r"(?<![\w./«'-])[A-Za-z]?[a-z]+(?: [a-z]{2,})+")
#: What stays English: commands, what stands between backticks, a line of diffs.
COMMAND = re.compile(r"`[^`]*`|\bocrfix(?: [a-z-]+)+|\\ No newline at end of file")


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_run_in_russian(folder: Path, run_case) -> None:
    command = tomllib.loads((folder / "command.toml").read_text(encoding="utf-8"))
    outcome = run_case(
        folder, {**command, "arguments": ["--language", "ru", *command["arguments"]]}
    )
    assert outcome.status == command["status"]
    if "json" in command["arguments"] and outcome.stdout:
        expected = (folder / "stdout").read_text(encoding="utf-8")
        assert json.loads(outcome.stdout) == json.loads(expected)
    given = "".join(
        path.read_bytes().decode("utf-8", "replace")
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("stdout", "stderr")
    )
    said = COMMAND.sub("", outcome.stdout + outcome.stderr)
    assert [one for one in SENTENCE.findall(said) if one not in given] == []
