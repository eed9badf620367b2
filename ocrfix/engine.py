"""The heart: one document against all that is known, giving its issues in order.

``check(document, knowledge, RULES, settings)`` offers each token to the token rules of its zone and
the document to the document rules, merges what several rules say about one place (``REF001`` and
``TRA001`` about ``15608`` become one issue with both witnesses), drops what the document or earlier
decisions settle, and sorts by place. It reads no file and prints nothing.

What rules across documents need of one document is `collected` beside its issues, and `judged` once
all have been read; `concluded` merges both into what is shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.fixing.ignores import quiet_spans
from ocrfix.issues import Applicability, Evidence, Issue, Severity
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import CorpusRule, DocumentRule, Rule, RuleContext, TokenRule
from ocrfix.text.quotations import quotations
from ocrfix.text.spans import Span

_STRICTNESS = [Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY_ONLY]
_SEVERITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}

#: Whether an issue has been decided by a person.
Settled = Callable[[Document, Issue], bool]


def check(
    document: Document,
    knowledge: Knowledge,
    rules: Sequence[Rule],
    settings: Settings,
    settled: Settled | None = None,
) -> tuple[Issue, ...]:
    """All issues of a document, by place; one issue for a place at most."""
    context = RuleContext(document, knowledge, settings)
    return concluded(document, raised(rules, context), settled)


def raised(rules: Iterable[Rule], context: RuleContext) -> tuple[Issue, ...]:
    """What the enabled rules say of one document, before anything is merged or silenced."""
    enabled = [rule for rule in rules if context.settings.enabled(rule.code)]
    return tuple(_raised(enabled, context))


def collected(rules: Iterable[Rule], context: RuleContext) -> dict[str, object]:
    """What the enabled rules across documents need to know of this one, by the rule's code."""
    return {
        rule.code: rule.collect(context)
        for rule in rules
        if isinstance(rule, CorpusRule) and context.settings.enabled(rule.code)
    }


def judged(
    rules: Iterable[Rule], collections: Sequence[Mapping[str, object]], knowledge: Knowledge
) -> dict[str, list[Issue]]:
    """What the rules across documents say, by the path of the file; the collections are those of
    all documents, in order."""
    found: dict[str, list[Issue]] = {}
    for rule in rules:
        if isinstance(rule, CorpusRule):
            own = [each[rule.code] for each in collections if rule.code in each]
            for one in rule.check(own, knowledge):
                found.setdefault(one.path, []).append(one.issue)
    return found


def concluded(
    document: Document, issues: Iterable[Issue], settled: Settled | None = None
) -> tuple[Issue, ...]:
    """The issues that are shown: merged, without those that are silenced, by place."""
    quiet = quiet_spans(document)
    issues = [issue for issue in issues if not quiet.silences(issue)]
    if settled is not None:
        decided = [issue.span for issue in issues if settled(document, issue)]
        issues = [
            issue for issue in issues if not any(span.overlaps(issue.span) for span in decided)
        ]
    quoted = quotations(document.source)
    guarded = [
        replace(issue, applicability=Applicability.UNSAFE)
        if _is_delicate(issue, document, quoted)
        else issue
        for issue in merged(issues)
    ]
    return tuple(sorted(guarded, key=lambda issue: (issue.span, issue.rule)))


def _is_delicate(issue: Issue, document: Document, quoted: Sequence[Span]) -> bool:
    """Whether a person must decide on a safe issue.

    It lies in a quotation, would write a number, or would put words of today's spelling into a
    paper in that before 1918.
    """
    if issue.applicability is not Applicability.SAFE or not issue.suggestions:
        return False
    number = any(c.isdigit() or c == "№" for c in issue.suggestions[0].text)
    return number or document.has_old_spelling or any(issue.span.overlaps(span) for span in quoted)


def _raised(rules: Iterable[Rule], context: RuleContext) -> Iterator[Issue]:
    document = context.document
    token_rules = [rule for rule in rules if isinstance(rule, TokenRule)]
    for token in document.tokens:
        kind = document.zone_at(token.span.start).kind
        for rule in token_rules:
            if kind in rule.zones:
                yield from rule.check(token, context)
    for document_rule in rules:
        if isinstance(document_rule, DocumentRule):
            yield from document_rule.check(document, context)


def merged(issues: Iterable[Issue]) -> list[Issue]:
    """Issues of which no two overlap: the surer one leads, the others become its evidence."""
    leading: list[Issue] = []  # by place; no two overlap
    for issue in sorted(issues, key=_precedence):
        place = bisect_left(leading, issue.span, key=lambda one: one.span)
        near = range(max(0, place - 1), min(place + 1, len(leading)))
        rivals = [other for other in near if leading[other].span.overlaps(issue.span)]
        if not rivals:
            leading.insert(place, issue)
        else:
            leading[rivals[0]] = _joined(leading[rivals[0]], issue)
    return leading


def _precedence(issue: Issue) -> tuple[float, int, int, str]:
    """Surer first; among equals the graver, the longer, the rule's code."""
    return (-issue.confidence, _SEVERITY[issue.severity], -len(issue.span), issue.rule)


def _joined(leader: Issue, other: Issue) -> Issue:
    """`leader` with what `other` says as further evidence."""
    note = f"{other.rule} {other.name}: {other.message}"
    spoken = [evidence for suggestion in other.suggestions[:1] for evidence in suggestion.evidence]
    further = (Evidence("rule", note), *other.evidence, *spoken)
    known = {(evidence.kind, evidence.note, evidence.path) for evidence in leader.evidence}
    fresh = [item for item in further if (item.kind, item.note, item.path) not in known]
    stricter = max(leader.applicability, other.applicability, key=_STRICTNESS.index)
    return replace(leader, evidence=(*leader.evidence, *fresh), applicability=stricter)
