"""The catalogue of Russian messages is whole and current."""

from __future__ import annotations

import gettext
import subprocess
import sys
from pathlib import Path

import pytest

from ocrfix.messages import LANGUAGES, ngettext, speaking, spoken

ROOT = Path(__file__).parent.parent


def test_all_messages_are_translated_and_compiled() -> None:
    command = [sys.executable, "docs/make_translations.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "all messages are translated\n"), done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_spoken_only_inside(language: str) -> None:
    before = spoken()
    with speaking(language):
        assert spoken() == language
    assert spoken() == before


@pytest.mark.parametrize(("language", "said"), [("ru", "Параметры"), ("en", "Options")])
def test_the_library_for_options_speaks_the_same(language: str, said: str) -> None:
    with speaking("ru"), speaking(language):
        assert gettext.gettext("Options") == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 замечание"), (2, "2 замечания"), (5, "5 замечаний"), (11, "11 замечаний"),
     (21, "21 замечание")],
)  # fmt: skip
def test_forms_for_numbers(number: int, said: str) -> None:
    with speaking("ru"):
        assert ngettext("{count} issue", "{count} issues", number).format(count=number) == said
