"""Putting back what decisions have replaced: planned for all files, then written or shown.

``южно`` becomes ``кжно`` again at [312, 316), every other character stays, and a line in the
decisions says that the decision is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ocrfix.cli.git import author
from ocrfix.cli.output import print_difference, replace_file
from ocrfix.errors import InputError, UsageError
from ocrfix.fixing.apply import apply, verify
from ocrfix.fixing.decisions import REPLACING
from ocrfix.fixing.standing import State
from ocrfix.issues import Edit
from ocrfix.messages import _
from ocrfix.reporters.terms import verdict_name

if TYPE_CHECKING:
    from ocrfix.cli.decided import Decided, Ledger
    from ocrfix.document.model import Document
    from ocrfix.fixing.apply import Applied
    from ocrfix.text.spans import Span


@dataclass
class Reverting:
    """What is to be taken back; `lines` are the lines meant where several places read alike."""

    ledger: Ledger
    lines: frozenset[int] = frozenset()
    _taken: list[Decided] = field(default_factory=list)
    _edits: dict[str, set[Edit]] = field(default_factory=dict)

    def add(self, decided: Decided) -> None:
        """Plan to take a decision back.

        Raises UsageError for one that does not hold any more or whose place is not clear,
        InputError for one whose place is gone.
        """
        decision = decided.decision
        if decision not in self.ledger.store.holding:
            raise UsageError(
                _("{name}: does not hold any more; see ocrfix decisions list").format(
                    name=decided.name
                )
            )
        if decided.standing.state is State.WRITTEN:
            edits = {Edit(span, decision.text) for span in self._meant(decided)}
            self._edits.setdefault(decision.file, set()).update(edits)
        elif decided.standing.state is State.GONE and decision.verdict in REPLACING:
            raise InputError(
                _("{path}: {reason}; nothing was changed").format(
                    path=decision.file, reason=self._why_gone(decided)
                )
            )
        if decided not in self._taken:
            self._taken.append(decided)

    def show(self) -> None:
        """Print the changes as a diff."""
        for file, edits in self._edits.items():
            document = self._document(file)
            print_difference(document, apply(document.source, edits).text)

    def write(self, reason: str) -> None:
        """Replace the files, then note that the decisions are withdrawn; raises InputError.

        As in a review, where the places stand then is noted first.
        """
        applied = {}
        for file, edits in self._edits.items():
            source = self._document(file).source
            applied[file] = apply(source, edits)
            verify(source, edits, applied[file].text)
        for file, changed in applied.items():
            self._note_places(file, changed)
            replace_file(self._document(file), changed.text)
        who = author(self.ledger.root)
        for one in self._taken:
            self.ledger.store.withdraw(replace(one.decision, who=who, why=reason))

    def told(self, *, dry_run: bool) -> Iterator[str]:
        """A line for each decision."""
        if dry_run:
            written = _("{name}: would put back {replacement} → {text} at {places}")
            withdrawn = _("{name}: would withdraw {verdict} of «{text}»")
        else:
            written = _("{name}: put back {replacement} → {text} at {places}")
            withdrawn = _("{name}: withdrew {verdict} of «{text}»")
        for one in self._taken:
            decision = one.decision
            is_written = one.standing.state is State.WRITTEN
            yield (written if is_written else withdrawn).format(
                name=one.name,
                replacement=decision.replacement or _("(nothing)"),
                text=decision.text,
                verdict=verdict_name(decision.verdict),
                places=", ".join(self._places(one)) if is_written else "",
            )

    def _note_places(self, file: str, applied: Applied) -> None:
        """Write down where the places of all decisions about a file will stand."""
        from ocrfix.document.zoning import find_zones
        from ocrfix.fixing.places import note_places, spans_of, tracks

        document, lines = self._document(file), self.ledger.store.about(file)
        known = tracks(lines)
        rules = {line.first_place: line.rule for line in lines}
        spans = {place: spans_of(document, place, known.get(place, [])) for place in rules}
        for one in self._taken:
            if one.decision.file == file:
                spans[one.decision.place] = self._chosen(one)
        move = applied.offset_map.forward
        standing = {
            place: [(rules[place], move(span)) for span in found]
            for place, found in spans.items()
            if found
        }
        written = find_zones(replace(document, source=applied.text, zones=()))
        note_places(self.ledger.store, file, written, standing)

    def _meant(self, decided: Decided) -> list[Span]:
        """The places that are meant; raises UsageError if it is not clear which."""
        spans = self._chosen(decided)
        if len(spans) == 1 or decided.standing.noted:
            return spans
        lines = ", ".join(place.rsplit(":", 2)[1] for place in decided.places)
        raise UsageError(
            _(
                "{name}: «{text}» stands in lines {lines} between "
                "the same words; name the one that was changed with --line N"
            ).format(name=decided.name, text=decided.decision.replacement, lines=lines)
        )

    def _chosen(self, decided: Decided) -> list[Span]:
        spans, index = decided.standing.spans, self._document(decided.decision.file).index
        if len(spans) == 1 or decided.standing.noted:
            return list(spans)
        return [span for span in spans if index.position(span.start)[0] in self.lines]

    def _places(self, decided: Decided) -> list[str]:
        chosen = self._chosen(decided)
        return [
            place
            for place, span in zip(decided.places, decided.standing.spans, strict=True)
            if span in chosen
        ]

    def _why_gone(self, decided: Decided) -> str:
        decision = decided.decision
        if self.ledger.is_missing(decision.file):
            return _("there is no such file any more")
        if decided.document is None:
            return _("the file cannot be read")
        if not decision.replacement:
            told = _("«{text}» was taken out; put it back with ocrfix review or by hand")
            return told.format(text=decision.text)
        told = _("«{text}» does not stand there any more between the same words")
        return told.format(text=decision.replacement)

    def _document(self, file: str) -> Document:
        document = self.ledger.document(file)
        assert document is not None, "a written place lies in a file that was read"
        return document
