"""SCR007: a small letter where a capital belongs: ``в москве``, a sentence that begins small."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ocrfix.correction.capitals import count_capitals, is_small
from ocrfix.correction.judge import Damage
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.language.abbreviations import Abbreviation
from ocrfix.language.entries import Flag
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.short_signs import is_name_particle
from ocrfix.rules.words import is_abbreviation, is_typists_mark, verdict
from ocrfix.text.tokens import Token

#: P(lost), by the place alone, from which a word is reported that nothing else is wrong with; the
#: same for one that is nothing but a name; and the share of such words that have lost a capital: 27
#: of 34 in 32 documents, each judged by trees that had not learned from it
#: (training/weigh_words.py).
REPORTED_FROM = 0.33
REPORTED_NAME_FROM = 0.12
CONFIDENCE = 0.75
_POINTED = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_-]+)\.(?P<gap>\s*)\Z")
_LONGEST_POINTED = 16
_BEFORE_DATES = frozenset({"до", "к", "на", "от", "по", "с"})
#: Characters before a word in which a mark is looked for.
_REACH = 12


class LostCapital(TokenRule):
    """A word that should carry a capital letter, or more of them than it does.

    What it does
        Weighs what stands before and after a word, the line, the rest of the paper and how the
        word is written elsewhere.

    Why it matters
        Indexes of names are made from capitals.

    Example
        ``прибудет делегация. мы готовы`` → ``Мы``

    When it is wrong
        Words that a typist wrote small on purpose, or by mistake.

    Fix safety
        Unsafe: what gets a capital is a name as often as not, and names are left to a person.
    """

    code = "SCR007"
    name = "lost-capital"
    summary = "A small letter where a capital belongs"
    applicability = Applicability.UNSAFE

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word with a capital too few."""
        suggestions = _suggestions(token, context)
        if not suggestions or (
            is_abbreviation(token, context)
            or is_typists_mark(token, context)
            or _is_list_item(token, context)
            or _continues(token, context)
            or _follows_abbreviation(token, context)
            or _dates_a_paper(token, context)
            or is_name_particle(token, context)
        ):
            return  # typists begin lines with «отп.», «исп.» and items in small letters
        if count_capitals(suggestions[0].text) > count_capitals(token.text):
            message = _("A small letter where a capital belongs")
            yield self.issue(context.document, token.span, message, suggestions)


def _suggestions(token: Token, context: RuleContext) -> tuple[Suggestion, ...]:
    """What the judge says; where it sees no reason to doubt the letters, the place may be one."""
    assessment = verdict(token, context)
    if assessment is not None:
        return assessment.suggestions if assessment.damage is Damage.CASE else ()
    entry = context.knowledge.lexicon.lookup(token.folded) if is_small(token) else None
    if entry is None:
        return ()
    is_name = Flag.NAME_ONLY in entry.flags
    if not is_name and not _may_begin(token, context):
        return ()  # the trees would say so, too, but asking them of each word takes long
    least = REPORTED_NAME_FROM if is_name else REPORTED_FROM
    if context.judge.lost(token) < least:
        return ()
    reason = Evidence("form", _("line, place and period prose speak for a capital"))
    return (Suggestion(token.word[0].upper() + token.word[1:], CONFIDENCE, (reason,)),)


def _continues(token: Token, context: RuleContext) -> bool:
    """Whether a word begins a paragraph after one that no mark ends: ``ДОКЛАД / комиссии по …``."""
    before = context.document.source[max(0, token.span.start - _REACH) : token.span.start]
    text = before.rstrip()
    begins_paragraph = before[len(text) :].count("\n") > 1
    return begins_paragraph and text[-1:] not in (".", "!", "?", "…")


def _follows_abbreviation(token: Token, context: RuleContext) -> bool:
    """Whether the line before ends with an abbreviation that ends no sentence: ``обл. / капитану``.

    Those of times and measures (``1950 г.``, ``20 руб.``) often do.
    """
    entry, gap = _pointed_before(token, context)
    return entry is not None and "\n" in gap and entry.kind not in ("time", "measure", "unit")


def _dates_a_paper(token: Token, context: RuleContext) -> bool:
    """Whether a date follows, at the beginning of a line or behind an abbreviation: ``на 1/II``."""
    if token.word not in _BEFORE_DATES:
        return False
    spans = context.date_spans
    place = bisect_left(spans, token.span.end, key=lambda span: span.start)
    if place == len(spans) or spans[place].start > token.span.end + 2:
        return False
    line = context.document.line_at(token.span.start)
    entry, _gap = _pointed_before(token, context)
    return entry is not None or line.span.start == token.span.start


def _pointed_before(token: Token, context: RuleContext) -> tuple[Abbreviation | None, str]:
    """The listed abbreviation whose point stands before a word, and what lies between them."""
    start = token.span.start
    match = _POINTED.search(context.document.source[max(0, start - _LONGEST_POINTED) : start])
    entry = context.knowledge.abbreviations.find(match["word"]) if match else None
    if match is None or entry is None or entry.text != f"{match['word']}.":
        return None, ""
    return entry, match["gap"]


def _is_list_item(token: Token, context: RuleContext) -> bool:
    """Whether a colon or semicolon stands before a word, in its line or at the end of the last."""
    before = context.document.source[max(0, token.span.start - _REACH) : token.span.start]
    return before.rstrip(" \u00a0\r\n-–—.,")[-1:] in (":", ";")


def _may_begin(token: Token, context: RuleContext) -> bool:
    """Whether a word stands first in its line, or behind a mark that may end a sentence."""
    before = context.document.source[max(0, token.span.start - _REACH) : token.span.start]
    return before.rstrip(' \u00a0\t(«"')[-1:] in ("", "\n", *".!?…:;)/|")
