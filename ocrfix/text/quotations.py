"""Where a text quotes another: words between quotation marks are somebody else's.

In ``газета «Нодон синмун» пишет: «Наролная армия…»`` both passages are quotations. A paper may
quote a misspelling on purpose, so nothing is mended there unasked.
"""

from __future__ import annotations

import re

from ocrfix.text.spans import Span

#: A quotation goes no further than this many characters: a mark that was not read has no end.
LONGEST = 600
_PAIRS = (("«", "»"), ("„", "“”"), ("“", "”"))
_QUOTATION = re.compile(
    "|".join(
        [rf"{first}[^{first}{last}]{{1,{LONGEST}}}[{last}]" for first, last in _PAIRS]
        + [rf"(?<!\w)\"(?=\w)[^\"\n]{{1,{LONGEST}}}\"(?!\w)"]
    )
)


def quotations(source: str) -> list[Span]:
    """The spans of the quotations, marks included, in order; an inner one is part of the outer.

    >>> [span.text("он сказал: «Да», и ушел") for span in quotations("он сказал: «Да», и ушел")]
    ['«Да»']
    """
    return [Span(*match.span()) for match in _QUOTATION.finditer(source)]
