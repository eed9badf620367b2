"""The values of settings as a file or flag gives them, read into what `Settings` holds.

``select = ["ref001"]`` becomes ``("REF001",)``. Each raises ValueError with what is wrong and what
is expected; `ocrfix.config` adds the file, the key and the line.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

from ocrfix.messages import _


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts, none of them empty."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise ValueError(
            _('expected a list of texts such as ["one", "two"], not {value}').format(
                value=_shown(value)
            )
        )
    if not all(value):
        raise ValueError(_("the list holds an empty text"))
    return tuple(value)


def patterns(value: Any) -> tuple[str, ...]:
    """Patterns of files and folders."""
    found = texts(value)
    for pattern in found:
        if not PurePath(pattern).parts:
            raise ValueError(
                _("{pattern!r} matches no file; write a pattern such as *.txt").format(
                    pattern=pattern
                )
            )
    return found


def include(value: Any) -> tuple[str, ...]:
    """Patterns of files, at least one."""
    found = patterns(value)
    if not found:
        raise ValueError(_('the list is empty, so no file is found; write ["*.txt"]'))
    return found


def codes(value: Any) -> tuple[str, ...]:
    """Codes in capitals, the names of rules (all have a hyphen) in small letters."""
    return tuple(one.lower() if "-" in one else one.upper() for one in texts(value))


def paths(value: Any) -> tuple[Path, ...]:
    """Paths as they are written."""
    return tuple(Path(one) for one in texts(value))


def text(value: Any) -> str:
    """A text."""
    if not isinstance(value, str):
        raise ValueError(_("expected a text in quotes, not {value}").format(value=_shown(value)))
    return value


def encoding(value: Any) -> str:
    """The name of a text encoding, as Python calls it."""
    name = text(value)
    try:
        information = codecs.lookup(name)
        information.decode(b"")
    except (LookupError, ValueError, TypeError):
        raise ValueError(
            _("unknown encoding {name!r}; try utf-8, cp1251 or koi8-r").format(name=name)
        ) from None
    if not isinstance(information.decode(b"")[0], str):
        raise ValueError(
            _("{name!r} is no text encoding; try utf-8, cp1251 or koi8-r").format(name=name)
        )
    return information.name


def probability(value: Any) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(
            _("expected a number between 0 and 1, not {value}").format(value=_shown(value))
        )
    return float(value)


def truth_value(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(_("expected true or false, not {value}").format(value=_shown(value)))
    return value


def review(value: Any) -> dict[str, tuple[str, ...]]:
    """The table of the review: keys by what they do."""
    keys = value.get("keys", {}) if isinstance(value, dict) and {*value} <= {"keys"} else None
    if not isinstance(keys, dict):
        raise ValueError(
            _('expected a table [review.keys] with accept = "y", not {value}').format(
                value=_shown(value)
            )
        )
    return {name: texts([one] if isinstance(one, str) else one) for name, one in keys.items()}


def whole_number(smallest: int) -> Callable[[Any], int]:
    """What reads a whole number from `smallest` up."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < smallest:
            raise ValueError(
                _("expected a whole number from {smallest} up, not {value}").format(
                    smallest=smallest, value=_shown(value)
                )
            )
        return value

    return read


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)
