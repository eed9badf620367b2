"""An evaluation in words and tables, which the terminal and the page both show.

Numbers are written for people: ``4.54 (3.90 to 5.10)`` per cent. Text of documents is made visible
here, so that no table can hide or obey a character.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import PurePath

from ocrfix.evaluation.alignment import Difference
from ocrfix.evaluation.amounts import Amounts, rate
from ocrfix.evaluation.comparison import Change
from ocrfix.evaluation.intervals import SAMPLES, SEED
from ocrfix.evaluation.outcomes import Outcome
from ocrfix.evaluation.summary import Summary
from ocrfix.messages import N_, _, grouped, ngettext, pgettext
from ocrfix.reporters.base import visible
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
    number = len(summary.comparisons)
    texts = ngettext("{count} text", "{count} texts", number).format(count=number)
    if summary.conditions.before_only:
        return _("{texts}, as read; counted in the Russian part.").format(texts=texts)
    safe, every = _("only what is safe"), _("also numbers, dates and names")
    return _(
        "{texts}; suggestions applied from {least:g} up, {kind}; counted in the Russian part."
    ).format(
        texts=texts,
        least=summary.conditions.minimum_confidence,
        kind=every if summary.conditions.unsafe else safe,
    )


def rates_table(summary: Summary) -> Table:
    """Error rates before and after, with intervals."""
    moments = ["before"] if summary.conditions.before_only else ["before", "after", "change"]
    rows = tuple(
        (kind.upper(), *(_rate_cell(summary, f"{kind}_{moment}") for moment in moments))
        for kind in ("cer", "wer")
    )
    names = {
        "before": pgettext("column", "before"),
        "after": pgettext("column", "after"),
        "change": pgettext("column", "change"),
    }
    title = _("Characters (CER) and words (WER) wrong, per cent")
    return Table(title, ("", *(names[moment] for moment in moments)), rows)


def _rate_cell(summary: Summary, name: str) -> str:
    value = rate(name, summary.amounts)
    signed = name.endswith("_change")
    if value is None:
        return NONE
    shown = _hundredths(value, signed)
    bounds = summary.intervals.get(name)
    if bounds is None:
        return shown
    return shown + _between(_hundredths(bounds.low, signed), _hundredths(bounds.high, signed))


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
        return _("No intervals: there is but one line to draw from.")
    number = len(units)
    if unit == "document":
        drawn = ngettext("{count} true text", "{count} true texts", number)
    else:
        drawn = ngettext("{count} line of the true text", "{count} lines of the true text", number)
    return _(
        "In brackets: 95 % intervals, bootstrap over {drawn}{caution} "
        "({samples} samples, seed {seed})."
    ).format(
        drawn=drawn.format(count=number),
        caution=_("; so few say little") if number < _FEW_UNITS else "",
        samples=grouped(SAMPLES),
        seed=SEED,
    )


def _counts(amounts: Amounts, before_only: bool) -> str:
    before = _(
        "Of {characters} characters {characters_wrong} are wrong, of {words} words {words_wrong}."
    )
    after = _(
        "Of {characters} characters {characters_wrong} are wrong before, "
        "{characters_wrong_after} after; of {words} words {words_wrong} before, "
        "{words_wrong_after} after."
    )
    figures = {name: grouped(number) for name, number in asdict(amounts).items()}
    return (before if before_only else after).format_map(figures)


def _mending(summary: Summary) -> str:
    outcomes = summary.outcomes
    edits, mended, broken = summary.edits, outcomes[Outcome.MENDED], summary.amounts.broken
    return _(
        "{edits}: {mended}, {still_wrong} changed and still wrong, {left} left, {broken}."
    ).format(
        edits=ngettext("{count} edit", "{count} edits", edits).format(count=grouped(edits)),
        mended=ngettext("{count} error mended", "{count} errors mended", mended).format(
            count=grouped(mended)
        ),
        still_wrong=grouped(outcomes[Outcome.STILL_WRONG]),
        left=grouped(outcomes[Outcome.LEFT]),
        broken=ngettext(
            "{count} correct place broken", "{count} correct places broken", broken
        ).format(count=grouped(broken)),
    )


def _harm(summary: Summary) -> str:
    amounts = summary.amounts
    harm = rate("harm_per_10000", amounts)
    if harm is None:
        return _("Harm: there is no correct word that could be broken.")
    bounds, most = summary.intervals.get("harm_per_10000"), summary.harm_at_most
    between = _between(f"{bounds.low:.1f}", f"{bounds.high:.1f}") if bounds else ""
    if most is not None:
        between = _("; with 95 % confidence below {most:.1f} (rule of three)").format(most=most)
    return _(
        "Harm: {broken} broken of {words} correct words, {harm:.1f} per 10,000{between}."
    ).format(
        broken=amounts.broken, words=grouped(amounts.correct_words), harm=harm, between=between
    )


def _between(low: str, high: str) -> str:
    return _(" ({low} to {high})").format(low=low, high=high)


def _changes(summary: Summary) -> str:
    changes = summary.changes
    return _(
        "Texts after mending, by wrong characters: {better} better, {same} the same, {worse} worse."
    ).format(better=changes[Change.BETTER], same=changes[Change.SAME], worse=changes[Change.WORSE])


def _finding(summary: Summary) -> str:
    found = summary.counts.total
    alarms = summary.amounts.alarms
    return ngettext(
        "Of {errors} error {found} were found, {first_right} with the right first "
        "suggestion; {alarms}: precision {precision}, recall {recall}.",
        "Of {errors} errors {found} were found, {first_right} with the right first "
        "suggestion; {alarms}: precision {precision}, recall {recall}.",
        found.errors,
    ).format(
        errors=grouped(found.errors),
        found=grouped(found.found),
        first_right=grouped(found.first_right),
        alarms=ngettext(
            "{count} correct word flagged", "{count} correct words flagged", alarms
        ).format(count=grouped(alarms)),
        precision=_share_cell(summary, "precision"),
        recall=_share_cell(summary, "recall"),
    )


def _share_cell(summary: Summary, name: str) -> str:
    value = rate(name, summary.amounts)
    if value is None:
        return NONE
    bounds = summary.intervals.get(name)
    between = _between(f"{100 * bounds.low:.0f}", f"{100 * bounds.high:.0f}") if bounds else ""
    return f"{100 * value:.1f} %{between}"


_CHANGES = {
    Change.BETTER: N_("better"),
    Change.SAME: N_("same"),
    Change.WORSE: N_("worse"),
}


def class_name(difference: Difference) -> str:
    """``word``, ``split, merged``."""
    return {
        Difference.NONE: pgettext("class", "none"),
        Difference.LAYOUT: pgettext("class", "layout"),
        Difference.PUNCTUATION: pgettext("class", "punctuation"),
        Difference.NOISE: pgettext("class", "noise"),
        Difference.MISSING: pgettext("class", "missing"),
        Difference.SPLIT_MERGE: pgettext("class", "split, merged"),
        Difference.CASE: pgettext("class", "case"),
        Difference.NUMBER: pgettext("class", "number"),
        Difference.HOMOGLYPH: pgettext("class", "homoglyph"),
        Difference.NAME: pgettext("class", "name"),
        Difference.WORD: pgettext("class", "word"),
    }[difference]


def classes_table(summary: Summary) -> Table:
    """Errors by class; missing words and punctuation are not among the errors to be found."""
    before_only = summary.conditions.before_only
    columns = [pgettext("column", "class"), pgettext("column", "errors")]
    if not before_only:
        columns += [
            pgettext("column", "found"),
            pgettext("column", "right first"),
            pgettext("column", "mended"),
            pgettext("column", "still wrong"),
            pgettext("column", "left"),
        ]
    rows = []
    for difference, figures in summary.by_class.items():
        found = figures.found
        row = [class_name(difference), str(found.errors)]
        if not before_only:
            row += [_of(found.found, found.errors), _of(found.first_right, found.errors)]
            judged = difference is not Difference.PUNCTUATION
            row += [str(figures.outcomes[one]) if judged else NONE for one in Outcome]
        rows.append(tuple(row))
    return Table(_("Errors by class"), tuple(columns), tuple(rows))


def _of(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.0f} %)" if whole else "0"


def confusions_table(summary: Summary, most: int) -> Table:
    """The most frequent confusions of letters, each with the first words where it occurs."""
    none = _("(none)")
    rows = tuple(
        (
            letters(one.true),
            letters(one.read, beside=one.true),
            f"{visible(one.true_example)} → {visible(one.read_example) or none}",
            str(one.count),
        )
        for one in summary.confusions[:most]
    )
    columns = (
        pgettext("column", "true"),
        pgettext("column", "read"),
        pgettext("column", "for example"),
        pgettext("column", "count"),
    )
    return Table(_("Most frequent confusions"), columns, rows, left=3)


def letters(text: str, beside: str = "") -> str:
    """Letters of a confusion: spaces as ␣, nothing as ``(none)``, look-alikes with their script."""
    if not text:
        return _("(none)")
    shown = visible(text.replace(" ", "␣"))
    scripts = {is_cyrillic(letter) for letter in text if letter.isalpha()}
    expected = {is_cyrillic(letter) for letter in beside if letter.isalpha()}
    if not expected or scripts <= expected:
        return shown
    script = _("(Latin)") if False in scripts else _("(Cyrillic)")
    return f"{shown} {script}"


def reliability_table(summary: Summary) -> Table:
    """What confidences promised and kept; empty bins are left out."""
    rows = tuple(
        (
            _("{low:.1f} to {high:.1f}").format(low=one.low, high=one.high),
            str(one.number),
            f"{100 * one.confidence / one.number:.1f} %",
            f"{100 * one.right / one.number:.1f} %",
        )
        for one in summary.bins
        if one.number
    )
    return Table(
        f"{_('Reliability of confidences')} ({calibration(summary)})",
        (
            pgettext("column", "confidence"),
            pgettext("column", "suggestions"),
            pgettext("column", "mean confidence"),
            pgettext("column", "right"),
        ),
        rows,
    )


def calibration(summary: Summary) -> str:
    """The expected calibration error in words."""
    error = summary.calibration_error
    if error is None:
        return _("no suggestions")
    return _("expected calibration error {error:.4f}").format(error=error)


def documents_table(summary: Summary) -> Table:
    """A row for each text: character and word error rate before and after."""
    before_only = summary.conditions.before_only
    columns = [pgettext("column", "text"), pgettext("column", "words"), "CER", "WER"]
    if not before_only:
        after = pgettext("column", "after")
        columns = [*columns[:3], after, "WER", after]
        columns += [pgettext("column", "broken"), pgettext("column", "change")]
    names = short_names([one.texts.name for one in summary.comparisons])
    rows = []
    for name, one in zip(names, summary.comparisons, strict=True):
        amounts = one.amounts
        row = [visible(name), grouped(amounts.words)]
        for kind in ("cer", "wer"):
            moments = ("before",) if before_only else ("before", "after")
            row += [_plain_rate(f"{kind}_{moment}", amounts) for moment in moments]
        if one.change is not None:
            row += [str(amounts.broken), _(_CHANGES[one.change])]
        rows.append(tuple(row))
    return Table(_("Texts"), tuple(columns), tuple(rows))


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
