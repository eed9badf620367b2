"""Archives that no list knows: ``ГАОО. Ф. 235``, ``Архив Министерства совхозов КазССР, 1956 г.``

Before a unit an abbreviation in capitals or a phrase with a word like «архив» in it is an archive;
elsewhere only such a phrase is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ocrfix.records.patterns.archives import UNKNOWN, archive_names, is_abbreviation, is_keyword
from ocrfix.records.patterns.deposits import Deposits
from ocrfix.records.patterns.reference_text import ReferenceText, Token
from ocrfix.records.patterns.shelfmarks import Shelfmark

_REACH = 240
#: A name of so many words is none.
_LONGEST = 14
_CUT = re.compile(r"//|[;,:\n]|(?<=[^\W\d_]{4})\.(?=\s)|(?<=[A-ZА-ЯЁІ])\.(?=\s)|[\"”»](?=\s*\S)")
#: Words between two deposits.
_LINKS = frozenset({"also", "and", "see", "und", "и", "см", "также", "та"})
_MOST_SEGMENTS = 4


def archive_before(
    text: ReferenceText, deposits: Deposits, shelfmark: Shelfmark, span: tuple[int, int]
) -> None:
    """Name the archive that stands right before a unit, in the offsets ``[start, end)``."""
    draft = deposits.current
    if shelfmark.is_open or draft.ibid or ("archive" in draft.parts and not deposits.separated):
        return
    start, end = max(span[0], span[1] - _REACH), span[1]
    cuts = [start, *(match.end() for match in _CUT.finditer(text.clean, start, end)), end]
    for first, last in list(pairwise(cuts))[::-1][:_MOST_SEGMENTS]:
        tokens = text.tokens[text.index_at(first) : text.index_at(last)]
        found = _name_in(tokens)
        if found is not None:
            _name(text, deposits, found)
            return


def _name_in(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The offsets of a name that the tokens begin with."""
    words = [token for token in tokens if token.kind == "w"]
    while words and words[0].folded in _LINKS:
        words = words[1:]
    if not words or len(words) > _LONGEST * 2:
        return None
    count = 0
    while count < len(words) and is_abbreviation(words[count].text):
        count += 1
    letters = "".join(word.text for word in words[:count])
    if count and (len(letters) >= 4 or any(letter in letters for letter in "АA")):
        return words[0].start, words[count - 1].end
    if len(words) <= _LONGEST and words[0].text[0].isupper() and any(map(is_keyword, words)):
        return words[0].start, words[-1].end
    return None


def _name(text: ReferenceText, deposits: Deposits, span: tuple[int, int]) -> None:
    """Name the archive at these offsets, with its bracket and city."""
    index = text.index_at(span[1])
    end = archive_names().tail(text.tokens, index)
    stop = text.tokens[end - 1].end if end > index else span[1]
    value = text.text_field(span[0], stop, " \t\r\n.,;:(")
    if value is not None:
        deposits.name(UNKNOWN, value, None)
        if deposits.current.archive is UNKNOWN:
            deposits.current.archive = None


def phrase_at(tokens: Sequence[Token], index: int) -> int | None:
    """The index after a capitalised phrase with a word like «Archive» that begins at a token."""
    if not tokens[index].text[0].isupper():
        return None
    end = index
    while (
        end < len(tokens)
        and end - index <= _LONGEST
        and (tokens[end].kind == "w" or tokens[end].text in "-‐–'’")
    ):
        end += 1
    ends = end == len(tokens) or tokens[end].text in ",.(;:\n"
    return end if ends and any(map(is_keyword, tokens[index:end])) else None
