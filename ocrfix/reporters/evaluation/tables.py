"""An evaluation in words and tables, which the terminal and the page both show.

Numbers are written for people: ``4.54 (3.90 to 5.10)`` per cent. Text of documents is made visible
here, so that no table can hide or obey a character.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from ocrfix.evaluation.alignment import Difference
from ocrfix.evaluation.amounts import Amounts, rate
from ocrfix.evaluation.comparison import Change
from ocrfix.evaluation.intervals import SAMPLES, SEED
from ocrfix.evaluation.outcomes import Outcome
from ocrfix.evaluation.summary import Summary
from ocrfix.reporters.base import counted, visible
from ocrfix.text.alphabet import is_cyrillic

NONE = "–"
#: Intervals over fewer texts or lines than this come with a caution.
_FEW_UNITS = 10


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; the first `left` columns are words, the others numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int = 1


def conditions(summary: Summary) -> str:
    """What was compared, and what was applied."""
    documents = counted(len(summary.comparisons), "text")
    if summary.conditions.before_only:
        return f"{documents}, as read; counted in the Russian part."
    kind = "also numbers, dates and names" if summary.conditions.unsafe else "only what is safe"
    least = f"{summary.conditions.minimum_confidence:g}"
    applied = f"suggestions applied from {least} up, {kind}"
    return f"{documents}; {applied}; counted in the Russian part."


def rates_table(summary: Summary) -> Table:
    """Error rates before and after, with intervals."""
    moments = ["before"] if summary.conditions.before_only else ["before", "after", "change"]
    rows = tuple(
        (kind.upper(), *(_rate_cell(summary, f"{kind}_{moment}") for moment in moments))
        for kind in ("cer", "wer")
    )
    title = "Characters (CER) and words (WER) wrong, per cent"
    return Table(title, ("", *moments), rows)


def _rate_cell(summary: Summary, name: str) -> str:
    value = rate(name, summary.amounts)
    signed = name.endswith("_change")
    if value is None:
        return NONE
    shown = _hundredths(value, signed)
    bounds = summary.intervals.get(name)
    if bounds is None:
        return shown
    return f"{shown} ({_hundredths(bounds.low, signed)} to {_hundredths(bounds.high, signed)})"


def _hundredths(value: float, signed: bool = False) -> str:
    """A share as per cent with two decimals and a true minus sign."""
    text = f"{100 * value:+.2f}" if signed else f"{100 * value:.2f}"
    return "0.00" if text in {"+0.00", "-0.00"} else text.replace("-", "−")


def statements(summary: Summary) -> list[str]:
    """The counts behind the rates, the harm, the found errors, and what the intervals are."""
    amounts = summary.amounts
    said = [_counts(amounts, summary.conditions.before_only)]
    if not summary.conditions.before_only:
        said += [_mending(summary), _harm(summary), _changes(summary), _finding(summary)]
    said.append(_about_intervals(summary))
    return said


def _about_intervals(summary: Summary) -> str:
    unit, units = summary.units
    if not summary.intervals:
        return "No intervals: there is but one line to draw from."
    drawn = "true text" if unit == "document" else "line"
    of = "" if unit == "document" else " of the true text"
    caution = "; so few say little" if len(units) < _FEW_UNITS else ""
    return (
        f"In brackets: 95 % intervals, bootstrap over {counted(len(units), drawn)}{of}{caution} "
        f"({SAMPLES:,} samples, seed {SEED})."
    )


def _counts(amounts: Amounts, before_only: bool) -> str:
    characters, words = f"{amounts.characters:,} characters", f"{amounts.words:,} words"
    if before_only:
        return (
            f"Of {characters} {amounts.characters_wrong:,} are wrong, of {words} "
            f"{amounts.words_wrong:,}."
        )
    return (
        f"Of {characters} {amounts.characters_wrong:,} are wrong before, "
        f"{amounts.characters_wrong_after:,} after; of {words} {amounts.words_wrong:,} before, "
        f"{amounts.words_wrong_after:,} after."
    )


def _mending(summary: Summary) -> str:
    outcomes = summary.outcomes
    return (
        f"{_number(summary.edits, 'edit')}: {_number(outcomes[Outcome.MENDED], 'error')} mended, "
        f"{outcomes[Outcome.STILL_WRONG]:,} changed and still wrong, "
        f"{outcomes[Outcome.LEFT]:,} left, "
        f"{_number(summary.amounts.broken, 'correct place')} broken."
    )


def _number(number: int, noun: str) -> str:
    """``1 edit``, ``1,200 edits``."""
    return f"{number:,} {counted(number, noun).split(' ', 1)[1]}"


def _harm(summary: Summary) -> str:
    amounts = summary.amounts
    harm = rate("harm_per_10000", amounts)
    if harm is None:
        return "Harm: there is no correct word that could be broken."
    bounds, most = summary.intervals.get("harm_per_10000"), summary.harm_at_most
    between = f" ({bounds.low:.1f} to {bounds.high:.1f})" if bounds else ""
    if most is not None:
        between = f"; with 95 % confidence below {most:.1f} (rule of three)"
    return (
        f"Harm: {amounts.broken} broken of {amounts.correct_words:,} correct words, "
        f"{harm:.1f} per 10,000{between}."
    )


def _changes(summary: Summary) -> str:
    changes = summary.changes
    return (
        f"Texts after mending, by wrong characters: {changes[Change.BETTER]} better, "
        f"{changes[Change.SAME]} the same, {changes[Change.WORSE]} worse."
    )


def _finding(summary: Summary) -> str:
    found = summary.counts.total
    alarms = _number(summary.amounts.alarms, "correct word")
    shares = [f"{word} {_share_cell(summary, word)}" for word in ("precision", "recall")]
    return (
        f"Of {_number(found.errors, 'error')} {found.found:,} were found, {found.first_right:,} "
        f"with the right first suggestion; {alarms} flagged: {', '.join(shares)}."
    )


def _share_cell(summary: Summary, name: str) -> str:
    value = rate(name, summary.amounts)
    if value is None:
        return NONE
    bounds = summary.intervals.get(name)
    between = f" ({100 * bounds.low:.0f} to {100 * bounds.high:.0f})" if bounds else ""
    return f"{100 * value:.1f} %{between}"


CLASS_NAMES = {Difference.SPLIT_MERGE: "split, merged"}


def class_name(difference: Difference) -> str:
    """``word``, ``split, merged``."""
    return CLASS_NAMES.get(difference, str(difference))


def classes_table(summary: Summary) -> Table:
    """Errors by class; missing words and punctuation are not among the errors to be found."""
    before_only = summary.conditions.before_only
    columns = ["class", "errors"]
    if not before_only:
        columns += ["found", "right first", "mended", "still wrong", "left"]
    rows = []
    for difference, figures in summary.by_class.items():
        found = figures.found
        row = [class_name(difference), str(found.errors)]
        if not before_only:
            row += [_of(found.found, found.errors), _of(found.first_right, found.errors)]
            judged = difference is not Difference.PUNCTUATION
            row += [str(figures.outcomes[one]) if judged else NONE for one in Outcome]
        rows.append(tuple(row))
    return Table("Errors by class", tuple(columns), tuple(rows))


def _of(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else "0"


def confusions_table(summary: Summary, most: int) -> Table:
    """The most frequent confusions of letters, each with the first words where it occurs."""
    rows = tuple(
        (
            letters(one.true),
            letters(one.read, beside=one.true),
            f"{visible(one.true_example)} → {visible(one.read_example) or '(none)'}",
            str(one.count),
        )
        for one in summary.confusions[:most]
    )
    return Table("Most frequent confusions", ("true", "read", "for example", "count"), rows, left=3)


def letters(text: str, beside: str = "") -> str:
    """Letters of a confusion: spaces as ␣, nothing as ``(none)``, look-alikes with their script."""
    if not text:
        return "(none)"
    shown = visible(text.replace(" ", "␣"))
    scripts = {is_cyrillic(letter) for letter in text if letter.isalpha()}
    expected = {is_cyrillic(letter) for letter in beside if letter.isalpha()}
    if not expected or scripts <= expected:
        return shown
    return f"{shown} (Latin)" if False in scripts else f"{shown} (Cyrillic)"


def reliability_table(summary: Summary) -> Table:
    """What confidences promised and kept; empty bins are left out."""
    rows = tuple(
        (
            f"{one.low:.1f} to {one.high:.1f}",
            str(one.number),
            f"{100 * one.confidence / one.number:.1f} %",
            f"{100 * one.right / one.number:.1f} %",
        )
        for one in summary.bins
        if one.number
    )
    return Table(
        f"Reliability of confidences ({calibration(summary)})",
        ("confidence", "suggestions", "mean confidence", "right"),
        rows,
    )


def calibration(summary: Summary) -> str:
    """The expected calibration error in words."""
    error = summary.calibration_error
    return "no suggestions" if error is None else f"expected calibration error {error:.4f}"


def documents_table(summary: Summary) -> Table:
    """A row for each text: character and word error rate before and after."""
    before_only = summary.conditions.before_only
    columns = ["text", "words", "CER", "WER"]
    if not before_only:
        columns = ["text", "words", "CER", "after", "WER", "after", "broken", "change"]
    names = short_names([one.texts.name for one in summary.comparisons])
    rows = []
    for name, one in zip(names, summary.comparisons, strict=True):
        amounts = one.amounts
        row = [visible(name), f"{amounts.words:,}"]
        for kind in ("cer", "wer"):
            moments = ("before",) if before_only else ("before", "after")
            row += [_plain_rate(f"{kind}_{moment}", amounts) for moment in moments]
        if one.change is not None:
            row += [str(amounts.broken), str(one.change)]
        rows.append(tuple(row))
    return Table("Texts", tuple(columns), tuple(rows))


def _plain_rate(name: str, amounts: Amounts) -> str:
    value = rate(name, amounts)
    return NONE if value is None else _hundredths(value)


def short_names(names: list[str]) -> list[str]:
    """Paths without the folders that all of them begin with."""
    parts = [PurePath(name).parts for name in names]
    shared = 0
    while len(names) > 1 and all(len(one) > shared + 1 for one in parts):
        if len({one[shared] for one in parts}) > 1:
            break
        shared += 1
    return [str(PurePath(*one[shared:])) for one in parts]
