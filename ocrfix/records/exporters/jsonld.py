"""JSON-LD with the names of schema.org and RiC-O 1.1: ``ArchiveComponent`` and ``rico:Record``.

A paper is one record; each place where it lies is a `rico:Instantiation` with its holder, and the
levels «Ф. 45. Оп. 1. Д. 337» are a chain of record sets. The context stands in the text itself, so
that nothing is fetched; dates are EDTF, typed as such.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from ocrfix.messages import _
from ocrfix.records.exporters.base import UNTITLED, required
from ocrfix.records.exporters.described import Agent, Described, Holding, When, described
from ocrfix.records.exporters.edtf_parts import Kind
from ocrfix.records.exporters.keys import keys
from ocrfix.records.exporters.marks import ACCESS
from ocrfix.records.exporters.plain_text import web_address
from ocrfix.records.record import Record

Node: TypeAlias = dict[str, Any]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "rico": "https://www.ica.org/standards/RiC/ontology#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "url": {"@id": "https://schema.org/url", "@type": "@id"},
}
_EDTF = "edtf:EDTF"


class JsonLdExporter:
    """One or more records in a `@graph`."""

    suffix = "jsonld"

    def one(self, record: Record) -> str:
        """A graph of one record."""
        return self.many([record])

    def many(self, records: Sequence[Record]) -> str:
        """A graph of several records; raises ValueError if there is none."""
        items = [described(record) for record in required(records)]
        graph = [_record(what, key) for what, key in zip(items, keys(items), strict=True)]
        return (
            json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"
        )


def _filled(node: Node) -> Node:
    """A node without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", None, [], ())}


def _record(what: Described, key: str) -> Node:
    types = ["ArchiveComponent", "rico:Record"]
    if what.recipients:
        types.insert(1, "Message")
    title = what.title or UNTITLED
    return _filled(
        {
            "@id": f"_:{key}",
            "@type": types,
            "name": title,
            "rico:title": title,
            "genre": what.document_type,
            "rico:hasDocumentaryFormType": _named(
                "rico:DocumentaryFormType", what.document_type_original
            ),
            **_people(what, key),
            **_date(what.when),
            **_content(what),
            **_places(what, key),
            **_copy(what),
            "rico:note": [mark.line for mark in what.marks if mark.key not in ACCESS],
            "description": [
                _("Doubtful: {problem}").format(problem=problem) for problem in what.problems
            ],
        }
    )


def _people(what: Described, key: str) -> Node:
    """Each person is described once and pointed to by the other properties."""
    senders = [_agent(one, f"_:{key}_sender_{n}") for n, one in enumerate(what.senders, 1)]
    recipients = [_agent(one, f"_:{key}_recipient_{n}") for n, one in enumerate(what.recipients, 1)]
    letter = bool(recipients)
    return {
        "creator": senders,
        "sender": _pointers(senders) if letter else [],
        "rico:hasSender" if letter else "rico:hasCreator": _pointers(senders),
        "recipient": recipients,
        "rico:hasAddressee": _pointers(recipients),
        "translator": [_person(name) for name in what.translated_by],
        "contributor": [_person(name) for name in (*what.obtained_by, *what.contributed_by)],
    }


def _pointers(nodes: Sequence[Node]) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]


def _agent(agent: Agent, identity: str) -> Node:
    types = ["Organization", "rico:CorporateBody"] if agent.corporate else ["Person", "rico:Person"]
    other = [{"@value": agent.name_ru, "@language": "ru"}] if agent.name_ru else []
    names = [*other, *([agent.pseudonym] if agent.pseudonym else [])]
    return _filled({"@id": identity, "@type": types, "name": agent.name,
                    "alternateName": names, "rico:name": agent.name,
             "jobTitle": "" if agent.corporate else agent.office})  # fmt: skip


def _person(name: str) -> Node:
    """Who gave or translated may be a person or a body: schema.org has no word for both."""
    return {"@type": "Thing", "name": name}


def _date(when: When | None) -> Node:
    if when is None:
        return {}
    edtf = {"@value": when.edtf, "@type": _EDTF} if when.edtf else ""
    return {
        "dateCreated": edtf or when.text,
        "rico:hasCreationDate": _filled(
            {
                "@type": "rico:Date",
                "rico:expressedDate": when.text,
                "rico:normalizedDateValue": edtf,
                "rico:dateQualifier": _qualifiers(when),
            }
        ),
    }


