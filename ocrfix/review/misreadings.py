"""What was misread: the letters in which a doubtful text and its suggestion differ.

``кжно-корейского`` → ``южно-корейского`` is ``к→ю``; all other places with the same misreading can
be answered at once.
"""

from __future__ import annotations

from ocrfix.issues import Issue

#: A pair of pieces: what was read, what stood there.
Misreading = tuple[tuple[str, str], ...]

#: Texts that differ in more pieces, or in longer ones, share no misreading with others.
_MOST_PIECES = 2
_LONGEST = 4


def misreading(issue: Issue) -> Misreading | None:
    """The misreading of an issue by its first suggestion; None without one, or if it is a medley.

    >>> from ocrfix.issues import Suggestion
    >>> from ocrfix.text.spans import Span
    >>> south = (Suggestion("южно", 0.9),)
    >>> misreading(Issue("DIC001", "unknown-word", Span(0, 4), "кжно", "", suggestions=south))
    (('к', 'ю'),)
    """
    if not issue.suggestions:
        return None
    return difference(issue.text, issue.suggestions[0].text)


def difference(read: str, truth: str) -> Misreading | None:
    """The pieces in which two texts differ, in order; None if there are too many."""
    from rapidfuzz.distance import Levenshtein

    pieces = tuple(
        (read[step.src_start : step.src_end], truth[step.dest_start : step.dest_end])
        for step in Levenshtein.opcodes(read, truth)
        if step.tag != "equal"
    )
    long = any(max(map(len, piece)) > _LONGEST for piece in pieces)
    return None if not pieces or long or len(pieces) > _MOST_PIECES else pieces


def spelled(pieces: Misreading) -> str:
    """A misreading for people: ``к→ю``, ``␣→∅, н→и``."""
    return ", ".join(f"{_shown(read)}→{_shown(truth)}" for read, truth in pieces)


def _shown(piece: str) -> str:
    return piece.replace(" ", "␣").replace("\n", "⏎") or "∅"
