"""Where decided places stand: open, written, gone, also when their neighbours were mended."""

from __future__ import annotations

import pytest

from ocrfix.document.model import Document
from ocrfix.fixing.decisions import Decision, Verdict, context_of
from ocrfix.fixing.standing import State, decision_id, standing
from ocrfix.text.spans import Span

READ = "наши войсха находятся на территории кжно корейского правительства и стоят"
FORM = "лист первый\nСнятие копнй воспрещается\nлист первый\nСнятие копнй воспрещается\n"


def decided(text: str, replacement: str, source: str = READ, zone: str = "body") -> Decision:
    start = source.index(text)
    context = context_of(source, Span(start, start + len(text)))
    return Decision("a.txt", zone, text, context, "DIC001", Verdict.ACCEPT, replacement)


@pytest.mark.parametrize(
    ("now", "state", "texts"),
    [
        (READ, State.OPEN, ["кжно"]),
        (READ.replace("кжно", "южно"), State.WRITTEN, ["южно"]),
        ("Вставлено.\n\n" + READ.replace("кжно", "южно").replace(" ", "\n"), State.WRITTEN,
         ["южно"]),
        (READ.replace("кжно", "важно"), State.GONE, []),
        (READ.replace("территории", "земле"), State.GONE, []),
        (READ.replace("кжно", "южнокжно"), State.GONE, []),
        ("", State.GONE, []),
    ],
)  # fmt: skip
def test_the_neighbours_tell_the_place(now: str, state: State, texts: list[str]) -> None:
    found = standing(Document("a.txt", now), decided("кжно", "южно"))
    assert found.state is state
    assert [span.text(now) for span in found.spans] == texts


def test_neighbours_mended_by_other_decisions_count_as_what_they_were() -> None:
    ours = decided("кжно", "южно")
    others = [decided("территории", "земле"), decided("корейского", "корейскoго")]
    now = READ.replace("территории", "земле").replace("корейского", "корейскoго")
    for text, state in (("кжно", State.OPEN), ("южно", State.WRITTEN)):
        changed = Document("a.txt", now.replace("кжно", text))
        assert standing(changed, ours, [ours, *others]).state is state
        assert standing(changed, ours, others[:1]).state is State.GONE


def test_a_neighbour_mended_before_and_put_back_after_counts_too() -> None:
    mended = READ.replace("территории", "земле")
    ours, other = decided("кжно", "южно", mended), decided("территории", "земле")
    now = Document("a.txt", READ.replace("кжно", "южно"))
    assert standing(now, ours, [other]).state is State.WRITTEN


def test_lines_that_read_alike_are_all_found() -> None:
    source = FORM + FORM
    found = standing(Document("a.txt", source), decided("копнй", "копий", source))
    assert len(found.spans) == 4 - 1  # the last one lacks the next line


def test_another_zone_is_another_place() -> None:
    assert standing(Document("a.txt", READ), decided("кжно", "южно", zone="header")).state is (
        State.GONE
    )


def test_a_deletion_cannot_be_told_from_any_gap() -> None:
    deleted = decided("кжно ", "")
    assert standing(Document("a.txt", READ), deleted).state is State.OPEN
    assert standing(Document("a.txt", READ.replace("кжно ", "")), deleted).state is State.GONE


def test_names_differ_where_anything_said_differs() -> None:
    names = {decision_id(decided(text, "новое")) for text in READ.split()}
    assert len(names) == len(READ.split())
    assert all(len(name) == 9 for name in names)
    assert decision_id(decided("кжно", "южно")) == decision_id(decided("кжно", "южно"))
