"""Printed formulas that a document states: precedence (``ВНЕ ОЧЕРЕДИ``) and classification.

The formulas and their English renderings are those of ``dictionaries/forms.tsv``: a Russian line
that is one of them, up to an OCR error or two, and a rendering in the head of the translation
(``EXTREMELY URGENT``) state the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ocrfix.document.model import Document, Zone
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.language.forms import FormLine, form_key
from ocrfix.text.spans import Span

#: The kinds of formulas that are facts.
FORMULA_KINDS = {
    "precedence": FactKind.PRECEDENCE,
    "classification": FactKind.CLASSIFICATION,
}
#: Words that renderings of marks have and sentences seldom begin with.
_MARK_WORDS = re.compile(
    r"secret|urgent|confidential|classified|priority|out of|official use", re.I
)
#: A translation states the formulas of the cover before its text begins; code points.
_HEAD_OF_TRANSLATION = 700
#: Share of equal letters from which a line is a formula with OCR errors (Levenshtein ratio); below
#: it unrelated short lines («резюме», «секретно») begin to match.
_SAME_FORMULA = 0.78


def find_formulas(document: Document, zone: Zone, formulas: Iterable[FormLine]) -> Iterator[Fact]:
    """The formulas of precedence and classification that a zone states."""
    known = [line for line in formulas if line.kind in FORMULA_KINDS]
    if zone.language == "en":
        yield from _renderings(document, zone, known)
        return
    for line in document.lines_in(zone.span):
        for stretch in re.finditer(r"[^\s|.;][^|;]*", line.text):
            best = nearest_formula(stretch.group(), known)
            if best is not None:
                span = Span(line.span.start + stretch.start(), line.span.start + stretch.end())
                kind = FORMULA_KINDS[best.kind]
                yield make_fact(document, kind, span, form_key(best.text))


def nearest_formula(text: str, formulas: Iterable[FormLine]) -> FormLine | None:
    """The formula that `text` is or begins with, OCR errors forgiven; None if there is none.

    ``ВНЕ ОЧЕРЕЛИ`` is ``ВНЕ ОЧЕРЕДИ``; ``Секретно. Экз. № 3`` begins with ``Секретно``.
    """
    from rapidfuzz.distance import Levenshtein  # only when forms are known

    key = form_key(text)
    if len(key) > 60:
        return None
    best, best_ratio = None, _SAME_FORMULA
    for formula in formulas:
        if len(formula.key) < 4:
            continue
        if key.startswith(formula.key):
            return formula
        ratio = Levenshtein.normalized_similarity(key, formula.key)
        if ratio >= best_ratio:
            best, best_ratio = formula, ratio
    return best


def _renderings(document: Document, zone: Zone, formulas: list[FormLine]) -> Iterator[Fact]:
    end = min(zone.span.end, zone.span.start + _HEAD_OF_TRANSLATION)
    taken: list[Span] = []
    pairs = [(english, formula) for formula in formulas for english in formula.english]
    for english, formula in sorted(pairs, key=lambda pair: -len(pair[0])):
        words = r"\s+".join(re.escape(word) for word in english.split())
        pattern = re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)
        for match in pattern.finditer(document.source, zone.span.start, end):
            span = Span(*match.span())
            if not _is_stamped(match.group()) or any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            yield make_fact(document, FORMULA_KINDS[formula.kind], span, formula.key)


def _is_stamped(text: str) -> bool:
    """Whether a rendering is set as a mark: AIR and «Top secret», but not the «Air» of a sentence
    or a title that begins with it."""
    return text.isupper() or (text[0].isupper() and bool(_MARK_WORDS.search(text)))
