"""The answers in the order in which they were given, to be taken back and given again.

«``Фузан`` is right», then «everywhere к→ю»: undo takes the second back as a whole, then the first,
and goes on into what was answered last week, since all is read from the decisions themselves.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ocrfix.fixing.decisions import Decision, DecisionStore, Place, Verdict, now


@dataclass(frozen=True, slots=True)
class Change:
    """What held about one place before an action and after it; None where nothing did."""

    store: DecisionStore
    before: Decision | None
    after: Decision


@dataclass(frozen=True, slots=True)
class Action:
    """All that was answered at once."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Undone:
    """An action that was taken back, and the name of the undo."""

    action: Action
    name: str


class History:
    """The actions of one or several stores that can be undone and done again, the last one last."""

    def __init__(
        self, stores: Sequence[DecisionStore], concerns: Callable[[DecisionStore, str], bool]
    ) -> None:
        """Read the actions of all stores; `concerns` tells whether a file of a store is at hand.

        Actions about other files are left alone.
        """
        self._concerns = concerns
        self._done: list[Action] = []
        self._undone: list[_Undone] = []
        for action, takes_back in _actions(stores):
            self._take_in(action, takes_back)

    @property
    def done(self) -> tuple[Action, ...]:
        """What can be undone, the last one last."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Action, ...]:
        """What can be done again, the last one last."""
        return tuple(one.action for one in self._undone)

    def answer(self, answers: Iterable[tuple[DecisionStore, Decision]]) -> Action:
        """Write answers as one action; raises InputError if they cannot be written."""
        name = secrets.token_hex(6)
        changes = tuple(
            Change(store, store.at(decision.place), replace(decision, action=name))
            for store, decision in answers
        )
        _write(changes)
        action = Action(name, changes)
        self._done.append(action)
        self._undone.clear()
        return action

    def undo(self) -> Action | None:
        """Take the last action back; None if there is none."""
        if not self._done:
            return None
        action, name = self._done[-1], secrets.token_hex(6)
        _write(
            replace(one, after=_again(one.before or _withdrawn(one.after), name, action.name))
            for one in action.changes
        )
        self._undone.append(_Undone(self._done.pop(), name))
        return action

    def redo(self) -> Action | None:
        """Do what was undone last again; None if there is nothing."""
        if not self._undone:
            return None
        undone, name = self._undone[-1], secrets.token_hex(6)
        action = undone.action
        _write(replace(one, after=_again(one.after, name, undone.name)) for one in action.changes)
        self._undone.pop()
        self._done.append(replace(action, name=name))
        return action

    def _take_in(self, action: Action, takes_back: str) -> None:
        if not all(self._concerns(one.store, one.after.file) for one in action.changes):
            return
        for place, done in enumerate(self._done):
            if takes_back and done.name == takes_back:
                self._undone.append(_Undone(self._done.pop(place), action.name))
                return
        for place, undone in enumerate(self._undone):
            if takes_back and undone.name == takes_back:
                again = self._undone.pop(place).action
                self._done.append(replace(again, name=action.name))
                return
        self._done.append(action)
        self._undone.clear()


def _actions(stores: Sequence[DecisionStore]) -> Iterator[tuple[Action, str]]:
    """All actions of the stores by time, each with the name of the one it takes back."""
    groups: dict[object, list[tuple[DecisionStore, Decision]]] = {}
    for store in stores:
        for number, decision in enumerate(store):
            if decision.verdict is not Verdict.PLACED:
                key: object = decision.action or (id(store), number)
                groups.setdefault(key, []).append((store, decision))
    lines = list(groups.values())
    if len(stores) > 1:
        lines.sort(key=lambda group: group[0][1].when)
    holding: dict[tuple[int, Place], Decision] = {}
    for group in lines:
        changes = []
        for store, decision in group:
            place = (id(store), decision.place)
            before = holding.get(place)
            holds = before is not None and before.verdict is not Verdict.WITHDRAW
            changes.append(Change(store, before if holds else None, decision))
            holding[place] = decision
        yield Action(group[0][1].action, tuple(changes)), group[0][1].takes_back


def _write(changes: Iterable[Change]) -> None:
    by_store: dict[int, list[Change]] = {}
    for change in changes:
        by_store.setdefault(id(change.store), []).append(change)
    for group in by_store.values():
        group[0].store.append(*(change.after for change in group))


def _again(decision: Decision, name: str, takes_back: str) -> Decision:
    return replace(decision, when=now(), action=name, takes_back=takes_back)


def _withdrawn(decision: Decision) -> Decision:
    return replace(decision, verdict=Verdict.WITHDRAW, replacement="", why="")
