"""Writes what the character model alone would say of each word, for the scorer of the bench.

``python -m training.reader.suggest PAGES OUT`` reads ``PAGES/<id>/ocr.<variant>.txt`` and writes
``OUT/<id>.<variant>.json`` for ``score.py --bench PAGES --suggestions OUT --variants '[!p]*'``. The
planted variants hold no misreadings of whole pages and are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from ocrfix.correction.reader import Proposal, Reader, Reading
from ocrfix.correction.tagger import Tagger
from ocrfix.text.spans import Span

#: A word is reported if its first other text is at least so likely.
LEAST = 0.1
_WORD = re.compile(r"[^\s|]+")
_ENGLISH = re.compile(r"[^А-Яа-яЁё0-9№]*[A-Za-z][^А-Яа-яЁё0-9№]*\Z")


def core(text: str) -> str:
    """What is left without marks: a change of marks alone is not counted."""
    return "".join(c for c in text if c.isalnum() or c in "№ ").strip()


def other_texts(reading: Reading, span: Span, source: str) -> list[Proposal]:
    """Proposals that change more than marks, those of one span, the likeliest first."""
    found = [
        proposal
        for proposal in reading.proposals(span, 12)
        if core(proposal.text) != core(proposal.span.text(source))
    ]
    return [one for one in found if one.span == found[0].span and found[0].probability >= LEAST][:5]


def issues(reading: Reading, source: str) -> Iterator[dict[str, object]]:
    """The words in doubt, no two that overlap; the surest first."""
    words = (Span(*m.span()) for m in _WORD.finditer(source) if not _ENGLISH.match(m.group()))
    found = [texts for span in words if (texts := other_texts(reading, span, source))]
    taken: list[Span] = []
    for texts in sorted(found, key=lambda texts: -texts[0].probability):
        span = texts[0].span
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            suggestions = [{"text": one.text, "confidence": one.probability} for one in texts]
            yield {
                "rule": "reader",
                "start": span.start,
                "end": span.end,
                "suggestions": suggestions,
            }


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, default=Path("ocrfix/data/reader.npz"))
    parser.add_argument("--ids", default="*", help="glob of page ids, such as '*7'")
    arguments = parser.parse_args()
    reader = Reader(Tagger.load(arguments.weights))
    arguments.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(arguments.pages.glob(f"{arguments.ids}/ocr.*.txt")):
        variant = path.name.removeprefix("ocr.").removesuffix(".txt")
        if not variant.startswith("planted"):
            source = path.read_text(encoding="utf-8")
            found = {"issues": list(issues(reader.read(source), source))}
            name = arguments.out / f"{path.parent.name}.{variant}.json"
            name.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
