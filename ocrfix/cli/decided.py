"""The decisions of a project as the commands need them: with names, states and places.

``3f2a91c07 accept written letters/1951.txt:3:32 кжно → южно`` is one decision that holds, seen in
the file as it is today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ocrfix.errors import InputError, UsageError
from ocrfix.fixing.decisions import REPLACING, Decision, DecisionStore, Place, Verdict
from ocrfix.fixing.standing import Standing, State, decision_id, standing
from ocrfix.messages import _

if TYPE_CHECKING:
    from ocrfix.document.model import Document

#: Fewer digits name no decision: they would soon name several.
_SHORTEST_ID = 4


@dataclass(frozen=True)
class Decided:
    """A decision with its name and its place; `document` is None if its file cannot be read."""

    name: str
    decision: Decision
    document: Document | None
    standing: Standing

    @property
    def places(self) -> list[str]:
        """``letters/1951.txt:3:32`` for each place that it is about."""
        document = self.document
        if document is None:
            return []
        return [
            "{}:{}:{}".format(self.decision.file, *document.index.position(span.start))
            for span in self.standing.spans
        ]

    @property
    def change(self) -> str:
        """``кжно → южно``, or the text alone if nothing was to replace it."""
        decision = self.decision
        return (
            f"{decision.text} → {decision.replacement}" if decision.replacement else decision.text
        )


class Ledger:
    """The decisions of the project at `root`, with what has become of them."""

    def __init__(self, root: Path) -> None:
        """Read the decisions; raises InputError."""
        self.root = root
        self.store = DecisionStore(root)
        self._documents: dict[str, Document | None] = {}

    def holding(self, paths: Sequence[str] = ()) -> list[Decision]:
        """The decisions that hold, oldest first, of these files and folders or of all."""
        return [one for one in self.store.holding if not paths or self._lies_in(one, paths)]

    def all(self, paths: Sequence[str] = ()) -> list[Decision]:
        """All decisions, oldest first, the withdrawn ones too."""
        return [one for one in self._lines(paths) if one.verdict is not Verdict.PLACED]

    def named(self, name: str) -> Decision:
        """The decision of a name or its first digits; raises UsageError if none or several are."""
        wanted = name.lower()
        if len(wanted) < _SHORTEST_ID:
            raise UsageError(
                _("{name}: give at least {number} digits of a decision").format(
                    name=name, number=_SHORTEST_ID
                )
            )
        found = {decision_id(one): one for one in self.all()}
        names = [known for known in found if known.startswith(wanted)]
        if not names:
            raise UsageError(
                _("{name}: there is no such decision; see ocrfix decisions list --all").format(
                    name=name
                )
            )
        if len(names) > 1:
            raise UsageError(
                _("{name}: names {names}; give more digits").format(
                    name=name, names=", ".join(sorted(names))
                )
            )
        return found[names[0]]

    def decided(self, decision: Decision) -> Decided:
        """A decision with what has become of its place."""
        document = self.document(decision.file)
        others = self.store.about(decision.file)
        stands = standing(document, decision, others) if document else Standing(State.GONE)
        return Decided(decision_id(decision), decision, document, stands)

    def document(self, file: str) -> Document | None:
        """The document of a file as decisions name it; None if it cannot be read."""
        if file not in self._documents:
            self._documents[file] = self._read(file)
        return self._documents[file]

    def is_missing(self, file: str) -> bool:
        """Whether there is no such file any more."""
        return not (self.root / file).exists()

    def gone(self, paths: Sequence[str] = ()) -> Iterator[tuple[Decision, str]]:
        """The lines whose file or place is gone, and which of the two it is.

        The lines about one place go together, with those that say where it stands.
        """
        history: dict[Place, list[Decision]] = {}
        for decision in self._lines(paths):
            history.setdefault(decision.first_place, []).append(decision)
        placeless: list[list[Decision]] = []
        standing: set[tuple[str, str]] = set()
        for lines in history.values():
            if self.is_missing(lines[0].file):
                yield from ((one, _("the file is gone")) for one in lines)
            elif self.document(lines[0].file) is not None and all(map(self._is_gone, lines)):
                placeless.append(lines)
            else:
                standing.update((one.file, one.first_place[2]) for one in lines)
        for lines in _without_earlier_answers(placeless, standing):
            yield from ((one, _("the place is gone")) for one in lines)

    def _is_gone(self, decision: Decision) -> bool:
        if decision.verdict is Verdict.PLACED:
            decision = replace(decision, text=decision.replacement, context=decision.origin)
        took_out = decision.verdict in REPLACING and not decision.replacement
        return self.decided(decision).standing.state is State.GONE and not took_out

    def _lines(self, paths: Sequence[str]) -> list[Decision]:
        return [one for one in self.store if not paths or self._lies_in(one, paths)]

    def _lies_in(self, decision: Decision, paths: Sequence[str]) -> bool:
        place = (self.root / decision.file).resolve()
        return any(place.is_relative_to(Path(path).resolve()) for path in paths)

    def _read(self, file: str) -> Document | None:
        from ocrfix.config import load
        from ocrfix.document.zoning import find_zones
        from ocrfix.formats import format_of

        path = self.root / file
        if path.is_relative_to(Path.cwd()):
            path = path.relative_to(Path.cwd())
        try:
            encoding = load(path.parent).encoding
            return find_zones(format_of(path).read(path, encoding))
        except InputError:
            return None


def _without_earlier_answers(
    placeless: Sequence[list[Decision]], standing: set[tuple[str, str]]
) -> Sequence[list[Decision]]:
    """Leave out the answers on which later ones stand: what they put there was mended again.

    `standing` has the files and texts of the places that are not gone: where ``МОЛОТОУУ`` is one,
    the answer that put it in place of ``МОЛОТОЗУ`` is needed to take both back.
    """
    left, needed = list(placeless), set(standing)
    while earlier := next((lines for lines in left if _leads_to(lines, needed)), None):
        left.remove(earlier)
        needed |= {(one.file, one.first_place[2]) for one in earlier}
    return left


def _leads_to(lines: Sequence[Decision], texts: set[tuple[str, str]]) -> bool:
    """Whether one of the answers on a place put there what is needed, by file and text."""
    return any((one.file, one.replacement) in texts for one in lines if _is_put(one))


def _is_put(decision: Decision) -> bool:
    return decision.verdict in REPLACING and bool(decision.replacement)
