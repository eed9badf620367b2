"""Calibration: bins, their edges, and the expected calibration error by hand."""

from __future__ import annotations

import pytest

from ocrfix.evaluation.alignment import align
from ocrfix.evaluation.calibration import expected_calibration_error, reliability
from ocrfix.evaluation.judgement import Prediction, judge
from ocrfix.issues import Issue, Suggestion
from ocrfix.text.spans import Span


def test_error_by_hand() -> None:
    bins = reliability(
        [
            Prediction(0.95, True),
            Prediction(0.9, True),
            Prediction(0.6, False),
            Prediction(0.55, False),
        ]
    )
    assert [one.number for one in bins] == [0, 0, 0, 0, 0, 1, 1, 0, 0, 2]
    assert bins[9].mean_confidence == pytest.approx(0.925)
    assert bins[9].share_right == 1
    assert bins[0].share_right is None
    assert expected_calibration_error(bins) == pytest.approx((0.15 + 0.6 + 0.55) / 4)


def test_the_last_bin_includes_certainty() -> None:
    assert reliability([Prediction(1.0, True), Prediction(0.0, False)])[9].number == 1


def test_without_predictions_there_is_no_error() -> None:
    assert expected_calibration_error(reliability([])) is None


# OCR text, truth, what is flagged and proposed, and whether that is right (None: not judged).
CASES = [
    ("дзух дней", "двух дней", "дзух", "двух", True),
    ("дзух дней", "двух дней", "дзух", "духе", False),
    ("дзух дней", "двух дней", "дней", "днем", False),
    # right beside an error it leaves alone
    ("дзух дзей", "двух дней", "дзух", "двух", True),
    # a restored word
    ("раз три", "раз два три", "раз", "раз два", True),
    # no proposal, and nothing but punctuation
    ("дзух дней", "двух дней", "дзух", "дзух", None),
    ("да, нет", "да. нет", "да,", "да.", None),
]


@pytest.mark.parametrize(("read", "true", "flagged", "proposed", "right"), CASES)
def test_what_is_a_prediction(
    read: str, true: str, flagged: str, proposed: str, right: bool | None
) -> None:
    start = read.index(flagged)
    span = Span(start, start + len(flagged))
    issue = Issue("X", "x", span, flagged, "", suggestions=(Suggestion(proposed, 0.8),))
    predictions = judge(align(read, true, russian_only=False), [issue]).predictions
    assert predictions == (() if right is None else (Prediction(0.8, right),))
