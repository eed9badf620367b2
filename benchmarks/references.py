"""How many archival references are read in a second, beside a plain regular expression.

    python benchmarks/references.py [--count 10000] [--gold GOLD.jsonl]

Takes the references of tests/records/references.jsonl (or the ``raw`` of a gold file) in turn, with
other numbers each time, and prints references per second on one core: of ``ocrfix.parse_citation``,
of a whole spreadsheet with a column of references (``ocrfix record --csv``, without reading and
writing the file), and of one regular expression for «archive, fond, opis, delo, leaf». The last
column says of how many references (numbers unchanged) archive, fond, opis and delo are all right.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from ocrfix import parse_citation
from ocrfix.holdings.columns import extended
from ocrfix.holdings.spreadsheets import read_sheet

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


def spreadsheet(texts: list[str]) -> str:
    """A table with the references in its second column."""
    stream = io.StringIO(newline="")
    rows = [["no", "Source"], *([str(number), text] for number, text in enumerate(texts))]
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def with_columns(table: str) -> None:
    """The table with the added columns."""
    extended(read_sheet(table, "catalogue.csv", "Source"), "catalogue.csv", "utf-8")


def varied(texts: list[str], count: int) -> list[str]:
    """`count` texts with other numbers of the same length; four figures may be a year and stay."""
    generator = random.Random(1951)

    def other(match: re.Match[str]) -> str:
        figures = len(match[0])
        return match[0] if figures == 4 else str(generator.randrange(10**figures)).zfill(figures)

    return [re.sub(r"[0-9]+", other, text) for text in islice(cycle(texts), count)]


def print_row(name: str, work: Callable[[], object], count: int, right: str) -> None:
    """Print one row of the table."""
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    print(f"| {name} | {count / seconds:,.0f} | {seconds:.2f} | {right} |")


def right(parse: Callable[[str], dict[str, Any]], items: list[dict[str, Any]]) -> str:
    """How many references are read wholly right."""
    number = sum(
        all(found.get(key) == item["gold"].get(key) for key in COMPARED)
        for item in items
        for found in (parse(item["text"]),)
    )
    return f"{number} of {len(items)}"


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
    texts = varied([item["text"] for item in items], arguments.count)
    table = spreadsheet(texts)
    count = arguments.count
    by_grammar, by_expression = right(grammar, items), right(plain, items)
    print(f"| reader | references per second | seconds for {count:,} | right |")
    print("|---|---|---|---|")
    for name, work, result in (
        ("`parse_citation`", lambda: list(map(grammar, texts)), by_grammar),
        ("a spreadsheet", lambda: with_columns(table), by_grammar),
        ("one regular expression", lambda: list(map(plain, texts)), by_expression),
    ):
        print_row(name, work, count, result)


if __name__ == "__main__":
    main()
