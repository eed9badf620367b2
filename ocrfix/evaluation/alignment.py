"""An OCR text beside its truth: which words belong together, and how they differ.

``вКорсе мир.`` beside ``в Корее мир,`` gives two groups: ``вКорсе`` with ``в Корее`` (SPLIT_MERGE)
and ``мир.`` with ``мир,`` (PUNCTUATION). Characters are aligned by Levenshtein distance with every
run of white space as one space, so that other line breaks cost nothing. A hyphen that only divides
a word at a line end, letter-spacing and the bars of a table row are layout, not errors; ё is е, all
dashes are one dash, all double quotes one quote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from ocrfix.evaluation.scope import russian_part
from ocrfix.text.alphabet import EXACT_HOMOGLYPHS
from ocrfix.text.spans import Span, line_spans


class Difference(StrEnum):
    """How the OCR words of a group differ from the true ones; the first that fits."""

    NONE = "none"
    LAYOUT = "layout"
    """equal but for a line-end hyphen or letter-spacing"""
    PUNCTUATION = "punctuation"
    """equal but for marks outside the words"""
    NOISE = "noise"
    """words the truth does not have"""
    MISSING = "missing"
    """true words of which nothing was read"""
    SPLIT_MERGE = "split_merge"
    """other spaces, or (after the next three) other spaces and letters"""
    CASE = "case"
    NUMBER = "number"
    """the truth has a digit or №"""
    HOMOGLYPH = "homoglyph"
    """only Latin for Cyrillic, 0 for О, 3 for З, or the reverse"""
    NAME = "name"
    WORD = "word"


#: What counts as an error to be found: punctuation stays out, a missing word is no place to flag.
ERRORS = (
    Difference.WORD,
    Difference.NAME,
    Difference.NUMBER,
    Difference.HOMOGLYPH,
    Difference.CASE,
    Difference.SPLIT_MERGE,
    Difference.NOISE,
)
#: Differences that leave every word as it should be.
HARMLESS = frozenset({Difference.NONE, Difference.LAYOUT, Difference.PUNCTUATION})

# One character for one character, so that positions stay what they are.
_FOLD = str.maketrans("ёЁ—–−‒―‐‑«»„“”‟″’‘`´ʼ", "еЕ" + "-" * 7 + '"' * 7 + "'" * 5)
_LOOK_ALIKE = str.maketrans(EXACT_HOMOGLYPHS | {"k": "к", "0": "О", "3": "З"})
_CORE = re.compile(r"[^\W_]|№|(?<=\d)\S(?=\d)|(?<=[^\W_])-(?=[^\W_])")
_WORD = re.compile(r"№|[^\s№]+")
_CELL_WORD = re.compile(r"№|[^\s№|]+")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*")
_TABLE_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*")
_LONE_CAPITAL = re.compile(r"[^\W\d_][\W_]*")
#: So many single capitals in a row are one letter-spaced word; fewer may be initials.
_FEWEST_SPACED = 4


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between white space, and each №.

    `text` has one kind of dash and quote; `core` is without the marks around it: letters, digits,
    №, hyphens between letters, marks between digits. `divided`: it ends its line with a hyphen.
    """

    span: Span
    text: str
    core: str
    spaced: bool = False
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """OCR and true words that belong together, as indices into the words of an `Alignment`.

    `after` is the OCR word behind which the group stands (-1: before the first).
    `in_scope`: it belongs to the Russian part, on which the program is measured.
    """

    read: tuple[int, ...]
    true: tuple[int, ...]
    difference: Difference
    after: int
    in_scope: bool


@dataclass(frozen=True)
class Alignment:
    """An OCR text and its truth, the words of both, and the groups in the order of the text."""

    read_text: str
    true_text: str
    read_words: tuple[Word, ...]
    true_words: tuple[Word, ...]
    groups: tuple[Group, ...]

    @cached_property
    def group_of(self) -> dict[int, Group]:
        """The group of each OCR word."""
        return {index: group for group in self.groups for index in group.read}

    @cached_property
    def _starts(self) -> list[int]:
        return [word.span.start for word in self.read_words]

    def words_at(self, span: Span) -> list[int]:
        """The OCR words that a span overlaps; if it is empty or blank, those it touches."""
        blank = not span.text(self.read_text).strip()
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, span.end)
        return [
            index
            for index in range(first, last)
            if (blank and self.read_words[index].span.end >= span.start)
            or self.read_words[index].span.overlaps(span)
        ]

    def read_cores(self, group: Group) -> list[str]:
        """The cores of the OCR words of a group."""
        return cores([self.read_words[index] for index in group.read])

    def true_cores(self, group: Group) -> list[str]:
        """The cores of the true words of a group."""
        return cores([self.true_words[index] for index in group.true])

    def gap(self, group: Group) -> int:
        """The offset in the OCR text at which a missing group ought to stand."""
        return self.read_words[group.after].span.end if group.after >= 0 else 0


