"""The archives by name: ``АП РФ``, ``Archive of the President of the Russian Federation`` → APRF.

The names are those of dictionaries/archives.toml. Abbreviations stand as listed (a long one in any
capitals), full names in any case of their words. A name may go on with its abbreviation in brackets
and its city: ``Archive of the Ministry of Foreign Affairs (AMIP), Belgrade, Serbia``. An
abbreviation that several archives share has a code only where its surroundings decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ocrfix.records.patterns.reference_text import ReferenceText, Token, folded
from ocrfix.records.patterns.reference_words import load_toml, word_set
from ocrfix.text.alphabet import is_cyrillic

#: A form of so few letters must have the capitals of the list: ``AJ``, ``NA``, ``ЦПА``.
_SHORT = 3
#: Words of a name that need not stand in it.
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "at", "in", "г", "гор"})
_INSIDE_A_NAME = frozenset('&-‐‑–."“”„«»')
_STEM = 5
_BRACKET_LENGTH = 12
#: ``(formerly TsKhSD)``, ``(далее – РГАНИ)``.
_BRACKET_OPENERS = frozenset(
    {"former", "formerly", "hereafter", "hereinafter", "бывш", "бывший", "далее", "ранее"}
)
_EXPANSIONS = (
    ("Российской Федерации", "РФ"), ("Российской Федерации", "России"),
    ("Russian Federation", "RF"), ("Санкт-Петербурга", "СПб"),
    ("People's Republic of China", "PRC"),
)  # fmt: skip


@dataclass(frozen=True)
class Archive:
    """An archive of the list; `code` is empty for an abbreviation that several share."""

    code: str
    scheme: str = "fond"
    papka: bool = False
    bare_pages: bool = False
    leaf_markers: frozenset[str] = frozenset()
    candidates: tuple[tuple[str, tuple[str, ...]], ...] = ()
    repository: bool = False

    def code_in(self, text: str) -> str:
        """The code, or the one whose hints stand in `text`; empty where nothing decides."""
        if self.code:
            return self.code
        fitting = [code for code, hints in self.candidates if any(hint in text for hint in hints)]
        return fitting[0] if len(fitting) == 1 else ""


#: What is not in the list: a fond if one is named, else a shelfmark.
UNKNOWN = Archive("", scheme="either")


@dataclass(frozen=True)
class Found:
    """An archive or repository at the tokens ``[first, end)``."""

    archive: Archive
    first: int
    end: int


@dataclass
class _Node:
    """A step of the tree of names."""

    next: dict[str, _Node] = field(default_factory=dict)
    archive: Archive | None = None
    exact: dict[str, Archive] = field(default_factory=dict)


class ArchiveNames:
    """The list of names, searched token by token."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Take the tables of archives.toml."""
        self._forms, self._names = _Node(), _Node()
        self._places = _Node()
        self._qualifiers = frozenset(folded(word) for word in data["qualifiers"]["names"])
        for table in data["archive"]:
            archive = _archive(table)
            for form in (*table.get("forms", ()), *table.get("former", ())):
                self._add(form, archive)
            for name in (*table["names"], *filter(_is_name, table.get("former", ()))):
                for variant in _variants(name):
                    _insert(self._names, [_stem(word) for word in _words(variant)], archive)
        for table in data["ambiguous"]:
            found = tuple((one["code"], tuple(one["hints"])) for one in table.get("candidates", ()))
            for form in table["forms"]:
                self._add(form, Archive("", "either" if found else "fond", candidates=found))
        repository = Archive("", repository=True)
        for name in data["repositories"]["names"]:
            _insert(self._names, [_stem(word) for word in _words(name)], repository)
        for name in data["places"]["names"]:
            _insert(self._places, [token.text for token in ReferenceText(name).tokens
                                   if token.kind == "w"], UNKNOWN)  # fmt: skip

    def _add(self, form: str, archive: Archive) -> None:
        node = self._forms
        for word in _words(form):
            node = node.next.setdefault(folded(word), _Node())
        key = "".join(_words(form))
        if len(key) <= _SHORT:
            node.exact[key] = archive
        else:
            node.archive = archive

    def at(self, tokens: Sequence[Token], index: int) -> Found | None:
        """The longest name that begins at a token."""
        found = [self._form_at(tokens, index), self._name_at(tokens, index)]
        return max(filter(None, found), key=lambda one: one.end, default=None)

    def _form_at(self, tokens: Sequence[Token], first: int) -> Found | None:
        node, index, best, written = self._forms, first, None, ""
        while index < len(tokens):
            following = node.next.get(tokens[index].folded)
            if following is None:
                break
            node, written, index = following, written + tokens[index].text, index + 1
            archive = node.archive or node.exact.get(written)
            if archive is not None and _capital(written):
                best = Found(archive, first, index)
            while index < len(tokens) and tokens[index].text in "-.–" and node.next:
                index += 1
        return self._qualified(tokens, best)

    def _qualified(self, tokens: Sequence[Token], found: Found | None) -> Found | None:
        """``ЦГАЛИ СПб`` is not ЦГАЛИ: an abbreviation that goes on is another archive's."""
        if found is None or found.archive.scheme != "fond" or found.end >= len(tokens):
            return found
        following = tokens[found.end]
        if following.folded not in self._qualifiers:
            return found
        return Found(Archive("", papka=found.archive.papka), found.first, found.end + 1)

    def _name_at(self, tokens: Sequence[Token], first: int) -> Found | None:
        return _walk(self._names, tokens, first)

    def place_at(self, tokens: Sequence[Token], index: int) -> int:
        """The index after the place that begins at a token; `index` itself if there is none."""
        node, end = self._places, index
        while index < len(tokens):
            following = node.next.get(tokens[index].text)
            if following is None:
                break
            node, index = following, index + 1
            if node.archive is not None:
                end = index
            while index < len(tokens) and tokens[index].text in ".-," and node.next:
                index += 1
        return end

    def tail(self, tokens: Sequence[Token], end: int) -> int:
        """The index after what belongs to the name that ends at `end`: ``(AMIP), Belgrade``."""
        while True:
            start = end
            if end < len(tokens) and tokens[end].text == "(":
                end = self._bracket(tokens, end)
            comma = end < len(tokens) and tokens[end].text == ","
            place = self.place_at(tokens, end + comma)
            if place > end + comma:
                end = place
            if end == start:
                return end

    def _bracket(self, tokens: Sequence[Token], start: int) -> int:
        """The index after a bracket with an abbreviation, a name or a place in it, else `start`."""
        for index in range(start + 1, min(len(tokens), start + 1 + _BRACKET_LENGTH)):
            if tokens[index].text == ")":
                inner = tokens[start + 1 : index]
                return index + 1 if self._names_something(inner) else start
        return start

    def _names_something(self, inner: Sequence[Token]) -> bool:
        if not inner or any(token.is_number for token in inner):
            return False
        found = self.at(inner, 0)
        if found is not None and found.end == len(inner):
            return True
        if self.place_at(inner, 0) == len(inner):
            return True
        return all(is_abbreviation(token.text) or token.text in "-., " for token in inner) or (
            inner[0].folded in _BRACKET_OPENERS
        )


