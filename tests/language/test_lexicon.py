"""The compiled lexicon and the stack, on small lexicons with chosen words."""

from __future__ import annotations

import random
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from ocrfix.errors import DictionaryError, InputError
from ocrfix.language import index
from ocrfix.language.entries import FREQUENCIES, level_of
from ocrfix.language.index import SHORT, SKELETON, CorruptIndexError, encoded
from ocrfix.language.lexicon import CompiledLexicon, Flag, LexiconStack, WordList
from ocrfix.language.packing import blocks_of, merged, write_index

FLAGS = (Flag.MORPHOLOGY, Flag.NAME, Flag.PLACE, Flag.ABBREVIATION, Flag.COMMON, Flag.NAME_ONLY)


def compiled(
    path: Path, words: dict[str, tuple[float, Flag]], layer: str = "russian"
) -> CompiledLexicon:
    rows = [
        (word, level_of(frequency), sum(1 << n for n, flag in enumerate(FLAGS) if flag in flags))
        for word, (frequency, flags) in words.items()
    ]
    about = {"layer": layer, "flags": [flag.name for flag in FLAGS]}
    write_index(path, merged(blocks_of(rows)), about)
    return CompiledLexicon.open(path)


def skeleton(word: str) -> bytes:
    return encoded(word).translate(SKELETON)


WORDS = {
    "корпусов": (1e-6, Flag.MORPHOLOGY),
    "корпуса": (2e-6, Flag.MORPHOLOGY),
    "корейский": (4e-5, Flag.MORPHOLOGY),
    "партийный": (4e-6, Flag.MORPHOLOGY),
    "хозяйственный": (4e-6, Flag.MORPHOLOGY),
    "сказал": (1e-3, Flag.MORPHOLOGY),
    "прежнему": (1e-6, Flag.MORPHOLOGY),
    "вовремя": (1e-6, Flag.MORPHOLOGY),
    "время": (1e-3, Flag.MORPHOLOGY),
    "мид": (2e-5, Flag.MORPHOLOGY | Flag.ABBREVIATION),
    "отп": (6e-7, Flag(0)),
    "ля": (9e-5, Flag.MORPHOLOGY),
    "на": (1e-2, Flag.MORPHOLOGY),
    "рота": (2e-6, Flag.MORPHOLOGY),
    "кота": (5e-7, Flag.MORPHOLOGY),
    "котп": (5e-7, Flag(0)),
    "гота": (1e-7, Flag.MORPHOLOGY),
    "ощепков": (0.0, Flag.MORPHOLOGY | Flag.NAME | Flag.NAME_ONLY),
    "лолололо": (1e-8, Flag(0)),
}


NAME = (0.0, Flag.NAME | Flag.NAME_ONLY)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> LexiconStack:
    folder = tmp_path_factory.mktemp("lexicon")
    own = compiled(
        folder / "own", {"отп": (0.0, Flag(0)), "энь-лая": (0.0, Flag.NAME), "бо": NAME}, "own"
    )
    (folder / "user.txt").write_text("# мои слова\nГоби-Алтай\nКОРПУСОВ # дважды\n", "utf-8")
    return LexiconStack((WordList((folder / "user.txt",)), own, compiled(folder / "ru", WORDS)))


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> CompiledLexicon:
    return compiled(tmp_path_factory.mktemp("lexicon") / "ru", WORDS)


def test_every_word_is_found_with_what_was_written(lexicon: CompiledLexicon) -> None:
    assert len(lexicon) == len(WORDS)
    for word, (frequency, flags) in WORDS.items():
        entry = lexicon.lookup(word)
        assert entry is not None
        assert (entry.word, entry.flags) == (word, flags)
        assert entry.frequency == pytest.approx(frequency, rel=0.1)
        assert entry.source == ("pymorphy3" if Flag.MORPHOLOGY in flags else "wordfreq")


@pytest.mark.parametrize("word", ["", "корпусо", "корпусовв", "корпусоз", "копуcов", "ђ", "а\nб"])
def test_other_strings_are_not_found(lexicon: CompiledLexicon, word: str) -> None:
    assert lexicon.lookup(word) is None


