"""What speaks for and against a capital at the beginning of a word.

``в Новых дивизиях`` stands for ``новых``: the word is inside a sentence, between small words, and
period prose does not capitalise it. The judge (`ocrfix.correction.judge`) weighs these features.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ocrfix.correction.features import SURNAME_ENDINGS, TITLES
from ocrfix.correction.surroundings import Surroundings
from ocrfix.document.model import Document, ZoneKind
from ocrfix.language.entries import Entry, Flag
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.alphabet import Script, fold
from ocrfix.text.tokens import Token, TokenKind

_SENTENCE_END = re.compile(r"[.!?…]")
_OPENING = re.compile(r"[\"«„“(\[/]\s*\Z")
_LIST_MARK = re.compile(r"(?:\A|\s)(?:\d{1,3}|[а-яё])[.)/]\s*\Z")
_LINE_END = re.compile(r"[\r\n]")
#: Characters before a word in which its sentence is looked for.
_REACH = 24
#: Letters by which the forms of ``Главное``, ``Главной`` are one word.
_TITLE_STEM = 5


def is_capitalised(token: Token) -> bool:
    """Whether a token is a Cyrillic word with one capital, at its beginning."""
    if token.kind is not TokenKind.WORD or token.script is not Script.CYRILLIC or token.has_digit:
        return False
    return bool(_is_capitalised(token)) and not token.word[1:].isupper()


def count_capitals(text: str) -> int:
    """How many letters of a text are capitals."""
    return sum(character.isupper() for character in text)


def is_small(token: Token) -> bool:
    """Whether a token is a Cyrillic word of at least two letters, all of them small."""
    cyrillic = token.kind is TokenKind.WORD and token.script is Script.CYRILLIC
    return cyrillic and not token.has_digit and len(token.word) > 1 and token.word.islower()


@dataclass(frozen=True)
class _Place:
    """Where a word stands: its neighbours of any kind and the characters before it."""

    token: Token
    before: Token | None
    after: Token | None
    gap: str
    behind: str

    @cached_property
    def starts_line(self) -> bool:
        return self.before is None or bool(_LINE_END.search(self.gap))

    @cached_property
    def starts_paragraph(self) -> bool:
        return self.before is None or len(_LINE_END.findall(self.gap.replace("\r\n", "\n"))) > 1


class Capitals:
    """The features of the words of one document."""

    def __init__(self, document: Document, knowledge: Knowledge, around: Surroundings) -> None:
        """Nothing is counted before it is asked for."""
        self._document = document
        self._knowledge = knowledge
        self._around = around

    def features_of(self, token: Token) -> dict[str, float]:
        """What the models see of a word and its place; flags are 0.0 or 1.0."""
        place = self._place(token)
        return {
            **self._of_place(place),
            **self._of_word(token),
            **self._of_neighbours(place),
            **self._of_document(token),
        }

    @cached_property
    def _title_stems(self) -> frozenset[str]:
        """How the words begin that institutions have at the beginning of their names."""
        listed = self._knowledge.institutions.institutions
        names = [name for institution in listed for name in institution.names]
        return frozenset(fold(name.split()[0])[:_TITLE_STEM] for name in names)

    def _place(self, token: Token) -> _Place:
        tokens = self._document.tokens
        index = self._numbers[token.span.start]
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        source = self._document.source
        gap = source[before.span.end if before else 0 : token.span.start]
        behind = source[token.span.end : after.span.start if after else len(source)]
        return _Place(token, before, after, gap, behind)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {token.span.start: n for n, token in enumerate(self._document.tokens)}

    def _of_place(self, place: _Place) -> dict[str, float]:
        start = place.token.span.start
        text = self._document.source[max(0, start - _REACH) : start]
        zone = self._document.zone_at(start).kind
        ends = bool(_SENTENCE_END.search(place.gap))
        return {
            "after-end": float(ends),
            "after-comma": float("," in place.gap),
            "after-colon": float(":" in place.gap or ";" in place.gap),
            "after-dash": float(any(dash in place.gap for dash in "-–—")),
            "after-opening": float(bool(_OPENING.search(text))),
            "after-other": float(bool(place.gap.strip(' \u00a0\r\n.,:;-–—"«„!?…()'))),
            "list-item": float(bool(_LIST_MARK.search(text))),
            "line-start": float(place.starts_line),
            "paragraph-start": float(place.starts_paragraph),
            "before-end": float(place.behind[:1] in ".!?" and place.behind[:1] != ""),
            "body": float(zone in (ZoneKind.BODY, ZoneKind.CONTINUATION)),
            "service": float(zone is ZoneKind.SERVICE_MARKS),
        }

    def _of_word(self, token: Token) -> dict[str, float]:
        entry = self._knowledge.lexicon.lookup(token.folded)
        count = self._knowledge.language.count(token.folded)
        flags = entry.flags if entry else Flag(0)
        return {
            "length": float(min(len(token.word), 14)),
            "times": math.log1p(count.times),
            "capital-share": (count.capitals + 0.05) / (count.times + 1.0),
            "small-class": float(count.small),
            "frequency": _level(entry),
            "known": float(self._knowledge.lexicon.knows(token.word)),
            "name": float(Flag.NAME in flags),
            "place": float(Flag.PLACE in flags),
            "name-only": float(Flag.NAME_ONLY in flags),
            "listed-name": float(bool(flags & (Flag.PERSON | Flag.TOWN))),
            "surname-ending": float(token.folded.endswith(SURNAME_ENDINGS)),
            "adjective-ending": float(token.folded.endswith(_ADJECTIVE_ENDINGS)),
            "title": float(token.folded[:_TITLE_STEM] in self._title_stems),
        }

    def _of_neighbours(self, place: _Place) -> dict[str, float]:
        before, after = place.before, place.after
        run = self._around.capitalised_run(place.token) if place.token.word[0].isupper() else ()
        return {
            "before-small": _is_small(before),
            "before-capital": _is_capitalised(before),
            "before-capitals": _is_capitals(before),
            "before-number": float(before is not None and before.kind is TokenKind.NUMBER),
            "before-initials": float(before is not None and before.kind is TokenKind.INITIALS),
            "before-abbreviation": self._is_abbreviation(before),
            "before-title": float(before is not None and before.folded in TITLES),
            "before-letter": float(before is not None and len(before.word) == 1),
            "after-small": _is_small(after),
            "after-capital": _is_capitalised(after),
            "after-capitals": _is_capitals(after),
            "after-initials": float(after is not None and after.kind is TokenKind.INITIALS),
            "run": float(min(len(run), 5)),
        }

    def _of_document(self, token: Token) -> dict[str, float]:
        small, capital = self._inside[0][token.folded], self._inside[1][token.folded]
        if _is_small(token):
            small -= 1
        elif self._is_inside(token):
            capital -= 1
        stem = token.folded[:6]
        stems = self._inside[2][stem] - (_is_capitalised(token) and self._is_inside(token))
        return {
            "small-here": math.log1p(max(0, small)),
            "capital-here": math.log1p(max(0, capital)),
            "stem-capital-here": math.log1p(max(0, stems)),
            "line-capitals": self._line_share(token),
            "noise": math.log(self._around.noise),
        }

    @cached_property
    def _inside(self) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        """How often words stand small, and inside a sentence with a capital; stems likewise."""
        small, capital, stems = Counter[str](), Counter[str](), Counter[str]()
        for token in self._around.words:
            if _is_small(token):
                small[token.folded] += 1
            elif _is_capitalised(token) and self._is_inside(token):
                capital[token.folded] += 1
                stems[token.folded[:6]] += 1
        return small, capital, stems

    def _is_inside(self, token: Token) -> bool:
        """Whether a small word stands before, with nothing but a space or comma between."""
        before, _ = self._around.neighbours.get(token.span.start, (None, None))
        if before is None or not before.word.islower():
            return False
        return not self._around.between(before, token).strip(" \u00a0,")

    def _line_share(self, token: Token) -> float:
        line = self._document.line_at(token.span.start)
        words = [
            one
            for one in self._document.tokens_in(line.span)
            if one is not token and one.kind in (TokenKind.WORD, TokenKind.SPACED)
        ][:30]
        if not words:
            return 0.5
        return sum(one.word[:1].isupper() for one in words) / len(words)

    def _is_abbreviation(self, token: Token | None) -> float:
        if token is None:
            return 0.0
        if token.kind is TokenKind.ABBREVIATION:
            return 1.0
        return float(self._knowledge.abbreviations.find(token.text) is not None)


_ADJECTIVE_ENDINGS = (
    "ий", "ый", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему", "ым", "им",
    "ую", "юю", "ых", "их", "ыми", "ими",
)  # fmt: skip


def _level(entry: Entry | None) -> float:
    return math.log10(entry.frequency + 1e-9) if entry else -10.0


def _is_small(token: Token | None) -> float:
    return float(token is not None and token.word.islower())


def _is_capitals(token: Token | None) -> float:
    return float(token is not None and len(token.word) > 1 and token.word.isupper())


def _is_capitalised(token: Token | None) -> float:
    if token is None or not token.word[:1].isupper():
        return 0.0
    return float(len(token.word) == 1 or not token.word.isupper())
