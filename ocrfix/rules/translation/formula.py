"""TRA004: the precedence and classification that the translation names stand in the original."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document, Line, ZoneKind
from ocrfix.facts import Fact, FactKind
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.language.forms import FormLine, form_key
from ocrfix.messages import N_, _
from ocrfix.rules.base import DocumentRule, RuleContext

#: Several printed formulas have one English rendering, and the line can hardly be read.
_LIKELY = 0.4
_POSSIBLE = 0.2
#: Share of equal letters from which a line may be the formula: the first letter and a few others.
#: A stamped or handwritten formula keeps little more (``В. ЗЮЧКО`` for ``В. СРОЧНО``: 0.57).
_READABLE = 0.35
#: Longer lines are text.
_LONGEST = 40
#: Most formulas proposed for one place.
_MOST = 3

_MESSAGES = {
    FactKind.PRECEDENCE: N_("This may be the precedence: {note}, and no line of the original does"),
    FactKind.CLASSIFICATION: N_(
        "This may be the classification: {note}, and no line of the original does"
    ),
}


class TranslatedFormula(DocumentRule):
    """Precedence and classification against the translation.

    What it does
        When the head of the translation states a precedence or classification (EXTREMELY URGENT)
        and no line of the original does, the unreadable short line of the cover that is most like
        one of the printed formulas so rendered is shown, with those formulas as suggestions.

    Why it matters
        Such marks are stamped or written by hand and read worst of all, and they tell how a
        telegram was dealt with.

    Example
        ``В. ЗЮЧКО`` on the cover where the translation has EXTREMELY URGENT: ``В. СРОЧНО``.

    When it is wrong
        When the mark was left out of the transcription and the line is a signature or a note.

    Fix safety
        Unsafe, and of low confidence: the scan decides.
    """

    code = "TRA004"
    name = "translated-formula"
    summary = "The translation states a precedence or grade that no line states"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """At most one issue for the precedence and one for the classification."""
        for kind in _MESSAGES:
            facts = context.facts.of(kind)
            stated = [fact for fact in facts if fact.zone is ZoneKind.TRANSLATION]
            if not stated or any(fact.language == "ru" for fact in facts):
                continue
            formulas = _formulas_rendered(stated[0], context)
            lines = _unreadable_lines(document, context)
            ranked = sorted(
                (
                    (_likeness(line, formula), line, formula)
                    for line in lines
                    for formula in formulas
                ),
                key=lambda option: (-option[0], option[1].span),
            )
            if ranked and ranked[0][0] >= _READABLE:
                line = ranked[0][1]
                best = [formula for _, other, formula in ranked if other is line]
                yield self._issue(document, stated[0], line, best)

    def _issue(
        self, document: Document, stated: Fact, line: Line, formulas: list[FormLine]
    ) -> Issue:
        note = _("the translation says «{text}»").format(text=" ".join(stated.raw.split()))
        evidence = (Evidence("translation", note, stated.span),)
        texts = list(dict.fromkeys(_as_on_form(formula.text, line.text) for formula in formulas))
        suggestions = [
            Suggestion(text, _LIKELY if place == 0 else _POSSIBLE, evidence)
            for place, text in enumerate(texts[:_MOST])
        ]
        stripped = line.text.strip()
        start = line.span.start + line.text.index(stripped)
        span = type(line.span)(start, start + len(stripped))
        message = _(_MESSAGES[stated.kind]).format(note=note)
        return self.issue(document, span, message, suggestions, evidence)


def _formulas_rendered(stated: Fact, context: RuleContext) -> list[FormLine]:
    """The printed formulas whose English rendering the translation has."""
    said = " ".join(stated.raw.split()).lower()
    return [
        formula
        for formula in context.knowledge.forms.of_kind(str(stated.kind))
        if said in (english.lower() for english in formula.english)
    ]


def _unreadable_lines(document: Document, context: RuleContext) -> Iterator[Line]:
    """Short lines of the cover without figures that are no formula and hold an unknown word."""
    covers = [zone.span for zone in document.zones_of(ZoneKind.COVER_FORM)]
    for line in document.lines:
        text = line.text.strip()
        inside = any(span.start <= line.span.start < span.end for span in covers)
        if not inside or not text or len(text) > _LONGEST or any(map(str.isdigit, text)):
            continue
        words = [token for token in document.tokens_in(line.span) if len(token.word) > 2]
        known = [word for word in words if context.knowledge.lexicon.knows(word.folded)]
        if words and len(known) < len(words) and not context.knowledge.forms.exact(text):
            yield line


def _likeness(line: Line, formula: FormLine) -> float:
    from rapidfuzz.distance import Levenshtein  # only when something is missing

    return Levenshtein.normalized_similarity(form_key(line.text), formula.key)


def _as_on_form(formula: str, line: str) -> str:
    """The formula in capitals if the line is: forms stamp them so."""
    return formula.upper() if line.upper() == line else formula
