"""Which key does what, on both keyboard layouts: ``ф`` is the key ``a`` of a Russian keyboard.

``[review.keys]`` of the configuration changes keys: ``accept = "y"``, ``reject = ["n", "delete"]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocrfix.config import nearest


@dataclass(frozen=True, slots=True)
class Binding:
    """What can be done, its keys, a word for the row of keys, and a line for the help."""

    action: str
    keys: tuple[str, ...]
    label: str
    meaning: str


#: All that has a key, in the order of the help. The digits 1 to 9 choose a suggestion.
BINDINGS = (
    Binding("accept", ("a", "enter"), "accept", "put the first suggestion in its place"),
    Binding("edit", ("e",), "edit", "put your own text in its place"),
    Binding("reject", ("r",), "reject", "the text is right as it is"),
    Binding("skip", ("s", "space"), "skip", "leave it open for another time"),
    Binding("flag", ("f",), "flag", "leave it to a colleague, with a note"),
    Binding("dictionary", ("d",), "dictionary", "add the word to the project's word list"),
    Binding("misreading", ("m",), "misreading…", "answer this misreading everywhere"),
    Binding("word", ("w",), "word…", "answer this word everywhere"),
    Binding("undo", ("u",), "undo", "take the last answer back, also of earlier reviews"),
    Binding("redo", ("U", "ctrl+r"), "redo", "do again what was undone"),
    Binding("next", ("n", "down", "j"), "next", "go to the next issue"),
    Binding("previous", ("p", "up", "k"), "previous", "go to the previous issue"),
    Binding("next_file", ("]", "pagedown"), "file", "go to the next file"),
    Binding("previous_file", ("[", "pageup"), "file back", "go to the file before"),
    Binding("witness", ("g",), "witness", "look at the next witness in the document"),
    Binding("back", ("b", "escape"), "back", "return from the witness to the issue"),
    Binding("unsure", ("c",), "unsure", "show only what `ocrfix fix` leaves to people; again: all"),
    Binding("order", ("o",), "order", "order by document or by doubt"),
    Binding("filter", ("l",), "filter", "limit the issues: REF zone=body conf<0.9 open word"),
    Binding("search", ("/",), "search", "go to the next issue that mentions a text"),
    Binding("difference", ("v",), "view", "view what will be written"),
    Binding("write", ("S", "ctrl+s"), "save", "write the files"),
    Binding("help", ("?", "f1"), "help", "this list"),
    Binding("quit", ("q",), "quit", "end; every answer is kept"),
)

_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё.,ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`/?QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
_TO_LATIN = dict(zip(_RUSSIAN, _LATIN, strict=True))

#: What Textual calls the keys that are no letters.
_NAMED = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "question_mark": "?",
}


def latin(character: str | None) -> str:
    """The small Latin letter on the key of a character: ``н`` is on the key of ``y``."""
    given = (character or "").lower()
    return _TO_LATIN.get(given, given)


class Keys:
    """The keys of this review."""

    def __init__(self, changed: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """The usual keys with these changes.

        Raises ValueError for an action that does not exist, a digit, and a key with two meanings.
        """
        changed = changed or {}
        known = {binding.action for binding in BINDINGS}
        for action in changed:
            if action not in known:
                raise ValueError(f"there is nothing called {action!r}{nearest(action, known)}")
        self._keys = {one.action: changed.get(one.action, one.keys) for one in BINDINGS}
        self._actions: dict[str, str] = {}
        # what was changed goes before what is usual
        for action in sorted(self._keys, key=lambda action: action not in changed):
            for key in self._keys[action]:
                self._bind(key, action, chosen=action in changed)

    def _bind(self, key: str, action: str, *, chosen: bool) -> None:
        if not key or key.isdigit():
            raise ValueError(f"{action}: {key!r} cannot be given to anything else; digits choose")
        other = self._actions.get(key)
        if other is not None and chosen:
            raise ValueError(f"{key!r} is given to {other} and to {action}; choose another key")
        self._actions.setdefault(key, action)

    def action(self, key: str, character: str | None = None) -> str | None:
        """What a key does: a name of Textual (``ctrl+s``), or the character that it gives.

        A digit is itself. A letter of a Russian keyboard is the Latin one on its key, unless it
        was given to something.
        """
        for name in (character, _NAMED.get(key, key)):
            if name and name.isdigit():
                return name
            for tried in (name, _TO_LATIN.get(name or "")):
                if tried and tried in self._actions:
                    return self._actions[tried]
        return None

    def first(self, action: str) -> str:
        """The key that is shown for an action, empty if it has none any more."""
        keys = (key for key in self._keys[action] if self._actions.get(key) == action)
        return next(keys, "")

    def all(self, action: str) -> str:
        """All keys of an action, for the help."""
        return ", ".join(key for key in self._keys[action] if self._actions.get(key) == action)
