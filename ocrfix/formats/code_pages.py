"""Which 8-bit code page the bytes of a text are in, by the letters that it then has.

The bytes of ``Товарищу`` in Windows-1251 read as ``рНБЮПХЫС`` in KOI8-R and as ``╥ютрЁш∙є`` in
CP866: only one reading has the letters and the capitals of Russian. In a few words the letters can
deceive (``ОК`` in KOI8-R is ``пл`` in Windows-1251); there the order of the letters decides.
"""

from __future__ import annotations

import codecs
import math
import re
from functools import cache
from itertools import pairwise

from ocrfix.text.alphabet import HOMOGLYPHS

#: The 8-bit code pages of Russian and how much less usual each is than the first: what a reading
#: must gain, in units of log probability of the whole text, to be preferred.
_CODE_PAGES = {"cp1251": 0.0, "koi8-r": 1.0, "cp866": 1.0, "mac-cyrillic": 2.0}
#: The code pages of Western and Central Europe, for a file without Russian.
_EUROPEAN = ["cp1252", "cp1250", "cp1254", "cp1257"]

#: Letters in 10,000 letters of Russian prose, after the frequency list of the
#: National Corpus of the Russian Language (O. Lyashevskaya, S. Sharov, 2009).
_FREQUENCIES = dict(
    zip(
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ",
        [
            1097, 845, 801, 735, 670, 626, 547, 473, 454, 440, 349, 321, 298, 281, 262, 201,
            190, 174, 170, 165, 159, 144, 121, 97, 94, 73, 64, 48, 36, 32, 26, 4,
        ],
        strict=True,
    )
)  # fmt: skip
#: The list counts ё as е; printers and typists set it seldom, and hardly ever as a capital.
_YO_COSTS = {"ё": -5.5, "Ё": -8.0}

#: Signs of Russian typography that the 8-bit code pages hold.
_TYPOGRAPHY = frozenset("№«»–—…“”„‘’•§°±·\u00a0")

#: What a character costs (log probability) that is no Russian letter.
_TYPOGRAPHY_COST = -5.0
_FOREIGN_COST = -9.0
#: A capital inside a word in small letters, a small letter after two capitals.
_CASE_COST = -6.0
#: A Cyrillic letter beside a Latin one that does not look like a Cyrillic one.
_MIXED_COST = -4.0
_CAPITAL_COST = -0.2
#: A reading below this mean a character is not Russian: random letters reach about -4.5.
_LEAST_MEAN = -4.2
#: How far a whole text may stay below: ``экз.`` has three rare letters.
_SLACK = -4.0

#: Characters that decide about a code page.
_SAMPLE = 20_000
#: Up to so many characters beyond ASCII the order of letters decides, above it their number.
_SHORT = 300

