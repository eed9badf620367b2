"""Whether records hold what the gold metadata of documents say, also when the text is misread.

    python benchmarks/records.py DOCUMENTS [--missed] [--no-check] [--only truth]

DOCUMENTS holds ``<id>/facts.json`` with the metadata, ``<id>/truth.txt`` and ``<id>/ocr.*.txt``.
Each value of a record is right, absent, doubted (it is wrong, but a problem of the record names its
field or its confidence is under 0.9) or wrong. Prints the counts for each field and kind of text.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ocrfix.config import Settings
from ocrfix.language.transliteration import counterpart
from ocrfix.papers import records_of
from ocrfix.records.model import Field
from ocrfix.records.record import Party, Record
from ocrfix.text.alphabet import fold

OUTCOMES = ("right", "absent", "doubted", "wrong")
#: The paths whose problems excuse a value of a field.
PROBLEM_FIELDS = {
    "title": "title", "date": "date", "sender": "sender", "recipient": "recipient",
    "sheets": "form.sheets", "copies": "service_marks.copies_printed",
    "outgoing_number": "service_marks.outgoing_number", "listy": "citation",
    "copy": "form.copy_number", "item": "form.protocol_item", "special_numbers": "form.series",
}  # fmt: skip
_SURE = 0.9
_LIKE = 0.85


def values(record: Record) -> dict[str, list[Field | str]]:
    """What a record says of each field of ``facts.json``; several values where any may be meant."""
    deposit = record.citation.deposits[0] if record.citation.deposits else None
    form, marks = record.form, record.service_marks
    typed = marks.typed.at if marks.typed is not None else None
    sent = [form.sent, marks.outgoing_date]
    if typed is not None and "T" in typed.value:
        sent.append(typed)
    found: dict[str, list[Any]] = {
        "title": [record.title],
        "date": [record.date.edtf if record.date is not None else None],
        "listy": [[(one.first, one.last) for one in deposit.leaves] if deposit else None],
        "telegram_number": [form.telegram_number],
        "outgoing_number": [marks.outgoing_number],
        "incoming_number": [form.incoming_number],
        "protocol_number": [form.protocol_number],
        "item": [form.protocol_item],
        "special_numbers": [form.series],
        "sheets": [str(form.sheets) if form.sheets else None],
        "copy": [form.copy_number],
        "copies": [marks.copies_printed],
        "sent": sent,
        "received": [form.received],
    }
    for name in ("archive", "fond", "opis", "papka", "delo"):
        found[name] = [getattr(deposit, name) if deposit is not None else None]
    for name in ("sender", "recipient"):
        parties = getattr(record, name)
        found[name] = [field for one in parties for field in _names(one)]
    return {name: [one for one in each if one is not None] for name, each in found.items()}


def _names(party: Party) -> list[Field | None]:
    """The names of a party; an office alone says nothing about the person."""
    alone = party.name is not None and party.office is not None and party.name_ru is None
    if alone and party.name.value == party.office.value:
        return []
    return [party.name_ru, party.pseudonym, party.name]


def outcome(name: str, gold: Any, record: Record) -> str:
    """What has become of one value."""
    found = values(record)[name]
    if any(_same(name, gold, _text(one)) for one in found):
        return "right"
    if not found:
        return "absent"
    path = PROBLEM_FIELDS.get(name, "form." + name)
    doubted = any(problem.field.startswith(path) for problem in record.problems)
    unsure = all(isinstance(one, Field) and one.confidence < _SURE for one in found)
    return "doubted" if doubted or unsure else "wrong"


def _text(value: Any) -> Any:
    return value.value if isinstance(value, Field) else value


def _same(name: str, gold: Any, value: Any) -> bool:
    if name == "listy":
        pairs = [(str(gold[0]), str(gold[-1]))]
        return bool(value == pairs)
    if name in ("sender", "recipient"):
        return any(_is_person(one, str(value)) for one in str(gold).split(", "))
    if name == "special_numbers":
        return str(gold) in str(value)
    if name in ("sent", "received") and "T" not in str(gold):
        return str(value)[:10] == str(gold)
    return _plain(str(gold)) == _plain(str(value))


def _is_person(gold: str, value: str) -> bool:
    """The same name, or an English one that renders it."""
    if _key(gold) == _key(value):
        return True
    name = re.sub(r"(?<!\w)[^\W\d_]{1,2}\.", "", gold).strip()
    english = re.sub(r"\b[A-Z][a-z]?\.", "", value).strip()
    return value.isascii() and counterpart(name, english).similarity >= _LIKE


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w/\-]+", fold(text)))


def _key(name: str) -> str:
    """A name without initials, in one spelling."""
    return _plain(re.sub(r"(?<!\w)[^\W\d_]{1,2}\.", "", name)).replace("э", "е").replace("/", "")


def documents(folder: Path, only: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    for facts in sorted(folder.glob("*/facts.json")):
        gold = json.loads(facts.read_text("utf-8"))
        for path in sorted(facts.parent.glob("*.txt")):
            if (path.name == "truth.txt" or path.name.startswith("ocr.")) and only in path.name:
                yield path, gold


def kind_of(path: Path) -> str:
    """``truth``, ``light``, ``medium``, ``heavy``, ``mixed``, ``planted`` …"""
    return "truth" if path.name == "truth.txt" else path.stem.rsplit("-", 1)[-1].split(".")[-1]


def table(counts: Counter[tuple[str, str, str]]) -> str:
    """A row for each field, a column for each kind of text: right/absent/doubted/wrong."""
    kinds = sorted({kind for kind, _, _ in counts}, key=lambda kind: (kind != "truth", kind))
    names = list(dict.fromkeys(name for _, name, _ in counts))
    lines = [f"{'field':17}" + "".join(f"{kind:>16}" for kind in kinds)]
    for name in (*names, "all"):
        cells = []
        for kind in kinds:
            each = [
                sum(counts[kind, one, result] for one in (names if name == "all" else [name]))
                for result in OUTCOMES
            ]
            cells.append("/".join(map(str, each)) if sum(each) else "")
        lines.append(f"{name:17}" + "".join(f"{cell:>16}" for cell in cells))
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("--missed", action="store_true", help="list all that is not right")
    parser.add_argument("--no-check", action="store_true", help="without the rules")
    parser.add_argument("--only", default="", help="only files whose names hold this")
    given = parser.parse_args(arguments)
    pairs = list(documents(given.documents, given.only))
    files = [(path, Settings()) for path, _ in pairs]
    counts: Counter[tuple[str, str, str]] = Counter()
    results = records_of(files, jobs=1, check=not given.no_check)
    for (path, gold), worked in zip(pairs, results, strict=True):
        record = worked.result or Record()
        for name in values(record):
            if gold.get(name) in (None, ""):
                continue
            result = outcome(name, gold[name], record)
            counts[kind_of(path), name, result] += 1
            if given.missed and result != "right":
                found = [_text(one) for one in values(record)[name]]
                place = f"{path.parent.name[:2]}/{path.name}"
                print(f"{result:8} {place:38} {name:16} {gold[name]!r} -> {found}")
    print("right/absent/doubted/wrong")
    print(table(counts))


if __name__ == "__main__":
    main()
