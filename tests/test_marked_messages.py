"""Which texts of a module are messages: those that are marked, wherever the mark stands."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "docs" / "make_translations.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_translations", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("лист")', [("лист", None)]),
        ('N_("лист")', [("лист", None)]),
        ('_("на " "листе")', [("на листе", None)]),
        ('f"<p>{_("лист")}</p>"'.replace('_("лист")', "_('лист')"), [("лист", None)]),
        ('pgettext("column", "place")', [("place", "column")]),
        ('ngettext("{n} лист", "{n} листов", n)', [(("{n} лист", "{n} листов"), None)]),
        ("_(kind)", []),
        ('other("лист")', []),
    ],
)
def test_marked(source: str, found: list[object], script: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(source, encoding="utf-8")
    assert list(script.marked(file)) == found


@pytest.mark.parametrize("source", ['_(f"лист {n}")', '_("лист " + n)', '_("a" if n else "b")'])
def test_a_text_put_together_is_no_message(source: str, script: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(source, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"module\.py:1: mark whole texts"):
        list(script.marked(file))
