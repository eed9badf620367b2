"""Persons of the English zones: ``To Comrade FILIPPOV [Stalin]``, ``I.V. Kovalev``, ``VASILYEV``.

Titles, initials, the gloss in brackets and the signature at the end of a translation say that a
word is a name; what the lists know is found by `ocrfix.facts.listed_names`. The normal value is
that of the Russian list where it knows the name, so that both languages can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts.listed_names import listed_english
from ocrfix.facts.model import Fact, FactKind, make_fact
from ocrfix.language.gazetteer import plain
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

_INITIALS = r"(?:(?:[A-Z][a-z]?\.[ ]?){1,2})"
_WORD = r"[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_SMALL = r"[A-Z](?=[^\W\d_]*[^\WA-Z\d_])[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_CAPITALS = r"[A-Z]{2,}(?:[-'’][A-Z]+)*(?![^\W\d_])"
# «Zverev» is a name, «Zverev EXTRACT» a name and the beginning of a heading
_NAME = rf"(?:{_CAPITALS}(?:\s{_CAPITALS}){{0,2}}|{_SMALL}(?:\s{_SMALL}){{0,2}})"
_TITLE = (
    r"(?:Comrades?|COMRADES?|Cdes?\.?|Com\.|Mr\.|Mrs\.|Dr\.|Marshal"
    r"|(?:Major |Lieutenant |Colonel )?"
    r"General|Admiral|Ambassador|Minister|President|Premier|Chairman|Secretary|Colonel|Major|Captain"
    r"|Academician|Academic|Professor|Engineer|Counsellor|Consul)"
)
_TITLED = re.compile(
    rf"(?<![^\W_])(?:(?P<to>To|TO|For)\s(?:the\s)?)?(?P<title>{_TITLE})\s"
    rf"(?P<names>{_INITIALS}?{_NAME}(?:(?:,|\sand|,\sand)\s{_INITIALS}?{_NAME})*)"
    rf"(?:\s\[(?P<gloss>{_NAME})\])?"
)
_EACH = re.compile(rf"{_INITIALS}?(?P<name>{_NAME})")
_WITH_INITIALS = re.compile(rf"(?<![^\W_])(?:[A-Z][a-z]?\.[ ]?){{1,2}}(?P<name>{_WORD})")
_PLURAL = re.compile(r"(?:comrades|cdes)\.?", re.IGNORECASE)
#: Capitalised words after a title that are no names (``General Staff``, ``Secretary General``).
_OFFICES = frozenset(
    [
        "academy", "administration", "army", "assembly", "association", "bureau", "center",
        "centre", "chairman", "chief", "committee", "comrade", "comrades", "conference",
        "copies", "copy", "council", "department", "deputy", "directorate", "division",
        "embassy", "executive", "extract", "fleet", "foreign", "front", "general",
        "government", "headquarters", "minister", "ministers", "ministry", "office", "party",
        "people", "peoples", "president", "received", "republic", "secret", "secretariat",
        "secretary", "section", "soviet", "staff", "strictly", "top", "union", "urgent",
        "a", "an", "and", "for", "from", "i", "in", "it", "my", "no", "of", "on", "our", "the",
        "this", "to", "we", "you", "your",
    ]
)  # fmt: skip
#: The signature stands so near to the end of a translation; code points.
_TAIL = 400
_SIGNED = re.compile(
    rf"(?<![^\W_])(?:{_INITIALS})?"
    r"(?P<name>[A-Z]{4,}(?:-[A-Z]+)?|[A-Z]{2,}[ ][A-Z]{3,}(?:-[A-Z]+)?)"
    r"(?![^\W_])"
)


def find_english_names(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    """The names of an English zone; one place may be a NAME and an ADDRESSEE or SIGNATURE."""
    if zone.language != "en":
        return
    yield from _titled(document, zone, knowledge)
    for match in _WITH_INITIALS.finditer(document.source, zone.span.start, zone.span.end):
        yield from _facts(document, (FactKind.NAME,), Span(*match.span("name")), knowledge)
    if zone.kind is ZoneKind.TRANSLATION:
        yield from _signatures(document, zone, knowledge)


def normal_english(text: str, knowledge: Knowledge) -> str:
    """The normal form of an English name: that of the Russian list, else the folded text."""
    words = text.split()
    mention = listed_english(knowledge.gazetteer, words)
    if mention is not None and mention.length == len(words):
        return mention.value
    if len(words) > 1:
        last = listed_english(knowledge.gazetteer, words[-1:])
        if last is not None:
            return last.value
    return " ".join(plain(word) for word in words)


def name_words_only(name: str) -> str:
    """`name` up to the first word that belongs to an office: ``Staff`` leaves nothing."""
    pieces = list(re.finditer(r"\S+", name))
    kept = 0
    for piece in pieces:
        if plain(piece.group()).replace("-", "") in _OFFICES:
            break
        kept = piece.end()
    return re.sub(r"['’]s$", "", name[:kept])


def _titled(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    place = zone.span.start
    while (match := _TITLED.search(document.source, place, zone.span.end)) is not None:
        names = list(_EACH.finditer(document.source, *match.span("names")))
        if not _PLURAL.fullmatch(match["title"]):
            names = names[:1]
        place = names[-1].end() if names else match.end()
        addressed = match["to"] is not None and match["title"].lower().startswith(("c", "C"))
        kinds = (FactKind.NAME, FactKind.ADDRESSEE) if addressed else (FactKind.NAME,)
        for name in names:
            kept = name_words_only(name["name"])
            if kept:
                start = name.start("name")
                yield from _facts(document, kinds, Span(start, start + len(kept)), knowledge)
        if match["gloss"] is not None:
            yield from _facts(document, (FactKind.NAME,), Span(*match.span("gloss")), knowledge)


def _facts(
    document: Document, kinds: tuple[FactKind, ...], span: Span, knowledge: Knowledge
) -> Iterator[Fact]:
    value = normal_english(span.text(document.source), knowledge)
    for kind in kinds:
        yield make_fact(document, kind, span, value)


def _signatures(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    """Names in capitals near the end: ``SECRETARY OF THE CC I. STALIN``, ``30.VI.54 YUDIN``."""
    start = max(zone.span.start, zone.span.end - _TAIL)
    for match in _SIGNED.finditer(document.source, start, zone.span.end):
        name = match["name"]
        listed = listed_english(knowledge.gazetteer, name.split())
        initials = match.start("name") > match.start()
        known = any(knowledge.english.knows(word) for word in name.split())
        if listed is None and " " in name:
            continue  # CC CPSU
        if plain(name.split()[0]) in _OFFICES or (known and listed is None and not initials):
            continue
        if listed is None and knowledge.gazetteer.english_mentions(name.split()):
            continue  # a place
        yield from _facts(document, (FactKind.SIGNATURE,), Span(*match.span("name")), knowledge)
