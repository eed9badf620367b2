"""Words divided at a line end: ``корпу-⏎сов`` is the one word ``корпусов``, in two parts.

A hyphen at a line end may also be the hyphen of a compound (``северо-⏎корейских``); which of the
two readings holds is for a lexicon to say, so both are offered.
"""

from __future__ import annotations

import re

_LETTERS = r"[^\W\d_]"

#: A word, a hyphen, one line end and the rest of the word in lower case.
BROKEN_WORD = (
    rf"{_LETTERS}{{1,40}}(?:-{_LETTERS}{{1,40}})?[-‐\u00ad][ \t]*(?:\r\n|\n|\r)[ \t]*"
    r"[а-яёa-z][^\W\d_]{0,40}"
)

_BREAK = re.compile(r"[-‐\u00ad]\s+")


def joined(text: str) -> str:
    """The word without its break: ``корпу-⏎сов`` gives ``корпусов``."""
    return _BREAK.sub("", text)


def readings(text: str) -> tuple[str, str]:
    """Both readings of a broken word, the plain one and the hyphenated one."""
    return joined(text), _BREAK.sub("-", text)


def rebroken(broken: str, word: str) -> str:
    """`word` divided at the line end where `broken` was, so that no line of the page moves.

    The break goes where the letters of the first part end in an alignment of both words.

    >>> rebroken("поло-\\nжеиии", "положении")
    'поло-\\nжении'
    """
    from rapidfuzz.distance import Levenshtein

    match = _BREAK.search(broken)
    if match is None:
        return word
    place = match.start()
    for code in Levenshtein.opcodes(joined(broken), word):
        if code.src_start <= match.start() <= code.src_end:
            inside = min(match.start() - code.src_start, code.dest_end - code.dest_start)
            place = code.dest_start + inside
            break
    if not 0 < place < len(word):
        return word
    # the hyphen of a compound serves for both
    head = word[:place].removesuffix("-")
    return head + match.group() + word[place:].removeprefix("-")
