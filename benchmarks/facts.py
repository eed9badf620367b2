"""Whether the facts that a document repeats are extracted at all their places.

    python benchmarks/facts.py DOCUMENTS [--missed]

DOCUMENTS holds ``<id>/truth.txt``, the parts ``header.txt``, ``page1.txt`` …, ``translation.txt``
and ``facts.json``, whose ``cross_references`` list for each fact its value and its places: a part
and the words around it. A place is found if a fact of a fitting kind and of the stated value lies
in those words. Prints found and stated places for each kind of fact; ``--missed`` lists the others.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.facts import Fact, FactKind, Facts, extract
from ocrfix.facts.dates import CalendarDate
from ocrfix.language.gazetteer import base_forms
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.transliteration import counterpart
from ocrfix.text.alphabet import fold
from ocrfix.text.spans import Span

_NUMBERS = (FactKind.REGISTRY_NUMBER, FactKind.OUTGOING_NUMBER, FactKind.INCOMING_NUMBER)
_PERSONS = (FactKind.NAME, FactKind.ADDRESSEE, FactKind.SIGNATURE)
#: The kinds under which a fact of ``facts.json`` may be extracted.
KINDS: dict[str, tuple[FactKind, ...]] = {
    "telegram_number": (FactKind.TELEGRAM_NUMBER, *_NUMBERS),
    "protocol_number": (FactKind.PROTOCOL_NUMBER,),
    "outgoing_number": _NUMBERS,
    "incoming_number": _NUMBERS,
    "replies_to": (FactKind.REPLY_NUMBER,),
    "copy": (FactKind.COPY_NUMBER, FactKind.LISTED_COPY),
    "copies": (FactKind.COPIES_MADE, FactKind.LISTED_COPY),
    "name": _PERSONS,
    "item": (FactKind.ITEM_NUMBER,),
    "document_number": (FactKind.TELEGRAM_NUMBER, FactKind.PROTOCOL_NUMBER, *_NUMBERS),
    "replies_to_date": (FactKind.DATE,),
    "sheets": (FactKind.SHEET_NUMBER, FactKind.FIGURE),
    "listy": (FactKind.LEAF_NUMBER, FactKind.LEAF_RANGE),
    "date": (FactKind.DATE,),
    "date_typed": (FactKind.DATE,),
    "received": (FactKind.DATE,),
    "time": (FactKind.TIME,),
    "sender": _PERSONS,
    "recipient": _PERSONS,
    "figures": (FactKind.FIGURE, FactKind.DATE, *_NUMBERS),
    "unit": (FactKind.FIGURE,),
}
_ENGLISH_PARTS = ("header", "translation")
_LIKE = 0.85


@dataclass(frozen=True)
class Place:
    """Where ``facts.json`` says that a fact is stated."""

    document: str
    fact: str
    value: str
    part: str
    words: str


def places(folder: Path) -> Iterator[Place]:
    """The places of all cross-references of a document."""
    gold = json.loads((folder / "facts.json").read_text("utf-8"))
    for reference in gold["cross_references"]:
        for part, words in reference["places"]:
            name = Path(part).stem
            yield Place(folder.name, reference["fact"], str(reference["value"]), name, words)


def span_of(place: Place, source: str, folder: Path) -> Span:
    """The place in ``truth.txt``: the words as a whole, first inside the part."""
    part = (folder / f"{place.part}.txt").read_text("utf-8").strip()
    start = source.index(part)
    words = r"\s+".join(map(re.escape, place.words.split()))
    match = re.search(rf"(?<!\w){words}(?!\d)", source[start : start + len(part)])
    if match is None:
        raise SystemExit(f"{place.document}: {place.part} has no «{place.words}»")
    return Span(start + match.start(), start + match.end())


def is_found(place: Place, span: Span, facts: Facts) -> bool:
    """Whether a fitting fact lies at the place."""
    kinds = KINDS.get(place.fact, (FactKind.FIGURE,))
    if place.fact in ("sender", "recipient") and re.search(r"\d", place.words):
        kinds = (FactKind.FIGURE,)
    return any(fact.span.overlaps(span) and states(fact, place) for fact in facts.of(*kinds))


def states(fact: Fact, place: Place) -> bool:
    """Whether a fact says what the place is said to state."""
    if fact.kind in _PERSONS:
        return any(same_person(fact, name.strip()) for name in re.split("[;,]", place.value))
    if fact.kind is FactKind.DATE:
        value = CalendarDate.parse(fact.value)
        if re.fullmatch(r"[\d-]+", place.value) and "-" in place.value:
            return value.agrees(CalendarDate.parse(place.value))
    figures = {
        number.lstrip("0")
        for number in re.findall(r"\d+", re.sub(r"[.,](?=\d)", "", f"{place.value} {place.words}"))
    }
    values = [fact.value, *(part.value for part in fact.parts)]
    said = {figures for value in values for figures in re.findall(r"\d+", value.replace(".", ""))}
    if place.fact == "listy" and fact.kind is FactKind.LEAF_NUMBER:
        first, _, last = place.value.partition("-")
        return int(first) <= int(fact.value) <= int(last or first)
    if not said:
        return fact.value.upper() in place.value.upper()
    return bool({number.lstrip("0") for number in said} & figures)


def same_person(fact: Fact, name: str) -> bool:
    """Whether the words of a name fact hold this surname, in any case or alphabet.

    Of a name of several words (Нгуен Ван Дык) one that is no initial is enough.
    """
    if " " in name:
        return any(same_person(fact, word) for word in name.split() if len(word) > 2)
    for word in re.findall(r"[^\W\d_]+", fact.raw if " " not in fact.value else fact.value):
        if fold(name) in base_forms(fold(word)) or fold(name) == fold(word):
            return True
    joined = re.sub(r"\s", "", fact.raw)
    if fold(name) in base_forms(fold(joined)):
        return True
    return counterpart(name, fact.raw).similarity >= _LIKE


def main() -> None:
    """Extract from every document and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    knowledge = Knowledge()
    stated: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for folder in sorted(path.parent for path in options.documents.glob("*/facts.json")):
        if not (folder / "header.txt").is_file() and not (folder / "page1.txt").is_file():
            continue
        source = (folder / "truth.txt").read_text("utf-8")
        facts = extract(find_zones(Document(str(folder), source)), knowledge)
        for place in places(folder):
            stated[place.fact] += 1
            if is_found(place, span_of(place, source, folder), facts):
                found[place.fact] += 1
            elif options.missed:
                print(f"missed: {place.document} {place.fact} {place.value}: {place.words!r}")
    print("| fact | places | extracted | share |\n|---|---|---|---|")
    for fact in sorted(stated):
        print(row(fact, stated[fact], found[fact]))
    print(row("all", stated.total(), found.total()))


def row(fact: str, stated: int, found: int) -> str:
    """One line of the table."""
    return f"| {fact} | {stated} | {found} | {100 * found / stated:.1f} % |"


if __name__ == "__main__":
    main()
