"""REF018: addressee and signature are those of the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Fact, FactKind, Facts
from ocrfix.facts.name_words import NameWord, respelt
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
from ocrfix.messages import N_, _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.name_witnesses import (
    MOST_PLACES,
    EnglishName,
    EnglishNames,
    NameWitnesses,
    is_any_name,
    is_misreading,
)
from ocrfix.rules.reference.witnesses import WitnessRule

#: A name one listed confusion away from the party of the title, which title and citation state.
_SURE = 0.9
#: Shorter names have too many look-alikes.
_SHORTEST = 4
_SIDES = {
    FactKind.ADDRESSEE: N_("The paper is addressed to {party}, but the title names {name}"),
    FactKind.SIGNATURE: N_("The paper is signed by {party}, but the title names {name}"),
}


class HeaderParties(WitnessRule):
    """Addressee and signature against the sender and recipient of the title.

    What it does
        An addressee or a signature that one listed confusion of letters turns into the recipient
        or sender of the English title gets that spelling if two witnesses state it. A paper with
        one addressee that is another person than the recipient, who is named nowhere in it, is
        shown without a suggestion.

    Why it matters
        Who wrote to whom is what a catalogue records first.

    Example
        ``ПУЗАПОВ`` under a paper whose title begins ``From the Journal of Ambassador Puzanov``.

    When it is wrong
        When the title names the reader and the paper the office that passed it on.

    Fix safety
        Unsafe: names are never changed without being asked for.
    """

    code = "REF018"
    name = "header-parties"
    summary = "Addressee or signature is not the recipient or sender of the title"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each misread party, one for a recipient that the paper does not name."""
        parts = {zone.part for zone in document.zones}
        if len(parts) > 1 or not any(document.zones_of(ZoneKind.HEADER)):
            return  # which header belongs to which paper is not for this rule to say
        facts = context.facts
        paper = None
        for kind in _SIDES:
            parties = [fact for fact in facts.of(kind) if fact.zone is ZoneKind.HEADER]
            if not parties:
                continue
            paper = paper or NameWitnesses.of(context)
            yield from self._misread(kind, parties, paper, facts)
        yield from self._contradiction(context)

    def _misread(
        self, kind: FactKind, parties: Sequence[Fact], paper: NameWitnesses, facts: Facts
    ) -> Iterator[Issue]:
        """The addressees or signatures that one confusion keeps from the party of the title."""
        names = _as_names(parties, paper)
        for fact in facts.of(kind, language="ru"):
            word = next((word for word in paper.names.words if word.span.overlaps(fact.span)), None)
            if word is None or len(word.folded) < _SHORTEST or _is_known(word, paper):
                continue
            for rendering in names.mended(word, paper.leads(word), paper.names):
                mending = rendering.mending
                if not (is_misreading(mending, _SHORTEST) or rendering.attested):
                    continue
                same = [
                    other for other in paper.names.like(mending.word) if other.folded != word.folded
                ]
                evidence = paper.evidence(mending.word, paper.leads(word), same)
                reasons = (*evidence, Evidence("confusion", mending.note))
                text = respelt(word.token, mending.word, paper.names)
                message = _(_SIDES[kind]).format(party=word.token.word, name=rendering.name.text)
                suggestion = Suggestion(text, _SURE, reasons)
                yield self.issue(paper.document, word.span, message, [suggestion], reasons)
                break

    def _contradiction(self, context: RuleContext) -> Iterator[Issue]:
        """A note if the one addressee of the paper is another person than the recipient."""
        facts, gazetteer = context.facts, context.knowledge.gazetteer
        everyone = facts.of(FactKind.ADDRESSEE)
        recipients = [fact for fact in everyone if fact.zone is ZoneKind.HEADER]
        addressees = [fact for fact in everyone if fact.language == "ru"]
        if not recipients or len({fact.value for fact in addressees}) != 1:
            return
        persons = [gazetteer.persons_of(fact.value) for fact in recipients]
        addressed = gazetteer.persons_of(addressees[0].value)
        if not addressed or not all(persons) or any(addressed & wanted for wanted in persons):
            return
        named = (
            gazetteer.persons_of(fact.value)
            for fact in facts.of(FactKind.NAME, FactKind.SIGNATURE)
            if fact.zone is not ZoneKind.HEADER
        )
        if any(persons_of & wanted for persons_of in named for wanted in persons):
            return  # a copy, a cover name, or a message that is passed on
        places = [
            Evidence(
                "same-document", _("the title says «to {name}»").format(name=fact.raw), fact.span
            )
            for fact in recipients[:MOST_PLACES]
        ]
        fact = addressees[0]
        message = _(
            "The paper is addressed to {party}, but its title names {name}, who is not named in it"
        ).format(party=fact.raw, name=recipients[0].raw)
        issue = self.issue(context.document, fact.span, message, (), places)
        yield replace(issue, severity=Severity.NOTE)


def _as_names(parties: Sequence[Fact], paper: NameWitnesses) -> EnglishNames:
    """The parties with all their places, to be compared with Russian names."""
    places: dict[str, list[Fact]] = {}
    for fact in parties:
        for text in {fact.raw, fact.raw.split()[-1]}:
            places.setdefault(" ".join(text.split()), []).append(fact)
    names = (
        EnglishName(text, tuple(fact.span for fact in facts)) for text, facts in places.items()
    )
    return EnglishNames(tuple(names), paper.knowledge)


def _is_known(word: NameWord, paper: NameWitnesses) -> bool:
    """Whether the word is a name of a list: another signature of the paper (``Верно: Белов``)."""
    return is_any_name(word.folded, paper.knowledge)
