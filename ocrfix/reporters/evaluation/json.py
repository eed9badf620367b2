"""An evaluation for programs: schema ``ocrfix.evaluation/1``, stable, rates as shares of 1.

What was not measured is null: with ``--before-only`` it is ``"after": null``.
"""

from __future__ import annotations

from typing import Any

from ocrfix import __version__
from ocrfix.evaluation.amounts import Amounts, rate
from ocrfix.evaluation.comparison import Change, Comparison
from ocrfix.evaluation.intervals import SAMPLES, SEED
from ocrfix.evaluation.outcomes import Outcome
from ocrfix.evaluation.summary import ClassFigures, Summary
from ocrfix.reporters.base import Display
from ocrfix.reporters.json import write_json

SCHEMA = "ocrfix.evaluation/1"
#: Digits behind the point of a share.
_DIGITS = 6


def report(summary: Summary, display: Display) -> None:
    """Writes one JSON object, in UTF-8 as JSON must be."""
    write_json(evaluation_data(summary), display.stream)


def evaluation_data(summary: Summary) -> dict[str, Any]:
    """The whole object."""
    conditions = summary.conditions
    return {
        "schema": SCHEMA,
        "version": __version__,
        "conditions": {
            "minimum_confidence": conditions.minimum_confidence,
            "unsafe": conditions.unsafe,
            "before_only": conditions.before_only,
            "scope": "russian",
        },
        "total": {"documents": len(summary.comparisons), **_total(summary)},
        "intervals": _intervals(summary),
        "by_class": {
            str(kind): _class_data(figures, conditions.before_only)
            for kind, figures in summary.by_class.items()
        },
        "confusions": [
            {
                "true": one.true,
                "read": one.read,
                "count": one.count,
                "example": {"true": one.true_example, "read": one.read_example},
            }
            for one in summary.confusions
        ],
        "calibration": None if conditions.before_only else _calibration(summary),
        "documents": [_document(one) for one in summary.comparisons],
    }


def _total(summary: Summary) -> dict[str, Any]:
    data: dict[str, Any] = {"before": _before(summary.amounts), "after": None, "detection": None}
    if not summary.conditions.before_only:
        outcomes = {str(one): summary.outcomes[one] for one in Outcome}
        data["after"] = {**_after(summary.amounts), "edits": summary.edits, **outcomes}
        data["after"]["harm_at_most_per_10000"] = _rounded(summary.harm_at_most)
        data["after"]["documents"] = {str(one): summary.changes[one] for one in Change}
        data["detection"] = _detection(summary)
    return data


def _before(amounts: Amounts) -> dict[str, Any]:
    return {
        "characters": amounts.characters,
        "characters_wrong": amounts.characters_wrong,
        "cer": _share("cer_before", amounts),
        "words": amounts.words,
        "words_wrong": amounts.words_wrong,
        "wer": _share("wer_before", amounts),
        "correct_words": amounts.correct_words,
    }


def _after(amounts: Amounts) -> dict[str, Any]:
    return {
        "characters_wrong": amounts.characters_wrong_after,
        "cer": _share("cer_after", amounts),
        "words_wrong": amounts.words_wrong_after,
        "wer": _share("wer_after", amounts),
        "broken": amounts.broken,
        "harm_per_10000": _share("harm_per_10000", amounts),
    }


def _share(name: str, amounts: Amounts) -> float | None:
    return _rounded(rate(name, amounts))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _detection(summary: Summary) -> dict[str, Any]:
    counts, total = summary.counts, summary.counts.total
    return {
        "errors": total.errors,
        "found": total.found,
        "first_right": total.first_right,
        "five_right": total.five_right,
        "false_alarms": counts.false_alarms,
        "false_alarms_outside": counts.false_alarms_outside,
        "false_alarms_per_1000": _rounded(counts.false_alarms_per_1000),
        "precision": _rounded(counts.precision),
        "recall": _rounded(counts.recall),
        "f1": _rounded(counts.f1),
    }


def _intervals(summary: Summary) -> dict[str, Any]:
    unit, units = summary.units
    return {
        "level": 0.95,
        "unit": unit,
        "units": len(units),
        "samples": SAMPLES,
        "seed": SEED,
        "rates": {
            name: {"low": _rounded(one.low), "high": _rounded(one.high)}
            for name, one in summary.intervals.items()
        },
    }


def _class_data(figures: ClassFigures, before_only: bool) -> dict[str, Any]:
    found = figures.found
    data: dict[str, Any] = {"errors": found.errors}
    if not before_only:
        data |= {
            "found": found.found,
            "first_right": found.first_right,
            "five_right": found.five_right,
            **{str(outcome): figures.outcomes.get(outcome, 0) for outcome in Outcome},
        }
    return data


def _calibration(summary: Summary) -> dict[str, Any]:
    return {
        "expected_calibration_error": _rounded(summary.calibration_error),
        "bins": [
            {
                "low": one.low,
                "high": one.high,
                "suggestions": one.number,
                "mean_confidence": _rounded(one.mean_confidence),
                "share_right": _rounded(one.share_right),
            }
            for one in summary.bins
        ],
    }


def _document(one: Comparison) -> dict[str, Any]:
    """One text; `problem` says why nothing could be mended."""
    data: dict[str, Any] = {
        "ocr": one.texts.name,
        "truth": one.texts.truth_name,
        "problem": one.texts.problem or None,
        "before": _before(one.amounts),
        "after": None,
        "change": None,
    }
    if one.outcomes is not None:
        outcomes = {str(outcome): one.outcomes.count(outcome) for outcome in Outcome}
        data["after"] = {**_after(one.amounts), "edits": one.texts.edits, **outcomes}
        data["change"] = str(one.change)
    return data
