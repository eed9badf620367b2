"""Deposits put together part by part: ``Ф. 235. Оп. 7. Д. 42; Оп. 8. Д. 4794`` are two.

A part goes to the deposit at hand, in any order, unless that has one of its kind; then a new
deposit begins, which inherits the levels above its first part. After ``;`` or ``and`` a part of a
level that was passed begins one, too.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ocrfix.records.model import Field
from ocrfix.records.patterns.archives import Archive
from ocrfix.records.references import LEVELS, Deposit, Leaves

#: Levels that a deposit takes over from the one before it.
_INHERITED = ("fond", "opis", "papka", "svyazka", "delo")


@dataclass
class Draft:
    """A deposit in the making; `inherited` names the fields that come from the one before."""

    parts: dict[str, Field] = field(default_factory=dict)
    leaves: list[Leaves] = field(default_factory=list)
    ibid: Field | None = None
    inherited: set[str] = field(default_factory=set)
    archive: Archive | None = None

    @property
    def has_units(self) -> bool:
        """Whether a unit or a leaf of its own stands in it."""
        return bool(self.leaves) or any(
            name in self.parts and name not in self.inherited
            for name in (*_INHERITED, "volume", "shelfmark", "extent")
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read into it yet."""
        return not self.has_units and self.ibid is None and "archive" not in self.parts

    def own(self, name: str) -> bool:
        """Whether a level is given in the text of this deposit."""
        return (
            bool(self.leaves)
            if name == "leaves"
            else (name in self.parts and name not in self.inherited)
        )

    def deepest(self) -> int:
        """The lowest level that is given, as an index of LEVELS; -1 for none."""
        return max((n for n, level in enumerate(LEVELS) if self.own(level)), default=-1)

    def finished(self) -> Deposit:
        """The deposit, immutable."""
        return Deposit(**self.parts, leaves=tuple(self.leaves), ibid=self.ibid)


class Deposits:
    """The deposits of one reference, the last of them open."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.drafts = [Draft()]
        self.separated = False
        self.problems: list[str] = []

    @property
    def current(self) -> Draft:
        """The deposit at hand."""
        return self.drafts[-1]

    def separate(self) -> None:
        """``;`` or ``and``: the next part may begin another deposit."""
        self.separated = True

    def _begin(self, level: str | None) -> Draft:
        """A new deposit that inherits what stands above `level`; nothing for None."""
        before, draft = self.current, Draft()
        if level is not None:
            draft.archive = before.archive
            if "archive_id" in before.parts:
                draft.parts["archive_id"] = before.parts["archive_id"]
            for name in _INHERITED:
                if name in before.parts and LEVELS.index(name) < LEVELS.index(level):
                    draft.parts[name] = before.parts[name]
            draft.inherited = set(draft.parts)
        self.drafts.append(draft)
        self.separated = False
        return draft

    def name(self, archive: Archive, name: Field, code: Field | None) -> None:
        """The name of an archive; behind a whole reference without one it belongs to that."""
        draft = self.current
        if "archive" in draft.parts or (draft.has_units and self.separated):
            draft = self._begin(None)
        draft.parts.setdefault("archive", name)
        if code is not None:
            draft.parts.setdefault("archive_id", code)
        draft.archive = draft.archive or archive
        self.separated = False

    def refer_back(self, ibid: Field) -> None:
        """«Там же»: the deposit before, from the next part on."""
        if self.current.is_empty:
            self.current.ibid = ibid
            return
        draft = self._begin("leaves")
        draft.ibid = ibid

    def add(self, unit: str, value: Field) -> None:
        """A numbered unit."""
        draft, level = self.current, LEVELS.index(unit)
        passed = self.separated and level <= draft.deepest() and not draft.ibid
        if draft.own(unit) or (passed and unit not in ("volume",)):
            draft = self._begin(unit)
        elif unit in draft.inherited:
            for name in LEVELS[level:]:
                if name in draft.inherited:
                    draft.parts.pop(name, None)
                    draft.inherited.discard(name)
        draft.parts[unit] = value
        self.separated = False

    def add_leaves(self, leaves: list[Leaves]) -> None:
        """Leaves of the deposit at hand; a second list is added to the first."""
        self.current.leaves.extend(leaves)
        self.separated = False

    def add_extent(self, value: Field) -> None:
        """How many leaves the file has."""
        self.current.parts.setdefault("extent", value)

    def finished(self) -> tuple[Deposit, ...]:
        """All deposits that say something."""
        return tuple(draft.finished() for draft in self.drafts if not draft.is_empty)
