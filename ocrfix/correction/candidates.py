"""What could have stood on the paper: every word that a doubtful token may be a misreading of.

Each kind of damage has its generator, and all their candidates compete in one ranking:
``Мологову`` may be the misread ``Молотову`` (edit), ``кжно-корейского`` has one misread part
(part), ``ивойск`` lost a space (split), ``по становление`` gained one (join, see
`ocrfix.rules.dictionary.broken_word`), ``Мocквa`` holds Latin letters (homoglyph), ``т0варищ`` a
digit (digit).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import log

from ocrfix.language.knowledge import Knowledge
from ocrfix.text.alphabet import LETTERLIKE_DIGITS, is_latin, to_cyrillic
from ocrfix.text.old_spelling import without_old_letters

#: Price in nats of a space that was lost or gained; about −ln of its share among words on
#: real pages (one word in 250 runs into the next).
LOST_SPACE = 6.0
#: Price of a look-alike letter of the other alphabet, and of a digit for a letter.
LOOK_ALIKE = 2.0
DIGIT_FOR_LETTER = 3.0
#: Pieces of shorter words are joined only if they spell one; so many joins are looked at.
SHORTEST_JOIN = 6
MOST_JOINS = 3
#: Frequency of a compound that no lexicon holds as a whole, before that of its mended part.
RARE = 1e-7
#: Longer strings of letters are no words (the longest of the lexicon has 42) but rubble.
LONGEST_WORD = 45
#: The largest product of digit readings that is tried.
MOST_READINGS = 64
#: Short words that may have run into the next word, and into the one before.
SHORT_FIRST = frozenset(
    [
        "а",
        "в",
        "и",
        "к",
        "о",
        "с",
        "у",
        "не",
        "но",
        "на",
        "по",
        "за",
        "до",
        "из",
        "от",
        "об",
        "во",
        "ко",
        "со",
        "при",
        "для",
        "под",
        "над",
    ]
)
SHORT_LAST = frozenset(["же", "ли", "бы"])
#: Weight of the misreading cost against ln P(word). Fitted on training pages (first suggestion
#: right most often between 0.6 and 0.9).
COST_SCALE = 0.75
#: Lexicon words are priced letter by letter in the order of what they would score if each wrong
#: letter were the commonest misreading there is (nats), at most so many, until that is so far
#: behind the best that period frequency, neighbours and the document cannot make up for it.
CHEAPEST = 3.2
MOST_PRICED = 40
HOPELESS = 5.0
UNSEEN = 1e-9
#: A frequent word one usual misreading away (score in nats) ends the search before it goes wider.
CONVINCING = -20.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A folded text that may stand in the place of the token.

    `cost` is −ln P(read | this) in nats, `frequency` P(this) per running word of modern Russian
    (for two words that of the rarer one), `kind` the generator, `source` the lexicon.
    """

    text: str
    kind: str
    cost: float
    frequency: float
    source: str


@lru_cache(maxsize=4096)
def generate(word: str, knowledge: Knowledge) -> tuple[Candidate, ...]:
    """All candidates for a folded word, each text once at its lowest cost; never `word` itself."""
    best: dict[str, Candidate] = {}
    if len(word) > LONGEST_WORD:
        return ()
    for generator in GENERATORS:
        for candidate in generator(word, knowledge):
            known = best.get(candidate.text)
            if candidate.text != word and (known is None or candidate.cost < known.cost):
                best[candidate.text] = candidate
    return tuple(best.values())


def reach(word: str) -> int:
    """The edit distance that is searched: short words have too many neighbours to go far."""
    if len(word) <= 3:
        return 1
    return 2 if len(word) <= 8 else 3


def edits(word: str, knowledge: Knowledge) -> Iterator[Candidate]:
    """Lexicon words that a misreading of letters turns into `word`: ``молотову`` ← ``мологову``."""
    if not word.replace("-", "").isalpha():
        return
    from rapidfuzz.distance import Levenshtein  # not needed before a doubt

    best = float("-inf")
    priced: set[str] = set()
    for distance in dict.fromkeys((1, reach(word))):
        if best > CONVINCING:
            return
        hopes = []
        for entry in knowledge.lexicon.neighbours(word, distance):
            if entry.word not in priced:
                log_frequency = log(entry.frequency + UNSEEN)
                letters = Levenshtein.distance(entry.word, word)
                hope = log_frequency - COST_SCALE * CHEAPEST * letters
                hopes.append((hope, log_frequency, entry))
        hopes.sort(key=lambda one: (-one[0], one[2].word))
        for hope, log_frequency, entry in hopes[:MOST_PRICED]:
            if hope < best - HOPELESS:
                break
            priced.add(entry.word)
            cost = knowledge.errors.cost(entry.word, word)
            best = max(best, log_frequency - COST_SCALE * cost)
            yield Candidate(entry.word, "edit", cost, entry.frequency, entry.source)


