"""REF008: a name is spelt as elsewhere in the paper."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts.name_words import (
    Mending,
    NameWord,
    is_established,
    mendings,
    respelt,
    same_name,
)
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.rules.name_witnesses import NameWitnesses, is_any_name, is_certain, is_misreading
from ocrfix.rules.reference.witnesses import WitnessRule

#: An unknown spelling one listed confusion away from a name of the paper that a list knows or that
#: stands there more often (development set, planted and real OCR: 22 of 24).
_SURE = 0.93
#: The same for a name that only the header has.
_HEADER = 0.85
#: The same for a listed name that the header or the translation has in another spelling, where a
#: title asks for a person.
_LISTED = 0.7
#: The kind of evidence that is not of the paper.
_ON_A_LIST = "dictionary"
#: A spelling that is a name itself, while paper and translation have the other one.
_OUTVOTED = 0.8
#: A spelling that stands more often in the paper is its own.
_MISREAD_ALIKE = 2
#: Names of so few letters differ from each other by a lost or added letter (``Чжан``, ``Чжань``).
_SHORT = 6


class NameVariant(WitnessRule):
    """Spellings of one name.

    What it does
        A name that no list knows and that one confusion of letters turns into another name of the
        paper (in any case), of its header or, after a title, into a listed one that the translation
        has, gets that spelling if two witnesses state it. A known name gets it, too, if the
        translation has the other name more often than the paper and does not have this one.

    Why it matters
        An index of persons takes ``Мологов`` and ``Молотов`` for two people.

    Example
        ``тов. Мологову`` in a paper addressed to ``М О Л О Т О В У``.

    When it is wrong
        When two people of one paper have names that differ by a look-alike letter.

    Fix safety
        Unsafe: names are never changed without being asked for.
    """

    code = "REF008"
    name = "name-variant"
    summary = "A name is one misread letter away from another name of the paper"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each doubtful spelling."""
        paper = NameWitnesses.of(context)
        translated = any(document.zones_of(ZoneKind.TRANSLATION))
        for word in paper.names.words:
            if word.clerk or word.short:
                continue  # a typist may be called almost like a minister
            if not is_established(word.folded, context.knowledge):
                found = self._variant(word, paper)
            elif translated and self._could_be_outvoted(word, paper):
                found = self._outvoted(word, paper)
            else:
                continue
            if found is not None:
                yield self._issue(word, paper, *found)

    def _issue(
        self,
        word: NameWord,
        paper: NameWitnesses,
        mending: Mending,
        confidence: float,
        evidence: tuple[Evidence, ...],
    ) -> Issue:
        reasons = (*evidence, Evidence("confusion", mending.note))
        text = respelt(word.token, mending.word, paper.names)
        known = is_established(word.folded, paper.knowledge)
        told = (
            _("The name {name} is not in the translation, but {others}")
            if known
            else _("The name {name} is unknown, but {others}")
        )
        message = told.format(name=word.token.word, others=evidence[0].note)
        suggestion = Suggestion(text, confidence, reasons)
        return self.issue(paper.document, word.span, message, [suggestion], reasons)

    def _variant(
        self, word: NameWord, paper: NameWitnesses
    ) -> tuple[Mending, float, tuple[Evidence, ...]] | None:
        """The cheapest mending that is a name of the paper or its header, or after a title a listed
        person of the translation; with all that states it."""
        alike = paper.names.like(word.folded)
        if len(alike) > _MISREAD_ALIKE:
            return None
        leads = paper.leads(word)
        options = sorted(
            mendings(word.folded, paper.knowledge.errors), key=lambda mending: mending.weight
        )
        for mending in options:
            same = [
                other
                for other in paper.names.like(mending.word)
                if other not in alike and _is_same(mending, other.folded)
            ]
            trusted = len(same) > len(alike) or any(
                is_established(other.folded, paper.knowledge) for other in same
            )
            if same and trusted:
                return mending, _SURE, paper.evidence(mending.word, leads, same)
        for rendering in paper.header.mended(word, leads, paper.names):
            if rendering.attested and is_misreading(rendering.mending, _SHORT - 1):
                mending = rendering.mending
                return mending, _HEADER, paper.evidence(mending.word, leads, ())
        for mending in options if word.shown else ():
            if paper.knowledge.is_name(mending.word) and is_misreading(mending):
                evidence = paper.evidence(mending.word, leads, ())
                # that a list has a name like it says nothing about a name of this paper
                if any(reason.kind != _ON_A_LIST for reason in evidence):
                    return mending, _LISTED, evidence
        return None

    def _could_be_outvoted(self, word: NameWord, paper: NameWitnesses) -> bool:
        """Whether a known word is a name that stands once and not in the service marks, whose
        names nobody translates."""
        zone = paper.document.zone_at(word.span.start).kind
        return (
            zone is not ZoneKind.SERVICE_MARKS
            and (word.shown or is_any_name(word.folded, paper.knowledge))
            and len(paper.names.like(word.folded)) == 1
        )

    def _outvoted(
        self, word: NameWord, paper: NameWitnesses
    ) -> tuple[Mending, float, tuple[Evidence, ...]] | None:
        """The mending of a known name that the translation has more often than the paper."""
        leads = paper.leads(word)
        for mending in mendings(word.folded, paper.knowledge.errors):
            if not is_certain(mending) or len(mending.word) < _SHORT:
                continue
            same = paper.names.like(mending.word)
            if not same or word in same:
                continue
            if any(paper.translation.renders(lead + word.token.word) for lead in leads):
                return None
            places = max(len(paper.translation.exact(lead + mending.word)) for lead in leads)
            if places > len(same):
                return mending, _OUTVOTED, paper.evidence(mending.word, leads, same)
        return None


def _is_same(mending: Mending, other: str) -> bool:
    """Whether a mending is the other name: in any case for a changed letter of the stem, letter by
    letter for a lost or added one and for the end, where case forms differ by themselves."""
    if mending.replaces and not mending.at_end:
        return same_name(other, mending.word)
    return other == mending.word and len(other) > _SHORT
