"""REF022: the transcription is in the language that the header names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocrfix.document.model import Document, ZoneKind
from ocrfix.facts.header_places import HeaderPlace, HeaderPlaces, header_places
from ocrfix.issues import Applicability, Issue, Severity
from ocrfix.messages import _
from ocrfix.rules.base import DocumentRule, RuleContext
from ocrfix.text.spans import Span

#: Languages in another script than the Cyrillic one, as headers name them.
_FOREIGN = frozenset(
    {"chinese", "mandarin", "korean", "japanese", "english", "german", "french", "polish", "czech",
     "slovak", "hungarian", "romanian", "vietnamese", "albanian", "spanish", "italian", "arabic",
     "persian", "farsi", "turkish", "mongol script", "hebrew", "greek", "dutch", "portuguese",
     "norwegian", "swedish", "danish", "finnish", "estonian", "latvian", "lithuanian",
     "slovenian", "croatian", "indonesian", "hindi", "urdu",
     "китайский", "корейский", "японский", "английский", "немецкий", "французский", "польский",
     "чешский", "венгерский", "вьетнамский"}
)  # fmt: skip
_RUSSIAN = frozenset({"russian", "русский"})
#: So many words tell the language of a transcription.
_LEAST_WORDS = 40
#: Of a text in another language, at most this share of the words is Russian.
_FOREIGN_SHARE = 0.05
_CYRILLIC = re.compile(r"[А-Яа-яЁё]{3,}")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_WORDS = re.compile(r"[^\W\d_]+(?: script)?")
_FIRST_LINE = re.compile(r"\S[^\r\n]*")
#: The paper itself says that it is a translation.
_TRANSLATED = re.compile(r"перев(?:од|ел|еден)", re.IGNORECASE)


class HeaderLanguage(DocumentRule):
    """The original language of the header.

    What it does
        Compares «Original Language:» with the letters of the transcription: a Russian text under
        «Chinese», or a text without Russian letters under «Russian». A paper that calls itself a
        translation (``Перевод с китайского``) is left alone, and so is a header that names several
        languages, Russian among them.

    Why it matters
        Collections are searched by language, and a Russian translation is another source than the
        Chinese original.

    Example
        «Original Language: Chinese» over ``Товарищу Сталину. Получил Вашу телеграмму``.

    When it is wrong
        When the Russian text is a translation and does not say so: often the header names the
        language of the message, and the transcription is the translation that Moscow received.

    Fix safety
        Nothing is proposed: the header may be right about the message.
    """

    code = "REF022"
    name = "header-language"
    summary = "The transcription is not in the language that the header names"
    zones = frozenset({ZoneKind.HEADER})
    applicability = Applicability.DISPLAY_ONLY
    severity = Severity.NOTE

    def check(self, document: Document, context: RuleContext) -> Iterator[Issue]:
        """At most one note for each header."""
        for zone, places in header_places(document):
            value = _value(document, places)
            if value is None:
                continue
            named = {word.lower() for word in _WORDS.findall(value.text(document.source))}
            russian, foreign = _counts(document, zone.part)
            is_russian = russian >= _LEAST_WORDS and not _says_translated(document, zone.part)
            is_foreign = foreign >= _LEAST_WORDS and russian < _FOREIGN_SHARE * foreign
            text = " ".join(value.text(document.source).split())
            if named and named <= _FOREIGN and is_russian:
                message = _("The transcription is in Russian, the header says {language}").format(
                    language=text
                )
                yield self.issue(document, value, message)
            elif named and named <= _RUSSIAN and is_foreign:
                message = _(
                    "The transcription is not in Russian, the header says {language}"
                ).format(language=text)
                yield self.issue(document, value, message)


def _value(document: Document, places: HeaderPlaces) -> Span | None:
    """The first line of the field of the original language."""
    for span in places.fields(HeaderPlace.LANGUAGE):
        match = _FIRST_LINE.search(document.source, span.start, span.end)
        if match is not None:
            return Span(match.start(), match.start() + len(match.group().rstrip()))
    return None


def _counts(document: Document, part: int) -> tuple[int, int]:
    """Words in Cyrillic and in Latin letters of the transcription."""
    russian = foreign = 0
    for zone in document.zones:
        if zone.part == part and zone.language == "ru" and zone.kind is not ZoneKind.HEADER:
            text = zone.span.text(document.source)
            russian += len(_CYRILLIC.findall(text))
            foreign += len(_LATIN.findall(text))
    return russian, foreign


def _says_translated(document: Document, part: int) -> bool:
    return any(
        zone.part == part
        and zone.language == "ru"
        and _TRANSLATED.search(document.source, zone.span.start, zone.span.end)
        for zone in document.zones
    )
