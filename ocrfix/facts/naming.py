"""All persons, places and institutions of a zone, each place once.

What the place in the text says (a title, a signature) comes first; what only a list knows is added
where nothing was found yet: ``товарищу Ким Ир Сену`` is one NAME, not two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, TakenSpans
from ocrfix.facts.names import find_names
from ocrfix.facts.signatures import find_signatures

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge


def find_all_names(document: Document, zone: Zone, knowledge: Knowledge | None) -> Iterator[Fact]:
    """The facts of the kinds NAME, ADDRESSEE, SIGNATURE, PLACE and INSTITUTION of a zone.

    Without `knowledge` only what titles, initials and the place of a signature show.
    """
    shown = [*find_names(document, zone, knowledge), *find_signatures(document, zone, knowledge)]
    if knowledge is None:
        yield from _apart(shown)
        return
    # these read lists
    from ocrfix.facts.english_names import find_english_names
    from ocrfix.facts.institutions import find_institutions
    from ocrfix.facts.listed_names import find_listed
    from ocrfix.facts.parties import find_parties

    shown += find_parties(document, zone, knowledge)
    shown += find_english_names(document, zone, knowledge)
    shown += find_listed(document, zone, knowledge)
    yield from _apart(shown)
    yield from find_institutions(document, zone, knowledge)


def _apart(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts without those that overlap an earlier one of their kind; a person's name
    (``Молотову``) is not at the same time that of a town."""
    taken: dict[FactKind, TakenSpans] = {}
    for fact in facts:
        kind = FactKind.NAME if fact.kind is FactKind.PLACE else fact.kind
        spans = taken.setdefault(kind, TakenSpans())
        if not spans.overlap(fact.span):
            spans.add(fact.span)
            yield fact
