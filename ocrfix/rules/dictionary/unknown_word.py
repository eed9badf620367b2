"""DIC001: a word that no dictionary knows, such as ``Мологову`` or ``наролной``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ocrfix.correction.casing import inside_sentence
from ocrfix.correction.judge import Assessment, Damage
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.language.entries import NAMES, Flag
from ocrfix.language.lexicon import LexiconStack
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule, no_surer_than
from ocrfix.rules.dictionary.excuses import is_excused
from ocrfix.rules.words import (
    LEAST_SURE,
    Assessments,
    in_date,
    is_known,
    is_word,
    verdict,
)
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import Token

#: Slips of the hand are looked for in words of so many letters, in favour of a word so frequent and
#: so many times as frequent as the next. Of 725,000 words of political prose this doubts four;
#: it is right about 38 of 42 mistyped ones (training/weigh_words.py).
SHORTEST_SLIP = 5
USUAL = 3e-5
LEAD = 5
CONFIDENCE_OF_SLIP = 0.7
#: Not sure enough to be mended unasked, as are words of so few letters.
MOST_IF_ODD = 0.9
SHORT = 2


class UnknownWord(TokenRule):
    """A word that is in no dictionary and looks like a misread one.

    What it does
        Compares each Russian word with the dictionaries, all its case forms included. A word in
        none of them is weighed: how cheaply could a known word be misread as this one, does it
        stand elsewhere in the document, does it look like a name? What is probably wrong is
        reported with the likeliest readings. A name that the header or the translation has is
        right.

    Why it matters
        Misread words cannot be found by search, and some change the meaning.

    Example
        ``Докладываю о состоянии Корейской наролной армии`` → ``народной``

    When it is wrong
        Rare names, dialect and new abbreviations. Add them to a word list of the project
        (``dictionaries`` in ocrfix.toml).

    Fix safety
        Safe above the threshold, except that the month of a date and what is or may be a name are
        left to a person.
    """

    code = "DIC001"
    name = "unknown-word"
    summary = "A word that no dictionary knows"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word that is probably wrong."""
        if not is_word(token) or is_known(token, context):
            return
        assessment = (
            verdict(token, context)
            or _listed_compound(token, context)
            or _usual_word(token, context)
        )
        if assessment is None or assessment.damage not in (Damage.LETTERS, Damage.UNCLEAR):
            return
        suggestions = _tempered(token, assessment.suggestions, context)
        if is_excused(token, assessment, context):
            return
        message = _("«{word}» is in no dictionary").format(word=token.word)
        issue = self.issue(context.document, token.span, message, suggestions)
        if in_date(token, context) or _may_be_a_name(token, suggestions, context):
            issue = replace(issue, applicability=Applicability.UNSAFE)
        yield issue


def _tempered(
    token: Token, suggestions: tuple[Suggestion, ...], context: RuleContext
) -> tuple[Suggestion, ...]:
    """The suggestions, the first no surer than MOST_IF_ODD where its neighbours make it odd, or its
    word is so short that several are a letter away."""
    if not suggestions:
        return suggestions
    first = suggestions[0].text
    odd = (
        len(token.folded) <= SHORT
        or _doubles_a_neighbour(token, first, context)
        or _may_be_a_piece(token, context)
        or _keeps_an_odd_capital(token, first, context)
    )
    return no_surer_than(MOST_IF_ODD, suggestions) if odd else suggestions


def _doubles_a_neighbour(token: Token, text: str, context: RuleContext) -> bool:
    """Whether a word beside is the same, or should be: lines that were read twice."""
    for word in context.surroundings.neighbours.get(token.span.start, (None, None)):
        if word is not None:
            assessment = verdict(word, context)
            meant = assessment.suggestions[:1] if assessment is not None else ()
            if fold(text) in {word.folded, *(fold(one.text) for one in meant)}:
                return True
    return False


