"""Merging, order and silence of issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.engine import check, collected, concluded, judged, merged
from ocrfix.issues import Issue, Suggestion
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import (
    CorpusRule,
    DocumentRule,
    FileIssue,
    Place,
    RuleContext,
    TokenRule,
)
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


class Lonely(CorpusRule[Place]):
    """Reports the beginning of each document that does not begin as the first one does."""

    code, name, summary = "TST003", "lonely", "test"

    def collect(self, context: RuleContext) -> Place:
        return Place.of(context.document, Span(0, 3))

    def check(self, collected: Sequence[Place], knowledge: Knowledge) -> Iterator[FileIssue]:
        for place in collected[1:]:
            if place.text != collected[0].text:
                reasons = [collected[0].evidence("there", place)]
                yield self.issue_at(place, "differs", [Suggestion("раз", 0.5)], reasons)


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


def test_rules_across_documents_judge_once_and_are_merged_like_others() -> None:
    documents = [Document("a", "раз два"), Document("b", "рас два"), Document("c", "рас [sic] два")]
    rules, knowledge = [EveryWord(), Whole(), Lonely()], Knowledge()
    contexts = [RuleContext(document, knowledge, Settings()) for document in documents]
    found = judged(rules, [collected(rules, one) for one in contexts], knowledge)
    assert {path: len(issues) for path, issues in found.items()} == {"b": 1, "c": 1}
    (merged_one,) = concluded(documents[1], [*found["b"], issue(Span(0, 3), "TST002", 0.9)])
    assert (merged_one.rule, merged_one.evidence[0].kind) == ("TST002", "rule")
    assert [one.path for one in merged_one.evidence] == [None, "a"]
    assert concluded(documents[2], found["c"]) == ()
    assert concluded(documents[1], found["b"], lambda _, one: one.text == "рас") == ()


def test_a_file_that_ignores_a_rule_is_no_witness_for_it() -> None:
    ignoring = RuleContext(Document("a", "раз"), Knowledge(), Settings(ignore=("TST003",)))
    other = RuleContext(Document("b", "рас"), Knowledge(), Settings())
    collections = [collected([Lonely()], context) for context in (ignoring, other)]
    assert collections[0] == {}
    assert judged([Lonely()], collections, Knowledge()) == {}


def test_the_part_of_a_place_has_its_own_line_and_column() -> None:
    place = Place.of(Document("a", "в ночь\nна 5\nиюня"), Span(2, 16))
    assert place.part(Span(10, 11)) == Place("a", Span(10, 11), "5", "body", 2, 4)
    assert place.part(Span(2, 6)) == Place("a", Span(2, 6), "ночь", "body", 1, 3)


def test_what_is_quoted_or_makes_a_number_is_not_safe() -> None:
    source = "пишет: «Наролная армия», наролная"
    document = Document(path="x", source=source)
    quoted, free = source.index("Наролная"), source.rindex("наролная")
    found = [
        Issue("TST", "test", Span(place, place + 8), "…", "", suggestions=(Suggestion(text, 0.99),))
        for place, text in ((quoted, "Народная"), (free, "народная"))
    ]
    assert [one.applicability for one in concluded(document, found)] == ["unsafe", "safe"]
    number = replace(found[1], suggestions=(Suggestion("1950", 0.99),))
    assert [one.applicability for one in concluded(document, [number])] == ["unsafe"]
