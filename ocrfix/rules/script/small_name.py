"""SCR006: a small letter in a known name, such as ``Ким Ир сен``."""

from __future__ import annotations

from collections.abc import Iterator

from ocrfix.document.model import Document
from ocrfix.issues import Applicability, Evidence, Issue, Suggestion
from ocrfix.language.entries import Flag
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.alphabet import Script
from ocrfix.text.tokens import Token, TokenKind

CONFIDENCE = 0.97
#: From this frequency (per running word) on a word in small letters is an ordinary one.
ORDINARY = 1e-4


class SmallName(DocumentRule):
    """A part of a known name of several words is written with a small letter.

    What it does
        Looks for persons and places of several words and compares the capitals of each part
        with the usual spelling.

    Why it matters
        Indexes of names are made from capitals.

    Example
        ``товарищу Ким Ир сен`` → ``Сен``

    When it is wrong
        Parts that are small by rule (``фон``, ``де``) are small in the list too.

    Fix safety
        Unsafe: names are left to a person.
    """

    code = "SCR006"
    name = "small-letter-in-name"
    summary = "A small letter in a known name"
    applicability = Applicability.UNSAFE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """One issue for each part with the wrong letter."""
        words = [
            token
            for token in context.surroundings.words
            if token.kind is TokenKind.WORD and token.script is Script.CYRILLIC
        ]
        for place, token in enumerate(words):
            if not token.word[0].isupper():
                continue
            run = _run(words, place, document)
            if not _may_be_broken(run, context):
                continue
            found = context.knowledge.gazetteer.full_name([word.word for word in run])
            if found is None:
                continue
            spelling, name = found
            capitals = _capitals(name.base, name.variants, spelling)
            parts = run[1 : len(spelling)]
            for part, capital in zip(parts, capitals[1:], strict=False):
                if capital and part.word.islower():
                    reason = Evidence(
                        "dictionary", _("{name}: {note}").format(name=name.base, note=name.note)
                    )
                    suggestion = Suggestion(
                        part.word[0].upper() + part.word[1:], CONFIDENCE, (reason,)
                    )
                    message = _("A small letter in the name {name}").format(name=name.base)
                    yield self.issue(document, part.span, message, [suggestion])


def _may_be_broken(run: list[Token], context: RuleContext) -> bool:
    """Whether a word of a listed name with a capital is followed by a small word that is another.

    Words of names that are ordinary words as well (``народная``, ``ли``) do not count.
    """
    if not context.knowledge.is_name(run[0].folded):
        return False
    entries = [
        context.knowledge.lexicon.lookup(word.folded) for word in run[1:] if word.word.islower()
    ]
    return any(
        entry is not None
        and entry.flags & (Flag.PERSON | Flag.NAME_ONLY)
        and entry.frequency < ORDINARY
        for entry in entries
    )


def _run(words: list[Token], place: int, document: Document) -> list[Token]:
    """The words from `place` on that follow each other with only a space between them."""
    run = [words[place]]
    for token in words[place + 1 : place + 4]:
        if document.source[run[-1].span.end : token.span.start].strip(" \u00a0"):
            break
        run.append(token)
    return run


def _capitals(base: str, variants: tuple[str, ...], spelling: tuple[str, ...]) -> list[bool]:
    """For each part of the spelling, whether the list writes it with a capital."""
    for text in (base, *variants):
        parts = text.split()
        if len(parts) == len(spelling):
            return [part[:1].isupper() for part in parts]
    return [True] * len(spelling)
