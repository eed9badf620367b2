"""All that is known before a document is read: lexicons, names, printed forms, error statistics.

One `Knowledge` is opened a process and answers questions such as «is ``расш.`` an abbreviation?»
or «which word would be read as ``кжно``?». Its parts open lazily, so a run pays for what it uses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ocrfix.language.abbreviations import Abbreviations
from ocrfix.language.confusions import Confusion, ErrorModel
from ocrfix.language.english import EnglishWords
from ocrfix.language.entries import Flag
from ocrfix.language.foreign import ForeignWords
from ocrfix.language.forms import FormLines
from ocrfix.language.frequencies import LanguageModel
from ocrfix.language.gazetteer import Gazetteer
from ocrfix.language.glossary import Glossary
from ocrfix.language.institutions import Institutions
from ocrfix.language.lexicon import LexiconStack


@dataclass(frozen=True)
class Knowledge:
    """The parts of what is known.

    `wordlists` are the user's own files; `confusions` are weights of the project's error profile
    that hold in place of the shipped ones (left out of the hash, which is asked for often).
    """

    wordlists: tuple[Path, ...] = field(default=())
    confusions: tuple[Confusion, ...] = field(default=(), hash=False, repr=False)

    @cached_property
    def lexicon(self) -> LexiconStack:
        """Which Russian words there are."""
        return LexiconStack.open(self.wordlists)

    @cached_property
    def errors(self) -> ErrorModel:
        """How letters are misread."""
        return ErrorModel.load().with_weights(self.confusions)

    @cached_property
    def language(self) -> LanguageModel:
        """How frequent words and pairs of neighbours are."""
        return LanguageModel.load()

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Abbreviations of office papers."""
        return Abbreviations.load()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Persons and places with their English names."""
        return Gazetteer.load()

    @cached_property
    def institutions(self) -> Institutions:
        """Ministries, staffs, Party bodies with their English renderings."""
        return Institutions.load()

    def is_name(self, word: str) -> bool:
        """Whether a word is a form of a listed person or place: a question to the lexicon, which
        holds all their forms, so that the lists themselves need not be read."""
        entry = self.lexicon.lookup(word)
        return entry is not None and bool(entry.flags & (Flag.PERSON | Flag.TOWN))

    @cached_property
    def forms(self) -> FormLines:
        """The printed lines and formulas of office papers."""
        return FormLines.load()

    @cached_property
    def english(self) -> EnglishWords:
        """Words of the English zones."""
        return EnglishWords.load()

    @cached_property
    def foreign(self) -> ForeignWords:
        """Words of the languages that Russian papers quote."""
        return ForeignWords()

    @cached_property
    def glossary(self) -> Glossary:
        """English words of the translations with the Russian words they stand for."""
        return Glossary.load()
