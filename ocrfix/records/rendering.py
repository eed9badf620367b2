"""References written out: «РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 92.» and the Wilson Center's style.

`render` gives one of two styles. Reading it with `parse_citation` gives the same reference, if its
archive is one of the list and its title holds neither quotation marks nor ``//``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocrfix.records.model import Field
from ocrfix.records.patterns.reference_dates import REACH, dates_in
from ocrfix.records.references import Deposit, Leaves, Reference

#: The styles of `render`: GOST 7.0.5-2008 and the citations of the Wilson Center Digital Archive.
STYLES = ("gost", "wilson")
_GOST = (("fond", "Ф."), ("opis", "Оп."), ("papka", "П."), ("svyazka", "Св."), ("delo", "Д."),
         ("volume", "Т."))  # fmt: skip
_WILSON = (("fond", "f."), ("opis", "op."), ("papka", "p."), ("svyazka", "sv."), ("delo", "d."),
           ("volume", "vol."))  # fmt: skip
_RUSSIAN_MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
                   "сентябрь", "октябрь", "ноябрь", "декабрь")  # fmt: skip
_ENGLISH_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
                   "September", "October", "November", "December")  # fmt: skip
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_PEOPLE = (("obtained_by", "Obtained by"), ("contributed_by", "Contributed by"),
           ("translated_by", "Translated by"))  # fmt: skip


def render(reference: Reference, style: str = "gost") -> str:
    """The reference in a style of `STYLES`; raises ValueError for another.

    >>> from ocrfix.records.patterns.citation import parse_citation
    >>> render(parse_citation("RGASPI, f. 558, op. 11, d. 342, ll. 92ob"))
    'RGASPI. Ф. 558. Оп. 11. Д. 342. Л. 92 об.'
    """
    if style not in STYLES:
        raise ValueError(f"no style {style!r}; choose one of {', '.join(STYLES)}")
    gost = style == "gost"
    written = [deposit(one, gost) for one in reference.deposits]
    places = "; ".join(written) if gost else "; and ".join(written)
    if reference.title is None and reference.date is not None:
        places += f"; {date_text(reference.date, gost=gost)}"
    front = _gost_front(reference) if gost else _wilson_front(reference)
    if not places:  # nothing to lead to
        front = front.removesuffix(" // ").rstrip(", ")
    sentences = [front + places] if front + places else []
    if reference.physdesc is not None:
        sentences.append(reference.physdesc.value)
    if reference.published_in is not None:
        opener = "Опубл.:" if gost else "Published in"
        sentences.append(f"{opener} {reference.published_in.value}")
    for name, opener in _PEOPLE:
        names: tuple[Field, ...] = getattr(reference, name)
        if names:
            sentences.append(f"{opener} {_row([one.value for one in names])}")
    if gost and reference.repository is not None:
        sentences.append(reference.repository.value)
    text = " ".join(sentence.rstrip(".") + "." for sentence in sentences)
    return f"{text} {reference.url.value}".strip() if reference.url is not None else text


def deposit(one: Deposit, gost: bool) -> str:
    """One deposit: ``АВП РФ. Ф. 0102. Оп. 1. П. 1. Д. 3. Л. 5 об.``, without the last point."""
    parts: list[str] = []
    if one.ibid is not None:
        parts.append("Там же" if gost else "Ibid.")
    if one.archive is not None:
        parts.append(one.archive.value)
    if one.shelfmark is not None:
        parts.append(one.shelfmark.value)
    for name, marker in _GOST if gost else _WILSON:
        value: Field | None = getattr(one, name)
        if value is not None:
            parts.append(f"{marker} {value.value}")
    if one.leaves:
        parts.append(_leaves(one.leaves, gost))
    plain = gost and one.shelfmark is None
    text = (". " if plain else ", ").join(parts)
    return f"{text}; {one.extent.value}" if one.extent is not None else text


def _leaves(leaves: Sequence[Leaves], gost: bool) -> str:
    several = len(leaves) > 1 or leaves[0].first != leaves[0].last
    marker = "Л." if gost else ("ll." if several else "l.")
    ranges = [
        one.first if one.first == one.last else f"{one.first}{'–' if gost else '-'}{one.last}"
        for one in leaves
    ]
    text = f"{marker} {', '.join(ranges)}"
    return re.sub(r"ob\b", " об.", text) if gost else text


def _gost_front(reference: Reference) -> str:
    if reference.title is None:
        return ""
    title = reference.title.value.rstrip(".")
    dates = [] if reference.date is None else [date_text(reference.date, gost=True)]
    text = ". ".join([title, *dates])
    end = text[-REACH:]
    found = dates_in(end)
    # «…, 11:30, Friday. 9 ноября 1962 г.» would be read as one date.
    if found and found[-1].start < len(end) - len(text) + len(title):
        return "".join(f"{part} " for part in [f"«{title}»,", *(f"{date}," for date in dates)])
    return text + " // "


def _wilson_front(reference: Reference) -> str:
    parts = [] if reference.title is None else [f'"{reference.title.value},"']
    if reference.title is not None and reference.date is not None:
        parts.append(f"{date_text(reference.date, gost=False)},")
    if reference.repository is not None:
        parts.append(f"{reference.repository.value},")
    return "".join(f"{part} " for part in parts)


def date_text(date: Field, *, gost: bool) -> str:
    """``16 января 1951 г.`` or ``January 16, 1951``; another date than a day as it was written."""
    match = _DAY.fullmatch(date.value)
    if match is None:
        return " ".join(date.raw.split()) or date.value
    year, month, day = match.groups()
    if month is None:
        return f"{year} г." if gost else year
    name = (_RUSSIAN_MONTHS if gost else _ENGLISH_MONTHS)[int(month) - 1]
    if day is None:
        return f"{name} {year} г." if gost else f"{name} {year}"
    return f"{int(day)} {_genitive(name)} {year} г." if gost else f"{name} {int(day)}, {year}"


def _genitive(month: str) -> str:
    return month[:-1] + "я" if month[-1] in "ьй" else month + "а"


def _row(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