def align(read_text: str, true_text: str, *, russian_only: bool = True) -> Alignment:
    """Align an OCR text with its truth.

    With `russian_only` the groups outside the Russian part of the truth are not in scope.
    """
    read, true = words_of(read_text), words_of(true_text)
    joined = _joined(_links(read, true), len(read), len(true))
    after = _neighbours(joined, len(true))
    scope = russian_part(true_text) if russian_only else Span(0, len(true_text))
    in_scope = [scope.covers(word.span) for word in true]
    matched = [i for left, right in joined if any(in_scope[j] for j in right) for i in left]
    region = range(min(matched), max(matched) + 1) if matched else range(0)
    names = _names(true, true_text)
    groups = []
    for left, right in _with_gaps(joined, after):
        named = not names.isdisjoint(right)
        difference = difference_of([read[i] for i in left], [true[i] for i in right], named=named)
        counted = any(in_scope[i] for i in right) if right else any(i in region for i in left)
        behind = left[0] - 1 if left else after[right[0]]
        groups.append(Group(left, right, difference, behind, counted))
    return Alignment(read_text, true_text, tuple(read), tuple(true), tuple(groups))


def words_of(text: str) -> list[Word]:
    """The words of a text; a letter-spaced word is one, rows of a table lose their bars."""
    words: list[Word] = []
    for span, ending in line_spans(text):
        line = span.text(text)
        table = _TABLE_ROW.fullmatch(line) is not None
        if table and _TABLE_RULE.fullmatch(line):
            continue
        words.extend(_spaced_joined(_line_words(line, span.start, table, bool(ending))))
    return words


def _line_words(line: str, offset: int, table: bool, goes_on: bool) -> list[Word]:
    words = []
    for match in (_CELL_WORD if table else _WORD).finditer(line):
        text = match.group().translate(_FOLD)
        ends = goes_on and not line[match.end() :].strip()
        span = Span(offset + match.start(), offset + match.end())
        divided = ends and len(text) > 2 and text.endswith("-")
        words.append(Word(span, text, _core(text), divided=divided))
    return words


def _spaced_joined(words: list[Word]) -> Iterator[Word]:
    """The words of a line, ``Ф И Л И П П О В У.`` as one."""
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and _is_lone_capital(words[end]):
            end += 1
            if len(words[end - 1].text) > 1:  # a mark after the letter ends the word
                break
        if end - start >= _FEWEST_SPACED:
            text = "".join(word.text for word in words[start:end])
            span = Span(words[start].span.start, words[end - 1].span.end)
            yield Word(span, text, _core(text), spaced=True)
            start = end
        else:
            yield words[start]
            start += 1


def _is_lone_capital(word: Word) -> bool:
    return word.text[0].isupper() and _LONE_CAPITAL.fullmatch(word.text) is not None


def _core(text: str) -> str:
    return "".join(_CORE.findall(text))


def cores(words: Sequence[Word]) -> list[str]:
    """The cores of words, without the words that are marks only."""
    return [word.core for word in words if word.core]


_Pair = tuple[tuple[int, ...], tuple[int, ...]]


