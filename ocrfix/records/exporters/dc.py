"""Dublin Core: qualified, with the names of the DCMI Metadata Terms (``dcterms:created``).

Simple Dublin Core (`oai_dc`) has one `date`, one `relation`, one `description`; it would mix the
date of the paper with its reference and its secrecy. DCMI Terms keep them apart, and who needs the
fifteen elements gets them by dropping the refinement (``created`` is a kind of ``date``). The
wrapper is that of the guidelines of DCMI for Dublin Core in XML: a `metadata` element of
no namespace, encoding schemes in `xsi:type`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocrfix.messages import _
from ocrfix.records.exporters.base import UNTITLED, required
from ocrfix.records.exporters.described import Agent, Described, When, described
from ocrfix.records.exporters.marks import ACCESS, sheet_text
from ocrfix.records.exporters.plain_text import language_code, web_address
from ocrfix.records.exporters.xml_text import Element, document, node
from ocrfix.records.record import Record

_NAMESPACES = {
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


class DublinCoreExporter:
    """One record: `metadata`; several: `records` of them."""

    suffix = "xml"

    def one(self, record: Record) -> str:
        """A Dublin Core document of one record."""
        return document(_declared(_metadata(described(record))))

    def many(self, records: Sequence[Record]) -> str:
        """A document of several records; raises ValueError if there is none."""
        items = [_metadata(described(record)) for record in required(records)]
        return document(_declared(node("records", "", *items)))


def _declared(root: Element) -> Element:
    for name, namespace in _NAMESPACES.items():
        root.set(name, namespace)
    return root


def _metadata(what: Described) -> Element:
    return node("metadata", "", *_elements(what))


def _elements(what: Described) -> Iterable[Element]:
    yield _term("title", what.title or UNTITLED)
    for sender in what.senders:
        yield _term("creator", _named(sender))
    for recipient in what.recipients:
        yield _term("audience", _named(recipient))
    yield from _credits(what)
    yield from _dates(what.when)
    yield _term("type", "Text", "dcterms:DCMIType")
    for kind in (what.document_type, what.document_type_original):
        if kind:
            yield _term("type", kind)
    for tongue in what.languages:
        code = language_code(tongue.three)
        yield _term("language", code or tongue.name, "dcterms:ISO639-2" if code else "")
    for text in what.summary:
        yield _term("abstract", text)
    yield from _places(what)
    yield from _form(what)
    yield from _addresses(what)


def _credits(what: Described) -> Iterable[Element]:
    credits = (("translated by", what.translated_by), ("obtained by", what.obtained_by),
               ("contributed by", what.contributed_by))  # fmt: skip
    for label, names in credits:
        for name in names:
            yield _term("contributor", f"{name} ({label})")
    if what.repository:
        yield _term("publisher", what.repository)


def _dates(when: When | None) -> Iterable[Element]:
    """The EDTF text, else the text as written; only an ISO date may be called W3CDTF."""
    if when is None:
        return
    if when.parts is None:
        yield _term("created", when.text or "/".join((when.earliest or "..", when.latest or "..")))
        return
    yield _term("created", when.edtf, "dcterms:W3CDTF" if when.parts.plain else "")
    if when.text != when.edtf:
        yield _term("date", when.text)


def _places(what: Described) -> Iterable[Element]:
    """The reference: what the paper is part of and which leaves it is; other copies."""
    for number, holding in enumerate(what.holdings):
        if number:
            yield _term("hasFormat", holding.text)
            continue
        whole = [holding.holder, *(f"{name} {text}" for name, text in holding.levels)]
        if holding.shelfmark:
            whole.append(holding.shelfmark)
        if any(whole):
            yield _term("isPartOf", ", ".join(part for part in whole if part))
        if holding.leaves:
            yield _term("extent", f"leaves {holding.leaf_text}")
        if holding.extent:
            yield _term("extent", holding.extent)
    if what.citation:
        yield _term("bibliographicCitation", what.citation)


def _form(what: Described) -> Iterable[Element]:
    """The cover form and the service marks."""
    if what.place:
        yield _term("spatial", what.place)
    for mark in what.marks:
        if mark.key in ACCESS:
            yield _term("accessRights", mark.text)
        elif mark.key == "sheets":
            yield _term("extent", sheet_text(mark))
        else:
            yield _term("description", mark.line)
    if what.physdesc:
        yield _term("medium", what.physdesc)
    if what.rights:
        yield _term("rights", what.rights)
    for problem in what.problems:
        yield _term("description", _("Doubtful: {problem}").format(problem=problem))


def _addresses(what: Described) -> Iterable[Element]:
    if what.document_id:
        yield _term("identifier", what.document_id)
    if what.url:
        address = web_address(what.url)
        yield _term("identifier", address or what.url, "dcterms:URI" if address else "")
    for text in what.contents:
        yield _term("hasFormat", text)
    if what.published_in:
        yield _term("isReferencedBy", what.published_in)


def _named(agent: Agent) -> str:
    """``I.V. Stalin (И.В. Сталин; Филиппов)``: Dublin Core has one text for a person."""
    other = "; ".join(agent.further)
    return f"{agent.name} ({other})" if other else agent.name


def _term(name: str, text: str, scheme: str = "") -> Element:
    return node(f"dcterms:{name}", text, xsi_type=scheme)
