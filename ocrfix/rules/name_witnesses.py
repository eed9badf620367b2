"""Where a paper says how a name is spelt: other places, the header, the translation, the lists.

``Мологову`` on the copy list of a paper has witnesses for ``Молотову``: ``М О Л О Т О В У`` at its
head, ``Molotov`` in the title and twice in the translation, and the list of names. The rules about
names share this module; what they make of the witnesses is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import FactKind
from ocrfix.facts.name_words import Mending, NameIndex, NameWord, mendings, name_words
from ocrfix.issues import Evidence
from ocrfix.language.entries import NAMES, Flag
from ocrfix.language.gazetteer import plain
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

#: Similarity (`ocrfix.language.transliteration`) from which a name is rendered by the other one,
#: and from which it may be a misread form of it: all but one letter.
RENDERED = 0.9
_ALL_BUT_ONE = 0.7
#: The same for a letter that was read as two (``ю`` as ``ко``).
_ALL_BUT_TWO = 0.4
_EXACT = 0.99
#: A reader looks at a few places; the count of the others says no more.
MOST_PLACES = 4
_CAPITALISED = re.compile(
    r"(?<![^\W_])[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*(?:\s[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*){0,2}"
)
#: Letters of like sound.
_LIKE_SOUNDS = ("зсц", "бп", "дт", "гкх", "жшчщ", "вф", "чц", "рл", "мн", "джз")
_SHORTEST_CERTAIN = 5
#: Shorter words are rendered by something or other.
_SHORTEST_ATTESTED = 3
_VOWELS = frozenset("аеёиоуыэюя")


@dataclass(frozen=True, slots=True)
class EnglishName:
    """One to three capitalised words of the English text, with the places they stand at."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A mended name and the English name that renders it; `attested`: a list or another place of
    the paper has the mended name, too."""

    mending: Mending
    name: EnglishName
    attested: bool


@dataclass(frozen=True)
class EnglishNames:
    """The names of the header or the translation, compared with Russian ones."""

    names: tuple[EnglishName, ...]
    knowledge: Knowledge
    _ranked: dict[str, list[tuple[float, EnglishName]]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document, kind: ZoneKind, knowledge: Knowledge) -> EnglishNames:
        """The capitalised words of zones, alone and in groups of two and three; each once."""
        found: dict[str, list[Span]] = {}
        for zone in document.zones_of(kind):
            if zone.language == "en":
                for text, span in _groups(document, zone.span):
                    found.setdefault(text, []).append(span)
        names = (EnglishName(text, tuple(spans)) for text, spans in found.items())
        return cls(tuple(names), knowledge)

    def ranked(self, russian: str) -> list[tuple[float, EnglishName]]:
        """The names by their similarity to a Russian one, the most similar first."""
        known = self._ranked.get(russian)
        if known is None:
            length = len(russian)
            known = [
                (self.similarity(russian, name), name)
                for name in self.names
                if 0.5 * length <= len(name.text) <= 2 * length + 2
            ]
            known.sort(key=lambda item: (-item[0], item[1].text))
            self._ranked[russian] = known
        return known

    def similarity(self, russian: str, name: EnglishName) -> float:
        """From 0 to 1, where 1 is an exact rendering, by rule or by the list (Фузан, Busan)."""
        return 1.0 if plain(name.text) in self._listed(russian) else _by_rule(russian, name)

    def _listed(self, russian: str) -> frozenset[str]:
        words = russian.split()
        if not words or not self.knowledge.is_name(words[0]):
            return frozenset()
        mentions = self.knowledge.gazetteer.mentions(words)
        return frozenset(
            plain(text)
            for mention in mentions
            if mention.length == len(words) and not mention.alone
            for text in mention.name.english
        )

    def renders(self, russian: str) -> bool:
        """Whether one of the names renders a Russian one, period variants included."""
        ranked = self.ranked(russian)
        return bool(ranked) and ranked[0][0] >= RENDERED

    def rendering(self, russian: str) -> EnglishName | None:
        """The name that renders a Russian one exactly, if there is one."""
        ranked = self.ranked(russian)
        return ranked[0][1] if ranked and ranked[0][0] >= _EXACT else None

    def exact(self, russian: str) -> list[Span]:
        """The places of the names that render a Russian one exactly, in order."""
        spans = [
            span
            for similarity, name in self.ranked(russian)
            if similarity >= _EXACT
            for span in name.spans
        ]
        return sorted(set(spans))

    def mended(self, word: NameWord, leads: Sequence[str], names: NameIndex) -> Iterator[Rendering]:
        """What one listed confusion turned back makes of a word so that a name here renders it;
        nothing if one renders it as it stands."""
        if any(self.renders(lead + word.token.word) for lead in leads):
            return
        for lead in leads:
            ranked = self.ranked(lead + word.token.word)
            close = [option for option in ranked if option[0] >= _ALL_BUT_TWO]
            options = mendings(word.folded, self.knowledge.errors) if close else ()
            for mending in sorted(options, key=lambda option: option.weight):
                name = self._exactly(lead, mending, close)
                if name is not None and not _may_be_yo(mending):
                    known = self.knowledge.is_name(mending.word)
                    yield Rendering(mending, name, known or _elsewhere(mending, word, names))

    def _exactly(
        self, lead: str, mending: Mending, close: Sequence[tuple[float, EnglishName]]
    ) -> EnglishName | None:
        """The name that renders the mended name exactly."""
        least = _ALL_BUT_ONE if len(mending.confusion.read) < 2 else _ALL_BUT_TWO
        for similarity, name in close:
            if similarity < least:
                break
            russian = lead + mending.word
            if _by_rule(russian, name) >= _EXACT:
                return name
            if plain(name.text) in self._listed(russian) and is_certain(mending):
                return name
        return None


def _elsewhere(mending: Mending, word: NameWord, names: NameIndex) -> bool:
    """Whether the paper has the mended name, not counting what is a form of the word itself."""
    alike = names.like(word.folded)
    return any(other not in alike for other in names.like(mending.word))


def _by_rule(russian: str, name: EnglishName) -> float:
    # the tables of transliteration are loaded only for documents with an English text
    from ocrfix.language.transliteration import counterpart

    return counterpart(russian, name.text).similarity


def _groups(document: Document, zone: Span) -> Iterator[tuple[str, Span]]:
    for match in _CAPITALISED.finditer(document.source, zone.start, zone.end):
        pieces = list(re.finditer(r"\S+", match.group()))
        for first in range(len(pieces)):
            for last in range(first, len(pieces)):
                start, end = pieces[first].start(), pieces[last].end()
                text = " ".join(match.group()[start:end].split())
                if len(text) >= 3:
                    yield text, Span(match.start() + start, match.start() + end)


class NameWitnesses:
    """All that one paper says about its names."""

    def __init__(self, context: RuleContext) -> None:
        """Nothing is read before it is asked for."""
        self.document = context.document
        self.knowledge = context.knowledge
        self.facts = context.facts
        self.names = NameIndex(name_words(context.document, context.facts))

    @classmethod
    def of(cls, context: RuleContext) -> NameWitnesses:
        """Those of a paper, worked out once for all rules."""
        found = context.shared.get(cls)
        if not isinstance(found, cls):
            context.shared[cls] = found = cls(context)
        return found

    @cached_property
    def header(self) -> EnglishNames:
        """The names of the English header."""
        return EnglishNames.of(self.document, ZoneKind.HEADER, self.knowledge)

    @cached_property
    def translation(self) -> EnglishNames:
        """The names of the translation."""
        return EnglishNames.of(self.document, ZoneKind.TRANSLATION, self.knowledge)

    @cached_property
    def translated(self) -> frozenset[str]:
        """The normal forms of the persons and places of the translation."""
        return frozenset(
            fact.value
            for fact in self.facts.of(FactKind.NAME, FactKind.PLACE)
            if fact.zone is ZoneKind.TRANSLATION
        )

    def evidence(
        self, mended: str, leads: Sequence[str], same: Sequence[NameWord]
    ) -> tuple[Evidence, ...]:
        """Everything that states a mended name: the places `same` of the paper, the header, the
        translation, a list."""
        found = [
            Evidence(
                "same-document",
                _("the paper has «{name}»").format(name=other.token.word),
                other.span,
            )
            for other in same[:MOST_PLACES]
        ]
        for kind, note, english in (
            ("same-document", _("the header has {name}"), self.header),
            ("translation", _("the translation has {name}"), self.translation),
        ):
            spans = {span for lead in leads for span in english.exact(lead + mended)}
            for span in sorted(spans)[:MOST_PLACES]:
                text = " ".join(span.text(self.document.source).split())
                found.append(Evidence(kind, note.format(name=text), span))
        return (*found, *listed(mended, self.knowledge))

    def leads(self, word: NameWord) -> list[str]:
        """What stands before a word as part of the same name: ``Пэн `` before ``Дэ-хуай``."""
        line = self.document.line_at(word.span.start)
        before = self.document.source[line.span.start : word.span.start][-_LONGEST_LEAD:]
        leads = [""]
        match = re.search(r"(?<![^\W_])((?:[А-ЯЁ][а-яё\-]*\s){1,2})\Z", before)
        if match is not None:
            parts = match.group(1).split()
            leads += [" ".join(parts[-count:]) + " " for count in range(1, len(parts) + 1)]
        return leads


#: Two words before a name; code points.
_LONGEST_LEAD = 60


def listed(word: str, knowledge: Knowledge) -> tuple[Evidence, ...]:
    """That a list knows a folded name, if one does."""
    entry = knowledge.lexicon.lookup(word)
    name = "-".join(part.capitalize() for part in word.split("-"))
    if entry is not None and entry.flags & (Flag.PERSON | Flag.TOWN):
        return (Evidence("dictionary", _("«{name}» is on the list of names").format(name=name)),)
    if entry is not None and entry.flags & (Flag.NAME | Flag.PLACE):
        return (Evidence("dictionary", _("«{name}» is a known name").format(name=name)),)
    if knowledge.lexicon.knows(word):
        return (Evidence("dictionary", _("«{word}» is a known word").format(word=word)),)
    return ()


def is_misreading(mending: Mending, shortest: int = 6) -> bool:
    """Whether a name may be called misread where both spellings can be names: a letter of the stem
    for another, and not vowel for vowel, as the spellings of foreign names differ (``Шердеван``,
    ``Ширдеван``). Names of few letters differ from each other by a letter (``Чжан``, ``Чжао``)."""
    sides = mending.confusion.truth + mending.confusion.read
    vowels = all(letter in _VOWELS for letter in sides)
    return mending.replaces and not mending.at_end and not vowels and len(mending.word) >= shortest


def is_certain(mending: Mending) -> bool:
    """The same where both spellings may be established: no letter for one of like sound, in which
    the spellings of foreign names differ (``Гензан``, ``Генсан``)."""
    sides = {mending.confusion.truth, mending.confusion.read}
    return is_misreading(mending, _SHORTEST_CERTAIN) and not any(
        sides <= set(letters) for letters in _LIKE_SOUNDS
    )


def _may_be_yo(mending: Mending) -> bool:
    """Whether the «е» that seems misread is a ё that English writes o: ``Линдстрем``, Lindstrom."""
    return (mending.confusion.truth, mending.confusion.read) == ("о", "е")


def is_any_name(word: str, knowledge: Knowledge) -> bool:
    """Whether a lexicon knows the folded word as a name of a person or place."""
    entry = knowledge.lexicon.lookup(word)
    return entry is not None and bool(entry.flags & NAMES)


def is_attested_abroad(token: Token, context: RuleContext) -> bool:
    """Whether the header or the translation has the name that a capitalised word is.

    «Тведт» is in no dictionary, but right beside ``Tvedt``.
    """
    if not token.word[:1].isupper() or len(token.folded) < _SHORTEST_ATTESTED:
        return False
    paper = NameWitnesses.of(context)
    return any(names.renders(token.word) for names in (paper.translation, paper.header))