@lru_cache(maxsize=1)
def archive_names() -> ArchiveNames:
    """The names of dictionaries/archives.toml."""
    return ArchiveNames(dict(load_toml("archives.toml")))


def is_abbreviation(text: str) -> bool:
    """Whether a word is one of capitals for the most part: ``ГАОО``, ``TsAMO``, ``АУФСБСПиЛО``."""
    capitals = sum(character.isupper() for character in text)
    return text.isalpha() and capitals >= 2 and capitals * 2 >= len(text)


def is_keyword(token: Token) -> bool:
    """Whether a word says that a name is one of an archive: ``Архив``, ``Archives``."""
    return token.kind == "w" and token.folded in word_set("archive", "keywords")


def _archive(table: dict[str, Any]) -> Archive:
    return Archive(
        table["code"],
        table.get("scheme", "fond"),
        table.get("papka", False),
        table.get("bare_pages", False),
        frozenset(table.get("leaf_markers", ())),
    )


def _insert(node: _Node, keys: Sequence[str], archive: Archive) -> None:
    for key in keys:
        node = node.next.setdefault(key, _Node())
    if node.archive is None:
        node.archive = archive


def _walk(node: _Node, tokens: Sequence[Token], first: int) -> Found | None:
    """The longest full name; small words, quotation marks and hyphens may stand in it."""
    index, best = first, None
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "w" and token.folded in _SMALL_WORDS and index > first:
            index += 1
            continue
        if index > first and (token.text in _INSIDE_A_NAME or token.kind == "n"):
            index += 1
            continue
        following = node.next.get(_stem(token.text) if token.kind == "w" else token.text)
        if following is None:
            break
        node, index = following, index + 1
        if node.archive is not None and _capital(tokens[first].text):
            best = Found(node.archive, first, index)
    return best


def _words(name: str) -> list[str]:
    return [
        token.text
        for token in ReferenceText(name).tokens
        if (token.kind == "w" and token.folded not in _SMALL_WORDS) or token.text in (",", "(", ")")
    ]


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """What all forms of a word of a name share."""
    word = folded(word)
    if len(word) > _STEM and is_cyrillic(word[0]):
        return word[:_STEM]
    return word.removesuffix("s") if len(word) > _STEM - 1 else word


def _variants(name: str) -> Iterator[str]:
    yield name
    for long, short in _EXPANSIONS:
        if long in name:
            yield name.replace(long, short)


def _is_name(form: str) -> bool:
    return " " in form and not form.isupper()


def _capital(text: str) -> bool:
    """A name begins with a capital letter; an abbreviation may be all small (``avp rf``)."""
    return text[0].isupper() or text.islower() or text[0].isdigit() or not text[0].isascii()
