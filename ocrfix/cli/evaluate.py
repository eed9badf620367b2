"""``ocrfix evaluate ocr.txt truth.txt``: how good an OCR text is, and what ocrfix makes of it.

Nothing is changed: what ``ocrfix fix`` would write is compared with the truth, beside the text as
it is. An option that `fix` has too means the same here.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocrfix.cli import options
from ocrfix.cli.fix import Unsafe
from ocrfix.cli.mending import mend
from ocrfix.cli.paths import checked, print_warnings, warning
from ocrfix.errors import InputError, UsageError
from ocrfix.messages import _, ngettext
from ocrfix.reporters.base import Display, visible

if TYPE_CHECKING:
    from ocrfix.cli.pairs import Pairs
    from ocrfix.config import Settings
    from ocrfix.document.model import Document
    from ocrfix.evaluation.comparison import Texts
    from ocrfix.evaluation.summary import Summary
    from ocrfix.issues import Issue

#: So many files without a truth are named.
_NAMED = 3

Ocr = Annotated[
    str,
    typer.Argument(metavar="OCR", help="The OCR text, or a folder of them.", show_default=False),
]
Truth = Annotated[
    str | None,
    typer.Argument(
        metavar="[TRUTH]",
        help="The true text, or a folder with the same relative paths; left out: the truth.txt "
        "beside each ocr.*.txt.",
        show_default=False,
    ),
]
MinimumConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        "--minimum-confidence",
        metavar="NUMBER",
        min=0.0,
        max=1.0,
        help="What is applied at least, 0 to 1; as fix.",
    ),
]
BeforeOnly = Annotated[
    bool, typer.Option("--before-only", help="Only the OCR text itself; finds and mends nothing.")
]
Format = Annotated[
    str, typer.Option("--format", metavar="terminal|json|html", help="How to report.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", metavar="FILE", help="Write the report to a file.", show_default=False
    ),
]


def evaluate(  # noqa: PLR0913  (one parameter for each option)
    ocr: Ocr,
    truth: Truth = None,
    *,
    min_confidence: MinimumConfidence = None,
    unsafe: Unsafe = False,
    before_only: BeforeOnly = False,
    format: Format = "terminal",
    output: Output = None,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    no_color: options.NoColor = False,
    quiet: options.Quiet = False,
) -> None:
    """Measure OCR texts against their truth, before and after fixing.

    Error rates, errors by class, confused letters, harm done, confidences kept; counted in the
    Russian part. No document is changed.

    \b
    Example:
      ocrfix evaluate ocr.txt truth.txt
      ocrfix evaluate ocr/ truth/ --format html --output report.html

    Exit code: 0 measured, 2 a file or option that could not be followed.
    """
    from ocrfix.cli.pairs import pairs
    from ocrfix.evaluation.comparison import compare
    from ocrfix.evaluation.summary import Conditions, Summary
    from ocrfix.reporters.evaluation import EVALUATION_REPORTS

    options.require_format(format, EVALUATION_REPORTS)
    rules = {
        "select": options.codes(select, "--select"),
        "ignore": options.codes(ignore, "--ignore"),
    }
    given = options.flags(encoding=encoding, minimum_confidence=min_confidence, jobs=jobs, **rules)
    paired = pairs(ocr, truth, config, given)
    _refuse_inputs(output, paired)
    _warn_of_unmatched(paired)
    threshold = paired.searched.settings.minimum_confidence
    texts = _as_read(paired) if before_only else _mended(paired, unsafe=unsafe, color=not no_color)
    compared = tuple(compare(one, issues) for one, issues in texts)
    summary = Summary(Conditions(threshold, unsafe, before_only), compared)
    _report(summary, format, output, Display(sys.stdout, not no_color, quiet, threshold))


def _refuse_inputs(output: Path | None, paired: Pairs) -> None:
    """Raises UsageError if the report would replace a document."""
    inputs = [*(one.path for one in paired.searched.found), *paired.truths]
    if output is not None and output.exists() and any(map(output.samefile, inputs)):
        raise UsageError(
            _("--output: {path} is a document to be measured; name another file").format(
                path=output
            )
        )


def _warn_of_unmatched(paired: Pairs) -> None:
    if paired.unmatched:
        names = ", ".join(map(str, paired.unmatched[:_NAMED]))
        more = ", …" if len(paired.unmatched) > _NAMED else ""
        told = ngettext(
            "left out {count} file without a truth: {names}",
            "left out {count} files without a truth: {names}",
            len(paired.unmatched),
        )
        _warn(told.format(count=len(paired.unmatched), names=names + more))


def _as_read(paired: Pairs) -> Iterator[tuple[Texts, tuple[Issue, ...]]]:
    """The texts alone."""
    for one, truth in zip(paired.searched.found, paired.truths, strict=True):
        document = _read(one.path, one.settings)
        yield _texts(document, _true_text(truth, one.settings)), ()


def _mended(
    paired: Pairs, *, unsafe: bool, color: bool
) -> Iterator[tuple[Texts, tuple[Issue, ...]]]:
    """The texts with what `ocrfix fix` would make of them, and the issues."""
    reports = checked(paired.searched, color=color)
    for (settings, report), truth in zip(reports, paired.truths, strict=True):
        print_warnings(report)
        if report.document is None:
            raise InputError("; ".join(report.problems))
        texts = _texts(report.document, _true_text(truth, settings))
        try:
            mended = mend(report, settings, unsafe=unsafe)
        except InputError as error:  # fix would leave the file as it is
            _warn(str(error))
            yield replace(texts, mended=texts.read, problem=str(error)), report.issues
            continue
        yield replace(texts, mended=mended.text, edits=mended.edits), report.issues


def _texts(read: Document, true: Document) -> Texts:
    from ocrfix.evaluation.comparison import Texts

    return Texts(read.path, true.path, read.source, true.source)


def _true_text(path: Path, settings: Settings) -> Document:
    """A truth; raises InputError if it cannot be read or holds no word."""
    from ocrfix.evaluation.alignment import cores, words_of

    document = _read(path, settings)
    if not cores(words_of(document.source)):
        raise InputError(
            _("{path}: holds no words, so nothing can be measured against it").format(path=path)
        )
    return document


def _read(path: Path, settings: Settings) -> Document:
    from ocrfix.formats import format_of

    return format_of(path).read(path, settings.encoding)


def _warn(message: str) -> None:
    print(visible(warning(message)), file=sys.stderr)


def _report(summary: Summary, format: str, output: Path | None, display: Display) -> None:
    """Writes the report to the display or, in one step, into a file."""
    from ocrfix.formats.base import write_atomically
    from ocrfix.reporters.evaluation import EVALUATION_REPORTS

    if output is None:
        EVALUATION_REPORTS[format](summary, display)
        return
    page = io.StringIO()
    EVALUATION_REPORTS[format](summary, replace(display, stream=page, color=False))
    # A file's name may hold half a surrogate pair, which UTF-8 cannot.
    write_atomically(output, page.getvalue().encode("utf-8", "backslashreplace"))
