"""Merging, order and silence of issues."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.engine import check, merged
from ocrfix.issues import Issue, Suggestion
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import DocumentRule, RuleContext, TokenRule
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

SPANS = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda p: Span(p[0], p[0] + p[1]))


def issue(span: Span, rule: str = "TST001", confidence: float | None = 0.5) -> Issue:
    suggestions = () if confidence is None else (Suggestion("x", confidence),)
    return Issue(rule, "test", span, "…", f"said by {rule}", suggestions=suggestions)


class EveryWord(TokenRule):
    """Reports each token."""

    code, name, summary = "TST001", "every-word", "test"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        yield self.issue(context.document, token.span, "a word")


class Whole(DocumentRule):
    """Reports the document."""

    code, name, summary = "TST002", "whole", "test"

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        suggestion = Suggestion("всё", 0.9)
        yield self.issue(document, Span(0, 3), "a document", [suggestion])


def test_the_surer_leads_and_the_other_becomes_evidence() -> None:
    (one,) = merged([issue(Span(0, 5), "TST001", 0.6), issue(Span(2, 4), "TST002", 0.9)])
    assert one.rule == "TST002"
    assert [evidence.note for evidence in one.evidence] == ["TST001 test: said by TST001"]


def test_both_shapes_of_rules_run_and_are_merged() -> None:
    document = Document("x", "раз два")
    issues = check(document, Knowledge(), [EveryWord(), Whole()], Settings())
    assert [(one.rule, one.text) for one in issues] == [("TST002", "раз"), ("TST001", "два")]


def test_rules_are_selected_and_places_settled() -> None:
    document = Document("x", "раз два три [sic]")
    rules = [EveryWord(), Whole()]
    settled = check(
        document, Knowledge(), rules, Settings(ignore=("TST002",)), lambda _, one: one.text == "раз"
    )
    assert [one.text for one in settled] == ["два"]


@given(st.lists(st.tuples(SPANS, st.sampled_from([None, 0.1, 0.5, 0.9]))))
def test_no_two_issues_overlap_and_no_place_is_lost(
    places: list[tuple[Span, float | None]],
) -> None:
    raised = [issue(span, f"TST{n:03}", confidence) for n, (span, confidence) in enumerate(places)]
    kept = merged(raised)
    for n, one in enumerate(kept):
        assert not any(one.span.overlaps(other.span) for other in kept[n + 1 :])
    assert all(any(one.span.overlaps(other.span) for other in kept) for one in raised)
