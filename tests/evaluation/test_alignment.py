"""Alignment: which words belong together, and what kind of error each group is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.evaluation.alignment import ERRORS, HARMLESS, Difference, align, words_of
from ocrfix.evaluation.scope import russian_part
from ocrfix.text.spans import Span

# OCR text, truth, and the groups that differ as «read|true|class».
CASES = [
    ("раз два три", "раз два три", []),
    ("раз\nдва  три\r\n\n", "раз два\nтри", []),
    ("про-\nведение работы", "проведение работы", []),
    ("южно-\r\nкорейский", "южно-корейский", []),
    ("еще — “да”", 'ещё - "да"', []),
    ("Ф ИЛИПП ОВУ.", "Ф И Л И П П О В У.", []),
    ("№15603 от", "№ 15603 от", []),
    ("| №1 | тов. Сталину |\n|--|--|", "| № 1 | тов. Сталину |\n|----|----|", []),
    ("больная дивизия", "большая дивизия", ["больная|большая|word"]),
    ("«кжно-корейского» он", '"южно-корейского" он', ['"кжно-корейского"|"южно-корейского"|word']),
    ("привез тов. Мологову лично", "привез тов. Молотову лично", ["Мологову|Молотову|name"]),
    ("телеграммы № 15608", "телеграммы № 15603", ["15608|15603|number"]),
    ("в 195З году", "в 1953 году", ["195З|1953|number"]),
    ("М 15603 от", "№ 15603 от", ["М|№|number"]),
    ("около 100000 войск", "около 100.000 войск", ["100000|100.000|number"]),
    ("новый Район", "новый район", ["Район|район|case"]),
    ("вce хорошо", "все хорошо", ["вce|все|homoglyph"]),
    ("вce хорoшa", "все хорошо", ["вce|все|homoglyph", "хорoшa|хорошо|word"]),
    ("про ведение работы", "проведение работы", ["про ведение|проведение|split_merge"]),
    ("вКорее мир", "в Корее мир", ["вКорее|в Корее|split_merge"]),
    ("вКорсе мир", "в Корее мир", ["вКорсе|в Корее|split_merge"]),
    ("раз фы два три", "раз два три", ["фы||noise"]),
    ("раз четыре пять", "раз два три четыре пять", ["|два три|missing"]),
    ("да, нет.", "да. нет", ["да,|да.|punctuation", "нет.|нет|punctuation"]),
    ("раз", "", ["раз||noise"]),
    ("", "раз", ["|раз|missing"]),
]


def differing(read: str, true: str) -> list[str]:
    alignment = align(read, true, russian_only=False)
    return [
        f"{' '.join(alignment.read_words[index].text for index in group.read)}"
        f"|{' '.join(alignment.true_words[index].text for index in group.true)}"
        f"|{group.difference}"
        for group in alignment.groups
        if group.difference not in {Difference.NONE, Difference.LAYOUT}
    ]


@pytest.mark.parametrize(("read", "true", "expected"), CASES)
def test_differences(read: str, true: str, expected: list[str]) -> None:
    assert differing(read, true) == expected


def test_each_difference_is_an_error_or_harmless_or_a_missing_word() -> None:
    assert {*ERRORS, *HARMLESS, Difference.MISSING} == set(Difference)


def test_a_missing_word_has_a_place() -> None:
    alignment = align("раз три", "раз два три", russian_only=False)
    (missing,) = [group for group in alignment.groups if not group.read]
    assert alignment.gap(missing) == len("раз")


def test_words_at_a_span() -> None:
    alignment = align("раз два три", "раз два три")
    assert alignment.words_at(Span(4, 7)) == [1]
    assert alignment.words_at(Span(2, 5)) == [0, 1]
    assert alignment.words_at(Span(3, 4)) == [0, 1]
    assert alignment.words_at(Span(11, 11)) == [2]


def test_only_the_russian_part_is_in_scope() -> None:
    header, russian, translation = "Cipher telegram\n\n", "№ 12\nМир.\n17.45\n", "\nPeace.\n"
    text = header + russian + translation
    assert russian_part(text).text(text).strip() == russian.strip()
    alignment = align(text.replace("Мир", "Мяр").replace("Peace", "Pcace"), text)
    errors = [group for group in alignment.groups if group.difference in ERRORS]
    assert [group.in_scope for group in errors] == [True, False]


TEXT = st.text(alphabet="абВГ eЁ-—.,№1|\n", max_size=40)


@given(TEXT, TEXT)
def test_every_word_is_in_one_group(read: str, true: str) -> None:
    alignment = align(read, true)
    groups = alignment.groups
    assert sorted(index for group in groups for index in group.read) == list(
        range(len(alignment.read_words))
    )
    assert sorted(index for group in groups for index in group.true) == list(
        range(len(alignment.true_words))
    )


@given(TEXT)
def test_a_text_equals_itself(text: str) -> None:
    assert all(group.difference is Difference.NONE for group in align(text, text).groups)


@given(TEXT)
def test_words_keep_their_places(text: str) -> None:
    words = words_of(text)
    assert all(first.span.end <= second.span.start for first, second in pairwise(words))
    assert all(word.spaced or len(word.text) == len(word.span) for word in words)
