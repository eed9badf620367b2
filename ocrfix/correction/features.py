"""What the confidence models see of an unknown word: its best candidate, its look, its place.

``Бещеву`` is capitalised, follows ``тов.``, stands three times in the paper and has no cheap
candidate; ``наролной`` has one that is frequent and a usual misreading away.
"""

from __future__ import annotations

import math

from ocrfix.correction.ranking import Ranked
from ocrfix.correction.surroundings import Surroundings
from ocrfix.language.knowledge import Knowledge
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
#: Letters of the longest name whose shape is looked at.
LONGEST_NAME = 20


def features_of(
    token: Token, ranked: list[Ranked], knowledge: Knowledge, around: Surroundings
) -> dict[str, float]:
    """What the logistic models see of an unknown word; ranges are kept near [0, 3]."""
    features = {**_of_candidates(ranked), **_of_word(token, knowledge, around)}
    features["capitalised-repeated"] = features["capitalised"] * features["repeated"]
    features["capitalised-score"] = features["capitalised"] * features["score"]
    features["capitalised-noise"] = features["capitalised"] * features["noise"]
    features["capitals-score"] = features["capitals"] * features["score"]
    return features


def _of_candidates(ranked: list[Ranked]) -> dict[str, float]:
    """How good the best candidate is, by itself and against the next one."""
    first = ranked[0] if ranked else None
    lead = ranked[0].score - ranked[1].score if len(ranked) > 1 else 6.0
    return {
        "no-candidate": float(first is None),
        "score": (first.score + 25.0) / 10.0 if first else 0.0,
        "cost": first.candidate.cost / 5.0 if first else 3.0,
        "frequency": (first.log_probability + 20.0) / 10.0 if first else 0.0,
        "lead": min(lead, 6.0) / 3.0 if first else 0.0,
        "context": min(first.context, 3.0) if first else 0.0,
        "split": float(first is not None and first.candidate.kind == "split"),
        "part": float(first is not None and first.candidate.kind == "part"),
        "in-document": min(first.document, 3.0) if first else 0.0,
        "translated": float(first is not None and first.rendering is not None),
    }


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
