"""Officials by rank, post and name: ``ПОЛКОВНИК В.И. Макаров, НАЧАЛЬНИК ОТДЕЛЕНИЯ``.

Ranks and posts are the ``signature-title`` formulas of dictionaries/forms.tsv, whose notes tell the
one from the other; the name is what is left, initials first if the paper gives them anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ocrfix.document.model import Line
from ocrfix.facts.listed_names import could_be_person
from ocrfix.language.forms import FormLine, form_key
from ocrfix.language.knowledge import Knowledge
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.writing import name_case, sentence_case
from ocrfix.records.record import Official
from ocrfix.text.spans import Span

_INITIALS = r"(?:[А-ЯЁ]\.\s?){1,2}"
_NAME = re.compile(
    rf"\W*(?P<name>(?:{_INITIALS})?[А-ЯЁ](?:[а-яё]{{2,}}|[А-ЯЁ]{{2,}})"
    rf"(?:-[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+))*(?:\s{_INITIALS})?)\W*"
)
_WITH_INITIALS = re.compile(
    rf"(?P<title>\W*[^\W\d_].*?)\s+(?P<name>{_INITIALS}[А-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)?)\W*"
)
#: ``НАЧАЛЬНИК …`` and other posts that no list holds in full.
_POST = re.compile(
    r"\W*(?:зам|врид|врио|и\.\s?о\.|нач|секретарь|пом|дежурн|зав|инспектор|референт|делопроизводител"
    r"|ответств|старш|командир|председатель|управляющ|член)",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\W*(?:гвардии\s+)?(?:генерал|маршал|адмирал|контр-адмирал|вице-адмирал|полковник|подполковник"
    r"|майор|капитан|старший лейтенант|лейтенант|комиссар)",
    re.IGNORECASE,
)


def official(paper: Paper, parts: Iterable[Span]) -> Official | None:
    """The official that a few lines name; None if they name none."""
    name = rank = post = None
    for span in parts:
        text = span.text(paper.document.source)
        title, rest = _title(text, paper.knowledge)
        if title and _RANK.match(title):
            rank = rank or _said(paper, span, title)
        elif title and post is None:
            post = _said(paper, span, title)
        field = _name(paper, Span(span.start + len(text) - len(rest), span.end)) if rest else None
        if field is not None and (name is None or _fuller(field, name)):
            name = field
    if name is None and rank is None and post is None:
        return None
    return Official(name, rank, post)


def is_title(text: str) -> bool:
    """Whether a text is a rank or post itself."""
    return bool(_RANK.match(text) or _POST.match(text))


def rank_and_name(paper: Paper, line: Line) -> Field | None:
    """The name behind a rank or post on one line: ``ГЕНЕРАЛ-ПОЛКОВНИК ШТЫКОВ``."""
    title, rest = _title(line.text, paper.knowledge)
    if not title or not rest.strip():
        return None
    return _name(paper, Span(line.span.end - len(rest), line.span.end))


def name_in_capitals(paper: Paper, line: Line) -> Field | None:
    """The name that a line is, where a rank stands above it: even one that is a word."""
    text = line.text.strip()
    return _name(paper, line.span) if text.isupper() and not is_title(text) else None


def _title(text: str, knowledge: Knowledge) -> tuple[str, str]:
    """The rank or post a text begins with, and the rest: a name is left only behind one."""
    key = form_key(text)
    known = [form for form in _titles(knowledge) if key.startswith(form.key)]
    whole = text.strip(" \t.,;:")
    if known:
        letters = len(max(known, key=lambda form: len(form.key)).key)
        for index, character in enumerate(text):
            letters -= character.isalnum()
            if letters == 0 and not text[index + 1 : index + 2].isalnum():
                rest = text[index + 1 :]
                if not rest.strip(" .,;:") or _is_name(rest, knowledge, bool(_RANK.match(text))):
                    return text[: index + 1].strip(" \t.,;:"), rest
                break
    if _POST.match(text) or _RANK.match(text):
        signed = _WITH_INITIALS.fullmatch(text)  # ``Секретарь Ю. Малинина``
        if signed is not None:
            return signed["title"].strip(" \t.,;:"), text[signed.start("name") :]
        return whole, ""
    return "", text


def _is_name(text: str, knowledge: Knowledge, ranked: bool) -> bool:
    """Whether a text is one name and not the rest of a post: ``НАЧАЛЬНИК ШТАБА КОРПУСА``.

    Behind a rank even a word of Russian is a name: ``ГЕНЕРАЛ-ЛЕЙТЕНАНТ САНДАЛОВ``.
    """
    match = _NAME.fullmatch(text)
    if match is None or ranked:
        return match is not None
    words = [word for word in match["name"].split() if "." not in word]
    return all(could_be_person(word, knowledge) for word in words)


@lru_cache(maxsize=4)
def _titles(knowledge: Knowledge) -> Sequence[FormLine]:
    return [form for form in knowledge.forms.of_kind("signature-title") if "…" not in form.text]


def _said(paper: Paper, span: Span, title: str) -> Field:
    """A rank or post in small letters, as an official is described."""
    text = span.text(paper.document.source)
    start = span.start + text.index(title)
    value = sentence_case(title, paper.knowledge)
    value = value[:1].lower() + value[1:] if not value[:2].isupper() else value
    return paper.field(value, Span(start, start + len(title)))


def _name(paper: Paper, span: Span) -> Field | None:
    text = span.text(paper.document.source)
    match = _NAME.fullmatch(text)
    if match is None:
        return None
    words = [re.sub(r"(?<=\.)\s(?=[А-ЯЁ]\.)", "", match["name"])]
    value = " ".join(name_case(word) for word in words)
    start = span.start + match.start("name")
    return paper.field(value.strip(), Span(start, start + len(match["name"].rstrip())))


def _fuller(field: Field, other: Field) -> bool:
    return "." in field.value and "." not in other.value
