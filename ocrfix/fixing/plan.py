"""Which suggestions are applied, and why the others are not.

Of the two suggestions ``15608`` → ``15603`` (a number: unsafe) and ``кжно`` → ``южно`` (safe, sure)
only the second is planned without ``--unsafe``; the first is listed as refused, with the reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from ocrfix.issues import Applicability, Edit, Issue
from ocrfix.messages import N_, _

#: Why an issue is not mended: in words for the reader, and without the particulars.
_Reason = tuple[str, str]

#: Two suggestions whose confidences differ by less are a matter for a person.
AMBIGUITY = 0.1


@dataclass(frozen=True, slots=True)
class Refusal:
    """An issue that is not mended, and why, in words for the reader.

    `kind` is the reason without its particulars, a message that is not yet translated.
    """

    issue: Issue
    reason: str
    kind: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Edits that do not overlap, by place; the issues they settle; the issues left alone."""

    edits: tuple[Edit, ...]
    applied_issues: tuple[Issue, ...]
    refused: tuple[Refusal, ...]


def plan(issues: Iterable[Issue], *, minimum_confidence: float, unsafe: bool) -> Plan:
    """Choose what to apply: the best suggestion of each issue that may be applied.

    Where two edits overlap the surer wins (at equal confidence the earlier, then the longer).
    `refused` is in the order of the text.
    """
    chosen: list[Edit] = []
    applied: list[Issue] = []
    refused: list[Refusal] = []
    for issue in sorted(issues, key=_priority):
        reason = _refusal(issue, minimum_confidence, unsafe=unsafe) or _place(issue, chosen)
        if reason:
            refused.append(Refusal(issue, *reason))
        else:
            applied.append(issue)
    applied.sort(key=lambda issue: issue.span)
    refused.sort(key=lambda refusal: refusal.issue.span)
    return Plan(tuple(chosen), tuple(applied), tuple(refused))


def _priority(issue: Issue) -> tuple[float, int, int, str, str]:
    text = issue.suggestions[0].text if issue.suggestions else ""
    return -issue.confidence, issue.span.start, -issue.span.end, issue.rule, text


def _refusal(issue: Issue, minimum_confidence: float, *, unsafe: bool) -> _Reason | None:
    """Why an issue by itself is not mended, None if it may be."""
    kind = particulars = ""
    if not issue.suggestions:
        kind = N_("there is no suggestion")
    elif issue.applicability is Applicability.DISPLAY_ONLY:
        kind = N_("for display only")
    elif issue.applicability is Applicability.UNSAFE and not unsafe:
        kind = N_("unsafe")
        particulars = _("unsafe: a number, date, name, quotation or №; use --unsafe to apply it")
    elif issue.suggestions[0].text == issue.text:
        kind = N_("the suggestion is the text itself")
    elif issue.confidence < minimum_confidence:
        kind = N_("not sure enough")
        particulars = _("not sure enough: {confidence:.2f} < {minimum:.2f}").format(
            confidence=issue.confidence, minimum=minimum_confidence
        )
    return (particulars or _(kind), kind) if kind else _ambiguity(issue)


def _ambiguity(issue: Issue) -> _Reason | None:
    """Which other suggestion is nearly as sure as the best one, None if there is none."""
    best, *others = issue.suggestions
    for other in others:
        if other.text != best.text and best.confidence - other.confidence < AMBIGUITY:
            told = _("ambiguous: «{best}» or «{other}»").format(best=best.text, other=other.text)
            return told, N_("ambiguous")
    return None


def _place(issue: Issue, chosen: list[Edit]) -> _Reason | None:
    """Put the edit of an issue among the chosen, which are sorted; say what it overlaps."""
    edit = Edit(issue.span, issue.suggestions[0].text)
    place = bisect_left(chosen, edit)
    for neighbour in chosen[max(place - 1, 0) : place + 1]:
        if neighbour == edit:
            return None
        if neighbour.span.overlaps(edit.span):
            told = _("overlaps the surer «{text}»").format(text=neighbour.text)
            return told, N_("overlaps the surer")
    chosen.insert(place, edit)
    return None
