"""Floors that measured figures must keep, so that no change makes the program worse unseen.

A floor file names sets of documents and, for each figure, what it must be at least or at most::

    [ocr]
    f1 = { at_least = 0.70 }
    false_alarms_per_1000 = { at_most = 2.5 }

A figure below its floor is reported in words: ``ocr: f1 is 0.65, must be at least 0.70``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ocrfix.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Floor:
    """The bounds of one figure of one set of documents; None: no bound on that side."""

    name: str
    figure: str
    at_least: float | None = None
    at_most: float | None = None

    def violation(self, measured: float | None) -> str | None:
        """What is wrong with a measured figure, None if it keeps the floor."""
        if measured is None:
            return f"{self.name}: {self.figure} was not measured"
        # Written so that NaN, which no comparison holds for, is a violation too.
        if self.at_least is not None and not measured >= self.at_least:
            return f"{self.name}: {self.figure} is {measured:g}, must be at least {self.at_least:g}"
        if self.at_most is not None and not measured <= self.at_most:
            return f"{self.name}: {self.figure} is {measured:g}, must be at most {self.at_most:g}"
        return None


def read_floors(path: Path) -> tuple[Floor, ...]:
    """The floors of a file, in its order.

    Raises ConfigurationError if it is not TOML of the shape shown above.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read as TOML: {error}") from error
    floors = []
    for name, figures in tables.items():
        if not isinstance(figures, dict) or not figures:
            raise ConfigurationError(f"{path}: {name} is to be a table of figures, [{name}]")
        floors += [_floor(path, name, figure, bounds) for figure, bounds in figures.items()]
    return tuple(floors)


def _floor(path: Path, name: str, figure: str, bounds: object) -> Floor:
    numbers = bounds if isinstance(bounds, dict) else {}
    known = numbers.keys() <= {"at_least", "at_most"}
    numeric = all(type(bound) in {int, float} for bound in numbers.values())
    if not (numbers and known and numeric):
        raise ConfigurationError(
            f"{path}: {name}.{figure}: write {{ at_least = NUMBER }} or {{ at_most = NUMBER }}"
        )
    return Floor(name, figure, **numbers)


def violations(
    floors: tuple[Floor, ...], measured: Mapping[str, Mapping[str, float | None]]
) -> list[str]:
    """What is wrong with the measured figures (set of documents -> figure -> value), in words.

    A floor whose figure was not measured is violated; figures without a floor are free.
    """
    found = (floor.violation(measured.get(floor.name, {}).get(floor.figure)) for floor in floors)
    return [violation for violation in found if violation is not None]
