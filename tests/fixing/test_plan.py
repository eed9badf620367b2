import pytest

from ocrfix.fixing.plan import Plan, plan
from ocrfix.issues import Applicability, Edit, Issue, Suggestion
from ocrfix.text.spans import Span


def issue(
    start: int,
    text: str,
    *suggestions: tuple[str, float],
    applicability: Applicability = Applicability.SAFE,
) -> Issue:
    return Issue(
        rule="DIC001",
        name="unknown-word",
        span=Span(start, start + len(text)),
        text=text,
        message="",
        applicability=applicability,
        suggestions=tuple(Suggestion(word, confidence) for word, confidence in suggestions),
    )


def planned(*issues: Issue, unsafe: bool = False) -> Plan:
    return plan(issues, minimum_confidence=0.9, unsafe=unsafe)


@pytest.mark.parametrize(
    ("doubtful", "reason"),
    [
        (issue(0, "кжно"), "no suggestion"),
        (issue(0, "южно", ("южно", 0.99)), "the text itself"),
        (issue(0, "кжно", ("южно", 0.89)), "not sure enough: 0.89 < 0.90"),
        (issue(0, "кот", ("код", 0.95), ("кит", 0.9)), "ambiguous: «код» or «кит»"),
        (issue(0, "8", ("3", 0.99), applicability=Applicability.UNSAFE), "--unsafe"),
        (issue(0, "8", ("3", 0.99), applicability=Applicability.DISPLAY_ONLY), "display"),
    ],
)
def test_a_refusal_says_why(doubtful: Issue, reason: str) -> None:
    outcome = planned(doubtful)
    assert outcome.edits == outcome.applied_issues == ()
    assert reason in outcome.refused[0].reason


def test_unsafe_issues_are_applied_on_demand_but_display_only_ones_never() -> None:
    unsafe = issue(0, "8", ("3", 0.99), applicability=Applicability.UNSAFE)
    shown = issue(5, "8", ("3", 0.99), applicability=Applicability.DISPLAY_ONLY)
    assert planned(unsafe, shown, unsafe=True).applied_issues == (unsafe,)


def test_the_surer_of_two_overlapping_edits_wins() -> None:
    weaker, surer = (
        issue(0, "кжно корейского", ("южнокорейского", 0.91)),
        issue(0, "кжно", ("южно", 0.97)),
    )
    outcome = planned(weaker, surer)
    assert outcome.edits == (Edit(Span(0, 4), "южно"),)
    assert [(refusal.issue, refusal.reason) for refusal in outcome.refused] == [
        (weaker, "overlaps the surer «южно»")
    ]


def test_two_rules_that_agree_make_one_edit() -> None:
    outcome = planned(issue(0, "кжно", ("южно", 0.97)), issue(0, "кжно", ("южно", 0.95)))
    assert len(outcome.edits) == 1
    assert len(outcome.applied_issues) == 2


def test_touching_edits_are_both_made_and_in_order() -> None:
    outcome = planned(issue(4, "но", ("на", 0.95)), issue(0, "кжно", ("южно", 0.92)))
    assert [edit.span.start for edit in outcome.edits] == [0, 4]
