"""REF008: a name is spelt as elsewhere in the paper."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.facts.name_words import (
    Mending,
    NameIndex,
    NameWord,
    is_established,
    mendings,
    name_words,
    respelt,
    same_name,
)
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext

#: An unknown spelling one listed confusion away from a name of the paper that a list knows or that
#: stands there more often (development set, planted and real OCR: 22 of 24).
_SURE = 0.93
#: The same for a name that only the list of persons knows, where a title asks for a person.
_LISTED = 0.7
#: A spelling that stands more often in the paper is its own.
_MISREAD_ALIKE = 2
#: Names of so few letters differ from each other by a lost or added letter (``Чжан``, ``Чжань``).
_SHORT = 6


class NameVariant(DocumentRule):
    """Spellings of one name.

    What it does
        A name that no list knows and that one confusion of letters turns into another name of the
        paper (in any case), or, after a title, into a person of the list, gets that spelling.

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
        names = NameIndex(name_words(document, context.facts))
        for word in names.words:
            if is_established(word.folded, context.knowledge):
                continue
            found = self._variant(word, names, context)
            if found is not None:
                mending, confidence, evidence = found
                reasons = (evidence, Evidence("confusion", mending.note))
                text = respelt(word.token, mending.word, names)
                message = f"The name {word.token.word} is unknown, but {evidence.note}"
                suggestion = Suggestion(text, confidence, reasons)
                yield self.issue(document, word.span, message, [suggestion], reasons)

    def _variant(
        self, word: NameWord, names: NameIndex, context: RuleContext
    ) -> tuple[Mending, float, Evidence] | None:
        """The cheapest mending that is a name of the paper, or a listed person after a title."""
        alike = names.like(word.folded)
        if len(alike) > _MISREAD_ALIKE:
            return None
        options = sorted(
            mendings(word.folded, context.knowledge.errors), key=lambda mending: mending.weight
        )
        for mending in options:
            same = [
                other
                for other in names.like(mending.word)
                if other not in alike and _is_same(mending, other.folded)
            ]
            if not same:
                continue
            trusted = len(same) > len(alike) or any(
                is_established(other.folded, context.knowledge) for other in same
            )
            note = f"the paper has «{same[0].token.word}»"
            evidence = Evidence("same-document", note, same[0].span)
            if trusted:
                return mending, _SURE, evidence
        for mending in options if word.shown else ():
            if not context.knowledge.is_name(mending.word) or not _is_misreading(mending):
                continue
            name = "-".join(part.capitalize() for part in mending.word.split("-"))
            evidence = Evidence("dictionary", f"«{name}» is on the list of names")
            return mending, _LISTED, evidence
        return None


def _is_misreading(mending: Mending) -> bool:
    """Whether a listed name may be called misread without a witness in the paper: a letter of the
    stem for another, and not vowel for vowel, as the spellings of foreign names differ
    (``Шердеван``, ``Ширдеван``)."""
    sides = mending.confusion.truth + mending.confusion.read
    vowels = all(letter in "аеёиоуыэюя" for letter in sides)
    return mending.replaces and not mending.at_end and not vowels and len(mending.word) >= _SHORT


def _is_same(mending: Mending, other: str) -> bool:
    """Whether a mending is the other name: in any case for a changed letter of the stem, letter by
    letter for a lost or added one and for the end, where case forms differ by themselves."""
    if mending.replaces and not mending.at_end:
        return same_name(other, mending.word)
    return other == mending.word and len(other) > _SHORT
