"""Checks and applies until nothing is left to apply, so that a second run changes nothing.

Once ``наролной`` has become ``народной``, its neighbour may be recognized too; the changed text is
checked again, and what is sure now is applied as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocrfix.errors import InputError
from ocrfix.messages import _

if TYPE_CHECKING:
    from ocrfix.config import Settings
    from ocrfix.corpus import FileReport
    from ocrfix.document.model import Document
    from ocrfix.fixing.plan import Plan

#: Texts settle after one or two rounds; more than this is a quarrel of two rules.
MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Round:
    """A text and what was chosen for it."""

    document: Document
    plan: Plan


@dataclass(frozen=True, slots=True)
class Mended:
    """The text at the end and all rounds; the last one applied nothing, its plan lists the rest."""

    text: str
    rounds: tuple[Round, ...]

    @property
    def edits(self) -> int:
        """How many edits were made."""
        return sum(len(one.plan.edits) for one in self.rounds)


def mend(report: FileReport, settings: Settings, *, unsafe: bool) -> Mended:
    """What `ocrfix fix` makes of a file; writes nothing.

    Raises InputError for a file that could not be read or whose suggestions do not settle.
    """
    from ocrfix.corpus import check_text
    from ocrfix.fixing.apply import apply, verify
    from ocrfix.fixing.plan import plan

    rounds: list[Round] = []
    while len(rounds) <= MOST_ROUNDS:
        document = report.document
        if document is None or report.problems:
            raise InputError("; ".join(report.problems))
        threshold = settings.minimum_confidence
        chosen = plan(report.issues, minimum_confidence=threshold, unsafe=unsafe)
        rounds.append(Round(document, chosen))
        if not chosen.edits:
            return Mended(document.source, tuple(rounds))
        text = apply(document.source, chosen.edits).text
        verify(document.source, chosen.edits, text)
        report = check_text(text, settings, report.path)
    rules = sorted({issue.rule for one in rounds for issue in one.plan.applied_issues})
    raise InputError(
        _(
            "{path}: nothing was changed, since {rules} undo each other; "
            "leave one out with --ignore and report this"
        ).format(path=report.path, rules=", ".join(rules))
    )
