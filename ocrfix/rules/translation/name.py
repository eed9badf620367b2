"""TRA003: the names of the original are those of the translation."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts.name_words import NameWord, mendings, respelt, unlisted_mendings
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.name_witnesses import (
    MOST_PLACES,
    RENDERED,
    NameWitnesses,
    Rendering,
    is_any_name,
    is_certain,
)

#: A mended name that is rendered exactly: also elsewhere in the paper or on a list, or not.
_ATTESTED = 0.94
_NEW = 0.85
#: A name that a list knows, beside a name of the translation that nothing else renders.
_LONELY = 0.85
#: A listed name of the translation that one letter, not a listed confusion, keeps away.
_UNLISTED = 0.9
_SHORTEST_UNLISTED = 7
#: In shorter names a lost or gained letter makes another one (``Хучан``, ``Хуан``).
_SHORTEST_LOSS = 6
#: Known names of fewer letters have too many look-alikes.
_SHORTEST_KNOWN = 5


class TranslatedName(DocumentRule):
    """Names of the text against the translation.

    What it does
        A Russian name that no list knows and that no name of the translation renders, while one
        name there renders it but for a letter, is mended by a listed confusion of letters so that
        the rendering becomes exact. A known name is mended only if it stands once and the name of
        the translation renders no other name of the paper.

    Why it matters
        Names are what readers search for, and the translator read them from the paper itself.

    Example
        ``тов. Бешеву`` where the translation has «Comrade Beshchev»: ``Бещеву``.

    When it is wrong
        When the translation gives a name in a form of its own.

    Fix safety
        Unsafe: names are never changed without being asked for.
    """

    code = "TRA003"
    name = "translated-name"
    summary = "A name is one misread letter away from that of the translation"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each name that the translation mends."""
        if not any(document.zones_of(ZoneKind.TRANSLATION)):
            return
        paper = NameWitnesses.of(context)
        if not paper.translation.names:
            return
        for word in paper.names.words:
            if word.clerk:
                continue  # whom nobody translates
            if _is_doubtful(word, paper):
                found = self._mended(word, paper)
            elif _may_be_lonely(word, paper):
                found = self._lonely(word, paper)
            else:
                continue
            if found is not None:
                yield self._issue(word, paper, *found)

    def _issue(
        self, word: NameWord, paper: NameWitnesses, rendering: Rendering, confidence: float
    ) -> Issue:
        name = rendering.name
        text = respelt(word.token, rendering.mending.word, paper.names)
        places = tuple(
            Evidence("translation", _("the translation has {name}").format(name=name.text), span)
            for span in name.spans[:MOST_PLACES]
        )
        evidence = (*places, Evidence("confusion", rendering.mending.note))
        message = _("The name {name} is not in the translation, which has {other}").format(
            name=word.token.word, other=name.text
        )
        suggestion = Suggestion(text, confidence, evidence)
        return self.issue(paper.document, word.span, message, [suggestion], evidence)

    def _mended(self, word: NameWord, paper: NameWitnesses) -> tuple[Rendering, float] | None:
        """The cheapest mending of a doubtful name; one in no list only for letters that sound."""
        for rendering in paper.translation.mended(word, paper.leads(word), paper.names):
            mending = rendering.mending
            if rendering.attested and (mending.replaces or len(mending.word) >= _SHORTEST_LOSS):
                return rendering, _ATTESTED
            known = paper.knowledge.lexicon.knows(word.folded)
            if mending.replaces and not mending.at_end and not known:
                return rendering, _NEW
        return self._unlisted(word, paper)

    def _unlisted(self, word: NameWord, paper: NameWitnesses) -> tuple[Rendering, float] | None:
        """A long word that one letter, whatever it is, keeps from a listed family name that the
        translation has."""
        leads = paper.leads(word)
        if len(word.folded) < _SHORTEST_UNLISTED or paper.knowledge.lexicon.knows(word.folded):
            return None
        if any(paper.translation.renders(lead + word.token.word) for lead in leads):
            return None
        for mending in unlisted_mendings(word.folded, paper.knowledge.errors):
            if not is_certain(mending) or not paper.knowledge.is_name(mending.word):
                continue
            if _is_translated(mending.word, paper, family_name=True):
                name = paper.translation.rendering(mending.word)
                if name is not None:
                    return Rendering(mending, name, attested=True), _UNLISTED
        return None

    def _lonely(self, word: NameWord, paper: NameWitnesses) -> tuple[Rendering, float] | None:
        """The mending of a known name, if nothing else of the paper is rendered by that name."""
        if not _could_be_translated(word, paper):
            return None
        for rendering in paper.translation.mended(word, paper.leads(word), paper.names):
            mending = rendering.mending
            if not is_certain(mending):
                continue
            if paper.knowledge.is_name(mending.word) and _is_lonely(rendering, word, paper):
                return rendering, _LONELY
        return None


def _is_doubtful(word: NameWord, paper: NameWitnesses) -> bool:
    """Unknown to every list; or, after a title, known only as a word and seldom in the paper."""
    if paper.knowledge.is_name(word.folded):
        return False
    if not paper.knowledge.lexicon.knows(word.folded):
        return True
    return word.shown and len(paper.names.like(word.folded)) == 1


def _may_be_lonely(word: NameWord, paper: NameWitnesses) -> bool:
    """A known name that stands once and not in the service marks, whose names nobody translates."""
    zone = paper.document.zone_at(word.span.start).kind
    once = len(paper.names.like(word.folded)) == 1
    return (
        once
        and zone is not ZoneKind.SERVICE_MARKS
        and len(word.folded) >= _SHORTEST_KNOWN
        and is_any_name(word.folded, paper.knowledge)
    )


def _could_be_translated(word: NameWord, paper: NameWitnesses) -> bool:
    """Whether a mending is a listed name that the translation has: cheaper than comparing all."""
    for mending in mendings(word.folded, paper.knowledge.errors):
        if not is_certain(mending) or not paper.knowledge.is_name(mending.word):
            continue
        if any(_is_translated(lead + mending.word, paper) for lead in paper.leads(word)):
            return True
    return False


def _is_translated(name: str, paper: NameWitnesses, *, family_name: bool = False) -> bool:
    """Whether a Russian name is listed and one of the persons and places of the translation;
    `family_name` asks for one that stands alone, whose spelling does not vary as foreign ones."""
    mentions = paper.knowledge.gazetteer.mentions(name.split())
    return any(
        mention.value in paper.translated and (mention.alone or not family_name)
        for mention in mentions
    )


def _is_lonely(rendering: Rendering, word: NameWord, paper: NameWitnesses) -> bool:
    """Whether the English name renders no other name of the paper."""
    return not any(
        paper.translation.similarity(lead + other.token.word, rendering.name) >= RENDERED
        for other in paper.names.words
        if other is not word
        for lead in paper.leads(other)
    )
