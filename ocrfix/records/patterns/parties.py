"""Sender and recipients of a paper: the title, the address and the signature brought together.

«to I.V. Stalin» and ``Товарищу Ф И Л И П П О В У`` are one party: the cover name is Stalin's.
English and Russian names are linked by transliteration (``Chou En-lai``, ``ЧЖОУ ЭНЬ-ЛАЙ``). A cover
name that the title does not explain is resolved only within the years in which papers used it, and
that is told as a problem.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocrfix.document.model import Line, ZoneKind
from ocrfix.facts import FactKind
from ocrfix.language.cases import DATIVE, GENITIVE, phrase_in_nominative
from ocrfix.language.gazetteer import NameKind
from ocrfix.language.transliteration import counterpart
from ocrfix.messages import _
from ocrfix.records.model import Field
from ocrfix.records.paper import Paper
from ocrfix.records.patterns.persons import initials_form, named, titled
from ocrfix.records.patterns.pseudonyms import Pseudonym, pseudonym_of
from ocrfix.records.patterns.service_marks import signers
from ocrfix.records.patterns.titles import Side, english_person, sides
from ocrfix.records.patterns.writing import title_case
from ocrfix.records.record import CoverForm, Party, Problem
from ocrfix.text.spans import Span

#: Two spellings of one person (bands of `ocrfix.language.transliteration`).
_SAME = 0.85
#: How sure a name is that stands in a list and not on the paper.
_RESOLVED = 0.9
#: So far from its head or end a translation names addressee and signature.
_HEAD_OF_TRANSLATION = 500
_SHORTEST = 3
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.\s?)+")
_NOT_ADDRESS = re.compile(r"\A\W*(?:копи[яи]|разослан|экз|отп|послан)", re.IGNORECASE)
_COMRADE = re.compile(r"(?<![^\W_])(?:[Тт]ов(?:арищу)?|[Тт])(?:\.|\s)\s*(?=[А-ЯЁ])")
_LISTED_COPY = re.compile(r"\A\W*\d")
_FOR = re.compile(r"(?:Для|на имя)\s+(?:т(?:ов(?:арища)?)?\.?\s+)?\Z")
_BOARD = re.compile(
    r"(?:заседани[яе]|решени[еяй]|постановлени[еяй])\s+(?P<body>[^\W\d_].*?)"
    r"(?:\s+(?:от|№)\s.*)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Parties:
    """Sender and recipients with the doubts about them."""

    sender: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_parties(paper: Paper, title: Field | None, date: str | None, form: CoverForm) -> Parties:
    """The parties of a paper; `date` is its day in ISO 8601, as far as it is known."""
    sending, receiving = sides(paper, title)
    signed, addressed = _signers(paper, sending), _addressees(paper)
    senders = _joined(paper, sending, signed, date, FactKind.SIGNATURE)
    recipients = _joined(paper, receiving, addressed, date, FactKind.ADDRESSEE)
    if not recipients or _office_alone(recipients):
        offices = _addressed_offices(paper, form)
        recipients = tuple(_with_russian(recipients, offices))
    problems = (
        *_doubts(senders, "sender", date, sending),
        *_doubts(recipients, "recipient", date, receiving),
        *_unread(senders, "sender", signed),
        *_unread(recipients, "recipient", addressed),
    )
    return Parties(senders, recipients, problems)


def _office_alone(parties: Sequence[Party]) -> bool:
    return len(parties) == 1 and parties[0].name_ru is None


def _with_russian(parties: Sequence[Party], offices: Sequence[Field]) -> list[Party]:
    """The office of the title with its Russian name, or the offices of the address alone."""
    if not parties:
        return [Party(name_ru=office) for office in offices]
    first, *rest = parties
    if offices and first.office is not None:
        first = replace(first, name_ru=offices[0])
    return [first, *rest]


# -- the Russian paper --------------------------------------------------------------------------


def _signers(paper: Paper, side: Side | None) -> tuple[Field, ...]:
    """Who signed; for a decision of a board the board itself, as its heading calls it."""
    if side is None or not side.body:
        return signers(paper)
    for line in paper.opening:
        match = _BOARD.search(line.text.rstrip(" .*"))
        words = phrase_in_nominative(match["body"].split(), GENITIVE) if match else None
        if match is not None and words is not None:
            start = line.span.start + match.start("body")
            value = title_case(" ".join(words), paper.knowledge)
            return (paper.field(value, Span(start, start + len(match["body"]))),)
    return ()


def _addressees(paper: Paper) -> tuple[Field, ...]:
    """The persons the paper is addressed to; with «Для товарища …» only those."""
    found: list[Field] = []
    meant: list[Field] = []
    for fact in paper.facts_in(paper.opening, FactKind.ADDRESSEE):
        line = paper.document.line_at(fact.span.start)
        before = line.text[: fact.span.start - line.span.start]
        if "|" in line.text or _NOT_ADDRESS.match(line.text):
            continue
        for_whom = bool(_FOR.search(before))
        person = named(paper, fact, GENITIVE if for_whom else DATIVE)
        (meant if for_whom else found).append(person)
    return tuple(meant or found) or _addressed_in_small_letters(paper)


def _addressed_in_small_letters(paper: Paper) -> tuple[Field, ...]:
    """``товарищу ПУШКИНУ Г.М.`` that a line is or ends with, behind a rank for instance."""
    for line in paper.opening:
        match = _COMRADE.search(line.text)
        if match is None or "|" in line.text or _LISTED_COPY.match(line.text):
            continue
        person = titled(paper, line.text[match.start() :], line.span.start + match.start())
        whole = line.span.start + len(line.text.rstrip(" .,:;"))
        if person is not None and person.span.end >= whole:
            return (person,)
    return ()


def _addressed_offices(paper: Paper, form: CoverForm) -> tuple[Field, ...]:
    """Offices in the dative, or alone on the last line above the text: ``ЦК КПСС``."""
    office = form.issuing_office
    lines = [
        line
        for line in paper.opening
        if not (office is not None and office.span.overlaps(line.span))
        and not _NOT_ADDRESS.match(line.text)
    ]
    for line in lines:
        field = _office_in_dative(paper, line)
        if field is not None:
            return (field,)
    last = lines[-1:] if not any(paper.facts_in(paper.opening, FactKind.ADDRESSEE)) else []
    for line in last:
        facts = paper.facts_in((line,), FactKind.INSTITUTION)
        text = line.text.strip(" \t*_|.")
        if facts and len(facts[0].raw) + 2 >= len(text):
            return (paper.field(title_case(text, paper.knowledge), facts[0].span),)
    return ()


def _office_in_dative(paper: Paper, line: Line) -> Field | None:
    """``ВОЕННОМУ СОВЕТУ ПРИМОРСКОГО ВОЕННОГО ОКРУГА`` as the office in the nominative."""
    text = line.text.strip(" \t*_|.,:")
    words = text.split()
    if not text.isupper() or any(map(str.isdigit, text)) or len(words) < 2:
        return None
    found = phrase_in_nominative(words, DATIVE)
    if found is None or list(found) == words:
        return None
    start = line.span.start + line.text.index(text)
    return paper.field(title_case(" ".join(found), paper.knowledge), Span(start, start + len(text)))


# -- both sides ---------------------------------------------------------------------------------


def _joined(
    paper: Paper, side: Side | None, russian: Sequence[Field], date: str | None, kind: FactKind
) -> tuple[Party, ...]:
    """The parties of one side."""
    if side is not None and side.persons:
        return tuple(
            replace(
                _linked(paper, person, russian, date), office=side.office if not place else None
            )
            for place, person in enumerate(side.persons)
        )
    office = side.office if side is not None else None
    if side is not None and side.body:
        return (Party(name=office, name_ru=russian[0] if russian else None),)
    parties = [_of_paper(paper, name, date, kind) for name in russian]
    translated = _first_translated(paper, kind)
    if translated is not None and not any(party.name is not None for party in parties):
        parties = [Party(name=translated), *(one for one in parties if _is_name(one))]
    if not parties:
        return () if office is None else (Party(name=office, office=office),)
    return (replace(parties[0], office=office), *parties[1:])


def _first_translated(paper: Paper, kind: FactKind) -> Field | None:
    """Who is addressed at the head of the translation, or signs at its end."""
    zone = next(
        (one for one in paper.document.zones_of(ZoneKind.TRANSLATION) if one.part == paper.part),
        None,
    )
    for fact in paper.english(kind) if zone is not None else ():
        near = fact.span.start - zone.span.start if zone is not None else 0
        if kind is FactKind.SIGNATURE:
            near = zone.span.end - fact.span.end if zone is not None else 0
        if near <= _HEAD_OF_TRANSLATION:
            name = english_person(paper, fact.span, zone.span.start if zone is not None else 0)
            return replace(name, confidence=_RESOLVED)
    return None


def _is_name(party: Party) -> bool:
    """Whether what is left of a Russian name may be one."""
    return party.name_ru is not None and len(_bare(party.name_ru.value)) > _SHORTEST


def _linked(paper: Paper, person: Field, russian: Sequence[Field], date: str | None) -> Party:
    """A person of the title with the Russian name or cover name that is his."""
    covered = pseudonym_of(person.value)
    if covered is not None and covered.used_on(date):
        return _resolved(paper, covered, person, next(iter(_alike(person, russian)), None))
    for name in _alike(person, russian):
        return Party(name=person, name_ru=name)
    for name in russian:
        cover = pseudonym_of(name.value)
        if cover is not None and cover.person in _bases(paper, person.value):
            owner = replace(name, value=initials_form(cover.person), confidence=_RESOLVED)
            return Party(name=person, name_ru=owner, pseudonym=name)
    return Party(name=person)


def _alike(person: Field, russian: Sequence[Field]) -> list[Field]:
    """The Russian names that may render an English one, the best first."""
    ranked = [
        (counterpart(_bare(name.value), _bare(person.value)).similarity, name) for name in russian
    ]
    ranked.sort(key=lambda pair: -pair[0])
    return [name for similarity, name in ranked if similarity >= _SAME]


def _bare(name: str) -> str:
    """A name without initials: they are often on one side only."""
    return _INITIALS.sub("", name).strip() or name


def _bases(paper: Paper, english: str) -> set[str]:
    """The listed persons an English name may be."""
    words = _bare(english).split()
    gazetteer = paper.knowledge.gazetteer
    values = [
        one.value for one in gazetteer.english_mentions(words) if one.name.kind is NameKind.PERSON
    ]
    return {base for value in values for base in gazetteer.persons_of(value)}


def _of_paper(paper: Paper, name: Field, date: str | None, kind: FactKind) -> Party:
    """A party that only the Russian paper names, with the name that the translation gives."""
    cover = pseudonym_of(name.value)
    if cover is not None and cover.used_on(date):
        return _resolved(paper, cover, None, name)
    for fact in paper.english(kind, FactKind.NAME):
        if counterpart(_bare(name.value), fact.raw).similarity >= _SAME:
            zone = paper.document.zone_at(fact.span.start)
            return Party(name=english_person(paper, fact.span, zone.span.start), name_ru=name)
    return Party(name_ru=name)


def _resolved(
    paper: Paper, cover: Pseudonym, english: Field | None, russian: Field | None
) -> Party:
    """The owner of a cover name."""
    place = english or russian
    if place is None:
        return Party()
    owner = next((one for one in paper.knowledge.gazetteer.names if one.base == cover.person), None)
    name = replace(place, value=owner.english[0], confidence=_RESOLVED) if owner else english
    said = russian or place
    return Party(
        name=name,
        name_ru=replace(said, value=initials_form(cover.person), confidence=_RESOLVED),
        pseudonym=replace(said, value=cover.name),
    )


def _unread(parties: Sequence[Party], field: str, russian: Sequence[Field]) -> list[Problem]:
    """The name of the translation stands where that of the paper cannot be the same."""
    first = parties[0] if parties else Party()
    if first.name is None or first.name.confidence == 1.0 or first.name_ru or not russian:
        return []
    note = _("the translation has {name}, the paper «{other}»").format(
        name=first.name.value, other=russian[0].value
    )
    return [Problem(field, note, russian[0].span)]


def _doubts(
    parties: Sequence[Party], field: str, date: str | None, side: Side | None
) -> list[Problem]:
    """What is to be told of cover names."""
    found: list[Problem] = []
    for party in parties:
        known = party.pseudonym or party.name_ru or party.name
        cover = pseudonym_of(known.value) if known is not None else None
        if known is None or cover is None:
            continue
        stated = side is not None and any(person is party.name for person in side.persons)
        if party.pseudonym is not None and stated:
            continue  # the title names the owner itself
        if party.pseudonym is not None:
            note = _("«{cover}» is read as the cover name of {person} ({source})")
        else:
            note = _("«{cover}» may be the cover name of {person}; not resolved here")
        note = note.format(cover=cover.name, person=cover.person, source=cover.source)
        found.append(Problem(field, note, known.span))
    return found