def _qualifiers(when: When) -> list[str]:
    """What RiC-O wants said in words."""
    date = when.parts
    if date is None:
        return []
    found = [word for word, holds in (("approximate", date.approximate),
                                      ("uncertain", date.uncertain)) if holds]  # fmt: skip
    if date.kind is Kind.CHOICE:
        found.append("one of these dates")
    if date.kind is not Kind.SINGLE:
        found += [word for word, end in (("beginning unknown", date.first),
                                         ("end unknown", date.last)) if end is None]  # fmt: skip
    return found


def _content(what: Described) -> Node:
    access = [mark.text for mark in what.mark(*ACCESS)]
    summary = "\n\n".join(what.summary)
    return {
        "inLanguage": [one.two or one.three or one.name for one in what.languages],
        "rico:hasOrHadLanguage": [_named("rico:Language", one.name) for one in what.languages],
        "abstract": summary,
        "rico:scopeAndContent": summary,
        "locationCreated": _named("Place", what.place),
        "conditionsOfAccess": access,
        "rico:conditionsOfAccess": access,
        "copyrightNotice": what.rights,
        "rico:conditionsOfUse": what.rights,
        "rico:authenticityNote": what.physdesc,
        "citation": what.published_in,
    }


def _copy(what: Described) -> Node:
    """The digital copy and its numbers."""
    address = web_address(what.url)
    numbers = [what.document_id, "" if address else what.url]
    return {
        "url": address,
        "identifier": [number for number in numbers if number],
        "publisher": _named("Organization", what.repository),
        "encoding": [_named("MediaObject", text) for text in what.contents],
    }


# -- where it lies ------------------------------------------------------------------------------


def _places(what: Described, key: str) -> Node:
    files = [_file(place, f"_:{key}_{n}_") for n, place in enumerate(what.holdings, 1)]
    chains = [chain for chain in files if chain]
    holders = {place.holder: _holder(place, f"_:{key}_archive_{n}")
               for n, place in enumerate(what.holdings, 1) if place.holder}  # fmt: skip
    return {
        "holdingArchive": list(holders.values()),
        "itemLocation": [place.location for place in what.holdings if place.location],
        "isPartOf": chains,
        "rico:isOrWasIncludedIn": _pointers(chains),
        "rico:hasOrHadInstantiation": [
            _instantiation(place, holders.get(place.holder)) for place in what.holdings
        ],
    }


def _holder(place: Holding, identity: str) -> Node:
    others = dict.fromkeys((place.names[1], place.archive))
    return _filled(
        {
            "@id": identity,
            "@type": ["ArchiveOrganization", "rico:CorporateBody"],
            "name": place.holder,
            "rico:name": place.holder,
            "alternateName": [name for name in others if name and name != place.holder],
            "identifier": place.code,
        }
    )


def _file(place: Holding, prefix: str) -> Node:
    """The record sets from the lowest level up, each part of the next."""
    levels = list(place.levels)
    if place.shelfmark:
        levels.append(("shelfmark", place.shelfmark))
    node: Node = {}
    for number, (name, text) in enumerate(levels):
        node = _filled(
            {
                "@id": f"{prefix}{number}",
                "@type": ["ArchiveComponent", "rico:RecordSet"],
                "name": f"{name} {text}",
                "rico:hasOrHadIdentifier": _identifier(name, text),
                "isPartOf": node or None,
                "rico:isOrWasIncludedIn": _pointers([node]) if node else [],
            }
        )
    return node


def _identifier(name: str, text: str) -> Node:
    return {"@type": ["PropertyValue", "rico:Identifier"], "propertyID": name, "value": text,
            "rico:textualValue": text}  # fmt: skip


def _instantiation(place: Holding, holder: Node | None) -> Node:
    numbers: Iterable[tuple[str, str]] = (("reference", place.location), ("listy", place.leaf_text))
    return _filled(
        {
            "@type": "rico:Instantiation",
            "rico:hasOrHadHolder": {"@id": holder["@id"]} if holder else None,
            "rico:hasOrHadIdentifier": [_identifier(*pair) for pair in numbers if pair[1]],
            "rico:physicalOrLogicalExtent": place.extent,
        }
    )


def _named(kind: str, name: str) -> Node | None:
    if not name:
        return None
    return {"@type": kind, "rico:name" if kind.startswith("rico:") else "name": name}
