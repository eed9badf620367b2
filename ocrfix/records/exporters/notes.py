"""The lines of a note for formats of citations: what they have no fields for.

``Received: 1951-01-16T14:45``, ``Also held: АВП РФ. Ф. 059а. …``: a label, a colon, a value, as
Zotero keeps such lines in its field Extra.
"""

from __future__ import annotations

from collections.abc import Iterable

from ocrfix.records.exporters.described import Described

#: Kinds of papers that go from one person to another.
LETTERS = frozenset({"letter", "message", "note verbale", "telegram"})


def note_lines(what: Described) -> list[str]:
    """All lines: other deposits, marks of the paper, acquisition, rights."""
    return [*also_held(what), *remarks(what)]


def also_held(what: Described) -> list[str]:
    """The references of the other deposits."""
    return [f"Also held: {place.text}" for place in what.holdings[1:]]


def remarks(what: Described) -> list[str]:
    """The lines about the paper itself."""
    return list(_remarks(what))


def _remarks(what: Described) -> Iterable[str]:
    if what.physdesc:
        yield f"Physical description: {what.physdesc}"
    for agent in (*what.senders, *what.recipients):
        if agent.further:
            yield f"{agent.name}: {'; '.join(agent.further)}"
    for mark in what.marks:
        yield mark.line
    for label, names in (("Obtained by", what.obtained_by),
                         ("Contributed by", what.contributed_by)):  # fmt: skip
        if names:
            yield f"{label}: {', '.join(names)}"
    for text in what.contents:
        yield f"Digital copy: {text}"
    if what.rights:
        yield f"Rights: {what.rights}"


def language_text(what: Described) -> str:
    """``ru, zh``: codes where they are known, else names."""
    return ", ".join(one.two or one.three or one.name for one in what.languages)
