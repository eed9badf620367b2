"""MODS 3.4: ``<dateCreated encoding="edtf">[1932-12-26..]</dateCreated>`` keeps a date whole.

The reference is a `shelfLocator`; its parts «Ф. 45. Оп. 1. Д. 337» stand in a `relatedItem` of type
host, as `detail` with our names for types, the leaves as `extent`. Further deposits are related
items of type otherFormat with the same content. Several records are a `modsCollection`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocrfix.records.exporters.base import OWN_SOURCE, UNTITLED, required
from ocrfix.records.exporters.described import Agent, Described, Holding, described
from ocrfix.records.exporters.marks import ACCESS, sheet_text
from ocrfix.records.exporters.plain_text import language_code, web_address
from ocrfix.records.exporters.xml_text import Element, document, group, node
from ocrfix.records.record import Record

NAMESPACE = "http://www.loc.gov/mods/v3"
VERSION = "3.4"
#: MARC relators by what a person has to do with the paper.
_ROLES = {"sender": "aut", "recipient": "rcp", "translated_by": "trl", "contributed_by": "ctb"}
_RESOURCE = "text"


class ModsExporter:
    """One record: `mods`; several: `modsCollection`."""

    suffix = "xml"

    def one(self, record: Record) -> str:
        """A MODS document of one record."""
        root = _mods(described(record))
        root.set("xmlns", NAMESPACE)
        return document(root)

    def many(self, records: Sequence[Record]) -> str:
        """A collection of MODS records; raises ValueError if there is none."""
        items = [_mods(described(record)) for record in required(records)]
        return document(node("modsCollection", "", *items, xmlns=NAMESPACE))


def _mods(what: Described) -> Element:
    place = what.holdings[0] if what.holdings else Holding()
    kind = node("typeOfResource", _RESOURCE, manuscript="yes")
    return node(
        "mods",
        "",
        node("titleInfo", "", node("title", what.title or UNTITLED)),
        *_names(what),
        kind,
        *_genres(what),
        _origin(what),
        *_languages(what),
        _physical(what, place),
        *(node("abstract", text) for text in what.summary),
        *_notes(what),
        *_related(what, place),
        *_identifiers(what),
        _location(what, place),
        *_access(what),
        _record_info(),
        version=VERSION,
    )


# -- people -------------------------------------------------------------------------------------


def _names(what: Described) -> list[Element]:
    found = [_agent(one, "sender") for one in what.senders]
    found += [_agent(one, "recipient") for one in what.recipients]
    found += [_agent(Agent(name), "translated_by", "") for name in what.translated_by]
    found += [_agent(Agent(name), "contributed_by", "") for name in what.contributed_by]
    return found


def _agent(agent: Agent, part: str, kind: str | None = None) -> Element:
    """A name with its role; the Russian form and the cover name are told in `description`."""
    if kind is None:
        kind = "corporate" if agent.corporate else "personal"
    role = node("roleTerm", _ROLES[part], type="code", authority="marcrelator")
    return node(
        "name",
        "",
        node("namePart", agent.name),
        node("role", "", role),
        node("description", agent.name_ru, lang="rus") if agent.name_ru else None,
        node("description", f"cover name: {agent.pseudonym}") if agent.pseudonym else None,
        node("description", agent.office) if agent.office else None,
        type=kind,
    )


# -- the paper ----------------------------------------------------------------------------------


def _genres(what: Described) -> list[Element]:
    found = []
    if what.document_type:
        found.append(node("genre", what.document_type, authority=OWN_SOURCE))
    if what.document_type_original:
        found.append(node("genre", what.document_type_original, displayLabel="as on the paper"))
    return found


def _origin(what: Described) -> Element | None:
    place = node("place", "", node("placeTerm", what.place, type="text")) if what.place else None
    return group("originInfo", place, *_dates(what))


def _dates(what: Described) -> list[Element]:
    """The EDTF text, and the date as written without an encoding."""
    when = what.when
    if when is None:
        return []
    written = node("dateCreated", when.text) if when.text else None
    if when.parts is None:
        return [written] if written is not None else []
    qualifier = "approximate" if when.parts.approximate else ""
    qualifier = "questionable" if when.parts.uncertain else qualifier
    exact = node("dateCreated", when.edtf, encoding="edtf", keyDate="yes", qualifier=qualifier)
    return [exact] if written is None or when.text == when.edtf else [exact, written]


def _languages(what: Described) -> list[Element]:
    found = []
    for one in what.languages:
        code = language_code(one.three)
        coded = node("languageTerm", code, type="code", authority="iso639-2b") if code else None
        found.append(node("language", "", node("languageTerm", one.name, type="text"), coded))
    return found


def _physical(what: Described, place: Holding) -> Element | None:
    sheets = [node("extent", sheet_text(mark)) for mark in what.mark("sheets")]
    extent = node("extent", place.extent) if place.extent else None
    form = node("note", what.physdesc, type="physdesc") if what.physdesc else None
    return group("physicalDescription", *sheets, extent, form)


def _notes(what: Described) -> Iterable[Element]:
    for mark in what.marks:
        if mark.key not in ACCESS and mark.key != "sheets":
            yield node("note", mark.text, type=mark.key, displayLabel=mark.label)
    for name in what.obtained_by:
        yield node("note", name, type="acquisition", displayLabel="Obtained by")
    for text in what.contents:
        yield node("note", text, type="contents", displayLabel="Contents of the digital copy")
    if what.citation:
        yield node("note", what.citation, type="preferred citation")
    for text in what.problems:
        yield node("note", text, type="problem")


def _access(what: Described) -> Iterable[Element]:
    for mark in what.mark(*ACCESS):
        yield node("accessCondition", mark.text, type=mark.key, displayLabel=mark.label)
    if what.rights:
        yield node("accessCondition", what.rights, type="use and reproduction")


# -- where it lies ------------------------------------------------------------------------------


def _location(what: Described, place: Holding) -> Element | None:
    address = web_address(what.url)
    url = None
    if address:
        url = node("url", address, usage="primary display", displayLabel=what.repository)
    shelf = node("shelfLocator", place.location) if place.location else None
    return group("location", *_physical_location(place), shelf, url)


def _physical_location(place: Holding) -> list[Element]:
    """The code of the archive, its names of today, and what the reference calls it."""
    found = []
    if place.code:
        found.append(node("physicalLocation", place.code, authority=OWN_SOURCE))
    names = dict.fromkeys((*place.names, place.archive))
    found += [node("physicalLocation", name) for name in names if name and name != place.code]
    return found


def _related(what: Described, place: Holding) -> Iterable[Element]:
    host = _parts(place)
    if host is not None:
        yield node("relatedItem", "", host, type="host")
    for other in what.holdings[1:]:
        shelf = node("shelfLocator", other.location) if other.location else None
        location = group("location", *_physical_location(other), shelf)
        note = node("note", other.text, type="reference") if other.text else None
        yield node("relatedItem", "", note, location, _parts(other), type="otherFormat")
    if what.repository:
        title = node("titleInfo", "", node("title", what.repository))
        yield node("relatedItem", "", title, type="otherVersion", displayLabel="Digital copy")
    if what.published_in:
        title = node("titleInfo", "", node("title", what.published_in))
        yield node("relatedItem", "", title, type="isReferencedBy")


def _parts(place: Holding) -> Element | None:
    pairs = [*place.levels]
    if place.shelfmark:
        pairs.append(("shelfmark", place.shelfmark))
    details = [node("detail", "", node("number", text), type=name) for name, text in pairs]
    extents = [
        group(
            "extent",
            node("start", first) if first else None,
            node("end", last) if last else None,
            unit="leaves",
        )
        for first, last in place.leaves
    ]
    return group("part", *details, *extents)


def _identifiers(what: Described) -> Iterable[Element]:
    if what.document_id:
        yield node("identifier", what.document_id, type="document_id")
    if what.url:
        yield node("identifier", what.url, type="uri")


def _record_info() -> Element:
    origin = node("recordOrigin", "Read by ocrfix from header, cover form and service marks")
    return node("recordInfo", "", origin)
