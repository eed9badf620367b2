"""Count words and pairs of neighbours of period prose for ``dictionaries/``.

    python -m training.count_words CORPORA

Writes ``word-frequencies.tsv`` (word, times, times with a capital inside a sentence) and
``word-pairs.tsv`` (word, next word, times). Only what was seen at least `LEAST` times is kept, so
the lists are statistics of the language and hold no text.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

import pymorphy3

from ocrfix.text.alphabet import fold

LEAST = 3
CORPORA = ("stalin-works-vol01-13.txt.xz", "stalin-works-vol14.txt.xz")
_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[.!?…:;,()\"«»\n]")
_SENTENCE_END = set('.!?…:\n"«»')

WORDS_HEAD = """\
# Words of Soviet political prose of 1901-1952. Columns: word (folded), times, times with a capital
# letter inside a sentence, class. {tokens} running words.
# Class: small = a word class that begins no title (verb, adverb, pronoun, preposition, conjunction,
# particle, numeral, short adjective) in every reading pymorphy3 knows; other = all else.
# Source: counts over public-domain texts (training/count_words.py); seen {least} times or more.
# Sorted by word.
"""
PAIRS_HEAD = """\
# Neighbouring words of Soviet political prose of 1901-1952: word, next word (folded), times.
# Source: counts over public-domain texts (training/count_words.py); seen {least} times or more.
# Sorted by word, then next word.
"""


#: Word classes (pymorphy3 grammemes) that begin no title and are no name.
SMALL = {"PREP", "CONJ", "PRCL", "NPRO", "VERB", "INFN", "ADVB", "GRND", "PRTS", "ADJS", "NUMR",
         "PRED", "COMP", "INTJ"}  # fmt: skip


def word_class(word: str, analyzer: pymorphy3.MorphAnalyzer) -> str:
    """``small`` if every reading of the word is of a small-letter class."""
    readings = analyzer.parse(word)
    small = all({str(one.tag.POS)} & SMALL or "Apro" in one.tag for one in readings)
    return "small" if small else "other"


def main() -> None:
    """Write both lists."""
    folder = Path(sys.argv[1])
    words: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for name in CORPORA:
        with lzma.open(folder / name, "rt", encoding="utf-8") as file:
            previous = "\n"
            for unit in _WORD.findall(file.read()):
                if unit[0].isalpha():
                    word = fold(unit)
                    words[word] += 1
                    if unit[0].isupper() and previous not in _SENTENCE_END:
                        capitals[word] += 1
                    if previous[0].isalpha():
                        pairs[fold(previous), word] += 1
                previous = unit
    analyzer = pymorphy3.MorphAnalyzer()
    root = Path(__file__).parent.parent / "dictionaries"
    with (root / "word-frequencies.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(WORDS_HEAD.format(tokens=sum(words.values()), least=LEAST))
        for word, times in sorted(words.items()):
            if times >= LEAST:
                kind = word_class(word, analyzer)
                out.write(f"{word}\t{times}\t{capitals[word]}\t{kind}\n")
    with (root / "word-pairs.tsv").open("w", encoding="utf-8", newline="\n") as out:
        out.write(PAIRS_HEAD.format(least=LEAST))
        for (first, second), times in sorted(pairs.items()):
            if times >= LEAST:
                out.write(f"{first}\t{second}\t{times}\n")


if __name__ == "__main__":
    main()
