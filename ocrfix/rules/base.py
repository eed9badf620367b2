"""What a rule is: it looks at one token, one document or a whole corpus, and yields issues.

``SCR001`` is offered the token ``Мocквa`` and yields an Issue; no rule prints, reads a file or
changes a text. The docstring of a rule class has the sections *What it does*, *Why it matters*,
*Example*, *When it is wrong* and *Fix safety*; it is what ``ocrfix explain`` shows.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from ocrfix.config import Settings
from ocrfix.correction.capitals import Capitals
from ocrfix.correction.judge import Judge
from ocrfix.correction.surroundings import Surroundings
from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import FactKind, Facts, extract
from ocrfix.facts.events import Event, find_events
from ocrfix.issues import Applicability, Elsewhere, Evidence, Issue, Severity, Suggestion
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

if TYPE_CHECKING:
    from ocrfix.rules.translation.alignment import Alignment
    from ocrfix.rules.translation.places import TranslationPlaces

#: The zones that hold the Russian transcription.
RUSSIAN_ZONES = frozenset(
    {ZoneKind.COVER_FORM, ZoneKind.BODY, ZoneKind.CONTINUATION, ZoneKind.SERVICE_MARKS}
)
ALL_ZONES = frozenset(ZoneKind)

Collected = TypeVar("Collected")


@dataclass(frozen=True)
class RuleContext:
    """Everything a rule may look at besides the token or document it is given."""

    document: Document
    knowledge: Knowledge
    settings: Settings

    @cached_property
    def facts(self) -> Facts:
        """What the document states: extracted once, shared by all rules."""
        return extract(self.document, self.knowledge)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What the dates of the document belong to: signature, receipt, header and so on."""
        return find_events(self.document, self.facts)

    @cached_property
    def alignment(self) -> Alignment | None:
        """The numbers of the original beside those of the translation; None without one."""
        from ocrfix.rules.translation.alignment import align_documents

        return align_documents(self.facts)

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the document and its translation say about its words."""
        return Surroundings(self.document, self.knowledge, self.places)

    @cached_property
    def capitals(self) -> Capitals:
        """What speaks for and against the capitals of the document."""
        return Capitals(self.document, self.knowledge, self.surroundings)

    @cached_property
    def places(self) -> TranslationPlaces:
        """Where in the translation a place of the original is rendered."""
        from ocrfix.rules.translation.places import TranslationPlaces

        return TranslationPlaces(self.document, self.alignment)

    @cached_property
    def known_words(self) -> dict[int, bool]:
        """By the start of a token, whether it is known; filled by `ocrfix.rules.words.is_known`."""
        return {}

    @cached_property
    def date_spans(self) -> list[Span]:
        """Where the dates of the document stand, in order."""
        return sorted(fact.span for fact in self.facts.of(FactKind.DATE))

    @cached_property
    def institution_spans(self) -> list[Span]:
        """Where institutions are named, in order."""
        return sorted(fact.span for fact in self.facts.of(FactKind.INSTITUTION))

    @cached_property
    def shared(self) -> dict[type, object]:
        """What rules have worked out for each other, by its type."""
        return {}

    @cached_property
    def judge(self) -> Judge:
        """The judge of the doubtful words, with the character model if the settings allow it."""
        reading = None
        if self.settings.reader:
            from ocrfix.correction.reader import load_reader

            reading = load_reader().read(self.document.source)
        return Judge(self.document, self.knowledge, self.surroundings, self.capitals, reading)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document that is told apart from it: small, and the same in every process.

    Line and column are counted from 1.
    """

    path: str
    span: Span
    text: str
    zone: str
    line: int
    column: int

    @classmethod
    def of(cls, document: Document, span: Span) -> Place:
        """The place of `span` in a document."""
        line, column = document.index.position(span.start)
        zone = str(document.zone_at(span.start).kind)
        return cls(document.path, span, span.text(document.source), zone, line, column)

    def part(self, span: Span) -> Place:
        """The place of a span within this one."""
        first, last = span.start - self.span.start, span.end - self.span.start
        _, newline, before = self.text[:first].rpartition("\n")
        line = self.line + self.text[:first].count("\n")
        column = len(before) + 1 if newline else self.column + first
        return Place(self.path, span, self.text[first:last], self.zone, line, column)

    def evidence(self, note: str, issue_at: Place) -> Evidence:
        """This place as a witness in an issue at `issue_at`, of the same or of another file."""
        if self.path == issue_at.path:
            return Evidence("same-document", note, self.span)
        text = " ".join(self.text.split())
        other = Elsewhere(self.path, self.line, self.column, text)
        return Evidence("other-document", note, self.span, other)


@dataclass(frozen=True, slots=True)
class FileIssue:
    """An issue, and the path of the file it lies in."""

    path: str
    issue: Issue


def no_surer_than(most: float, suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """The suggestions, the first with a confidence of at most `most`."""
    if not suggestions or suggestions[0].confidence <= most:
        return suggestions
    first, *others = suggestions
    return (replace(first, confidence=most), *others)


class Rule:
    """What all rules share; the class attributes describe the rule to people and programs."""

    code: ClassVar[str]
    name: ClassVar[str]
    summary: ClassVar[str]
    zones: ClassVar[frozenset[ZoneKind]] = RUSSIAN_ZONES
    applicability: ClassVar[Applicability] = Applicability.SAFE
    severity: ClassVar[Severity] = Severity.WARNING

    def issue(
        self,
        document: Document,
        span: Span,
        message: str,
        suggestions: Iterable[Suggestion] = (),
        evidence: Iterable[Evidence] = (),
    ) -> Issue:
        """An issue of this rule at `span`, with the zone and the text filled in."""
        return Issue(
            rule=self.code,
            name=self.name,
            span=span,
            text=span.text(document.source),
            message=message,
            severity=self.severity,
            applicability=self.applicability,
            zone=str(document.zone_at(span.start).kind),
            suggestions=tuple(suggestions),
            evidence=tuple(evidence),
        )


class TokenRule(Rule, ABC):
    """Judges one token of its zones."""

    @abstractmethod
    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """The issues of one token."""


class DocumentRule(Rule, ABC):
    """Judges a document as a whole."""

    @abstractmethod
    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """The issues of a document."""


class CorpusRule(Rule, ABC, Generic[Collected]):
    """Judges many documents: `collect` runs once a document, `check` once over all.

    `ocrfix fix` mends each file by itself, so what other files say is only shown.
    """

    applicability = Applicability.DISPLAY_ONLY

    @abstractmethod
    def collect(self, context: RuleContext) -> Collected:
        """What this rule needs to know of one document; small and picklable."""

    @abstractmethod
    def check(self, collected: Sequence[Collected], knowledge: Knowledge) -> Iterator[FileIssue]:
        """The issues of the corpus; `collected` is in the order of the files."""

    def issue_at(
        self,
        place: Place,
        message: str,
        suggestions: Iterable[Suggestion] = (),
        evidence: Iterable[Evidence] = (),
    ) -> FileIssue:
        """An issue of this rule at a place of one of the files."""
        issue = Issue(
            rule=self.code,
            name=self.name,
            span=place.span,
            text=place.text,
            message=message,
            severity=self.severity,
            applicability=self.applicability,
            zone=place.zone,
            suggestions=tuple(suggestions),
            evidence=tuple(evidence),
        )
        return FileIssue(place.path, issue)
