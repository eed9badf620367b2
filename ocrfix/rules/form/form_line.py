"""FRM001: a printed line or formula with a misread letter, such as ``/см.сх.лист/``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document, Line
from ocrfix.issues import Evidence, Issue, Severity, Suggestion
from ocrfix.language.forms import WORD_KINDS, FormLine, form_key
from ocrfix.language.wordforms import cased_like
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.alphabet import fold
from ocrfix.text.tokens import Token, TokenKind

#: Formulas shorter than this (letters only) are too easily hit by chance.
SHORTEST = 7
#: Similarity of letters (rapidfuzz ratio, 0 to 100) from which a line is taken for a formula.
SIMILAR = 80.0
CONFIDENCE = 0.97
#: A doubt is not raised for lines longer than this many characters: formulas are short.
LONGEST_LINE = 90


class FormLineMisread(DocumentRule):
    """A line that is nearly, but not quite, one of the printed lines of office papers.

    What it does
        Compares short lines with the formulas of cipher forms, protocols and memoranda. If all
        words but a few letters agree, the differing words are reported.

    Why it matters
        The formulas say how a paper was made and passed on; programs find sheets and marks by
        them.

    Example
        ``/см.сх.лист/`` → ``/см.сл.лист/``; ``Снятие копий воспрецается`` → ``воспрещается``

    When it is wrong
        Formulas in a wording that the list does not hold; a word that is known is left alone.

    Fix safety
        Safe: the wording is printed.
    """

    code = "FRM001"
    name = "form-line"
    summary = "A printed line with a misread word"
    severity = Severity.ERROR

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """Issues for the differing words of each near miss."""
        for line in document.lines:
            if not line.text.strip() or len(line.text) > LONGEST_LINE:
                continue
            if document.zone_at(line.span.start).language != "ru":
                continue
            form = _nearest(line, context)
            if form is not None:
                yield from self._differences(document, line, form, context)

    def _differences(
        self, document: Document, line: Line, form: FormLine, context: RuleContext
    ) -> Iterator[Issue]:
        tokens = _words(line, document)
        if len(tokens) != len(form.words):
            return
        pairs = list(zip(tokens, form.words, strict=True))
        if (
            sum(form_key(token.word) != form_key(word) for token, word in pairs)
            > len(pairs) / 2 + 1
        ):
            return
        for token, word in pairs:
            if form_key(token.word) == form_key(word) or _is_fine(token, context):
                continue
            reason = Evidence("form", _("the printed line reads «{line}»").format(line=form.text))
            suggestion = Suggestion(_written(word, token), CONFIDENCE, (reason,))
            message = _("A printed line with a misread word")
            yield self.issue(document, token.span, message, [suggestion])


def _words(line: Line, document: Document) -> list[Token]:
    return [token for token in document.tokens_in(line.span) if token.kind in WORD_KINDS]


def _nearest(line: Line, context: RuleContext) -> FormLine | None:
    """The formula that the line nearly is; None if it is one exactly or is none."""
    from rapidfuzz import fuzz, process

    key = form_key("".join(c for c in line.text if not c.isdigit()))
    if len(key) < SHORTEST or context.knowledge.forms.exact(line.text) is not None:
        return None
    forms = context.knowledge.forms.with_words(len(_words(line, context.document)))
    found = process.extractOne(
        key, [form.key for form in forms], scorer=fuzz.ratio, score_cutoff=SIMILAR
    )
    if found is None:
        return None
    form = forms[found[2]]
    return form if len(form.key) >= SHORTEST and abs(len(form.key) - len(key)) <= 4 else None


def _is_fine(token: Token, context: RuleContext) -> bool:
    """Whether the token is a word or a listed abbreviation in its own right."""
    if token.kind is TokenKind.ABBREVIATION:
        return context.knowledge.abbreviations.knows(token.text)
    return context.knowledge.lexicon.knows(token.folded)


def _written(word: str, token: Token) -> str:
    """The formula's word with the capitals of the token."""
    return cased_like(fold(word), token.word) if token.word.isalpha() else word
