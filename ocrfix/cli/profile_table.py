"""The error profile of a corpus as a table: what is misread here more often than elsewhere.

``«д» read as «л»   297 of 1325   3.32 → 1.94   госуларство/государство`` says that of 1325 «д» 297
were read as «л», which the shipped table has at e^−3.32 of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ocrfix.language.confusions import Confusion, ErrorModel
from ocrfix.language.profile import Profile, Source
from ocrfix.messages import N_, _, ngettext

#: Where sightings come from, as it is told.
_SOURCES = {
    Source.TEXTS: N_("texts"), Source.PAIRS: N_("pairs"), Source.DECISIONS: N_("decisions")
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Change:
    """A confusion with its weight here, its shipped weight, its sightings and their number."""

    here: Confusion
    shipped: float
    seen: float
    stood: float

    @property
    def gain(self) -> float:
        """How much better the corpus is explained (nats); a fallen rate by what is not seen."""
        moved = self.shipped - self.here.weight
        return moved * (self.seen if moved > 0 else self.stood * math.exp(-self.shipped))


def _changes(profile: Profile, shipped: ErrorModel) -> list[_Change]:
    """The changed confusions: first those that are oftener here, strongest first."""
    changes = []
    for here in profile.confusions(shipped):
        before = shipped.confusion(here.truth, here.read).weight
        seen = profile.counts.get((here.truth, here.read), 0.0)
        changes.append(_Change(here, before, seen, profile.stood(here.truth)))
    return sorted(changes, key=lambda one: (-one.gain, one.here.truth, one.here.read))


def strongest(profile: Profile, shipped: ErrorModel, most: int) -> list[str]:
    """Lines for the confusions that are oftener here than elsewhere."""
    oftener = [one for one in _changes(profile, shipped) if one.gain > 0]
    return _rows(oftener[:most], profile)


def explained(profile: Profile, shipped: ErrorModel, file: Path, most: int) -> list[str]:
    """The whole profile in words; `most` rows each for what is oftener and what is rarer here."""
    lines = [
        _("error profile {path}").format(path=file),
        *(f"  {line}" for line in _sources(profile)),
        "",
    ]
    changes = _changes(profile, shipped)
    oftener = [one for one in changes if one.gain > 0]
    rarer = [one for one in reversed(changes) if one.gain <= 0]
    titles = (_oftener(len(oftener)), _rarer(len(rarer)))
    for title, rows in zip(titles, (oftener, rarer), strict=True):
        lines.append(title)
        lines += [f"  {row}" for row in _rows(rows[:most], profile)]
        if most and len(rows) > most:
            lines.append(
                "  " + _("… and {number} more in the file").format(number=len(rows) - most)
            )
    return lines


def _oftener(number: int) -> str:
    return ngettext(
        "{count} confusion oftener here than in the shipped table:",
        "{count} confusions oftener here than in the shipped table:",
        number,
    ).format(count=number)


def _rarer(number: int) -> str:
    return ngettext(
        "{count} confusion rarer here than in the shipped table:",
        "{count} confusions rarer here than in the shipped table:",
        number,
    ).format(count=number)


def _sources(profile: Profile) -> Iterable[str]:
    for source in Source:
        tally = profile.tallies.get(source)
        if tally is None:
            yield _("{source}: nothing learned").format(source=_(_SOURCES[source]))
            continue
        seen = [count for pair, count in tally.counts.items() if pair[0] != pair[1]]
        words = tally.counts.get((" ", " "), 0.0)
        added = sum(count for count in seen if count > 0)
        taken = -sum(count for count in seen if count < 0)
        less = _(", {taken:.0f} taken away").format(taken=taken) if taken else ""
        told = _("{source}: {words:.0f} Russian words, {added:.0f} misreadings")
        yield told.format(source=_(_SOURCES[source]), words=words, added=added) + less


def _rows(changes: Iterable[_Change], profile: Profile) -> list[str]:
    """Aligned columns: confusion, sightings, weights, examples."""
    cells = [
        (
            one.here.note,
            _("{seen:.0f} of {stood:.0f}").format(seen=one.seen, stood=one.stood),
            f"{one.shipped:.2f} → {one.here.weight:.2f}",
            ", ".join(profile.examples((one.here.truth, one.here.read))),
        )
        for one in changes
    ]
    widths = [max((len(row[column]) for row in cells), default=0) for column in range(3)]
    return [
        f"{note:<{widths[0]}}  {seen:>{widths[1]}}  {weights:>{widths[2]}}  {words}".rstrip()
        for note, seen, weights, words in cells
    ]
