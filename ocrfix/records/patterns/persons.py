"""Persons as a catalogue names them: ``тов. Молотову В.М.`` is «Молотов В.М.».

The case is undone with the list of persons, which knows the base form, or with the paradigm of the
family name; the spelling of the paper is kept (``МАО ЦЗЕ-ДУНА`` is Мао Цзе-дун, not Цзэ-дун), and
so are initials, before or behind the name.
"""

from __future__ import annotations

import re

from ocrfix.facts import Fact
from ocrfix.language.cases import DATIVE, given_name_in_nominative, surname_in_nominative
from ocrfix.language.gazetteer import NameKind
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.romanisation import nominatives
from ocrfix.language.syllables import syllabic_nominatives
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.writing import name_case
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span
from ocrfix.text.tokens import tokenize

_BEFORE = re.compile(r"(?<![^\W_])((?:[А-ЯЁ]\.[ \u00a0]?){1,2})\Z")
_AFTER = re.compile(r"[ \u00a0]?((?:[А-ЯЁ]\.[ \u00a0]?){0,1}[А-ЯЁ]\.)(?![^\W_])")
_TITLE = re.compile(
    r"\W*(?:[Тт]ов(?:арищ[а-я]{0,3})?|[Тт]{1,2}|ТОВ(?:АРИЩ[А-Я]{0,3})?)(?:[.,]\s?|\s)", re.UNICODE
)
#: ``СстгяЯковУ``: capitals within a word that is not all in capitals cannot be read.
_JUMBLED = re.compile(r"[а-яё][А-ЯЁ]|[А-ЯЁ]{2}[а-яё]")
_LONE = re.compile(
    r"\W*(?:(?P<before>(?:[А-ЯЁ]\.\s?){1,2})\s?)?"
    r"(?P<name>[А-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)*(?:\s[А-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)*){0,2})"
    r"(?:\s(?P<after>(?:[А-ЯЁ]\.\s?){1,2}))?(?![^\W_])"
)
#: Chinese and Korean names have no initials.
_INITIALS_REACH = 8


def named(paper: Paper, fact: Fact, case: str | None = None) -> Field:
    """The person a fact names, in the nominative, with initials; `case` is that of the text."""
    words = [token.word for token in paper.document.tokens_in(fact.span)]
    value = nominative(words, case, paper.knowledge)
    source = paper.document.source
    line = paper.document.line_at(fact.span.start).span
    before = _BEFORE.search(source[max(line.start, fact.span.start - _INITIALS_REACH) :
                                   fact.span.start])  # fmt: skip
    after = _AFTER.match(source, fact.span.end, min(line.end, fact.span.end + _INITIALS_REACH))
    start, end = fact.span.start, fact.span.end
    if before is not None:
        initials = before.group(1)
        value, start = f"{_close(initials)} {value}", start - len(initials)
    elif after is not None:
        value, end = f"{value} {_close(after.group(1))}", after.end()
    return paper.field(value, Span(start, end))


def titled(paper: Paper, text: str, offset: int, case: str = DATIVE) -> Field | None:
    """The person that a text names after ``тов.``, in the nominative; None if it names none."""
    title = _TITLE.match(text)
    match = _LONE.match(text, title.end()) if title is not None else None
    if match is None or _JUMBLED.search(match["name"]):
        return None
    words = [token.word for token in tokenize(match["name"])]
    value = nominative(words, case, paper.knowledge)
    if match["before"]:
        value = f"{_close(match['before'])} {value}"
    elif match["after"]:
        value = f"{value} {_close(match['after'])}"
    start = match.start("before") if match["before"] else match.start("name")
    return paper.field(value, Span(offset + start, offset + len(match.group().rstrip())
                                   + match.start()))  # fmt: skip


def _close(initials: str) -> str:
    """``В. М.`` as ``В.М.``"""
    return re.sub(r"\s", "", initials)


def nominative(words: list[str], case: str | None, knowledge: Knowledge) -> str:
    """The words of a name in the nominative and in the capitals of a name."""
    if not words:
        return ""
    *first, last = [name_case(word) for word in words]
    if case is None:
        return " ".join([*first, last])
    first = [given_name_in_nominative(word, case) for word in first]
    wanted = _listed_last(words, knowledge)
    if wanted is not None:
        lower = last.lower()
        candidates = (lower, *nominatives(lower), *syllabic_nominatives(lower))
        same = [one for one in candidates if _loose(one) == _loose(wanted)]
        found = same[0] if same else wanted
    else:
        found = surname_in_nominative(last, case).lower()
    return " ".join([*first, _cased(found, last)])


def _listed_last(words: list[str], knowledge: Knowledge) -> str | None:
    """The last word of the base form in the list of persons."""
    if not knowledge.is_name(words[0]):
        return None
    for mention in knowledge.gazetteer.mentions(words):
        if mention.name.kind is NameKind.PERSON and mention.length == len(words):
            return mention.value.split()[-1]
    return None


def _loose(word: str) -> str:
    return fold(word).replace("э", "е")


def _cased(word: str, model: str) -> str:
    """A word with the capitals of a name written like `model`: ``Дэ-хуай``, ``Петров-Водкин``."""
    parts, models = word.split("-"), model.split("-")
    if len(parts) != len(models):
        return word[:1].upper() + word[1:]
    return "-".join(
        part[:1].upper() + part[1:] if one[:1].isupper() else part
        for part, one in zip(parts, models, strict=True)
    )


def initials_form(base: str) -> str:
    """``Сталин Иосиф Виссарионович`` as ``И.В. Сталин``; a name of another shape as it is."""
    surname, *given = base.split()
    if len(given) != 2 or not all(word[:1].isupper() for word in given):
        return base
    return f"{''.join(word[0] + '.' for word in given)} {surname}"
