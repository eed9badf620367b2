"""Who gave and translated a paper: ``Obtained by A and B and translated for CWIHP by C``.

A clause is a row of verbs (``Contributed, transcribed, and translated``), words between, ``by`` and
names. Affiliations, in brackets or after a comma, and what the work was done for are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocrfix.records.model import Field
from ocrfix.records.patterns.archives import is_abbreviation
from ocrfix.records.patterns.reference_text import ReferenceText, Token
from ocrfix.records.patterns.reference_words import word_set

KINDS = ("obtained_by", "contributed_by", "translated_by")
#: Between the verbs and ``by`` stands at most ``for the North Korea International … Project``.
_LONGEST_GAP = 14
#: ``Contributed, transcribed, and translated`` are six tokens.
_MOST_VERBS = 12
_AND = frozenset({"and", "и", "und", "&", "та"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "ibn", "la", "le", "ten",
     "van", "von", "y"}
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
#: A sentence with these before a verb is no clause of credit.
_VERBS_BEFORE = frozenset({"was", "were", "been", "document", "text", "and", "also", ",", "&", "-"})


def credit_at(text: ReferenceText, index: int) -> tuple[dict[str, list[Field]], int] | None:
    """The names of the clause that begins at a token, by kind, and the index after it."""
    kinds, after = _verbs(text.tokens, index)
    if not kinds:
        return None
    start = _after_by(text.tokens, after)
    if start is None:
        return None
    names, end = _names(text, start)
    if not names:
        return None
    return {kind: list(names) for kind in kinds}, end


def _verbs(tokens: Sequence[Token], index: int) -> tuple[list[str], int]:
    """The kinds that a row of verbs names, and the index after it."""
    kinds: list[str] = []
    first = index
    while index < min(len(tokens), first + _MOST_VERBS):
        word = tokens[index].folded
        kind = next((kind for kind in KINDS if word in word_set("credits", kind)), None)
        if kind is not None:
            if kind not in kinds:
                kinds.append(kind)
        elif word not in word_set("credits", "other") and (
            index == first or word not in _VERBS_BEFORE
        ):
            break
        index += 1
    return kinds, index


def _after_by(tokens: Sequence[Token], index: int) -> int | None:
    """The index after ``by``; a Russian or German verb may stand before the name itself."""
    for place in range(index, min(len(tokens), index + _LONGEST_GAP)):
        token = tokens[place]
        if token.folded in word_set("credits", "by"):
            return place + 1
        if token.kind == "n" and place + 1 < len(tokens) and tokens[place + 1].kind == "n":
            return None
        if token.text in ":":
            return place + 1
        if token.text in ".;" and not (place and is_abbreviation(tokens[place - 1].text)):
            return None
    previous = tokens[index - 1].folded
    direct = previous in ("перевел", "перевела", "переклав") and index < len(tokens)
    return index if direct else None


def _names(text: ReferenceText, index: int) -> tuple[list[Field], int]:
    """Names joined by commas and ``and``, up to the end of the clause."""
    tokens, names = text.tokens, []
    while index < len(tokens):
        end = _name_end(tokens, index)
        if end == index:
            break
        field = text.text_field(tokens[index].start, tokens[end - 1].end)
        if field is not None:
            names.append(field)
        index = _skip_bracket(tokens, end)
        following = _next_name(tokens, index)
        if following is None:
            break
        index = following
    return names, index


def _name_end(tokens: Sequence[Token], index: int) -> int:
    """The index after a personal name of two to six words; `index` where none stands there."""
    start, words, end = index, 0, index
    while index < len(tokens) and words < 7:
        token = tokens[index]
        if token.kind == "m":
            inside = token.text in "-'’." and index > start
            initial = token.text != "." or _is_initial(tokens, index)
            if not (inside and initial):
                break
            index += 1
            if token.text == ".":
                end = index
            continue
        if token.kind == "n":
            break
        named = token.text[0].isupper() or (token.folded in _PARTICLES and words > 0)
        if not named or (token.folded in word_set("credits", "stop") and words > 0):
            break
        words, index = words + 1, index + 1
        end = index if token.folded not in _PARTICLES else end
    return end if words >= 1 else start


def _is_initial(tokens: Sequence[Token], index: int) -> bool:
    """Whether the point follows an initial, or ``Jr``, that a name goes on from."""
    before = tokens[index - 1]
    if before.folded in _SUFFIXES:
        return index + 1 >= len(tokens) or tokens[index + 1].kind != "w"
    goes_on = index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
    return len(before.text) <= 2 and before.text[0].isupper() and goes_on


def _skip_bracket(tokens: Sequence[Token], index: int) -> int:
    if index < len(tokens) and tokens[index].text == "(":
        for place in range(index, min(len(tokens), index + 20)):
            if tokens[place].text == ")":
                return place + 1
    return index


def _next_name(tokens: Sequence[Token], index: int) -> int | None:
    """Where the next name of the list begins; None at its end or before another verb."""
    comma = index < len(tokens) and tokens[index].text == ","
    index += comma
    joined = index < len(tokens) and tokens[index].folded in _AND
    index += joined
    if not (comma or joined) or index >= len(tokens) or not tokens[index].text[0].isupper():
        return None
    if _verbs(tokens, index)[0]:
        return None
    end = _name_end(tokens, index)
    if joined:
        return index
    listed = end < len(tokens) and (tokens[end].text == "," or tokens[end].folded in _AND)
    return index if listed and _goes_on_with_and(tokens, end) else None


def _goes_on_with_and(tokens: Sequence[Token], index: int) -> bool:
    """``A, B, and C`` is a list of persons; ``A, University of B`` is a person and a place."""
    for place in range(index, min(len(tokens), index + 20)):
        if tokens[place].text in ".;(" and len(tokens[place - 1].text) > 2:
            return False
        if tokens[place].folded in _AND:
            return place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()
    return False
