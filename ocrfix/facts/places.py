"""The places of a paper in words that begin a sentence: «the translation says 15603».

In Russian «в переводе — 15603», so these are no names of places: they are said only where something
stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocrfix.messages import _, pgettext


def sheet(number: int) -> str:
    """A sheet, counted from 1."""
    return pgettext("where", "sheet {sheet}").format(sheet=number)


def sheets(numbers: Sequence[int]) -> str:
    """Several sheets: «sheets 1 and 2»."""
    return pgettext("where", "sheets {sheets}").format(sheets=enumerated([*map(str, numbers)]))


def original() -> str:
    """The Russian text."""
    return pgettext("where", "the original")


def translation() -> str:
    """The English text."""
    return pgettext("where", "the translation")


def header() -> str:
    """What archivists wrote above the paper."""
    return pgettext("where", "the header")


def title() -> str:
    """The title in the header."""
    return pgettext("where", "the title")


def citation() -> str:
    """The citation in the header."""
    return pgettext("where", "the citation")


def summary() -> str:
    """The summary in the header."""
    return pgettext("where", "the summary")


def another() -> str:
    """A place that needs no name."""
    return pgettext("where", "another place")


def says(place: str, value: object) -> str:
    """What stands at a place: «sheet 2 says 15603»."""
    return _("{place} says {value}").format(place=place, value=value)


def enumerated(items: Sequence[str]) -> str:
    """``1``, ``1 and 2``, ``1, 2 and 3``."""
    if len(items) < 2:
        return "".join(items)
    return _("{items} and {last}").format(items=", ".join(items[:-1]), last=items[-1])
