"""LanguageTool's Russian rules over OCR texts, as `benchmarks/quality.py --peers` asks for them.

    python benchmarks/languagetool.py BENCH DOCUMENTS OUT

Needs ``pip install pylat-ru``, LanguageTool's rules in Python. For each
``DOCUMENTS/<id>/ocr.*.txt`` the Russian part is checked by all rules of the default level, and
``OUT/<id>.<variant>.json`` gets what they mark with their first replacements. They give no
confidence: the first gets 0.5, the next less, as with the other peers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pylat_ru import LanguageToolRU

MOST = 5


def has_letters(text: str) -> bool:
    """Whether a mark is about words; those about blanks would only be false alarms."""
    return any(character.isalpha() for character in text)


def main() -> None:
    """Check all files and write a report for each."""
    bench, documents, out = map(Path, sys.argv[1:])
    sys.path.insert(0, str(bench))
    import score

    out.mkdir(parents=True, exist_ok=True)
    tool = LanguageToolRU()
    for path in sorted(documents.glob("*/ocr.*.txt")):
        source = path.read_text("utf-8")
        start, end = score.russian_region(source)
        issues = [
            {
                "rule": match.rule_id,
                "start": start + match.offset,
                "end": start + match.offset + match.length,
                "suggestions": [
                    {"text": text, "confidence": 0.5 / (1 + place)}
                    for place, text in enumerate(list(match.replacements)[:MOST])
                ],
            }
            for match in tool.check(source[start:end])
            if has_letters(source[start + match.offset : start + match.offset + match.length])
        ]
        name = f"{path.parent.name}.{path.stem.removeprefix('ocr.')}.json"
        (out / name).write_text(json.dumps({"path": str(path), "issues": issues}), "utf-8")


if __name__ == "__main__":
    main()
