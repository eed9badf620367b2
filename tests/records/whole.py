"""A record in which every field has a value of its own, made from the classes themselves."""

from __future__ import annotations

import typing
from dataclasses import fields, is_dataclass
from typing import Any

from ocrfix.records.model import Field
from ocrfix.records.record import Record
from ocrfix.records.references import Leaves
from ocrfix.text.spans import Span

_NOWHERE = Span(0, 0)


def whole_record() -> tuple[Record, dict[str, str]]:
    """The record, and the value of each of its fields by dotted name: ``form.series``."""
    values: dict[str, str] = {}
    record = _filled(Record, "", values)
    return record, values


def _filled(kind: Any, path: str, values: dict[str, str]) -> Any:
    """A value of a type; texts are noted in `values`."""
    inner = [one for one in typing.get_args(kind) if one not in (type(None), Ellipsis)]
    if inner:
        one = _filled(inner[0], path, values)
        return (one,) if typing.get_origin(kind) is tuple else one
    if kind is Leaves:
        values[path] = "61–62ob"
        return Leaves("61", "62ob", "", _NOWHERE)
    if kind is Span:
        return _NOWHERE
    if kind is int:
        values[path] = "8086"
        return 8086
    if is_dataclass(kind) and kind is not Field:
        hints = typing.get_type_hints(kind)
        return kind(
            **{
                one.name: _filled(hints[one.name], f"{path}.{one.name}".lstrip("."), values)
                for one in fields(kind)
            }
        )
    values[path] = f"v{len(values):03}"
    return Field(values[path], values[path], _NOWHERE) if kind is Field else values[path]
