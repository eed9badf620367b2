"""A text before and after mending: what is counted, on which line, what became of each error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.evaluation.amounts import Amounts, rate
from ocrfix.evaluation.comparison import Change, Comparison, Texts, compare
from ocrfix.evaluation.outcomes import Outcome
from ocrfix.evaluation.summary import Conditions, Summary

TRUE = "Товарищу Молотову сообщить о двух дивизиях\nна юге Кореи\n"
READ = "Товарищу Мологову сообщить о дзух диви зиях\nна юге Корен\n"
MENDED = "Товарищу Молотову сообщит о духе диви зиях\nна юге Корен\n"


def compared(read: str, true: str, mended: str | None) -> Comparison:
    return compare(Texts("ocr.txt", "truth.txt", read, true, mended))


def outcomes(read: str, true: str, mended: str) -> tuple[dict[str, str], list[str]]:
    """The outcome of each wrong OCR text, and what was broken, as it reads now."""
    comparison = compared(read, true, mended)
    assert comparison.outcomes is not None and comparison.after is not None
    of = {
        " ".join(comparison.before.read_cores(group)): str(outcome)
        for group, outcome in comparison.outcomes.of.items()
    }
    broken = comparison.outcomes.broken
    return of, [" ".join(comparison.after.read_cores(group)) for group in broken]


def test_figures_by_hand() -> None:
    comparison = compared(READ, TRUE, MENDED)
    assert comparison.lines == {
        1: Amounts(
            characters=43,  # with the space before the next line
            characters_wrong=3,
            characters_wrong_after=4,
            words=6,
            words_wrong=4,
            words_wrong_after=4,
            correct_words=3,
            broken=1,
            errors=3,
        ),
        2: Amounts(
            characters=12,
            characters_wrong=1,
            characters_wrong_after=1,
            words=3,
            words_wrong=1,
            words_wrong_after=1,
            correct_words=2,
            errors=1,
        ),
    }
    assert comparison.change is Change.WORSE
    assert rate("wer_before", comparison.amounts) == pytest.approx(5 / 9)
    assert rate("cer_change", comparison.amounts) == pytest.approx(1 / 55)
    assert rate("harm_per_10000", comparison.amounts) == 2000


# OCR text, truth, mended text, the outcome of each error, and what is broken.
CASES = [
    (READ, TRUE, MENDED,
     {"Мологову": "mended", "дзух": "still_wrong", "диви зиях": "left", "Корен": "left"},
     ["сообщит"]),
    ("раз ыъ два", "раз два", "раз два", {"ыъ": "mended"}, []),
    ("раз ыъ два", "раз два", "раз ыь два", {"ыъ": "still_wrong"}, []),
    ("раз ыъ два", "раз два", "раз ыъ два", {"ыъ": "left"}, []),
    ("раз два", "раз два", "раз ыъ два", {}, ["ыъ"]),
    ("раз три", "раз два три", "раз два три", {"": "mended"}, []),
    ("раз три", "раз два три", "раз три", {"": "left"}, []),
    # a dash read as a letter stays what it was
    ("раз о два", "раз — два", "раз о два", {"о": "left"}, []),
    # a mark that goes with the words beside it leaves them as wrong as they were
    ("З АХАРОВ | пришел", "ЗАХАРОВУ пришел", "З АХАРОВ пришел", {"З АХАРОВ": "left"}, []),
    # other punctuation is neither mended nor broken
    ("да, нет", "да. нет", "да; нет", {}, []),
]  # fmt: skip


@pytest.mark.parametrize(("read", "true", "mended", "expected", "broken"), CASES)
def test_outcomes(
    read: str, true: str, mended: str, expected: dict[str, str], broken: list[str]
) -> None:
    assert outcomes(read, true, mended) == (expected, broken)


def test_without_a_mended_text_nothing_is_said_of_it() -> None:
    comparison = compared(READ, TRUE, None)
    assert (comparison.after, comparison.outcomes, comparison.change) == (None, None, None)
    assert comparison.amounts.characters_wrong_after == 0


def test_an_empty_ocr_text_lacks_every_character() -> None:
    amounts = compared("", TRUE, "").amounts
    assert amounts.characters_wrong == amounts.characters == 55
    assert rate("wer_before", amounts) == 1
    assert rate("harm_per_10000", amounts) is None


def test_only_the_russian_part_is_counted() -> None:
    true = "Cipher telegram\n\nМир и два.\n\nPeace and two.\n"
    comparison = compared(true.replace("Peace", "Pcace").replace("два", "дза"), true, true)
    assert comparison.amounts.characters_wrong == 1
    assert list(comparison.lines) == [3]


def test_a_text_of_its_own_makes_intervals_over_lines_and_variants_are_no_witnesses() -> None:
    light, heavy = compared(READ, TRUE, MENDED), compared(READ, TRUE, READ)
    other = compare(Texts("b.txt", "b.truth.txt", "дом", "дом", "дом"))
    one_truth = Summary(Conditions(0.95), (light, heavy))
    assert (one_truth.units[0], len(one_truth.units[1])) == ("line", 2)
    two_truths = Summary(Conditions(0.95), (light, heavy, other))
    assert (two_truths.units[0], len(two_truths.units[1])) == ("document", 2)
    assert two_truths.changes == {Change.WORSE: 1, Change.SAME: 2}
    assert two_truths.outcomes[Outcome.MENDED] == 1


TEXT = st.text(alphabet="абВГ eЁ-—.,№1|\n", max_size=40)


@given(TEXT, TEXT, TEXT)
def test_lines_add_up_to_the_whole(read: str, true: str, mended: str) -> None:
    comparison = compared(read, true, mended)
    assert sum(comparison.lines.values(), Amounts()) == comparison.amounts
    counts = comparison.counts
    assert comparison.amounts.words == counts.true_words
    assert comparison.amounts.words_wrong == counts.word_errors
    assert comparison.amounts.correct_words == counts.correct_words


@given(TEXT, TEXT)
def test_a_text_that_was_not_mended_is_neither_better_nor_broken(read: str, true: str) -> None:
    comparison = compared(read, true, read)
    assert comparison.change is Change.SAME
    assert comparison.outcomes is not None
    assert not comparison.outcomes.broken
    assert set(comparison.outcomes.of.values()) <= {Outcome.LEFT}


@given(TEXT, TEXT)
def test_a_perfect_mending_leaves_nothing_wrong(read: str, true: str) -> None:
    comparison = compared(read, true, true)
    assert comparison.amounts.characters_wrong_after == comparison.amounts.words_wrong_after == 0
    assert comparison.outcomes is not None
    assert set(comparison.outcomes.of.values()) <= {Outcome.MENDED}
