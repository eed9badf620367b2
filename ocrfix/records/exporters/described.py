"""A record as exporters want it: clean texts, inherited archives, marks with their labels.

``described(record).holdings[0].text`` is ``АП РФ. Ф. 45. Оп. 1. Д. 337. Л. 1–3``. What is empty is
an empty text or tuple; nothing is added that the record does not hold, but what the header leaves
out and the citation says is taken from the citation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ocrfix.records.exporters.edtf_parts import Parts, parts
from ocrfix.records.exporters.marks import Mark, marks
from ocrfix.records.exporters.plain_text import clean, paragraphs, value, values
from ocrfix.records.model import Field
from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.record import Language, Party, Record
from ocrfix.records.references import Deposit
from ocrfix.records.rendering import deposit as rendered
from ocrfix.resources import dictionary_path
from ocrfix.text.spans import Span

#: The levels between archive and leaves, from the top down.
LEVELS = ("fond", "opis", "papka", "svyazka", "delo", "volume")
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄє]")
_WORDS = re.compile(r"\w+")
_NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Agent:
    """A sender or recipient: `name` is English or, where nothing else is known, what there is.

    `office` is what the title says of a person; empty where it is the name itself.
    """

    name: str
    name_ru: str = ""
    pseudonym: str = ""
    office: str = ""
    corporate: bool = False

    @property
    def further(self) -> tuple[str, ...]:
        """What is known besides the name: Russian name, cover name, office."""
        return tuple(filter(None, (self.name_ru, self.pseudonym, self.office)))


@dataclass(frozen=True)
class Holding:
    """A place where the paper lies.

    `archive` is as written, `code` ours, `names` the full names of today (English, Russian; either
    may be empty). `levels` are ``("fond", "45")`` … in order, `leaves` pairs like ``("1", "3ob")``.
    `text` is the whole reference, `location` the same without the archive.
    """

    archive: str = ""
    code: str = ""
    names: tuple[str, str] = ("", "")
    levels: tuple[tuple[str, str], ...] = ()
    shelfmark: str = ""
    leaves: tuple[tuple[str, str], ...] = ()
    extent: str = ""
    text: str = ""
    location: str = ""

    @property
    def holder(self) -> str:
        """The archive by its best name: English, Russian, as written, code."""
        return self.names[0] or self.names[1] or self.archive or self.code

    @property
    def leaf_text(self) -> str:
        """``1-3, 5ob``."""
        return ", ".join(
            first if first == last else f"{first}-{last}" for first, last in self.leaves
        )


@dataclass(frozen=True)
class When:
    """The date: as written, and taken apart if it has an EDTF text.

    `earliest` and `latest` are the bounds that stand where there is no EDTF text.
    """

    text: str
    parts: Parts | None = None
    earliest: str = ""
    latest: str = ""

    @property
    def edtf(self) -> str:
        """The EDTF text; empty if there is none."""
        return self.parts.edtf if self.parts else ""


@dataclass(frozen=True)
class Tongue:
    """A language of the paper by name and codes."""

    name: str
    two: str = ""
    three: str = ""


@dataclass(frozen=True)
class Described:
    """All that exporters write of a record; see `Record` for what each field means."""

    path: str
    title: str
    document_type: str
    document_type_original: str
    when: When | None
    document_id: str
    url: str
    summary: tuple[str, ...]
    rights: str
    languages: tuple[Tongue, ...]
    contents: tuple[str, ...]
    holdings: tuple[Holding, ...]
    citation: str
    repository: str
    senders: tuple[Agent, ...]
    recipients: tuple[Agent, ...]
    obtained_by: tuple[str, ...]
    contributed_by: tuple[str, ...]
    translated_by: tuple[str, ...]
    physdesc: str
    published_in: str
    place: str
    marks: tuple[Mark, ...]
    problems: tuple[str, ...]

    def mark(self, *keys: str) -> tuple[Mark, ...]:
        """The marks with these keys, in their order."""
        return tuple(mark for mark in self.marks if mark.key in keys)


def described(record: Record) -> Described:
    """The record in the form of exporters."""
    cited = record.citation
    holdings = _holdings(cited.deposits, value(record.title or cited.title))
    return Described(
        path="" if record.path == "-" else clean(record.path),
        title=value(record.title) or value(cited.title),
        document_type=clean(record.document_type or ""),
        document_type_original=value(record.document_type_original) or value(record.form.name),
        when=_when(record),
        document_id=value(record.document_id) or value(cited.document_id),
        url=value(record.url) or value(cited.url),
        summary=paragraphs(record.summary),
        rights=value(record.rights),
        languages=_tongues(record.languages),
        contents=values(record.contents),
        holdings=holdings,
        citation=value(record.citation_raw) or "; ".join(one.text for one in holdings),
        repository=value(cited.repository),
        senders=_agents(record.sender),
        recipients=_agents(record.recipient),
        obtained_by=values(cited.obtained_by),
        contributed_by=values(cited.contributed_by),
        translated_by=values(cited.translated_by),
        physdesc=value(cited.physdesc),
        published_in=value(cited.published_in),
        place=value(record.form.place_of_origin),
        marks=marks(record),
        problems=_problems(record),
    )


def _when(record: Record) -> When | None:
    date = record.date
    if date is not None:
        taken = parts(date.edtf)
        text = value(date.text) or clean(date.text.raw) or (taken.edtf if taken else "")
        bounds = (clean(date.not_before or ""), clean(date.not_after or ""))
        return When(text, taken, *bounds) if text or any(bounds) else None
    cited = record.citation.date
    if cited is None:
        return None
    taken = parts(cited.value)
    text = clean(cited.raw) or clean(cited.value)
    return When(text, taken) if text else None


def _problems(record: Record) -> tuple[str, ...]:
    pairs = [(clean(problem.field), clean(problem.note)) for problem in record.problems]
    noted = [": ".join(filter(None, pair)) for pair in pairs]
    return tuple(dict.fromkeys(filter(None, noted)))


def _tongues(languages: Sequence[Language]) -> tuple[Tongue, ...]:
    return tuple(
        Tongue(name, clean(one.iso639_1 or ""), clean(one.iso639_2 or ""))
        for one in languages
        if (name := value(one.name))
    )


# -- people -------------------------------------------------------------------------------------


def _agents(parties: Sequence[Party]) -> tuple[Agent, ...]:
    return tuple(agent for party in parties if (agent := _agent(party)).name)


def _agent(party: Party) -> Agent:
    name, name_ru, cover = value(party.name), value(party.name_ru), value(party.pseudonym)
    office = value(party.office)
    shown = name or name_ru or cover or office
    return Agent(
        name=shown,
        name_ru=name_ru if name_ru != shown else "",
        pseudonym=cover if cover != shown else "",
        office=office if office != shown else "",
        corporate=not cover and is_corporate(shown),
    )


def is_corporate(name: str) -> bool:
    """Whether a name is one of a body, by the words of dictionaries/corporate-words.txt.

    >>> is_corporate("Министерство иностранных дел СССР"), is_corporate("Мао Цзе-дун")
    (True, False)
    """
    whole, beginnings = _corporate_words()
    words = _WORDS.findall(name.casefold())
    return any(word in whole or word.startswith(beginnings) for word in words)


@lru_cache(maxsize=1)
def _corporate_words() -> tuple[frozenset[str], tuple[str, ...]]:
    text = dictionary_path("corporate-words.txt").read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith("#")]
    beginnings = tuple(entry[:-1] for entry in entries if entry.endswith("*"))
    return frozenset(entry for entry in entries if not entry.endswith("*")), beginnings


# -- places -------------------------------------------------------------------------------------


def _holdings(deposits: Sequence[Deposit], title: str) -> tuple[Holding, ...]:
    """The deposits; each without an archive is in that of the deposit before it."""
    found: list[Holding] = []
    before = None
    for one in deposits:
        whole = _whole(one, before)
        holding = _holding(whole, title)
        if holding != Holding():
            found.append(holding)
            before = whole
    return tuple(found)


def _whole(deposit: Deposit, before: Deposit | None) -> Deposit:
    if before is None:
        return deposit
    if deposit.ibid is not None:
        return replace(deposit.completed(before), ibid=None)
    if deposit.archive is None and deposit.archive_id is None:
        return replace(deposit, archive=before.archive, archive_id=before.archive_id)
    return deposit


def _holding(deposit: Deposit, title: str) -> Holding:
    archive, code = value(deposit.archive), value(deposit.archive_id)
    gost = _is_russian(archive, " ".join(_raw_texts(deposit)), title)
    named = deposit if archive else replace(deposit, archive=_shown(code))
    pairs = ((name, value(getattr(deposit, name))) for name in LEVELS)
    return Holding(
        archive=archive,
        code=code,
        names=_names(code),
        levels=tuple((name, text) for name, text in pairs if text),
        shelfmark=value(deposit.shelfmark),
        leaves=tuple((clean(one.first), clean(one.last)) for one in deposit.leaves),
        extent=value(deposit.extent),
        text=clean(rendered(named, gost)),
        location=clean(rendered(replace(deposit, archive=None), gost)),
    )


def _raw_texts(deposit: Deposit) -> list[str]:
    return [one.raw for name in LEVELS if (one := getattr(deposit, name)) is not None]


def _is_russian(*texts: str) -> bool:
    """Whether the first text with letters has Russian ones: «ф. 45», and not "f. 45"."""
    lettered = (text for text in texts if any(sign.isalpha() for sign in text))
    return _CYRILLIC.search(next(lettered, "")) is not None


def _shown(code: str) -> Field | None:
    """An archive that is known by its code alone is named by it."""
    return Field(code, code, _NOWHERE) if code else None


def _names(code: str) -> tuple[str, str]:
    english, russian = archive_title(code)
    return clean(english), clean(russian)
