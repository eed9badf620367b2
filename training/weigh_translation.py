"""How much oftener the true word has a rendering in the translation than another candidate.

    python -m training.weigh_translation BENCH [DOCUMENTS…]

For every misread word of the OCR pages of ``BENCH/dev`` (and of other folders of that layout)
whose true word is among the candidates: has the translation, where it should stand, a word that the
candidate renders? ln of the ratio of the two shares is what ``TRANSLATION_WEIGHT`` of
``ocrfix/correction/ranking.py`` rests on.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from ocrfix.config import Settings
from ocrfix.correction.ranking import rank
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.language.knowledge import Knowledge
from ocrfix.rules.base import RuleContext
from ocrfix.rules.words import is_known, is_word
from ocrfix.text.alphabet import fold
from training.pages import Page, folder_pages, load_scorer


def count(page: Page, knowledge: Knowledge, scorer: object, counts: Counter[str]) -> None:
    """Add the candidates of one page: how many are true or other, and how many are rendered."""
    scored = scorer.Doc(page.ocr, page.truth, (), "all")  # type: ignore[attr-defined]
    document = find_zones(Document(path=page.id, source=page.ocr))
    context = RuleContext(document, knowledge, Settings())
    if context.surroundings.translated is None:
        return
    for token in document.tokens:
        zone = document.zone_at(token.span.start)
        if zone.language != "ru" or not is_word(token) or is_known(token, context):
            continue
        numbers = scored.tokens_in(token.span.start, token.span.end)
        group = scored.o2g[numbers[0]] if len(numbers) == 1 else None
        if group is None or len(group.t) != 1:
            continue
        true = fold(scored.T[group.t[0]].core)
        ranked = rank(token.folded, knowledge, token, context.surroundings)
        if true == token.folded or true not in [entry.candidate.text for entry in ranked]:
            continue
        own = next(entry.rendering for entry in ranked if entry.candidate.text == true)
        for entry in ranked:
            if entry.candidate.text != true and own is not None and entry.rendering == own:
                continue  # another form of the same word
            name = "true" if entry.candidate.text == true else "other"
            counts[name] += 1
            counts[f"{name} rendered"] += entry.rendering is not None


def main() -> None:
    """Count and print."""
    bench, *folders = map(Path, sys.argv[1:])
    scorer, knowledge, counts = load_scorer(bench), Knowledge(), Counter[str]()
    for folder in (bench / "dev", *folders):
        for page in folder_pages(folder):
            if not page.font.startswith("planted"):
                count(page, knowledge, scorer, counts)
    true, other = (counts[f"{name} rendered"] / counts[name] for name in ("true", "other"))
    print(f"{counts['true']} true candidates, {100 * true:.1f} % rendered")
    print(f"{counts['other']} other candidates, {100 * other:.1f} % rendered")
    print(f"ln of the ratio: {math.log(true / other):.2f}")


if __name__ == "__main__":
    main()
