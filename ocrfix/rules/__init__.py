"""All rules, in the order in which they are documented."""

from __future__ import annotations

from ocrfix.rules.base import Rule
from ocrfix.rules.corpus.cited_document import CitedDocument
from ocrfix.rules.corpus.copies import Copies
from ocrfix.rules.corpus.name_spelling import NameSpelling
from ocrfix.rules.dictionary.broken_word import BrokenWord
from ocrfix.rules.dictionary.english_word import EnglishWord
from ocrfix.rules.dictionary.joined_words import JoinedWords
from ocrfix.rules.dictionary.lone_letter import LoneLetter
from ocrfix.rules.dictionary.unknown_word import UnknownWord
from ocrfix.rules.dictionary.wrong_word import WrongWord
from ocrfix.rules.form.form_line import FormLineMisread
from ocrfix.rules.form.numero_sign import NumeroSign
from ocrfix.rules.form.rubble import Rubble
from ocrfix.rules.reference.cited_paper import CitedPaperRule
from ocrfix.rules.reference.copies_made import CopiesMade
from ocrfix.rules.reference.copy_list import CopyList
from ocrfix.rules.reference.copy_number import CopyNumber
from ocrfix.rules.reference.date_order import DateOrder
from ocrfix.rules.reference.dates import DateYear
from ocrfix.rules.reference.enumeration import Enumeration
from ocrfix.rules.reference.header_date import HeaderDate
from ocrfix.rules.reference.header_figure import HeaderFigure
from ocrfix.rules.reference.header_language import HeaderLanguage
from ocrfix.rules.reference.header_leaves import HeaderLeaves
from ocrfix.rules.reference.header_parties import HeaderParties
from ocrfix.rules.reference.impossible_date import ImpossibleDate
from ocrfix.rules.reference.item_number import ItemNumber
from ocrfix.rules.reference.leaf_number import LeafNumber
from ocrfix.rules.reference.name_variant import NameVariant
from ocrfix.rules.reference.paper_number import PaperNumber
from ocrfix.rules.reference.protocol_number import ProtocolNumber
from ocrfix.rules.reference.roman_month import RomanMonth
from ocrfix.rules.reference.sheet_sequence import SheetSequence
from ocrfix.rules.reference.telegram_number import TelegramNumber
from ocrfix.rules.reference.total import Total
from ocrfix.rules.reference.weekday import Weekday
from ocrfix.rules.script.digit_for_letter import DigitForLetter
from ocrfix.rules.script.doubtful_figure import DoubtfulFigure
from ocrfix.rules.script.foreign_letters import ForeignLetters
from ocrfix.rules.script.letter_for_digit import LetterForDigit
from ocrfix.rules.script.lost_capital import LostCapital
from ocrfix.rules.script.mixed_script import MixedScript
from ocrfix.rules.script.roman_numeral import RomanNumeral
from ocrfix.rules.script.small_name import SmallName
from ocrfix.rules.script.stray_capital import StrayCapital
from ocrfix.rules.translation.date import TranslatedDate
from ocrfix.rules.translation.formula import TranslatedFormula
from ocrfix.rules.translation.grade import TranslatedGrade
from ocrfix.rules.translation.list_items import TranslatedListItems
from ocrfix.rules.translation.name import TranslatedName
from ocrfix.rules.translation.number import TranslatedNumber
from ocrfix.rules.translation.slip import TranslationSlip
from ocrfix.rules.translation.time import TranslatedTime

RULES: tuple[Rule, ...] = (
    UnknownWord(),
    BrokenWord(),
    JoinedWords(),
    LoneLetter(),
    EnglishWord(),
    WrongWord(),
    MixedScript(),
    ForeignLetters(),
    DigitForLetter(),
    LetterForDigit(),
    StrayCapital(),
    SmallName(),
    LostCapital(),
    DoubtfulFigure(),
    RomanNumeral(),
    FormLineMisread(),
    NumeroSign(),
    Rubble(),
    TelegramNumber(),
    ProtocolNumber(),
    SheetSequence(),
    CopyNumber(),
    LeafNumber(),
    DateYear(),
    ImpossibleDate(),
    RomanMonth(),
    NameVariant(),
    CopyList(),
    PaperNumber(),
    CopiesMade(),
    ItemNumber(),
    Total(),
    DateOrder(),
    Weekday(),
    HeaderDate(),
    HeaderLeaves(),
    HeaderParties(),
    CitedPaperRule(),
    Enumeration(),
    HeaderFigure(),
    HeaderLanguage(),
    TranslatedNumber(),
    TranslatedDate(),
    TranslatedName(),
    TranslatedFormula(),
    TranslatedTime(),
    TranslationSlip(),
    TranslatedListItems(),
    TranslatedGrade(),
    Copies(),
    CitedDocument(),
    NameSpelling(),
)