@given(st.lists(st.text("адлн-", min_size=1, max_size=9), min_size=1, max_size=60, unique=True),
       st.text("адлн", min_size=1, max_size=10), st.integers(0, 2))  # fmt: skip
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_neighbours_are_those_of_the_slow_obvious_search(
    tmp_path: Path, words: list[str], asked: str, distance: int
) -> None:
    lexicon = compiled(tmp_path / "ru", dict.fromkeys(words, (1e-5, Flag.MORPHOLOGY)))
    expected = {
        word for word in words if Levenshtein.distance(skeleton(word), skeleton(asked)) <= distance
    }
    found = [entry.word for entry in lexicon.neighbours(asked, distance)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("read", "distance", "word"),
    [
        ("кориусов", 1, "корпусов"),
        ("хорнусоз", 1, "корпусов"),  # х for к and з for в cost nothing
        ("к0рпусов", 0, "корпусов"),  # nor does a zero for о
        ("хозяистзенный", 1, "хозяйственный"),
        ("хоэяиствеиныи", 3, "хозяйственный"),
        ("хоэяиствеиныи", 2, None),
    ],
)
def test_look_alikes_are_near(
    lexicon: CompiledLexicon, read: str, distance: int, word: str | None
) -> None:
    found = {entry.word for entry in lexicon.neighbours(read, distance)}
    assert (word in found) if word else not found


def test_rare_short_words_are_proposed_for_distance_one_only(tmp_path: Path) -> None:
    lexicon = compiled(tmp_path / "ru", {"аба": (1e-8, Flag(0)), "абу": (1e-4, Flag(0))})
    assert len("аба") <= SHORT
    assert {entry.word for entry in lexicon.neighbours("абс", 1)} == {"аба", "абу"}
    assert {entry.word for entry in lexicon.neighbours("осп", 2)} == set()
    assert {entry.word for entry in lexicon.neighbours("ост", 2)} == set()
    assert {entry.word for entry in lexicon.neighbours("аст", 2)} == {"абу"}


def damaged(path: Path, section: str, byte: int | None = None) -> None:
    """Overwrite all of a section, in place, with random bytes or with one byte."""
    start, length = CompiledLexicon.open(path)._index.header["sections"][section]
    noise = random.Random(section).randbytes(length) if byte is None else bytes([byte]) * length
    with path.open("r+b") as stream:
        stream.seek(start)
        stream.write(noise)


SECTIONS = ["records", "prefixes", "ranges", "buckets", "members"]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("large", [False, True])
def test_damage_to_a_section_is_noticed_at_opening(
    tmp_path: Path, section: str, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:  # only samples are verified
        monkeypatch.setattr(index, "VERIFIED_WHOLE", 50)
        monkeypatch.setattr(index, "VERIFIED_BLOCKS", 4)
        monkeypatch.setattr(index, "VERIFIED_BLOCK", 2)
    compiled(tmp_path / "ru", WORDS)
    damaged(tmp_path / "ru", section)
    with pytest.raises(CorruptIndexError, match=f"ru: damaged: {section}"):
        CompiledLexicon.open(tmp_path / "ru")


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("byte", [None, 0x00, 0x0A, 0x98, 0xFF])
def test_lookups_meet_damage_with_one_kind_of_error(
    tmp_path: Path, section: str, byte: int | None
) -> None:
    lexicon = compiled(tmp_path / "ru", WORDS)
    damaged(tmp_path / "ru", section, byte)
    for word in WORDS:
        for lookup in (lexicon.lookup, partial(lexicon.neighbours, distance=2)):
            with suppress(CorruptIndexError):
                lookup(word)
    with suppress(CorruptIndexError):
        list(lexicon)


@pytest.mark.parametrize("section", ["records", "ranges", "members"])
@pytest.mark.parametrize("opened", [False, True])
def test_a_damaged_file_is_compiled_again_once(tmp_path: Path, section: str, opened: bool) -> None:
    path, built = tmp_path / "ru", []

    def renew(again: Path) -> None:
        built.append(again)
        compiled(path, WORDS)

    compiled(path, WORDS)
    if opened:
        lexicon = CompiledLexicon.open_mended(path, renew)
        damaged(path, section)
    else:
        damaged(path, section)
        lexicon = CompiledLexicon.open_mended(path, renew)
    for word in ("корпусов", "хозяйственный"):
        assert word in {entry.word for entry in lexicon.neighbours(word, 2)}
        assert lexicon.lookup(word)
    assert built == [path]


def test_a_file_that_stays_damaged_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "ru"
    compiled(path, WORDS)
    damaged(path, "members")
    with pytest.raises(InputError, match=f"{path}: .*delete the folder {tmp_path} "):
        CompiledLexicon.open_mended(path, lambda path: None)
    compiled(path, WORDS)
    lexicon = CompiledLexicon.open_mended(path, damaged_again)
    damaged(path, "members")
    with pytest.raises(InputError, match="delete the folder") as caught:
        lexicon.neighbours("корпусов", 2)
    assert "\n" not in str(caught.value)


def damaged_again(path: Path) -> None:
    compiled(path, WORDS)
    damaged(path, "members")


@pytest.mark.parametrize("damage", ["empty", "cut", "header", "tail", "other"])
def test_a_damaged_file_is_noticed(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "ru"
    compiled(path, WORDS)
    data = path.read_bytes()
    path.write_bytes(
        {
            "empty": b"",
            "cut": data[:-4096],
            "header": data[:40] + b"?" + data[41:],
            "tail": data[:-8] + bytes(8),
            "other": b"PK" + data[2:],
        }[damage]
    )
    with pytest.raises(CorruptIndexError, match=str(path)):
        CompiledLexicon.open(path)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Корпусов", True), ("КОРПУСОВ", True), ("кориусов", False), ("лолололо", False),
        ("на", True), ("ля", False), ("рота", True), ("кота", True), ("отп", True),
        ("котп", False), ("гота", False),
        ("и", True), ("ц", False), ("Ощепков", True), ("Энь-лая", True), ("гоби-алтай", True),
        ("южно-корейский", True), ("по-корейски", True), ("во-время", True), ("сказал-то", True),
        ("партийно-хозяйственный", True), ("82-мм", True), ("МИД-а", True), ("корпуса-а", False),
        ("кор-пусов", False), ("-", False), ("корпусов-", False), ("копий", False), ("", False),
        ("по-прежнему", True), ("Бо", True), ("бо", False),
        ("партийно-хозяиственный", False), ("Kорпусов", False),
    ],
)  # fmt: skip
def test_knows(stack: LexiconStack, word: str, known: bool) -> None:
    assert stack.knows(word) is known


