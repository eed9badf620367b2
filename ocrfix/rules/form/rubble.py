"""FRM003: what OCR made of spots, stamps and edges, such as ``а ^^ пАА — НО п`` behind a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.correction.features import korean_shape
from ocrfix.correction.judge import Assessment, Damage
from ocrfix.document.model import Document
from ocrfix.issues import Applicability, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.rules.words import (
    LEAST_WRONG_IF_KNOWN,
    ONE_LETTER_WORDS,
    is_abbreviation,
    is_acronym_in_text,
    is_known,
    is_roman_number,
    is_typists_mark,
    verdict,
)
from ocrfix.text.spans import Span
from ocrfix.text.tokens import Token

#: Figures and words of one letter are taken for rubble if that is at least so sure.
LEAST = 0.5
_BEFORE_NUMBER = re.compile(r"[ \u00a0]\d")


class Rubble(DocumentRule):
    """Characters where nothing stood on the paper: spots, edges, the print of a stamp.

    What it does
        Weighs each doubtful word for being none at all; neighbouring ones are one report.

    Why it matters
        Rubble is found by searches and read as words by those who have only the text.

    Example
        ``начальник цеха ИИА`` → ``начальник цеха``

    When it is wrong
        Abbreviations and typists' marks that no list has.

    Fix safety
        Unsafe: what is taken away is gone, so a person must look at the page.
    """

    code = "FRM003"
    name = "rubble"
    summary = "Characters where nothing stood on the paper"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each run of rubble within a line."""
        run: list[tuple[Token, Assessment]] = []
        for token in document.tokens:
            assessment = None
            if document.zone_at(token.span.start).kind in self.zones:
                assessment = verdict(token, context)
            if assessment is not None and _is_rubble(token, assessment, context):
                if run and not _adjoin(run[-1][0], token, document):
                    yield self._found(run, document)
                    run = []
                run.append((token, assessment))
            elif run:
                yield self._found(run, document)
                run = []
        if run:
            yield self._found(run, document)

    def _found(self, run: list[tuple[Token, Assessment]], document: Document) -> Issue:
        span = Span(run[0][0].span.start, run[-1][0].span.end)
        confidence = min(assessment.right for _, assessment in run)
        reason = run[0][1].suggestions[0].evidence
        message = _("Nothing may have stood here")
        suggestions = [Suggestion("", confidence, reason)]
        if len(run) == 1:
            suggestions += run[0][1].suggestions[1:]
        return self.issue(document, span, message, suggestions)


def _is_rubble(token: Token, assessment: Assessment, context: RuleContext) -> bool:
    """Whether a word is said to be none: no part of ``Пак Ир У``, ``5/Х-62 г`` or ``аш/ев``."""
    if assessment.damage is not Damage.RUBBLE or is_abbreviation(token, context):
        return False
    plausible = token.has_digit or token.folded in ONE_LETTER_WORDS
    if is_typists_mark(token, context) or (plausible and assessment.right < LEAST):
        return False
    if _joins_words(token, context) or _is_roman_in_text(token, context):
        return False
    _, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    acronym = after is not None and is_acronym_in_text(token, context)
    if acronym and assessment.right < LEAST_WRONG_IF_KNOWN:
        return False
    source, span = context.document.source, token.span
    slashed = "/" in (source[span.start - 1 : span.start], source[span.end : span.end + 1])
    return not slashed and not korean_shape(token, context.surroundings)


def _is_roman_in_text(token: Token, context: RuleContext) -> bool:
    """Whether a Roman number stands between words in small letters: ``по I очереди``."""
    around = context.surroundings.neighbours.get(token.span.start, (None, None))
    return is_roman_number(token.text) and all(
        word is not None and word.word.islower() and is_known(word, context) for word in around
    )


def _adjoin(first: Token, second: Token, document: Document) -> bool:
    """Whether nothing but marks and spaces of one line stand between two tokens."""
    return "\n" not in document.source[first.span.end : second.span.start]


def _joins_words(token: Token, context: RuleContext) -> bool:
    """Whether a word of one letter stands between two that are right: ``БУРЛАКОМ и ПЕНЧУКОМ``.

    A number may stand behind it, too: ``сварщиков — и 24``.
    """
    if token.text not in ONE_LETTER_WORDS:
        return False
    before, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    source = context.document.source
    if _BEFORE_NUMBER.match(source[token.span.end : token.span.end + 2]) and before is not None:
        return not source[before.span.end : token.span.start].strip(" \u00a0-–—")
    return (
        before is not None
        and after is not None
        and source[before.span.end : token.span.start] == " "
        and source[token.span.end : after.span.start] == " "
        and all(len(word.word) > 2 and verdict(word, context) is None for word in (before, after))
    )
