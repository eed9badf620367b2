"""TRA003: the names of the original are those of the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts.name_words import (
    Mending,
    NameIndex,
    NameWord,
    mendings,
    name_words,
    respelt,
)
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.spans import Span

#: Similarity (`ocrfix.language.transliteration`) from which a name is rendered by the other one,
#: and from which it may be a misread form of it: all but one letter.
_RENDERED = 0.9
_ALL_BUT_ONE = 0.7
#: The same for a letter that was read as two (``ю`` as ``ко``).
_ALL_BUT_TWO = 0.4
_EXACT = 0.99
#: A mended name that is rendered exactly: also elsewhere in the paper or on a list, or not.
_ATTESTED = 0.94
_NEW = 0.85
_CAPITALISED = re.compile(
    r"(?<![^\W_])[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*(?:\s[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*){0,2}"
)


@dataclass(frozen=True, slots=True)
class EnglishName:
    """One to three capitalised words of the translation."""

    text: str
    span: Span


class TranslatedName(DocumentRule):
    """Names of the text against the translation.

    What it does
        A Russian name that no list knows and that no name of the translation renders, while one
        name there renders it but for a letter, is mended by a listed confusion of letters so that
        the rendering becomes exact.

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
        english = english_names(document)
        if not english:
            return
        names = NameIndex(name_words(document, context.facts))
        for word in names.words:
            if _is_doubtful(word, names, context):
                found = self._mended(word, names, english, context)
                if found is not None:
                    mending, name, confidence = found
                    text = respelt(word.token, mending.word, names)
                    evidence = (
                        Evidence("translation", f"the translation has {name.text}", name.span),
                        Evidence("confusion", mending.note),
                    )
                    message = (
                        f"The name {word.token.word} is not in the translation, "
                        f"which has {name.text}"
                    )
                    suggestion = Suggestion(text, confidence, evidence)
                    yield self.issue(document, word.span, message, [suggestion], evidence)

    def _mended(
        self,
        word: NameWord,
        names: NameIndex,
        english: Sequence[EnglishName],
        context: RuleContext,
    ) -> tuple[Mending, EnglishName, float] | None:
        for lead in _leads(word, context.document):
            ranked = _ranked(lead + word.token.word, english)
            if ranked and ranked[0][0] >= _RENDERED:
                return None
            close = [option for option in ranked if option[0] >= _ALL_BUT_TWO]
            options = mendings(word.folded, context.knowledge.errors) if close else ()
            for mending in sorted(options, key=lambda option: option.weight):
                name = _rendering(lead, mending, close)
                if name is None or _may_be_yo(mending):
                    continue
                if _attested(mending.word, names, context):
                    return mending, name, _ATTESTED
                if mending.replaces and not context.knowledge.lexicon.knows(word.folded):
                    return mending, name, _NEW
        return None


def _is_doubtful(word: NameWord, names: NameIndex, context: RuleContext) -> bool:
    """Unknown to every list; or, after a title, known only as a word and seldom in the paper."""
    if context.knowledge.is_name(word.folded):
        return False
    if not context.knowledge.lexicon.knows(word.folded):
        return True
    return word.shown and len(names.like(word.folded)) == 1


def _may_be_yo(mending: Mending) -> bool:
    """Whether the «е» that seems misread is a ё that English writes o: ``Линдстрем``, Lindstrom."""
    return (mending.confusion.truth, mending.confusion.read) == ("о", "е")


def _attested(mended: str, names: NameIndex, context: RuleContext) -> bool:
    return context.knowledge.is_name(mended) or bool(names.like(mended))


def _similarity(russian: str, english: str) -> float:
    # the tables of transliteration are loaded only for documents with a translation
    from ocrfix.language.transliteration import counterpart

    return counterpart(russian, english).similarity


def _rendering(
    lead: str, mending: Mending, close: Sequence[tuple[float, EnglishName]]
) -> EnglishName | None:
    """The name of the translation that renders the mended name exactly."""
    least = _ALL_BUT_ONE if len(mending.confusion.read) < 2 else _ALL_BUT_TWO
    for similarity, name in close:
        if similarity < least:
            break
        if _similarity(lead + mending.word, name.text) >= _EXACT:
            return name
    return None


def _ranked(russian: str, english: Sequence[EnglishName]) -> list[tuple[float, EnglishName]]:
    """The names of the translation by similarity, the most similar first."""
    length = len(russian)
    ranked = [
        (_similarity(russian, name.text), name)
        for name in english
        if 0.5 * length <= len(name.text) <= 2 * length + 2
    ]
    ranked.sort(key=lambda item: (-item[0], item[1].text))
    return ranked


def _leads(word: NameWord, document: Document) -> list[str]:
    """What stands before the word as part of the same name: ``Пэн `` before ``Дэ-хуай``."""
    line = document.line_at(word.span.start)
    before = document.source[line.span.start : word.span.start]
    leads = [""]
    match = re.search(r"(?<![^\W_])((?:[А-ЯЁ][а-яё\-]*\s){1,2})\Z", before)
    if match is not None:
        parts = match.group(1).split()
        leads += [" ".join(parts[-count:]) + " " for count in range(1, len(parts) + 1)]
    return leads


def english_names(document: Document) -> list[EnglishName]:
    """The capitalised words of the translation, alone and in groups of two and three; each once."""
    found: dict[str, EnglishName] = {}
    for zone in document.zones_of(ZoneKind.TRANSLATION):
        for match in _CAPITALISED.finditer(document.source, zone.span.start, zone.span.end):
            pieces = list(re.finditer(r"\S+", match.group()))
            for first in range(len(pieces)):
                for last in range(first, len(pieces)):
                    start, end = pieces[first].start(), pieces[last].end()
                    text = " ".join(match.group()[start:end].split())
                    span = Span(match.start() + start, match.start() + end)
                    if len(text) >= 3:
                        found.setdefault(text, EnglishName(text, span))
    return list(found.values())
