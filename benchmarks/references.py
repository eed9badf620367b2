"""How many archival references are read in a second, beside a plain regular expression.

    python benchmarks/references.py [--count 10000] [--gold GOLD.jsonl]

Reads the references of tests/records/references.jsonl (or the ``raw`` of a gold file) in turn, on
one core, and prints references per second of ``ocrfix.parse_citation`` and of one regular
expression for «archive, fond, opis, delo, leaf», with the share of references whose fond, opis,
delo and archive each of them gets wholly right.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from ocrfix import parse_citation

CASES = Path(__file__).parent.parent / "tests" / "records" / "references.jsonl"
PLAIN = re.compile(
    r"(?P<archive>[^\W\d_][^,.\n]*?)[.,]?\s+(?:ф|фонд|f|fond)\.?\s*(?P<fond>[\w-]+)[.,;]?\s*"
    r"(?:(?:оп|опись|op|opis)\.?\s*(?P<opis>\w+)[.,;]?\s*)?"
    r"(?:(?:п|p|папка|papka)\.?\s*\w+[.,;]?\s*)?"
    r"(?:(?:д|дело|d|delo)\.?\s*(?P<delo>\w+)[.,;]?\s*)?(?:(?:лл?|ll?|list)\.?\s*(?P<leaf>\d+))?",
    re.IGNORECASE,
)
COMPARED = ("archive", "fond", "opis", "delo")


def plain(text: str) -> dict[str, Any]:
    """The fields of the regular expression."""
    match = PLAIN.search(text)
    return {} if match is None else {k: v for k, v in match.groupdict().items() if v}


def grammar(text: str) -> dict[str, Any]:
    """The fields of the grammar."""
    return parse_citation(text).as_dict()


def measure(
    name: str, parse: Callable[[str], dict[str, Any]], items: list[dict[str, Any]], count: int
) -> None:
    """Print one row of the table."""
    right = sum(
        all(parse(item["text"]).get(key) == item["gold"].get(key) for key in COMPARED)
        for item in items
    )
    texts = [item["text"] for item in islice(cycle(items), count)]
    start = time.perf_counter()
    for text in texts:
        parse(text)
    seconds = time.perf_counter() - start
    print(f"| {name} | {count / seconds:,.0f} | {seconds:.2f} | {right} of {len(items)} |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--gold", type=Path, default=CASES)
    arguments = parser.parse_args()
    items = [json.loads(line) for line in arguments.gold.read_text("utf-8").splitlines()]
    items = [
        {"text": item.get("text", item.get("raw")), "gold": item["gold"]}
        for item in items
        if not item.get("header") and item.get("kind", "citation") == "citation"
    ]
    print(f"| reader | references per second | seconds for {arguments.count:,} | right |")
    print("|---|---|---|---|")
    measure("ocrfix.parse_citation", grammar, items, arguments.count)
    measure("one regular expression", plain, items, arguments.count)


if __name__ == "__main__":
    main()
