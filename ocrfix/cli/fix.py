"""``ocrfix fix письмо.txt``: applies what is safe and sure, and says what it left alone and why.

``кжно-корейского`` is replaced by its span; encoding, line ends and everything else stay. A file
with a problem is left as it is and does not stop the others.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ocrfix.cli import options
from ocrfix.cli.mending import Mended, mend
from ocrfix.cli.output import print_difference, print_text, replace_file
from ocrfix.cli.paths import STDIN, Found, Search, checked, print_warnings, search
from ocrfix.errors import ExitCode, InputError, UsageError
from ocrfix.messages import _, ngettext
from ocrfix.reporters import counts
from ocrfix.reporters.base import named, visible

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.issues import Issue

Diff = Annotated[bool, typer.Option("--diff", help="Show the changes, write nothing.")]
Stdout = Annotated[bool, typer.Option("--stdout", help="Print the result, write nothing.")]
Unsafe = Annotated[
    bool, typer.Option("--unsafe", help="Also numbers, dates and names; read the result.")
]
Verbose = Annotated[bool, typer.Option("--verbose", help="List every issue that was left alone.")]


def fix(  # noqa: PLR0913  (one parameter for each option)
    paths: options.Paths,
    *,
    diff: Diff = False,
    stdout: Stdout = False,
    unsafe: Unsafe = False,
    verbose: Verbose = False,
    only_included: options.OnlyIncluded = False,
    encoding: options.Encoding = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    min_confidence: options.MinimumConfidence = None,
    config: options.Configuration = None,
    jobs: options.Jobs = None,
    quiet: options.Quiet = False,
) -> None:
    """Apply the safe suggestions that are sure enough.

    Files are replaced at once, in their own encoding and line ends; - prints the result. A second
    run changes nothing.

    \b
    Example:
      ocrfix fix --diff samples/112095.txt
      ocrfix fix letters/ --min-confidence 0.99

    Exit code: 0 done, 2 a file or option that could not be followed.
    """
    if diff and stdout:
        raise UsageError(_("--diff and --stdout exclude each other"))
    rules = {
        "select": options.codes(select, "--select"),
        "ignore": options.codes(ignore, "--ignore"),
    }
    given = options.flags(encoding=encoding, minimum_confidence=min_confidence, jobs=jobs, **rules)
    output = "diff" if diff else "text" if stdout else "file"
    session = Fixing(output, unsafe, verbose, quiet)
    session.fix_all(search(paths, config, given, only_included=only_included))
    if session.failed:
        raise typer.Exit(ExitCode.USAGE)


@dataclass
class Fixing:
    """One run of the command: what to do with each file, and what has been done so far."""

    output: str
    """``file``, ``diff`` or ``text``"""
    unsafe: bool
    verbose: bool
    quiet: bool
    mended: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    _speaks_on_stderr: bool = False

    def fix_all(self, searched: Search) -> None:
        """Fixes the files and says what was done; files are written only if all could be read."""
        piped = any(str(one.path) == STDIN for one in searched.found)
        self._speaks_on_stderr = piped or self.output != "file"
        found = tuple(_without_stream(one) for one in searched.found)
        # a file is mended by what it says itself, whatever files are named beside it
        reports = list(checked(replace(searched, found=found), together=False))
        if self.output == "file" and self._refused_unread([report for _, report in reports]):
            return
        for settings, report in reports:
            print_warnings(report)
            try:
                self._fix_one(report, settings)
            except InputError as error:
                self.failed += 1
                message = named(str(error), report.path)
                print(visible(f"ocrfix: {message}"), file=sys.stderr)
        self._summarize()

    def _refused_unread(self, reports: list[FileReport]) -> bool:
        """Whether a file could not be read: then nothing is written, and it is said why."""
        unread = [report for report in reports if report.document is None]
        for report in unread:
            for problem in report.problems:
                print(visible(f"ocrfix: {named(problem, report.path)}"), file=sys.stderr)
        if unread and len(reports) > 1:
            told = _("ocrfix: nothing was written; leave out what cannot be read")
            print(told, file=sys.stderr)
        self.failed += len(unread)
        return bool(unread)

    def _fix_one(self, report: FileReport, settings: Settings) -> None:
        mended = mend(report, settings, unsafe=self.unsafe)
        document = mended.rounds[0].document
        if self.output == "diff":
            print_difference(document, mended.text)
        elif self.output == "text" or report.path == STDIN:
            print_text(document, mended.text)
        elif mended.edits:
            replace_file(document, mended.text)
        self._list(report.path, mended)

    def _list(self, path: str, mended: Mended) -> None:
        self.mended[path] += mended.edits
        for refusal in mended.rounds[-1].plan.refused:
            self.refused[refusal.kind] += 1
        if self.quiet:
            return
        for one in mended.rounds:
            for issue in one.plan.applied_issues:
                change = f"{issue.text} → {issue.suggestions[0].text}"
                if self.output == "file" and path != STDIN:
                    self._say(f"{_place(one.document, issue)}  {change}")
        last = mended.rounds[-1]
        for refusal in last.plan.refused if self.verbose else ():
            left = f"{refusal.issue.rule}  {refusal.issue.text}"
            told = _("left: {reason}").format(reason=refusal.reason)
            self._say(f"{_place(last.document, refusal.issue)}  {left}  {told}")

    def _summarize(self) -> None:
        changed = sum(1 for number in self.mended.values() if number)
        parts = []
        if changed:
            parts.append(self._done(changed))
        elif self.mended:
            told = ngettext(
                "nothing to mend in {count} file",
                "nothing to mend in {count} files",
                len(self.mended),
            )
            parts.append(told.format(count=len(self.mended)))
        if self.failed:
            told = ngettext("{count} file failed", "{count} files failed", self.failed)
            parts.append(told.format(count=self.failed))
        self._say("; ".join(parts))
        if self.refused and not self.quiet:
            number = self.refused.total()
            told = ngettext("left alone {count} issue", "left alone {count} issues", number)
            more = "" if self.verbose else _(" (--verbose lists them)")
            self._say(f"{told.format(count=number)}{more}:")
            for kind, number in self.refused.most_common():
                self._say(f"  {number:>4}  {_(kind)}")

    def _done(self, changed: int) -> str:
        """``mended 3 places in 2 of 5 files``."""
        number = sum(self.mended.values())
        told = (
            _("mended {places} in {changed} of {files}")
            if self.output == "file"
            else _("would mend {places} in {changed} of {files}")
        )
        return told.format(
            places=ngettext("{count} place", "{count} places", number).format(count=number),
            changed=changed,
            files=counts.files(len(self.mended) + self.failed),
        )

    def _say(self, line: str) -> None:
        stream: TextIO = sys.stderr if self._speaks_on_stderr else sys.stdout
        print(visible(line), file=stream)


def _without_stream(found: Found) -> Found:
    """A pipe or device becomes a problem: it cannot be replaced, and is not read."""
    from ocrfix.corpus import is_stream

    if found.problem or str(found.path) == STDIN or not is_stream(found.path):
        return found
    problem = _("{path}: is a pipe or device and cannot be replaced; give - and redirect")
    return replace(found, problem=problem.format(path=found.path))


def _place(document: Document, issue: Issue) -> str:
    line, column = document.index.position(issue.span.start)
    return f"{document.path}:{line}:{column}"
