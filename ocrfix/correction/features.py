"""What the confidence models see of an unknown word: its best candidate, its look, its place.

``Бещеву`` is capitalised, follows ``тов.``, stands three times in the paper and has no cheap
candidate; ``наролной`` has one that is frequent and a usual misreading away.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from ocrfix.correction.options import Option
from ocrfix.correction.ranking import attraction
from ocrfix.correction.surroundings import Surroundings
from ocrfix.document.model import Document
from ocrfix.language.knowledge import Knowledge
from ocrfix.text.alphabet import Script, fold
from ocrfix.text.tokens import Token, TokenKind

#: Words that a person's name follows.
TITLES = frozenset(
    [
        "тов",
        "т",
        "тт",
        "товарищ",
        "товарища",
        "товарищу",
        "товарищем",
        "товарище",
        "господин",
        "господина",
        "господину",
        "гр",
        "гражданин",
        "генерал",
        "генерала",
        "генералу",
        "полковник",
        "полковника",
        "полковнику",
        "подполковник",
        "майор",
        "майора",
        "майору",
        "капитан",
        "капитана",
        "лейтенант",
        "лейтенанта",
        "маршал",
        "маршала",
        "маршалу",
        "адмирал",
        "посол",
        "посла",
        "послу",
        "министр",
        "министра",
        "министру",
        "секретарь",
        "секретаря",
        "секретарю",
        "начальник",
        "расш",
        "отп",
        "печ",
        "напечатала",
        "исп",
        "верно",
        "профессор",
        "доктор",
        "инженер",
        "президент",
        "премьер",
    ]
)
#: How surnames end, in all cases.
SURNAME_ENDINGS = (
    tuple(
        stem + case
        for stem in ("ов", "ев", "ин", "ын")
        for case in ("", "а", "у", "ым", "е", "ой", "ых", "ыми")
    )
    + tuple(
        stem + case
        for stem in ("ск", "цк")
        for case in ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ие", "их")
    )
    + tuple(
        stem + case
        for stem in (
            "ук",
            "юк",
            "як",
            "ик",
            "ян",
            "ич",
            "ман",
            "берг",
            "ер",
            "ель",
            "ац",
            "ец",
            "ш",
        )
        for case in ("", "а", "у", "ом", "ем", "е")
    )
    + ("ко", "дзе", "швили", "ых", "их", "аго", "ово")
)
#: The kinds of tokens by number, as the trees ask for them.
_KINDS = tuple(TokenKind)
_DATE = re.compile(
    r"\d{1,2}\.(?:\d{1,2}|[IVXХУІ]{1,4})(?:\.\d{2,4})?|\d{1,2}/[IVXХУІ]{1,4}(?:-\d{2})?"
)
_ROMAN = re.compile(r"[IVXLCDMХІСМУ]+")
#: Marks that typescript seldom holds, and that OCR makes of spots.
_ODD_MARKS = frozenset("|\\_~`{}*=#<>^@$%&°‘’‚‹›[]©®™§¬•+")
#: Letters of the longest name whose shape is looked at.
LONGEST_NAME = 20


def features_of_token(
    token: Token, known: bool, knowledge: Knowledge, around: Surroundings
) -> dict[str, float]:
    """What the models see of a word by itself and of its place, whatever it may have been."""
    before, after = around.neighbours.get(token.span.start, (None, None))
    features = _of_word(token, knowledge, around)
    features["known-here"] = float(known)
    features["digits"] = float(sum(character.isdigit() for character in token.text))
    features["letters"] = float(sum(character.isalpha() for character in token.text))
    features["latin"] = float(token.script is not Script.CYRILLIC and features["letters"] > 0)
    features["attraction"] = attraction(token.folded, before, after, knowledge)
    features["kind"] = float(_KINDS.index(token.kind))
    features["unknown-parts"] = _unknown_parts(token, knowledge)
    features["abbreviation"] = float(knowledge.abbreviations.find(token.text) is not None)
    features["date-shape"] = float(bool(_DATE.fullmatch(token.text)))
    features["roman-shape"] = float(bool(_ROMAN.fullmatch(token.text)))
    return features


def _unknown_parts(token: Token, knowledge: Knowledge) -> float:
    """Of a compound, how many parts are no words: one in ``кжно-корейского``."""
    parts = token.word.split("-")
    if len(parts) == 1:
        return 0.0
    return float(sum(not knowledge.lexicon.knows(part) for part in parts))


def features_of_place(tokens: Sequence[Token], number: int, document: Document) -> dict[str, float]:
    """What the models see of the line around a word: rubble comes in heaps, with odd marks.

    `tokens` are those of the line, the word is `tokens[number]`.
    """
    token = tokens[number]
    line = document.line_at(token.span.start)
    near = [
        one
        for place, one in enumerate(tokens[max(0, number - 4) : number + 5], max(0, number - 4))
        if place != number
    ]
    before = document.source[
        tokens[number - 1].span.end if number else line.span.start : token.span.start
    ]
    after = document.source[
        token.span.end : tokens[number + 1].span.start
        if number + 1 < len(tokens)
        else line.span.end
    ]
    return {
        "line-tokens": float(min(len(tokens), 20)),
        "from-start": float(min(number, 8)),
        "from-end": float(min(len(tokens) - number - 1, 8)),
        "odd-before": float(sum(mark in _ODD_MARKS for mark in before)),
        "odd-after": float(sum(mark in _ODD_MARKS for mark in after)),
        "odd-line": float(min(sum(mark in _ODD_MARKS for mark in line.text[:400]), 10)),
        "marks-before": float(len(before.strip())),
        "marks-after": float(len(after.strip())),
        "touches-before": float(before[-1:].strip() != ""),
        "touches-after": float(after[:1].strip() != ""),
        "short-near": sum(len(one.text) <= 2 for one in near) / len(near) if near else 0.0,
        "table": float(line.text.lstrip().startswith("|")),
    }


def features_of_option(
    token: Token,
    option: Option,
    options: Sequence[Option],
    knowledge: Knowledge,
    around: Surroundings,
) -> dict[str, float]:
    """What the models see of one of the options for a word, by itself and against the others."""
    before, after = around.neighbours.get(token.span.start, (None, None))
    old, new = token.word, option.text
    pieces = new.split()
    log_probabilities = [_log_probability(piece, knowledge) for piece in pieces]
    others = [one for one in options if one is not option]
    features = {
        "likelihood": option.likelihood,
        "likelihood-lead": option.likelihood
        - max((one.likelihood for one in others), default=-9.0),
        "proposed": option.proposed,
        "proposed-lead": option.proposed - max((one.proposed for one in others), default=0.0),
        "ranked": float(option.ranked is not None),
        "frequency": min(log_probabilities, default=0.0),
        "fits": attraction(fold(new), before, after, knowledge),
        "knows": float(all(_knows(piece, knowledge) for piece in pieces)),
        "entry": float(all(_has_entry(piece, knowledge) for piece in pieces)),
        "seen-here": math.log1p(min((around.count(fold(piece)) for piece in pieces), default=0)),
        "words": float(len(pieces)),
        "joins": float((option.span.end > token.span.end) - (option.span.start < token.span.start)),
        "same-letters": float(fold(new) == token.folded),
        "capital": float(new[:1].isupper()),
        "longer": float(len(new) - len(old)),
        "distance": float(Levenshtein.distance(old, new)),
        "changes-first": float(fold(new)[:1] != token.folded[:1]),
        "changes-last": float(fold(new)[-1:] != token.folded[-1:]),
        "numero": float("№" in new),
        "removes": float(not new),
        "listed": float(_is_listed(_bare(new), knowledge)),
        "small": float(new.islower()),
        "capitals": float(new.isupper()),
        "hyphens": float(new.count("-") - old.count("-")),
    }
    features.update(_of_ranked(option, options))
    return {f"option-{name}": value for name, value in features.items()}


def _of_ranked(option: Option, options: Sequence[Option]) -> dict[str, float]:
    """What the noisy channel says of an option; nothing if the lexicon does not offer it."""
    ranked = option.ranked
    if ranked is None:
        return {}
    scores = [one.ranked.score for one in options if one.ranked and one is not option]
    return {
        "score": ranked.score,
        "lead": min(ranked.score - max(scores), 9.0) if scores else 9.0,
        "cost": ranked.candidate.cost,
        "context": ranked.context,
        "split": float(ranked.candidate.kind == "split"),
        "part": float(ranked.candidate.kind == "part"),
        "join": float(ranked.candidate.kind in ("join", "join-lost")),
        "twin": float(ranked.candidate.kind == "document"),
        "in-document": ranked.document,
        "translated": float(ranked.rendering is not None),
    }


def _log_probability(piece: str, knowledge: Knowledge) -> float:
    word = fold(_bare(piece))
    entry = knowledge.lexicon.lookup(word)
    return knowledge.language.log_probability(word, entry.frequency if entry else 0.0)


def _knows(piece: str, knowledge: Knowledge) -> bool:
    word = _bare(piece)
    return bool(word) and knowledge.lexicon.knows(word)


def _has_entry(piece: str, knowledge: Knowledge) -> bool:
    """Whether a piece stands in the lexicon as a whole: ``южнокорейского``, also with a hyphen."""
    word = fold(_bare(piece))
    forms = (word, word.replace("-", ""))
    return bool(word) and any(knowledge.lexicon.lookup(form) is not None for form in forms)


def _is_listed(text: str, knowledge: Knowledge) -> bool:
    """Whether a text is an abbreviation of the list, written as it is there."""
    entry = knowledge.abbreviations.find(text)
    return entry is not None and entry.text.rstrip(".") == text


def _bare(piece: str) -> str:
    """A piece without the marks at its ends."""
    return piece.strip(".,:;!?\"«»„“()/'-–—")


def _of_word(token: Token, knowledge: Knowledge, around: Surroundings) -> dict[str, float]:
    """What the word looks like, and where it stands."""
    word = token.word
    capitalised = word[:1].isupper() and not word.isupper()
    before, _ = around.neighbours.get(token.span.start, (None, None))
    listed = knowledge.lexicon.lookup(token.folded)
    return {
        "length": min(len(word), 14) / 7.0,
        "short": float(len(word) <= 3),
        "capitalised": float(capitalised),
        "capitalised-inside": float(capitalised and before is not None),
        "capitals": float(word.isupper() and len(word) > 1),
        "capitals-short": float(word.isupper() and 1 < len(word) <= 5),
        "repeated": min(math.log2(max(1, around.count(token.folded))), 3.0),
        "stem-repeated": min(math.log2(max(1, around.stem_count(token.folded))), 3.0),
        "unknown-line": around.unknown_share(token),
        "name-shape": name_shape(token),
        "noise": math.log(around.noise) + 4.0,
        "korean-name": korean_shape(token, around),
        "after-title": float(_after_title(before)),
        "surname-ending": float(capitalised and word.lower().endswith(SURNAME_ENDINGS)),
        "listed": float(listed is not None),
        "listed-frequency": (math.log10(listed.frequency + 1e-9) + 9) / 3 if listed else 0.0,
    }


def name_shape(token: Token) -> float:
    """1.0 if a capitalised word is a well-formed transcription of a Chinese name."""
    from ocrfix.language.transliteration import is_palladius

    if not token.word[:1].isupper() or len(token.word) > LONGEST_NAME:
        return 0.0
    return float(is_palladius(token.folded))


def korean_shape(token: Token, around: Surroundings) -> float:
    """1.0 if a capitalised word and its capitalised neighbours read as a Korean name."""
    from ocrfix.language.transliteration import is_korean_name

    if not token.word[:1].isupper() or len(token.word) > 6:
        return 0.0
    run = around.capitalised_run(token)
    return float(2 <= len(run) <= 4 and is_korean_name([one.word for one in run]))


def _after_title(before: Token | None) -> bool:
    """Whether a name is to be expected after this token: initials, ``тов.``, ``майор``."""
    return before is not None and (before.kind is TokenKind.INITIALS or before.folded in TITLES)