def _may_be_a_piece(token: Token, context: RuleContext) -> bool:
    """Whether a word beside, a space away, is unknown and unclear: ``препоц вателей``."""
    source = context.document.source
    before, after = context.surroundings.neighbours.get(token.span.start, (None, None))
    pairs = [(before, token)] if before is not None else []
    pairs += [(token, after)] if after is not None else []
    return any(
        source[first.span.end : second.span.start] == " "
        and _is_unclear(first if second is token else second, context)
        for first, second in pairs
    )


def _is_unclear(token: Token, context: RuleContext) -> bool:
    """Whether a word is unknown, and what it should be can hardly be said."""
    if not is_word(token) or is_known(token, context):
        return False
    assessment = verdict(token, context)
    return assessment is None or assessment.right < LEAST_SURE


def _keeps_an_odd_capital(token: Token, text: str, context: RuleContext) -> bool:
    """Whether a word inside a sentence keeps a capital without being a name: ``Хвартале``."""
    entry = context.knowledge.lexicon.lookup(text)
    is_name = entry is None or entry.flags & NAMES
    return (
        token.word[:1].isupper()
        and not token.word.isupper()
        and text[:1].isupper()
        and not is_name
        and inside_sentence(token, context.surroundings)
    )


def _listed_compound(token: Token, context: RuleContext) -> Assessment | None:
    """The verdict on a compound with one part that is no word, if a listed one is near.

    Compounds that no dictionary has are usual, so the judge trusts them; ``кжно-корейского`` is one
    letter away from a word that stands in the dictionary as a whole.
    """
    lexicon = context.knowledge.lexicon
    unknown = [part for part in token.folded.split("-") if not lexicon.knows(part)]
    if "-" not in token.word or len(unknown) != 1:
        return None
    assessment = Assessments.of(context).get(token.span.start)
    if (
        assessment is None
        or assessment.damage is not Damage.LETTERS
        or assessment.right < LEAST_SURE
    ):
        return None
    best = fold(assessment.suggestions[0].text)
    listed = any(lexicon.lookup(form) is not None for form in (best, best.replace("-", "")))
    return assessment if listed else None


def _usual_word(token: Token, context: RuleContext) -> Assessment | None:
    """The verdict on a word in small letters that is one slip of the hand off one usual word."""
    meant = slip_of(token.word, context.knowledge.lexicon)
    if meant is None:
        return None
    reason = Evidence("frequency", _("a usual word, one slip of the hand away"))
    suggestion = Suggestion(meant, CONFIDENCE_OF_SLIP, (reason,))
    return Assessment(token.span, (suggestion,), CONFIDENCE_OF_SLIP, Damage.LETTERS)


def slip_of(word: str, lexicon: LexiconStack) -> str | None:
    """The one usual word that a word in small letters is a slip of the hand off; None without one.

    The judge has learned from what machines misread; who types turns two letters about or loses one
    (``впоросов``, ``собщил``), which hardly any machine does.
    """
    from rapidfuzz.distance import OSA

    if not word.islower() or not word.isalpha() or len(word) < SHORTEST_SLIP:
        return None
    folded = fold(word)
    near = [
        entry for entry in lexicon.neighbours(folded, 2) if OSA.distance(entry.word, folded) == 1
    ]
    near.sort(key=lambda entry: (-entry.frequency, entry.word))
    if not near or near[0].frequency < USUAL:
        return None
    if len(near) > 1 and near[0].frequency < LEAD * near[1].frequency:
        return None
    return near[0].word


def _may_be_a_name(token: Token, suggestions: tuple[Suggestion, ...], context: RuleContext) -> bool:
    """Whether the word, or what it should be, is or may be a name: a person must decide."""
    if not suggestions:
        return False
    best = suggestions[0].text
    entry = context.knowledge.lexicon.lookup(best)
    named = entry is None or entry.flags & NAMES
    ordinary = context.knowledge.language.count(fold(best)).times > 0 and entry is not None
    capital = best[:1].isupper() or token.word[:1].isupper()
    if not capital:
        return entry is not None and bool(entry.flags & Flag.NAME_ONLY)
    return bool(named) or not ordinary
