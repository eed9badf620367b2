"""Who wrote to whom, as the English title of a record says.

``Telegram from Mao Zedong to I.V. Stalin, transmitting …`` names a sender and a recipient; ``From
the Journal of Ambassador A.M. Puzanov`` an author; ``Record of Conversation between X and Y`` two
persons who talked. They are facts of the header: SIGNATURE for the side that wrote, ADDRESSEE for
the side that received, NAME for both. An office without a name (``the Soviet Embassy``) states
nothing that a signature could contradict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ocrfix.document.model import Document, Zone, ZoneKind
from ocrfix.facts.english_names import name_words_only, normal_english
from ocrfix.facts.model import Fact, FactKind, TakenSpans, make_fact
from ocrfix.language.gazetteer import NameKind, plain
from ocrfix.text.spans import Span

if TYPE_CHECKING:
    from ocrfix.language.knowledge import Knowledge

_PAPER = (
    r"(?:(?:[Cc]iphered |[Cc]oded |[Ss]ecret |[Dd]raft |[Uu]rgent |[Ss]hort )?"
    r"(?:[Tt]elegram|[Cc]able|[Ll]etter|[Mm]essage|[Rr]eport|[Mm]emorandum|[Mm]emo|[Nn]ote|[Ii]nformation|[Dd]ispatch|VCh))"
)
#: A party ends where the subject begins.
SUBJECT = (
    r"(?=\s(?:on|On|regarding|Regarding|concerning|Concerning|about|About|with|With|transmitting"
    r"|in [Rr]esponse|dated|requesting|reporting|of \d)\b|[,;:\"”*]|\n\s*\n"
    r"|(?<![A-Z])(?<![A-Z][a-z])\.\s|\Z)"
)
PARTY = r"[^,;:\"”*\n]{2,160}?(?:\n[^,;:\"”*\n]{1,120}?)??"
_TITLES = (
    re.compile(rf"{_PAPER}(?:\sNo\.\s?\S+)?,?\s(?:[Ff]rom|[Bb]y|[Oo]f)\s(?P<sender>{PARTY})"
               rf"\sto\s(?P<recipient>{PARTY}){SUBJECT}"),
    re.compile(rf"{_PAPER},\s(?P<sender>{PARTY})\sto\s(?P<recipient>{PARTY}){SUBJECT}"),
    re.compile(rf"{_PAPER}\s(?:[Ff]rom|[Bb]y)\s(?P<sender>{PARTY}){SUBJECT}"),
    re.compile(rf"[Ff]rom\sthe\s(?:[Jj]ournal|[Dd]iary)\sof\s(?P<sender>{PARTY}){SUBJECT}"),
    re.compile(rf"[Cc]onversations?\s(?:[Bb]etween|of)\s(?P<first>{PARTY})\s(?:and|with)\s"
               rf"(?P<second>{PARTY}){SUBJECT}"),
)  # fmt: skip
_KINDS = {
    "sender": (FactKind.NAME, FactKind.SIGNATURE),
    "recipient": (FactKind.NAME, FactKind.ADDRESSEE),
    "first": (FactKind.NAME,),
    "second": (FactKind.NAME,),
}
_WORD = r"[A-Z]['’]?[^\W\d_A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*"
#: ``I.V. Stalin``, ``Vice Minister Zhang Hanfu``: capitalised words, among them a name.
_RUN = re.compile(rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,5}})")


def title_sides(source: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The parties of a title by side: ``sender``, ``recipient``, or ``first`` and ``second``.

    ``Telegram from Mao Zedong to I.V. Stalin`` gives the places of both; of several papers that a
    title names, each in turn.
    """
    taken = TakenSpans()
    for pattern in _TITLES:
        for match in pattern.finditer(source, span.start, span.end):
            whole = Span(*match.span())
            if not taken.overlap(whole):
                taken.add(whole)
                for side in pattern.groupindex:
                    yield side, Span(*match.span(side))


def find_parties(document: Document, zone: Zone, knowledge: Knowledge) -> Iterator[Fact]:
    """The parties that the title and the citation of a header name."""
    if zone.kind is not ZoneKind.HEADER or zone.language != "en":
        return
    for side, span in title_sides(document.source, zone.span):
        yield from _party(document, span, _KINDS[side], knowledge)


def _party(
    document: Document, party: Span, kinds: tuple[FactKind, ...], knowledge: Knowledge
) -> Iterator[Fact]:
    """The persons of one party, each with the kinds of its side."""
    for run in _RUN.finditer(document.source, party.start, party.end):
        pieces = list(re.finditer(r"\S+", run["name"]))
        for first in range(len(pieces)):
            text = name_words_only(run["name"][pieces[first].start() :])
            if text and _is_person(text, knowledge):
                start = run.start("name") + pieces[first].start()
                span = Span(start, start + len(text))
                value = normal_english(text, knowledge)
                for kind in kinds:
                    yield make_fact(document, kind, span, value)
                break


def _is_person(text: str, knowledge: Knowledge) -> bool:
    """A listed person, or words that are neither a place nor English."""
    words = text.split()
    mentions = knowledge.gazetteer.english_mentions(words)
    persons = [mention for mention in mentions if mention.name.kind is NameKind.PERSON]
    if persons and persons[0].length == len(words):
        return True
    if mentions and not persons:
        return False
    last = plain(words[-1])
    return not any(knowledge.english.knows(plain(word)) for word in (words[0], last))
