"""SCR005: a capital letter where none belongs: ``находятся На территории``, ``гоСударство``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ocrfix.correction.capitals import count_capitals, is_capitalised
from ocrfix.correction.casing import RESPECTED, inside_sentence, never_capitalised
from ocrfix.correction.features import korean_shape
from ocrfix.correction.judge import Damage
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule, no_surer_than
from ocrfix.rules.script.due_capitals import is_due
from ocrfix.rules.words import followed_by_point, is_known, is_word, verdict
from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import Token, TokenKind

#: Shares of right corrections on pages with truth, by the kind of evidence: a capital inside a
#: word, a word of a class that begins no title, another word, a letter (often rubble).
CONFIDENCE_INSIDE_WORD = 0.93
CONFIDENCE_SMALL = 0.93
CONFIDENCE_OTHER = 0.8
CONFIDENCE_LETTER = 0.6

#: P(stray) from which a capital is reported that the character model does not doubt.
REPORTED_FROM = 0.8
#: ``В 1935 году`` may begin a sentence before which the full stop was lost.
_BEFORE_YEAR = re.compile(r"\s\d{4}\b")
#: Behind rubble a sentence may begin.
MOST_BEHIND_RUBBLE = 0.9


class StrayCapital(TokenRule):
    """A word with a capital letter that its place in the sentence does not call for.

    What it does
        Inside a sentence, between words in small letters, it reports a capitalised word that
        period prose practically never capitalises, and anywhere a small-letter word with a
        capital in its middle. Where that is not so plain, what stands before and after, the line,
        the rest of the paper and period prose are weighed together.

    Why it matters
        Readers take a capital for a name or for the beginning of a sentence.

    Example
        ``размещены в госпиталях На китайской территории`` → ``на``

    When it is wrong
        Titles of institutions and works; courtesy forms (``Вы``, ``Ваш``) are left alone, and so
        is what a paper capitalises three times and oftener than not (``нашей Партии``).

    Fix safety
        Safe for words that period prose never capitalises, behind a known word of their line;
        others are left to a person.
    """

    code = "SCR005"
    name = "stray-capital"
    summary = "A capital letter where none belongs"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word with a capital too many."""
        if is_capitalised(token) and is_due(token, context):
            return
        yield from self._weighed(token, context)
        word = token.text
        if token.kind is not TokenKind.WORD or token.script is not Script.CYRILLIC:
            return
        if _capital_inside(word):
            text = word[0] + word[1:].lower()
            if _needs_none(token, context):
                text = word.lower()
            if context.knowledge.lexicon.knows(text):
                reason = Evidence("form", _("a capital in the middle of a word"))
                yield self._found(token, text, CONFIDENCE_INSIDE_WORD, reason, context)
        elif is_capitalised(token) and _needs_none(token, context):
            reason = Evidence("frequency", _("inside a sentence this word is written small"))
            small = context.knowledge.language.count(token.folded).small
            confidence = CONFIDENCE_SMALL if small else CONFIDENCE_OTHER
            if len(word) == 1:
                confidence = CONFIDENCE_LETTER
            yield self._found(token, word.lower(), confidence, reason, context)

    def _weighed(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """What is not plain from the neighbours is weighed with all that the page says."""
        if token.text.islower() or token.folded in RESPECTED:
            return
        initial = len(token.word) == 1 and followed_by_point(token, context)
        if initial or _begins_cell(token, context):
            return
        assessment = verdict(token, context)
        suggestions: tuple[Suggestion, ...] = ()
        if assessment is not None and assessment.damage is Damage.CASE:
            suggestions = assessment.suggestions
        elif is_capitalised(token) and len(token.word) > 1:
            chance = context.judge.stray(token)
            if chance >= REPORTED_FROM and context.knowledge.lexicon.lookup(token.folded):
                reason = Evidence(
                    "form", _("line, place and period prose speak for a small letter")
                )
                suggestions = (Suggestion(token.word.lower(), chance, (reason,)),)
        if not suggestions or _is_part_of_name(token, context):
            return
        if count_capitals(suggestions[0].text) < count_capitals(token.text):
            message = _("A capital letter where none belongs")
            follows = _follows_word(token, context)
            if _follows_rubble(token, context):
                suggestions = no_surer_than(MOST_BEHIND_RUBBLE, suggestions)
            document = context.document
            issue = self.issue(document, token.span, message, suggestions)
            plain = never_capitalised(token.folded, context.surroundings, context.knowledge)
            if not plain or not follows or _BEFORE_YEAR.match(document.source, token.span.end):
                issue = replace(issue, applicability=Applicability.UNSAFE)
            yield issue

    def _found(
        self, token: Token, text: str, confidence: float, reason: Evidence, context: RuleContext
    ) -> Issue:
        suggestion = Suggestion(text, confidence, (reason,))
        message = _("A capital letter where none belongs")
        return self.issue(context.document, token.span, message, [suggestion])


def _is_part_of_name(token: Token, context: RuleContext) -> bool:
    """Whether a word belongs to a listed institution, person or place, or a good Asian name."""
    if any(span.overlaps(token.span) for span in context.institution_spans):
        return True
    run = context.surroundings.capitalised_run(token)
    if len(run) == 1:
        return False
    words = [one.word for one in run]
    names = (context.knowledge.gazetteer.full_name(words[n:]) for n in range(len(words) - 1))
    return any(names) or korean_shape(token, context.surroundings) > 0


def _follows_word(token: Token, context: RuleContext) -> bool:
    """Whether a word of the dictionaries stands before, no rubble that hides a beginning."""
    before, _ = context.surroundings.neighbours.get(token.span.start, (None, None))
    return before is not None and is_word(before) and is_known(before, context)


def _follows_rubble(token: Token, context: RuleContext) -> bool:
    """Whether what stands before is a scrap, no misread word: ``Se Потребовать``."""
    before, _ = context.surroundings.neighbours.get(token.span.start, (None, None))
    if before is None or before.has_digit or is_known(before, context):
        return False
    return before.script is not Script.CYRILLIC or len(before.word) < 3


def _begins_cell(token: Token, context: RuleContext) -> bool:
    """Whether a word is the first of a cell of a table."""
    line = context.document.line_at(token.span.start)
    before = line.text[: token.span.start - line.span.start].rstrip(" \u00a0-–—")
    return before.endswith("|")


def _capital_inside(word: str) -> bool:
    """Whether a word of small letters has one capital after its first letter: ``гоСударство``."""
    rest = word[1:]
    capitals = sum(character.isupper() for character in rest)
    small = sum(character.islower() for character in rest)
    return "-" not in word and capitals == 1 and small >= 3


def _needs_none(token: Token, context: RuleContext) -> bool:
    """Whether the place and the word both call for small letters."""
    around = context.surroundings
    if len(around.capitalised_run(token)) > 1:
        return False
    return inside_sentence(token, around) and never_capitalised(
        token.folded, around, context.knowledge
    )