_WORD = re.compile(r"[^\W\d_]+")
#: Costs of a word with a capital first letter, with capitals only.
_TITLE_COST, _CAPITALS_COST = -1.5, -1.0
#: The words of two letters; they are no abbreviations and hardly ever stand in capitals.
_PAIRS = " бы во вы да до ее ей ею же за из им их ко ли мы на не ни но ну об он от по со та те то "
_PAIR_COST = -4.0
#: How often a letter follows another in Russian words (row: letter, column: the next; а to я, the
#: end of a word last; ё is е): three times the negative logarithm of the share, in base 36. Counted
#: in the list of frequent words of wordfreq 3 (R. Speer), each word weighted by its frequency.
_ORDER = "абвгдежзийклмнопрстуфхцчшщъыьэюя "
_FOLLOWING = (
    "PC9EBBDAFD97A7MD998HHDDDEGWWWMDB58JGRN7LL8WF8IB5T7CN8UFURKBC6JNHBB6PIJG6TF8WDAGA5GB9DCSJMJGNQ8"
    "GTUE67MJJ99WU8WF8KE2P7JKAUUPKTWWQWMQWA5MBIH5EL7WEBG86FABH8TJHJIWMBDLMD9HDBB9DECJAB896GE787MIEF"
    "DEFWWWUJI57FQM63NW5WDML6DWNFQBWWREWWWWGWLWC4D8D8AHP9WEDA78OBHLAWWKMQWMAFWMD8EEBDC9GAAAA998DGB9"
    "7NJBDBFIWWWRD94LKNMCKWLQWEGFADNL8BWNOFDETWWWWWO15QEMQBGK6WIBLE4L8C99SPEVPWWSSNSW76ORGK6ER5WFEN"
    "D6NNDJAROWKOQWD6QB976IJMT5UU6WHFEA6CLFP9LRMMWVWAGKND45MJGD7NL5WDNS95QIBBBIOEHPJU7DSIB9O9798BCC"
    "E9B899GC888LHGHCEHWWWKIF68NQQR7WT9WHASF3F4HHASVLNPWWDHRRFE5HEDF5EO7WEIDB5IHCB8KHKJGRWAEMJCAAHB"
    "PG8PR9W79CB8AEA4BKHKFHWLFAPJ896J8RH7WO7WDGIB5I8AKBMPMIVQQB7PKE6EACA8D9CIGAAABL9988QKDK8CCWWWK9"
    "K57KWHW5WL4WJBKJ5M7DC9BWQPWWWFJLNW98WDLTEWWBWOGIB4WBFICTNWRWWQWMKWW27LDNP4WP2WBKSMBQLHSBWWKWPW"
    "WAWSPW85TLWW3NW6WBFM7HQGM6AUTWWCWWWCWWWC6WFWW4WW5W88K99KHLBBWSLWWWWW8PMWC6WWWW2WW4WWWWBPWLWWBW"
    "WWWWWWWBWWWGWWWWW1WWWWWWWWWWWWWWWWWWWWWWWWG3EWD9FE7IGI7D88DWDDAAQW7NECPWWWWWI3WEJFIBWCGWAWC6KM"
    "U8CWJTGIAMWWWWBB2WKDJEWWHWE68B9WCAC2WBIMWHWWWWLWPEK9KF8OECMMGEFDWOCB5WWKEAK8WWWWGW2WEBICCFBLGF"
    "BBARHED7UWDGFKDWWWWDG1CA7B9DEB9P9C9886A79BEEGBGPWTWDJEW"
)
#: Letters that are abbreviations with a full stop (``15.1.51 г.``, ``п. 2``, ``л. 5``), and what
#: they, an initial, and another small letter before a full stop cost.
_ABBREVIATIONS = frozenset("вгдлмпрст")
_ABBREVIATION_COST, _INITIAL_COST, _LONE_LETTER_COST = -5.8, -7.0, -12.0
#: The letters of ``16-й`` and ``3-я``, and what they cost.
_ENDINGS, _ENDING_COST = frozenset("йяею"), -5.0
#: A sign before a small letter (``—жан`` is ``Чжан``), a dash or a quote before a full stop.
_LOOSE_COST = -18.0

#: Three bytes of CP866 that happen to be one character of UTF-8: ``чем``, ``ужасов``, ``резюме``.
_LIKE_UTF8 = re.compile("(?:[р-я][а-п]{2})+")
#: Such a word is Russian above this mean cost of a letter.
_RUSSIAN_MEAN = -4.2


def read_by_chance(data: bytes, text: str) -> str | None:
    """The CP866 reading of Russian words whose bytes are foreign characters of UTF-8 by chance.

    ``резюме`` is ``१`` (a Devanagari digit) and a character for private use. A Chinese text is
    kept: its bytes are capitals among small letters in CP866, and no Russian words.
    """
    signs = [sign for sign in text if sign >= "\x80"]
    if not signs or len(signs) > _SHORT or not all(map(_is_foreign, signs)):
        return None
    reading = data.decode("cp866")
    for word in _WORD.findall(reading):
        if not word.isascii() and not (
            _LIKE_UTF8.fullmatch(word) and _word_cost(word) >= _RUSSIAN_MEAN * len(word)
        ):
            return None
    return reading


def _is_foreign(sign: str) -> bool:
    """Whether a character is neither Latin, Greek or Cyrillic nor a sign of their typography."""
    return sign >= "\u0530" and not "\u1e00" <= sign < "\u2150"


def russian_code_page(data: bytes) -> str | None:
    """The code page in which the bytes read as Russian, None if in none of them."""
    scores: dict[str, float] = {}
    likelihoods: dict[str, float] = {}
    for codec, handicap in _CODE_PAGES.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        sample = _sample(text)
        scores[codec] = likelihoods[codec] = russian_score(sample) - handicap
        if sum(1 for sign in sample if sign >= "\x80") <= _SHORT:
            likelihoods[codec] = _word_score(sample) - handicap
    if not scores:
        return None
    for score in (likelihoods, scores):
        best = max(score, key=score.__getitem__)
        if scores[best] >= _least_score(_sample(data.decode(best))):
            return best
    return None


def _least_score(text: str) -> float:
    """The score that a Russian text with as many letters and signs reaches."""
    letters = sum(1 for sign in text if sign >= "\x80" and sign not in _TYPOGRAPHY)
    signs = sum(1 for sign in text if sign in _TYPOGRAPHY)
    return _LEAST_MEAN * letters + _TYPOGRAPHY_COST * signs + _SLACK


