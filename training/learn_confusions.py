"""Learn P(read | truth) from aligned pages and write ``dictionaries/confusions.tsv``.

    python -m training.learn_confusions BENCH

A misread word is aligned with its truth letter by letter; edits that touch form one confusion of
up to two letters a side. The weight is −ln of (times read so / times the truth letters stood
there). Pairs seen fewer than `LEAST` times are dropped. The hand-listed confusions of
``dictionaries/confusions-typewriter.tsv`` are added with their own weights where the pages hold
no cheaper one.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from ocrfix.language.confusions import (
    Confusion,
    ErrorModel,
    blocks,
    read_confusions,
    shown_letters,
)
from ocrfix.text.alphabet import fold
from training.pages import aligned_pages

LEAST = 2
#: The letters a confusion may hold; what is read for them may hold digits and Latin letters too.
_TRUTH = re.compile(r"[а-я\- ]*")
_READ = re.compile(r"[а-яa-z0-9\- ]*")
LEARNED_FROM = {"word", "name", "split_merge"}
PUNCTUATION = ".,:;!?\"'()/[]|*_~^<>=+«»„“”‚‘’"

HEAD = """\
# Confusions of typewritten Russian: what stood on the paper, what was read, −ln P(read | truth).
# Columns: truth, read, weight (nats), source. «∅» is no letter, «␣» a space.
# Sources: learned = counted on aligned pages of real OCR noise (training/learn_confusions.py);
# typewriter = letters of similar shape, listed by hand in confusions-typewriter.tsv.
# Made by: python -m training.learn_confusions BENCH. Sorted by truth, then weight.
"""


def count(bench: Path) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often each confusion was seen, and how often each one or two truth letters stood."""
    confusions: Counter[tuple[str, str]] = Counter()
    letters: Counter[str] = Counter()
    for _, groups in aligned_pages(bench):
        for group in groups:
            truth = fold(group.truth).strip(PUNCTUATION)
            read = fold(group.read).strip(PUNCTUATION)
            letters.update(truth)
            letters.update(truth[i : i + 2] for i in range(len(truth) - 1))
            letters[""] += len(truth)
            letters[" "] += 1
            if group.error not in LEARNED_FROM:
                continue
            for pair in blocks(truth, read, Levenshtein.opcodes(truth, read)):
                if len(pair[0]) <= 2 and len(pair[1]) <= 2:
                    confusions[pair] += 1
                elif len(pair[0]) == len(pair[1]):
                    confusions.update(zip(*pair, strict=True))
    return confusions, letters


def main() -> None:
    """Write the list."""
    root = Path(__file__).parent.parent / "dictionaries"
    confusions, letters = count(Path(sys.argv[1]))
    learned = [
        Confusion(truth, read, -math.log(times / letters[truth]), "learned")
        for (truth, read), times in confusions.items()
        if times >= LEAST
        and letters[truth] > times
        and _TRUTH.fullmatch(truth)
        and _READ.fullmatch(read)
    ]
    model = ErrorModel([*learned, *read_confusions("confusions-typewriter.tsv")])
    rows = sorted((c.truth, c.weight, c.read, c.source) for c in model)
    with (root / "confusions.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for truth, weight, read, source in rows:
            file.write(f"{shown_letters(truth)}\t{shown_letters(read)}\t{weight:.2f}\t{source}\n")
    print(f"{len(rows)} confusions, {sum(confusions.values())} sightings")


if __name__ == "__main__":
    main()
