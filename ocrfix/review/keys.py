"""Which key does what, on both keyboard layouts: ``ф`` is the key ``a`` of a Russian keyboard.

``[review.keys]`` of the configuration changes keys: ``accept = "y"``, ``reject = ["n", "delete"]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocrfix.config import nearest
from ocrfix.messages import N_, _


@dataclass(frozen=True, slots=True)
class Binding:
    """What can be done, its keys, a word for the row of keys, and a line for the help.

    The last two are messages, to be translated where they are shown.
    """

    action: str
    keys: tuple[str, ...]
    label: str
    meaning: str


#: All that has a key, in the order of the help. The digits 1 to 9 choose a suggestion.
BINDINGS = (
    Binding("accept", ("a", "enter"), N_("accept"), N_("put the first suggestion in its place")),
    Binding("edit", ("e",), N_("edit"), N_("put your own text in its place")),
    Binding("reject", ("r",), N_("reject"), N_("the text is right as it is")),
    Binding("skip", ("s", "space"), N_("skip"), N_("leave it open for another time")),
    Binding("flag", ("f",), N_("flag"), N_("leave it to a colleague, with a note")),
    Binding("dictionary", ("d",), N_("dictionary"), N_("add the word to the project's word list")),
    Binding("misreading", ("m",), N_("misreading…"), N_("answer this misreading everywhere")),
    Binding("word", ("w",), N_("word…"), N_("answer this word everywhere")),
    Binding("undo", ("u",), N_("undo"), N_("take the last answer back, also of earlier reviews")),
    Binding("redo", ("U", "ctrl+r"), N_("redo"), N_("do again what was undone")),
    Binding("next", ("n", "down", "j"), N_("next"), N_("go to the next issue")),
    Binding("previous", ("p", "up", "k"), N_("previous"), N_("go to the previous issue")),
    Binding("next_file", ("]", "pagedown"), N_("file"), N_("go to the next file")),
    Binding("previous_file", ("[", "pageup"), N_("file back"), N_("go to the file before")),
    Binding("witness", ("g",), N_("witness"), N_("look at the next witness in the document")),
    Binding("back", ("b", "escape"), N_("back"), N_("return from the witness to the issue")),
    Binding(
        "unsure",
        ("c",),
        N_("unsure"),
        N_("show only what `ocrfix fix` leaves to people; again: all"),
    ),
    Binding("more", ("tab",), N_("more"), N_("read on at right, then from its beginning again")),
    Binding("order", ("o",), N_("order"), N_("order by document or by doubt")),
    Binding(
        "filter", ("l",), N_("filter"), N_("limit the issues: REF zone=body conf<0.9 open word")
    ),
    Binding("search", ("/",), N_("search"), N_("go to the next issue that mentions a text")),
    Binding("difference", ("v",), N_("view"), N_("view what will be written")),
    Binding("write", ("S", "ctrl+s"), N_("save"), N_("write the files")),
    Binding("help", ("?", "f1"), N_("help"), N_("this list")),
    Binding("quit", ("q",), N_("quit"), N_("end; every answer is kept")),
)

#: What is said of the digits in the help.
DIGITS_MEAN = N_("put this suggestion in its place")

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
                unknown = _("there is nothing called {action!r}").format(action=action)
                raise ValueError(f"{unknown}{nearest(action, known)}")
        self._keys = {one.action: changed.get(one.action, one.keys) for one in BINDINGS}
        self._actions: dict[str, str] = {}
        # what was changed goes before what is usual
        for action in sorted(self._keys, key=lambda action: action not in changed):
            for key in self._keys[action]:
                self._bind(key, action, chosen=action in changed)

    def _bind(self, key: str, action: str, *, chosen: bool) -> None:
        if not key or key.isdigit():
            digits = _("{action}: {key!r} cannot be given to anything else; digits choose")
            raise ValueError(digits.format(action=action, key=key))
        other = self._actions.get(key)
        if other is not None and chosen:
            twice = _("{key!r} is given to {other} and to {action}; choose another key")
            raise ValueError(twice.format(key=key, other=other, action=action))
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
