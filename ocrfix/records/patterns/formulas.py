"""The printed formulas on the lines of a form: handling, classification, precedence, form name.

``Снятие копий воспрещается``, ``СОВ. СЕКРЕТНО`` and ``ВНЕ ОЧЕРЕДИ`` are those of
dictionaries/forms.tsv, read through a few OCR errors; dictionaries/form-values.tsv says where the
value of a record is another text (``В. СРОЧНО`` is «Весьма срочно»).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ocrfix.document.model import Line
from ocrfix.facts.formulas import nearest_formula
from ocrfix.language.forms import FormLine, form_key
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.writing import sentence_case
from ocrfix.resources import dictionary_path, read_table
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span

VALUE_COLUMNS = ("text", "value")
#: What form-values.tsv writes for a stamp that is no value of the paper.
NO_VALUE = "-"
_STRETCH = re.compile(r"[^\s|;][^|;]*")
_NUMBER = re.compile(r"\s*(?:№|\bN[oо°]).*")
#: How sure a formula is that is not printed letter by letter.
_MISREAD = 0.85


def formula_fields(paper: Paper, lines: Iterable[Line], *kinds: str) -> Iterator[Field]:
    """The formulas of these kinds on lines, each with its value, by place."""
    known = [form for form in paper.knowledge.forms.of_kind(*kinds) if "…" not in form.text]
    for line in lines:
        for stretch in _STRETCH.finditer(line.text):
            field = _field(paper, line, stretch, known)
            if field is not None and field.value != NO_VALUE:
                yield field


def _field(
    paper: Paper, line: Line, stretch: re.Match[str], known: Iterable[FormLine]
) -> Field | None:
    """One stretch of a line; a formula with more behind it (``… в течение 24 часов``) goes on."""
    text = stretch.group().rstrip()
    key = form_key(text)
    exact = [form for form in known if len(form.key) >= 4 and key.startswith(form.key)]
    form = max(exact, key=lambda one: len(one.key)) if exact else None
    if form is None and not key[:1].isdigit():  # a stamp over other writing is no line of the form
        form = nearest_formula(text, known)
    if form is None:
        return None
    start = line.span.start + stretch.start()
    if exact and form.kind == "handling":
        return paper.field(sentence_case(text, paper.knowledge), Span(start, start + len(text)))
    length = _length(text, len(form.key)) if exact else len(text)
    value = formula_value(form, paper)
    if not exact and form.kind == "handling" and _readable(paper, text):
        value = sentence_case(text, paper.knowledge)  # another wording, not a misreading
    return paper.field(value, Span(start, start + length), 1.0 if exact else _MISREAD)


def _readable(paper: Paper, text: str) -> bool:
    """Whether all words of a line are words."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(paper.knowledge.lexicon.knows(fold(word)) for word in words)


def _length(text: str, letters: int) -> int:
    """How far the first so many letters and figures of a text reach."""
    for index, character in enumerate(text):
        letters -= character.isalnum()
        if letters == 0:
            return index + 1
    return len(text)


def formula_value(form: FormLine, paper: Paper) -> str:
    """What a record gives for a formula."""
    return form_values().get(form.text) or sentence_case(form.text, paper.knowledge)


def form_name(paper: Paper, line: Line) -> Field | None:
    """The name of the form on a line, without its number: ``ШИФРТЕЛЕГРАММА № 15603``."""
    text = _NUMBER.sub("", line.text).strip(" \t*_.,:|")
    known = [form for form in paper.knowledge.forms.of_kind("form-name") if "…" not in form.text]
    form = nearest_formula(text, known) if text else None
    if form is None or len(form_key(text)) > len(form.key) + 2:
        return None
    start = line.span.start + line.text.index(text)
    confidence = 1.0 if form_key(text) == form.key else _MISREAD
    return paper.field(form.text.lower(), Span(start, start + len(text)), confidence)


@lru_cache(maxsize=1)
def form_values() -> Mapping[str, str]:
    """The rows of form-values.tsv."""
    rows = read_table(dictionary_path("form-values.tsv"), VALUE_COLUMNS)
    return {row[0]: row[1] for row in rows}
