"""What one line looks like, before anybody asks which zone it is in.

``Прололжение пифртелеграммы № 60418`` is the head of a further sheet although three letters are
misread: marker words are compared by likeness. ``ПОДЛЕЖИТ ВОЗВРАТУ`` is a stamp, ``63`` the number
of a leaf, ``расш. Лебедев 10.10 18.11`` a service mark, ``Citation:`` an English header field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from ocrfix.document.markers import (
    ADDRESS,
    COMMON_ENGLISH,
    CONTINUED,
    ENGLISH_FIELDS,
    OFFICES,
    RUSSIAN_FIELDS,
    SERVICE_WORDS,
    SHEET_BREAKS,
    STAMPS,
)
from ocrfix.document.model import Document, Line
from ocrfix.text.alphabet import HOMOGLYPHS, Script, fold, is_cyrillic, is_latin, script_of

#: Longer lines are running text; no marker is looked for in them.
LONGEST_MARKER_LINE = 160

_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[IVXLCDM]+")
_CUT = re.compile(r"[^\W\d_]+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NOISE = r"[\s.,:;|_~'’‚`*\-–—]"
_BARE_NUMBER = re.compile(rf"{_NOISE}*[/\[(]?(?P<number>\d{{1,4}})\s?(?:об)?[\])/]?{_NOISE}*")
_PAGE_MARK = re.compile(r"[-–—_~]\s?\d{1,3}\s?[-–—_~]\W*|\d{1,3}\s?\.")
_TABLE_ROW = re.compile(r"\|.*\|")
_DATE = re.compile(
    r"[«\"]?\d{1,2}[»\"]?[./\- ]{1,2}(?:\d{1,2}|[IVXХУІ]{1,4}|[а-яё]{3,9})[./\- ]{1,2}"
    r"(?:19)?\d{2}\b"
)
_NUMBER_LINE = re.compile(r"(?:исх|вх|спец|особая)?\.?\s*[№NМ#]\s*[\w/\-.]+", re.IGNORECASE)
_ITEM = re.compile(r"(?:\d{1,3}|[а-я])\s?[.)/]\s")
_YEAR_END = re.compile(r"\bг\.\s*\Z")
_MARKED = re.compile(r"\W*\w+\s?[.:,;]")
_RECIPIENT = re.compile(
    r"[\s|`'_]*(?:экз\.?\s?№?\s?)?[^\W_]{1,2}\s?[-–—]\s?\S.{1,40}"
    r"|(?:\d{1,2}\s?[-–—.]\s?)?(?:т|тов|тт)[.,]\s?\S.{1,40}"
    r"|(?:\d{1,2}\s?)?в\s(?:дело|архив|наряд)\b.{0,20}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;,»\"”]\s*\Z")

_REFERENCE = re.compile(
    r"\b(?:ф|фонд|f|fond)\.?\s?(?:[рпrp]-?\s?)?\d+.{0,20}\b(?:оп|опис|опись|op|opis)\.?\s?\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class LineFacts:
    """A line with what can be said of it alone; all values are computed when asked for."""

    line: Line

    @cached_property
    def text(self) -> str:
        """The text without the space around it."""
        return self.line.text.strip()

    @cached_property
    def blank(self) -> bool:
        """Nothing but space."""
        return not self.text

    @cached_property
    def short(self) -> bool:
        """Short enough for a marker."""
        return len(self.text) <= LONGEST_MARKER_LINE

    @cached_property
    def words(self) -> list[str]:
        """The runs of letters and digits."""
        return _WORD.findall(self.text)

    @cached_property
    def cyrillic(self) -> int:
        """Letters of words that hold a Cyrillic letter."""
        return sum(len(word) for word in self.words if any(map(is_cyrillic, word)))

    @cached_property
    def latin(self) -> int:
        """Letters of words in Latin letters, one of which looks like no Cyrillic letter."""
        return sum(
            len(word)
            for word in self.words
            if script_of(word) is Script.LATIN
            and len(word) > 1
            and not _ROMAN.fullmatch(word)
            and any(is_latin(letter) and letter not in HOMOGLYPHS for letter in word)
        )

    @cached_property
    def english(self) -> int:
        """How many of the commonest English words are in it."""
        return sum(1 for word in self.words if word.lower() in COMMON_ENGLISH)

    @cached_property
    def language(self) -> str:
        """``ru``, ``en`` or nothing for a line that tells nothing."""
        if self.cyrillic == self.latin == 0:
            return ""
        return "en" if self.latin > self.cyrillic else "ru"

    @cached_property
    def folded(self) -> str:
        """The words folded, with one space between them, digits left out."""
        return " ".join(_CUT.findall(fold(self.text))) if self.short else ""

    @cached_property
    def first(self) -> str:
        """The first word, folded."""
        return self.folded.split(" ", 1)[0]

    @cached_property
    def capitals(self) -> float:
        """The share of capitals among the letters, 0 without letters."""
        letters = [letter for letter in self.text[:400] if letter.isalpha()]
        return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0

    @cached_property
    def small_words(self) -> int:
        """Words of two or more letters that begin with a small letter."""
        return sum(1 for word in self.words if len(word) > 1 and word[0].islower())

    @cached_property
    def table_row(self) -> bool:
        """A row of a Markdown table."""
        return bool(_TABLE_ROW.fullmatch(self.text)) or self.text.count("|") >= 3

    @cached_property
    def bare_number(self) -> int | None:
        """The number of a leaf or page that stands alone: ``63``, ``2.``, ``- 2 -``."""
        match = _BARE_NUMBER.fullmatch(self.text) if len(self.text) <= 16 else None
        return int(match["number"]) if match else None

    @cached_property
    def page_mark(self) -> bool:
        """A bare number that is dressed as a page number: ``2.`` or ``- 2 -``."""
        return bool(_PAGE_MARK.fullmatch(self.text))

    @cached_property
    def leaf_like(self) -> bool:
        """A bare number such as leaves have: of two figures and more, and not a year."""
        number = self.bare_number
        return number is not None and number > 9 and not 1800 <= number < 2030

    @cached_property
    def rubble(self) -> bool:
        """What OCR makes of stamps and strokes: hardly a word of three letters."""
        return (
            not self.blank
            and len(self.text) <= 24
            and not any(len(word) > 2 for word in _CUT.findall(self.text))
        )

    @cached_property
    def sheet_break(self) -> bool:
        """``/см.сл.лист/`` and what is left of it."""
        letters = _NOT_LETTERS.sub("", fold(self.text)) if self.short else ""
        return len(letters) <= 20 and like(letters, SHEET_BREAKS, 72)

    @cached_property
    def continuation(self) -> bool:
        """``Продолжение шифртелеграммы № 15603``."""
        words = self.folded.split(" ")
        return (
            1 < len(words) <= 6
            and like(words[0], ("продолжение",), 72)
            and like(words[1], CONTINUED, 72)
        )

    @cached_property
    def copy_number(self) -> bool:
        """``Экз. № 2``, ``Зкз. № 3``."""
        return (
            len(self.text) <= 16
            and like(self.first, ("экз", "зкз"), 60)
            and self.text[-1:].isdigit()
        )

    @cached_property
    def sheet_number(self) -> bool:
        """``Лист 2``, ``ист 2``, ``стр. 2``."""
        return (
            len(self.text) <= 12
            and all(len(word) == 1 for word in _CUT.findall(self.text)[1:])
            and like(self.first, ("лист", "стр", "страница"), 74)
            and bool(re.search(r"[\dЗзОо]\W*\Z", self.text))
        )

    @cached_property
    def stamp(self) -> bool:
        """A stamp or a printed line of a form; a long line only if it begins as one."""
        if not self.short or self.blank:
            return False
        if like(self.folded, STAMPS, 84):
            return True
        words = self.folded.split(" ")
        return any(
            like(
                " ".join(words[:count]),
                [stamp for stamp in STAMPS if stamp.count(" ") == count - 1],
                88,
            )
            for count in (1, 2, 3)
            if len(words) > count and (self.capitals > 0.3 or count > 1)
        )

    @cached_property
    def in_capitals(self) -> bool:
        """A heading, an office or a name in capitals."""
        return self.capitals >= 0.6 and self.cyrillic + self.latin >= 3

    @cached_property
    def running(self) -> bool:
        """A line of running text: enough words in small letters, not a line of a form."""
        return not self.table_row and self.small_words >= 5 and self.capitals < 0.35

    @cached_property
    def wordy(self) -> bool:
        """Eight words or more, in small letters or capitals, and no table."""
        return not self.table_row and sum(len(word) > 1 for word in self.words) >= 8

    @cached_property
    def sentence(self) -> bool:
        """Ends like a sentence and is not in capitals: ``С приветом.``"""
        return (
            bool(_SENTENCE_END.search(self.text))
            and not _YEAR_END.search(self.text)
            and self.capitals < 0.5
            and any(len(word) > 2 for word in _CUT.findall(self.text))
        )

    @cached_property
    def address(self) -> bool:
        """``Товарищу Ф И Л И П П О В У.``, ``Уважаемый Георгий Максимович!``"""
        start = " ".join(self.folded.split(" ")[:2])
        return len(self.text) <= 80 and (like(self.first, ADDRESS, 80) or like(start, ADDRESS, 88))

    @cached_property
    def recipient(self) -> bool:
        """A line of a list of recipients: ``2 - тов. Вышинскому А.Я.``, ``в дело``."""
        return bool(_RECIPIENT.fullmatch(self.text)) and not self.running

    @cached_property
    def item(self) -> bool:
        """Begins as an item of a list: ``1. ``, ``а/ ``."""
        return bool(_ITEM.match(self.text))

    @cached_property
    def dated(self) -> bool:
        """A short line with a date or a number in it."""
        return len(self.text) <= 60 and bool(
            _DATE.search(self.text) or _NUMBER_LINE.match(self.text)
        )

    @cached_property
    def service(self) -> bool:
        """Begins with a word of a service block: ``расш.``, ``отн.`` (отп.), ``Разослано:``."""
        if not self.short or len(self.first) < 3:
            return False
        marked = bool(_MARKED.match(self.text))
        least = 66 if marked and len(self.first) <= 4 else 80
        form = marked or (len(self.text) <= 60 and self.small_words < 4)
        return form and like(self.first, SERVICE_WORDS, least)

    @cached_property
    def office(self) -> bool:
        """Begins with a rank or an office: ``ПОЛКОВНИК``, ``Зав. Отделом ЦК КПСС``."""
        return len(self.text) <= 70 and bool(self.first) and like(self.first, OFFICES, 82)

    @cached_property
    def english_field(self) -> str:
        """The field of an English record that this line opens, or nothing."""
        return _field(self.text, ENGLISH_FIELDS)

    @cached_property
    def russian_field(self) -> str:
        """The field of a Russian record that this line opens, or nothing."""
        return _field(self.text, RUSSIAN_FIELDS) if ":" in self.text[:40] else ""

    @cached_property
    def reference(self) -> bool:
        """Holds an archival reference: ``Ф. 558. Оп. 11``, ``f. 45, op. 1``."""
        return bool(_REFERENCE.search(self.text[:2000]))


def facts(document: Document) -> list[LineFacts]:
    """The facts about each line of a document."""
    return [LineFacts(line) for line in document.lines]


def like(text: str, choices: Iterable[str], least: int) -> bool:
    """Whether a folded text is nearly one of some choices: edit likeness of `least` per cent."""
    if not text:
        return False
    return process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=least) is not None


def _field(text: str, names: tuple[str, ...]) -> str:
    """The name of the record field that a line opens (``Citation:``, ``Архив: РГАСПИ``)."""
    head, colon, _ = text.partition(":")
    if len(head) > 40:
        return ""
    key = " ".join(_CUT.findall(fold(head)))
    if colon and key in names:
        return key
    match = process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=86) if key else None
    if match is None or (not colon and len(key) < 7):
        return ""
    return str(match[0])