def test_the_first_layer_vouches_and_all_layers_tell(stack: LexiconStack) -> None:
    entry = stack.lookup("Корпусов")
    assert entry is not None
    assert entry.source.endswith("user.txt")
    assert entry.flags == Flag.USER | Flag.MORPHOLOGY
    assert entry.frequency == pytest.approx(1e-6, rel=0.1)
    assert [layer.source for layer in stack.explain("отп")] == ["wordfreq", "wordfreq"]
    assert stack.explain("отп")[0].flags == Flag.OWN


def test_neighbours_of_all_layers_once_and_believable(stack: LexiconStack) -> None:
    found = stack.neighbours("КОРПУСОЗ", 1)
    assert [entry.word for entry in found] == ["корпусов"]
    assert {entry.word for entry in stack.neighbours("кота", 1)} == {"рота", "кота"}
    assert {entry.word for entry in stack.neighbours("знь-лая", 1)} == {"энь-лая"}


def test_a_word_list_that_cannot_be_read_names_itself(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="слова"):
        WordList((tmp_path / "слова.txt",))
    (tmp_path / "слова.txt").write_bytes("слово".encode("cp1251"))
    with pytest.raises(InputError, match="UTF-8") as caught:
        WordList((tmp_path / "слова.txt",))
    assert str(caught.value).count("слова.txt") == 1


@pytest.mark.parametrize(
    "line", ["два слова", "слово\tn", "слово,", "[sic]", "сло\0во", "-слово", "15"]
)
def test_a_line_that_is_not_one_word_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "слова.txt"
    path.write_text(f"Ким-Ир-Сен # имя\n\n{line}\nМиГ-15\n{line}\n", encoding="utf-8")
    with pytest.raises(DictionaryError) as caught:
        WordList((path,))
    assert str(caught.value).startswith(f"{path}:3: «{line}» is not one word")
    assert str(caught.value).endswith("(1 more line is like it)")


def test_a_word_list_may_have_any_line_ends_and_composition(tmp_path: Path) -> None:
    (tmp_path / "слова.txt").write_bytes("\ufeffчаи\u0306\r\nкит\r\n".encode())
    words = WordList((tmp_path / "слова.txt",))
    assert (len(words), words.lookup("чай") is None) == (2, False)


@given(st.floats(1e-8, 0.05))
def test_a_frequency_is_kept_within_a_tenth(frequency: float) -> None:
    assert FREQUENCIES[level_of(frequency)] == pytest.approx(frequency, rel=0.1)
