"""Whatever was accepted and written can be put back in any order, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from ocrfix.document.model import Document
from ocrfix.fixing.apply import apply
from ocrfix.fixing.decisions import Decision, Verdict, context_of
from ocrfix.fixing.standing import State, standing
from ocrfix.issues import Edit
from ocrfix.text.spans import Span

#: All different, so that no two places read alike.
WORDS = [
    "войсха", "находятся", "на", "территорни", "корейскаго", "правительства", "и", "противник",
    "будет", "окаэывать", "упорное", "сопротивление", "в", "районе", "порта",
]  # fmt: skip


def changed(document: Document, decision: Decision, others: Sequence[Decision]) -> Document:
    """The document with a written decision put back, or an open one written."""
    found = standing(document, decision, others)
    assert len(found.spans) == 1, found
    text = decision.text if found.state is State.WRITTEN else decision.replacement
    return Document("a.txt", apply(document.source, [Edit(found.spans[0], text)]).text)


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[int], list[int]]:
    words = draw(st.permutations(WORDS))
    gaps = draw(st.lists(st.sampled_from([" ", "\n", ", ", " - "]), min_size=15, max_size=15))
    source = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    chosen = draw(st.lists(st.integers(0, 14), min_size=1, max_size=5, unique=True))
    return source, chosen, draw(st.permutations(chosen))


@given(histories())
@example(
    (
        "находятся территорни корейскаго войсха на правительства и противник будет окаэывать "
        "упорное сопротивление в районе порта ",
        [12, 6, 2, 0],
        [12, 6, 2, 0],
    )
)
def test_round_trip(history: tuple[str, list[int], list[int]]) -> None:
    source, chosen, back = history
    document, decisions = Document("a.txt", source), {}
    for number in chosen:
        text = WORDS[number]
        start = next(token.span.start for token in document.tokens if token.text == text)
        span = Span(start, start + len(text))
        context = context_of(document.source, span)
        replacement = f"ново{number}" if number % 2 else f"два слова{number}"
        decisions[number] = Decision(
            "a.txt", "body", text, context, "DIC001", Verdict.ACCEPT, replacement
        )
        document = changed(document, decisions[number], list(decisions.values()))
    for number in back:
        document = changed(document, decisions[number], list(decisions.values()))
    assert document.source == source
