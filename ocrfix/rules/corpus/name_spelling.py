"""COR003: a name is spelt as in the other files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocrfix.facts.name_words import Mending, mendings, same_name, written_like
from ocrfix.issues import Evidence, Suggestion
from ocrfix.language.entries import Flag
from ocrfix.language.knowledge import Knowledge
from ocrfix.messages import _, ngettext
from ocrfix.rules.base import CorpusRule, FileIssue, RuleContext
from ocrfix.rules.corpus.names import FileName, FileNames, FolderNames, names_of
from ocrfix.rules.corpus.papers import papers_of
from ocrfix.rules.corpus.statements import SURE
from ocrfix.rules.name_witnesses import is_certain

#: So many other files must have the name; two may be about another person.
_LEAST_FILES = 3
#: A spelling that stands more often in its file is its own.
_MOST_TIMES = 2
#: Shorter names differ from each other by a letter.
_SHORTEST = 6
#: The dearest confusion, in nats (once in 3,000 letters). Rarer ones are rarer than names that
#: differ by a letter: of 2,563 files with correct and misread texts together, three names
#: (``Калитин``, Калинин) were suspected above, one below, and five misreadings are lost.
_DEAREST = 8.0
#: A reader looks at a few places.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class _Spelling:
    """A name that other files have: the word, the confusion that made another of it, and the first
    place in each of the files, by the digest of the file."""

    word: str
    note: str
    others: tuple[tuple[int, FileName], ...]

    @property
    def files(self) -> int:
        """How many files have the name."""
        return len(self.others)

    @property
    def is_attested(self) -> bool:
        """Whether one of them has it in the very same form."""
        return any(other.folded == self.word for _, other in self.others)


class NameSpelling(CorpusRule[FileNames]):
    """Spellings of one name in several files.

    What it does
        A name that stands in one file only, once or twice, that neither a list nor a dictionary
        nor the translation knows, and that one listed confusion of letters turns into a name of
        three other files or more, in any case, gets their spelling.

    Why it matters
        An index of persons takes ``Скоробогагов`` and ``Скоробогатов`` for two people.

    Example
        ``тов. Скоробогагову`` where four other files have Скоробогатов.

    When it is wrong
        When somebody's rare name differs by a look-alike letter from that of a person in many
        papers. Left alone are names with other initials or another family name, with an unknown
        first letter, short names, case endings, vowels and letters of like sound (``Гензан``,
        ``Генсан``).

    Fix safety
        Display only: `fix` looks at each file by itself.
    """

    code = "COR003"
    name = "name-in-other-files"
    summary = "A name is one misread letter away from a name of several files"

    def collect(self, context: RuleContext) -> FileNames:
        """The names of a file."""
        return names_of(context, hash(tuple(paper.digest for paper in papers_of(context))))

    def check(self, collected: Sequence[FileNames], knowledge: Knowledge) -> Iterator[FileIssue]:
        """One issue for each place of a doubtful spelling."""
        folder = FolderNames(collected)
        for file in collected:
            for name in file.names:
                if name.doubtful and _is_rare(name, file.digest, folder):
                    found = _mended(name, file.digest, folder, knowledge)
                    if found is not None:
                        yield from self._issues(name, found)

    def _issues(self, name: FileName, found: _Spelling) -> Iterator[FileIssue]:
        for place, token in name.doubtful:
            note = ngettext(
                "{count} other file has the name so",
                "{count} other files have the name so",
                found.files,
            ).format(count=found.files)
            reasons = [Evidence("frequency", note)]
            for other in [other for __, other in found.others[:_PLACES]]:
                reasons.append(other.place.evidence(_("spelt so in another file"), place))
            reasons.append(Evidence("confusion", found.note))
            message = ngettext(
                "No other file has the name {name}, but {count} has «{other}»",
                "No other file has the name {name}, but {count} have «{other}»",
                found.files,
            ).format(name=token.word, count=found.files, other=found.others[0][1].place.text)
            text = written_like(token, found.word)
            proposed = Suggestion(text, SURE, tuple(reasons))
            yield self.issue_at(place, message, [proposed], reasons)


def _is_rare(name: FileName, digest: int, folder: FolderNames) -> bool:
    """Whether a name, in all its forms, stands once or twice and in one file."""
    same = folder.like(name.folded)
    times = sum(other.times for _, other in same if other.place.path == name.place.path)
    return times <= _MOST_TIMES and all(origin == digest for origin, _ in same)


def _mended(
    name: FileName, digest: int, folder: FolderNames, knowledge: Knowledge
) -> _Spelling | None:
    """The one name of several files that a misread letter makes of `name`; None if there is none,
    more than one, or an ordinary word among them. A form that other files have comes first."""
    found: list[_Spelling] = []
    for mending in sorted(mendings(name.folded, knowledge.errors), key=lambda one: one.weight):
        word = mending.word
        if not _is_likely(mending) or same_name(word, name.folded):
            continue
        if word[0] != name.folded[0] and not knowledge.is_name(word):
            continue  # Ворохов and Горохов are two families
        spelling = _Spelling(word, mending.note, _in_other_files(folder.like(word), digest))
        if spelling.files >= _LEAST_FILES:
            found.append(spelling)
    if any(not _is_a_name(one.word, knowledge) for one in found):
        return None
    attested = [one for one in found if one.is_attested] or [
        one for one in found if _is_a_form(one, knowledge)
    ]
    if len({one.word for one in attested}) != 1 or not _is_one_person(name, attested[0].others):
        return None
    return attested[0]


def _is_likely(mending: Mending) -> bool:
    """Whether a name is likelier misread in this way than another name."""
    return is_certain(mending) and mending.weight <= _DEAREST and len(mending.word) >= _SHORTEST


def _in_other_files(
    names: Sequence[tuple[int, FileName]], digest: int
) -> tuple[tuple[int, FileName], ...]:
    """The first of each other file."""
    firsts: dict[int, FileName] = {}
    for origin, one in names:
        if origin != digest:
            firsts.setdefault(origin, one)
    return tuple(firsts.items())


def _is_a_name(word: str, knowledge: Knowledge) -> bool:
    """Whether a folded word is a name and nothing else: ``министр`` is none, with a capital, too,
    and ``семена`` are not only a form of Семен."""
    entry = knowledge.lexicon.lookup(word)
    return entry is None or Flag.NAME_ONLY in entry.flags


def _is_a_form(spelling: _Spelling, knowledge: Knowledge) -> bool:
    """Whether a form that no other file has can be one of their name: if the lexicon knows the
    name, it must know the form (``Лидией``, not ``Лидиой``)."""
    known = any(knowledge.lexicon.knows(other.folded) for _, other in spelling.others)
    return not known or knowledge.lexicon.knows(spelling.word)


def _is_one_person(name: FileName, others: Sequence[tuple[int, FileName]]) -> bool:
    """Whether the initials, where both have some, are the same; a name in two parts (``Дэ-лин``,
    ``Дэ-пин``) is of one person only after the same family name."""
    theirs = {letter for _, other in others for letter in other.initials}
    if name.initials and theirs and not name.initials & theirs:
        return False
    families = {family for _, other in others for family in other.families}
    return "-" not in name.folded or bool(name.families & families)
