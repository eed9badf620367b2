"""What of the issues of a run is shown: no issues of the baseline, only those of changed lines.

Of nine issues in letters/1951.txt eight were there when the project began to be checked; the ninth
is in a line that was typed today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.cli.paths import STDIN
from ocrfix.errors import UsageError
from ocrfix.fixing.baseline import Baseline
from ocrfix.messages import _, ngettext

if TYPE_CHECKING:
    from ocrfix.cli.changes import Changes
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.fixing.directives import Directive
    from ocrfix.issues import Issue

#: Rules across documents find less when fewer files are named, so that their entries are not gone.
_ACROSS = "COR"


@dataclass
class Sieve:
    """Sifts the reports of a run, one after the other.

    `honours_baseline` False shows all issues; with `changes` only those of changed lines are shown;
    `tells_unused` adds a warning for each comment ``ocrfix: ignore`` that silences nothing.
    """

    honours_baseline: bool = True
    changes: Changes | None = None
    tells_unused: bool = False
    unused: int = 0
    hidden: int = 0
    gone: int = 0
    _baselines: dict[Path, Baseline] = field(default_factory=dict)
    _known: dict[Path, list[tuple[Document, tuple[Issue, ...]]]] = field(default_factory=dict)

    def sift(self, report: FileReport) -> FileReport:
        """The report with the issues that are to be shown. Raises InputError, UsageError."""
        document = report.document
        if document is None:
            return report
        if self.tells_unused:
            report = self._with_unused(report, document)
        if report.path == STDIN:
            if self.changes:
                raise UsageError(_("--changed compares files with git, not standard input"))
            return report
        changes = self.changes
        if changes and not changes.spans(document):
            return replace(report, issues=())  # not judged: nothing of the baseline has gone
        if self.honours_baseline:
            report = self._without_known(report, document)
        if changes:
            touched = tuple(one for one in report.issues if changes.touch(document, one))
            report = replace(report, issues=touched)
        return report

    def _with_unused(self, report: FileReport, document: Document) -> FileReport:
        self.unused += len(report.unused)
        told = (unused_line(one, document) for one in report.unused)
        return replace(report, warnings=(*report.warnings, *told))

    def _without_known(self, report: FileReport, document: Document) -> FileReport:
        baseline = self.baseline_for(Path(report.path))
        warnings = (*report.warnings, *baseline.problems)
        baseline.problems.clear()  # told once
        if not baseline.entries:
            return replace(report, warnings=warnings)
        sifted = baseline.sift(document, report.issues)
        self._known.setdefault(baseline.root, []).append((document, sifted.known))
        self.hidden += len(sifted.known)
        self.gone += sifted.gone
        return replace(report, issues=sifted.fresh, warnings=warnings)

    def baseline_for(self, path: Path) -> Baseline:
        """The baseline that holds for a file; raises InputError if it cannot be read."""
        from ocrfix.corpus import decision_root

        root = decision_root(path)
        if root not in self._baselines:
            self._baselines[root] = Baseline.read(root)
        return self._baselines[root]

    def shrink(self, *, across: bool) -> Iterator[tuple[Baseline, Baseline]]:
        """Each baseline of the run, and what is left of it where the files were checked.

        `across` says whether rules across documents saw all that there is to see.
        """
        keeps: Callable[[str], bool] = (
            (lambda rule: False) if across else (lambda rule: rule.startswith(_ACROSS))
        )
        for root, known in self._known.items():
            baseline = self._baselines[root]
            yield baseline, baseline.renewed(known, keeps)

    def told(self) -> str:
        """A line about what the baseline hides; empty if nothing."""
        if not self.hidden and not self.gone:
            return ""
        line = ngettext(
            "{count} issue of the baseline not shown",
            "{count} issues of the baseline not shown",
            self.hidden,
        ).format(count=self.hidden)
        if self.gone:
            line += ngettext(
                "; {count} of it has gone, `ocrfix baseline --update` takes them out",
                "; {count} of it have gone, `ocrfix baseline --update` takes them out",
                self.gone,
            ).format(count=self.gone)
        return line


def unused_line(directive: Directive, document: Document) -> str:
    """``a.txt:3:20: ignore REF001 (copies differ) is of no use: there is nothing to silence``."""
    line, column = document.index.position(directive.span.start)
    names = [directive.words, *sorted(rule.upper() for rule in directive.rules)]
    reason = f" ({directive.reason})" if directive.reason else ""
    return _("{place}: {comment} is of no use: {reason}").format(
        place=f"{document.path}:{line}:{column}",
        comment=f"{' '.join(names)}{reason}",
        reason=directive.problem or _("there is nothing to silence"),
    )
