"""What `init` adds to files that are there: valid YAML, every old line kept, nothing twice."""

from __future__ import annotations

import re

import pytest
import yaml

from ocrfix.cli.setup_files import Hook, configuration_text, with_attributes, with_hook
from ocrfix.config import KEYS

HOOK = Hook(("*.txt", "*.md"), ("README.md",))

FILES = [
    "",
    "# hooks of the archive\nrepos: []\n",
    "repos:\n",
    "repos:  # ours\n",
    "repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks:\n  - id: trailing-whitespace\n",
    "# first\nrepos:\n  # comment\n  - repo: https://example.org/x  # why\n    rev: v1\n"
    "    hooks:\n      - id: trailing-whitespace\n        args: [--a]",
    "repos:\n    - repo: https://example.org/x\n      rev: v1\n      hooks:\n"
    "      -   id: trailing-whitespace\n          # last comment\n\n# of the next key\n"
    "ci:\n  skip: [x]\n\nfail_fast: true\n",
    "fail_fast: true\n",
]


@pytest.mark.parametrize("text", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_entry_is_the_last_of_the_list_and_all_else_stays(text: str, end: str) -> None:
    text = text.replace("\n", end)
    added = with_hook(text, HOOK)
    assert added is not None
    assert end == "\n" or "\n" not in added.replace("\r\n", "") or not text
    before, after = yaml.safe_load(text) or {}, yaml.safe_load(added)
    *old, new = after.pop("repos")
    assert old == (before.pop("repos", None) or [])
    assert after == before
    assert new["repo"] == "local"
    assert new["hooks"][0]["entry"] == "ocrfix check --only-included"
    kept = [line for line in text.splitlines() if "repos" not in line]
    rest = iter(added.splitlines())
    assert all(line in rest for line in kept), "in the old order"
    assert with_hook(added, HOOK) == added


@pytest.mark.parametrize("text", ["repos: [{repo: local}]\n", "repos: &all\n  - repo: local\n"])
def test_what_cannot_be_added_to_line_by_line_is_left_alone(text: str) -> None:
    assert with_hook(text, HOOK) is None


@pytest.mark.parametrize(
    ("path", "folder", "taken"),
    [
        ("a.txt", "", True),
        ("deep/er/А.TXT", "", True),
        ("letters/a.md", "letters", True),
        ("letters/deep/a.md", "letters", True),
        ("other/letters/a.md", "letters", False),
        ("a.txt.py", "", False),
        ("README.md", "", False),
        ("deep/README.md", "", False),
        ("MYREADME.md", "", True),
    ],
)
def test_the_files_of_the_hook(path: str, folder: str, taken: bool) -> None:
    hook = yaml.safe_load(Hook(HOOK.include, HOOK.exclude, folder).text())[0]["hooks"][0]
    found = re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    assert bool(found) is taken


def test_attributes_are_added_once() -> None:
    text = with_attributes("*.png binary")
    assert text.startswith("*.png binary\n")
    assert ".ocrfix/*.jsonl merge=union\n" in text
    assert with_attributes(text) == text
    assert with_attributes("") != ""


def test_the_configuration_has_known_keys() -> None:
    import tomllib

    read = tomllib.loads(configuration_text(["*.txt"], ['with "quotes".md']))
    assert read == {"include": ["*.txt"], "exclude": ['with "quotes".md']}
    assert read.keys() <= KEYS.keys()
