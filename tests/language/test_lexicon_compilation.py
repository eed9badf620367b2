"""What is compiled from where, and when again."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pymorphy3 import MorphAnalyzer

from ocrfix import resources
from ocrfix.errors import DictionaryError, InputError
from ocrfix.language import compilation, sources
from ocrfix.language.entries import Flag
from ocrfix.language.lexicon import CompiledLexicon, LexiconStack
from ocrfix.language.packing import Block, blocks_of
from ocrfix.language.wordlists import own_words
from ocrfix.text.alphabet import fold

PERSONS = "Штыков\tm\t\tShtykov\tАлексеев=Alekseev|Громов=Gromov\t\n"
PLACES = "Пхеньян\tm\tХэйдзё\tPyongyang\tпхеньянский\tKorea\n"
PERIOD = "# слова\nшифртелеграмма\tyes\tшифротелеграмма\tcipher telegram\n"


@pytest.fixture
def dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    for name, text in zip(compilation.OWN_DICTIONARIES, (PERSONS, PLACES, PERIOD), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "_SOURCE_TREE", folder)
    monkeypatch.setattr(resources, "_INSTALLED", folder / "none")
    monkeypatch.setenv(resources.CACHE_VARIABLE, str(tmp_path / "cache"))
    return folder


@pytest.fixture
def small_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    def words(*rows: tuple[str, int, int]) -> Callable[[], list[Block]]:
        return lambda: blocks_of(rows)

    monkeypatch.setattr(sources, "wordfreq_words", words(("корпус", 40, 0), ("отп", 20, 0)))
    # Bit 5 says here that a parse is no name; see morphology_words.
    monkeypatch.setattr(
        sources, "morphology_words", words(("корпус", 0, 33), ("иванов", 0, 3), ("иванов", 0, 33))
    )
    monkeypatch.setattr(sources, "common_words", words(("корпус", 0, 16), ("москва", 0, 5)))


@pytest.mark.usefixtures("dictionaries", "small_sources")
@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_damage_anywhere_is_noticed_and_mended(place: float) -> None:
    compilation.ensure()
    path = compilation.russian_path()
    whole = path.read_bytes()
    middle = int(len(whole) * place)
    path.write_bytes(whole[:middle] + bytes([whole[middle] ^ 0x5A]) + whole[middle + 1 :])
    assert not compilation.is_compiled()
    compilation.ensure()
    assert path.read_bytes() == whole
    assert compilation.is_compiled()


@pytest.mark.usefixtures("dictionaries", "small_sources")
@pytest.mark.parametrize("opened", [False, True])
def test_damage_that_leaves_the_time_of_change_is_mended(opened: bool) -> None:
    compilation.ensure()
    path = compilation.russian_path()
    whole, state = path.read_bytes(), path.stat()
    stack = LexiconStack.open() if opened else None
    quarter = len(whole) // 4
    with path.open("r+b") as stream:
        stream.seek(2 * quarter)
        stream.write(random.Random(1).randbytes(quarter))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    stack = stack or LexiconStack.open()
    for word in ("корпус", "корпуз", "иванов"):
        stack.neighbours(word, 2)
    compilation.ensure()
    assert path.read_bytes() == whole


@pytest.mark.usefixtures("dictionaries", "small_sources")
def test_a_file_that_was_only_touched_is_whole() -> None:
    compilation.ensure()
    path = compilation.russian_path()
    path.write_bytes(path.read_bytes())
    assert compilation.is_compiled()


@pytest.mark.usefixtures("dictionaries", "small_sources")
def test_layers_are_merged_into_one_word() -> None:
    compilation.ensure()
    lexicon = CompiledLexicon.open(compilation.russian_path())
    flags = {entry.word: entry.flags for entry in lexicon}
    assert flags == {
        "корпус": Flag.MORPHOLOGY | Flag.COMMON,
        "отп": Flag(0),
        "иванов": Flag.MORPHOLOGY | Flag.NAME,
        "москва": Flag.MORPHOLOGY | Flag.PLACE | Flag.NAME_ONLY,
    }
    assert not list(lexicon.neighbours("отп", 0))


@pytest.mark.usefixtures("small_sources")
def test_compiled_again_only_when_changed_or_damaged(dictionaries: Path) -> None:
    steps: list[str] = []
    compilation.ensure(lambda activity, share: steps.append(activity))
    assert steps
    steps.clear()
    compilation.ensure(lambda activity, share: steps.append(activity))
    assert not steps
    russian, own = compilation.russian_path(), compilation.own_path()
    own.write_bytes(own.read_bytes()[:-100])
    compilation.ensure()
    assert CompiledLexicon.open(own).lookup("штыкову")
    with (dictionaries / "persons.tsv").open("a", encoding="utf-8") as stream:
        stream.write("Бещев\tm\n")
    compilation.ensure()
    assert compilation.russian_path() == russian
    assert compilation.own_path() != own
    assert CompiledLexicon.open(compilation.own_path()).lookup("бещеву")
    assert not list(russian.parent.glob("*.part"))


@pytest.mark.usefixtures("dictionaries")
def test_own_words_are_inflected_and_flagged() -> None:
    words = own_words()
    person = Flag.PERSON | Flag.NAME | Flag.NAME_ONLY
    assert words["штыкову"] == words["громовым"] == person
    assert words["пхеньяне"] == Flag.TOWN | Flag.PLACE | Flag.NAME_ONLY
    assert words["пхеньянскую"] == Flag.TOWN | Flag.PLACE
    assert words["шифртелеграммы"] == words["шифротелеграмм"] == Flag.PERIOD


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Штыков\tq", "persons.tsv: Штыков: unknown declension 'q'"),
        ("\tm", r"persons.tsv:1: the column 'name' is empty"),
        ("а\tm\t\t\t\t\t\t", r"persons.tsv:1: 8 columns where 6"),
    ],
)
def test_a_bad_line_is_named(dictionaries: Path, line: str, message: str) -> None:
    (dictionaries / "persons.tsv").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=message):
        own_words()


def test_a_missing_dictionary_is_named(dictionaries: Path) -> None:
    shutil.rmtree(dictionaries)
    with pytest.raises(DictionaryError, match="missing"):
        resources.dictionary_path("persons.tsv")


@pytest.mark.usefixtures("dictionaries", "small_sources")
def test_a_cache_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv(resources.CACHE_VARIABLE, str(tmp_path / "file"))
    with pytest.raises(InputError, match=r"file/lexicon.*OCRFIX_CACHE"):
        compilation.ensure()


def test_the_graph_is_read_as_pymorphy3_reads_it() -> None:
    keys = MorphAnalyzer(lang="ru").dictionary.words.iterkeys("корпу")
    expected = {fold(word) for word in keys}
    asked = expected | {"иванов", "москва", "сталин", "ссср", "телеграмма"}
    words: dict[str, int] = {}
    for block in sources.morphology_words():
        length = block.letters.shape[1]
        rows = block.letters.tobytes()
        for word in (word for word in asked if len(word) == length):
            places = (match.start() for match in re.finditer(word.encode("cp1251"), rows))
            row = next((place // length for place in places if place % length == 0), None)
            if row is not None:
                words[word] = int(block.bits[row])
    assert len(expected) > 30
    assert expected <= words.keys()
    bit = {flag: 1 << n for n, flag in enumerate(sources.RUSSIAN_FLAGS)}
    assert words["иванов"] & bit[Flag.NAME]
    assert words["москва"] & bit[Flag.PLACE]
    assert not words["москва"] & bit[Flag.NAME_ONLY]  # no parse that is no name
    assert words["ссср"] & bit[Flag.ABBREVIATION]
    assert not words["телеграмма"] & (bit[Flag.NAME] | bit[Flag.PLACE])