def _sample(text: str) -> str:
    """As much of a text as it takes to judge it, from its first non-ASCII character on."""
    first = next((place for place, sign in enumerate(text) if sign >= "\x80"), 0)
    return text[max(first - 2, 0) : first + _SAMPLE]


def russian_score(text: str) -> float:
    """How Russian the non-ASCII characters of a text look: the sum of their log probabilities.

    >>> russian_score("Товарищу") > russian_score("рНБЮПХЫС")
    True
    """
    score = 0.0
    previous = before = " "
    for character in text:
        if character >= "\x80":
            score += _character_score(character)
            if previous.isalpha():
                score += _case_score(before, previous, character)
        if _mixes(previous, character):
            score += _MIXED_COST
        before, previous = previous, character
    return score


def _mixes(previous: str, character: str) -> bool:
    """Whether a Cyrillic letter stands beside a Latin one that OCR would not put there."""
    if (previous < "\x80") == (character < "\x80"):
        return False
    latin = min(previous, character)
    return (previous + character).isalpha() and latin not in HOMOGLYPHS


@cache
def _character_score(character: str) -> float:
    if character in _YO_COSTS:
        return _YO_COSTS[character]
    letter = character.lower()
    if letter in _FREQUENCIES:
        return math.log(_FREQUENCIES[letter] / 10_000)
    return _TYPOGRAPHY_COST if character in _TYPOGRAPHY else _FOREIGN_COST


def _case_score(before: str, previous: str, character: str) -> float:
    """What the capitals of three neighbours say: ``Тов``, ``тов`` and ``ТОВ`` are words."""
    if character.isupper():
        return _CAPITAL_COST if previous.isupper() else _CASE_COST
    if character.islower() and previous.isupper() and before.isalpha():
        return _CASE_COST
    return 0.0


def _word_score(text: str) -> float:
    """The log probability of a short text: of the order of its letters, of its signs.

    >>> _word_score("ОК") > _word_score("пл")
    True
    """
    score, end = 0.0, 0
    for match in _WORD.finditer(text):
        start = match.start()
        score += _signs_score(text[end:start], match[0][0])
        end = match.end()
        if not match[0].isascii():
            score += _one_word_score(match[0], text[max(start - 1, 0) : start], text[end : end + 1])
    return score + _signs_score(text[end:], " ")


def _signs_score(signs: str, following: str) -> float:
    """The cost of what stands between two words; `following` is the letter after it."""
    score = 0.0
    for sign, after in pairwise(signs + following):
        if sign >= "\x80":
            score += _character_score(sign)
            if (sign != "«" and after.islower()) or (sign in "–—„“‘’" and after in ".-"):
                score += _LOOSE_COST
    return score


def _one_word_score(word: str, before: str, after: str) -> float:
    """The log probability of a word between these two characters (empty: ends of the text)."""
    if len(word) == 1 and word.lower() in _FREQUENCIES:
        if before == "-" and word in _ENDINGS:
            return _ENDING_COST
        if after == ".":
            initial = _INITIAL_COST if word.isupper() else _LONE_LETTER_COST
            return _ABBREVIATION_COST if word in _ABBREVIATIONS else initial
    folded = word.lower().replace("ё", "е")
    cased = word.islower() or word.istitle() or word.isupper()
    if not cased or not _FREQUENCIES.keys() >= set(folded):
        return 2.0 * russian_score(word)
    score = 0.0 if word.islower() else _TITLE_COST if word.istitle() else _CAPITALS_COST
    if len(word) == 2 and after != "." and (f" {folded} " in _PAIRS) is not word.islower():
        score += _PAIR_COST
    score += _YO_COSTS["ё"] / 2 * word.lower().count("ё")
    # An abbreviation ends where no word does.
    return score + max(_word_cost(folded), _word_cost(folded, "") - 1.5 if after == "." else -1e9)


@cache
def _word_cost(folded: str, end: str = " ") -> float:
    """The log probability of a word in small letters without ё, by its pairs of letters."""
    places = [_ORDER.index(letter) for letter in f" {folded}{end}"]
    return -sum(int(_FOLLOWING[row * 33 + next_], 36) for row, next_ in pairwise(places)) / 3


def european_code_page(data: bytes) -> str | None:
    """The European code page that charset-normalizer takes the bytes for, if any."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=_EUROPEAN))
    if not matches:
        return None
    # Among readings with equally few oddities the more usual code page is meant.
    best = min(matches, key=lambda match: (match.chaos, _EUROPEAN.index(match.encoding)))
    codec = codecs.lookup(best.encoding).name
    try:
        return codec if data.decode(codec).encode(codec) == data else None
    except UnicodeError:
        return None
