"""What an archival reference says: ``РГАСПИ. Ф. 558. Оп. 11. Д. 342. Л. 92 об.`` field by field.

A `Reference` holds one or more deposits of one paper and what stands around them (title, date, who
translated it). Each value is a `Field` that knows its raw text and place. `as_dict` gives plain
data with the field names of docs/references.md; what the text does not say is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ocrfix.records.model import Field
from ocrfix.text.spans import Span

#: The levels of a reference from the archive down; a deposit inherits those above its first.
LEVELS = ("archive", "fond", "opis", "papka", "svyazka", "delo", "volume", "leaves")
_PARTS = (
    "archive", "archive_id", "fond", "opis", "papka", "delo", "shelfmark", "svyazka", "volume",
    "extent",
)  # fmt: skip
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Leaves:
    """A leaf or a range of leaves: ``Л. 1–3 об.`` is ``first="1", last="3ob"``."""

    first: str
    last: str
    raw: str
    span: Span


@dataclass(frozen=True)
class Deposit:
    """One place where the paper lies; `archive_id` is our code and stands where it is known.

    Numbers are as written, without blanks (``059а``, ``Р-1235``); `ibid` is «Там же»: what is
    missing comes from the reference before.
    """

    archive: Field | None = None
    archive_id: Field | None = None
    fond: Field | None = None
    opis: Field | None = None
    papka: Field | None = None
    delo: Field | None = None
    shelfmark: Field | None = None
    svyazka: Field | None = None
    volume: Field | None = None
    extent: Field | None = None
    leaves: tuple[Leaves, ...] = ()
    ibid: Field | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain data; ``listy`` is a list of ``[from, to]``."""
        found: dict[str, Any] = {
            name: value.value for name in _PARTS if (value := getattr(self, name)) is not None
        }
        if self.leaves:
            found["listy"] = [[leaves.first, leaves.last] for leaves in self.leaves]
        if self.ibid is not None:
            found["ibid"] = True
        return found

    def completed(self, before: Deposit) -> Deposit:
        """«Там же» made whole: the levels above the first that is given, from `before`."""
        given = [level for level in LEVELS if getattr(self, level)]
        missing = LEVELS[: LEVELS.index(given[0])] if given else LEVELS
        wanted = {level: getattr(before, level) for level in missing}
        if "archive" in wanted:
            wanted["archive_id"] = before.archive_id
            wanted["shelfmark"] = self.shelfmark or before.shelfmark
        return replace(self, **wanted)


@dataclass(frozen=True, eq=False)
class Reference:
    """A reference with its surroundings. Two are equal when they say the same, wherever read.

    `date` is EDTF (ISO 8601-2) and `time` is ``HH:MM``; `problems` are sentences about what was
    repaired or left out.
    """

    deposits: tuple[Deposit, ...] = ()
    repository: Field | None = None
    url: Field | None = None
    document_id: Field | None = None
    title: Field | None = None
    date: Field | None = None
    time: Field | None = None
    obtained_by: tuple[Field, ...] = ()
    contributed_by: tuple[Field, ...] = ()
    translated_by: tuple[Field, ...] = ()
    physdesc: Field | None = None
    published_in: Field | None = None
    problems: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Plain data: the first deposit, the others under ``also``, and the rest."""
        found = self.deposits[0].as_dict() if self.deposits else {}
        if len(self.deposits) > 1:
            found["also"] = [deposit.as_dict() for deposit in self.deposits[1:]]
        for name in _AROUND:
            value = getattr(self, name)
            key = "date_edtf" if name == "date" else name
            if isinstance(value, Field):
                found[key] = value.value
            elif value:
                found[key] = [one.value for one in value]
        return found

    def after(self, before: Reference) -> Reference:
        """A reference that begins with «Там же», made whole from the one `before` it."""
        if not self.deposits or self.deposits[0].ibid is None or not before.deposits:
            return self
        first = self.deposits[0].completed(before.deposits[-1])
        return replace(self, deposits=(first, *self.deposits[1:]))

    def __iter__(self) -> Iterator[tuple[str, Field | Leaves]]:
        """All values with their names, each with raw text and place."""
        for deposit in self.deposits:
            for name in (*_PARTS, "ibid"):
                if (value := getattr(deposit, name)) is not None:
                    yield name, value
            for leaves in deposit.leaves:
                yield "listy", leaves
        for name in _AROUND:
            value = getattr(self, name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    yield name, one

    def __eq__(self, other: object) -> bool:
        """Whether both say the same."""
        return isinstance(other, Reference) and self.as_dict() == other.as_dict()

    def __hash__(self) -> int:
        """Equal references have equal hashes."""
        return hash(repr(self.as_dict()))


_AROUND = tuple(
    field.name for field in fields(Reference) if field.name not in ("deposits", "problems")
)


def reference_from(data: Mapping[str, Any]) -> Reference:
    """The reference of plain data as `Reference.as_dict` gives it; its fields have no place."""
    around: dict[str, Any] = {}
    for name in _AROUND:
        value = data.get("date_edtf" if name == "date" else name)
        if value is not None:
            around[name] = tuple(map(_bare, value)) if isinstance(value, list) else _bare(value)
    deposits = [deposit_from(data), *(deposit_from(one) for one in data.get("also", ()))]
    return Reference(tuple(one for one in deposits if one != Deposit()), **around)


def deposit_from(data: Mapping[str, Any]) -> Deposit:
    """The deposit of plain data as `Deposit.as_dict` gives it; its fields have no place."""
    leaves = tuple(Leaves(first, last, "", _NOWHERE) for first, last in data.get("listy", ()))
    parts = {name: _bare(data[name]) for name in _PARTS if name in data}
    ibid = _bare("") if data.get("ibid") else None
    return Deposit(**parts, leaves=leaves, ibid=ibid)


def shifted(reference: Reference, offset: int) -> Reference:
    """The same reference as a part of a longer text that begins `offset` characters earlier."""
    around = {
        name: _moved(value, offset) for name in _AROUND if (value := getattr(reference, name))
    }
    deposits = tuple(
        replace(
            deposit,
            leaves=tuple(_moved(one, offset) for one in deposit.leaves),
            **{
                name: _moved(value, offset)
                for name in (*_PARTS, "ibid")
                if (value := getattr(deposit, name)) is not None
            },
        )
        for deposit in reference.deposits
    )
    return replace(reference, deposits=deposits, **around)


def _moved(value: Any, offset: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(one, offset) for one in value)
    span = Span(value.span.start + offset, value.span.end + offset)
    return replace(value, span=span)


def _bare(value: str) -> Field:
    return Field(value, value, _NOWHERE)
