"""Figures: what is counted as found, as a false alarm, as a right suggestion."""

from __future__ import annotations

import pytest

from ocrfix.evaluation.alignment import Difference, align
from ocrfix.evaluation.metrics import Counts, Found, measure
from ocrfix.issues import Issue, Suggestion
from ocrfix.text.spans import Span

TRUTH = "Товарищу Молотову сообщить о двух дивизиях на юге Кореи."
READ = "Товарищу Мологову сообщить о дзух диви зиях на юге Корен."


def issue(read: str, text: str, *suggestions: str, surest: float = 0.9) -> Issue:
    """An issue at the only place of `text`; each suggestion is a little less sure."""
    assert read.count(text) == 1
    start = read.index(text)
    offered = tuple(Suggestion(s, surest - place / 10) for place, s in enumerate(suggestions))
    return Issue("X", "x", Span(start, start + len(text)), text, "", suggestions=offered)


def counted(read: str, true: str, *issues: Issue) -> Counts:
    return measure(align(read, true, russian_only=False), issues)


def test_figures_by_hand() -> None:
    counts = counted(
        READ,
        TRUTH,
        issue(READ, "Мологову", "Молотову"),
        issue(READ, "дзух", "духе", "двух"),
        issue(READ, "диви зиях", "дивизиях"),
        issue(READ, "сообщить", "сообщит"),
    )
    assert counts.total == Found(errors=4, found=3, first_right=2, five_right=3)
    assert (counts.true_words, counts.correct_words, counts.word_errors) == (9, 5, 5)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.75, 0.75)
    assert counts.false_alarms_per_1000 == 200
    assert counts.first_right_of_all == 0.5
    assert counts.first_right_of_found == pytest.approx(2 / 3)
    assert counts.five_right_of_all == 0.75
    assert counts.word_error_rate == pytest.approx(5 / 9)


# OCR text, truth, one issue as (flagged, suggestions), and (found, first right, false alarms).
CASES = [
    # only the word that the suggestion changes is judged
    (READ, TRUTH, "Товарищу Мологову", ["Товарищу Молотову"], (1, 1, 0)),
    # without a suggestion all its words are
    (READ, TRUTH, "Товарищу Мологову", [], (1, 0, 1)),
    # a part of a word is judged on the whole word
    (READ, TRUTH, "зу", ["ву"], (1, 1, 0)),
    # half of a divided word, and the space alone
    (READ, TRUTH, "зиях", ["зий"], (1, 0, 0)),
    (READ, TRUTH, "диви зиях", ["дивизий"], (1, 0, 0)),
    ("разме - стить полк", "разместить полк", "разме - стить", ["разместить"], (1, 1, 0)),
    ("вКорее мир", "в Корее мир", "вКорее", ["в Корее"], (1, 1, 0)),
    # joining two right words flags both
    ("раз два", "раз два", "раз два", ["раздва"], (0, 0, 2)),
    # a stray word removed, a missing word restored
    ("раз ыъ два", "раз два", "ыъ ", [""], (1, 1, 0)),
    ("про ыъ ведение", "проведение", "про ыъ ведение", ["проведение"], (2, 2, 0)),
    ("раз три", "раз два три", "раз", ["раз два"], (0, 0, 0)),
    ("раз три", "раз два три", "раз", ["раз пять"], (0, 0, 1)),
    # punctuation and layout are neither found nor false
    ("да, нет", "да. нет", "да,", ["дар"], (0, 0, 0)),
    ("про-\nведение", "проведение", "про-\nведение", ["проведение"], (0, 0, 0)),
    # half of a word divided at a line end mended, the line end kept
    ("про-\nведенне", "проведение", "веденне", ["ведение"], (1, 1, 0)),
    # a number sign and its number
    ("М 15608 от", "№ 15608 от", "М", ["№"], (1, 1, 0)),
]


@pytest.mark.parametrize(("read", "true", "flagged", "suggestions", "expected"), CASES)
def test_one_issue(
    read: str, true: str, flagged: str, suggestions: list[str], expected: tuple[int, int, int]
) -> None:
    counts = counted(read, true, issue(read, flagged, *suggestions))
    total = counts.total
    assert (total.found, total.first_right, counts.false_alarms) == expected


def test_a_missing_word_restored_is_counted_apart() -> None:
    counts = counted("раз три", "раз два три", issue("раз три", "раз", "раз два"))
    assert counts.by_class[Difference.MISSING] == Found(1, 1, 1, 1)
    assert counts.total == Found()


def test_two_issues_inside_one_error_count_together() -> None:
    read, true = "передал Мологовы лично", "передал Молотову лично"
    counts = counted(read, true, issue(read, "гов", "тов"), issue(read, "ы", "у"))
    assert counts.total == Found(1, 1, 1, 1)


def test_the_surest_of_several_issues_speaks_first() -> None:
    unsure = issue(READ, "диви", "девы", surest=0.4)
    sure = issue(READ, "диви зиях", "дивизиях")
    assert counted(READ, TRUTH, unsure, sure).total == Found(4, 1, 1, 1)


def test_outside_the_russian_part_only_precision_suffers() -> None:
    true = "Cipher telegram\n\nМир и два.\n"
    read = true.replace("два", "дза")
    issues = [issue(read, "дза", "два"), issue(read, "telegram", "diagram")]
    counts = measure(align(read, true), issues)
    assert (counts.false_alarms, counts.false_alarms_outside) == (0, 1)
    assert (counts.precision, counts.false_alarms_per_1000) == (0.5, 0)


def test_sums_are_over_words_not_documents() -> None:
    perfect = counted("раз два три", "раз два три")
    bad = counted("раз дза", "раз два", issue("раз дза", "раз", "рад"))
    both = sum([perfect, bad], Counts())
    assert both.total == Found(errors=1)
    assert both.false_alarms_per_1000 == 250
    assert (both.precision, both.recall, both.f1) == (0, 0, 0)


def test_without_errors_there_is_no_recall() -> None:
    counts = counted("раз два", "раз два")
    assert (counts.recall, counts.precision, counts.f1) == (None, None, None)
    assert Counts().word_error_rate is None
