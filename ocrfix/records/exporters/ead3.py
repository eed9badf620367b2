"""EAD3 (release 1.1.1): a paper as an item, several as the items of a list.

``Ф. 45. Оп. 1. Д. 337`` is three `unitid` with the local types ``fond``, ``opis``, ``delo``, since
EAD3 has no elements for them; the whole reference is a fourth. Further deposits are
`altformavail`, form and service marks `odd`, secrecy and handling `accessrestrict`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ocrfix.records.exporters.base import OWN_SOURCE, UNKNOWN, UNTITLED, required
from ocrfix.records.exporters.described import Agent, Described, Holding, described
from ocrfix.records.exporters.ead3_dates import unit_date
from ocrfix.records.exporters.marks import ACCESS, EVENTS, Mark
from ocrfix.records.exporters.plain_text import language_code, web_address
from ocrfix.records.exporters.xml_text import Element, document, group, node
from ocrfix.records.record import Record

NAMESPACE = "http://ead3.archivists.org/schema/"
#: MARC relators: who wrote, to whom.
_WRITER, _ADDRESSEE = "aut", "rcp"
_LIST_TITLE = "List of documents"


class Ead3Exporter:
    """One record: `archdesc` of level item; several: a list with a `c` for each."""

    suffix = "xml"

    def one(self, record: Record) -> str:
        """An EAD3 document of one item."""
        what = described(record)
        body = node("archdesc", "", *_description(what), level="item")
        return document(_ead(_record_id(what), what.title or UNTITLED, what.repository, body))

    def many(self, records: Sequence[Record]) -> str:
        """An EAD3 document of a list of items; raises ValueError if there is none."""
        items = [described(record) for record in required(records)]
        components = [node("c", "", *_description(item), level="item") for item in items]
        agencies = {item.repository for item in items}
        body = node("archdesc", "", node("did", "", node("unittitle", _LIST_TITLE)),
                    node("dsc", "", *components, dsctype="in-depth"),
                    level="otherlevel", otherlevel="list")  # fmt: skip
        agency = agencies.pop() if len(agencies) == 1 else ""
        return document(_ead("list", _LIST_TITLE, agency, body))


def _record_id(what: Described) -> str:
    return what.document_id or PurePath(what.path).stem or UNKNOWN


# -- control ------------------------------------------------------------------------------------


def _ead(record_id: str, title: str, agency: str, body: Element) -> Element:
    control = node(
        "control",
        "",
        node("recordid", record_id),
        node("filedesc", "", node("titlestmt", "", node("titleproper", title))),
        node("maintenancestatus", "", value="derived"),
        node("maintenanceagency", "", node("agencyname", agency or UNKNOWN)),
        _convention("EDTF", "Extended Date/Time Format (ISO 8601-2), in altrender of dates"),
        _local_types(),
        _history(),
        langencoding="iso639-2b",
        dateencoding="iso8601",
        repositoryencoding="otherrepositoryencoding",
    )
    return node("ead", "", control, body, xmlns=NAMESPACE)


def _convention(short: str, text: str) -> Element:
    return node("conventiondeclaration", "", node("abbr", short), node("citation", text))


def _local_types() -> Element:
    text = "Values of localtype and codes of archives are the field names and codes of ocrfix"
    return node("localtypedeclaration", "", node("abbr", OWN_SOURCE), node("citation", text))


def _history() -> Element:
    """How the description came to be; without a time: the same record gives the same text."""
    event = node(
        "maintenanceevent",
        "",
        node("eventtype", "", value="derived"),
        node("eventdatetime", UNKNOWN),
        node("agenttype", "", value="machine"),
        node("agent", OWN_SOURCE),
        node("eventdescription", "Read from the header, cover form and service marks"),
    )
    return node("maintenancehistory", "", event)


# -- did ----------------------------------------------------------------------------------------


def _description(what: Described) -> list[Element]:
    """The `did` and what follows it."""
    return [_did(what), *(element for element in _notes(what) if element is not None)]


def _did(what: Described) -> Element:
    place = what.holdings[0] if what.holdings else Holding()
    return node(
        "did",
        "",
        node("unittitle", what.title or UNTITLED),
        *_unit_ids(place),
        node("unitid", what.document_id, localtype="document_id") if what.document_id else None,
        unit_date(what.when) if what.when else None,
        group("origination", *(_agent(one, _WRITER) for one in what.senders)),
        _languages(what),
        *_physical(what, place),
        _repository(place),
        _digital(what),
    )


def _unit_ids(place: Holding) -> list[Element]:
    pairs = list(place.levels)
    if place.shelfmark:
        pairs.append(("shelfmark", place.shelfmark))
    if place.leaves:
        pairs.append(("listy", place.leaf_text))
    if place.location:
        pairs.insert(0, ("reference", place.location))
    return [node("unitid", text, localtype=name, repositorycode=place.code) for name, text in pairs]


def _repository(place: Holding) -> Element | None:
    """The archive: its names of today in both languages, and as the reference writes it."""
    english, russian = place.names
    names = [
        _corporate(english, place.code, lang="eng"),
        _corporate(russian, place.code, lang="rus"),
        _corporate(place.archive or place.code, place.code, localtype="as_written"),
    ]
    return group("repository", *(name for name in names if name is not None))


def _corporate(name: str, code: str, **attributes: str) -> Element | None:
    if not name:
        return None
    return node("corpname", "", node("part", name), identifier=code,
                source=OWN_SOURCE if code else "", **attributes)  # fmt: skip


def _agent(agent: Agent, relator: str) -> Element:
    tag = "corpname" if agent.corporate else "persname"
    parts = [node("part", agent.name)]
    if agent.name_ru:
        parts.append(node("part", agent.name_ru, lang="rus", localtype="name_ru"))
    if agent.pseudonym:
        parts.append(node("part", agent.pseudonym, localtype="pseudonym"))
    if agent.office:
        parts.append(node("part", agent.office, localtype="office"))
    return node(tag, "", *parts, relator=relator)


def _languages(what: Described) -> Element | None:
    return group(
        "langmaterial",
        *(node("language", one.name, langcode=language_code(one.three)) for one in what.languages),
    )


def _physical(what: Described, place: Holding) -> list[Element]:
    found = [
        node(
            "physdescstructured",
            "",
            node("quantity", mark.text),
            node("unittype", "sheets"),
            physdescstructuredtype="spaceoccupied",
            coverage="whole",
        )
        for mark in what.mark("sheets")
    ]
    if place.extent:
        found.append(node("physdesc", place.extent, localtype="extent"))
    if what.physdesc:
        found.append(node("physdesc", what.physdesc, localtype="physdesc"))
    return found


def _digital(what: Described) -> Element | None:
    address = web_address(what.url)
    if not address:
        return None
    note = group("descriptivenote", *_paragraphs(what.contents))
    return node("dao", "", note, daotype="derived", href=address,
                identifier=what.document_id, linktitle=what.repository)  # fmt: skip


# -- notes --------------------------------------------------------------------------------------


def _notes(what: Described) -> Iterable[Element | None]:
    yield _scope(what)
    for mark in what.mark(*ACCESS):
        yield group("accessrestrict", *_paragraphs([mark.line]), localtype=mark.key)
    yield group("userestrict", *_paragraphs([what.rights]))
    acquired = [("obtained_by", "Obtained by", what.obtained_by),
                ("contributed_by", "Contributed by", what.contributed_by)]  # fmt: skip
    for key, label, names in acquired:
        yield _people("acqinfo", key, label, names)
    for place in what.holdings[1:]:
        yield group("altformavail", *_paragraphs([place.text]), localtype="also")
    yield group("altformavail", *_paragraphs(_surrogate(what)), localtype="repository")
    yield group("prefercite", *_paragraphs([what.citation]))
    if what.published_in:
        yield node("bibliography", "", node("bibref", what.published_in))
    yield _people("processinfo", "translated_by", "Translated by", what.translated_by)
    yield group("processinfo", *_paragraphs(what.problems), localtype="problems")
    for mark in what.marks:
        if mark.key not in ACCESS and mark.key != "sheets" and not _dated(mark):
            yield node("odd", "", node("head", mark.label), node("p", mark.text),
                       localtype=mark.key)  # fmt: skip
    yield _access_points(what)


def _scope(what: Described) -> Element | None:
    events = [
        node(
            "chronitem",
            "",
            node("datesingle", mark.at.replace("T", " "), standarddate=mark.at),
            node("event", mark.line, localtype=mark.key),
        )
        for mark in what.marks
        if _dated(mark)
    ]
    return group("scopecontent", *_paragraphs(what.summary), group("chronlist", *events))


def _dated(mark: Mark) -> bool:
    return mark.key in EVENTS and bool(mark.at)


def _surrogate(what: Described) -> tuple[str, ...]:
    """The digital copy in words, for what `dao` does not hold."""
    if web_address(what.url):
        return (what.repository,)
    return (what.repository, what.url, *what.contents)


def _access_points(what: Described) -> Element | None:
    genre = [
        node("part", what.document_type) if what.document_type else None,
        node("part", what.document_type_original, localtype="document_type_original")
        if what.document_type_original
        else None,
    ]
    place = node("geogname", "", node("part", what.place)) if what.place else None
    return group(
        "controlaccess",
        *(_agent(one, _ADDRESSEE) for one in what.recipients),
        place,
        group("genreform", *genre),
    )


def _people(tag: str, key: str, label: str, names: Sequence[str]) -> Element | None:
    return group(tag, *_paragraphs([f"{label} {', '.join(names)}"] if names else []), localtype=key)


def _paragraphs(texts: Iterable[str]) -> list[Element]:
    return [node("p", text) for text in texts if text]
