"""What a rule is: it looks at one token, one document or a whole corpus, and yields issues.

``SCR001`` is offered the token ``Мocквa`` and yields an Issue; no rule prints, reads a file or
changes a text. The docstring of a rule class has the sections *What it does*, *Why it matters*,
*Example*, *When it is wrong* and *Fix safety*; it is what ``ocrfix explain`` shows.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from ocrfix.config import Settings
from ocrfix.correction.assessment import Assessment, assess
from ocrfix.correction.surroundings import Surroundings
from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts import Facts, extract
from ocrfix.facts.events import Event, find_events
from ocrfix.issues import Applicability, Evidence, Issue, Severity, Suggestion
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
    def places(self) -> TranslationPlaces:
        """Where in the translation a place of the original is rendered."""
        from ocrfix.rules.translation.places import TranslationPlaces

        return TranslationPlaces(self.document, self.alignment)

    @cached_property
    def known_words(self) -> dict[int, bool]:
        """By the start of a token, whether it is known; filled by `ocrfix.rules.words.is_known`."""
        return {}

    @cached_property
    def shared(self) -> dict[type, object]:
        """What rules have worked out for each other, by its type."""
        return {}

    @cached_property
    def _assessments(self) -> dict[int, Assessment]:
        return {}

    def assess(self, token: Token) -> Assessment:
        """The verdict on an unknown word, worked out once for all rules."""
        start = token.span.start
        if start not in self._assessments:
            most = self.settings.max_suggestions
            self._assessments[start] = assess(token, self.knowledge, self.surroundings, most)
        return self._assessments[start]


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
    """Judges many documents: `collect` runs once a document, `check` once over all."""

    @abstractmethod
    def collect(self, document: Document) -> Collected:
        """What this rule needs to know of one document; small and picklable."""

    @abstractmethod
    def check(self, collected: Iterable[Collected]) -> Iterator[Issue]:
        """The issues of the corpus."""
