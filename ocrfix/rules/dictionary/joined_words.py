"""DIC003: two words without the space between them, such as ``ивойск``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.correction.judge import Damage
from ocrfix.correction.ranking import evidence_of, rank
from ocrfix.issues import Issue, Suggestion
from ocrfix.language.agreement import are_apart
from ocrfix.language.entries import Flag
from ocrfix.messages import _
from ocrfix.rules.base import RuleContext, TokenRule
from ocrfix.rules.name_witnesses import is_attested_abroad
from ocrfix.rules.words import is_known, is_word, verdict
from ocrfix.text.tokens import Token, TokenKind

#: A hyphen between known words is taken for a space if that is at least so likely.
LEAST_HYPHEN = 0.9
#: Letters of the shortest word that is divided without the judge, times that period prose must have
#: each part, and nats by which the division must beat every misreading.
SHORTEST = 6
USUAL = 5
LEAST_LEAD = 2.0
CONFIDENCE = 0.8


class JoinedWords(TokenRule):
    """An unknown word that is two known ones, and nothing likelier.

    What it does
        Lets every division of an unknown word into two known ones compete with the misreadings
        of its letters; when a division wins, the missing space is reported.

    Why it matters
        Neither of the two words is found by a search.

    Example
        ``корейскихвойск`` → ``корейских войск``

    When it is wrong
        Compounds that no dictionary holds (``хлопкосеяние`` is ``хлопко`` and ``сеяние``). Pieces
        must be four letters long or usual short words.

    Fix safety
        Safe: only a space is put in.
    """

    code = "DIC003"
    name = "joined-words"
    summary = "Two words without a space between them"

    def check(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """One issue for a word that is best read as two."""
        assessment = verdict(token, context)
        if assessment is None:
            yield from self._plain(token, context)
            return
        if assessment.damage is not Damage.SPLIT:
            return
        first = assessment.suggestions[0]
        hyphen = first.text == token.text.replace("-", " ")
        if is_attested_abroad(token, context) or (hyphen and first.confidence < LEAST_HYPHEN):
            return
        entry = context.knowledge.lexicon.lookup(token.folded)
        if entry is not None and Flag.OWN in entry.flags:
            return
        message = _("Two words without a space between them")
        yield self.issue(context.document, token.span, message, assessment.suggestions)

    def _plain(self, token: Token, context: RuleContext) -> Iterator[Issue]:
        """What no misreading explains, and two usual words do.

        The pages that the judge learned from hardly hold such words: Tesseract seldom loses a
        space, typists and other programs do.
        """
        small = token.kind is TokenKind.WORD and token.word.islower() and token.word.isalpha()
        if not small or len(token.word) < SHORTEST:
            return
        if not is_word(token) or is_known(token, context):
            return
        ranked = rank(token.folded, context.knowledge, token, context.surroundings)
        if not ranked or ranked[0].candidate.kind != "split":
            return
        best = ranked[0]
        others = [one.score for one in ranked if one.candidate.kind != "split"]
        usual = all(
            context.knowledge.language.count(piece).times >= USUAL
            for piece in best.candidate.text.split()
        )
        if not usual or (others and best.score - max(others) < LEAST_LEAD):
            return
        if not are_apart(*best.candidate.text.split()):
            return
        evidence = evidence_of(token, best, context.knowledge)
        suggestion = Suggestion(best.candidate.text, CONFIDENCE, evidence)
        message = _("Two words without a space between them")
        yield self.issue(context.document, token.span, message, [suggestion])
