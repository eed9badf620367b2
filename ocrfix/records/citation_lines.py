"""A record as one line of a footnote, in the style a journal asks for.

``chicago`` is a note of the Chicago Manual of Style: «“Telegram …,” January 16, 1951, fond 45,
opis 1, delo 337, listy 1–3, Archive of the President of the Russian Federation (APRF)». ``wilson``
and ``gost`` are those of `ocrfix.records.rendering`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ocrfix.records.patterns.archive_titles import archive_title
from ocrfix.records.record import Record
from ocrfix.records.references import Deposit, Leaves, Reference
from ocrfix.records.rendering import date_text, render

#: The styles of `citation_line`.
TEMPLATES = ("chicago", "gost", "wilson")
_UNITS = (("fond", "fond"), ("opis", "opis"), ("papka", "papka"), ("svyazka", "svyazka"),
          ("delo", "delo"), ("volume", "vol."))  # fmt: skip


def citation_line(record: Record, template: str) -> str:
    """The line for a record; empty if it has neither title nor reference.

    Raises ValueError for a style that is not in `TEMPLATES`.
    """
    if template not in TEMPLATES:
        raise ValueError(f"no template {template!r}; choose one of {', '.join(TEMPLATES)}")
    reference = _reference(record)
    if reference.title is None and not reference.deposits:
        return ""
    return _chicago(reference) if template == "chicago" else render(reference, template)


def _reference(record: Record) -> Reference:
    """The citation with title, date and address of the record."""
    cited = record.citation
    date = cited.date
    if record.date is not None and record.date.edtf is not None:
        date = replace(record.date.text, value=record.date.edtf, raw=record.date.text.value)
    return replace(cited, title=record.title or cited.title, date=date, url=record.url or cited.url)


def _chicago(reference: Reference) -> str:
    """Title, date, place within the archive, archive, digital archive, address."""
    parts: list[str] = []
    if reference.title is not None:
        parts.append(f"“{reference.title.value.rstrip('.,')},”")
    if reference.date is not None:
        parts.append(f"{date_text(reference.date, gost=False)},")
    if reference.deposits:
        parts.append("; ".join(", ".join(_places(one)) for one in reference.deposits) + ",")
    if reference.repository is not None:
        parts.append(f"{reference.repository.value},")
    if reference.url is not None:
        parts.append(f"{reference.url.value},")
    return " ".join(parts).removesuffix(",") + "."


def _places(deposit: Deposit) -> Iterator[str]:
    if deposit.shelfmark is not None:
        yield deposit.shelfmark.value
    for name, word in _UNITS:
        value = getattr(deposit, name)
        if value is not None:
            yield f"{word} {value.value}"
    if deposit.leaves:
        yield _leaves(deposit.leaves)
    if deposit.archive is not None:
        code = deposit.archive_id.value if deposit.archive_id is not None else ""
        name, _ = archive_title(code)
        written = deposit.archive.value
        yield written if name in written else f"{name} ({written})"


def _leaves(leaves: tuple[Leaves, ...]) -> str:
    ranges = [one.first if one.first == one.last else f"{one.first}–{one.last}" for one in leaves]
    several = len(leaves) > 1 or leaves[0].first != leaves[0].last
    return f"{'listy' if several else 'list'} {', '.join(ranges)}"