def parts(word: str, knowledge: Knowledge) -> Iterator[Candidate]:
    """A compound with one unknown part mended: ``кжно-корейского`` → ``южно-корейского``."""
    pieces = word.split("-")
    if len(pieces) < 2 or not all(pieces):
        return
    unknown = [i for i, piece in enumerate(pieces) if not knowledge.lexicon.knows(piece)]
    if len(unknown) != 1:
        return
    place = unknown[0]
    for candidate in edits(pieces[place], knowledge):
        text = "-".join([*pieces[:place], candidate.text, *pieces[place + 1 :]])
        whole = knowledge.lexicon.lookup(text) or knowledge.lexicon.lookup(text.replace("-", ""))
        frequency = max(whole.frequency, RARE) if whole else RARE * candidate.frequency**0.5
        source = whole.source if whole else candidate.source
        yield Candidate(text, "part", candidate.cost, frequency, source)


def splits(word: str, knowledge: Knowledge) -> Iterator[Candidate]:
    """Two known words that ran together: ``ивойск`` → ``и войск``."""
    for place in range(1, len(word)):
        left, right = word[:place], word[place:]
        if not (_may_stand(left, SHORT_FIRST) and _may_stand(right, SHORT_LAST)):
            continue
        first = knowledge.lexicon.lookup(left)
        if first is None or not knowledge.lexicon.knows(left):
            continue
        second = knowledge.lexicon.lookup(right)
        if second is None or not knowledge.lexicon.knows(right):
            continue
        frequency = min(first.frequency, second.frequency)
        yield Candidate(f"{left} {right}", "split", LOST_SPACE, frequency, second.source)


def _may_stand(word: str, short: frozenset[str]) -> bool:
    return word in short or (len(word) >= 4 and "-" not in word)


def joins(first: str, second: str, knowledge: Knowledge) -> list[Candidate]:
    """One word that two neighbouring pieces make, best first.

    Kind ``join``: the pieces spell it (``постанов`` + ``ляет``). Kind ``join-lost``: a letter was
    lost between them (``с`` + ``ветские`` → ``советские``); only words that begin and end like the
    pieces.
    """
    whole = first + second
    known = _known(whole, knowledge)
    found = [Candidate(whole, "join", LOST_SPACE, *known)] if known is not None else []
    if len(whole) >= 5:
        for entry in knowledge.lexicon.neighbours(whole, 1):
            word = entry.word
            if len(word) == len(whole) + 1 and word.startswith(first) and word.endswith(second):
                letter = word[len(first)]
                cost = min(
                    knowledge.errors.confusion(letter, " ").weight,
                    LOST_SPACE + knowledge.errors.confusion(letter, "").weight,
                )
                found.append(Candidate(word, "join-lost", cost, entry.frequency, entry.source))
    found.sort(key=lambda one: (COST_SCALE * one.cost - _log_frequency(one, knowledge), one.text))
    return found


def misread_joins(first: str, second: str, knowledge: Knowledge) -> list[Candidate]:
    """Words that two neighbouring pieces misread: ``сорокалет`` + ``нее`` → ``сорокалетие``.

    The best ones first, MOST_JOINS at most; kind ``join-misread``.
    """
    whole = first + second
    if not SHORTEST_JOIN <= len(whole) <= LONGEST_WORD or not whole.isalpha():
        return []
    found = [
        Candidate(
            entry.word,
            "join-misread",
            LOST_SPACE + knowledge.errors.cost(entry.word, whole),
            entry.frequency,
            entry.source,
        )
        for entry in knowledge.lexicon.neighbours(whole, 1)
        if entry.word != whole
    ]
    found.sort(key=lambda one: (COST_SCALE * one.cost - _log_frequency(one, knowledge), one.text))
    return found[:MOST_JOINS]


def _log_frequency(candidate: Candidate, knowledge: Knowledge) -> float:
    return knowledge.language.log_probability(candidate.text, candidate.frequency)


def homoglyphs(word: str, knowledge: Knowledge) -> Iterator[Candidate]:
    """The same letters in Cyrillic: ``мocквa`` → ``москва``."""
    if not any(is_latin(character) for character in word):
        return
    text = to_cyrillic(word)
    if text is None:
        return
    text = without_old_letters(text)
    if known := _known(text, knowledge):
        yield Candidate(text, "homoglyph", LOOK_ALIKE, *known)


def digits(word: str, knowledge: Knowledge) -> Iterator[Candidate]:
    """Letters for the digits that look like them: ``т0варищ`` → ``товарищ``."""
    if not any(character.isdigit() for character in word):
        return
    choices = [
        sorted(set(LETTERLIKE_DIGITS.get(character, character).lower()))
        if character.isdigit()
        else [character]
        for character in word
    ]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_READINGS:
        return
    for letters in product(*choices):
        text = to_cyrillic("".join(letters))
        if text is not None and (known := _known(text, knowledge)):
            text = without_old_letters(text)
            yield Candidate(text, "digit", DIGIT_FOR_LETTER, *known)


def _known(text: str, knowledge: Knowledge) -> tuple[float, str] | None:
    """Frequency and source of a text the lexicon accepts."""
    if not knowledge.lexicon.knows(text):
        return None
    entry = knowledge.lexicon.lookup(text)
    return (entry.frequency, entry.source) if entry else (0.0, "compound")


#: All kinds of damage, in the order in which equal candidates keep their kind.
GENERATORS: tuple[Callable[[str, Knowledge], Iterator[Candidate]], ...] = (
    homoglyphs,
    digits,
    edits,
    parts,
    splits,
)