def _links(read: Sequence[Word], true: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs (OCR word, true word) that share most of the aligned characters of one of them."""
    weights = _shared(read, true)
    best_true: dict[int, tuple[int, int]] = {}
    best_read: dict[int, tuple[int, int]] = {}
    for (left, right), weight in weights.items():
        best_true[left] = max(best_true.get(left, (0, 0)), (weight, -right))
        best_read[right] = max(best_read.get(right, (0, 0)), (weight, -left))
    links = []
    for (left, right), weight in weights.items():
        chosen = (best_true[left][1] == -right) + (best_read[right][1] == -left)
        shorter = min(len(read[left].text), len(true[right].text))
        if chosen == 2 or (chosen == 1 and weight >= shorter):
            links.append((left, right))
    return links


def _shared(read: Sequence[Word], true: Sequence[Word]) -> Counter[tuple[int, int]]:
    """Aligned characters of each pair of words: 2 for an equal one, 1 for a replaced one."""
    read_joined, read_owners = _owners(read)
    true_joined, true_owners = _owners(true)
    weights: Counter[tuple[int, int]] = Counter()
    for step in Levenshtein.opcodes(read_joined, true_joined):
        if step.tag not in {"equal", "replace"}:
            continue
        lefts = read_owners[step.src_start : step.src_end]
        rights = true_owners[step.dest_start : step.dest_end]
        for left, right in zip(lefts, rights, strict=True):
            if left >= 0 and right >= 0:
                weights[left, right] += 2 if step.tag == "equal" else 1
    return weights


def _owners(words: Sequence[Word]) -> tuple[str, list[int]]:
    """The words with one space between them and the word of each character (-1: a space)."""
    owners: list[int] = []
    for index, word in enumerate(words):
        owners += [-1] * (index > 0) + [index] * len(word.text)
    return " ".join(word.text for word in words), owners


def _joined(links: Sequence[tuple[int, int]], read_count: int, true_count: int) -> list[_Pair]:
    """The connected words as (OCR indices, true indices); unlinked words stand alone."""
    root = list(range(read_count + true_count))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for left, right in links:
        root[find(left)] = find(read_count + right)
    members: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index in range(read_count):
        members[find(index)][0].append(index)
    for index in range(true_count):
        members[find(read_count + index)][1].append(index)
    return [(tuple(read), tuple(true)) for read, true in members.values()]


def _neighbours(pairs: Sequence[_Pair], true_count: int) -> list[int]:
    """For each true word the last OCR word matched up to it, -1 before the first."""
    matched = {index: read[-1] for read, true in pairs if read for index in true}
    after, last = [], -1
    for index in range(true_count):
        last = max(last, matched.get(index, -1))
        after.append(last)
    return after


def _with_gaps(pairs: Sequence[_Pair], after: Sequence[int]) -> list[_Pair]:
    """The pairs in the order of the OCR text; missing words that stand together are one gap."""
    ordered = sorted(
        pairs,
        key=lambda pair: (pair[0][0], 0, 0) if pair[0] else (after[pair[1][0]], 1, pair[1][0]),
    )
    result: list[_Pair] = []
    for read, true in ordered:
        previous = result[-1] if result else ((0,), (0,))
        if not read and not previous[0] and previous[1][-1] + 1 == true[0]:
            result[-1] = ((), previous[1] + true)
        else:
            result.append((read, true))
    return result


def difference_of(read: Sequence[Word], true: Sequence[Word], *, named: bool) -> Difference:
    """How the OCR words `read` differ from the true ones; `named`: a proper name is among them."""
    if [word.text for word in read] == [word.text for word in true]:
        return Difference.NONE
    read_cores, true_cores = cores(read), cores(true)
    if read_cores == true_cores:
        return Difference.PUNCTUATION
    if equal_but_layout(read, true):
        return Difference.LAYOUT
    if not true_cores:
        return Difference.NOISE
    if not read:
        return Difference.MISSING
    return _difference_of_letters(read_cores, true_cores, named)


def _difference_of_letters(read: Sequence[str], true: Sequence[str], named: bool) -> Difference:
    read_letters, true_letters = "".join(read), "".join(true)
    same_count = len(read) == len(true)
    questions = (
        (Difference.SPLIT_MERGE, read_letters == true_letters),
        (Difference.CASE, same_count and read_letters.lower() == true_letters.lower()),
        (Difference.NUMBER, any(c.isdigit() or c == "№" for c in true_letters)),
        (Difference.HOMOGLYPH, same_count and _shape(read_letters) == _shape(true_letters)),
        (Difference.SPLIT_MERGE, not same_count),
        (Difference.NAME, named),
    )
    return next((difference for difference, fits in questions if fits), Difference.WORD)


def _shape(letters: str) -> str:
    return letters.translate(_LOOK_ALIKE)


def equal_but_layout(read: Sequence[Word], true: Sequence[Word]) -> bool:
    """Whether words are equal up to line-end hyphens or letter-spacing."""
    true_cores = cores(true)
    if any(word.spaced for word in (*read, *true)) and "".join(cores(read)) == "".join(true_cores):
        return True
    return any(word.divided for word in read) and any(
        undivided(read, hyphen) == true_cores for hyphen in ("", "-")
    )


def undivided(words: Sequence[Word], hyphen: str) -> list[str]:
    """The cores with the words divided at a line end put together, with or without a hyphen."""
    pieces = [
        word.text[:-1] + hyphen if word.divided and place < len(words) else word.text + " "
        for place, word in enumerate(words, start=1)
    ]
    return [core for core in map(_core, "".join(pieces).split()) if core]


def _names(words: Sequence[Word], text: str) -> set[int]:
    """The true words taken for proper names: those with a capital inside a sentence, and every
    word that is spelled like one of them."""
    capital = [n for n, word in enumerate(words) if len(word.core) > 2 and word.core[0].isupper()]
    inside = [
        words[index].core.lower()
        for index in capital
        if not words[index].core.isupper() and not _begins_sentence(words, index, text)
    ]
    return {index for index in capital if words[index].core.lower() in inside}


def _begins_sentence(words: Sequence[Word], index: int, text: str) -> bool:
    if index == 0:
        return True
    before = words[index - 1]
    if "\n" in text[before.span.end : words[index].span.start]:
        return True
    ended = before.text.rstrip("\"')/").endswith((".", "!", "?", ":"))
    return ended and len(before.core) > 3  # shorter ones are abbreviations: тов., ул., им.
