"""What `ocrfix learn` is worth: right readings first, before and after, and harm to clean pages.

    python -m benchmarks.learning BENCH

BENCH is a folder of pages, ``train/<page>/truth.txt`` and ``ocr.<font>-<level>.txt``. The pages of
one font are halved by their number; the profile learned on one half, without truth, is measured on
the other, and the reverse. A misread unknown word counts where its true form is ranked first.

The shipped table was counted on these very pages. So each font is also measured over a table that
was counted on the pages of the other fonts only: that is how the texts of a user stand to it. The
invented engines misread a few rare letters of the true texts and nothing else. Clean texts and the
profile of another font show what a useless profile spoils.
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocrfix.config import Settings
from ocrfix.correction.ranking import rank
from ocrfix.document.model import Document
from ocrfix.document.zoning import find_zones
from ocrfix.engine import check
from ocrfix.evaluation.alignment import HARMLESS, align
from ocrfix.language.confusions import Confusion, ErrorModel, read_confusions
from ocrfix.language.knowledge import Knowledge
from ocrfix.language.profile import Pair, Profile, Source, Tally
from ocrfix.learning.aligned import learn_pairs
from ocrfix.learning.doubts import doubtful, page_of
from ocrfix.learning.expectation import learn
from ocrfix.rules import RULES
from ocrfix.rules.base import RuleContext
from ocrfix.text.alphabet import fold
from training.pages import folder_pages

#: Invented engines: the letters they misread, and how often.
ENGINES: tuple[tuple[Mapping[str, str], float], ...] = (
    ({"ф": "р", "щ": "б"}, 0.5),
    ({"ц": "ж", "х": "п"}, 0.3),
    ({"э": "в", "ю": "п"}, 0.3),
    ({"ш": "д"}, 0.9),
)
#: Pages that the invented engines read, and pages of clean text.
ENGINE_PAGES = 100
SEED = 1
#: A confusion of a table was seen so often at least.
LEAST_COUNTED = 2

Table = tuple[Confusion, ...]


@dataclass(frozen=True)
class Text:
    """One page as it was read, and its truth."""

    read: str
    truth: str


@dataclass(frozen=True)
class Right:
    """Misread unknown words, and how many of them have the right reading first."""

    first: int
    words: int

    def __add__(self, other: Right) -> Right:
        return Right(self.first + other.first, self.words + other.words)

    def __str__(self) -> str:
        share = f" = {100 * self.first / self.words:.1f} %" if self.words else ""
        return f"{self.first}{share}"


def context(text: str, knowledge: Knowledge) -> RuleContext:
    """A text as the rules see it."""
    return RuleContext(find_zones(Document("page.txt", text)), knowledge, Settings())


def learned(texts: Iterable[str], table: Table = ()) -> Table:
    """The weights of `table` and over them those learned from some texts, without truth."""
    knowledge = Knowledge((), table)
    pages = [page_of(context(text, knowledge)) for text in texts]
    profile = Profile().replaced(Source.TEXTS, learn(pages, knowledge.errors).tally)
    return together(table, profile.confusions(knowledge.errors))


def together(table: Iterable[Confusion], over: Iterable[Confusion]) -> Table:
    """Two lists of weights, the second in place of the first where both have one."""
    return tuple({(one.truth, one.read): one for one in (*table, *over)}.values())


def counted_in(texts: Iterable[Text]) -> Tally:
    """What the truth of some pages says of their confusions."""
    alignments = (align(text.read, text.truth, russian_only=False) for text in texts)
    return learn_pairs(alignments, ErrorModel.load())


def table_without(font: str, tallies: Mapping[str, Tally]) -> Table:
    """The table as it would be shipped, had the pages of a font never been seen.

    Made as training/learn_confusions.py makes it: counted on the other fonts, at least twice, and
    completed by the list of similar shapes; what nobody has seen has the price of the unseen.
    """
    counts: Counter[Pair] = Counter()
    for other, tally in tallies.items():
        counts.update(tally.counts if other != font else {})
    stood: Counter[str] = Counter()
    for (truth, _), count in counts.items():
        stood[truth] += count
    weighed = [
        Confusion(truth, read, -math.log(count / stood[truth]), "learned")
        for (truth, read), count in counts.items()
        if truth != read and LEAST_COUNTED <= count < stood[truth]
    ]
    model = ErrorModel([*weighed, *read_confusions("confusions-typewriter.tsv")])
    return tuple(model.confusion(one.truth, one.read) for one in (*ErrorModel.load(), *model))


def ranked_right(texts: Iterable[Text], confusions: Table) -> Right:
    """How often the true form of a misread unknown word is ranked first."""
    knowledge, first, words = Knowledge((), confusions), 0, 0
    for text in texts:
        page = context(text.read, knowledge)
        alignment = align(text.read, text.truth, russian_only=False)
        for token in doubtful(page):
            groups = {alignment.group_of[word] for word in alignment.words_at(token.span)}
            if all(group.difference in HARMLESS for group in groups):
                continue
            ordered = sorted(groups, key=lambda group: group.read)
            truth = fold(" ".join(" ".join(alignment.true_cores(group)) for group in ordered))
            found = rank(token.folded, knowledge, token, page.surroundings)
            words += 1
            first += bool(found) and found[0].candidate.text == truth
    return Right(first, words)


def compared(name: str, texts: Sequence[Text], table: Table = ()) -> None:
    """One row: each half with the profile of the other, before and after."""
    before = after = Right(0, 0)
    for part in (0, 1):
        confusions = learned((text.read for text in texts[part::2]), table)
        rest = texts[1 - part :: 2]
        before += ranked_right(rest, table)
        after += ranked_right(rest, confusions)
    print(f"| {name} | {len(texts)} | {before.words} | {before} | {after} |")


def invented(texts: Iterable[Text], letters: Mapping[str, str], share: float) -> list[Text]:
    """True texts as an engine reads them that knows no better than `letters`."""
    chance = random.Random(SEED)
    read = {**letters, **{one.upper(): other.upper() for one, other in letters.items()}}
    pages = []
    for text in texts:
        signs = (
            read[one] if one in read and chance.random() < share else one for one in text.truth
        )
        pages.append(Text("".join(signs), text.truth))
    return pages


def issues(texts: Iterable[str], confusions: Table) -> int:
    """How many issues `ocrfix check` has in some texts."""
    knowledge = Knowledge((), confusions)
    documents = (find_zones(Document("page.txt", text)) for text in texts)
    return sum(len(check(one, knowledge, RULES, Settings())) for one in documents)


def harm(fonts: Mapping[str, Sequence[Text]], clean: Sequence[str]) -> None:
    """What the profile of clean texts, and that of another font, does."""
    strange = [text for font in fonts if font != "gnutypewriter" for text in fonts[font]][::10]
    before = ranked_right(strange, ())
    names = {"correct text": learned(clean), "gnutypewriter": learned_font(fonts)}
    print(f"\n{len(clean)} correct texts, {len(strange)} pages of other fonts")
    print(f"no profile: {issues(clean, ())} issues in the correct texts, right first {before}")
    shipped = ErrorModel.load()
    for name, confusions in names.items():
        moves = [one.weight - shipped.confusion(one.truth, one.read).weight for one in confusions]
        lowest, highest = min(moves, default=0.0), max(moves, default=0.0)
        print(
            f"profile of {name}: {len(moves)} weights moved by {lowest:+.2f} to {highest:+.2f}, "
            f"{issues(clean, confusions)} issues, right first {ranked_right(strange, confusions)}"
        )


def learned_font(fonts: Mapping[str, Sequence[Text]]) -> Table:
    """The profile of the font that is most unlike the others."""
    return learned(text.read for text in fonts.get("gnutypewriter", ()))


def main() -> None:
    """Print the tables of docs/learning.md."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    pages = list(folder_pages(parser.parse_args().bench / "train"))
    fonts: dict[str, list[Text]] = {}
    for page in pages:
        fonts.setdefault(page.font, []).append(Text(page.ocr, page.truth))
    print("| pages | number | misread | right first, shipped | with the profile |")
    print("|---|---|---|---|---|")
    for font in sorted(fonts):
        compared(font, fonts[font])
    tallies = {font: counted_in(texts) for font, texts in fonts.items()}
    for font in sorted(fonts):
        compared(f"{font}, unknown to the table", fonts[font], table_without(font, tallies))
    true = [Text(page.truth, page.truth) for page in pages[:ENGINE_PAGES]]
    for letters, share in ENGINES:
        name = ", ".join(f"{one}→{other}" for one, other in letters.items())
        compared(f"{name}, {100 * share:.0f} %", invented(true, letters, share))
    harm(fonts, [text.truth for text in true])


if __name__ == "__main__":
    main()
