"""Page number N of the invented forms: the same text for the same number, always.

    python -m training.forms.generate 17

prints page 17. Kinds of papers and topics are drawn anew for each page.
"""

from __future__ import annotations

import sys
from random import Random

from training.forms import papers, tables, telegrams
from training.forms.sheet import Sheet

#: The kinds of papers and how often each is drawn.
KINDS = (
    (telegrams.cover, 16),
    (telegrams.further_sheet, 9),
    (telegrams.plain, 8),
    (papers.memorandum, 12),
    (papers.letter, 7),
    (papers.order, 7),
    (papers.extract, 10),
    (papers.minutes, 5),
    (papers.conversation, 9),
    (papers.report, 5),
    (papers.reference, 4),
    (tables.list_table, 10),
    (tables.figures, 6),
    (tables.numbered_list, 6),
)
#: Every character a page may hold; all are in the fonts of the renderer.
CHARACTERS = frozenset(
    "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    'IVX0123456789.,:;!?"«»()/[]№§%°′+-–—| \n'
)


def page(number: int) -> str:
    """The text of a page, ending with a newline."""
    random = Random(number)
    sheet = Sheet(random)
    kinds, weights = zip(*KINDS, strict=True)
    random.choices(kinds, weights)[0](sheet)
    return sheet.text()


def main() -> None:
    """Print the pages whose numbers are given."""
    for number in sys.argv[1:]:
        print(page(int(number)))


if __name__ == "__main__":
    main()
