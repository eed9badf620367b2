"""How often rules are right whose confidence is a share counted on pages, and what they doubt.

    python -m training.weigh_words CORPORA OUT DOCUMENTS [OUT DOCUMENTS…]

OUT is a folder that ``benchmarks/quality.py … --folds FOLDS --out OUT`` has filled from DOCUMENTS.
Prints, for slips of the hand (DIC001), lost capitals that the place alone betrays (SCR007), Roman
months (SCR009) and impossible dates (REF023), how many there were, how many at an error and how
many with the right first suggestion; how many words of the prose in CORPORA are doubted as
misspellings of the web or as slips; and what becomes of made-up slips of the hand in that prose.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ocrfix.config import Settings
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.evaluation.alignment import ERRORS, Alignment, align, words_of
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.lexicon import LexiconStack
from ocrfix.rules import RULES
from ocrfix.rules.dictionary.unknown_word import CONFIDENCE_OF_SLIP, slip_of
from ocrfix.rules.script.lost_capital import CONFIDENCE as CONFIDENCE_OF_PLACE
from ocrfix.text.spans import Span
from training.count_words import CORPORA

#: The rules, and the confidence by which their plain cases are told from weighed ones.
PLAIN = {
    "DIC001": CONFIDENCE_OF_SLIP, "SCR007": CONFIDENCE_OF_PLACE, "SCR009": None, "REF023": None,
}  # fmt: skip
SLIPS = 400
SEED = 1
_WORD = re.compile(r"(?<![\w-])[а-яё]{3,}(?![\w-])")
_SENTENCE = re.compile(r"[А-ЯЁ][^.!?\n]{60,200}[.!?](?=\s)")


def reported(out: Path, documents: Path) -> Counter[tuple[str, str]]:
    """By rule: issues, those at an error, those whose first suggestion is the truth."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(documents.glob("*/ocr.*.txt")):
        variant = path.stem.removeprefix("ocr.")
        report = json.loads((out / "ocrfix" / f"{path.parent.name}.{variant}.json").read_bytes())
        truth = path.with_name("truth.txt").read_text(encoding="utf-8")
        alignment = align(path.read_text(encoding="utf-8"), truth)
        for issue in filter(_is_plain, report["issues"]):
            counts[issue["rule"], "issues"] += 1
            counts[issue["rule"], "at an error"] += _is_at_an_error(issue, alignment)
            counts[issue["rule"], "right"] += _is_right(issue, alignment)
    return counts


def _is_plain(issue: dict[str, Any]) -> bool:
    if issue["rule"] not in PLAIN:
        return False
    confidence = PLAIN[issue["rule"]]
    first = issue["suggestions"][:1]
    return confidence is None or [one["confidence"] for one in first] == [confidence]


def _words(issue: dict[str, Any], alignment: Alignment) -> list[int]:
    return alignment.words_at(Span(issue["start"], issue["end"]))


def _is_at_an_error(issue: dict[str, Any], alignment: Alignment) -> bool:
    return any(alignment.group_of[word].difference in ERRORS for word in _words(issue, alignment))


def _is_right(issue: dict[str, Any], alignment: Alignment) -> bool:
    """Whether the word with the first suggestion in it is the true one."""
    groups = {alignment.group_of[word] for word in _words(issue, alignment)}
    if len(groups) != 1 or not issue["suggestions"]:
        return False
    [group] = groups
    words = [alignment.read_words[index] for index in group.read]
    start, end = words[0].span.start, words[-1].span.end
    text = alignment.read_text
    mended = (
        text[start : issue["start"]] + issue["suggestions"][0]["text"] + text[issue["end"] : end]
    )
    return [word.core for word in words_of(mended) if word.core] == alignment.true_cores(group)


def prose(folder: Path) -> str:
    """The period prose."""
    texts = (lzma.decompress((folder / name).read_bytes()).decode("utf-8") for name in CORPORA)
    return "\n".join(texts)


def doubted(text: str, lexicon: LexiconStack) -> tuple[int, list[str], list[str]]:
    """The number of words in small letters; misspellings of the web and slips seen among them."""
    words = Counter(_WORD.findall(text))
    shadowed = [word for word in words.elements() if lexicon.is_overshadowed(word)]
    web = [word for word in shadowed if lexicon.knows(word)]
    unknown = [word for word in words.elements() if not lexicon.knows(word)]
    slips = [word for word in (*web, *unknown) if slip_of(word, lexicon) is not None]
    return words.total(), web, slips


def slipped(text: str) -> Iterator[tuple[str, Span, str]]:
    """Sentences with one word mistyped, where it is and what it was."""
    choice = random.Random(SEED)
    for sentence in choice.sample(_SENTENCE.findall(text), SLIPS * 2):
        words = [match for match in _WORD.finditer(sentence) if len(match.group()) > 5]
        if words:
            match = choice.choice(words)
            word, place = match.group(), choice.randrange(1, len(match.group()) - 1)
            slip = word[:place] + word[place + 1 :]
            if choice.random() < 0.5:
                slip = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if slip != word:
                start = match.start()
                mistyped = sentence[:start] + slip + sentence[match.end() :]
                yield mistyped, Span(start, start + len(slip)), word


def main() -> None:
    """Count and print."""
    corpora, *folders = map(Path, sys.argv[1:])
    counts: Counter[tuple[str, str]] = Counter()
    for out, documents in zip(folders[::2], folders[1::2], strict=True):
        counts += reported(out, documents)
    for rule in PLAIN:
        said = ", ".join(
            f"{counts[rule, kind]} {kind}" for kind in ("issues", "at an error", "right")
        )
        print(f"{rule}: {said}")
    text, knowledge = prose(corpora), Knowledge()
    number, web, slips = doubted(text, knowledge.lexicon)
    print(f"{number} words of prose: {len(web)} misspellings of the web, {len(slips)} slips")
    print("  web: " + " ".join(sorted(set(web))))
    print("  slips: " + " ".join(sorted(set(slips))))
    found: Counter[str] = Counter()
    for sentence, span, word in [*slipped(text)][:SLIPS]:
        document = find_zones(Document("page.txt", sentence))
        issues = [one for one in check(document, knowledge, RULES, Settings()) if one.span == span]
        first = issues[0].suggestions[:1] if issues else ()
        kind = "slip" if any(one.confidence == CONFIDENCE_OF_SLIP for one in first) else "judge"
        right = [one.text for one in first] == [word]
        found[f"{kind} right" if right else f"{kind} wrong" if issues else "missed"] += 1
    print(f"{found.total()} slips made: {dict(sorted(found.items()))}")


if __name__ == "__main__":
    main()
