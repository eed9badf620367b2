"""TEI P5: a header with the manuscript description, the correspondence and the profile.

``Л. 1–3 об.`` is ``<locus from="1" to="3ob">``, «Ф. 45. Оп. 1. Д. 337» nested `idno`. Each deposit
has its `msDesc`, sender and addressee their `correspAction`. Several records are a `teiCorpus`.
The text holds the citation alone: the paper itself is not part of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocrfix.records.exporters.base import UNKNOWN, UNTITLED, required
from ocrfix.records.exporters.described import Agent, Described, Holding, described
from ocrfix.records.exporters.marks import EVENTS
from ocrfix.records.exporters.plain_text import language_code, web_address, word
from ocrfix.records.exporters.tei_dates import at_element, date_element
from ocrfix.records.exporters.xml_text import Element, document, group, node
from ocrfix.records.record import Record

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_CORPUS_TITLE = "Records of documents"
_MADE = "Record read by ocrfix from the header, cover form and service marks of a transcription."


class TeiExporter:
    """One record: a `TEI` document; several: a `teiCorpus`."""

    suffix = "xml"

    def one(self, record: Record) -> str:
        """A TEI document of one record."""
        root = _tei(described(record))
        root.set("xmlns", NAMESPACE)
        return document(root)

    def many(self, records: Sequence[Record]) -> str:
        """A corpus with a `TEI` for each record; raises ValueError if there is none."""
        items = [_tei(described(record)) for record in required(records)]
        title = node("titleStmt", "", node("title", _CORPUS_TITLE))
        file = node("fileDesc", "", title, node("publicationStmt", "", node("p", _MADE)),
                    node("sourceDesc", "", node("p", "See each document.")))  # fmt: skip
        header = node("teiHeader", "", file)
        return document(node("teiCorpus", "", header, *items, xmlns=NAMESPACE))


def _tei(what: Described) -> Element:
    header = node("teiHeader", "", _file(what), _encoding(what), _profile(what))
    citation = node("p", what.citation or UNKNOWN)
    return node("TEI", "", header, node("text", "", node("body", "", citation)))


# -- file description ---------------------------------------------------------------------------


def _file(what: Described) -> Element:
    title = node(
        "titleStmt",
        "",
        node("title", what.title or UNTITLED),
        *(_agent(one, "author") for one in what.senders),
        *(_responsibility("translated by", name) for name in what.translated_by),
        *(_responsibility("contributed by", name) for name in what.contributed_by),
    )
    holdings = what.holdings or (Holding(),)
    sources = [_manuscript(what, place, number == 0) for number, place in enumerate(holdings)]
    return node("fileDesc", "", title, _publication(what), node("sourceDesc", "", *sources))


def _responsibility(what_for: str, name: str) -> Element:
    return node("respStmt", "", node("resp", what_for), node("name", name))


def _publication(what: Described) -> Element:
    if not what.repository:
        return node("publicationStmt", "", node("p", _MADE))
    number = node("idno", what.document_id, type="document_id") if what.document_id else None
    return node("publicationStmt", "", node("publisher", what.repository), number)


def _manuscript(what: Described, place: Holding, first: bool) -> Element:
    """The description of one copy; what is known of the paper as such stands with the first."""
    if not first:
        contents = node("msContents", "", node("msItem", "", *_locus(place), _title(what)))
        return node("msDesc", "", _identifier(place), contents, _support(place, ()))
    return node(
        "msDesc",
        "",
        _identifier(place),
        node("msContents", "", _item(what, place)),
        _support(place, _physical(what)),
        _history(what),
        _additional(what),
    )


def _title(what: Described) -> Element:
    return node("title", what.title or UNTITLED)


def _identifier(place: Holding) -> Element:
    """The archive, the whole reference, its parts nested from fond to delo, the shelfmark."""
    chain = None
    for name, text in reversed(place.levels):
        chain = node("idno", text, chain, type=name)
    return node(
        "msIdentifier",
        "",
        _repository(place),
        node("idno", place.location, type="reference") if place.location else None,
        chain,
        node("idno", place.shelfmark, type="shelfmark") if place.shelfmark else None,
    )


def _repository(place: Holding) -> Element:
    """The archive by all its names; the text alone where there is but one."""
    english, russian = place.names
    names = [
        node("name", english, xml_lang="en") if english else None,
        node("name", russian, xml_lang="ru") if russian else None,
        node("name", place.archive, type="as_written") if place.archive else None,
    ]
    found = [name for name in names if name is not None]
    if len(found) > 1:
        return node("repository", "", *found, key=place.code)
    return node("repository", place.holder or UNKNOWN, key=place.code)


def _item(what: Described, place: Holding) -> Element:
    return node(
        "msItem",
        "",
        *_locus(place),
        *(_agent(one, "author") for one in what.senders),
        _title(what),
        _text_language(what),
        *(node("note", text, type="summary") for text in what.summary),
    )


def _locus(place: Holding) -> list[Element]:
    """One `locus` a range; a leaf that is not one word cannot stand in the attributes."""
    found = []
    for first, last in place.leaves:
        text = first if first == last else f"{first}-{last}"
        if text:
            found.append(node("locus", text, from_=word(first), to=word(last)))
    return [node("locusGrp", "", *found)] if len(found) > 1 else found


def _text_language(what: Described) -> Element | None:
    if not what.languages:
        return None
    codes = [code for one in what.languages if (code := _code(one.two, one.three))]
    names = ", ".join(one.name for one in what.languages)
    return node("textLang", names, mainLang="".join(codes[:1]), otherLangs=" ".join(codes[1:]))


def _code(two: str, three: str) -> str:
    return language_code(two) or language_code(three)


def _support(place: Holding, further: Iterable[Element]) -> Element | None:
    extent = group("extent", node("measure", place.extent, type="extent") if place.extent else None)
    return group("physDesc", *further, group("objectDesc", group("supportDesc", extent)))


def _physical(what: Described) -> list[Element]:
    """What the paper is and bears: paragraphs, since TEI has no elements for cover forms."""
    found = [node("p", what.physdesc)] if what.physdesc else []
    for mark in what.marks:
        if mark.key not in EVENTS or not _is_sent(what):
            note = node("note", mark.text, type=mark.key)
            found.append(node("p", f"{mark.label}: ", note))
    return found


def _history(what: Described) -> Element | None:
    origin = group("origin", date_element("origDate", what.when) if what.when else None)
    return group("history", origin, _acquisition(what))


def _acquisition(what: Described) -> Element | None:
    names = ", ".join(what.obtained_by)
    return node("acquisition", f"Obtained by {names}") if names else None


def _additional(what: Described) -> Element | None:
    rights = node("p", what.rights) if what.rights else None
    published = node("bibl", what.published_in) if what.published_in else None
    return group(
        "additional",
        group("adminInfo", group("availability", rights)),
        group("surrogates", _surrogate(what)),
        group("listBibl", published),
    )


def _surrogate(what: Described) -> Element | None:
    """The digital copy: where it is and what it consists of."""
    address = web_address(what.url)
    return group(
        "bibl",
        node("title", what.repository) if what.repository else None,
        node("ref", what.url, target=address) if what.url else None,
        node("idno", what.document_id, type="document_id") if what.document_id else None,
        *(node("note", text) for text in what.contents),
    )


# -- encoding and profile -----------------------------------------------------------------------


def _encoding(what: Described) -> Element:
    doubts = group("interpretation", *(node("p", text) for text in what.problems))
    return node("encodingDesc", "", node("projectDesc", "", node("p", _MADE)),
                group("editorialDecl", doubts))  # fmt: skip


def _profile(what: Described) -> Element | None:
    codes = {_code(one.two, one.three): one.name for one in what.languages}
    tongues = [node("language", name, ident=code) for code, name in codes.items() if code]
    creation = [date_element("date", what.when) if what.when else None,
                node("placeName", what.place) if what.place else None]  # fmt: skip
    return group(
        "profileDesc",
        group("creation", *creation),
        group("langUsage", *tongues),
        _kind(what),
        _correspondence(what),
    )


def _kind(what: Described) -> Element | None:
    terms = [
        node("term", what.document_type, type="document_type") if what.document_type else None,
        node("term", what.document_type_original, type="document_type_original")
        if what.document_type_original
        else None,
    ]
    return group("textClass", group("keywords", *terms))


def _is_sent(what: Described) -> bool:
    """Whether the paper went to somebody: a diary has an author and is no correspondence."""
    return bool(what.recipients or what.mark("sent", "received"))


def _correspondence(what: Described) -> Element | None:
    if not _is_sent(what):
        return None
    sent, received = what.mark("sent"), what.mark("received")
    dates = [at_element(mark.at, mark.text) for mark in sent or what.mark("outgoing_date")]
    if not dates and what.when:
        dates = [date_element("date", what.when)]
    place = node("placeName", what.place) if what.place else None
    outgoing = [*map(_agent, what.senders), place, *dates]
    incoming = [
        *map(_agent, what.recipients),
        *(at_element(mark.at, mark.text) for mark in received),
    ]
    notes = [
        node("note", mark.line, type=mark.key)
        for mark in what.mark("deciphered", "typed", "outgoing_date")
    ]
    return group(
        "correspDesc",
        group("correspAction", *outgoing, type="sent"),
        group("correspAction", *incoming, type="received"),
        *notes,
    )


def _agent(agent: Agent, wrapper: str = "") -> Element:
    """A person or body with all its names; within `wrapper` where that is asked for."""
    tag = "orgName" if agent.corporate else "persName"
    other = [node("name", agent.name_ru, xml_lang="ru")] if agent.name_ru else []
    if agent.pseudonym:
        other.append(node("addName", agent.pseudonym, type="pseudonym"))
    if agent.office:
        other.append(node("roleName", agent.office, type="office"))
    shown = node(tag, "", node("name", agent.name), *other) if other else node(tag, agent.name)
    return node(wrapper, "", shown) if wrapper else shown
