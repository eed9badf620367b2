"""Why a word that no dictionary knows is right all the same: ``полковник службы Щупак``.

Names have a place and a shape (``тов. Отс``, ``Мацкевич-Цат``), abbreviations that no list has a
point that ends no sentence (``12-я интернац.``), acronyms capitals (``нач. ПФС``). The likelier a
correction is, the less of this counts.
"""

from __future__ import annotations

import re

from ocrfix.correction.features import TITLES
from ocrfix.correction.judge import Assessment
from ocrfix.rules.base import RuleContext
from ocrfix.rules.name_witnesses import is_any_name, is_attested_abroad
from ocrfix.rules.words import (
    LEAST_WRONG_IF_KNOWN,
    is_acronym_in_text,
    is_known,
    is_typists_mark,
)
from ocrfix.text.alphabet import is_cyrillic, is_latin
from ocrfix.text.tokens import Token

#: What hardly any word is like, and has the place and the capital of a name, is one.
LEAST_FOR_A_NAME = 0.1
LONGEST_SHORT_NAME = 4
#: An abbreviation that no list has: its letters, and what shows that its point ends no sentence.
SHORTEST_CUT = 4
_GOES_ON = re.compile(r"\.(?:[,;:)\]]|[ \u00a0][а-яё(\d])")


def is_excused(token: Token, assessment: Assessment, context: RuleContext) -> bool:
    """Whether an unknown word is no error, in spite of what has been found for it."""
    best = assessment.suggestions[0].text if assessment.suggestions else ""
    if is_attested_abroad(token, context) or is_typists_mark(token, context):
        return True
    if _is_double_name(token, best, context) or _is_short_name(token, best, context):
        return True
    if assessment.right < LEAST_FOR_A_NAME and _is_unlisted_name(token, context):
        return True
    acronym = is_acronym_in_text(token, context)
    if acronym and any(map(is_latin, best)) and any(map(is_cyrillic, best)):
        return True  # ``КУТ`` is no ``КVI``
    return assessment.right < LEAST_WRONG_IF_KNOWN and (acronym or _is_cut(token, context))


def _is_unlisted_name(token: Token, context: RuleContext) -> bool:
    """Whether a capital inside a line makes a word a name: ``полковник службы Щупак``."""
    before, _ = context.surroundings.neighbours.get(token.span.start, (None, None))
    if before is None or not token.word.istitle():
        return False
    between = context.surroundings.between(before, token)
    return before.word.islower() and is_known(before, context) and not between.strip()


def _is_short_name(token: Token, best: str, context: RuleContext) -> bool:
    """Whether a short name behind ``тов.`` would become what is none: ``тов. Отс``, ``Ото``."""
    before, _ = context.surroundings.neighbours.get(token.span.start, (None, None))
    if before is None or before.folded not in TITLES or not token.word.istitle():
        return False
    return len(token.word) <= LONGEST_SHORT_NAME and not is_any_name(best, context.knowledge)


def _is_double_name(token: Token, best: str, context: RuleContext) -> bool:
    """Whether of a double name one part would become a word that is no name: ``Мацкевич-Цат``."""
    parts, others = token.word.split("-"), best.split("-")
    if len(parts) != 2 or not all(part.istitle() for part in parts):
        return False
    pairs = zip(parts, others, strict=False)
    return any(part != other and not is_any_name(other, context.knowledge) for part, other in pairs)


def _is_cut(token: Token, context: RuleContext) -> bool:
    """Whether a word looks like an abbreviation that no list has: ``(12-я интернац.)``.

    Its point is no full stop, as the sentence goes on, and words of the period begin with it.
    """
    word, behind = token.word, context.document.source[token.span.end : token.span.end + 3]
    return (
        word.islower()
        and word.isalpha()
        and len(word) >= SHORTEST_CUT
        and word[-1] not in "аеиоуыэюяьъй"
        and _GOES_ON.match(behind) is not None
        and context.knowledge.language.begins(token.folded)
    )
