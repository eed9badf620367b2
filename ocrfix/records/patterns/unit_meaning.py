"""What a unit marker means at its place: ``p. 39`` is a papka in AVPRF and a page elsewhere.

``F.`` is a fond, a file or a folio, ``folder`` a delo or a papka, ``l.`` a leaf or (before the
Latvian ``lp.``) a file; the archive and the parts beside it decide, and where they do not the
marker is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocrfix.messages import _
from ocrfix.records.patterns.archives import UNKNOWN, Archive
from ocrfix.records.patterns.deposits import Deposits, Draft
from ocrfix.records.patterns.reference_text import Token
from ocrfix.records.patterns.reference_units import Unit, unit_at

#: So many tokens ahead another unit of the same reference is looked for.
_AHEAD = 12
#: Markers that are units only behind a fond: the lists and documents of fond 89 of RGANI.
_BEHIND_A_FOND = frozenset(
    {"per", "perechen", "perechen'", "dok", "пер", "перечень", "док", "case", "unit", "list",
     "lists", "т", "t", "том", "vol", "volume", "tom", "bd", "band", "k", "к"}
)  # fmt: skip
_GERMAN_PAGES = frozenset({"s", "ss"})


def meaning(unit: Unit, deposits: Deposits, tokens: Sequence[Token]) -> str | None:
    """The level that a unit is one of (``leaves``, ``delo`` …); None where it is not decided."""
    draft = deposits.current
    scheme = draft.archive.scheme if draft.archive is not None else "fond"
    if draft.archive is UNKNOWN and _soviet(unit, draft):
        scheme = "fond"
    if scheme == "shelfmark" or (
        scheme == "either" and not draft.own("fond") and unit.name != "fond"
    ):
        return _in_shelfmark(unit, draft.archive)
    marker = unit.marker.lower()
    if marker in _BEHIND_A_FOND and not (draft.has_units or "archive" in draft.parts):
        return None
    return _beside_a_fond(unit, deposits, tokens)


def _beside_a_fond(unit: Unit, deposits: Deposits, tokens: Sequence[Token]) -> str | None:
    """The meaning in an archive of fonds."""
    draft, marker = deposits.current, unit.marker.lower()
    if unit.name == "listy":
        latvian = marker == "l" and any(
            token.folded == "lp" for token in tokens[unit.at : unit.at + _AHEAD]
        )
        return "delo" if latvian else "leaves"
    if unit.name == "page":
        return "leaves" if marker not in _GERMAN_PAGES and draft.own("delo") else None
    if unit.name == "papka or page":
        return _papka_or_page(unit, draft, tokens)
    if unit.name == "folder":
        beside = draft.own("delo") or _ahead(unit, tokens, ("delo",))
        papka = draft.archive is not None and draft.archive.papka and not draft.own("papka")
        return "papka" if papka and beside else "delo"
    folio = unit.name == "fond" and _may_be_folio(marker, deposits)
    if folio and not _ahead(unit, tokens, ("opis", "delo")):
        note = _("{text!r} may be a fond or a folio: left out").format(text=tokens[unit.at].text)
        deposits.problems.append(note)
        return None
    return unit.name


def _soviet(unit: Unit, draft: Draft) -> bool:
    """Whether a unit shows that an unknown archive has fonds."""
    if unit.name in ("fond", "opis", "svyazka") or draft.own("opis"):
        return True
    return unit.name in ("delo", "listy") and not unit.marker.isascii()


def _in_shelfmark(unit: Unit, archive: Archive | None) -> str | None:
    """Only leaves end a shelfmark."""
    if unit.name in ("listy", "page"):
        return "leaves"
    if unit.marker in ("p", "п") or (archive is not None and unit.marker in archive.leaf_markers):
        return "leaves"
    return None


def _papka_or_page(unit: Unit, draft: Draft, tokens: Sequence[Token]) -> str | None:
    latin = unit.marker.isascii()
    ranged = any(item.first != item.last for item in unit.leaves(tokens))
    if ranged:
        return "leaves" if latin and draft.own("delo") else None
    if draft.archive is not None and draft.archive.papka and not draft.own("papka"):
        return "papka"
    if not draft.own("delo"):
        return "papka" if draft.own("fond") and _ahead(unit, tokens, ("delo",)) else None
    return "leaves" if latin and not draft.leaves else None


def _may_be_folio(marker: str, deposits: Deposits) -> bool:
    draft = deposits.current
    return marker == "f" and draft.own("fond") and draft.own("delo") and not deposits.separated


def _ahead(unit: Unit, tokens: Sequence[Token], names: tuple[str, ...]) -> bool:
    """Whether a unit of one of these names follows in the same deposit."""
    for index in range(unit.at + 1, min(len(tokens), unit.at + _AHEAD)):
        if tokens[index].text == ";":
            return False
        if tokens[index].kind == "w":
            found = unit_at(tokens, index)
            if found is not None and found.name in names:
                return True
    return False
