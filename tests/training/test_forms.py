"""The invented pages: always the same, only printable characters, packed and read again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from training.forms.generate import CHARACTERS, KINDS, page
from training.forms.inflection import counted, person, phrase, place
from training.forms.sheet import Sheet
from training.forms.style import Style
from training.forms.wordlists import own_lists, topics
from training.pages import Page, folder_pages, pack, packed_pages

NUMBERS = range(60)


def test_a_page_is_the_same_in_every_process() -> None:
    code = "from training.forms.generate import page; print(*map(page, range(12)))"
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_pages_differ() -> None:
    digests = {hashlib.sha256(page(number).encode()).hexdigest() for number in NUMBERS}
    assert len(digests) == len(NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_page_is_printable_and_of_one_sheet(number: int) -> None:
    text = page(number)
    assert set(text) <= CHARACTERS
    assert 90 <= len(text.split()) <= 340
    assert not set("{}") & set(text)


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS], ids=lambda kind: kind.__name__)
def test_every_kind_of_paper_fills_a_page(kind: Callable[[Sheet], None]) -> None:
    sheet = Sheet(Random(5))
    kind(sheet)
    assert sheet.words >= 90
    assert set(sheet.text()) <= CHARACTERS


def test_sentences_have_only_known_slots() -> None:
    assert len(topics()) >= 20
    assert sum(map(len, topics().values())) >= 150
    sheet = Sheet(Random(0))
    for line in (line for lines in topics().values() for line in lines):
        for _ in range(5):
            assert not set("{}[]") & set(sheet.writer.expanded(line)), line


def test_lists_are_without_doubles() -> None:
    for name, entries in own_lists().items():
        assert len(entries) == len(set(entries)), name


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (person("Чжоу Энь-лай", "last", "ablt"), "Чжоу Энь-лаем"),
        (person("Вдовин", "m", "accs"), "Вдовина"),
        (place("Хабаровск", "m", "accs"), "Хабаровск"),
        (place("Москва", "f", "loct"), "Москве"),
        (phrase("Тихоокеанский флот", "datv"), "Тихоокеанскому флоту"),
        (counted("крытый вагон", 3), "крытых вагона"),
        (counted("человек", 12), "человек"),
        (counted("вагон", 21, "ablt"), "вагоном"),
    ],
)
def test_the_wanted_case(form: str, expected: str) -> None:
    assert form == expected


def test_a_typist_keeps_to_his_marks() -> None:
    typed = Style.drawn(Random(1)).typed("О аресте; в Фергане — «Заря» № 5, с. 3–4.. Ёж")
    assert typed.startswith("Об аресте")
    assert ".." not in typed
    assert not ("«" in typed and '"' in typed)


def test_packed_pages_come_back(tmp_path: Path) -> None:
    for name in ("0000", "0001"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "truth.txt").write_text(f"Экз. № {name}\n", encoding="utf-8")
        (tmp_path / name / "ocr.freemono-light.txt").write_text("Экз. М 1\n", encoding="utf-8")
    pages = list(folder_pages(tmp_path))
    assert pages[1] == Page("0001", "freemono", "light", "Экз. № 0001\n", "Экз. М 1\n")
    assert pack(pages, tmp_path / "pages.jsonl.xz") == 2
    assert list(packed_pages(tmp_path / "pages.jsonl.xz")) == pages
